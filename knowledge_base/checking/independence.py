"""Does somebody other than the claim's own source say the figure? By publisher, speaker and page; never by a list.

A number is not confirmed by the page it was read on, nor by the house that first printed it. A claim that repeats what
its named source printed quotes that source correctly, which is another thing than being right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..model.records import Actor
from ..model.vocabulary import Independence
from .figures import Figure


@dataclass(frozen=True, slots=True)
class Voice:
    """Who makes a claim, and where."""

    pages: frozenset[str] = frozenset()
    """Addresses of the article, normalised, and of copies of its text."""
    publisher: str | None = None
    speaker: str | None = None
    """Whom the article names as the source of the claim."""


def is_own_house(a: str | None, b: str | None, actors: Mapping[str, Actor]) -> bool:
    """Whether two actors are one house: the same, or one a part of the other, as a person is of a body."""
    return a is not None and b is not None and (a in lineage(b, actors) or b in lineage(a, actors))


def are_of_one_government(a: str | None, b: str | None, actors: Mapping[str, Actor]) -> bool:
    """Whether two actors are bodies of one greater body, and neither is a part of the other."""
    if a is None or b is None or is_own_house(a, b, actors):
        return False
    return not set(lineage(a, actors)).isdisjoint(lineage(b, actors))


def lineage(actor: str, actors: Mapping[str, Actor]) -> list[str]:
    """Return an actor and the bodies it is part of, from the innermost out. Circles end where they begin."""
    found = [actor]
    while (known := actors.get(found[-1])) and known.parent and known.parent not in found:
        found.append(known.parent)
    return found


def independence(figure: Figure, voice: Voice, actors: Mapping[str, Actor]) -> Independence:
    """Return whether a figure is independent of a claim.

    An implied one is as its leading part: the part of a share, the later year of a growth. Exports that their own
    counter sets beside a quota are no second voice because a ministry printed the quota.
    """
    return _of_printed(figure.printed[0], voice, actors)


def _of_printed(figure: Figure, voice: Voice, actors: Mapping[str, Actor]) -> Independence:
    if figure.page and page_key(figure.page) in voice.pages:
        return Independence.OWN_SOURCE
    if figure.reader is not None and figure.reader == voice.publisher:
        return Independence.OWN_SOURCE
    source = voice.speaker or voice.publisher
    if not is_own_house(source, figure.publisher, actors):
        return Independence.INDEPENDENT
    is_its_own_paper = is_own_house(voice.publisher, figure.publisher, actors)
    return Independence.OWN_SOURCE if is_its_own_paper else Independence.QUOTES_SOURCE


def page_key(url: str) -> str:
    """Return an address without what does not change the page: scheme, www, fragment, last slash, case of host."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def page_keys(urls: Iterable[str | None]) -> frozenset[str]:
    """Return the keys of all addresses that are given."""
    return frozenset(page_key(url) for url in urls if url)
