"""An Atom feed (RFC 4287) of what the builds changed, by ElementTree: no library is needed for forty lines of XML."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from . import verdict_style
from .filters import source_value

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 200

Link = Callable[[str, str], str]
"""Takes a table and an id, returns the address of the record's page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``day`` is that of the build which brought it, ``key`` tells it from all others."""

    key: str
    title: str
    link: str
    day: str
    summary: str
    category: str


def entries_of_builds(builds: Iterable[dict[str, Any]], link: Link) -> Iterator[Entry]:
    """Yield the entries of a history (``building/history.py``): flips first, then records, build by build."""
    for build in builds:
        day, key = build["new_as_of"], f"{build['old_sources'][:16]}-{build['new_sources'][:16]}-{build['new_as_of']}"
        for flip in build["flips"]:
            words = (
                f"{_word(flip['scheme'], flip['before'])} → {_word(flip['scheme'], flip['after'])}. {flip['reason']}"
            )
            yield Entry(
                f"{key}/{flip['table']}/{flip['id']}/{flip['scheme']}",
                f"Judged otherwise: {flip['label']}",
                link(flip["table"], flip["id"]),
                day,
                words,
                "judged otherwise",
            )
        for change in build["changes"]:
            yield Entry(
                f"{key}/{change['table']}/{change['id']}/{change['what']}",
                f"{change['what'].capitalize()}: {change['label']}",
                "" if change["what"] == "removed" else link(change["table"], change["id"]),
                day,
                "; ".join(
                    f"{name.replace('_', ' ')}: {source_value(was)} → {source_value(now)}"
                    for name, (was, now) in change["fields"].items()
                ),
                change["what"],
            )


def _word(scheme: str, word: str) -> str:
    return verdict_style.plain_words(word) if word else f"no {scheme.replace('-', ' ')}"


def feed(title: str, home: str, own: str, updated: str, entries: Iterable[Entry]) -> str:
    """Return the feed. ``home`` and ``own`` are the addresses of the site and of the feed; ``updated`` is a day.

    Ids are made of addresses and keys, so that the same entry has the same id in every build.
    """
    root = ElementTree.Element("feed", xmlns=ATOM)
    _text(root, "title", title)
    _text(root, "id", uuid5(NAMESPACE_URL, own).urn)
    _text(root, "updated", f"{updated}T00:00:00Z")
    ElementTree.SubElement(root, "link", rel="self", href=own)
    ElementTree.SubElement(root, "link", rel="alternate", href=home)
    _text(ElementTree.SubElement(root, "author"), "name", title)
    for entry, _ in zip(entries, range(MOST_ENTRIES), strict=False):
        element = ElementTree.SubElement(root, "entry")
        _text(element, "title", entry.title)
        _text(element, "id", uuid5(NAMESPACE_URL, f"{own}#{entry.key}").urn)
        _text(element, "updated", f"{entry.day}T00:00:00Z")
        if entry.link:
            ElementTree.SubElement(element, "link", rel="alternate", href=entry.link)
        ElementTree.SubElement(element, "category", term=entry.category)
        _text(element, "summary", entry.summary or entry.title)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    # What XML 1.0 cannot hold is left out; no escape exists for it.
    ElementTree.SubElement(parent, tag).text = "".join(
        c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff")
    )
