"""Web addresses: whether one says where it leads, and whether two of them lead to the same page.

They are taken apart by pydantic's parser (the ``url`` crate, https://url.spec.whatwg.org/), which is what browsers
do. Browsers forgive much that is a slip in a record, so what they mend is refused here.
"""

import re
import unicodedata
from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode

from pydantic_core import Url, ValidationError


class Refusal(NamedTuple):
    """Why an address is none: "has no host", and what was expected."""

    message: str
    expected: str


SCHEME_AND_HOST = re.compile(r"(?i)https?://(?P<host>[^/?#]*)")

_INVISIBLE = frozenset({"Cc", "Cf"})
"""Categories of characters that control or format and are not shown; no text that is printable has any."""

NO_ADDRESS = Refusal("is not a web address", "http:// or https:// and no spaces")


def refusal(address: str) -> Refusal | None:
    """Return why an address leads nowhere, or not where it seems to lead; None when it is sound."""
    begin = SCHEME_AND_HOST.match(address)
    if begin is None or re.search(r"\s", address):
        return NO_ADDRESS
    if "\\" in address or not (address.isprintable() or _INVISIBLE.isdisjoint(map(unicodedata.category, address))):
        return Refusal("holds a backslash or an invisible character", "the address as a browser shows it")
    if not begin["host"]:
        return Refusal("names no host", "https://example.org/page")
    try:
        url = Url(address)
    except ValidationError as invalid:
        why = invalid.errors(include_url=False)[0]["ctx"]["error"]
        return Refusal(f"is not a web address ({why})", "https://example.org/page")
    if url.username or url.password or "@" in begin["host"]:
        return Refusal(f"has a user name before its host, and leads to {url.host}", "an address without it")
    if url.port == 0:
        return Refusal("is not a web address (invalid port number)", "https://example.org/page")
    if not _is_public(url.host or ""):
        return Refusal(f"leads to '{url.host}', which is no host of the web", "https://example.org/page")
    return None


@lru_cache(maxsize=4096)
def _is_public(host: str) -> bool:
    """Whether a host is an IP address or has a name below a top-level domain."""
    try:
        return not ip_address(host.strip("[]")).is_loopback
    except ValueError:
        labels = host.removesuffix(".").split(".")
        return len(labels) > 1 and all(re.fullmatch(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", label) for label in labels)


TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_?src|spm|cmpid|amp|print")
"""Parameters of a query that say how a reader came to a page, or in which form, not which page it is."""

_STORED = re.compile(r"(?i)https?://(?:web\.archive\.org/web/\d+[a-z_]*|archive\.\w+/\d+)/(?P<original>https?:/.*)")
"""A stored copy whose address holds that of the original."""

_SAME_SITE = re.compile(r"^(www\d?|m|mobile|amp)\.")
_SAME_PAGE = re.compile(r"/(index|default)\.\w+$|/amp$|/+$")


def page_of(address: str) -> str:
    """Return what two addresses have in common when they lead to the same page, in whatever form each is written.

    Scheme, ``www.``, port, tracking parameters and their order, the mark within a page, percent encoding, a last
    slash and a stored copy's own part do not matter. Only for addresses that ``refusal`` lets pass.
    """
    stored = _STORED.fullmatch(address)
    if stored:
        return page_of(re.sub(r"^(https?):/+", r"\1://", stored["original"]))
    url = Url(address)
    host = _SAME_SITE.sub("", (url.host or "").removesuffix("."))
    path = _SAME_PAGE.sub("", re.sub(r"/{2,}", "/", unquote(url.path or "/")))
    query = [(key, value) for key, value in parse_qsl(url.query or "") if not TRACKING.fullmatch(key.lower())]
    # A fragment is a place within the page, unless a script makes pages of fragments.
    fragment = url.fragment if url.fragment and url.fragment.startswith(("/", "!")) else ""
    return f"{host}{path}" + (f"?{urlencode(sorted(query))}" if query else "") + (f"#{fragment}" if fragment else "")
