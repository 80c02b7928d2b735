"""The time a number is about, as EDTF: a time named beside it, before it in its sentence, or in the sentence before.

A number that is compared with ("up from 4,659 tonnes a year earlier") has the other time; a change has the later one.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from .found import MOST_ALTERNATIVES, Decided
from .layout import Stretch
from .passage import Passage
from .quantities import Quantity
from .time_patterns import Role
from .times import Time, shifted

REACH = 64
"""How many characters behind a number a time may begin that is its own."""

_BASE = re.compile(
    r"(?:\b(?:from|(?<!more )(?<!less )(?<!fewer )(?<!higher )(?<!lower )(?<!greater )than|(?:less"
    r"|more) than(?= the)|versus|vs\.?|against|compared (?:to|with)|below|above|exceed(?:ed|ing|s)?)"
    r"(?: (?:the|about|around|only|just|nearly|some|a|an|more|over|mere|previous|mammoth|record)){0,3}"
    r"(?: (?:(?:last|the previous|the prior|the preceding) year|(?:a|the) year[- ](?:ago|earlier))(?:['’]s)?)?"
    r"|(?:比|较|高于|低于|超过)[^,，。;；\d]{0,6}(?:\d{4}年)?[^,，。;；\d]{0,8}的"
    r")\s*\Z",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|rose|fell|grew|dropped|declined|increased|decreased|amounted|totall?ed|reached|exported"
    r"|imported|produced|shipped|jumped|"
    r"climbed|surged|slumped|plunged|averaged|had|did|received|came|stood|saw|hit|sold|mined|marked|cut|set|made)\b",
    re.I,
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|account(?:s)?|hold(?:s)?|supplies|controls?|dominates?|will|would|could|can|may"
    r"|expects?|plans?|aims?|remains?|currently|now)\b",
    re.I,
)


@dataclass(frozen=True)
class PeriodRules:
    """Decides periods of one text."""

    passage: Passage

    def decide(
        self, quantity: Quantity, earlier: "tuple[Quantity, Decided[str]] | None", *, is_change: bool
    ) -> Decided[str]:
        """Return the period of a number; ``earlier`` is the number before it in the text with its own."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        times = [time for time in passage.times_within(sentence) if time.role is not Role.VAGUE]
        main = self._main(quantity, times, is_change=is_change)
        if self._is_base(quantity, sentence) and not is_change:
            return self._of_base(quantity, times, main, earlier)
        others = self._others(times, main)
        if main is not None and main[0].role is Role.NOW:
            day = (passage.day,) if passage.day else ()
            return Decided(None, main[1], tuple(dict.fromkeys((*day, *others)))[:MOST_ALTERNATIVES])
        if main is not None:
            time, rule = main
            if not is_change and (end := self._end_of_growth(quantity, time)):
                return Decided(end, "the end of the years of the change", (self._written(time) or "",), is_unsure=True)
            return Decided(self._written(time), rule, others, is_unsure=_is_doubtful(rule, time))
        compared = next(
            (
                time
                for time in times
                if time.role is Role.COMPARED and time.period and re.fullmatch(r"\d{4}", time.period)
            ),
            None,
        )
        told = earlier[1].value if earlier is not None else None
        if (
            is_change
            and compared is not None
            and compared.year is not None
            and told
            and told.startswith(f"{compared.year + 1}-")
        ):
            return Decided(told, "as the number before it", others, is_unsure=True)
        if is_change and compared is not None and compared.year is not None:
            return Decided(f"{compared.year + 1}", "the year after the one compared with", others, is_unsure=True)
        later = next((time for time in times if time.role is Role.SHIFT and time.shift > 0), None)
        if later is not None and earlier is not None and earlier[1].value and not is_change:
            return Decided(shifted(earlier[1].value, later.shift), "told against another time", others, is_unsure=True)
        is_told_against = is_change and any(time.role is Role.SHIFT for time in times)
        if (
            earlier is not None
            and (earlier[0].start >= sentence.start or passage.goes_on(sentence) or is_told_against)
            and earlier[1].value
        ):
            found = self._whole_year(quantity, sentence, earlier[1].value) or earlier[1].value
            return Decided(found, "as the number before it", others, is_unsure=True)
        return self._from_before(quantity, sentence, others, is_change=is_change)

    # --------------------------------------------------------------------------------------------- in the sentence

    def _whole_year(self, quantity: Quantity, sentence: Stretch, period: str) -> str | None:
        """Of "the full-year quota": the year in which the time of the number before it lies."""
        before = self.passage.plain[max(sentence.start, quantity.start - 60) : quantity.start]
        return period[:4] if _FULL_YEAR.search(before) and period[:4].isdigit() else None

    def _main(self, quantity: Quantity, times: list[Time], *, is_change: bool = False) -> tuple[Time, str] | None:
        """Return the time of a number in its sentence, and how it was found."""
        passage = self.passage
        own = [
            time
            for time in times
            if (time.role in (Role.TIME, Role.SINCE) or self._is_told_of(time))
            and time.period
            and not _overlap(time, quantity)
            and not self._is_head(time)
            and not (is_change and _COMPARES.search(passage.plain, quantity.end, max(quantity.end, time.start)))
        ]
        behind = next((time for time in own if time.start >= quantity.end), None)
        ahead = [time for time in own if time.end <= quantity.start and not self._is_aside(time, quantity)]
        if ahead and _HAN.search(
            passage.plain[quantity.end : quantity.end + 2] + passage.plain[quantity.start - 2 : quantity.start]
        ):
            behind = None
        now = [time for time in times if time.role is Role.NOW and time.end <= quantity.start]
        if now and (not ahead or ahead[-1].end <= now[-1].start) and (quantity.start - now[-1].end < REACH or not own):
            return now[-1], "told of the present"
        if behind is not None and self._is_own(quantity, behind):
            nearest = ahead[-1] if ahead else None
            is_nearer = (
                nearest is not None
                and not passage.clauses.between(nearest.end, quantity.start)
                and passage.plain[nearest.end : quantity.start].count(" ") <= 3
            )
            if not is_nearer or nearest is None:
                return behind, "named behind it"
        if ahead:
            nearest = ahead[-1]
            parts = passage.clauses.between(nearest.end, quantity.start)
            return nearest, "named in its clause" if parts <= 1 else "named in its sentence"
        is_inside = bool(_RELATIVE.search(passage.plain[max(0, quantity.start - 60) : quantity.start]))
        is_only = (
            not is_inside
            and len(own) == 1
            and behind is not None
            and not _BREAKS.search(passage.plain[quantity.end : behind.start])
        )
        if behind is not None and is_only:
            return behind, "named later in its sentence"
        if (
            behind is not None
            and not passage.clauses.between(quantity.end, behind.start)
            and not _HARD.search(passage.plain[quantity.end : behind.start])
            and not passage.numbers_between(quantity.end, behind.start)
        ):
            return behind, "named later in its sentence"
        return None

    def _is_told_of(self, time: Time) -> bool:
        """Whether a time from which on something is so is told of itself: "since 2009, when quotas were"."""
        return time.role is Role.COMPARED and bool(_WHEN.match(self.passage.plain, time.end))

    def _is_head(self, time: Time) -> bool:
        """Whether a time is the day that stands before an article, and not a time that it speaks of."""
        return time.end <= _HEAD and time.period == self.passage.day and time.form.count("-") == _HYPHENS_OF_A_DAY

    def _is_aside(self, time: Time, quantity: Quantity) -> bool:
        """Whether a time belongs to an aside that is over: "including 120,000 tonnes issued in March, a 14 % rise"."""
        text = self.passage.plain
        before = text[max(0, time.start - 70) : time.start]
        opened = max((found.start() for found in _ASIDE.finditer(before)), default=-1)
        if opened < 0 or re.search(r"[,)](?!\d)", before[opened + 1 :]):
            return False
        return bool(re.match(r"[^,()]{0,30}[,)]", text[time.end : quantity.start]))

    def _is_next(self, quantity: Quantity, time: Time) -> bool:
        """Whether no number that is not in brackets lies between a number and a time behind it."""
        text = self.passage.plain
        between = self.passage.quantities_between(quantity.end, time.start)
        return all(text[max(0, q.start - 1) : q.start] in "(（" for q in between)

    def _end_of_growth(self, quantity: Quantity, time: Time) -> str | None:
        """Of "from 2006 to 2010 it grew by 12 percent a year, reaching 87,000 tonnes": 2010 for the tonnes."""
        found = re.fullmatch(r"\d{4}/(\d{4})", time.period or "")
        before = self.passage.plain[max(0, quantity.start - 24) : quantity.start]
        return found[1] if found and time.end <= quantity.start and _REACHED.search(before) else None

    def _is_own(self, quantity: Quantity, time: Time) -> bool:
        """Whether a time behind a number is its own: near, with no other number or hard break between."""
        passage = self.passage
        gap = _BRACKETS.sub("", passage.plain[quantity.end : time.start])
        if len(gap) > REACH or _HARD.search(gap):
            return False
        between = passage.quantities_between(quantity.end, time.start)
        if between and _are_listed(passage, [quantity, *between]):
            between = []
            gap = passage.plain[passage_end(passage, quantity, time) : time.start]
        bracketed = all(passage.plain[max(0, q.start - 1) : q.start] in "(（" for q in between)
        if between and not bracketed:
            return False
        commas = gap.count(",") - len(between)
        return commas <= 0 or len(gap) < 14

    def _is_base(self, quantity: Quantity, sentence: Stretch) -> bool:
        before = self.passage.plain[max(sentence.start, quantity.start - 40) : quantity.start]
        return bool(_BASE.search(before))

    def _of_base(
        self,
        quantity: Quantity,
        times: list[Time],
        main: tuple[Time, str] | None,
        earlier: "tuple[Quantity, Decided[str]] | None",
    ) -> Decided[str]:
        """The time of a number that something is compared with."""
        behind = next(
            (
                time
                for time in times
                if time.start >= quantity.end and self._is_own(quantity, time) and self._is_next(quantity, time)
            ),
            None,
        )
        told_before = earlier[1].value if earlier is not None else None
        reference = told_before or (self._written(main[0]) if main else None)
        ahead = [time for time in times if time.end <= quantity.start and time.role is Role.SHIFT]
        if (behind is not None and behind.role is Role.SHIFT) or (behind is None and ahead):
            shift = behind or ahead[-1]
            named = next(
                (t for t in times if 0 <= t.start - shift.end <= 6 and t.year is not None and t.form == "{y}"), None
            )
            if named is not None and named.year is not None and reference is not None and reference[:4].isdigit():
                moved = shifted(reference, named.year - int(reference[:4]))
                return Decided(moved, "told against another time", (reference,), is_unsure=True)
            if reference is None:
                return Decided(None, "told against a time that is not named", (), is_unsure=True)
            return Decided(shifted(reference, shift.shift), "told against another time", (reference,), is_unsure=True)
        if behind is not None and behind.period:
            return Decided(self._written(behind), "compared with, named behind it", (reference,) if reference else ())
        adjacent = [
            time for time in times if time.end <= quantity.start and quantity.start - time.end < 12 and time.period
        ]
        if adjacent:
            return Decided(self._written(adjacent[-1]), "compared with, named before it")
        return Decided(
            None, "compared with, at a time that is not named", (reference,) if reference else (), is_unsure=True
        )

    @staticmethod
    def _written(time: Time) -> str | None:
        period = time.period
        return f"{period}/.." if period and time.role is Role.SINCE and "/" not in period else period

    def _others(self, times: list[Time], main: tuple[Time, str] | None) -> tuple[str, ...]:
        chosen = main[0] if main else None
        found = [self._written(time) for time in times if time is not chosen and time.period]
        return tuple(dict.fromkeys(one for one in found if one))[:MOST_ALTERNATIVES]

    # ------------------------------------------------------------------------------------------ from farther away

    def _from_before(
        self, quantity: Quantity, sentence: Stretch, others: tuple[str, ...], *, is_change: bool
    ) -> Decided[str]:
        """The time of the sentence before, where both tell of the past; else none."""
        passage = self.passage
        words = passage.plain[sentence.start : sentence.end]
        before = passage.sentence_before(quantity.start)
        times = (
            [time for time in passage.times_within(before) if time.role is Role.TIME and time.period] if before else []
        )
        told = self._written(times[-1]) if times else None
        is_told_on = (
            is_change or bool(_GOES_ON_IN_HAN.match(words)) or (_PAST.search(words) and not _PRESENT.search(words))
        )
        if told and is_told_on:
            return Decided(told, "the sentence before", others, is_unsure=True)
        alternatives = tuple(dict.fromkeys(one for one in (told, *others, passage.day) if one))
        is_past = bool(_PAST.search(words) and not _PRESENT.search(words))
        is_vague = any(time.role is Role.VAGUE and not time.form for time in passage.times_within(sentence))
        is_unsure = bool(told or others) or is_past or is_change or is_vague
        return Decided(None, "no time named", alternatives[:MOST_ALTERNATIVES], is_unsure=is_unsure)


def _are_listed(passage: Passage, listed: list[Quantity]) -> bool:
    """Whether quantities stand beside each other: 25 and 24.7 percent."""
    gaps = (passage.plain[one.end : other.start] for one, other in pairwise(listed))
    return all(_LISTED.fullmatch(gap) for gap in gaps)


def passage_end(passage: Passage, quantity: Quantity, time: Time) -> int:
    """Where the last quantity between a quantity and a time ends."""
    return max(q.end for q in passage.quantities_between(quantity.start, time.start))


_WHEN = re.compile(r",? when\b")
_HEAD = 20
"""Characters of a text within which its own day may stand."""

_HYPHENS_OF_A_DAY = 2
_COMPARES = re.compile(r"\b(?:compared (?:with|to)|versus|against)\b", re.I)
_FULL_YEAR = re.compile(r"\b(?:full[- ]year|whole[- ]year|annual|yearly|total for the year)\b|全年", re.I)
_GOES_ON_IN_HAN = re.compile("其次|其中|同时|此外|另外|占比|出口额|进口额|同比|环比")
_BRACKETS = re.compile(r"\([^()]*\)")
_BREAKS = re.compile(
    r"[;；。]|\b(?:while|whereas|but|which|although|though|who|where|because|when|including|excluding|of which"
    r"|announced|issued|and (?:is|are"
    r"|was|were|will|has|have|had)|will|would|expected)\b",
    re.I,
)
_ASIDE = re.compile(r"\b(?:including|excluding|of which)\b|\(")
_RELATIVE = re.compile(r",\s*(?:which|who|whose|where)\b[^,]*\Z")
_REACHED = re.compile(r"\b(?:reach(?:ed|ing)?|to|hit(?:ting)?)(?: (?:about|around|nearly|over|some))?\s*\Z", re.I)
_LISTED = re.compile(r"\s*(?:,|、|和|,?\s*and|or|to)\s*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HARD = re.compile(
    r"[;；。]|\b(?:while|whereas|but|and [a-z]+ (?:rose|fell|grew|was|were))\b|(?<!\d)[,，](?= ?(?:up|down|with"
    r"|from|compared|accounting|or|an?|while|of which)\b)"
)


def _is_doubtful(rule: str, time: Time) -> bool:
    return (
        rule in ("named later in its sentence", "named in its sentence")
        or time.role is Role.SINCE
        or time.rule.startswith("named, with")
    )


def _overlap(time: Time, quantity: Quantity) -> bool:
    return time.start < quantity.end and quantity.start < time.end
