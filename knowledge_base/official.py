"""The official figures that a claim can be held against, and what they imply: shares and rates of growth.

Only official and intergovernmental publications decide a verdict; the figures of industry and press are kept
apart, to be told where nothing better exists. Figures that cover only a part (some batches, some firms) are
no reference at all. Every edition counts: the reference for a year is the range of all of them.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .records import Indicator, Publication, Statistic
from .verdicts import Range
from .words import PublicationKind, ValueStatus

NEAREST_YEARS = 5
"""How many years away a figure may lie to be told as the nearest one; it never decides a verdict."""

Key = tuple[str, str, str]
"""Indicator, place, material."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value that a claim can be compared with, in the indicator's unit: printed, or implied by two that are."""

    value: float
    year: int
    basis: str | None
    statistic_id: str
    publication_id: str
    edition: str
    """The publication's title, for sentences."""
    series: str
    is_official: bool
    is_partial: bool
    implied_by: tuple["Figure", ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """All figures that one claim can be compared with."""

    figures: tuple[Figure, ...]

    @property
    def range(self) -> Range:
        return Range(self.lowest.value, self.highest.value)

    @property
    def lowest(self) -> Figure:
        return min(self.figures, key=lambda figure: figure.value)

    @property
    def highest(self) -> Figure:
        return max(self.figures, key=lambda figure: figure.value)

    @property
    def years(self) -> tuple[int, int]:
        years = [figure.year for figure in self.figures]
        return min(years), max(years)

    @property
    def bases(self) -> set[str]:
        return {figure.basis for figure in self.figures if figure.basis}


class Figures:
    """All statistics of a knowledge base. Add them all, then ask."""

    def __init__(self) -> None:
        self._printed: dict[Key, list[Figure]] = defaultdict(list)
        self._by_value: dict[tuple[str, str, str], list[tuple[str, Figure]]] = defaultdict(list)
        self._indicators: dict[str, Indicator] = {}
        self.all_of = lru_cache(maxsize=None)(self._all_of)
        self.reference = lru_cache(maxsize=4096)(self._reference)

    def know_indicators(self, indicators: dict[str, Indicator]) -> None:
        self._indicators = indicators

    def add(self, statistic: Statistic, publication: Publication, value: float) -> None:
        """Take in a figure; ``value`` is in the indicator's unit."""
        figure = Figure(
            value,
            statistic.year,
            statistic.basis,
            statistic.id,
            publication.id,
            publication.title,
            publication.series or publication.id,
            PublicationKind(publication.kind).may_decide_verdict,
            statistic.value_status is ValueStatus.PARTIAL,
        )
        self._printed[statistic.indicator, statistic.place, statistic.material].append(figure)
        same = (statistic.place, statistic.material, _digits(value))
        self._by_value[same].append((statistic.indicator, figure))

    def _all_of(self, key: Key) -> tuple[Figure, ...]:
        """Return every whole figure for a key, printed and implied, official and not."""
        printed = [figure for figure in self._printed.get(key, ()) if not figure.is_partial]
        return tuple([*printed, *self._shares(key), *self._growth(key)])

    def partial(self, key: Key) -> list[Figure]:
        return [figure for figure in self._printed.get(key, ()) if figure.is_partial]

    def _reference(
        self, key: Key, basis: str | None, years: tuple[int, int], official: bool = True
    ) -> Reference | None:
        """Return the figures of overlapping years and a compatible basis, or None when there are none."""
        first, last = years
        found = tuple(
            figure
            for figure in self.all_of(key)
            if first <= figure.year <= last and figure.is_official is official and compatible(basis, figure.basis)
        )
        return Reference(found) if found else None

    def nearest(self, key: Key, basis: str | None, years: tuple[int, int]) -> Reference | None:
        """Return the official figures of the nearest year outside ``years``, at most NEAREST_YEARS away."""
        candidates = [f for f in self.all_of(key) if f.is_official and compatible(basis, f.basis)]
        distance = min((_years_between(figure.year, years) for figure in candidates), default=NEAREST_YEARS + 1)
        if distance > NEAREST_YEARS:
            return None
        return Reference(tuple(f for f in candidates if _years_between(f.year, years) == distance))

    def other_basis(self, key: Key, basis: str | None, years: tuple[int, int]) -> Reference | None:
        """Return the official figures of the same years that count on another basis."""
        first, last = years
        found = [f for f in self.all_of(key) if f.is_official and first <= f.year <= last]
        others = tuple(f for f in found if not compatible(basis, f.basis))
        return Reference(others) if others else None

    def same_number(self, place: str, material: str, value: float) -> list[tuple[str, Figure]]:
        """Return (indicator, figure) of every figure of a place that is the same number, to four digits."""
        return self._by_value.get((place, material, _digits(value)), [])

    # --------------------------------------------------------------------------------------- implied figures

    def _shares(self, key: Key) -> Iterator[Figure]:
        """A share is computed within one edition: part and whole of one year and basis, printed together.

        Only where part and whole are different indicators (consumption of output), which no edition prints
        together, may they come from two.
        """
        indicator_id, place, material = key
        indicator = self._indicators.get(indicator_id)
        if indicator is None or indicator.share_of is None:
            return
        part_id = indicator.part or indicator.share_of
        whole_key = (indicator.share_of, indicator.whole_place or place, material)
        parts = self._whole_figures((part_id, place, material))
        wholes = self._whole_figures(whole_key)
        if (part_id, place, material) == whole_key:
            return
        for part in parts:
            for whole in wholes:
                fits = part.year == whole.year and (part_id != indicator.share_of or part.basis == whole.basis)
                together = part.publication_id == whole.publication_id or part_id != indicator.share_of
                if fits and together and whole.value > 0 and part.is_official is whole.is_official:
                    yield _implied(100.0 * part.value / whole.value, part, whole)

    def _growth(self, key: Key) -> Iterator[Figure]:
        """A rate of growth is computed from two following years of one series and basis."""
        indicator_id, place, material = key
        indicator = self._indicators.get(indicator_id)
        if indicator is None or indicator.growth_of is None:
            return
        figures = self._whole_figures((indicator.growth_of, place, material))
        before: dict[tuple[int, str, str | None], list[Figure]] = defaultdict(list)
        for figure in figures:
            before[figure.year, figure.series, figure.basis].append(figure)
        for figure in figures:
            for earlier in before.get((figure.year - 1, figure.series, figure.basis), ()):
                if earlier.value > 0 and figure.is_official is earlier.is_official:
                    yield _implied(100.0 * (figure.value / earlier.value - 1.0), figure, earlier)

    def _whole_figures(self, key: Key) -> list[Figure]:
        return [figure for figure in self._printed.get(key, ()) if not figure.is_partial]


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two bases may be compared: the same, or one of them unknown (which the explanation then says)."""
    return a is None or b is None or a == b


def _implied(value: float, figure: Figure, other: Figure) -> Figure:
    return Figure(
        value,
        figure.year,
        figure.basis,
        figure.statistic_id,
        figure.publication_id,
        figure.edition,
        figure.series,
        figure.is_official,
        False,
        (figure, other),
    )


def _years_between(year: int, years: tuple[int, int]) -> int:
    first, last = years
    return max(first - year, year - last, 0)


def _digits(value: float) -> str:
    return f"{value:.4g}"
