"""One figure against the others of its number: printed twice by one edition, or a power of ten away from the rest."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from math import log10
from typing import NamedTuple

from ...model.problems import Problem, Spot
from ...model.records import Statistic
from ...model.vocabulary import Bound, ValueStatus

FAR = 8.0
"""Times another edition's figure of the same year from which a slip is likelier than a revision: near ten."""

FAR_AND_REVISED = 100.0
"""The same for a figure that says of itself that it replaces an earlier one (``value_status: revised``)."""

YEARS_AROUND = 2
"""How many years away other figures are that a figure without another edition is compared with."""

NEAR_A_POWER = 0.1
"""How far the decimal logarithm of a ratio may be from a whole number: 8 to 12.6 times. Years differ by any number."""


class _Figure(NamedTuple):
    year: int
    period: str | None
    edition: str
    value: float
    """In the unit of the indicator."""
    printed: str
    bound: Bound
    is_partial: bool
    is_revised: bool
    place: Spot


class Series:
    """The figures read so far, by what they measure: indicator, place, material, basis."""

    def __init__(self) -> None:
        self._figures: dict[tuple[str, str, str, str | None], list[_Figure]] = defaultdict(list)

    def see(self, statistic: Statistic, factor: float, place: Spot) -> None:
        """Note a figure. ``factor`` turns its unit into its indicator's; ``place`` is where its value is."""
        number = statistic.indicator, statistic.place, statistic.material, statistic.basis
        figure = _Figure(
            statistic.year,
            statistic.period,
            statistic.publication,
            statistic.value * factor,
            f"{statistic.value:.15g} {statistic.unit}",
            statistic.bound,
            statistic.value_status is ValueStatus.PARTIAL,
            statistic.value_status is ValueStatus.REVISED,
            place,
        )
        self._figures[number].append(figure)

    def finish(self) -> Iterator[Problem]:
        """Yield what is wrong with the figures, when all are known."""
        of_every_basis: dict[tuple[str, str, str], list[_Figure]] = defaultdict(list)
        for number, figures in self._figures.items():
            of_every_basis[number[:3]] += _comparable(figures)
        for number, figures in self._figures.items():
            contradictions = list(_printed_twice([figure for figure in figures if not figure.is_partial]))
            yield from contradictions
            refused = {(problem.path, problem.line) for problem in contradictions}
            own = [f for f in _comparable(figures) if (f.place.path, f.place.line) not in refused]
            # Bases differ by less than a power of ten, so a figure of no basis is held against those of every basis.
            yield from _far_away(own, own if number[3] else of_every_basis[number[:3]])
        self._figures.clear()


def _comparable(figures: list[_Figure]) -> list[_Figure]:
    """The figures of whole years that a power of ten can tell apart."""
    return [figure for figure in figures if not figure.is_partial and figure.period is None and figure.value > 0]


def _printed_twice(figures: list[_Figure]) -> Iterator[Problem]:
    """One edition, one number, one value. Figures of parts of a year are told apart by their period."""

    def natural_key(figure: _Figure) -> tuple[str, int, str]:
        return figure.edition, figure.year, figure.period or ""

    for _, same in groupby(sorted(figures, key=natural_key), key=natural_key):
        earlier: list[_Figure] = []
        for figure in same:
            # The line of the same file is what a person can look at most easily.
            before = sorted(earlier, key=lambda other: other.place.path == figure.place.path)
            unlike = [other for other in before if (other.value, other.bound) != (figure.value, figure.bound)]
            if unlike:
                yield _contradiction(figure, unlike[-1])
            elif before:
                message = f"is the same figure of the same edition as {_where(before[-1], figure)}"
                yield figure.place.problem(message).as_warning()
            earlier.append(figure)


def _contradiction(figure: _Figure, other: _Figure) -> Problem:
    where, time = _where(other, figure), figure.period or figure.year
    message = f"{figure.edition} prints {figure.printed} here and {other.printed} in {where} for {time}"
    return figure.place.problem(message, "one value; or what tells them apart: basis, period, partial")


def _where(other: _Figure, figure: _Figure) -> str:
    return f"line {other.place.line}" if other.place.path == figure.place.path else _line(other)


def _far_away(figures: list[_Figure], compared: list[_Figure]) -> Iterator[Problem]:
    """A figure far from all others of its year; or, alone in its year, a power of ten from all of the years around."""
    by_year: dict[int, list[_Figure]] = defaultdict(list)
    for figure in compared:
        by_year[figure.year].append(figure)
    for year, own in groupby(sorted(figures, key=lambda figure: figure.year), key=lambda figure: figure.year):
        years = range(year - YEARS_AROUND, year + YEARS_AROUND + 1)
        around = [other for near in years if near != year for other in by_year.get(near, ())]
        same, judged = by_year[year], list(own)
        if len(same) == 1:
            if around and all(_is_power_of_ten(same[0], other) for other in around):
                yield _doubt(same[0], min(around, key=lambda other: (abs(other.year - year), other.place)))
            continue
        far = [figure for figure in judged if all(_is_far(figure, other) for other in same if other is not figure)]
        if far:
            # Of two figures alone, that is the likelier slip which the years around fit less; else the later line.
            worst = max(far, key=lambda figure: (_distance(figure, around), figure.place))
            yield _doubt(worst, next(other for other in same if other is not worst))


def _times(one: _Figure, other: _Figure) -> float:
    return max(one.value / other.value, other.value / one.value)


def _is_far(one: _Figure, other: _Figure) -> bool:
    return _times(one, other) >= (FAR_AND_REVISED if one.is_revised or other.is_revised else FAR)


def _is_power_of_ten(one: _Figure, other: _Figure) -> bool:
    power = log10(_times(one, other))
    return power >= 1 - NEAR_A_POWER and abs(power - round(power)) <= NEAR_A_POWER


def _distance(figure: _Figure, around: list[_Figure]) -> float:
    """How many powers of ten a figure is away from the nearest of those around it; 0 when there are none."""
    return min((log10(_times(figure, other)) for other in around), default=0.0)


def _doubt(figure: _Figure, other: _Figure) -> Problem:
    times = figure.value / other.value
    power = round(abs(log10(times)))
    how = f"about {10**power:,} times" if times > 1 else f"about a {10**power:,}th of"
    message = f"is {how} the {other.printed} that {other.edition} prints for {other.year} ({_line(other)})"
    return figure.place.problem(message, "another unit or other digits, if this is a slip").as_warning()


def _line(figure: _Figure) -> str:
    return f"{figure.place.path}:{figure.place.line}"
