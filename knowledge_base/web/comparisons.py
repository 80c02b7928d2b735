"""Places or materials side by side on one indicator: what is asked for, the figures by year, and what they come to.

A line of a comparison is a place and a material. All lines are of one series (one publisher and one way of counting):
figures that do not count alike say nothing about growth. Of every year a line has one figure, of the newest edition or
of the first that printed it. A year for which none is held is a gap.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlencode

from ..checking import wording
from ..checking.wording import Subject
from .filters import called, items_of_list
from .numbers import series_name
from .queries import Row, ask

MOST_LINES = 6
"""As many as there are colours and shapes that can be told apart."""

USUAL_LINES = 4
"""How many are shown until somebody chooses."""

NEWEST, FIRST = "newest", "first"
EDITIONS = {NEWEST: "newest of each year", FIRST: "first of each year"}
"""Which edition a year's figure is taken from, with the words for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, as it was typed. Places and materials by id or by any of their names."""

    indicator: str = ""
    places: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    series: str = ""
    editions: str = NEWEST

    @classmethod
    def of(cls, arguments: Any) -> "Asked":
        """Read a request's arguments (a MultiParams)."""
        editions = arguments.get("editions") or ""
        return cls(
            (arguments.get("indicator") or "").strip()[:120],
            _texts(arguments.getlist("place")),
            _texts(arguments.getlist("material")),
            (arguments.get("series") or "").strip()[:160],
            editions if editions in EDITIONS else NEWEST,
        )


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in values if (text := value.strip()[:120])))[:60]


@dataclass(frozen=True, slots=True)
class Line:
    """One place and material, with its figures by year."""

    place: str
    material: str
    label: str
    """What tells it from the other lines: "Australia", "Neodymium oxide"."""
    subject: str
    """What is measured, inside a sentence: "Australia's mine production"."""
    short: str
    """The same where another line has been named before it: "the United States'"."""
    by_year: Mapping[int, Row] = field(default_factory=dict)
    """The figure of a year: a row of the query compare_figures."""
    other_edition: Mapping[int, Row] = field(default_factory=dict)
    """The figure of the other edition, where it is another: the first beside the newest, or the newest beside the
    first."""


@dataclass(frozen=True, slots=True)
class Series:
    """One publisher's figures that are counted in one way."""

    key: str
    publisher: str
    basis: str
    lines: int
    """How many of the lines have figures in it."""

    @property
    def name(self) -> str:
        return series_name(self.publisher, self.basis)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is shown. ``lines`` are in order of their newest figures, the largest first."""

    indicator: Row
    lines: tuple[Line, ...]
    series: Series | None
    all_series: tuple[Series, ...]
    editions: str
    unknown: tuple[str, ...] = ()
    """What was asked for and has no figures of this indicator."""
    left_out: tuple[str, ...] = ()
    """Labels of lines beyond the most that can be shown."""

    @property
    def years(self) -> list[int]:
        """From the first to the last year that some line has a figure for."""
        held = [year for line in self.lines for year in line.by_year]
        return list(range(min(held), max(held) + 1)) if held else []

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """Labels, and years between its own first and last figure for which a line has none, in words."""
        return [(line.label, wording.years_in_words(missing)) for line in self.lines if (missing := _missing(line))]

    @property
    def revised(self) -> int:
        """Years of lines that two editions print with different values."""
        return sum(len(line.other_edition) for line in self.lines)

    @property
    def publications(self) -> list[Row]:
        """The publications that the figures are from, each once, the newest first."""
        rows = [row for line in self.lines for row in line.by_year.values()]
        by_id = {row["publication_id"]: row for row in rows}
        return sorted(by_id.values(), key=lambda row: (-(row["edition"] or 0), row["publication"]))

    @property
    def query(self) -> str:
        """The one address of this comparison, behind the question mark: ids in order, nothing that goes without."""
        best = self.all_series[0].key if self.all_series else ""
        chosen = self.series.key if self.series else ""
        parameters = [("indicator", self.indicator["id"])]
        parameters += [("place", place) for place in sorted({line.place for line in self.lines})]
        parameters += [("material", material) for material in sorted({line.material for line in self.lines})]
        parameters += [("series", chosen)] if chosen != best else []
        parameters += [("editions", self.editions)] if self.editions != NEWEST else []
        return urlencode(parameters)


def _missing(line: Line) -> list[int]:
    held = line.by_year
    return [year for year in range(min(held), max(held)) if year not in held] if held else []


# ---------------------------------------------------------------------------------------------- what is asked for


def named(text: str, rows: Iterable[Row], key: str = "id", name: str = "name", aliases: str = "aliases") -> str | None:
    """Return the id of the row that is called so, by its id, name or an alias; None where none is."""
    return called(text, ((str(row[key]), (row[name], *map(str, items_of_list(row[aliases])))) for row in rows))


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows of the query compare_choices that were chosen, and what was asked for in vain."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]
    left_out: tuple[Row, ...]


def chosen(asked: Asked, choices: Sequence[Row]) -> Choice:
    """Return the lines that are asked for, of all that there are; the usual ones where nothing is asked."""
    places, unknown_places = _known(asked.places, choices, "place")
    materials, unknown_materials = _known(asked.materials, choices, "material")
    rows = [
        row
        for row in choices
        if (not places or row["place_id"] in places) and (not materials or row["material_id"] in materials)
    ]
    unknown = (*unknown_places, *unknown_materials)
    if not places and not materials:
        return Choice(tuple(usual(choices)), unknown, ())
    if not materials and len({row["material_id"] for row in rows}) > 1:
        # Of chosen places, what they have in common is compared, not everything they have.
        common = _commonest(rows, "material_id")
        rows = [row for row in rows if row["material_id"] == common]
    return Choice(tuple(rows[:MOST_LINES]), unknown, tuple(rows[MOST_LINES:]))


def _known(texts: Iterable[str], choices: Sequence[Row], what: str) -> tuple[set[str], list[str]]:
    known, unknown = set(), []
    for text in texts:
        found = named(text, choices, f"{what}_id", what, f"{what}_aliases")
        if found is None:
            unknown.append(text)
        else:
            known.add(found)
    return known, unknown


def usual(choices: Sequence[Row]) -> list[Row]:
    """Return the lines that are shown until somebody chooses: the largest countries, or the materials of one place."""
    material = _commonest(choices, "material_id")
    places = [row for row in choices if row["material_id"] == material]
    countries = [row for row in places if row["place_kind"] == "country"]
    if len(places) > 1:
        return (countries if len(countries) > 1 else places)[:USUAL_LINES]
    place = _commonest(choices, "place_id")
    return [row for row in choices if row["place_id"] == place][:USUAL_LINES]


def _commonest(rows: Sequence[Row], column: str) -> str:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row[column]] = counts.get(row[column], 0) + 1
    return max(counts, key=lambda key: counts[key]) if counts else ""


# ------------------------------------------------------------------------------------------------ lines and series


def compared(indicator: Row, asked: Asked, choice: Choice, figures: Sequence[Row]) -> Comparison:
    """Put figures (rows of the query compare_figures) side by side."""
    held = series_of(figures)
    series = next((one for one in held if one.key == asked.series), held[0] if held else None)
    of_series = [row for row in figures if series and _series_key(row) == series.key]
    labels = _labels(choice.rows)
    lines = [
        _line(indicator, row, label, [f for f in of_series if _is_of(f, row)], asked.editions)
        for row, label in zip(choice.rows, labels, strict=True)
    ]
    lines.sort(key=lambda line: -line.by_year[max(line.by_year)]["value"] if line.by_year else float("inf"))
    left_out = tuple(_labels((*choice.rows, *choice.left_out))[len(choice.rows) :])
    return Comparison(indicator, tuple(lines), series, tuple(held), asked.editions, choice.unknown, left_out)


def series_of(figures: Sequence[Row]) -> list[Series]:
    """Return the series of figures: that which most lines have first, then that with most figures."""
    found: dict[str, list[Row]] = {}
    for row in figures:
        found.setdefault(_series_key(row), []).append(row)
    ordered = sorted(found.items(), key=lambda item: (-_lines_of(item[1]), -len(item[1]), item[0]))
    return [Series(key, rows[0]["publisher"], rows[0]["basis"] or "", _lines_of(rows)) for key, rows in ordered]


def _lines_of(rows: Sequence[Row]) -> int:
    return len({(row["place_id"], row["material_id"]) for row in rows})


def _series_key(row: Row) -> str:
    return f"{row['house']}:{row['basis'] or ''}"


def _is_of(figure: Row, line: Row) -> bool:
    return bool(figure["place_id"] == line["place_id"] and figure["material_id"] == line["material_id"])


def _labels(rows: Sequence[Row]) -> list[str]:
    is_one_material = len({row["material_id"] for row in rows}) < 2
    is_one_place = len({row["place_id"] for row in rows}) < 2
    if is_one_material:
        return [row["place"] for row in rows]
    return [row["material"] if is_one_place else f"{row['place']}, {row['material']}" for row in rows]


def _line(indicator: Row, row: Row, label: str, figures: Sequence[Row], editions: str) -> Line:
    material = wording.lower_first(row["material"]) if row["material_is_particular"] else ""
    in_text = indicator["name_in_text"]
    subject = str(Subject(indicator["name"], row["place_in_text"], material, indicator["unit"] or "", in_text))
    short = subject if in_text or material else wording.possessive(row["place_in_text"])
    newest = {figure["year"]: figure for figure in figures if figure["is_newest"]}
    first = {figure["year"]: figure for figure in figures if figure["is_first"]}
    shown, other = (first, newest) if editions == FIRST else (newest, first)
    differing = {year: other[year] for year, figure in shown.items() if other[year]["value"] != figure["value"]}
    return Line(row["place_id"], row["material_id"], label, subject, short, shown, differing)


# ------------------------------------------------------------------------------------------------ from the database


class Offered(NamedTuple):
    """What can be compared, and what is: rows of the queries compare_indicators and compare_choices.

    ``comparison`` is None, and there are no ``choices``, for an indicator by which nothing can be compared.
    """

    indicators: list[Row]
    choices: list[Row]
    comparison: Comparison | None


async def offered(database: Any, asked: Asked) -> Offered:
    """Return what is asked for, and what else may be."""
    indicators = await ask(database, "compare_indicators")
    wanted = named(asked.indicator, indicators) if asked.indicator else next((row["id"] for row in indicators), None)
    indicator = next((row for row in indicators if row["id"] == wanted), None)
    if indicator is None:
        return Offered(indicators, [], None)
    choices = await ask(database, "compare_choices", indicator=indicator["id"])
    choice = chosen(asked, choices)
    places = sorted({row["place_id"] for row in choice.rows})
    materials = sorted({row["material_id"] for row in choice.rows})
    given = {"indicator": indicator["id"], "places": json.dumps(places), "materials": json.dumps(materials)}
    figures = await ask(database, "compare_figures", **given)
    return Offered(indicators, choices, compared(indicator, asked, choice, figures))


async def comparison_of(database: Any, asked: Asked) -> Comparison | None:
    """Return what is asked for; None for an indicator by which nothing can be compared."""
    return (await offered(database, asked)).comparison
