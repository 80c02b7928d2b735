"""What a comparison comes to, in a sentence: how each line changed over the years for which all of them have a figure.

Growth is told only between exact figures of one series, from a year in which none of them is zero.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..checking import wording
from ..model.ranges import Range
from .comparisons import Comparison, Line

SHARE = "share"
"""The sort of an indicator whose numbers are parts of a whole or changes: a ratio of two of them says little."""

MOST_SIGNIFICANT = 100.0
"""From here a ratio is told without decimals; below, with two digits that count."""


class Told(NamedTuple):
    """The sentence, and what has to be known to read it rightly."""

    sentence: str
    notes: tuple[str, ...] = ()


def told(comparison: Comparison) -> Told:
    """Return what a comparison comes to."""
    lines = [line for line in comparison.lines if line.by_year]
    if not lines:
        return Told("No official figure is held for any of them.")
    common = _common_years(lines)
    if not common:
        return _without_common_year(lines, _unit(comparison))
    if comparison.indicator["growth_of"] or len(common) == 1:
        return _at_one_year(lines, common[-1], comparison)
    if comparison.indicator["sort"] == SHARE:
        return _changes(lines, common, comparison)
    first = next((year for year in common if all(_value(line, year) > 0 for line in lines)), None)
    if first is None or first == common[-1]:
        return _at_one_year(lines, common[-1], comparison)
    return _growth(lines, [year for year in common if year >= first], common, comparison)


def _unit(comparison: Comparison) -> str:
    return comparison.indicator["unit"] or ""


def _value(line: Line, year: int) -> float:
    return float(line.by_year[year]["value"])


def _common_years(lines: Sequence[Line]) -> list[int]:
    """Years for which every line has an exact figure; of a limit such as "more than" nothing can be worked out."""
    exact = [
        {year for year, row in line.by_year.items() if row["value_min"] is not None and row["value_max"] is not None}
        for line in lines
    ]
    return sorted(set.intersection(*exact))


# ------------------------------------------------------------------------------------------------- amounts, growth


def _growth(lines: Sequence[Line], years: Sequence[int], common: Sequence[int], comparison: Comparison) -> Told:
    first, last = years[0], years[-1]
    unit = _unit(comparison)
    parts = [
        f"{_name(line, n)} {_change(_value(line, first), _value(line, last), unit)}" for n, line in enumerate(lines)
    ]
    sentence = f"From {first} to {last} {'; '.join(parts)}."
    if len(lines) == 2:
        sentence += " " + _against(lines, first, last)
    notes = []
    if first != common[0]:
        notes.append(f"{first} is the first year in which each of them is held and above zero.")
    zeros = [
        f"{line.label} {wording.years_in_words(years_of_zero)}"
        for line in lines
        if (years_of_zero := [year for year in years if _value(line, year) == 0])
    ]
    if zeros:
        notes.append(f"In between, the figure is zero: {'; '.join(zeros)}.")
    return Told(sentence, tuple(notes))


def _name(line: Line, position: int) -> str:
    return line.subject if position == 0 else line.short


def _change(before: float, after: float, unit: str) -> str:
    """ "rose from 3,200 t to 29,000 t, to 9.1 times as much"."""
    if before == after:
        return f"stayed at {wording.quantity(after, unit)}"
    verb = "rose" if after > before else "fell"
    ratio = after / before
    if ratio >= 2:
        how = f"to {_digits(ratio)} times as much"
    else:
        how = f"by {_digits(abs(ratio - 1) * 100)} %" if after > 0 else "to nothing"
    return f"{verb} from {wording.quantity(before, unit)} to {wording.quantity(after, unit)}, {how}"


def _digits(value: float) -> str:
    """A ratio with the digits that it is worth."""
    return wording.number(round(value)) if value >= MOST_SIGNIFICANT else wording.number(float(f"{value:.2g}"))


def _against(lines: Sequence[Line], first: int, last: int) -> str:
    one, other = lines
    shares = [_digits(_value(one, year) / _value(other, year) * 100) for year in (first, last) if _value(other, year)]
    if len(shares) < 2:
        return ""
    name = one.short if one.short != one.subject else one.label
    than = other.short if other.short != other.subject else other.label
    return wording.sentence(f"{name} was {shares[0]} % of {than} in {first} and {shares[1]} % in {last}.")


# ---------------------------------------------------------------------------------------------- shares, single years


def _changes(lines: Sequence[Line], common: Sequence[int], comparison: Comparison) -> Told:
    """How shares changed, in percentage points."""
    first, last = common[0], common[-1]
    unit = _unit(comparison)
    parts = []
    for n, line in enumerate(lines):
        before, after = _value(line, first), _value(line, last)
        verb = "rose" if after > before else "fell"
        was, became = (wording.quantity(value, unit, wording.rounded) for value in (before, after))
        from_to = f"from {was} to {became}"
        gap = abs(after - before)
        words = f"{verb} {from_to}, by {wording.points(gap)}" if round(gap, 1) else f"stayed near {from_to[5:]}"
        parts.append(f"{_name(line, n)} {words}")
    return Told(f"From {first} to {last} {'; '.join(parts)}.")


def _at_one_year(lines: Sequence[Line], year: int, comparison: Comparison) -> Told:
    """What is so in the last year that all have: all that can be said where nothing grew from a year to another."""
    unit = _unit(comparison)
    is_change = bool(comparison.indicator["growth_of"])
    parts = []
    for line in lines:
        value = _value(line, year)
        if is_change:
            said = wording.a_change(Range.of(value, value), unit, write=wording.rounded)
        else:
            said = wording.quantity(value, unit, wording.rounded)
        parts.append(f"{line.label} {said}")
    last = "the last year that all of them are held for" if len(lines) > 1 else "the last year that is held"
    return Told(f"{year}, {last}: {'; '.join(parts)}.")


def _without_common_year(lines: Sequence[Line], unit: str) -> Told:
    parts = []
    for line in lines:
        year = max(line.by_year)
        row = line.by_year[year]
        value = wording.claimed(Range.of(row["value_min"], row["value_max"]), unit, write=wording.rounded)
        parts.append(f"{line.label} {value} in {year}")
    return Told(
        "No year has an exact figure for all of them, so their growth cannot be compared. "
        f"Last held: {'; '.join(parts)}."
    )
