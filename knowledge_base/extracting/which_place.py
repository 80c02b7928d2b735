"""The place a number is about: the nearest place that can be its subject, not the one that something is compared with,
sold to, or a whole that it is a part of.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from .found import MOST_ALTERNATIVES, Decided
from .layout import Stretch
from .mentions import Mention
from .passage import Passage
from .quantities import Quantity

BOUNDARY, HARD_BOUNDARY, NUMBER_BETWEEN, BEHIND = 26.0, 70.0, 12.0, 40.0
PARTNER, WHOLE, ADJECTIVE_OF_OTHER = 130.0, 160.0, 60.0
"""What a place is farther away when it is a partner ("to Japan"), a whole ("of the world's"), or whose only "
    "part is told."""
SUBJECT, BRACKET, INSIDE = 34.0, 90.0, 20.0
"""What a place is nearer when it begins its sentence, stands before the bracket of the number, or lies in "
  "another one."""
SENTENCE_BEFORE = 160.0
CLOSE_CALL = 18.0

_PARTNER = re.compile(
    r"\b(?:to|with|against|for|toward|towards|outside|outside of|destined for|bound for|reliance on"
    r"|dependence on|rely on|depends? on|than|like|by|lists?)(?: the| other)?\s*\Z",
    re.I,
)
_FROM = re.compile(r"\b(?:from|via|through|off)(?: the)?\s*\Z", re.I)
_WHOLE = re.compile(
    r"\b(?:of|in|on|across|around|to|from|throughout)(?: the)?(?: total| all)?\s*\Z|\b(?:of|than) (?:the )?\Z", re.I
)
_IMPORTS = re.compile(r"import|进口", re.I)
_MONEY_SIGN = re.compile(r"\s?\$")
_HOME = re.compile(
    r"\b(?:domestic(?:ally)?|at home|home|the country'?s?|its|the nation'?s?|the state'?s?|the Asian nation"
    r"|this country|locally|nationwide|the ministry|the government)\b|国内|我国|全国|本国",
    re.I,
)
_HARD = {"while", "whereas", "but", ";", "；", "although", "而", "但"}


@dataclass(frozen=True)
class PlaceRules:
    """Decides places of one text."""

    passage: Passage

    @cached_property
    def _wholes(self) -> frozenset[str]:
        """The places that have no place above them: the world."""
        return frozenset(key for key, place in self.passage.lexicon.terms.places.items() if place.kind == "world")

    @cached_property
    def main(self) -> str | None:
        """The place that the text is most about; that of the title counts more."""
        passage = self.passage
        counted: Counter[str] = Counter()
        for mention in passage.places:
            key = mention.ids[0]
            if key not in self._wholes and not any(s.start <= mention.start < s.end for s in passage.left_out):
                counted[key] += 4 if mention.start < passage.title.end and mention.start < 200 else 1
        return counted.most_common(1)[0][0] if counted else None

    def decide(
        self, quantity: Quantity, indicator: str | None, earlier: "tuple[Quantity, Decided[str]] | None"
    ) -> Decided[str]:
        """Return the place of a number; ``earlier`` is the number before it in the text with its own."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        ranked = self._ranked(quantity, sentence, indicator)
        if ranked and ranked[0][0] < 10_000:
            distance, key = ranked[0]
            others = self._others(ranked[1:], key)
            is_close = len(ranked) > 1 and ranked[1][0] - distance < CLOSE_CALL and ranked[1][1] != key
            rule = "named in its sentence" if distance > 60 else "named beside it"
            if distance > PARTNER and (before := self._before(quantity, sentence, earlier)) is not None:
                return Decided(
                    before[0], before[1], tuple(dict.fromkeys((key, *others)))[:MOST_ALTERNATIVES], is_unsure=True
                )
            return Decided(key, rule, others, is_close or distance > 110)
        before = self._before(quantity, sentence, earlier)
        if before is not None:
            return Decided(before[0], before[1], self._others([], before[0]), is_unsure=True)
        if passage.home is not None:
            return Decided(passage.home, "the place given with the text", (), is_unsure=True)
        return Decided(
            self.main, "the place the text is most about" if self.main else "no place named", (), is_unsure=True
        )

    # -------------------------------------------------------------------------------------------------- candidates

    def _ranked(self, quantity: Quantity, sentence: Stretch, indicator: str | None) -> list[tuple[float, str]]:
        passage = self.passage
        found: dict[str, float] = {}
        for mention in passage.within(passage.places, sentence):
            if mention.start < quantity.end and quantity.start < mention.end:
                continue
            distance = self._distance(quantity, mention, sentence, indicator)
            for key in mention.ids[:1]:
                found[key] = min(found.get(key, distance), distance)
        return sorted((distance, key) for key, distance in found.items())

    def _distance(self, quantity: Quantity, mention: Mention, sentence: Stretch, indicator: str | None) -> float:
        passage, text = self.passage, self.passage.plain
        is_behind = mention.start >= quantity.end
        start, end = (quantity.end, mention.start) if is_behind else (mention.end, quantity.start)
        between = text[start:end]
        distance = float(len(between)) * (2.0 if re.search(r"[\u3400-\u9fff]", between) else 1.0)
        for mark in passage.clauses.marks(start, end):
            distance += HARD_BOUNDARY if mark.strip().lower() in _HARD else BOUNDARY
        distance += NUMBER_BETWEEN * passage.numbers_between(start, end)
        before = text[max(sentence.start, mention.start - 30) : mention.start]
        after = text[mention.end : mention.end + 30]
        if is_behind:
            distance += BEHIND
        elif re.fullmatch(r"\s*[(（:：]\s*", between):
            return -BRACKET
        if not is_behind and not before.strip():
            distance -= SUBJECT
        distance += self._role(quantity, mention, before, after, indicator)
        return distance

    def _role(self, quantity: Quantity, mention: Mention, before: str, after: str, indicator: str | None) -> float:
        """Return how much farther away a place is because of what it is in its sentence."""
        key = mention.ids[0]
        name = indicator or ""
        is_import = bool(_IMPORTS.search(name))
        if _MONEY_SIGN.match(after):
            return 10_000.0
        if key in self._wholes:
            is_share = self.passage.lexicon.is_per_cent(quantity.unit)
            return (
                WHOLE
                if is_share
                and (
                    _WHOLE.search(before)
                    or re.match(r"'s|的|总| total| output| supply| production| market| reserves", after)
                )
                else (0.0 if not is_share else PARTNER)
            )
        if _FROM.search(before):
            return PARTNER if is_import else 0.0
        if _PARTNER.search(before):
            return PARTNER
        return 0.0

    def _others(self, ranked: list[tuple[float, str]], chosen: str | None) -> tuple[str, ...]:
        found = [key for _, key in ranked]
        main = [self.main] if self.main else []
        return tuple(dict.fromkeys(one for one in (*found, *main) if one != chosen))[:MOST_ALTERNATIVES]

    # ------------------------------------------------------------------------------------------- from farther away

    def _before(
        self, quantity: Quantity, sentence: Stretch, earlier: "tuple[Quantity, Decided[str]] | None"
    ) -> tuple[str, str] | None:
        """Return the place that was spoken of before, and how it was found."""
        passage = self.passage
        if earlier is not None and earlier[0].start >= sentence.start and earlier[1].value:
            return earlier[1].value, "as the number before it"
        words = passage.plain[sentence.start : sentence.end]
        stretch = passage.sentence_before(quantity.start)
        while stretch is not None:
            subjects = self._subjects(stretch)
            if subjects:
                return subjects[0], "the sentence before"
            stretch = passage.sentence_before(stretch.start)
        if passage.home is None and self.main is not None and _HOME.search(words):
            return self.main, "the place the text is most about"
        return None

    def _subjects(self, stretch: Stretch) -> list[str]:
        """The places that a sentence is about: first its subject, then the others; not partners, not the world."""
        text = self.passage.plain
        found: list[tuple[int, str]] = []
        for mention in self.passage.within(self.passage.places, stretch):
            before = text[max(stretch.start, mention.start - 30) : mention.start]
            if (
                mention.ids[0] in self._wholes
                or _PARTNER.search(before)
                or _MONEY_SIGN.match(text[mention.end : mention.end + 2])
            ):
                continue
            found.append((mention.start, mention.ids[0]))
        return [key for _, key in found]
