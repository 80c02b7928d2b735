"""The tables of the database: which parts a row of each is made of, its key, its indexes; the views.

Columns come from the fields of the parts (``columns``), in their order; what each column means is said in
``descriptions.yml``, which a test keeps complete. Names of tables and columns are a contract: columns may be added;
whoever renames or removes one raises ``SCHEMA_VERSION`` in ``build``.
"""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..checking.between_claims import Comparison, Standing
from ..checking.checks import Check
from ..checking.judging import Judged
from ..checking.numbers import KnownNumber
from ..model.problems import Problem
from ..model.records import (
    About,
    Actor,
    Article,
    Claim,
    FeaturedNumber,
    Indicator,
    Material,
    Place,
    PolicyEvent,
    Publication,
    Statistic,
    Topic,
    Unit,
)
from . import rows, summary_rows
from .columns import Column, columns_of, getter

VIEWS_FOLDER = Path(__file__).parent.parent / "sql" / "views"


@dataclass(frozen=True)
class Table:
    """One table. ``parts`` are the types whose fields are its columns; ``leave_out`` names fields of the first
    that are none.
    """

    name: str
    parts: tuple[type, ...]
    key: tuple[str, ...] = ("id",)
    indexes: tuple[tuple[str, ...], ...] = ()
    leave_out: tuple[str, ...] = ()
    is_numbered: bool = False
    """Whether the table has an integer key of its own, ``id``, that counts the rows from 1."""
    is_clustered: bool = False
    """Whether rows are stored by their key (WITHOUT ROWID): of many small ones, that leaves out an index."""

    @cached_property
    def _columns_by_part(self) -> tuple[tuple[Column, ...], ...]:
        record, *derived = self.parts
        return (tuple(columns_of(record, self.leave_out)), *(tuple(columns_of(part)) for part in derived))

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns by name, in order. Raises ValueError when two parts give a column of one name."""
        numbered = [Column("id", "", int, may_be_null=False)] if self.is_numbered else []
        found = [*numbered, *(column for part in self._columns_by_part for column in part)]
        named = {column.name: column for column in found}
        if len(named) < len(found):
            raise ValueError(f"two parts of {self.name} give the same column")
        return named

    @property
    def record_columns(self) -> list[str]:
        """The columns that a record of the sources fills; what is worked out is not among them."""
        return [column.name for column in self._columns_by_part[0]]

    @property
    def inserted(self) -> list[str]:
        """The columns that ``values`` fills."""
        return [column.name for part in self._columns_by_part for column in part]

    def values(self) -> Any:
        """Return what turns the parts of a row into the values of its columns."""
        return getter(zip(self.parts, self._columns_by_part, strict=True))

    @property
    def foreign_keys(self) -> dict[str, str]:
        """Column to the table it refers to."""
        return {column.name: column.refers_to for column in self.columns.values() if column.refers_to}

    def all_indexes(self) -> list[tuple[str, ...]]:
        """Declared indexes, and one for every foreign key that is not already the first column of one."""
        first = {self.key[0], *(index[0] for index in self.indexes)}
        return [*self.indexes, *((column,) for column in self.foreign_keys if column not in first)]


@dataclass(frozen=True, slots=True)
class SearchTable:
    """A full-text index over some columns of a table, in step with its rowids; ``full_text`` fills ``columns``."""

    table: str
    searched: tuple[str, ...]
    columns: tuple[str, ...] = field(default=("words", "grams"))

    @property
    def name(self) -> str:
        return f"{self.table}_fts"


def _facets(*columns: str) -> tuple[tuple[str, ...], ...]:
    """An index for each column by which people filter."""
    return tuple((column,) for column in columns)


NUMBER = ("indicator_id", "place_id", "material_id")
"""What makes two claims or figures be about one number, but for the time."""

OF_A_NUMBER = ("number_position", "has_voice", "year_start", "normalised_min", "normalised_max")
"""Claims about a number in order of time, and what the nearest to an amount are found by without reading the claims."""

CLAIM_FACETS = (
    "conflict_count", "verdict", "independence", "outcome", "date_verdict", "kind", "indicator_id", "place_id",
    "year_start", "attributed_to_id", "quote_status",
)  # fmt: skip
"""What claims are filtered by, in one index: the facets of any filter are counted in it, without reading the claims.

It begins with what the table is sorted by, so that the first page of a filter is found without sorting all of it.
"""

OF_THE_FACETS = (*CLAIM_FACETS, "topics", "id")
"""That index: with the list that is a facet, too, and the key by which the claims of a page are found."""

TABLES = (
    Table("vocabulary", (rows.VocabularyWord,), ("scheme", "word")),
    Table("topics", (Topic,)),
    Table("units", (Unit, rows.Dimension), indexes=_facets("dimension")),
    Table("places", (Place,), indexes=_facets("kind")),
    Table("materials", (Material,), indexes=_facets("kind")),
    Table("indicators", (Indicator, rows.Measure), indexes=_facets("compared"), leave_out=("sort",)),
    Table("actors", (Actor, rows.Origin), indexes=_facets("kind")),
    Table("about", (About, rows.AboutColumns, rows.Origin), leave_out=("text",)),
    Table("about_sections", (rows.AboutSection,), ("position",)),
    Table("featured_numbers", (FeaturedNumber, rows.Positioned), ("position",)),
    Table("publications", (Publication, rows.Origin), indexes=_facets("kind", "year", "series")),
    Table(
        "statistics",
        (Statistic, rows.FigureColumns, rows.Origin),
        indexes=((*NUMBER, "year"), *_facets("year", "basis", "value_status", "confidence")),
    ),
    Table(
        "implied_figures",
        (rows.ImpliedFigure, rows.FigureColumns),
        indexes=((*NUMBER, "year"), *_facets("year", "basis", "implication")),
    ),
    Table(
        "policy_events",
        (PolicyEvent, rows.EventStanding, rows.Origin),
        indexes=_facets("year", "status", "instrument", "supply_chain_stage", "confidence", "next_check"),
        leave_out=("withdrawn", "status_note"),
    ),
    Table(
        "event_links",
        (rows.EventLinkRow,),
        ("from_event_id", "relation", "to_event_id"),
        _facets("relation"),
    ),
    Table("event_periods", (rows.EventPeriodRow,), ("policy_event_id", "position"), _facets("state")),
    Table(
        "articles",
        (Article, rows.ArticleColumns, rows.Origin),
        indexes=_facets("year_published", "kind", "language", "coverage", "rights", "retracted"),
        leave_out=("text_until",),
    ),
    Table("event_mentions", (rows.MentionRow, rows.Evidence), ("article_id", "position"), _facets("quote_status")),
    Table(
        "claims",
        (Claim, rows.ClaimValues, rows.Evidence, Judged, Standing, rows.ClaimPlace, rows.PlaceInNumber, rows.Origin),
        indexes=(
            (*NUMBER, *OF_A_NUMBER),
            OF_THE_FACETS,
            *_facets(
                "kind",
                "year_start",
                "verdict",
                "independence",
                "outcome",
                "date_verdict",
                "quote_status",
                "correction_kind",
                "conflict_count",
            ),
        ),
        leave_out=("value", "value_min", "value_max", "stated_min", "stated_max", "quote_prefix"),
    ),
    Table("claim_checks", (Check,), indexes=_facets("verdict", "method", "reading", "independence", "figure_id")),
    Table("claim_comparisons", (Comparison,), ("claim_id", "other_claim_id"), is_clustered=True),
    Table("numbers", (KnownNumber,), indexes=((*NUMBER, "period"), *_facets("is_contested", "weight", "year"))),
    Table("article_topics", (rows.ArticleTopic,), ("article_id", "topic_id"), is_clustered=True),
    Table("claim_topics", (rows.ClaimTopic,), ("claim_id", "topic_id"), is_clustered=True),
    Table("event_topics", (rows.EventTopic,), ("event_id", "topic_id")),
    Table("event_materials", (rows.EventMaterial,), ("event_id", "material_id")),
    Table("search_index", (rows.SearchEntry,), indexes=_facets("kind", "place_id"), is_numbered=True),
    Table("search_words", (rows.SearchWord,), ("word",)),
    Table(
        "open_questions",
        (summary_rows.OpenQuestion,),
        ("question", "table_name", "record_id"),
        (("question", "due", "about"), ("table_name",)),
    ),
    Table("at_odds", (summary_rows.AtOdds,), ("who", "record_id")),
    Table("unsourced_numbers", (summary_rows.UnsourcedNumber,), ("claim_id",)),
    Table(
        "figures",
        (summary_rows.HeldFigure,),
        indexes=((*NUMBER, "year"), *_facets("year", "house", "implication")),
    ),
    Table("revised_figures", (summary_rows.RevisedFigure,), is_numbered=True),
    Table("jumps_between_editions", (summary_rows.JumpBetweenEditions,), is_numbered=True),
    Table("verdict_counts", (summary_rows.VerdictCount,), ("scheme", "word")),
    Table("counts", (summary_rows.Counts,), ("claims",)),
    Table(
        "timeline",
        (summary_rows.Dated,),
        ("table_name", "record_id"),
        (("date", "kind", "record_id"), ("year", "date"), ("kind", "date")),
    ),
    Table("number_counts", (summary_rows.NumberCount,), NUMBER),
    Table("lead_number", (summary_rows.LeadNumber,), NUMBER),
    Table("lead_voices", (summary_rows.LeadVoice,), ("position",)),
    Table("first_claims_of_topics", (summary_rows.FirstClaimOfTopic,), ("topic_id", "position")),
    Table(
        "facet_counts",
        (summary_rows.FacetCount,),
        ("table_name", "within_column", "within_value", "column_name", "value"),
        is_clustered=True,
    ),
    Table("problems", (Problem,), ("path", "line", "record", "message"), leave_out=("severity",)),
    Table("former_ids", (rows.FormerId,), ("table_name", "former_id"), (("table_name", "record_id"),)),
    Table("build_info", (rows.Named,), ("name",)),
    Table("column_descriptions", (rows.ColumnDescription,), ("object", "column")),
)

TABLE = {table.name: table for table in TABLES}

SEARCHED_TEXTS = "search_index_fts"
"""The full-text index of all records, in step with ``search_index``."""

SEARCH_TABLES = (
    SearchTable("articles", ("title", "title_original", "summary", "text")),
    SearchTable("claims", ("statement", "quote", "value_stated", "note")),
    SearchTable("policy_events", ("title", "title_original", "summary", "legal_reference", "status_note")),
)

VIEWS = tuple(sorted(path.stem for path in VIEWS_FOLDER.glob("*.sql")))


def view_sql(name: str) -> str:
    """Return the SELECT statement of a view."""
    return (VIEWS_FOLDER / f"{name}.sql").read_text("utf-8").rstrip().rstrip(";")
