"""What the picture of a number is made of, as CSV: every figure of every edition, and every claim."""

from collections.abc import Iterable
from typing import Any

from .csv_answers import csv_text
from .queries import Row

COLUMNS = ("kind", "period", "lowest", "highest", "unit", "who", "verdict", "counted as", "source", "page")


def number_csv(figures: list[Row], claims: list[Row], unit: str, base: str) -> str:
    """Return the file. ``figures`` and ``claims`` are rows of the queries of a number; ``base``, the database's URL."""
    return csv_text([COLUMNS, *_figures(figures, unit, base), *_claims(claims, unit, base)])


def _figures(figures: list[Row], unit: str, base: str) -> Iterable[tuple[Any, ...]]:
    for row in figures:
        kind = "official figure" if row["is_official"] else "other figure"
        said = f"implied {kind}" if row["implication"] else kind
        is_whole = row["is_whole_year"] or not row["first_day"]
        period = row["year"] if is_whole else f"{row['first_day']}/{row['last_day']}"
        page = f"{base}/publications/{row['publication_id']}"
        low, high = row["value_min"], row["value_max"]
        yield said, period, low, high, unit, row["publisher"], "", row["basis"], row["publication"], page


def _claims(claims: list[Row], unit: str, base: str) -> Iterable[tuple[Any, ...]]:
    for row in claims:
        who, page = row["speaker"] or row["publisher"], f"{base}/claims/{row['id']}"
        low, high = row["normalised_min"], row["normalised_max"]
        yield "claim", row["period"], low, high, unit, who, row["verdict"], row["basis"], row["article"], page
