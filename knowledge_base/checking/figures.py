"""The official figures that a claim can be held against, and what they imply: shares and rates of growth.

Only official and intergovernmental publications decide a verdict, and not where a figure is unverified; the
figures of industry and press are kept apart, to be told where nothing better exists. Figures that cover only a
part (some batches, some firms) are no reference at all. Every edition counts: the reference for a year is the
range of all of them, on one basis.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..model.ranges import Range
from ..model.records import Indicator, Publication, Statistic
from ..model.vocabulary import Confidence, ValueStatus

NEAREST_YEARS = 5
"""How many years away a figure may lie to be told as the nearest one; it never decides a verdict."""

REMEMBERED = 8192
"""Questions whose answers are kept: claims come article by article, and ask for the same numbers again."""

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
    page: str | None
    """Address of the page in which it was read."""
    implied_by: tuple["Figure", ...] = ()

    @property
    def pages(self) -> frozenset[str | None]:
        """Addresses of all pages on which the figure rests."""
        return frozenset(figure.page for figure in self.implied_by) if self.implied_by else frozenset({self.page})


class Reference:
    """All figures that one claim can be compared with, at least one. Immutable."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.figures = tuple(figures)
        self.lowest = min(self.figures, key=lambda figure: figure.value)
        self.highest = max(self.figures, key=lambda figure: figure.value)
        self.range = Range(self.lowest.value, self.highest.value)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a figure, in order."""
        return tuple(sorted({figure.year for figure in self.figures}))

    @cached_property
    def bases(self) -> tuple[str, ...]:
        return tuple(sorted({figure.basis for figure in self.figures if figure.basis}))

    @cached_property
    def editions(self) -> int:
        """How many publications the figures come from."""
        return len({figure.publication_id for figure in self.figures})

    @cached_property
    def by_basis(self) -> tuple["Reference", ...]:
        """One reference per basis. What must not be compared must not be put into one range either.

        A figure whose basis is unknown may be compared with all, and is in each.
        """
        if len(self.bases) < 2:
            return (self,)
        return tuple(
            Reference(figure for figure in self.figures if compatible(basis, figure.basis)) for basis in self.bases
        )


class Figures:
    """All statistics of a knowledge base. Add them all, then ask."""

    def __init__(self) -> None:
        self._printed: dict[Key, list[Figure]] = defaultdict(list)
        self._partial: dict[Key, list[Figure]] = defaultdict(list)
        self._by_value: dict[tuple[str, str, str], list[tuple[str, Figure]]] = defaultdict(list)
        self._indicators: dict[str, Indicator] = {}
        self.all_of = lru_cache(maxsize=None)(self._all_of)
        self.reference = lru_cache(REMEMBERED)(self._reference)
        self.nearest = lru_cache(REMEMBERED)(self._nearest)
        self.other_basis = lru_cache(REMEMBERED)(self._other_basis)

    def know_indicators(self, indicators: dict[str, Indicator]) -> None:
        self._indicators = indicators

    def add(self, statistic: Statistic, publication: Publication, value: float, page: str | None = None) -> None:
        """Take in a figure; ``value`` is in the indicator's unit, ``page`` the address at which it was read."""
        figure = Figure(
            value,
            statistic.year,
            statistic.basis,
            statistic.id,
            publication.id,
            publication.title,
            publication.series or publication.id,
            publication.kind.may_decide_verdict and statistic.confidence is not Confidence.UNVERIFIED,
            statistic.value_status is ValueStatus.PARTIAL,
            page,
        )
        key = (statistic.indicator, statistic.place, statistic.material)
        (self._partial if figure.is_partial else self._printed)[key].append(figure)
        same = (statistic.place, statistic.material, _digits(value))
        self._by_value[same].append((statistic.indicator, figure))

    def _all_of(self, key: Key) -> tuple[Figure, ...]:
        """Return every whole figure for a key, printed and implied, official and not, by year."""
        found = (*self._printed.get(key, ()), *self._shares(key), *self._growth(key))
        return tuple(sorted(found, key=_year_of))

    def partial(self, key: Key) -> list[Figure]:
        return self._partial.get(key, [])

    def _in_years(self, key: Key, years: tuple[int, int]) -> tuple[Figure, ...]:
        figures = self.all_of(key)
        first, last = years
        return figures[bisect_left(figures, first, key=_year_of) : bisect_right(figures, last, key=_year_of)]

    def _reference(
        self, key: Key, basis: str | None, years: tuple[int, int], official: bool = True
    ) -> Reference | None:
        """Return the figures of overlapping years and a compatible basis, or None when there are none."""
        found = [f for f in self._in_years(key, years) if f.is_official is official and compatible(basis, f.basis)]
        return Reference(found) if found else None

    def _nearest(self, key: Key, basis: str | None, years: tuple[int, int]) -> Reference | None:
        """Return the official figures of the nearest year outside ``years``, at most NEAREST_YEARS away.

        A rate of growth has none: what happened in one year says nothing of the next.
        """
        indicator = self._indicators.get(key[0])
        if indicator is not None and indicator.growth_of is not None:
            return None
        around = self._in_years(key, (years[0] - NEAREST_YEARS, years[1] + NEAREST_YEARS))
        candidates = [figure for figure in around if figure.is_official and compatible(basis, figure.basis)]
        distance = min((_years_between(figure.year, years) for figure in candidates), default=None)
        if distance is None:
            return None
        return Reference(figure for figure in candidates if _years_between(figure.year, years) == distance)

    def _other_basis(self, key: Key, basis: str, years: tuple[int, int]) -> Reference | None:
        """Return the official figures of the same years that count on another basis."""
        found = [f for f in self._in_years(key, years) if f.is_official and not compatible(basis, f.basis)]
        return Reference(found) if found else None

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
        is_same_series = part_id == indicator.share_of
        whole_key = (indicator.share_of, indicator.whole_place or place, material)
        if (part_id, place, material) == whole_key:
            return
        wholes: dict[int, list[Figure]] = defaultdict(list)
        for whole in self._printed.get(whole_key, ()):
            wholes[whole.year].append(whole)
        for part in self._printed.get((part_id, place, material), ()):
            for whole in wholes[part.year]:
                together = whole.publication_id == part.publication_id and whole.basis == part.basis
                fits = together or not is_same_series
                if fits and whole.value > 0 and part.is_official is whole.is_official:
                    yield _implied(100.0 * part.value / whole.value, part, whole)

    def _growth(self, key: Key) -> Iterator[Figure]:
        """A rate of growth is computed from two following years of one series and basis."""
        indicator_id, place, material = key
        indicator = self._indicators.get(indicator_id)
        if indicator is None or indicator.growth_of is None:
            return
        figures = self._printed.get((indicator.growth_of, place, material), ())
        before: dict[tuple[int, str, str | None], list[Figure]] = defaultdict(list)
        for figure in figures:
            before[figure.year, figure.series, figure.basis].append(figure)
        for figure in figures:
            for earlier in before.get((figure.year - 1, figure.series, figure.basis), ()):
                if earlier.value > 0 and figure.is_official is earlier.is_official:
                    yield _implied(100.0 * (figure.value / earlier.value - 1.0), figure, earlier)


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
        figure.page,
        (figure, other),
    )


def _year_of(figure: Figure) -> int:
    return figure.year


def _years_between(year: int, years: tuple[int, int]) -> int:
    first, last = years
    return max(first - year, year - last, 0)


def _digits(value: float) -> str:
    return f"{value:.4g}"
