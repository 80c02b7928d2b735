"""Who says a number, and what the text does with it: asserts, reports, forecasts, supposes."""

import re
from dataclasses import dataclass

from ..model.vocabulary import ClaimKind, Stance
from .found import Decided
from .layout import Stretch
from .mentions import Mention
from .passage import Passage
from .quantities import Quantity

_SAYS = re.compile(
    r"\b(?:said|says|say|told|tells|announc\w+|report(?:s|ed)|show(?:s|ed)?|estimat(?:es|ed)|according|stat(?:es"
    r"|ed)|not(?:es|ed)|add(?:s|ed)|"
    r"reveal(?:s|ed)|disclos\w+|predict\w*|forecasts?|warn(?:s|ed)?|claim(?:s|ed)?|quot\w+|publish\w*|releas\w+"
    r"|point(?:s|ed) out|"
    r"believes?|expects?|thinks?|stress\w*|introduc\w+|indicat\w+|highlights|calculat\w+|assess\w*|put(?:s)?)\b"
    r"|表示|称|显示|指出|透露|发布|公布|估计|据|介绍|认为|预计|统计",
    re.I,
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Dd]ata (?:from|of|released by)|[Ff]igures (?:from|of)|[Ss]ource:?|cit(?:es|ed|ing)"
    r"|据)[^.;]{0,40}\Z"
)
_FORECAST = re.compile(
    r"\b(?:will|would|shall|expect(?:s|ed)?|forecasts?|predict(?:s|ed)?|project(?:s|ed)|plan(?:s|ned)? to|plans"
    r"|aims?|target(?:s|ed|ing)?|is set to|are set to|"
    r"by (?:20[2-9]\d)|likely to|anticipat\w+|to reach|estimated to (?:reach|grow))\b|预计|将|有望|预测|目标",
    re.I,
)
_SUPPOSES = re.compile(r"\b(?:if|could|might|would|suppos\w+|assum\w+|in case|were to|may)\b|如果|若|假如|可能", re.I)
_QUOTED = re.compile(r"[\"“”「」]")


@dataclass(frozen=True)
class SpeakerRules:
    """Decides speakers and stances of one text."""

    passage: Passage

    def decide(self, quantity: Quantity) -> Decided[str]:
        """Return the actor whom the text names as the source of a number."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        named = self._named(sentence)
        if named:
            return Decided(named[0], "named as the source in its sentence", tuple(named[1:4]), len(named) > 1)
        before = passage.sentence_before(quantity.start)
        if before is not None:
            words = passage.plain[sentence.start : sentence.end]
            goes_on = bool(_QUOTED.search(words[:2])) or bool(
                re.match(
                    r"(?:He|She|They|It|The (?:ministry|agency|official|company|report|data|paper|statement"
                    r"|association|expert))\b",
                    words,
                )
            )
            found = self._named(before)
            if found and goes_on:
                return Decided(found[0], "named in the sentence before", tuple(found[1:4]), is_unsure=True)
            if found:
                return Decided(None, "nobody named", tuple(found[:3]), is_unsure=True)
        return Decided(None, "nobody named")

    def _named(self, stretch: Stretch) -> list[str]:
        """The actors that a sentence names as saying something, the likeliest first."""
        text, passage = self.passage.plain, self.passage
        found: list[tuple[int, str]] = []
        for mention in passage.within(passage.actors, stretch):
            distance = self._speaks(text, mention, stretch)
            if distance is not None:
                found.append((distance, mention.ids[0]))
        return list(dict.fromkeys(key for _, key in sorted(found)))

    @staticmethod
    def _speaks(text: str, mention: Mention, stretch: Stretch) -> int | None:
        """How far a verb of saying is from an actor; None where there is none."""
        before, after = text[stretch.start : mention.start], text[mention.end : stretch.end]
        if _ACCORDING.search(before):
            return 0
        behind = _SAYS.search(after[:60])
        ahead = list(_SAYS.finditer(before[-40:]))
        distances = [behind.start()] if behind and not re.search(r"[;:]", after[: behind.start()]) else []
        distances += [len(before[-40:]) - ahead[-1].end() + 5] if ahead else []
        return min(distances, default=None)

    def stance(self, quantity: Quantity, speaker: str | None) -> Decided[Stance]:
        """Return what the text does with a number."""
        sentence = self.passage.sentence(quantity.start)
        words = self.passage.plain[sentence.start : sentence.end]
        before = self.passage.plain[max(sentence.start, quantity.start - 120) : quantity.start]
        if _SUPPOSES.search(before) and re.search(r"\b[Ii]f\b|suppos|assum|in case|were to|如果|若|假如", words):
            return Decided(Stance.SUPPOSES, "its sentence supposes something", (Stance.ASSERTS,))
        if speaker is not None:
            return Decided(Stance.REPORTS, "a source is named", (Stance.ASSERTS,), is_unsure=True)
        return Decided(Stance.ASSERTS, "nobody is named", (Stance.REPORTS,))

    def kind(self, quantity: Quantity, period: str | None) -> Decided[ClaimKind]:
        """Return whether a number is told of what is, or of what will be."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        before = passage.plain[max(sentence.start, quantity.start - 90) : quantity.start]
        year, now = _last_year(period), _last_year(passage.day)
        is_later = year is not None and now is not None and year > now
        is_over = year is not None and now is not None and year < now
        found = _FORECAST.search(before)
        if is_later or (found and not is_over):
            return Decided(ClaimKind.FORECAST, "told of what will be", (ClaimKind.QUANTITY,), is_unsure=not is_later)
        return Decided(ClaimKind.QUANTITY, "says how much")


def _last_year(period: str | None) -> int | None:
    """The last year that a period or a day is of; None where it is open, or not known to the year."""
    last = (period or "").rsplit("/", 1)[-1][:4]
    return int(last) if last.isdigit() else None
