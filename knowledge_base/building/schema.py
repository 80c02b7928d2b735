"""The tables of the database: columns, keys, indexes. The views stand in ``sql/``, one file each.

Names are a contract (README, "Data dictionary"); what each column means is said in ``descriptions.yml``, which a
test keeps complete. Every table is STRICT. Indexes: every foreign key, every facet, every default sort order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

SQL_FOLDER = Path(__file__).parent.parent / "sql" / "views"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it will be created. ``columns`` maps names to Python types, in order; ``!`` marks NOT NULL."""

    name: str
    columns: dict[str, type]
    primary_key: str | tuple[str, ...]
    not_null: frozenset[str]
    foreign_keys: tuple[tuple[str, str], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()

    def all_indexes(self) -> list[tuple[str, ...]]:
        """Declared indexes, and one for every foreign key that is not already the first column of one."""
        key = (self.primary_key,) if isinstance(self.primary_key, str) else self.primary_key
        first = {key[0], *(index[0] for index in self.indexes)}
        return [*self.indexes, *((column,) for column, _ in self.foreign_keys if column not in first)]


@dataclass(frozen=True, slots=True)
class SearchTable:
    """A full-text index over some columns of a table, in step with its rowids; ``search.py`` fills ``columns``."""

    table: str
    searched: tuple[str, ...]
    columns: tuple[str, ...] = field(default=("words", "grams"))

    @property
    def name(self) -> str:
        return f"{self.table}_fts"


TYPES = {"text": str, "integer": int, "real": float}


def _table(
    name: str,
    columns: str,
    primary_key: str | tuple[str, ...] = "id",
    references: dict[str, str] | None = None,
    indexes: Sequence[tuple[str, ...]] = (),
) -> Table:
    """Read columns from lines of "name type", with a "!" after the type where it may not be null."""
    pairs = [line.split() for line in columns.strip().splitlines()]
    return Table(
        name,
        {column: TYPES[kind.rstrip("!")] for column, kind in pairs},
        primary_key,
        frozenset(column for column, kind in pairs if kind.endswith("!")),
        tuple((references or {}).items()),
        tuple(indexes),
    )


_PLACE_IN_SOURCES = """
source_path text!
source_line integer!"""

TABLES = (
    _table("vocabulary", "scheme text!\nword text!\ndefinition text!", ("scheme", "word")),
    _table("topics", "id text!\nname text!\ndefinition text!\naliases text!"),
    _table(
        "units",
        "id text!\nname text!\nsymbol text\ndefinition text!\ndimension text!\naliases text!",
        indexes=[("dimension",)],
    ),
    _table(
        "places",
        "id text!\nname text!\nname_in_text text\nkind text!\niso_code text\nparent_id text\naliases text!",
        references={"parent_id": "places"},
        indexes=[("kind",)],
    ),
    _table(
        "materials",
        "id text!\nname text!\nsymbol text\nname_original text\nkind text!\nparent_id text\n"
        "definition text!\naliases text!",
        references={"parent_id": "materials"},
        indexes=[("kind",)],
    ),
    _table(
        "indicators",
        "id text!\nname text!\nname_in_text text\ndefinition text!\nunit_id text!\ndimension text!\n"
        "share_of text\npart text\nwhole_place_id text\ngrowth_of text\ncompared text!\nbases text!\naliases text!",
        references={
            "unit_id": "units",
            "share_of": "indicators",
            "part": "indicators",
            "whole_place_id": "places",
            "growth_of": "indicators",
        },
        indexes=[("compared",)],
    ),
    _table(
        "actors",
        "id text!\nname text!\nname_original text\nkind text!\nplace_id text\nparent_id text\ndefinition text\n"
        "url text\naliases text!" + _PLACE_IN_SOURCES,
        references={"place_id": "places", "parent_id": "actors"},
        indexes=[("kind",)],
    ),
    _table(
        "publications",
        "id text!\ntitle text!\nkind text!\npublisher_id text\nyear integer\ndate_published text\nurl text\n"
        "series text\nnote text" + _PLACE_IN_SOURCES,
        references={"publisher_id": "actors"},
        indexes=[("kind",), ("year",), ("series",)],
    ),
    _table(
        "statistics",
        """id text!
        indicator_id text!
        place_id text!
        material_id text!
        year integer!
        value real!
        unit_id text!
        normalised real!
        basis text
        publication_id text!
        via_publication_id text
        edition_year integer
        value_status text!
        confidence text!
        note text"""
        + _PLACE_IN_SOURCES,
        references={
            "indicator_id": "indicators",
            "place_id": "places",
            "material_id": "materials",
            "unit_id": "units",
            "publication_id": "publications",
            "via_publication_id": "publications",
        },
        indexes=[
            ("indicator_id", "place_id", "material_id", "year"),
            ("year",),
            ("basis",),
            ("value_status",),
            ("confidence",),
        ],
    ),
    _table(
        "policy_events",
        """id text!
        title text!
        year integer!
        jurisdiction_id text!
        instrument text!
        status text!
        date_announced text
        date_effective text
        date_ended text
        supply_chain_stage text!
        issuer_id text
        summary text!
        status_note text
        next_check text
        date_checked text
        effect text!
        title_original text
        legal_reference text
        url text
        source text
        publication_id text
        confidence text!
        topics text!
        materials text!
        mention_count integer!"""
        + _PLACE_IN_SOURCES,
        references={"jurisdiction_id": "places", "issuer_id": "actors", "publication_id": "publications"},
        indexes=[("year",), ("status",), ("instrument",), ("supply_chain_stage",), ("confidence",), ("next_check",)],
    ),
    _table(
        "event_links",
        "from_event_id text!\nrelation text!\nto_event_id text!\nnote text",
        ("from_event_id", "relation", "to_event_id"),
        {"from_event_id": "policy_events", "to_event_id": "policy_events"},
        [("relation",)],
    ),
    _table(
        "event_periods",
        "policy_event_id text!\nposition integer!\nstate text!\ndate_from text!\ndate_until text\nbecause_of_id text",
        ("policy_event_id", "position"),
        {"policy_event_id": "policy_events", "because_of_id": "policy_events"},
        [("state",)],
    ),
    _table(
        "articles",
        """id text!
        title text!
        publisher_id text
        year_published integer
        date_published text
        kind text!
        claim_count integer!
        language text!
        coverage text!
        summary text!
        title_original text
        authors text!
        date_note text
        coverage_note text
        date_corrected text
        retracted text
        correction_note text
        url text
        url_archived text
        urls text!
        translation_of_id text
        same_text_as_id text
        rights text!
        topics text!
        text text
        text_sha256 text"""
        + _PLACE_IN_SOURCES,
        references={"publisher_id": "actors", "translation_of_id": "articles", "same_text_as_id": "articles"},
        indexes=[("year_published",), ("kind",), ("language",), ("coverage",), ("rights",), ("retracted",)],
    ),
    _table(
        "event_mentions",
        "article_id text!\npolicy_event_id text!\nposition integer!\nquote text\nquote_start integer\n"
        "quote_end integer\nquote_status text!\nnote text",
        ("article_id", "position"),
        {"article_id": "articles", "policy_event_id": "policy_events"},
        [("quote_status",)],
    ),
    _table(
        "claims",
        """id text!
        statement text!
        article_id text!
        verdict text
        value_stated text
        period text
        attributed_to_id text
        indicator_id text
        place_id text
        material_id text
        kind text!
        basis text
        bound text
        value_min real
        value_max real
        unit_id text
        normalised_min real
        normalised_max real
        stated_min real
        stated_max real
        year_start integer
        year_end integer
        quote text
        quote_start integer
        quote_end integer
        quote_status text!
        correction text
        correction_kind text
        verdict_as_read text
        arithmetic_verdict text
        agree_count integer!
        conflict_count integer!
        repeats_id text
        follows_from text
        policy_event_id text
        topics text!
        note text
        position integer!"""
        + _PLACE_IN_SOURCES,
        references={
            "article_id": "articles",
            "indicator_id": "indicators",
            "place_id": "places",
            "material_id": "materials",
            "unit_id": "units",
            "attributed_to_id": "actors",
            "policy_event_id": "policy_events",
            "repeats_id": "claims",
        },
        indexes=[
            ("indicator_id", "place_id", "material_id", "year_start"),
            ("kind",),
            ("year_start",),
            ("verdict",),
            ("quote_status",),
            ("bound",),
            ("correction_kind",),
            ("conflict_count",),
        ],
    ),
    _table(
        "claim_checks",
        """id text!
        claim_id text!
        reading text!
        method text!
        verdict text!
        ratio real
        claim_min real
        claim_max real
        reference_min real
        reference_max real
        statistic_id text
        explanation text!""",
        references={"claim_id": "claims", "statistic_id": "statistics"},
        indexes=[("verdict",), ("method",), ("reading",)],
    ),
    _table(
        "claim_comparisons",
        "claim_id text!\nother_claim_id text!\nrelation text!\nratio real",
        ("claim_id", "other_claim_id"),
        {"claim_id": "claims", "other_claim_id": "claims"},
        [("relation",)],
    ),
    *(
        _table(f"{name}_{other}s", f"{name}_id text!\n{other}_id text!", (f"{name}_id", f"{other}_id"), keys)
        for name, other, keys in (
            ("article", "topic", {"article_id": "articles", "topic_id": "topics"}),
            ("claim", "topic", {"claim_id": "claims", "topic_id": "topics"}),
            ("event", "topic", {"event_id": "policy_events", "topic_id": "topics"}),
            ("event", "material", {"event_id": "policy_events", "material_id": "materials"}),
        )
    ),
    _table(
        "search_index",
        "id integer!\nkind text!\nrecord_id text!\ntitle text!\nyear integer\nplace_id text\nurl_path text!\n"
        "body text!\ngrams text!",
        indexes=[("kind",), ("year",)],
    ),
    _table(
        "problems",
        "path text!\nline integer!\nrecord text!\nfield text!\nmessage text!\nexpected text!\nsuggestion text!",
        ("path", "line", "record", "message"),
    ),
    _table(
        "former_ids",
        "table_name text!\nformer_id text!\nrecord_id text!",
        ("table_name", "former_id"),
        indexes=[("table_name", "record_id")],
    ),
    _table("build_info", "name text!\nvalue text!", "name"),
    _table("column_descriptions", "object text!\ncolumn text!\ndescription text!", ("object", "column")),
)

TABLE = {table.name: table for table in TABLES}

SEARCH_TABLES = (
    SearchTable("articles", ("title", "title_original", "summary", "text")),
    SearchTable("claims", ("statement", "quote", "value_stated", "note")),
    SearchTable("policy_events", ("title", "title_original", "summary", "legal_reference", "status_note")),
)

VIEWS = tuple(sorted(path.stem for path in SQL_FOLDER.glob("*.sql")))


def view_sql(name: str) -> str:
    """Return the SELECT statement of a view."""
    return (SQL_FOLDER / f"{name}.sql").read_text("utf-8").rstrip().rstrip(";")
