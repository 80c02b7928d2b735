"""Which indicator a number is one of: the nearest words that show one which can be counted in its unit.

A percentage is first told apart: a change leads to the change of what is named, a share to the share of it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .found import MOST_ALTERNATIVES, Decided
from .layout import Stretch
from .mentions import Mention
from .passage import Passage
from .quantities import Quantity

BOUNDARY, HARD_BOUNDARY, NUMBER_BETWEEN, BEHIND, WEAK = 30.0, 60.0, 24.0, 10.0, 110.0
"""What lies between a word and a number, in characters of distance: a comma, a "while", a number; the word behind the
number; and that the word is a weak one."""
PER_WORD = 7.0
"""What every further word of a trigger is worth: longer ones say more."""
OF_NUMBER = 32.0
"""What "30 tons of X" is worth to X."""
SENTENCE_BEFORE, TITLE, FARTHEST = 170.0, 260.0, 420.0
"""The distance of the sentence before, of the title, and that at which nothing is near any more."""
CLOSE_CALL = 14.0
"""Within so many characters the second candidate is as likely as the first."""

_HARD = {"while", "whereas", "but", ";", "；", "although", "though", "而", "但", "。"}

CHANGE_BEFORE = re.compile(
    r"(?:\b(?:up|down|ros[e]|rise[sn]?|rising|increas(?:e[sd]?|ing)|grew|grow(?:n|s|ing)?|growth(?: rate)?|fell"
    r"|fall(?:s|en|ing)?|"
    r"drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|jump(?:s|ed)?|surg(?:e[sd]?|ing)|climb(?:s"
    r"|ed)?|plung(?:e[sd]?|ing)|"
    r"slump(?:s|ed)?|soar(?:s|ed)?|gain(?:s|ed)?|shr[aiu]nk|shed|slid|tumbled|plummet(?:s|ed)?|expand(?:ed|s)?"
    r"|lift(?:s|ed)?|rais(?:e[sd]?|ing)|"
    r"cut|cuts|slash(?:ed)?|reduc(?:e[sd]?|ing|tion)|lower(?:ed)?|higher|averag(?:ed|ing|e)|rate|contract(?:ed"
    r"|s)|skyrocket(?:ed)?|upgrade[d]?|pay|balloon(?:ed)?)"
    r"(?:\s+(?:by|of|an?|at|another|further|as|much|more|than|about|around|nearly|some|roughly|almost|over"
    r"|approximately|average|annual|annually|the|was|were|is|averaged|sharply|year-on-year|year on year|only"
    r"|just|to)){0,5}"
    r"|\bby(?: about| around| nearly| over| roughly| almost| more than| up to| an average of)?"
    r"|(?:同比|环比|较上年|较去年)?(?:增长|下降|上涨|下跌|减少|增加|上升|下滑|上调|下调|提高|大增|暴增|飙升|回升|增幅|降幅|涨幅|跌幅|增速)了?(?:约|近|超|达|为|至)?"
    r"|(?:新增|增|降|涨|跌)了?(?:约|近|超)?)\s*[-+]?\Z",
    re.I,
)
_LEVEL_BEFORE = re.compile(
    r"(?:\b(?:to|from|at|reach(?:ed|ing)?|stood at|between|for|than)(?: about| around| nearly| over| only| just"
    r"| some| more than| roughly)?|[至到为]|占|达)\s*\Z",
    re.I,
)
_RATE_BEFORE = re.compile(r"\b(?:growth|rate|grow\w*|rising|falling|increas\w+|pace)\b[^.;]{0,40}\Z", re.I)
CHANGE_AFTER = re.compile(
    r"\s*(?:(?:percent|per cent|%)?\s*(?:year[ -]on[ -]year|year[ -]over[ -]year|annual(?:ised|ized)?"
    r"|month[ -]on[ -]month|y/y|yoy|y-o-y|m/m|qoq|a year|per year)?\s*"
    r"(?:increase|rise|drop|decline|decrease|growth|jump|fall|gain|surge|reduction|cut|slump|plunge|climb|hike"
    r"|uptick|higher|lower|more\b(?! than)|less\b(?! than)|fewer|above|below)"
    r"|year[ -]on[ -]year|year[ -]over[ -]year|month[ -]on[ -]month|y/y|yoy|y-o-y|m/m|on the (?:year|month|week"
    r"|quarter)|on year|on month|on-year|from (?:the|a|last) (?:previous |prior |same )?(?:year|month|quarter"
    r"|week|period)|"
    r"compared (?:to|with)|from (?:20|19)\d\d|over (?:20|19)\d\d|a year (?:to|until)|annually)",
    re.I,
)
_SHARE = re.compile(
    r"\b(?:of (?:the )?(?:world|global|total|all|its|their|China|country|overall|international|imports|exports"
    r"|output|production|supply)|world'?s?|global|globally|share|proportion|account\w*|"
    r"represent\w*|compris\w+|constitut\w+|mak(?:e|es|ing) up|dominat\w+|control\w*|percentage|percent of"
    r"|per cent of|% of|one of)\b|[占比]|全球|世界",
    re.I,
)


@dataclass(frozen=True)
class IndicatorRules:
    """Decides indicators of one text."""

    passage: Passage

    @cached_property
    def _spoken_of(self) -> Counter[str]:
        """How often a text names each indicator in words that mean no other."""
        return Counter(m.ids[0] for m in self.passage.indicators if len(m.ids) == 1 and not m.is_weak)

    def is_change(self, quantity: Quantity) -> bool:
        """Whether a percentage is a rise or a fall, and not a share or a level."""
        passage = self.passage
        if not passage.lexicon.is_per_cent(quantity.unit):
            return False
        sentence = passage.sentence(quantity.start)
        before = passage.plain[max(sentence.start, quantity.start - 70) : quantity.start]
        before = _HEDGES.sub("", before)
        after = passage.plain[quantity.end : min(sentence.end, quantity.end + 40)]
        if re.match(r"\s*(?:of|share|stake)\b", after) and not re.search(r"\bby\s*\Z", before):
            return False
        if CHANGE_AFTER.match(after):
            return not re.match(r"\s*(?:above|below)", after)
        if CHANGE_BEFORE.search(before):
            return not (_LEVEL_BEFORE.search(before) and not _RATE_BEFORE.search(before)) or "growth rate of" in before
        return bool(_is_listed(before) and self._before_is_change(quantity))

    def _before_is_change(self, quantity: Quantity) -> bool:
        sentence = self.passage.sentence(quantity.start)
        earlier = [
            q for q in self.passage.quantities
            if sentence.start <= q.start and q.end <= quantity.start and q.unit == quantity.unit
        ]  # fmt: skip
        return bool(earlier) and self.is_change(earlier[-1])

    def decide(self, quantity: Quantity, earlier: "tuple[Quantity, Decided[str]] | None") -> Decided[str]:
        """Return the indicator of a number; ``earlier`` is the number before it in the text with its own."""
        lexicon = self.passage.lexicon
        if quantity.counts is not None:
            ids = [key for key in quantity.counts.ids if key in lexicon.counted]
            return Decided(ids[0], "what is counted", tuple(ids[1:]), len(ids) > 1)
        if quantity.unit is None:
            return Decided(None, "its unit is not in the vocabulary", (), is_unsure=True)
        is_change = self.is_change(quantity)
        ranked = self._ranked(quantity, is_change=is_change)
        inherited = self._inherited(quantity, earlier, ranked)
        if inherited is not None:
            return inherited
        if ranked and ranked[0][0] < FARTHEST:
            return self._chosen(ranked)
        default = next((key for key in lexicon.defaults if lexicon.may_be(quantity.unit, key) and not is_change), None)
        others = tuple(key for _, key, _ in ranked if key)[:MOST_ALTERNATIVES]
        if default is not None and not lexicon.is_per_cent(quantity.unit):
            return Decided(default, "its unit alone", others, is_unsure=True)
        return Decided(
            None, "nothing named", tuple(dict.fromkeys((*others, *([default] if default else [])))), is_unsure=True
        )

    # ------------------------------------------------------------------------------------------------- candidates

    def _ranked(self, quantity: Quantity, *, is_change: bool) -> list[tuple[float, str, str]]:
        """Return (distance, indicator, rule), nearest first; an empty indicator where none of the vocabulary fits."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        near = self._candidates(quantity, sentence, 0.0, "the nearest words", is_change=is_change)
        before = passage.sentence_before(quantity.start)
        far = (
            self._candidates(quantity, before, SENTENCE_BEFORE, "the sentence before", is_change=is_change)
            if before
            else []
        )
        title = passage.title
        if title.end <= sentence.start:
            far += self._candidates(quantity, title, TITLE, "the title", is_change=is_change)
        best: dict[str, tuple[float, str, str]] = {}
        for one in sorted([*near, *far]):
            best.setdefault(one[1], one)
        return sorted(best.values())

    def _candidates(
        self, quantity: Quantity, stretch: Stretch, away: float, rule: str, *, is_change: bool
    ) -> list[tuple[float, str, str]]:
        passage = self.passage
        fitting: list[tuple[Mention, tuple[str, ...]]] = []
        for mention in passage.within(passage.indicators, stretch):
            if mention.start < quantity.end and quantity.start < mention.end:
                continue
            ids = self._meant(quantity, mention, stretch, is_change=is_change)
            if ids is not None:
                fitting.append((mention, ids))
        kept = [
            (m, ids)
            for m, ids in fitting
            if not any(other.covers(m) and other.is_weak <= m.is_weak for other, _ in fitting)
        ]
        found: list[tuple[float, str, str]] = []
        for mention, ids in kept:
            distance = away + (self._distance(quantity, mention) if not away else (stretch.end - mention.end) / 4)
            distance += WEAK if mention.is_weak else 0.0
            found += [(distance - min(self._spoken_of[key], 5) * 0.5, key, rule) for key in ids or ("",)]
        return found

    def _meant(
        self, quantity: Quantity, mention: Mention, stretch: Stretch, *, is_change: bool
    ) -> tuple[str, ...] | None:
        """Return the indicators that a mention means for a number; none where it means one that has no change.

        None where the mention has nothing to do with the number.
        """
        lexicon = self.passage.lexicon
        terms = lexicon.terms
        if not lexicon.is_per_cent(quantity.unit):
            ids = tuple(key for key in mention.ids if lexicon.may_be(quantity.unit, key) and key not in lexicon.counted)
            exact = tuple(key for key in ids if lexicon.fits(quantity.unit, key))
            return self._likeliest(exact or ids) or None
        if is_change:
            changes = [key for key in mention.ids if terms.is_change(key) and lexicon.fits(quantity.unit, key)]
            changes += [
                g
                for key in self._likeliest(mention.ids)
                for g in lexicon.growths_of.get(key, ())
                if g not in lexicon.parts
            ]
            if changes:
                return tuple(dict.fromkeys(changes))
            is_thing = any(
                not lexicon.is_per_cent(terms.indicators[key].unit) and key not in lexicon.counted
                for key in mention.ids
            )
            return () if is_thing and not mention.is_weak else None
        own = [key for key in mention.ids if lexicon.fits(quantity.unit, key) and not terms.is_change(key)]
        around = self.passage.plain[max(stretch.start, quantity.start - 90) : min(stretch.end, quantity.end + 90)]
        if _SHARE.search(around) or quantity.low.is_part:
            own += [share for key in mention.ids for share in lexicon.shares_of.get(key, ())]
        return tuple(dict.fromkeys(own)) or None

    def _likeliest(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Put the indicators that a word may mean in the order in which the text speaks of them otherwise."""
        return tuple(sorted(ids, key=lambda key: -self._spoken_of[key])) if len(ids) > 1 else tuple(ids)

    def _distance(self, quantity: Quantity, mention: Mention) -> float:
        passage = self.passage
        is_behind = mention.start >= quantity.end
        start, end = (quantity.end, mention.start) if is_behind else (mention.end, quantity.start)
        between = passage.plain[start:end]
        distance = float(len(between)) * (2.0 if _HAN.search(between) else 1.0)
        for mark in passage.clauses.marks(start, end):
            distance += HARD_BOUNDARY if mark.strip().lower() in _HARD else BOUNDARY
        distance += NUMBER_BETWEEN * passage.numbers_between(start, end)
        distance -= PER_WORD * (len(passage.plain[mention.start : mention.end].split()) - 1)
        if is_behind:
            distance += BEHIND
            if _OF.match(between):
                distance -= OF_NUMBER
        return distance

    # ----------------------------------------------------------------------------------------------------- answers

    def _inherited(
        self,
        quantity: Quantity,
        earlier: "tuple[Quantity, Decided[str]] | None",
        ranked: Sequence[tuple[float, str, str]],
    ) -> Decided[str] | None:
        """A number of a list or a comparison is one of what the number before it is, unless words between say "
        "otherwise."""
        if earlier is None:
            return None
        passage, (other, decided) = self.passage, earlier
        sentence = passage.sentence(quantity.start)
        alike = passage.lexicon.dimension(other.unit) == passage.lexicon.dimension(quantity.unit) and not (
            other.counts or quantity.counts
        )
        if other.start < sentence.start or not alike or self.is_change(other) != self.is_change(quantity):
            return None
        gap = passage.plain[other.end : quantity.start]
        if not _LISTED.fullmatch(gap):
            return None
        following = [one for one in ranked if one[0] < 0 and one[2] == "the nearest words"]
        if (
            following
            and following[0][1] != decided.value
            and "respectively" not in passage.plain[quantity.end : sentence.end]
        ):
            return None
        others = tuple(key for _, key, _ in ranked if key and key != decided.value)[:MOST_ALTERNATIVES]
        return Decided(decided.value, "as the number before it", others, decided.is_unsure or len(gap) > 24)

    @staticmethod
    def _chosen(ranked: Sequence[tuple[float, str, str]]) -> Decided[str]:
        distance, key, rule = ranked[0]
        others = tuple(other for _, other, _ in ranked[1:] if other)[:MOST_ALTERNATIVES]
        is_close = len(ranked) > 1 and ranked[1][0] - distance < CLOSE_CALL
        is_unsure = is_close or rule != "the nearest words" or distance > 70
        return Decided(key or None, rule if key else "the vocabulary has no change of what is named", others, is_unsure)


_HAN = re.compile(r"[\u3400-\u9fff]")
_HEDGES = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|over|some|more than|at least|up to|less than"
    r"|an estimated|only|just|a record)\s*\Z",
    re.I,
)
_OF = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:of|in|worth of|for|的)\s*(?:[\w'-]+\s+){0,4}\Z|\s*(?:of REO )?\Z", re.I)
_LISTED = re.compile(
    r"(?:[\s,、和及与以()（）;]|\b(?:and|or|from|to|in|of|by|versus|vs|than|compared|with|down|up|against|about|around"
    r"|respectively|"
    r"for|that|those|the|same|period|year|previous|last|a|earlier|ago|month|prior|as|well|nearly|over|also|just"
    r"|only|but|"
    r"(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"first|second|third|fourth|quarter|half|increase|decrease|rise|drop)\b|[A-Z][\w-]*|\d{4}年?|年|月|为|至|到|从|分别)*",
)


def _is_listed(before: str) -> bool:
    return bool(re.search(r"\d\s?(?:%|percent|per cent|pct)\s*(?:,|and|or|、|和|to|-|versus|,? and)\s*\Z", before))


def of_parts(passage: Passage, quantity: Quantity, indicator: str | None, period: str | None) -> str | None:
    """Return the indicator for parts of a year where the number is one of a part: of months, or of a batch."""
    if indicator is None:
        return None
    part = passage.lexicon.terms.indicators[indicator].in_parts
    if part is None:
        return indicator
    sentence = passage.sentence(quantity.start)
    clause = Stretch(max(sentence.start, quantity.start - 160), min(sentence.end, quantity.end + 30))
    if any(part in mention.ids for mention in passage.within(passage.indicators, clause)):
        return part
    return part if period is not None and _is_part_of_year(period) else indicator


def _is_part_of_year(period: str) -> bool:
    first, slash, last = period.partition("/")
    if not slash:
        return len(first.rstrip("~?")) > 4
    if len(first) == 7 and len(last) == 7 and first.endswith("-01") and last == f"{first[:4]}-12":
        return False
    return len(first) > 4 and len(last) > 4


def direction(passage: Passage, quantity: Quantity) -> int:
    """Return 1 for a rise, -1 for a fall, 0 where the words beside a change do not say."""
    sentence = passage.sentence(quantity.start)
    before = passage.plain[max(sentence.start, quantity.start - 60) : quantity.start]
    after = passage.plain[quantity.end : min(sentence.end, quantity.end + 40)]
    ahead = list(_WAY.finditer(after[: 24 + len(re.match(r"\s*[\w-]*", after)[0])]))  # type: ignore[index]
    behind = list(_WAY.finditer(before))
    if CHANGE_AFTER.match(after) and ahead:
        return _WAYS[ahead[0].lastgroup or "up"]
    if behind:
        return _WAYS[behind[-1].lastgroup or "up"]
    return _WAYS[ahead[0].lastgroup or "up"] if ahead else 0


_WAYS: Mapping[str, int] = {"up": 1, "down": -1}
_WAY = re.compile(
    r"(?P<down>\b(?:down|f[ae]ll\w*|drop\w*|declin\w+|decreas\w+|plung\w+|slump\w*|cut|cuts|slash\w*|reduc\w+"
    r"|lower\w*|less|fewer|shr[aiu]nk|plummet\w*|"
    r"tumbl\w+|slid|contract(?:ed|s))\b|下降|下跌|减少|下滑|下调|降|跌)"
    r"|(?P<up>\b(?:up|r[oi]se\w*|rising|increas\w+|gr[eo]w\w*|growth|jump\w*|surg\w+|climb\w*|soar\w*|gain\w*"
    r"|expand\w*|higher|more|lift\w*|rais\w+|hike\w*|uptick)\b|增长|上涨|增加|上升|上调|大增|暴增|增|涨)",
    re.I,
)
