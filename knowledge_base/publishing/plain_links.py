"""Where the links of a page lead in a plain copy of the site: pure functions from address to file."""

import posixpath
import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from ..web.downloads import FOLDER as DATA
from ..web.pictures import FOLDER as PICTURES
from ..web.pictures import file_name_of

NOTE = "needs-a-server.html"
SEARCH = "search.html"

_LINK = re.compile(r'(?P<before>\s(?P<name>href|src|srcset|action)=")(?P<link>[^"]*)"')
_DATA_ALTERNATE = re.compile(r'\s*<link rel="alternate" type="application/json\+datasette"[^>]*>')
_AS_FILES = ("/feeds/", "/cite/", "/static/")
"""Beginnings of addresses whose files have the same name as they."""

_FORMS = {"csv": "csv", "json": "jsonl"}
"""Ending of an address to the folder of data, and ending, of the file that has all rows of its table."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A plain copy. ``pages`` are the addresses that are files; ``tables`` have files of data."""

    database: str
    pages: frozenset[str]
    tables: frozenset[str]
    instance: str = ""
    """Address of a running site, for links that need one; empty where there is none."""


def file_of(address: str) -> str:
    """Return the file of a page: ``a/b.html`` for ``/a/b``, ``a/b.place-cl.html`` for ``/a/b?place=cl``."""
    path, _, query = address.partition("?")
    name = path.strip("/") or "index"
    said = "".join(f".{key}-{value}" for key, value in parse_qsl(query))
    return f"{name}{said}.html"


def normal(address: str) -> str:
    """Return an address with its parameters in one order, and without empty ones."""
    path, _, query = address.partition("?")
    said = urlencode(sorted((key, value) for key, value in parse_qsl(query)))
    return f"{path}?{said}" if said else path


def rewritten(page: str, own: str, copy: Copy, root: str | None = None) -> str:
    """Return a page whose links lead to files, relative to its own file; with ``root``, an address, from there.

    An empty root is that of the host.
    """

    def link(found: re.Match[str]) -> str:
        target = target_of(unescape(found["link"]), own, copy, root)
        return f'{found["before"]}{escape(target)}"'

    return _LINK.sub(link, _DATA_ALTERNATE.sub("", page))


def target_of(link: str, own: str, copy: Copy, root: str | None = None) -> str:
    """Return where a link of the page in file ``own`` leads."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("#"):
        return link
    here = "/" + own.partition(".")[0].removesuffix("index")
    path = parts.path or here
    address = f"{path}?{parts.query}" if parts.query else path
    file = _file(normal(address), path, copy)
    if file is None:
        return f"{copy.instance}{link}" if copy.instance else _placed(NOTE, own, root)
    if file == SEARCH and parts.query:
        return f"{_placed(file, own, root)}?{parts.query}"
    return _placed(file, own, root) + (f"#{parts.fragment}" if parts.fragment else "")


def _file(address: str, path: str, copy: Copy) -> str | None:
    """Return the file that answers an address; None for one that needs a server."""
    if path == "/search":
        return SEARCH
    if address in copy.pages:
        return file_of(address)
    if path.startswith("/-/picture/") or (path.startswith("/number/") and path.endswith(".png")):
        return f"{PICTURES}/{file_name_of(address)}"
    if path.startswith(_AS_FILES) or (path.startswith("/number/") and path.endswith(".csv")):
        return path.lstrip("/")
    if path == f"/{copy.database}.db":
        return f"{copy.database}.db"
    return _data(path, copy)


def _data(path: str, copy: Copy) -> str | None:
    """Return the file with all rows of the table whose rows, or one of whose rows, are asked for as data."""
    stem, _, ending = path.rpartition(".")
    parts = stem.strip("/").split("/")
    if ending not in _FORMS or len(parts) < 2 or parts[0] != copy.database or parts[1] not in copy.tables:
        return None
    form = _FORMS[ending]
    return f"{DATA.as_posix()}/{form}/{parts[1]}.{form}"


def _placed(file: str, own: str, root: str | None) -> str:
    """Return the address of a file as its page names it."""
    quoted = quote(file)
    return f"{root}/{quoted}" if root is not None else posixpath.relpath(quoted, posixpath.dirname(quote(own)) or ".")
