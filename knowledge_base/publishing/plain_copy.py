"""Make a plain copy of the site: every page a file, for any web space and for the archive. It outlives the server.

The site is served within this program and asked for every page; links are turned into links between files
(``plain_links``). What needs a server leads to a running instance, where one is named, or to a note that says so.
The search runs in the page, with MiniSearch, over an index that is a script, so that it works from a disk too.
"""

import asyncio
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..building.build import Result
from ..building.target import BuildFailed
from ..project import Project
from ..web.downloads import FOLDER as DATA
from ..web.pictures import FOLDER as PICTURES
from ..web.queries import sql_of
from .asked_site import site_in
from .folder import Publication, make_site, pages_of_numbers
from .owned_folder import drafted
from .plain_links import NOTE, SEARCH, Copy, file_of, rewritten

PLAIN_FILES = Path(__file__).parent / "plain_files"
LONGEST_BODY = 240
"""Characters of a record that are searched, beside its title and names."""

FILES_OF_SITE = ("/feeds/changes.atom", "/feeds/events.ics", "/feeds/checks.ics")


@dataclass(frozen=True, slots=True)
class Place:
    """``base_url`` is where the copy will be, such as https://example.org/kb; ``instance`` where a running site is."""

    base_url: str = ""
    instance: str = ""


def publish_plain(project: Project, target: Path, publication: Publication, place: Place) -> Result:
    """Write the copy; return what came of the build. Raises BuildFailed when it cannot be written."""
    with drafted(target) as draft, TemporaryDirectory() as temporary:
        served = Path(temporary) / "site"
        served.mkdir()
        result = make_site(project, served, replace(publication, is_copy=True))
        if result.is_written:
            try:
                write_copy(served, draft.path, project.name, place)
            except RuntimeError as error:
                raise BuildFailed(str(error), "nothing was published") from error
            draft.is_whole = True
        return result


def write_copy(served: Path, target: Path, database: str, place: Place) -> None:
    """Write all pages of a served folder into a folder. Raises RuntimeError when a page has an error."""
    _copy_files(served, target, database)
    tables = frozenset(file.stem for file in (served / DATA / "csv").glob("*.csv"))
    count = os.cpu_count() or 1
    # In processes of their own: the plugin of a served folder puts the folder's own library before this one.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        addresses, files = pool.submit(_asked, _addresses, served, database).result()
        copy = Copy(database, frozenset(addresses), tables, place.instance.rstrip("/"))
        given = [*addresses, *FILES_OF_SITE, *files]
        tasks = [
            pool.submit(_asked, _write_pages, served, target, copy, place.base_url, given[start::count])
            for start in range(count)
        ]
        tasks.append(pool.submit(_asked, _write_own_pages, served, target, copy, place.base_url))
        for task in tasks:
            task.result()
    _write_for_machines(target, addresses, place.base_url)


def _asked(ask: Callable[..., Coroutine[Any, Any, Any]], *given: Any) -> Any:
    """Run what asks the served folder, in this process."""
    return asyncio.run(ask(*given))


def _copy_files(served: Path, target: Path, database: str) -> None:
    shutil.copytree(served / "static", target / "static")
    shutil.copytree(served / PICTURES, target / PICTURES)
    shutil.copy(served / f"{database}.db", target)
    for file in PLAIN_FILES.iterdir():
        shutil.copy(file, target / "static")
    (target / ".nojekyll").touch()  # else GitHub Pages leaves out what begins with an underscore
    (target / "static" / "search-data.js").write_text(_search_data(served / f"{database}.db", database), "utf-8")


def _search_data(path: Path, database: str) -> str:
    """The index of the search as a script: a page that is opened from a disk may not fetch data."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        rows = [
            {
                "id": identity,
                "kind": kind,
                "title": title,
                "year": year,
                "address": file_of(f"/{database}/{url}"),
                "names": names.replace("\n", " ") if names else "",
                "body": (body or "")[:LONGEST_BODY],
            }
            for identity, kind, title, year, url, names, body in connection.execute(sql_of("searched_records"))
        ]
    return f"window.SEARCH_DATA = {json.dumps(rows, ensure_ascii=False)};\n"


async def _addresses(served: Path, database: str) -> tuple[list[str], list[str]]:
    """Return the addresses of all pages that become files, and those of other files that the site makes."""
    from ..web.for_machines import pages_of

    datasette = await site_in(served)
    pages = [page for page in await pages_of(datasette) if page != "/search"]
    with closing(sqlite3.connect(f"file:{served / database}.db?mode=ro&immutable=1", uri=True)) as connection:
        numbers = pages_of_numbers(connection)
        articles = [key for (key,) in connection.execute("select id from articles order by id")]
    embedded = [f"/embed{path}" for path in numbers]
    files = [f"{path}.csv" for path in numbers]
    files += [f"/cite/{article}.{form}" for article in articles for form in ("bib", "json")]
    return [*pages, *embedded], files


async def _write_pages(served: Path, target: Path, copy: Copy, base_url: str, addresses: Sequence[str]) -> None:
    datasette = await site_in(served)
    for address in addresses:
        answer = await datasette.client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
        is_page = answer.headers["content-type"].startswith("text/html")
        file = file_of(address) if is_page else address.lstrip("/")
        content = _page(answer.text, file, copy, base_url) if is_page else answer.text
        path = target / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def _page(text: str, file: str, copy: Copy, base_url: str) -> str:
    """Return a page as it is in the copy; it names its own address where that is known."""
    written = rewritten(text, file, copy)
    if not base_url:
        return written
    return written.replace("</head>", f'<link rel="canonical" href="{base_url.rstrip("/")}/{file}">\n</head>', 1)


async def _write_own_pages(served: Path, target: Path, copy: Copy, base_url: str) -> None:
    """Write the pages that only a copy has: its search, the note on what it cannot do, the one for a dead link."""
    from datasette.utils.asgi import Request

    datasette = await site_in(served)
    for file, template in ((SEARCH, "plain-search.html"), (NOTE, "plain-note.html"), ("404.html", "plain-404.html")):
        request = Request.fake("/")
        request.scope["csrftoken"] = str  # no form here sends anything
        text = await datasette.render_template(template, {}, request=request)
        # A page for a dead link is shown at any depth: its links begin at the root.
        root = base_url.rstrip("/") if file == "404.html" else None
        (target / file).write_text(rewritten(text, file, copy, root), "utf-8")


def _write_for_machines(target: Path, addresses: Sequence[str], base_url: str) -> None:
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        base = base_url.rstrip("/")
        lines.append(f"Sitemap: {base}/sitemap.txt")
        files = sorted(file_of(address) for address in addresses)
        (target / "sitemap.txt").write_text("".join(f"{base}/{file}\n" for file in files), "utf-8")
    (target / "robots.txt").write_text("\n".join(lines) + "\n", "utf-8")
