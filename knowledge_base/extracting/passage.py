"""A text, taken apart once: its sentences, quantities, times, and the mentions of what the vocabulary knows."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .layout import Clauses, Stretch, holding, merged, paragraphs, passages, plain, sentences, touches
from .lexicon import Lexicon
from .mentions import Mention, mentions_within, uncovered, words_of
from .not_quantities import adverts, masked
from .quantities import Page, Quantity, quantities
from .times import Time, printed_day, resolved, tagged


@dataclass(frozen=True)
class Passage:
    """A text and what was found in it. Offsets are those of ``text``; ``plain`` has other characters at the "
    "same ones."""

    text: str
    plain: str
    lexicon: Lexicon
    day: str | None
    """The article's day, as EDTF."""
    home: str | None
    """The place that a text means where it names none, if the caller says so."""
    sentences: Sequence[Stretch]
    paragraphs: Sequence[Stretch]
    clauses: Clauses
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    indicators: Sequence[Mention]
    places: Sequence[Mention]
    materials: Sequence[Mention]
    actors: Sequence[Mention]
    left_out: Sequence[Stretch]
    """Lines that belong to the page, not to the article."""

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, day: str | None = None, home: str | None = None) -> "Passage":
        flat = plain(text)
        words = words_of(flat)
        skipped = adverts(flat, passages(flat))
        actors = uncovered(lexicon.actors.find(flat, words))
        indicators = _outside_names(flat, lexicon.indicators.find(flat, words), actors)
        times = tagged(flat)
        conversion = lexicon.terms.conversion
        dates = [Stretch(time.start, time.end) for time in times]
        lasting = [key for key, term in lexicon.terms.indicators.items() if lexicon.dimension(term.unit) == "[time]"]
        durations = [one for one in indicators if any(key in lasting for key in one.ids)]
        page = Page(
            flat, masked(flat), dates, skipped, Clauses(flat), sentences(flat), durations,
            lexicon.terms.indicators[lasting[0]].unit if lasting else None,
            frozenset(unit for unit in conversion.usable if lexicon.dimension(unit) == "[time]"),
        )  # fmt: skip
        counted = [m for m in indicators if not m.is_weak and any(key in lexicon.counted for key in m.ids)]
        found = list(quantities(page, lexicon, counted))
        parts = paragraphs(flat)
        starts = [part.start for part in parts]

        def breaks(start: int, end: int) -> bool:
            return bisect_right(starts, end) - bisect_right(starts, start) > 1

        taken = [Stretch(one.start, one.end) for one in found]
        free = [time for time in times if not touches(taken, time.start, time.end)]
        day = day or printed_day(flat)
        return cls(
            text, flat, lexicon, day, home, page.sentences, parts, page.clauses, resolved(free, day, breaks), found,
            indicators, _places(flat, uncovered(lexicon.places.find(flat, words))),
            uncovered(lexicon.materials.find(flat, words)),
            actors, skipped,
        )  # fmt: skip

    def sentence(self, at: int) -> Stretch:
        """The sentence that holds a place."""
        return self.sentences[holding(self.sentences, at)]

    def sentence_before(self, at: int) -> Stretch | None:
        """The sentence before that of a place, in the same paragraph; None where there is none."""
        n = holding(self.sentences, at)
        if n == 0 or self.sentences[n - 1].start < self.paragraph(at).start:
            return None
        return self.sentences[n - 1]

    def paragraph(self, at: int) -> Stretch:
        """The paragraph that holds a place."""
        return self.paragraphs[holding(self.paragraphs, at)]

    def within(self, mentions: Sequence[Mention], stretch: Stretch) -> list[Mention]:
        """The mentions that lie in a stretch."""
        return mentions_within(mentions, stretch.start, stretch.end)

    def place_in_list(self, quantity: Quantity) -> tuple[int, int, int] | None:
        """Of a number in a list that "respectively" goes with: its position, the size of the list, where it begins."""
        sentence = self.sentence(quantity.start)
        listed = [q for q in self.quantities_between(sentence.start, sentence.end) if q.unit == quantity.unit]
        at = next((n for n, one in enumerate(listed) if one.start == quantity.start), None)
        if at is None:
            return None
        first = last = at
        while first > 0 and BESIDE.fullmatch(self.plain[listed[first - 1].end : listed[first].start]):
            first -= 1
        while last + 1 < len(listed) and BESIDE.fullmatch(self.plain[listed[last].end : listed[last + 1].start]):
            last += 1
        words = self.plain[sentence.start : sentence.end]
        is_told = "respectively" in words or "分别" in self.plain[sentence.start : quantity.start]
        return (at - first, last - first + 1, listed[first].start) if last > first and is_told else None

    @cached_property
    def _asides(self) -> list[Stretch]:
        """What stands between commas after "which" and the like."""
        return [Stretch(*found.span()) for found in _ASIDE.finditer(self.plain)]

    def aside_within(self, start: int, end: int) -> Stretch | None:
        """The first aside that lies whole between two places."""
        n = bisect_left(self._asides, start, key=_start_of)
        return self._asides[n] if n < len(self._asides) and self._asides[n].end <= end else None

    def is_in_aside(self, at: int, other: int) -> bool:
        """Whether a place lies in an aside that another one, behind it, is outside of."""
        n = bisect_right(self._asides, at, key=_start_of)
        return n > 0 and self._asides[n - 1].start <= at < self._asides[n - 1].end <= other

    def goes_on(self, sentence: Stretch) -> bool:
        """Whether a sentence goes on about the number before it: "This marks a decline of 93 percent"."""
        return bool(_GOES_ON.match(self.plain, sentence.start, sentence.end))

    def times_within(self, stretch: Stretch) -> list[Time]:
        """The times that lie in a stretch."""
        first = bisect_left(self.times, stretch.start, key=_start_of)
        last = bisect_left(self.times, stretch.end, key=_start_of)
        return [one for one in self.times[first:last] if one.end <= stretch.end]

    def numbers_between(self, start: int, end: int) -> int:
        """How many quantities lie between two places."""
        return len(self.quantities_between(start, end))

    def quantities_between(self, start: int, end: int) -> list[Quantity]:
        """The quantities that lie between two places."""
        first = bisect_left(self.quantities, start, key=_start_of)
        last = bisect_left(self.quantities, end, key=_start_of)
        return [one for one in self.quantities[first:last] if one.end <= end]

    def quantity_before(self, at: int) -> Quantity | None:
        """The last quantity that begins before a place."""
        n = bisect_left(self.quantities, at, key=_start_of)
        return self.quantities[n - 1] if n else None

    @cached_property
    def title(self) -> Stretch:
        """The first paragraph."""
        return self.paragraphs[0] if self.paragraphs else Stretch(0, 0)


BESIDE = re.compile(r"\s*(?:,|、|和|及|,?\s*and|or|to|versus|,? and)\s*")
"""What stands between numbers of one list."""
_GOES_ON = re.compile(
    r"\s*(?:This|That|These|It) (?:is(?! (?:estimated|believed|reported|expected|said|understood|known|thought"
    r"|clear|possible|likely))|was|marks?|marked|represent\w*|reflect\w*|means?|compares?|includes?"
    r"|equals?|amounts?|"
    r"follows?|comes?|corresponds?)|[^.]{0,30}\b(?:this|that) (?:figure|number|amount|total|sum)\b|\s*这"
)


def _outside_names(text: str, found: Sequence[Mention], actors: Sequence[Mention]) -> list[Mention]:
    """Leave out the words of a name: the State Reserve Bureau speaks of no reserves."""
    names = merged(Stretch(one.start, one.end) for one in actors if text[one.start].isupper())
    return [one for one in found if not _lies_in(names, one)]


def _lies_in(disjoint: Sequence[Stretch], mention: Mention) -> bool:
    n = holding(disjoint, mention.start) if disjoint else 0
    return bool(disjoint) and disjoint[n].start <= mention.start and mention.end <= disjoint[n].end


def _places(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Leave out the US of US$."""
    return [one for one in found if text[one.end : one.end + 2].strip()[:1] != "$"]


_ASIDE = re.compile(r",\s*(?:which|who|whose|where)\b[^,.;\n]{0,160},")


def _start_of(one: Quantity | Time | Stretch) -> int:
    return one.start
