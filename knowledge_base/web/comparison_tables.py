"""A comparison as CSV: tidy, a row for every figure, or wide, a row for every year with a column for every line.

Headers name the unit, every value its edition: whoever opens the file a year later still knows what it holds.
"""

from collections.abc import Iterator, Sequence

from .comparisons import Comparison
from .csv_answers import csv_text
from .queries import Row

TIDY = (
    "indicator", "place", "material", "year", "value", "unit", "bound", "status", "counted as", "publisher", "source",
    "edition", "source address", "figure",
)  # fmt: skip


def tidy(comparison: Comparison) -> str:
    """Return a row for every line and year that is held, with where it is from; in order of lines and years."""
    return csv_text([TIDY, *_tidy_rows(comparison)])


def _tidy_rows(comparison: Comparison) -> Iterator[Sequence[object]]:
    indicator = comparison.indicator
    for line in comparison.lines:
        for year in sorted(line.by_year):
            row = line.by_year[year]
            yield (
                indicator["id"], line.place, line.material, year, plain(row["value"]), indicator["unit"], bound(row),
                row["status"], row["basis"], row["publisher"], row["publication"], row["edition"], row["url"],
                row["statistic_id"] if row["implication"] else row["id"],
            )  # fmt: skip


def wide(comparison: Comparison) -> str:
    """Return a row for every year, gaps included as empty cells; beside every value its status and its source."""
    unit = comparison.indicator["unit"]
    name = comparison.indicator["name"]
    header = ["year"]
    for line in comparison.lines:
        header += [f"{line.label}: {name} ({unit})" if unit else f"{line.label}: {name}"]
    for line in comparison.lines:
        header += [f"{line.label}: source"]
    return csv_text([header, *_wide_rows(comparison)])


def _wide_rows(comparison: Comparison) -> Iterator[Sequence[object]]:
    for year in comparison.years:
        rows = [line.by_year.get(year) for line in comparison.lines]
        yield [year, *(plain(row["value"]) if row else "" for row in rows), *(_source(row) for row in rows)]


def _source(row: Row | None) -> str:
    if row is None:
        return ""
    more = [word for word in (row["status"], bound(row)) if word not in ("reported", "exact")]
    return f"{row['publisher']}: {row['publication']}" + (f" ({', '.join(more)})" if more else "")


def bound(row: Row) -> str:
    """What a figure is where it is no exact number: a table may print "more than 10"."""
    if row["value_min"] is None:
        return "at-most"
    return "at-least" if row["value_max"] is None else "exact"


def plain(value: float) -> object:
    """A number as spreadsheets read it: 119000 rather than 119000.0."""
    return int(value) if value == int(value) else round(value, 6)
