"""The place a number is about: the nearest place that can be its subject, not the one that something is compared with,
sold to, or a whole that it is a part of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .found import MOST_ALTERNATIVES, Decided
from .layout import Stretch
from .mentions import Mention
from .named_places import MONEY_SIGN, NamedPlaces
from .passage import Passage
from .quantities import Quantity

BOUNDARY, HARD_BOUNDARY, NUMBER_BETWEEN, BEHIND, FAR_BEHIND = 26.0, 60.0, 12.0, 40.0, 70.0
"""What lies between a place and a number, in characters of distance: a comma, a "while", a number; that the place is
behind the number, and in another clause behind it."""
PARTNER, WHOLE, WEAK, WEAK_NAME = 130.0, 160.0, 140.0, 70.0
"""What a place is farther away when it is a partner ("to Japan"), a whole ("of the world's"), or shown by a "
    "currency."""
SUBJECT, BRACKET, OWN_PHRASE = 34.0, 90.0, 36.0
"""What a place is nearer when it begins its sentence, stands before the bracket of the number, or follows "by" or "in"
just behind the number."""
CLOSE_CALL = 18.0
FARTHEST = 128.0
"""From here on the place that was spoken of before is likelier than one in the sentence."""

_FROM = re.compile(r"\b(?:from|via|through|off|of)(?: the)?\s*\Z", re.I)
_WITH = re.compile(r"\s*(?:With|At|Holding|Boasting|Having|Producing|Home to)\b[^,]*\Z")
_IN = re.compile(r"\s*(?:[\w-]+\s+){0,6}(?:by|in|from|at)(?: the)?\s*", re.I)
_IMPORTED = re.compile(r"\bimport(?:s|ed|ing|er|ers)?\b|\bbuy\w*\b|\bbought\b|\bpurchas\w+|进口", re.I)
_WHICH = re.compile(r"\s*,?\s*(?:which|who|whose|where|that)\b", re.I)
_WHOLE_BEFORE = re.compile(
    r"\b(?:in|across|around|throughout|to|from|over)(?: the)?\s*\Z|\b(?:of|than"
    r"|for)(?: the)?(?: total| all)?\s*\Z",
    re.I,
)
_BEST_OF = re.compile(
    r"(?:'s?)?\s*(?:second[ -]|third[ -]|fourth[ -]|fifth[ -])?(?:largest|biggest|leading|top"
    r"|dominant|first|second|third|only|main|most|highest|sole|richest|number one|no\. ?1)",
    re.I,
)
_AMONG = re.compile(r"\b(?:largest|leading|only|biggest|few|major|main|one of)\b[^.;]*\Z", re.I)
_TOLD_WITH = re.compile(r"\b(?:with|to|from|by|against|than)\s+(?:[\w-]+\s+){0,2}\Z")
_ASIDE = re.compile(r",\s*(?:which|who|whose)\b[^,]*,[^,;]*")
_ITS_TOTAL = re.compile(
    r"\s*(?:total|output|production|reserves|demand|consumption)?\s*(?:of|at|is|was"
    r"|:)?\s*(?:about|around|nearly|over|some)?\s*",
    re.I,
)
_EVERYWHERE = re.compile(r"(?:globally|worldwide|internationally)", re.I)
_ALL_OVER = re.compile(
    r"\s*(?:total|production|output|reserves|demand|supply|market|consumption)"
    r"|的?(?:稀土)?[^,，。]{0,6}[产储消需供]",
    re.I,
)
_HARD = {"while", "whereas", "but", ";", "；", "although", "而", "但"}
_BODY = re.compile(
    r"(?:'s|’s|n)?\s*(?:Geological Survey|Department of|Ministry of|Bureau of|Census Bureau|Geological Service"
    r"|International Trade Commission|Energy Information|Securities and Exchange)|(?:国家)?(?:地质调查局|地质局|能源部)"
)


@dataclass(frozen=True)
class PlaceRules:
    """Decides places of one text."""

    passage: Passage
    named: NamedPlaces

    # ------------------------------------------------------------------------------------------------ the decision

    def decide(self, quantity: Quantity, earlier: "tuple[Quantity, Decided[str]] | None") -> Decided[str]:
        """Return the place of a number; ``earlier`` is the number before it in the text with its own."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        listed = self._respectively(quantity, sentence)
        if listed is not None:
            return Decided(listed, "respectively", (), is_unsure=True)
        ranked = self._ranked(quantity, sentence)
        if ranked and ranked[0][0] < FARTHEST:
            distance, key = ranked[0]
            is_close = len(ranked) > 1 and ranked[1][0] - distance < CLOSE_CALL
            rule = "named in its sentence" if distance > 60 else "named beside it"
            return Decided(key, rule, self._others(ranked[1:], key), is_close or distance > 60)
        before = self._before(quantity, sentence, earlier)
        if before is not None:
            return Decided(before[0], before[1], self._others(ranked, before[0]), is_unsure=True)
        if passage.home is not None:
            return Decided(passage.home, "the place given with the text", (), is_unsure=True)
        partners = self.named.partners(sentence)
        near = [
            key
            for distance, key in ranked
            if distance < 10_000 and key not in partners and key not in self.named.wholes
        ]
        other = next((key for key, _ in self.named.counted.most_common() if key not in partners), None)
        if near:
            return Decided(near[0], "named in its sentence", self._others(ranked, near[0]), is_unsure=True)
        if other is not None and partners:
            return Decided(other, "the place the text is most about", self._others(ranked, other), is_unsure=True)
        found = self._others(ranked, self.named.main)
        return Decided(
            self.named.main,
            "the place the text is most about" if self.named.main else "no place named",
            found,
            is_unsure=True,
        )

    def _respectively(self, quantity: Quantity, sentence: Stretch) -> str | None:
        """Of "Viet Nam, Brazil and Russia with 20, 19 and 9 percent respectively": the place at the same position."""
        passage = self.passage
        place = passage.place_in_list(quantity)
        if place is None:
            return None
        position, size, start = place
        named = [
            m
            for m in passage.within(passage.places, Stretch(sentence.start, start))
            if m.ids[0] not in self.named.wholes and not m.is_weak
        ]
        return (
            named[-size:][position].ids[0]
            if len(named) >= size and len({m.ids[0] for m in named[-size:]}) == size
            else None
        )

    def _others(self, ranked: Sequence[tuple[float, str]], chosen: str | None) -> tuple[str, ...]:
        found = [key for _, key in ranked]
        main = [self.named.main] if self.named.main else []
        return tuple(dict.fromkeys(one for one in (*found, *main) if one != chosen))[:MOST_ALTERNATIVES]

    # -------------------------------------------------------------------------------------------------- candidates

    def _ranked(self, quantity: Quantity, sentence: Stretch) -> list[tuple[float, str]]:
        found: dict[str, float] = {}
        for mention in self.passage.within(self.named.mentions, sentence):
            if mention.start < quantity.end and quantity.start < mention.end and not mention.is_weak:
                continue
            distance = self._distance(quantity, mention, sentence)
            for key in mention.ids[:1]:
                found[key] = min(found.get(key, distance), distance)
        return sorted((distance, key) for key, distance in found.items())

    def _distance(self, quantity: Quantity, mention: Mention, sentence: Stretch) -> float:
        passage, text = self.passage, self.passage.plain
        if mention.is_weak:
            overlaps = mention.start < quantity.end and quantity.start < mention.end
            if overlaps or self.named.is_money(mention):
                return WEAK - 20.0 if overlaps else WEAK
            told_with = _TOLD_WITH.search(text, max(sentence.start, mention.start - 40), mention.start)
            return WEAK_NAME + abs(quantity.start - mention.start) / 4 + (PARTNER if told_with else 0.0)
        is_behind = mention.start >= quantity.end
        start, end = (quantity.end, mention.start) if is_behind else (mention.end, quantity.start)
        between = text[start:end]
        before = text[max(sentence.start, mention.start - 30) : mention.start]
        after = text[mention.end : mention.end + 30]
        if not is_behind and re.fullmatch(r"\s*(?:\([^()]*\)\s*)?[(（:：]\s*", between):
            return -BRACKET
        if not is_behind and not before.strip() and _ASIDE.fullmatch(between):
            return BOUNDARY
        distance = float(len(between)) * (2.0 if re.search(r"[\u3400-\u9fff]", between) else 1.0)
        marks = [mark.strip().lower() for mark in passage.clauses.marks(start, end)]
        distance += sum(HARD_BOUNDARY if mark in _HARD else BOUNDARY for mark in marks)
        distance += BOUNDARY if not is_behind and ", and" in between else 0.0
        distance += HARD_BOUNDARY if not is_behind and ")" in between and "(" not in between else 0.0
        numbers = passage.numbers_between(start, end)
        distance += NUMBER_BETWEEN * numbers
        if is_behind:
            if (
                len(marks) == 1
                and _WITH.match(text, sentence.start, quantity.start)
                and re.search(
                    r",\s*(?:the "
                    r")?\Z",
                    between,
                )
            ):
                return BOUNDARY
            distance += BEHIND + (FAR_BEHIND if marks or numbers else 0.0)
            distance -= OWN_PHRASE if _IN.fullmatch(between) else 0.0
        elif not before.strip():
            distance -= SUBJECT
        if not is_behind and _WHICH.match(text, mention.end) and len(marks) <= 2 and not numbers:
            return distance - 2 * BOUNDARY
        return distance + self._role(quantity, mention, sentence, before, after)

    def _role(self, quantity: Quantity, mention: Mention, sentence: Stretch, before: str, after: str) -> float:
        """Return how much farther away a place is because of what it is in its sentence."""
        if MONEY_SIGN.match(after):
            return 10_000.0
        if mention.ids[0] in self.named.wholes:
            near = self.passage.within(
                self.passage.indicators, Stretch(mention.end, min(mention.end + 60, sentence.end))
            )
            return self._role_of_whole(quantity, before, after, near, mention.end)
        if _BODY.match(after) and not self.passage.lexicon.dimension(quantity.unit).startswith("[currency"):
            return PARTNER  # a body that counts or says something, of whatever place
        wide = self.passage.plain[max(sentence.start, mention.start - 80) : mention.start]
        if re.match(r"-(?:based|listed|owned|backed|headquartered|led)\b", after):
            return PARTNER
        if self.passage.plain.startswith("outside", mention.start) and _AMONG.search(wide):
            return PARTNER
        if re.search(r"\bwith(?: the)?\s*\Z", before) and re.match(r"\s+\w+ing\b", after):
            return -SUBJECT
        is_imported = bool(_IMPORTED.search(self.passage.plain, sentence.start, mention.start))
        if is_imported and (_FROM.search(before) or self.named.is_adjective(mention, after)):
            return PARTNER
        if self.named.is_partner(mention):
            return PARTNER
        return 0.0

    def _role_of_whole(self, quantity: Quantity, before: str, after: str, near: Sequence[Mention], end: int) -> float:
        """The world is the place of a number of its own; of a share it is the whole, and of a rank the field."""
        if not self.passage.lexicon.is_per_cent(quantity.unit) and _ITS_TOTAL.fullmatch(
            self.passage.plain[end : max(end, quantity.start)]
        ):
            return 0.0
        if self.passage.lexicon.is_per_cent(quantity.unit) and (
            _WHOLE_BEFORE.search(before) or not re.match(r"\s*(?:demand|consumption)? ?(?:grew|rose)", after)
        ):
            return WHOLE
        is_of_number = any(0 <= m.start - end <= 30 and after[: m.start - end].count(" ") <= 3 for m in near)
        if _EVERYWHERE.match(self.passage.plain, max(0, end - 14)) or self.passage.plain[:end].lower().endswith(
            ("globally", "worldwide")
        ):
            return 0.0
        if _BEST_OF.match(after) or _WHOLE_BEFORE.search(before) or not (is_of_number or _ALL_OVER.match(after)):
            return PARTNER
        return 0.0

    # ------------------------------------------------------------------------------------------- from farther away

    def _before(
        self, quantity: Quantity, sentence: Stretch, earlier: "tuple[Quantity, Decided[str]] | None"
    ) -> tuple[str, str] | None:
        """Return the place that was spoken of before, and how it was found."""
        passage = self.passage
        if (
            earlier is not None
            and (earlier[0].start >= sentence.start or passage.goes_on(sentence))
            and earlier[1].value
        ):
            return earlier[1].value, "as the number before it"
        stretch = passage.sentence_before(quantity.start)
        reach = 3
        while stretch is not None and reach:
            partners = self.named.partners(stretch)
            subjects = [key for key in self.named.subjects(stretch) if key not in partners]
            if subjects:
                return subjects[0], "the sentence before"
            stretch, reach = passage.sentence_before(stretch.start), reach - 1
        return None
