"""How a number that does not fit may have come about: a part, another year, another indicator, a slip of digits.

These are hints for the details of a check. They decide nothing.
"""

from collections.abc import Iterable, Iterator

from ..model.ranges import significant_digits
from ..model.vocabulary import CorrectionKind, Reading, Verdict
from .answers import is_of_own_house
from .claims import Asked
from .digit_slips import digit_slip, is_same
from .figures import Figure, Figures
from .periods import is_year
from .phrases import in_edition
from .verdicts import Judgement
from .wording import quantity

MISPRINTS = (CorrectionKind.TRANSLATION_SCALE, CorrectionKind.DIGITS, CorrectionKind.OCR)
"""Corrections that say the printed number itself is wrong, not only what it is about."""

DIGITS_RECOGNISED = 3
"""Significant digits from which a number that returns under another indicator or year is taken to be the same one."""

ORIGINS_OF_SCALES = {
    (10.0, 1): "a digit is added",
    (10.0, -1): "a digit is lost",
    (1000.0, 1): "a decimal point is read as a thousands separator",
    (1000.0, -1): "a thousands separator is read as a decimal point",
}
"""Power of ten and side (1: too high) to what most often lies behind it."""

ORIGINS_IN_MYRIADS = {
    (100.0, 1): "a unit of ten thousand (wan) is read as a million",
    (100.0, -1): "a million is read as a unit of ten thousand (wan)",
}
"""The same, where the text or its source counts in units of ten thousand."""


def how_it_came_about(asked: Asked, judgement: Judgement, figures: Figures, years: Iterable[int]) -> Iterator[str]:
    """Say from which known figure a number that does not quite fit was probably taken, or how it was misprinted."""
    claim = asked.claim
    if asked.reading is Reading.PRINTED and claim.correction and claim.correction_kind in MISPRINTS:
        yield _ended(claim.correction)
        return
    if judgement.side == 0 or judgement.verdict is Verdict.AGREES:
        return
    years = list(years)
    hint, value = "", single(asked)
    if value is not None:
        hint = covers_a_part(asked, value, figures, years)
        if not hint and judgement.verdict in (Verdict.CLOSE, Verdict.DIFFERS):
            hint = _other_year(asked, value, figures, years) or other_indicator(asked, value, figures, years)
        if not hint and len(years) == 1:
            hint = misprint_of(asked, value, figures.in_years(asked.key or ("", "", ""), years[0], years[0]))
    if not hint and judgement.verdict is Verdict.SCALE_ERROR:
        origins = {**ORIGINS_OF_SCALES, **(ORIGINS_IN_MYRIADS if asked.written.counts_in_myriads else {})}
        origin = origins.get((judgement.scale, judgement.side))
        hint = f"That happens when {origin}." if origin else ""
    if hint:
        yield hint


def hints_without_figure(asked: Asked, figures: Figures, years: Iterable[int]) -> Iterator[str]:
    """Where no figure decides, say only what the number itself shows: a part, another indicator."""
    value, years = single(asked), list(years)
    if value is not None and asked.key is not None:
        hint = covers_a_part(asked, value, figures, years) or other_indicator(asked, value, figures, years)
        if hint:
            yield hint


def single(asked: Asked) -> float | None:
    """The number a claim gives, whatever its bound; None for a range."""
    value = asked.number.value.closed()
    return value.low if value.low == value.high else None


def covers_a_part(asked: Asked, value: float, figures: Figures, years: Iterable[int]) -> str:
    """Whether the number is a figure for a part of the year."""
    wanted = set(years)
    if not wanted:
        return ""
    for figure in figures.in_years(asked.key or ("", "", ""), min(wanted), max(wanted)):
        is_part = figure.is_partial if figure.span == asked.span else not is_year(figure.span)
        if is_part and figure.year in wanted and is_one(asked, value, figure) and not is_of_own_house(asked, figure):
            return f"It equals a figure for a part of {figure.year} {in_edition(figure)}."
    return ""


def is_one(asked: Asked, value: float, figure: Figure) -> bool:
    """Whether a claim's number is a figure's, but for the last digits that are rounded away."""
    return asked.number.rounded.overlaps(figure.number.rounded) and is_same(value, figure.value)


def _other_year(asked: Asked, value: float, figures: Figures, years: list[int]) -> str:
    """Whether the number is the figure of another year, of those the article can have known: the nearest one."""
    indicator, place, material = asked.key or ("", "", "")
    found = [
        figure
        for figure in figures.same_number(place, material, value)
        if figure.key[0] == indicator and figure.year not in years and figure.out <= asked.written.day
        if is_one(asked, value, figure) and is_year(figure.span) and not figure.is_partial
    ]
    if not found or not years or significant_digits(value) < 2:
        return ""
    nearest = min(found, key=lambda figure: min(abs(figure.year - year) for year in years))
    return f"The same number is the figure for {nearest.year} {in_edition(nearest)}."


def other_indicator(asked: Asked, value: float, figures: Figures, years: list[int]) -> str:
    """Whether the number is known as something else of the same place and time, such as a quota for exports."""
    indicator, place, material = asked.key or ("", "", "")
    if not years or significant_digits(value) < DIGITS_RECOGNISED:
        return ""
    indicators = asked.terms.indicators
    for figure in figures.same_number(place, material, value):
        other = figure.key[0]
        is_near = min(years) - 1 <= figure.year <= max(years) + 1
        is_alike = indicators[other].unit == indicators[indicator].unit and is_one(asked, value, figure)
        if other != indicator and is_near and is_alike:
            subject = asked.terms.subject((other, place, material))
            return f"The same number is {subject} in {figure.year} {in_edition(figure)}."
    return ""


def misprint_of(asked: Asked, value: float, figures: Iterable[Figure]) -> str:
    """Whether the number is a known one but for a slip of digits."""
    for known in dict.fromkeys(figure.value for figure in figures if not figure.implied_by):
        slip = digit_slip(value, known)
        if slip:
            return f"It may be a misprint of {quantity(known, asked.subject.unit)}: {slip}."
    return ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "”")) else text + "."
