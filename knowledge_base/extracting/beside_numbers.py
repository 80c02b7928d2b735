"""What follows for a number from the numbers beside it: a list, a comparison, a share of what was told before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .candidates import NEAREST, SENTENCE_BEFORE, Candidate, Candidates
from .changes import Changes
from .found import MOST_ALTERNATIVES, Decided
from .layout import Stretch
from .mentions import uncovered
from .passage import Passage
from .quantities import Quantity

FAR_IN_PARAGRAPH = 600
"""Characters from which a number of the paragraph says nothing about another."""
CHEAP = 100_000
"""Sums of money below it may be prices of a unit that is not printed."""

Told = tuple[Quantity, Decided[str]]
"""A number before the one that is asked about, and its indicator."""


@dataclass(frozen=True)
class BesideNumbers:
    """Decides indicators of one text by its other numbers."""

    passage: Passage
    changes: Changes
    candidates: Candidates

    def decide(self, quantity: Quantity, before: Sequence[Told], ranked: list[Candidate]) -> Decided[str] | None:
        """Return the indicator that follows from other numbers; None where none does. ``before`` are those "
        "before it."""
        if self._is_content(quantity):
            return Decided(
                None,
                "a content, not a share",
                tuple(c.key for c in ranked if c.key)[:MOST_ALTERNATIVES],
                is_unsure=True,
            )
        return (
            self._respectively(quantity, before, ranked)
            or self._equal(quantity, before)
            or self._inherited(quantity, before, ranked)
            or self._compared(quantity, before, ranked)
            or self._of_paragraph(quantity, before, ranked)
            or self._repeated(quantity, before, ranked)
        )

    def _is_content(self, quantity: Quantity) -> bool:
        """Whether a percentage is what an ore holds of a material: "at 2.9 percent total oxides"."""
        if not self.passage.lexicon.is_per_cent(quantity.unit):
            return False
        text = self.passage.plain
        behind = (
            m
            for m in self.passage.within(self.passage.materials, Stretch(quantity.end, quantity.end + 60))
            if m.start <= quantity.end + 9
        )
        is_material = any(re.fullmatch(r"\s*(?:of )?(?:total )?", text[quantity.end : m.start]) for m in behind)
        return is_material and bool(_CONTENT.search(text[max(0, quantity.start - 40) : quantity.start]))

    def _named_in_parts(self, quantity: Quantity, stretch: Stretch, sentence: Stretch) -> list[str]:
        """Of "the quota for mining and separation": both quotas, though the second has a weak word only."""
        found: dict[str, None] = {}
        for mention in uncovered(self.passage.within(self.passage.indicators, stretch)):
            ids = self.candidates.meant(quantity, mention, sentence) or ()
            new = next((key for key in ids if key not in found), None)
            if new is not None and not (found and new not in ids[:1] and not mention.is_weak):
                found[new] = None
        return list(found)

    def _equal(self, quantity: Quantity, before: Sequence[Told]) -> Decided[str] | None:
        """Of "21 million tons, or 23 percent": the share of what the tons are."""
        if not before or not self.passage.lexicon.is_per_cent(quantity.unit):
            return None
        other, decided = before[-1]
        shares = self.passage.lexicon.shares_of.get(decided.value or "", ())
        if not shares or not _EQUALS.fullmatch(self.passage.plain[other.end : quantity.start]):
            return None
        return Decided(shares[0], "the share of the number before it", (), is_unsure=decided.is_unsure)

    def _compared(self, quantity: Quantity, before: Sequence[Told], ranked: Sequence[Candidate]) -> Decided[str] | None:
        """Of "360 t, down 4.5 percent from 376 t": what the 360 tonnes are."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        is_change = self.changes.is_change(quantity)
        alike = [
            (other, decided) for other, decided in before
            if other.start >= sentence.start and not other.counts and not quantity.counts and decided.value
            and self._are_alike(quantity, other, decided.value) and self.changes.is_change(other) == is_change
        ]  # fmt: skip
        if not alike:
            return None
        other, decided = alike[-1]
        is_base = bool(_COMPARED.search(passage.plain[max(sentence.start, quantity.start - 30) : quantity.start]))
        between = [m for m in passage.within(passage.indicators, Stretch(other.end, quantity.start)) if not m.is_weak]
        is_price = passage.lexicon.is_price_of(quantity.unit, decided.value or "")
        is_near = ranked and ranked[0].distance < 30 and ranked[0].rule == NEAREST and ranked[0].key
        if not (
            (is_base and not between)
            or (is_change and not between and not is_near)
            or (is_price and quantity.value_max < CHEAP)
        ):
            return None
        others = tuple(one.key for one in ranked if one.key and one.key != decided.value)[:MOST_ALTERNATIVES]
        return Decided(
            decided.value, "as the number it is compared with", others, is_unsure=decided.is_unsure or not is_base
        )

    def _of_paragraph(
        self, quantity: Quantity, before: Sequence[Told], ranked: Sequence[Candidate]
    ) -> Decided[str] | None:
        """Where a sentence names nothing: what the last number of the same sort in the paragraph is."""
        is_change = self.changes.is_change(quantity)
        is_named = bool(ranked) and ranked[0].distance < SENTENCE_BEFORE - 20 and ranked[0].rule == NEAREST
        is_mass = self.passage.lexicon.dimension(quantity.unit) == "[mass]"
        if is_named or quantity.counts or not (is_mass or is_change):
            return None
        begin = self.passage.paragraph(quantity.start).start
        for other, decided in reversed(before):
            if other.start < begin or quantity.start - other.end > FAR_IN_PARAGRAPH:
                return None
            if (
                not other.counts
                and decided.value
                and self.changes.is_change(other) == is_change
                and self._are_alike(quantity, other, decided.value)
            ):
                others = tuple(one.key for one in ranked if one.key and one.key != decided.value)[:MOST_ALTERNATIVES]
                return Decided(decided.value, "as an earlier number of the paragraph", others, is_unsure=True)
        return None

    def _repeated(self, quantity: Quantity, before: Sequence[Told], ranked: Sequence[Candidate]) -> Decided[str] | None:
        """Of "from 71.1 percent to 23 percent", said again: what the same number was before, in the same paragraph."""
        if ranked and ranked[0].rule == NEAREST and ranked[0].distance < SENTENCE_BEFORE:
            return None
        begin = self.passage.paragraph(quantity.start).start
        for other, decided in reversed(before):
            is_same = (other.value_min, other.value_max, other.unit) == (
                quantity.value_min, quantity.value_max, quantity.unit,
            )  # fmt: skip
            if is_same and other.start >= begin and decided.value is not None:
                return Decided(decided.value, "the same number, said before", (), is_unsure=True)
        return None

    def _respectively(
        self, quantity: Quantity, before: Sequence[Told], ranked: Sequence[Candidate]
    ) -> Decided[str] | None:
        """Of "quotas of A and B, up 21 and 20 percent respectively": the first percentage is of the first quota."""
        place = self.passage.place_in_list(quantity)
        if place is None:
            return None
        position, size, _ = place
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        own = [pair for pair in before if pair[0].start >= sentence.start]
        pairs = own[: len(own) - position][-size:]
        if len(pairs) == size and self.changes.is_change(quantity) and pairs[position][1].value:
            base = pairs[position][1].value or ""
            growths = [key for key in passage.lexicon.growths_of.get(base, ()) if key not in passage.lexicon.parts]
            key = base if passage.lexicon.terms.is_change(base) else next(iter(growths), None)
            return Decided(
                key, "respectively", tuple(c.key for c in ranked if c.key and c.key != key)[:3], is_unsure=True
            )
        first = min((q.start for q, _ in own[len(own) - position :]), default=quantity.start)
        named = list(dict.fromkeys(
            ids[0]
            for mention in passage.within(passage.indicators, Stretch(sentence.start, first))
            if not mention.is_weak and (ids := self.candidates.meant(quantity, mention, sentence))
        ))  # fmt: skip
        if len(named) < size:
            named = self._named_in_parts(quantity, Stretch(sentence.start, first), sentence)
        if len(named) == size and not self.changes.is_change(quantity):
            return Decided(
                named[position], "respectively", tuple(key for key in named if key != named[position]), is_unsure=True
            )
        return None

    def _inherited(
        self, quantity: Quantity, before: Sequence[Told], ranked: Sequence[Candidate]
    ) -> Decided[str] | None:
        """A number of a list or a comparison is one of what the number before it is, unless words between say "
        "otherwise."""
        if not before:
            return None
        passage, (other, decided) = self.passage, before[-1]
        sentence = passage.sentence(quantity.start)
        goes_on = other.start < sentence.start and passage.goes_on(sentence)
        if (other.start < sentence.start and not goes_on) or quantity.counts or other.counts:
            return None
        is_change = self.changes.is_change(quantity)
        key = decided.value
        if is_change and not self.changes.is_change(other):
            growths = passage.lexicon.growths_of.get(key or "", ())
            key = next((growth for growth in growths if growth not in passage.lexicon.parts), None) if goes_on else None
        elif is_change != self.changes.is_change(other) or not self._are_alike(quantity, other, key):
            return None
        others = tuple(one.key for one in ranked if one.key and one.key != key)[:MOST_ALTERNATIVES]
        if goes_on:
            nearest = ranked[0] if ranked else None
            is_named = nearest is not None and nearest.rule == NEAREST and nearest.distance < 40 and bool(nearest.key)
            return None if is_named or key is None else Decided(key, "as the number before it", others, is_unsure=True)
        gap = self._between(other, quantity)
        if passage.plain[quantity.start - 1 : quantity.start] == "(" == passage.plain[other.start - 1 : other.start]:
            gap = ""
        if not _LISTED.fullmatch(gap) or (is_change and not self.changes.is_change(other)):
            return None
        following = [one for one in ranked if one.distance < 0 and one.rule == NEAREST and one.key]
        if following and following[0].key != key:
            return None
        return Decided(key, "as the number before it", others, decided.is_unsure or len(gap) > 24)

    def _between(self, other: Quantity, quantity: Quantity) -> str:
        """What stands between two numbers, without materials and what is in brackets."""
        text = self.passage.plain
        found = "".join(
            " "
            if any(
                m.start <= at < m.end
                for m in self.passage.within(self.passage.materials, Stretch(other.end, quantity.start))
            )
            else text[at]
            for at in range(other.end, quantity.start)
        )
        return _BRACKETS.sub(" ", found)

    def _are_alike(self, quantity: Quantity, other: Quantity, key: str | None) -> bool:
        """Whether two numbers may be of one indicator: in units of one dimension, or money beside a price in it."""
        lexicon = self.passage.lexicon
        if lexicon.dimension(other.unit) == lexicon.dimension(quantity.unit):
            return True
        return key is not None and lexicon.is_price_of(quantity.unit, key)


_COMPARED = re.compile(
    r"\b(?:from|than|versus|vs\.?|against|compared (?:to|with))(?: (?:the|about|around|only"
    r"|just|nearly|some))*\s*\Z",
    re.I,
)
_EQUALS = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,?\s*(?:or|equal to|equivalent to|accounting for|representing"
    r"|which is|that is)|\(|,?\s*-|[-])\s*(?:about|around|nearly|roughly|some|almost|more than"
    r"|over|less than|an estimated|approximately)?\s*",
    re.I,
)
_CONTENT = re.compile(
    r"\b(?:at|grading|grades? of|averaging|containing|contains?|with)\s*(?:about|around|over"
    r"|an average of)?\s*\Z",
    re.I,
)
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")
_LISTED = re.compile(
    r"(?:[\s,、和及与以()（）;]|\b(?:and|or|from|to|in|of|by|versus|vs|than|compared|with|down|up|against|about|around"
    r"|respectively|"
    r"for|on|that|those|the|same|period|year|previous|last|a|earlier|ago|month|prior|as|well|nearly|over|also"
    r"|just|only|but|light|medium|heavy|ones|"
    r"(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"first|second|third|fourth|quarter|half|increase|decrease|rise|drop)\b|[A-Z][\w-]*|\d{4}年?|年|月|为|至|到|从|分别"
    r"|金属|[镧铈镨钕钐铕钆铽镝钬铒铥镱镥钪钇]|氧化)*",
)
