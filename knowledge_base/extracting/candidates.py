"""The indicators that a number may be one of: what the words around it show, and how far away each is.

Distances are characters, with a price on what lies between a word and the number.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from . import change_words
from .changes import Changes
from .layout import Stretch, merged, touches
from .mentions import Mention
from .passage import Passage
from .quantities import Quantity

BOUNDARY, HARD_BOUNDARY, NUMBER_BETWEEN, BEHIND, WEAK = 30.0, 60.0, 24.0, 10.0, 90.0
"""What lies between a word and a number, in characters of distance: a comma, a "while", a number; the word behind the
number; and that the word is a weak one."""
NO_CHANGE = 70.0
"""What a word is farther away whose rises and falls the vocabulary does not count."""
IN_ASIDE = 80.0
"""What a word is farther away that stands in an aside which the number is outside of."""
CAUSE = 80.0
"""What a word is farther away that only tells why: "down 13 percent owing to a fall in prices"."""
PER_WORD = 7.0
"""What every further word of a trigger is worth: longer ones say more."""
OF_NUMBER = 32.0
"""What "30 tons of X" is worth to X."""
SENTENCE_BEFORE, TITLE, FARTHEST = 150.0, 230.0, 330.0
"""The distance of the sentence before, of the title, and that at which nothing is near any more."""
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
    r"cash|debt|royalt(?:y|ies)|fine[sd]?|penalt(?:y|ies)|salary|wages|population)\b|营收"
    r"|营业收入|销售额|品位|纯度|罚款",
    re.I,
)
"""What is often told in money and percentages, wherever it is not in the vocabulary: nothing is taken for it then."""


OTHER_MASSES = re.compile(
    r"\b(?:stockpil\w*|surplus\w*|oversuppl\w+|over-suppl\w+"
    r"|purchas\w+|sales(?: volumes?)?|sold|inventor(?:y|ies)|bought)\b|收储"
    r"|销量",
    re.I,
)
"""What is often told in tonnes, wherever it is not in the vocabulary."""


class Candidate(NamedTuple):
    """An indicator that a number may be one of; an empty one where what is named has none."""

    distance: float
    key: str
    rule: str


NEAREST, BEFORE, IN_TITLE = "the nearest words", "the sentence before", "the title"


@dataclass(frozen=True)
class Candidates:
    """Finds candidates in one text.

    ``recent`` is, where it is asked for, what the last number of the sentence is: a word that means several means that.
    """

    passage: Passage
    changes: Changes

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
        patterns = (OTHER_THINGS, OTHER_MASSES)
        found = (Mention(m.start(), m.end(), ()) for p in patterns for m in p.finditer(self.passage.plain))
        taken = merged(Stretch(one.start, one.end) for one in known)
        return sorted(one for one in found if not touches(taken, one.start, one.end))

    def _is_mass(self, mention: Mention) -> bool:
        return bool(OTHER_MASSES.match(self.passage.plain, mention.start))

    def ranked(self, quantity: Quantity, recent: Collection[str] = ()) -> list[Candidate]:
        """Return what a number may be one of, nearest first."""
        passage = self.passage
        is_change = self.changes.is_change(quantity)
        sentence = passage.sentence(quantity.start)
        found = self._candidates(quantity, sentence, 0.0, NEAREST, recent)
        before, title = passage.sentence_before(quantity.start), passage.title
        if before is not None:
            found += self._candidates(quantity, before, SENTENCE_BEFORE, BEFORE, recent)
        if title.end <= sentence.start and (is_change or passage.lexicon.dimension(quantity.unit) == "[mass]"):
            found += self._candidates(quantity, title, TITLE, IN_TITLE, recent)
        best: dict[str, Candidate] = {}
        for one in sorted(found):
            best.setdefault(one.key, one)
        return sorted(best.values())

    def _candidates(
        self, quantity: Quantity, stretch: Stretch, away: float, rule: str, recent: Collection[str]
    ) -> list[Candidate]:
        is_change = self.changes.is_change(quantity)
        fitting: list[tuple[Mention, tuple[str, ...]]] = []
        for mention in self.passage.within(self.passage.indicators, stretch):
            is_of_number = mention.start < quantity.end and quantity.start < mention.end
            is_around = mention.start < quantity.start and quantity.end < mention.end
            ids = None if is_of_number and not is_around else self.meant(quantity, mention, stretch, recent)
            if ids is not None:
                fitting.append((mention, ids))
        if not away and not quantity.counts:
            is_mass = self.passage.lexicon.dimension(quantity.unit) == "[mass]"
            others = (one for one in self.passage.within(self._others, stretch) if not is_mass or self._is_mass(one))
            fitting += [(one, ()) for one in others]
        found: list[Candidate] = []
        longer = [one for one, ids in fitting if ids or not is_change]
        if self.passage.lexicon.is_per_cent(quantity.unit) and not is_change:
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

    def meant(
        self, quantity: Quantity, mention: Mention, stretch: Stretch, recent: Collection[str] = ()
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
            return () if is_other_money else self._likeliest(ids, recent) or None
        if self.changes.is_change(quantity):
            return self._changes(mention, recent)
        return self._shares(quantity, mention, stretch) or None

    def _changes(self, mention: Mention, recent: Collection[str]) -> tuple[str, ...] | None:
        lexicon = self.passage.lexicon
        found = [key for key in mention.ids if lexicon.is_difference(key)]
        for key in self._likeliest(mention.ids, recent):
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
            around = "".join(self.changes.around(quantity))
        is_share = bool(change_words.SHARE.search(around)) or quantity.low.is_part
        is_of_all = bool(change_words.OF_ALL.search(around)) or quantity.low.is_part
        is_of_all = (is_of_all or self._is_of_a_material(quantity)) and not self._is_of_a_place(quantity)
        found = [key for key in mention.ids if lexicon.fits(quantity.unit, key) and not terms.is_change(key)]
        found = [
            key
            for key in found
            if is_of_all or not (terms.indicators[key].share_of and terms.indicators[key].whole_place)
        ]
        if is_share and is_of_all:
            found += [share for key in mention.ids for share in lexicon.shares_of.get(key, ())]
            found += [share for key in mention.ids for share in lexicon.shares_of_all.get(key, ())]
        return tuple(dict.fromkeys(found))

    def _is_of_a_material(self, quantity: Quantity) -> bool:
        """Whether a share is told of a material at large: 97 percent of rare metals."""
        behind = self.passage.within(self.passage.materials, Stretch(quantity.end, quantity.end + 60))
        first = next(iter(behind), None)
        return first is not None and bool(_OF_NEXT.fullmatch(self.passage.plain[quantity.end : first.start]))

    def _is_of_a_place(self, quantity: Quantity) -> bool:
        """Whether a share is told to be one of a place that lies in another: 60 percent of Chile's output."""
        passage = self.passage
        places = passage.lexicon.terms.places
        behind = next(iter(passage.within(passage.places, Stretch(quantity.end, quantity.end + 60))), None)
        is_next = behind is not None and bool(_OF_NEXT.fullmatch(passage.plain[quantity.end : behind.start]))
        return behind is not None and is_next and places[behind.ids[0]].kind == "country"

    def _likeliest(self, ids: Sequence[str], recent: Collection[str]) -> tuple[str, ...]:
        """Put the indicators that a word may mean in the order in which the text speaks of them otherwise."""
        if len(ids) < 2:
            return tuple(ids)
        return tuple(sorted(ids, key=lambda key: (key not in recent, -self._spoken_of[key])))

    def _distance_over(self, quantity: Quantity, mention: Mention, aside: Stretch) -> float:
        """Return the distance of a word from a number between which an aside stands, as if it did not."""
        passage = self.passage
        distance = float(aside.start - mention.end + quantity.start - aside.end) + BOUNDARY
        distance += NUMBER_BETWEEN * passage.numbers_between(mention.end, aside.start)
        return distance - PER_WORD * (len(passage.plain[mention.start : mention.end].split()) - 1)

    def _distance(self, quantity: Quantity, mention: Mention) -> float:
        passage = self.passage
        is_behind = mention.start >= quantity.end
        start, end = (quantity.end, mention.start) if is_behind else (mention.end, quantity.start)
        aside = passage.aside_within(start, end)
        if aside is not None:
            # Of "imports, which go to plants that use them, were 23 t": the aside does not part what it is put into.
            return self._distance_over(quantity, mention, aside)
        between = passage.plain[start:end]
        distance = IN_ASIDE if not is_behind and passage.is_in_aside(mention.start, quantity.start) else 0.0
        distance += float(len(between)) * (2.0 if _HAN.search(between) else 1.0)
        for mark in passage.clauses.marks(start, end):
            distance += HARD_BOUNDARY if mark.strip().lower() in _HARD else BOUNDARY
        distance += NUMBER_BETWEEN * passage.numbers_between(start, end)
        distance -= PER_WORD * (len(passage.plain[mention.start : mention.end].split()) - 1)
        if is_behind:
            distance += BEHIND - (OF_NUMBER if _OF.fullmatch(between) else 0.0)
            distance += BOUNDARY if passage.clauses.between(start, end) else 0.0
            distance += CAUSE if _CAUSES.search(between) else 0.0
        return distance


_HAN = re.compile(r"[\u3400-\u9fff]")
_OF = re.compile(
    r"(?:以上|左右|以下)?的[\u3400-\u9fff]{0,8}|"
    r"\s*(?:\([^)]*\)\s*)?(?:REO |of REO )?(?:of|in|worth of|for|的)\s*(?:[\w'-]+\s+){0,4}"
    r"|\s*(?:\([^)]*\)\s*)?(?:of )?(?:REO )?",
    re.I,
)
_OF_NEXT = re.compile(
    r"\s*of (?:the |all |its |their )?(?:(?:least|most|more|less|world'?s?|[a-z]+est) )?(?:[a-z]+ )?", re.I
)
_CAUSES = re.compile(
    r"\b(?:owing to|due to|because|amid|helped by|driven by|thanks to|as a result|hurt by"
    r"|boosted by|after|despite|when|in order to|to (?:support|drive|build|secure))\b",
    re.I,
)
