"""Which indicator a number is one of: the nearest words that show one which can be counted in its unit.

A percentage is first told apart: a change leads to the change of what is named, a share to the share of it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model.vocabulary import NumberSort
from .beside_numbers import BesideNumbers, Told
from .candidates import FARTHEST, NEAREST, Candidate, Candidates
from .changes import Changes
from .found import MOST_ALTERNATIVES, Decided
from .layout import Stretch
from .passage import Passage
from .quantities import Quantity

CLOSE_CALL = 20.0
"""Within so many characters the second candidate is as likely as the first."""
NOT_NEAR = 45.0
"""Characters from which the nearest words are not near."""
NAMES_OTHER = "what is named is not in the vocabulary"


@dataclass(frozen=True)
class IndicatorRules:
    """Decides indicators of one text."""

    passage: Passage

    @cached_property
    def changes(self) -> Changes:
        return Changes(self.passage)

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self.passage, self.changes)

    @cached_property
    def _beside(self) -> BesideNumbers:
        return BesideNumbers(self.passage, self.changes, self._candidates)

    def decide(self, quantity: Quantity, before: Sequence[Told]) -> Decided[str]:
        """Return the indicator of a number; ``before`` are the numbers before it, each with its own, in order."""
        lexicon = self.passage.lexicon
        if quantity.counts is not None:
            ids = [key for key in quantity.counts.ids if key in lexicon.counted]
            return Decided(ids[0], "what is counted", tuple(ids[1:]), len(ids) > 1)
        if quantity.unit is None:
            return Decided(None, "its unit is not in the vocabulary", (), is_unsure=True)
        is_change = self.changes.is_change(quantity)
        ranked = self._candidates.ranked(quantity, self._recent(quantity, before))
        told = self._beside.decide(quantity, before, ranked)
        if told is not None:
            return told
        if ranked and ranked[0].distance < FARTHEST:
            return self._chosen(ranked)
        return self._default(quantity, ranked, is_change=is_change)

    def _recent(self, quantity: Quantity, before: Sequence[Told]) -> Collection[str]:
        """What the last number of the same sentence is, with what it is a change or a share of."""
        sentence = self.passage.sentence(quantity.start)
        if not before or before[-1][0].start < sentence.start or before[-1][1].value is None:
            return ()
        term = self.passage.lexicon.terms.indicators[before[-1][1].value]
        return {key for key in (term.id, term.growth_of, term.share_of) if key}

    def _default(self, quantity: Quantity, ranked: Sequence[Candidate], *, is_change: bool) -> Decided[str]:
        lexicon = self.passage.lexicon
        fitting = [key for key in lexicon.terms.indicators if lexicon.fits(quantity.unit, key)]
        if len(fitting) == 1 and not is_change:
            return Decided(fitting[0], "the only one in its unit", (), is_unsure=True)
        found = [key for key in lexicon.defaults if lexicon.may_be(quantity.unit, key) and not is_change]
        others = tuple(dict.fromkeys(one.key for one in ranked if one.key))
        before, after = self.changes.around(quantity)
        is_share = bool(_OF_SOMETHING.match(after) or _ACCOUNTS.search(before))
        if found and (is_share or not lexicon.is_per_cent(quantity.unit)):
            return Decided(found[0], "its unit alone", others[:MOST_ALTERNATIVES], is_unsure=True)
        return Decided(None, "nothing named", (*others, *found)[:MOST_ALTERNATIVES], is_unsure=True)

    @staticmethod
    def _chosen(ranked: Sequence[Candidate]) -> Decided[str]:
        first = ranked[0]
        others = tuple(one.key for one in ranked[1:] if one.key)[:MOST_ALTERNATIVES]
        is_close = len(ranked) > 1 and ranked[1].distance - first.distance < CLOSE_CALL
        is_unsure = is_close or first.rule != NEAREST or first.distance > NOT_NEAR or not first.key
        return Decided(first.key or None, first.rule if first.key else NAMES_OTHER, others, is_unsure)


_OF_SOMETHING = re.compile(r"\s*of\b|的", re.I)
_ACCOUNTS = re.compile(
    r"\b(?:account\w*(?: for)?|share|proportion|represent\w*|compris\w+|mak\w+ up"
    r"|contain\w*)\b[^.;]{0,24}\Z|[占比][^。]{0,6}\Z",
    re.I,
)
_TOTAL = re.compile(r"\b(?:total|full-year|full year|whole year|annual)\b|全年|合计|总计", re.I)
_IN_ALL_PARTS = re.compile(
    r"\b(?:in|over|both|all) (?:(?:two|three|both|all|2|3) )?(?:batches|rounds|tranches)\b|两批", re.I
)


def of_parts(passage: Passage, quantity: Quantity, indicator: str | None, period: str | None) -> str | None:
    """Return the indicator for parts of a year where the number is one of a part: of months, or of a batch."""
    if indicator is None:
        return None
    part = passage.lexicon.terms.indicators[indicator].in_parts
    if part is None:
        return indicator
    sentence = passage.sentence(quantity.start)
    clause = Stretch(max(sentence.start, quantity.start - 160), min(sentence.end, quantity.end + 70))
    is_total = bool(
        _TOTAL.search(passage.plain, max(sentence.start, quantity.start - 70), quantity.start)
        or _IN_ALL_PARTS.search(passage.plain, clause.start, clause.end)
    )
    if not is_total and any(part in mention.ids for mention in passage.within(passage.indicators, clause)):
        return part
    is_month = period is not None and bool(re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", period))
    is_issued = is_month and passage.lexicon.terms.sort(indicator) is NumberSort.EXACT
    # What is set by law is issued in some month, and is for the year.
    return part if period is not None and _is_part_of_year(period) and not is_issued else indicator


def _is_part_of_year(period: str) -> bool:
    first, slash, last = period.partition("/")
    if slash and first[:4].isdigit() and last[:4].isdigit() and int(last[:4]) - int(first[:4]) > 1:
        return False
    if not slash:
        return len(first.rstrip("~?")) > 4
    if len(first) == 7 and len(last) == 7 and first.endswith("-01") and last == f"{first[:4]}-12":
        return False
    return len(first) > 4 and len(last) > 4
