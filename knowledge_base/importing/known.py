"""What the knowledge base has already: its names, its words, its articles and where they are, its claims.

Read from what the files say, before anything is checked: an article that a person has not finished is one, too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from rapidfuzz import fuzz, process

from ..model.addresses import page_of, refusal
from ..model.characters import PLAIN_FORMS
from ..model.problems import LONGEST_WORD
from ..reading.files import find_sources
from ..reading.formats import read_records
from ..reading.raw_records import RawRecord

MOST_NEAREST = 3
"""Ids that are named where nothing has the name."""

NEAR = 80
"""Per cent of a name that must be alike."""

_NAMES = ("name", "name_in_text", "name_original", "iso_code", "symbol", "title", "title_original")
_DOI_ADDRESS = re.compile(r"(?i)https?://(?:dx\.|www\.)?doi\.org/(?P<doi>10\..+)")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")


class Names:
    """The ids of one kind of record, and the names by which people call them."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._printed: dict[str, set[str]] = defaultdict(set)
        self._folded: dict[str, set[str]] = defaultdict(set)

    def add(self, identity: str, data: Mapping[str, Any]) -> None:
        self.ids.add(identity)
        aliases = data.get("aliases")
        called = [data.get(key) for key in _NAMES] + (aliases if isinstance(aliases, list) else [])
        for name in called:
            if isinstance(name, str):
                self._printed[name].add(identity)
                self._folded[_folded(name)].add(identity)

    def called(self, name: str) -> list[str]:
        """Return the ids that have a name, as it is printed if any has, else whatever its letters' case."""
        if name in self.ids:
            return [name]
        return sorted(self._printed.get(name) or self._folded.get(_folded(name)) or ())

    def nearest(self, name: str) -> list[str]:
        """Return the ids whose names are most like one, the nearest first."""
        if len(name) > LONGEST_WORD:
            return []
        names = sorted({*self._folded, *self.ids})
        found = process.extract(
            _folded(name), names, scorer=fuzz.token_set_ratio, score_cutoff=NEAR, limit=MOST_NEAREST
        )
        ids = [identity for one, *_ in found for identity in ([one] if one in self.ids else sorted(self._folded[one]))]
        return list(dict.fromkeys(ids))[:MOST_NEAREST]


def _folded(name: str) -> str:
    return " ".join(name.translate(PLAIN_FORMS).casefold().split())


class Known:
    """What a folder of sources holds."""

    def __init__(self, sources: Path) -> None:
        self.sources = sources
        self.names: dict[str, Names] = defaultdict(Names)
        self.words: dict[str, list[str]] = defaultdict(list)
        self.articles: dict[str, str] = {}
        """Id, or former id, to the id of the article that has it."""
        self.addresses: dict[str, str] = {}
        """What ``keys_of`` makes of addresses, to the article."""
        self.claims: set[str] = set()
        self.claim_files: dict[str, str] = {}
        """Article to the file that holds its claims."""
        for file in find_sources(sources).files:
            if file.kind == "claim":
                self.claim_files[file.stem] = file.name
            if file.kind == "article":
                self.articles.setdefault(file.stem, file.stem)
            for found in read_records(file):
                if isinstance(found, RawRecord) and found.identity:
                    self._take(found, found.identity)

    def _take(self, raw: RawRecord, identity: str) -> None:
        data = raw.data
        former = _listed(data, "former_ids")
        match raw.kind:
            case "word":
                self.words[str(data["scheme"])].append(str(data["word"]))
            case "article":
                for one in (identity, *former):
                    self.articles[one] = identity
                addresses = [data.get("url"), data.get("url_archived"), *_listed(data, "urls")]
                for key in keys_of(one for one in addresses if isinstance(one, str)):
                    self.addresses.setdefault(key, identity)
            case "claim":
                self.claims.update((identity, *former))
                if isinstance(data.get("article"), str):
                    self.claim_files.setdefault(data["article"], raw.file.name)
            case _:
                self.names[raw.kind].add(identity, data)


def _listed(data: Mapping[str, Any], key: str) -> list[str]:
    value = data.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def keys_of(addresses: Iterable[str]) -> Iterator[str]:
    """Yield what addresses of the same page, and of the same DOI, have in common."""
    for address in addresses:
        if refusal(address) is None:
            yield page_of(address)
            found = _DOI_ADDRESS.fullmatch(address)
            if found:
                yield f"doi:{unquote(found['doi']).lower()}"


def doi_of(text: str) -> str:
    """Return the DOI of a field that holds one, also as an address; else an empty string."""
    plain = re.sub(r"(?i)^(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)", "", text.strip())
    return plain if _DOI.fullmatch(plain) else ""
