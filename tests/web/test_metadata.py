"""The metadata of the database are complete, true, and answers whatever a visitor types.

The first half compares descriptions.yml, metadata.yml and settings.json with the database that the real sources
give. The second half asks a real server, configured as the repository's root configures it, for every table, view
and question, in every format, with the worst that people paste into a form.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import yaml
from datasette.app import SETTINGS
from datasette.utils import parse_metadata

from knowledge_base.building.descriptions import described_tables
from knowledge_base.building.schema import SEARCH_TABLES
from knowledge_base.web.questions import questions
from tests.support.serving import LITHIUM, ROOT

SEARCHED = {search.table: search.searched for search in SEARCH_TABLES}
"""Table to the columns that its search looks into."""

METADATA: dict[str, Any] = parse_metadata((LITHIUM / "metadata.yml").read_text("utf-8"))
DATABASE: dict[str, Any] = METADATA["databases"]["lithium"]
TABLES: dict[str, dict[str, Any]] = described_tables(DATABASE["tables"])
"""Tables and views by name."""
PARAMETERS = [(name, parameter) for name, question in questions().items() for parameter in question.parameters]

NEEDS: dict[str, dict[str, str]] = {"search": {"q": "reserves"}}
"""Questions that rightly find nothing until they are asked something, with something to ask."""

NASTY = {
    "quotation mark": '"',
    "asterisk": "*",
    "hyphen": "light-metal",
    "chinese": "锂",
    "full stop": "park.",
    "apostrophe": "'",
    "bracket": "(",
    "boolean word": "AND",
    "column filter": "body:",
    "white space": " \t\n ",
    "pattern": "%_[a-z]\\",
    "emoji": "🧲",
    "long word": "x" * 10_000,
    "many words": "a " * 5_000,
    "huge number": "9" * 400,
    "impossible day": "2012-02-31",
}
FORMATS = ["", ".json", ".csv"]

KNOWN_KEYS = {
    "root": {"title", "description", "license", "license_url", "source", "source_url", "about", "about_url"}
    | {"databases", "plugins"},
    "database": {"title", "description", "license", "license_url", "source", "source_url", "about", "about_url"}
    | {"tables"},
    "table": {"title", "description", "license", "license_url", "columns", "facets", "fts_pk", "fts_table", "hidden"}
    | {"label_column", "list_columns", "size", "sort", "sort_desc", "sortable_columns"},
}
"""Datasette takes no notice of a key it does not know, so a slip of the pen would go unseen."""


@pytest.fixture(scope="module")
def datasette_client(datasette_url: str) -> Iterator[httpx.Client]:
    """A client of a server that is configured as the repository's root configures it."""
    with httpx.Client(base_url=f"{datasette_url}/lithium", timeout=60, trust_env=False) as client:
        yield client


def rows_of(client: httpx.Client, name: str, **parameters: str) -> list[dict[str, Any]]:
    """The rows of a canned query, as dicts."""
    answer = client.get(f"/{name}.json", params={**parameters, "_shape": "objects"})
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["rows"]
    return rows


def columns_of(database: sqlite3.Connection) -> dict[str, list[str]]:
    """Tables and views to their columns, in order; without the full-text indexes and what SQLite keeps for itself."""
    names = database.execute(
        "select name from sqlite_master where type in ('table', 'view') "
        "and name not like 'sqlite_%' and name not like '%_fts' and name not like '%_fts_%'"
    )
    return {
        name: [column for (column,) in database.execute("select name from pragma_table_info(?)", (name,))]
        for (name,) in names.fetchall()
    }


def columns_named(table: dict[str, Any]) -> set[str]:
    """Every column that the configuration of a table names, other than by describing it."""
    named = {table[key] for key in ("label_column", "sort", "sort_desc") if key in table}
    named |= set(table.get("list_columns", [])) | set(table.get("sortable_columns", []))
    for facet in table.get("facets", []):
        named |= {facet} if isinstance(facet, str) else set(facet.values())
    return named


# ------------------------------------------------------------------------------------------------- descriptions


def test_every_column_of_every_table_and_view_is_described_and_nothing_else(database: sqlite3.Connection) -> None:
    described = {name: sorted(table["columns"]) for name, table in TABLES.items()}

    assert described == {name: sorted(columns) for name, columns in columns_of(database).items()}


def test_every_description_is_a_sentence() -> None:
    texts = {name: table["description"] for name, table in TABLES.items()}
    texts |= {f"{name}.{column}": text for name, table in TABLES.items() for column, text in table["columns"].items()}

    assert [place for place, text in texts.items() if not (text[:1].strip() and text.endswith("."))] == []


def test_a_description_says_what_null_means_exactly_where_a_column_may_be_null(database: sqlite3.Connection) -> None:
    nullable = {
        f"{table}.{column}"
        for (table,) in database.execute("select name from sqlite_master where type = 'table'").fetchall()
        for column, not_null, key in database.execute('select name, "notnull", pk from pragma_table_info(?)', (table,))
        if table in TABLES and not not_null and not key
    }
    views = {name for (name,) in database.execute("select name from sqlite_master where type = 'view'")}
    says_null = {
        f"{name}.{column}"
        for name, table in TABLES.items()
        for column, text in table["columns"].items()
        if name not in views and "Null" in text
    }

    assert says_null == nullable


def test_the_built_file_carries_the_descriptions(database: sqlite3.Connection) -> None:
    carried = database.execute(
        "select table_name, column_name, description from data_dictionary where table_name = 'claims'"
    ).fetchall()

    assert sorted(carried) == sorted(("claims", column, text) for column, text in TABLES["claims"]["columns"].items())


def test_no_column_of_the_data_dictionary_lacks_its_description(database: sqlite3.Connection) -> None:
    bare = database.execute("select table_name, column_name from data_dictionary where description is null").fetchall()

    assert bare == []


def test_a_table_says_its_licence_and_where_the_figures_are_from(datasette_client: httpx.Client) -> None:
    table = datasette_client.get("/units.json").json()

    assert {name: table[name] for name in ("license", "license_url", "source", "source_url")} == {
        "license": "CC0",
        "license_url": "https://creativecommons.org/publicdomain/zero/1.0/",
        "source": "Publications that printed the official figures",
        "source_url": "/lithium/publications",
    }


# ------------------------------------------------------------------------------------------------ configuration


def test_no_key_is_misspelt() -> None:
    unknown = [("root", key) for key in METADATA.keys() - KNOWN_KEYS["root"]]
    unknown += [("database", key) for key in DATABASE.keys() - KNOWN_KEYS["database"]]
    unknown += [(name, key) for name, table in TABLES.items() for key in table.keys() - KNOWN_KEYS["table"]]

    assert unknown == []


def test_every_column_that_is_named_exists() -> None:
    missing = {name: columns_named(table) - table["columns"].keys() for name, table in TABLES.items()}

    assert {name: columns for name, columns in missing.items() if columns} == {}


def test_every_table_and_view_lists_at_most_eight_columns_first() -> None:
    wrong = {name: len(table["list_columns"]) for name, table in TABLES.items() if len(table["list_columns"]) > 8}
    few = [name for name, table in TABLES.items() if len(table["list_columns"]) < min(len(table["columns"]) - 2, 5)]

    assert (wrong, few) == ({}, [])


def test_a_table_may_be_sorted_by_the_column_it_is_sorted_by() -> None:
    refused = [
        name
        for name, table in TABLES.items()
        if "sortable_columns" in table and table.get("sort", table.get("sort_desc")) not in table["sortable_columns"]
    ]

    assert refused == []


def test_every_table_with_a_key_of_text_shows_a_label(database: sqlite3.Connection) -> None:
    with_text_key = {
        table
        for (table,) in database.execute("select name from sqlite_master where type = 'table'").fetchall()
        if table in TABLES
        and database.execute("select type from pragma_table_info(?) where pk > 0", (table,)).fetchall() == [("TEXT",)]
    }

    assert {name for name in with_text_key if "label_column" not in TABLES[name]} == set()


def test_every_full_text_index_serves_its_table(database: sqlite3.Connection) -> None:
    indexes = database.execute("select name from sqlite_master where sql like 'create virtual table%fts5%'").fetchall()

    served = {(f"{name}_fts",) for name, table in TABLES.items() if table.get("fts_table") == f"{name}_fts"}
    assert served == set(indexes)


def test_no_question_hides_a_table_or_a_view_of_its_name() -> None:
    assert questions().keys() & TABLES.keys() == set()


def test_every_setting_is_one_that_datasette_knows_and_of_its_type() -> None:
    settings = yaml.safe_load((ROOT / "settings.json").read_text("utf-8"))
    known = {setting.name: type(setting.default) for setting in SETTINGS}

    assert {name: type(value) for name, value in settings.items()} == {name: known.get(name) for name in settings}


# ------------------------------------------------------------------------------------------------ every page


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", [*TABLES, *questions()])
def test_every_table_view_and_query_answers_when_opened_bare(
    datasette_client: httpx.Client, name: str, ending: str
) -> None:
    assert datasette_client.get(f"/{name}{ending}").status_code == 200


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if "facets" in table])
def test_every_facet_answers_in_time(datasette_client: httpx.Client, name: str) -> None:
    facets = datasette_client.get(f"/{name}.json").json()["facet_results"].values()

    # A facet that took too long is left out.
    declared = [
        ("column", facet) if isinstance(facet, str) else next(iter(facet.items())) for facet in TABLES[name]["facets"]
    ]
    assert sorted((facet["type"], facet["name"]) for facet in facets) == sorted(declared)


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("table", ["articles", "claims", "policy_events", "search_index"])
def test_no_search_of_a_table_is_an_error(datasette_client: httpx.Client, table: str, words: str) -> None:
    answers = [datasette_client.get(f"/{table}{ending}", params={"_search": words}) for ending in FORMATS]

    assert [answer.status_code for answer in answers] == [200, 200, 200]


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_no_parameter_of_a_query_is_an_error(
    datasette_client: httpx.Client, name: str, parameter: str, words: str
) -> None:
    answers = [datasette_client.get(f"/{name}{ending}", params={parameter: words}) for ending in FORMATS]

    assert [answer.status_code for answer in answers] == [200, 200, 200]


@pytest.mark.parametrize("name", questions())
def test_every_query_shows_something_and_shows_all_of_it(datasette_client: httpx.Client, name: str) -> None:
    answer = datasette_client.get(f"/{name}.json", params=NEEDS.get(name, {})).json()

    assert (bool(answer["rows"]), answer["truncated"], answer["error"]) == (True, False, None)


@pytest.mark.parametrize("name", questions())
def test_every_column_of_a_query_has_a_name_of_its_own(datasette_client: httpx.Client, name: str) -> None:
    columns = datasette_client.get(f"/{name}.json", params=NEEDS.get(name, {})).json()["columns"]

    assert sorted(columns) == sorted(set(columns))


# -------------------------------------------------------------------------------------------- what searches find


def holding(database: sqlite3.Connection, table: str, words: str) -> set[str]:
    """Ids of the records of a table in which words occur, letter for letter, in a column that its search looks into."""
    columns = " || char(10) || ".join(f"coalesce({column}, '')" for column in SEARCHED[table])
    return {key for (key,) in database.execute(f"select id from {table} where instr({columns}, ?) > 0", (words,))}


@pytest.mark.parametrize("words", ["陈明远", "锂", "出口管制", "进口许可管理"])
@pytest.mark.parametrize("table", SEARCHED)
def test_a_chinese_word_is_found_wherever_it_stands(
    datasette_client: httpx.Client, database: sqlite3.Connection, table: str, words: str
) -> None:
    answer = datasette_client.get(f"/{table}.json", params={"_search": words, "_shape": "array", "_size": "max"})

    assert {row["id"] for row in answer.json()} == holding(database, table, words)


def test_an_english_word_is_found_in_all_its_forms(datasette_client: httpx.Client) -> None:
    answers = [
        datasette_client.get("/policy_events.json", params={"_search": word, "_shape": "array"}).json()
        for word in ("refined", "refining", "Refine")
    ]

    assert "northmark-2022-import-licences" in {row["id"] for row in answers[0]}
    assert answers == [answers[0]] * 3


def test_the_search_of_everything_marks_a_chinese_word_inside_a_sentence(datasette_client: httpx.Client) -> None:
    best = rows_of(datasette_client, "search", q="许可管理")[0]

    assert (best["url_path"], "[[许可管理]]" in best["excerpt"]) == (
        "policy_events/northmark-2022-import-licences",
        True,
    )


@pytest.mark.parametrize("kind", ["policy event", "Policy_Events", " policy events "])
def test_the_search_of_everything_is_narrowed_by_kind_and_year(datasette_client: httpx.Client, kind: str) -> None:
    rows = rows_of(datasette_client, "search", q="quota", kind=kind, year="2020")

    assert {(row["kind"], row["year"]) for row in rows} == {("policy event", 2020)}


def test_every_path_that_the_search_gives_leads_to_a_page(datasette_client: httpx.Client) -> None:
    paths = {row["kind"]: row["url_path"] for row in rows_of(datasette_client, "search", q="salara")}
    answers = {kind: datasette_client.get(f"/{path}").status_code for kind, path in paths.items()}

    assert answers == dict.fromkeys(paths, 200)


# -------------------------------------------------------------------------------------------- what queries answer


@pytest.mark.parametrize("place", ["salara", "Salara", " SALARA "])
def test_a_place_is_asked_for_by_id_or_by_name(datasette_client: httpx.Client, place: str) -> None:
    rows = rows_of(datasette_client, "who_says_what", indicator="Share of world reserves", place=place)

    assert {(row["indicator"], row["place"]) for row in rows} == {("Share of world reserves", "Salara")}


@pytest.mark.parametrize(
    ("day", "used"),
    [
        ("2021-06-20", "2021-06-20"),
        (" 2021-06-20 ", "2021-06-20"),
        ("20 June 2021", "2021-06-20"),
        ("2020-02", "2020-02-29"),
        ("2020", "2020-12-31"),
    ],
)
def test_what_was_in_force_is_asked_for_a_day_or_the_last_day_of_a_month_or_year(
    datasette_client: httpx.Client, database: sqlite3.Connection, day: str, used: str
) -> None:
    rows = rows_of(datasette_client, "in_force_on", day=day, jurisdiction="Salara")

    expected = database.execute(
        "select policy_event_id from event_periods join policy_events on policy_events.id = policy_event_id "
        "where state = 'in-force' and jurisdiction_id = 'salara' and ? between date_from and coalesce(date_until, '9')",
        (used,),
    ).fetchall()
    assert {row["day"] for row in rows} == {used}
    assert sorted((row["policy_event_id"],) for row in rows) == sorted(expected)


def test_no_day_means_the_day_of_the_build(datasette_client: httpx.Client, database: sqlite3.Connection) -> None:
    (as_of,) = database.execute("select value from build_info where name = 'as_of'").fetchone()

    assert {row["day"] for row in rows_of(datasette_client, "in_force_on", day="")} == {as_of}


@pytest.mark.parametrize("day", ["soon", "2012-13", "2012-06-99", "2013~"])
def test_what_is_no_day_is_not_answered_for_another(datasette_client: httpx.Client, day: str) -> None:
    assert rows_of(datasette_client, "in_force_on", day=day) == []


def test_the_words_of_a_claim_stand_in_their_context(
    datasette_client: httpx.Client, database: sqlite3.Connection
) -> None:
    verified = database.execute(
        "select claims.id, articles.text, quote_start, quote_end from claims join articles on articles.id = article_id "
        "where quote_status = 'verified'"
    ).fetchall()

    shown = {key: rows_of(datasette_client, "quotes_in_context", claim=key)[0] for key, *_ in verified}
    assert {
        key: (row["words_before"], row["quote"], row["words_after"], row["evidence"]) for key, row in shown.items()
    } == {
        key: (
            text[max(0, start - 200) : start],
            text[start:end],
            text[end : end + 200],
            "Found exactly once in the text of the article.",
        )
        for key, text, start, end in verified
    }


def test_a_claim_whose_text_is_not_here_still_shows_its_words(
    datasette_client: httpx.Client, database: sqlite3.Connection
) -> None:
    key, quote = database.execute("select id, quote from claims where quote_status = 'unchecked' limit 1").fetchone()

    (row,) = rows_of(datasette_client, "quotes_in_context", claim=key)
    assert (row["words_before"], row["quote"], row["words_after"], row["evidence"]) == (
        None,
        quote,
        None,
        "No text that has these words was supplied to this build.",
    )


def test_a_fall_from_one_edition_to_the_next_is_a_jump_and_no_revision(
    datasette_client: httpx.Client,
) -> None:
    jumps = rows_of(datasette_client, "revisions_between_years", indicator="Reserves", place="Brinia")
    revisions = rows_of(datasette_client, "revisions", indicator="Reserves", place="Brinia")

    found = [(row["year_before"], row["value_before"], row["year_after"], row["value_after"]) for row in jumps]
    assert (found, revisions) == ([(2022, 5_000_000.0, 2023, 2_000_000.0)], [])


def test_revisions_are_given_with_every_value_that_was_printed_the_biggest_first(
    datasette_client: httpx.Client,
) -> None:
    rows = rows_of(datasette_client, "revisions")

    times = [row["times"] or 0 for row in rows]
    printed = [{float(value.split()[0]) for value in row["printed"].split(", ")} for row in rows]
    assert times == sorted(times, reverse=True)
    assert [(min(values), max(values), len(values)) for values in printed] == [
        (row["lowest"], row["highest"], row["different_values"]) for row in rows
    ]


@pytest.mark.parametrize(("percent", "least"), [("", 25), ("30", 30), ("-30", 30), ("nothing", 25)])
def test_a_break_in_a_series_is_at_least_as_large_as_asked_and_its_events_are_near(
    datasette_client: httpx.Client, percent: str, least: float
) -> None:
    rows = rows_of(datasette_client, "policy_around_a_break", percent=percent)

    far = [row for row in rows if row["event_date"] and abs(int(row["event_date"][:4]) - row["year"]) > 2]
    small = [row for row in rows if abs(row["change_percent"]) < least]
    assert ({(row["indicator"], row["place"]) for row in rows}, far, small) == ({("Output", "Salara")}, [], [])
