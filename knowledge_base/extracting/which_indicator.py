"""Which indicator a number is one of: the nearest words that show one which can be counted in its unit.

A percentage is first told apart: a change leads to the change of what is named, a share to the share of it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from . import change_words
from .found import MOST_ALTERNATIVES, Decided
from .layout import Stretch
from .mentions import Mention
from .passage import BESIDE, Passage
from .quantities import Quantity

BOUNDARY, HARD_BOUNDARY, NUMBER_BETWEEN, BEHIND, WEAK = 30.0, 60.0, 24.0, 10.0, 90.0
"""What lies between a word and a number, in characters of distance: a comma, a "while", a number; the word behind the
number; and that the word is a weak one."""
NO_CHANGE = 40.0
"""What a word is farther away whose rises and falls the vocabulary does not count."""
CAUSE = 80.0
"""What a word is farther away that only tells why: "down 13 percent owing to a fall in prices"."""
PER_WORD = 7.0
"""What every further word of a trigger is worth: longer ones say more."""
OF_NUMBER = 32.0
"""What "30 tons of X" is worth to X."""
SENTENCE_BEFORE, TITLE, FARTHEST = 150.0, 230.0, 330.0
"""The distance of the sentence before, of the title, and that at which nothing is near any more."""
CLOSE_CALL = 14.0
"""Within so many characters the second candidate is as likely as the first."""
FAR_IN_PARAGRAPH = 600
"""Characters from which a number of the paragraph says nothing about another."""
CHEAP = 100_000
"""Sums of money below it may be prices of a unit that is not printed."""
PRICED = 24
"""How many characters before a sum of money a price must be named for it to be one."""

_HARD = {"while", "whereas", "but", ";", "；", "although", "though", "而", "但", "。"}

OTHER_THINGS = re.compile(
    r"\b(?:revenues?|sales|turnover|EBITDA|EBIT|NPV|net present value|IRR|internal rate of return|earnings"
    r"|margins?|dividends?|"
    r"operating costs?|opex|market cap(?:itali[sz]ation)?|inflation|GDP|interest rates?|discount rate|grad(?:e"
    r"|es|ing)|purity|"
    r"vehicles?|phones?|turbines?|batteries|inventor(?:y|ies)|unemployment|efficiency|humidity|accuracy"
    r"|confidence|error|"
    r"cash|debt|royalt(?:y|ies)|fine[sd]?|penalt(?:y|ies)|salary|wages|population)\b|营收|营业收入|销售额|品位|纯度|罚款",
    re.I,
)
"""What is often told in money and percentages, wherever it is not in the vocabulary: nothing is taken for it then."""


class Candidate(NamedTuple):
    """An indicator that a number may be one of; an empty one where what is named has none."""

    distance: float
    key: str
    rule: str


NEAREST, BEFORE, IN_TITLE = "the nearest words", "the sentence before", "the title"
NAMES_OTHER = "what is named is not in the vocabulary"

Earlier = "tuple[Quantity, Decided[str]] | None"


@dataclass(frozen=True)
class IndicatorRules:
    """Decides indicators of one text."""

    passage: Passage
    _recent: set[str] = field(default_factory=set)

    @cached_property
    def _spoken_of(self) -> Counter[str]:
        """How often a text names each indicator in words that mean no other; the title counts more."""
        title = self.passage.title
        counted: Counter[str] = Counter()
        for mention in self.passage.indicators:
            if len(mention.ids) == 1 and not mention.is_weak:
                counted[mention.ids[0]] += 3 if mention.end <= title.end else 1
        return counted

    @cached_property
    def _others(self) -> list[Mention]:
        """What is named and not in the vocabulary."""
        known = [one for one in self.passage.indicators if not one.is_weak]
        found = (Mention(m.start(), m.end(), ()) for m in OTHER_THINGS.finditer(self.passage.plain))
        return [one for one in found if not any(k.start <= one.start and one.end <= k.end for k in known)]

    def is_change(self, quantity: Quantity) -> bool:
        """Whether a percentage is a rise or a fall, and not a share or a level."""
        if not self.passage.lexicon.is_per_cent(quantity.unit):
            return False
        before, after = self._around(quantity)
        if change_words.is_change(before, after):
            return True
        other = self._listed_before(quantity)
        return other is not None and self.is_change(other)

    def way(self, quantity: Quantity) -> int:
        """Return 1 for a rise, -1 for a fall, 0 where the words beside a change do not say."""
        before, after = self._around(quantity)
        found = change_words.way(before, after)
        other = self._listed_before(quantity)
        return self.way(other) if other is not None and not change_words.is_change(before, after) else found

    def _around(self, quantity: Quantity) -> tuple[str, str]:
        sentence = self.passage.sentence(quantity.start)
        before = self.passage.plain[max(sentence.start, quantity.start - 90) : quantity.start]
        return before, self.passage.plain[quantity.end : min(sentence.end, quantity.end + 44)]

    def _listed_before(self, quantity: Quantity) -> Quantity | None:
        """The percentage that stands just before one: 21.4 of "21.4% and 20.7%"."""
        earlier = [q for q in self.passage.quantities if q.end <= quantity.start and q.unit == quantity.unit]
        if not earlier:
            return None
        gap = self.passage.plain[earlier[-1].end : quantity.start]
        return earlier[-1] if BESIDE.fullmatch(gap) else None

    # ------------------------------------------------------------------------------------------------ the decision

    def decide(self, quantity: Quantity, before: Sequence[tuple[Quantity, Decided[str]]]) -> Decided[str]:
        """Return the indicator of a number; ``before`` are the numbers before it, each with its own, in order."""
        self._remember(quantity, before)
        lexicon = self.passage.lexicon
        if quantity.counts is not None:
            ids = [key for key in quantity.counts.ids if key in lexicon.counted]
            return Decided(ids[0], "what is counted", tuple(ids[1:]), len(ids) > 1)
        if quantity.unit is None:
            return Decided(None, "its unit is not in the vocabulary", (), is_unsure=True)
        is_change = self.is_change(quantity)
        ranked = self._ranked(quantity, is_change=is_change)
        told = self._told_with(quantity, before, ranked, is_change=is_change)
        if told is not None:
            return told
        if ranked and ranked[0].distance < FARTHEST:
            return self._chosen(ranked)
        return self._default(quantity, ranked, is_change=is_change)

    def _remember(self, quantity: Quantity, before: Sequence[tuple[Quantity, Decided[str]]]) -> None:
        """Note what the last number of the same sentence is: a word that means several means that again."""
        sentence = self.passage.sentence(quantity.start)
        self._recent.clear()
        if before and before[-1][0].start >= sentence.start and before[-1][1].value:
            term = self.passage.lexicon.terms.indicators[before[-1][1].value]
            self._recent.update(key for key in (term.id, term.growth_of, term.share_of) if key)

    def _told_with(
        self,
        quantity: Quantity,
        before: Sequence[tuple[Quantity, Decided[str]]],
        ranked: list[Candidate],
        *,
        is_change: bool,
    ) -> Decided[str] | None:
        """The indicator that follows from numbers beside it."""
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
            or self._of_paragraph(quantity, before, ranked, is_change=is_change)
        )

    def _is_content(self, quantity: Quantity) -> bool:
        """Whether a percentage is what an ore holds of a material: "at 2.9 percent total oxides"."""
        if not self.passage.lexicon.is_per_cent(quantity.unit):
            return False
        text = self.passage.plain
        behind = (m for m in self.passage.materials if quantity.end <= m.start <= quantity.end + 9)
        is_material = any(re.fullmatch(r"\s*(?:of )?(?:total )?", text[quantity.end : m.start]) for m in behind)
        return is_material and bool(_CONTENT.search(text[max(0, quantity.start - 40) : quantity.start]))

    def _equal(self, quantity: Quantity, before: Sequence[tuple[Quantity, Decided[str]]]) -> Decided[str] | None:
        """Of "21 million tons, or 23 percent": the share of what the tons are."""
        if not before or not self.passage.lexicon.is_per_cent(quantity.unit):
            return None
        other, decided = before[-1]
        shares = self.passage.lexicon.shares_of.get(decided.value or "", ())
        if not shares or not _EQUALS.fullmatch(self.passage.plain[other.end : quantity.start]):
            return None
        return Decided(shares[0], "the share of the number before it", (), is_unsure=decided.is_unsure)

    def _compared(
        self, quantity: Quantity, before: Sequence[tuple[Quantity, Decided[str]]], ranked: Sequence[Candidate]
    ) -> Decided[str] | None:
        """Of "360 t, down 4.5 percent from 376 t": what the 360 tonnes are. And of "but up 1.1 percent": the change before."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        is_change = self.is_change(quantity)
        alike = [
            (other, decided) for other, decided in before
            if other.start >= sentence.start and not other.counts and not quantity.counts and decided.value
            and self._are_alike(quantity, other, decided.value) and self.is_change(other) == is_change
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
        self,
        quantity: Quantity,
        before: Sequence[tuple[Quantity, Decided[str]]],
        ranked: Sequence[Candidate],
        *,
        is_change: bool,
    ) -> Decided[str] | None:
        """Where a sentence names nothing: what the last number of the same sort in the paragraph is."""
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
                and self.is_change(other) == is_change
                and self._are_alike(quantity, other, decided.value)
            ):
                others = tuple(one.key for one in ranked if one.key and one.key != decided.value)[:MOST_ALTERNATIVES]
                return Decided(decided.value, "as an earlier number of the paragraph", others, is_unsure=True)
        return None

    def _default(self, quantity: Quantity, ranked: Sequence[Candidate], *, is_change: bool) -> Decided[str]:
        lexicon = self.passage.lexicon
        fitting = [key for key in lexicon.terms.indicators if lexicon.fits(quantity.unit, key)]
        if len(fitting) == 1 and not is_change:
            return Decided(fitting[0], "the only one in its unit", (), is_unsure=True)
        found = [key for key in lexicon.defaults if lexicon.may_be(quantity.unit, key) and not is_change]
        others = tuple(dict.fromkeys(one.key for one in ranked if one.key))
        before, after = self._around(quantity)
        is_share = bool(_OF_SOMETHING.match(after) or _ACCOUNTS.search(before))
        if found and (is_share or not lexicon.is_per_cent(quantity.unit)):
            return Decided(found[0], "its unit alone", others[:MOST_ALTERNATIVES], is_unsure=True)
        return Decided(None, "nothing named", (*others, *found)[:MOST_ALTERNATIVES], is_unsure=True)

    @staticmethod
    def _chosen(ranked: Sequence[Candidate]) -> Decided[str]:
        first = ranked[0]
        others = tuple(one.key for one in ranked[1:] if one.key)[:MOST_ALTERNATIVES]
        is_close = len(ranked) > 1 and ranked[1].distance - first.distance < CLOSE_CALL
        is_unsure = is_close or first.rule != NEAREST or first.distance > 64 or not first.key
        return Decided(first.key or None, first.rule if first.key else NAMES_OTHER, others, is_unsure)

    # ------------------------------------------------------------------------------------------------- candidates

    def _ranked(self, quantity: Quantity, *, is_change: bool) -> list[Candidate]:
        """Return what a number may be one of, nearest first."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        found = self._candidates(quantity, sentence, 0.0, NEAREST, is_change=is_change)
        before, title = passage.sentence_before(quantity.start), passage.title
        if before is not None:
            found += self._candidates(quantity, before, SENTENCE_BEFORE, BEFORE, is_change=is_change)
        if title.end <= sentence.start and (is_change or passage.lexicon.dimension(quantity.unit) == "[mass]"):
            found += self._candidates(quantity, title, TITLE, IN_TITLE, is_change=is_change)
        best: dict[str, Candidate] = {}
        for one in sorted(found):
            best.setdefault(one.key, one)
        return sorted(best.values())

    def _candidates(
        self, quantity: Quantity, stretch: Stretch, away: float, rule: str, *, is_change: bool
    ) -> list[Candidate]:
        fitting: list[tuple[Mention, tuple[str, ...]]] = []
        for mention in self.passage.within(self.passage.indicators, stretch):
            is_of_number = mention.start < quantity.end and quantity.start < mention.end
            is_around = mention.start < quantity.start and quantity.end < mention.end
            ids = (
                None if is_of_number and not is_around else self._meant(quantity, mention, stretch, is_change=is_change)
            )
            if ids is not None:
                fitting.append((mention, ids))
        if not away and not quantity.counts and self.passage.lexicon.dimension(quantity.unit) != "[mass]":
            fitting += [(one, ()) for one in self.passage.within(self._others, stretch)]
        found: list[Candidate] = []
        longer = [one for one, _ in fitting]
        if self.passage.lexicon.is_per_cent(quantity.unit):
            within = self.passage.within(self.passage.indicators, stretch)
            longer += [one for one in within if any(self.passage.lexicon.can_grow(key) for key in one.ids)]
        for mention, ids in fitting:
            if any(other.covers(mention) and other.is_weak <= mention.is_weak for other in longer):
                continue
            distance = away + (self._distance(quantity, mention) if not away else (stretch.end - mention.end) / 4)
            distance += WEAK if mention.is_weak else 0.0
            distance += NO_CHANGE if is_change and not ids else 0.0
            found += [Candidate(distance + n * 0.1, key, rule) for n, key in enumerate(ids or ("",))]
        return found

    def _meant(
        self, quantity: Quantity, mention: Mention, stretch: Stretch, *, is_change: bool
    ) -> tuple[str, ...] | None:
        """Return the indicators that a mention means for a number; none where it means one that has no change.

        None where the mention has nothing to do with the number.
        """
        lexicon = self.passage.lexicon
        if not lexicon.is_per_cent(quantity.unit):
            left_out = lexicon.counted | lexicon.parts
            ids = [key for key in mention.ids if lexicon.may_be(quantity.unit, key) and key not in left_out]
            if 0 <= quantity.start - mention.end < PRICED and not ids:
                ids = [key for key in mention.ids if lexicon.is_price_of(quantity.unit, key)]
            is_other_money = (
                not ids
                and not mention.is_weak
                and any(lexicon.is_money_like(quantity.unit, key) for key in mention.ids)
            )
            return () if is_other_money else self._likeliest(ids) or None
        if is_change:
            return self._changes(mention)
        return self._shares(quantity, mention, stretch) or None

    def _changes(self, mention: Mention) -> tuple[str, ...] | None:
        lexicon, terms = self.passage.lexicon, self.passage.lexicon.terms
        found = [key for key in mention.ids if terms.is_change(key) and lexicon.is_per_cent(terms.indicators[key].unit)]
        for key in self._likeliest(mention.ids):
            found += [growth for growth in lexicon.growths_of.get(key, ()) if growth not in lexicon.parts]
        if found:
            return tuple(dict.fromkeys(found))
        is_thing = any(lexicon.can_grow(key) for key in mention.ids)
        return () if is_thing and not mention.is_weak else None

    def _shares(self, quantity: Quantity, mention: Mention, stretch: Stretch) -> tuple[str, ...]:
        lexicon, terms = self.passage.lexicon, self.passage.lexicon.terms
        text = self.passage.plain
        around = text[max(stretch.start, quantity.start - 90) : min(stretch.end, quantity.end + 90)]
        if not (stretch.start <= quantity.start < stretch.end):
            around = "".join(self._around(quantity))
        is_share = bool(change_words.SHARE.search(around)) or quantity.low.is_part
        is_of_all = bool(change_words.OF_ALL.search(around)) or quantity.low.is_part
        found = [key for key in mention.ids if lexicon.fits(quantity.unit, key) and not terms.is_change(key)]
        found = [
            key
            for key in found
            if is_of_all or not (terms.indicators[key].share_of and terms.indicators[key].whole_place)
        ]
        if is_share and is_of_all:
            found += [share for key in mention.ids for share in lexicon.shares_of.get(key, ())]
        return tuple(dict.fromkeys(found))

    def _likeliest(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Put the indicators that a word may mean in the order in which the text speaks of them otherwise."""
        if len(ids) < 2:
            return tuple(ids)
        recent = self._recent
        return tuple(sorted(ids, key=lambda key: (key not in recent, -self._spoken_of[key])))

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
            distance += BEHIND - (OF_NUMBER if _OF.fullmatch(between) else 0.0)
            distance += BOUNDARY if passage.clauses.between(start, end) else 0.0
            distance += CAUSE if _CAUSES.search(between) else 0.0
        return distance

    # ------------------------------------------------------------------------------------- from numbers before it

    def _respectively(
        self, quantity: Quantity, before: Sequence[tuple[Quantity, Decided[str]]], ranked: Sequence[Candidate]
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
        if len(pairs) == size and self.is_change(quantity) and pairs[position][1].value:
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
            if not mention.is_weak and (ids := self._meant(quantity, mention, sentence, is_change=self.is_change(quantity)))
        ))  # fmt: skip
        if len(named) == size and not self.is_change(quantity):
            return Decided(
                named[position], "respectively", tuple(key for key in named if key != named[position]), is_unsure=True
            )
        return None

    def _inherited(
        self, quantity: Quantity, before: Sequence[tuple[Quantity, Decided[str]]], ranked: Sequence[Candidate]
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
        is_change = self.is_change(quantity)
        key = decided.value
        if is_change and not self.is_change(other):
            growths = passage.lexicon.growths_of.get(key or "", ())
            key = next((growth for growth in growths if growth not in passage.lexicon.parts), None) if goes_on else None
        elif is_change != self.is_change(other) or not self._are_alike(quantity, other, key):
            return None
        others = tuple(one.key for one in ranked if one.key and one.key != key)[:MOST_ALTERNATIVES]
        if goes_on:
            nearest = ranked[0] if ranked else None
            is_named = nearest is not None and nearest.rule == NEAREST and nearest.distance < 40 and bool(nearest.key)
            return None if is_named or key is None else Decided(key, "as the number before it", others, is_unsure=True)
        gap = self._between(other, quantity)
        if passage.plain[quantity.start - 1 : quantity.start] == "(" == passage.plain[other.start - 1 : other.start]:
            gap = ""
        if not _LISTED.fullmatch(gap) or (is_change and not self.is_change(other)):
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


_HAN = re.compile(r"[\u3400-\u9fff]")
_OF = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:REO |of REO )?(?:of|in|worth of|for|的)\s*(?:[\w'-]+\s+){0,4}"
    r"|\s*(?:\([^)]*\)\s*)?(?:of )?(?:REO )?",
    re.I,
)
_OF_SOMETHING = re.compile(r"\s*of\b|的", re.I)
_ACCOUNTS = re.compile(
    r"\b(?:account\w*(?: for)?|share|proportion|represent\w*|compris\w+|mak\w+ up"
    r"|contain\w*)\b[^.;]{0,24}\Z|[占比][^。]{0,6}\Z",
    re.I,
)
_CAUSES = re.compile(
    r"\b(?:owing to|due to|because|amid|helped by|driven by|thanks to|as a result|hurt by"
    r"|boosted by|after|despite|when|in order to|to (?:support|drive|build|secure))\b",
    re.I,
)
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


_TOTAL = re.compile(r"\b(?:total|full-year|full year|whole year|annual)\b|全年|合计|总计", re.I)


def of_parts(passage: Passage, quantity: Quantity, indicator: str | None, period: str | None) -> str | None:
    """Return the indicator for parts of a year where the number is one of a part: of months, or of a batch."""
    if indicator is None:
        return None
    part = passage.lexicon.terms.indicators[indicator].in_parts
    if part is None:
        return indicator
    sentence = passage.sentence(quantity.start)
    clause = Stretch(max(sentence.start, quantity.start - 160), min(sentence.end, quantity.end + 30))
    is_total = bool(_TOTAL.search(passage.plain, max(sentence.start, quantity.start - 70), quantity.start))
    if not is_total and any(part in mention.ids for mention in passage.within(passage.indicators, clause)):
        return part
    return part if period is not None and _is_part_of_year(period) else indicator


def _is_part_of_year(period: str) -> bool:
    first, slash, last = period.partition("/")
    if not slash:
        return len(first.rstrip("~?")) > 4
    if len(first) == 7 and len(last) == 7 and first.endswith("-01") and last == f"{first[:4]}-12":
        return False
    return len(first) > 4 and len(last) > 4
