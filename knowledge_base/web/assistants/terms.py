"""Names as people and assistants write them -> ids of the vocabulary, or what is nearest to them."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ..search_answers import stems_of

MOST_SUGGESTED = 3
LIKE_ENOUGH = 60
"""Out of 100, from which a name is offered for another (rapidfuzz.fuzz.WRatio)."""


class NotKnown(ValueError):
    """Something that was named is not known here; the message says what is nearest, and how to ask otherwise."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary with all its names."""

    kind: str
    id: str
    names: tuple[str, ...]


class Vocabulary:
    """The indicators, places and materials that can be named; made of rows of the query names_for_answers."""

    def __init__(self, rows: list[tuple[str, str, str]]) -> None:
        self.terms = [Term(kind, key, tuple(names.splitlines())) for kind, key, names in rows]
        self._ids = {(term.kind, name.casefold()): term.id for term in reversed(self.terms) for name in self._all(term)}
        self._stems = {(term.kind, stems_of(name)): term.id for term in reversed(self.terms) for name in term.names}

    @staticmethod
    def _all(term: Term) -> list[str]:
        return [*term.names, term.id]

    def id_of(self, kind: str, name: str) -> str:
        """Return the id of what is named, by its id or any of its names. Raises NotKnown."""
        asked = " ".join(name.split())
        found = self._ids.get((kind, asked.casefold())) or self._stems.get((kind, stems_of(asked)))
        if found:
            return found
        near = self.near(kind, asked)
        hint = f"; the nearest: {', '.join(near)}" if near else ""
        raise NotKnown(f"no {kind} is called “{asked[:80]}”{hint}")

    def near(self, kind: str, name: str) -> list[str]:
        """Return the terms that are called most like a name, as "Chile (cl)"."""
        names = {name: term for term in self.terms if term.kind == kind for name in term.names}
        found = process.extract(name, names.keys(), scorer=fuzz.WRatio, limit=12, score_cutoff=LIKE_ENOUGH)
        terms = dict.fromkeys(names[called] for called, _, _ in found)
        return [f"{term.names[0]} ({term.id})" for term in list(terms)[:MOST_SUGGESTED]]
