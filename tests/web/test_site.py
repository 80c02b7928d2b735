"""Every page of the site, asked of a real Datasette: it answers, it is safe, and it shows what it should."""

import csv
import io
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from knowledge_base.web.headers import POLICY
from knowledge_base.web.questions import questions
from knowledge_base.web.search import PAGE_SIZE
from knowledge_base.web.search import SEARCHED as KINDS_OF_RECORD
from tests.support.serving import ROOT, client_of, configure, serving
from tests.support.site_pages import ERROR_404, HOME, KINDS, RECORDS, SVG, Html, assert_picture, ids

STATUS = {"query with an error": 400}
"""Kinds of page that do not answer 200."""


def search(site: httpx.Client, query: str, **filters: str | int) -> dict[str, Any]:
    answer = site.get("/search.json", params={"q": query, **filters})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json; charset=utf-8")
    found: dict[str, Any] = answer.json()
    return found


# --------------------------------------------------------------------------------------------------- every page


def test_there_is_a_page_of_every_kind(kinds: dict[str, str]) -> None:
    assert kinds.keys() == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_every_kind_answers_with_sound_html(site: httpx.Client, kinds: dict[str, str], kind: str) -> None:
    answer = site.get(kinds[kind])
    page = Html(answer.text)

    assert (answer.status_code, answer.headers["content-type"]) == (STATUS.get(kind, 200), "text/html; charset=utf-8")
    assert page.faults == []
    assert [tag for tag, _ in page.elements if tag in ("title", "h1", "main")] == ["title", "main", "h1"]


@pytest.mark.parametrize(
    "kind",
    [
        "home",
        "article with text",
        "canned query",
        "claim contradicted",
        "contested",
        "coverage",
        "database",
        "event",
        "indicator",
        "row",
        "search with hits",
        "table without rows",
    ],
)
def test_every_link_of_a_page_leads_to_a_page(site: httpx.Client, kinds: dict[str, str], kind: str) -> None:
    links = set(Html(site.get(kinds[kind]).text).links()) - {"/lithium.db"}

    answers = {link: site.get(link).status_code for link in sorted(links)}

    assert {link: status for link, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize(
    "path",
    [
        "/nothing-here",
        f"{HOME}/nothing-here",
        ERROR_404,
        *(f"{HOME}/{table}/no-such-record" for table in RECORDS),
        "/cite/no-such-article.bib",
        "/cite/no-such-article.json",
        "/cite/paper.xml",
        "/-/picture/claim/no-such-claim.svg",
        "/-/picture/event/no-such-event.svg",
        "/-/picture/number.svg",
        "/-/picture/number.svg?indicator=reserves&place=nowhere&material=lithium",
        "/-/picture/strip.svg?indicator=&place=&material=",
        "/-/picture/other.svg",
    ],
)
def test_what_does_not_exist_is_not_found(site: httpx.Client, path: str) -> None:
    answer = site.get(path)

    assert answer.status_code == 404
    if "html" in answer.headers["content-type"]:
        assert Html(answer.text).faults == []


def test_a_page_that_is_not_found_says_where_to_go_on(site: httpx.Client) -> None:
    page = Html(site.get(ERROR_404).text)

    assert "There is no such page." in page.text
    assert {"/", "/search", HOME} <= set(page.links())


# ------------------------------------------------------------------------------------------------------ headers


HTML, JSON = "text/html; charset=utf-8", "application/json; charset=utf-8"

CONTENT_TYPES = {
    "/": HTML,
    "/search": HTML,
    "/search.json?q=quota": JSON,
    "/timeline": HTML,
    f"{HOME}": HTML,
    f"{HOME}/claims": HTML,
    f"{HOME}/claims.json?_size=1": JSON,
    f"{HOME}/claims.csv?_size=1": "text/plain; charset=utf-8",
    f"{HOME}?sql=select+nothing": HTML,
    "/-/versions.json": JSON,
    "/-/metadata": HTML,
    "/-/picture/timeline.svg": SVG,
    "/cite/ledger-2024-count.bib": "application/x-bibtex; charset=utf-8",
    "/cite/ledger-2024-count.json": ("application/vnd.citationstyles.csl+json; charset=utf-8"),
    "/static/site.css": "text/css",
    "/static/site.js": "text/javascript",
    ERROR_404: HTML,
}


@pytest.mark.parametrize("path", CONTENT_TYPES)
def test_an_answer_says_what_it_is_and_what_it_may_do(site: httpx.Client, path: str) -> None:
    headers = site.get(path).headers

    assert headers["content-type"] == CONTENT_TYPES[path]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert policy == (POLICY if CONTENT_TYPES[path] != SVG else "default-src 'none'; style-src 'unsafe-inline'")


def test_no_page_may_run_or_load_anything_but_our_own_files() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))

    assert rules.pop("default-src") == "'none'"
    assert set(rules.values()) == {"'self'", "'none'"}
    assert (rules["script-src"], rules["style-src"], rules["frame-ancestors"]) == ("'self'", "'self'", "'none'")


def test_the_database_can_be_downloaded_and_is_the_one_that_is_served(
    site: httpx.Client, lithium_database: Path
) -> None:
    answer = site.get("/lithium.db")

    assert answer.status_code == 200
    assert answer.content == lithium_database.read_bytes()


# ----------------------------------------------------------------------------------------------- what people type


NASTY = {
    "quotation mark": '"',
    "open quotation": '"salt',
    "asterisk": "*",
    "hyphen": "-",
    "bracket": "(",
    "closing bracket": ")",
    "operator": "AND",
    "near": "NEAR(a b)",
    "column": "title:x",
    "caret": "a^2",
    "emoji": "🧲",
    "long": "x" * 10_000,
    "many words": "salt " * 2_000,
    "tag": "<script>alert(1)</script>",
    "nothing character": "\x00",
    "injection": "' or 1=1 --",
    "right to left": "\u202e\u05d0\u200f",
    "white space": " \t\n ",
    "pattern": "%_\\",
    "template": "{{7*7}}",
    "foreign digits": "٢٠١٢",
    "superscript": "²",
    "combining": "e\u0301" * 10,
    "non-character": "\ufffe",
}


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_nothing_that_is_typed_is_an_error(site: httpx.Client, words: str) -> None:
    fields = ("q", "kind", "year", "place", "page")
    asked = [("/search", {"q": "quota", field: words}) for field in fields]
    asked += [("/search.json", {"q": "quota", field: words}) for field in fields]
    asked += [("/timeline", {field: words}) for field in ("kind", "year")]
    asked += [(f"{HOME}/indicators/reserves-share", {field: words}) for field in ("place", "material")]
    asked += [("/-/picture/timeline.svg", {"narrow": words})]

    answers = {(path, *parameters): site.get(path, params=parameters) for path, parameters in asked}

    assert {asked: answer.status_code for asked, answer in answers.items()} == dict.fromkeys(answers, 200)
    pages = [answer.text for answer in answers.values() if answer.headers["content-type"] == HTML]
    assert [Html(page).faults for page in pages] == [[]] * len(pages)


@pytest.mark.parametrize("words", [pytest.param(w, id=name) for name, w in NASTY.items() if len(w) < 100])
def test_nothing_that_is_put_into_an_address_is_more_than_not_found(site: httpx.Client, words: str) -> None:
    name = quote(words, safe="")
    paths = [f"/cite/{name}.bib", f"/cite/{name}.json", f"/-/picture/claim/{name}.svg", f"/-/picture/event/{name}.svg"]
    paths += [f"{HOME}/claims/{name}", f"{HOME}/claims/{name}.json", f"/-/picture/number.svg?indicator={name}"]

    assert {path: site.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)


@pytest.mark.parametrize(
    ("parameters", "page"),
    [
        ({"page": "0"}, 1),
        ({"page": "-3"}, 1),
        ({"page": "abcd"}, 1),
        ({"page": "2"}, 2),
        ({"page": "99999"}, "last"),
        ({"page": "9" * 30}, 1),
    ],
)
def test_a_page_that_does_not_exist_is_another_that_does(
    site: httpx.Client, parameters: dict[str, str], page: int | str
) -> None:
    found = search(site, "lithium", **parameters)

    assert found["page"] == (found["pages"] if page == "last" else page)
    assert found["results"] != []


@pytest.mark.parametrize("query", ["select '{}' as {}", "select '{}' as a, 1.5 as {}"])
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "2012-99", "[1", '{{"a": 1}}', "1/2/3"])
@pytest.mark.parametrize(
    "column", ["date", "period", "verdict", "status", "topics", "aliases", "claim_id", "record_id"]
)
def test_a_query_may_call_its_columns_as_it_likes(site: httpx.Client, query: str, value: str, column: str) -> None:
    answer = site.get(HOME, params={"sql": query.format(value, column)})

    assert answer.status_code == 200
    assert Html(answer.text).faults == []


# ------------------------------------------------------------------------------------------------ what is found


def test_the_counts_by_kind_add_up(site: httpx.Client) -> None:
    found = search(site, "quota")

    alone = {kind: search(site, "quota", kind=kind)["total"] for kind in KINDS_OF_RECORD}
    assert found["counts"] == {kind: total for kind, total in alone.items() if total}
    assert found["total"] == sum(found["counts"].values()) > PAGE_SIZE


def test_pages_hold_every_hit_once(site: httpx.Client) -> None:
    first = search(site, "quota", kind="policy event")

    hits = [
        hit["id"]
        for page in range(1, first["pages"] + 1)
        for hit in search(site, "quota", kind="policy event", page=page)["results"]
    ]
    assert (len(hits), len(set(hits))) == (first["total"], first["total"])


def test_filters_hold_for_every_hit(site: httpx.Client, database: sqlite3.Connection) -> None:
    found = search(site, "quota", kind="policy event", year="2020", place="salara")

    hits = {hit["id"] for hit in found["results"]}
    matching = database.execute(
        "select id from policy_events where year = 2020 and jurisdiction_id = 'salara' and title like '%quota%'"
    )
    assert {(hit["kind"], hit["year"]) for hit in found["results"]} == {("policy event", 2020)}
    assert {key for (key,) in matching} <= hits


@pytest.mark.parametrize("words", ["suspended", "suspending", "Suspend"])
def test_all_forms_of_a_word_find_the_same(site: httpx.Client, words: str) -> None:
    assert search(site, words)["results"] == search(site, "suspend")["results"] != []


def test_the_beginning_of_the_last_word_is_enough(site: httpx.Client) -> None:
    whole, beginning = (search(site, words, kind="material") for words in ("spodumene", "spodum"))

    assert whole["results"][0]["id"] == "spodumene"
    assert {hit["id"] for hit in whole["results"]} <= {hit["id"] for hit in beginning["results"]}


def test_words_in_quotation_marks_are_found_side_by_side(site: httpx.Client, database: sqlite3.Connection) -> None:
    phrase, words = (search(site, query, kind="article") for query in ('"export quota"', "export quota"))

    texts = {
        key: " ".join(str(part) for part in rest).lower()
        for key, *rest in database.execute("select id, title, title_original, summary, text from articles")
    }
    found = {hit["id"] for hit in phrase["results"]}
    assert found <= {hit["id"] for hit in words["results"]}
    assert 0 < phrase["total"] < words["total"]
    assert [key for key in found if not re.search(r"export\W+quota", texts[key])] == []


def test_a_number_is_found_as_it_is_printed(site: httpx.Client) -> None:
    snippets = [hit["snippet"] + hit["title"] for hit in search(site, "71.1")["results"]]

    assert snippets != []
    assert [text for text in snippets if "71.1" not in text.replace("[[", "").replace("]]", "")] == []


@pytest.mark.parametrize("words", ["锂", "储量", "出口管制", "陈明远"])
def test_chinese_is_found_wherever_it_stands(site: httpx.Client, database: sqlite3.Connection, words: str) -> None:
    found = search(site, words)

    text = "title || ' ' || body || ' ' || coalesce(names, '')"
    holding = f"select kind, record_id from search_index where instr({text}, '{words}') > 0"
    holds = set(database.execute(holding))
    about = " union ".join(
        f"select '{kind}', {table}.id from {table} join ({holding}) as named on named.record_id in ({columns})"
        for kind, table, columns in (
            ("claim", "claims", "indicator_id, place_id, material_id, attributed_to_id"),
            ("statistic", "statistics", "indicator_id, place_id, material_id"),
            ("policy event", "policy_events", "jurisdiction_id"),
            ("article", "articles", "publisher_id"),
        )
    )
    about += f" union select 'policy event', event_id from event_materials join ({holding}) on record_id = material_id"
    ids = {(hit["kind"], hit["id"]) for hit in found["results"]}
    assert 0 < len(holds) <= found["total"]
    assert ids <= holds | set(database.execute(about))
    in_words = f"select url_path from search_index where instr(title || ' ' || body, '{words}') > 0"
    written = {path for (path,) in database.execute(in_words)}
    marked = [
        f"[[{words}]]" in hit["snippet"] or words in hit["title"]
        for hit in found["results"]
        if hit["kind"] in ("claim", "article") and f"{hit['kind']}s/{hit['id']}" in written
    ]
    assert marked == [True] * len(marked)


def test_chinese_longer_than_the_index_keeps_is_found(site: httpx.Client, database: sqlite3.Connection) -> None:
    key, title = database.execute(
        "select id, title_original from policy_events where title_original like '%进口许可管理的公告' limit 1"
    ).fetchone()
    assert len(title) > 8

    assert [hit["id"] for hit in search(site, title)["results"]] == [key]


def test_no_hit_is_marked_twice(site: httpx.Client) -> None:
    snippets = [
        hit["snippet"] for hit in search(site, "出口管制")["results"] + search(site, "lithium 出口管制")["results"]
    ]

    assert [snippet for snippet in snippets if "[[[[" in snippet or "]]]]" in snippet] == []


@pytest.mark.parametrize("table", ["indicators", "actors", "topics", "materials"])
def test_what_is_called_exactly_so_comes_first(site: httpx.Client, database: sqlite3.Connection, table: str) -> None:
    names = [name for (name,) in database.execute(f"select name from {table} order by id limit 40")]

    first = {name: search(site, name)["results"][0]["title"] for name in names}

    assert first == {name: name for name in names}


def test_hits_are_marked_on_the_page(site: httpx.Client) -> None:
    page = site.get("/search", params={"q": "quotas"}).text

    assert re.search(r"<mark>quotas?</mark>", page, re.IGNORECASE)
    assert "\x02" not in page
    assert "\x03" not in page


def test_a_search_without_words_says_what_can_be_typed(site: httpx.Client) -> None:
    for query in ("", "   ", "🧲"):
        page = Html(site.get("/search", params={"q": query}).text).text
        assert "in quotation marks are looked up together" in page


def test_every_hit_leads_to_its_record(site: httpx.Client) -> None:
    hits = [search(site, "salara", kind=kind)["results"][:1] for kind in KINDS_OF_RECORD]
    addresses = [hit[address] for found in hits for hit in found for address in ("url", "json")]

    assert {address: site.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


# ---------------------------------------------------------------------------------------------------- pictures


def pictures_of(site: httpx.Client, path: str) -> list[tuple[str, str, str, dict[str, str]]]:
    """(address, width, height, attributes) of every picture of a page, in both forms."""
    elements = Html(site.get(path).text).elements
    return [
        (values.get("srcset") or values["src"], values["width"], values["height"], values)
        for tag, values in elements
        if tag in ("img", "source")
    ]


@pytest.mark.parametrize("kind", ["home", "contested", "timeline", "claim contradicted", "event", "indicator"])
def test_every_picture_of_a_page_is_drawn_in_the_size_it_says(
    site: httpx.Client, kinds: dict[str, str], kind: str
) -> None:
    found = pictures_of(site, kinds[kind])

    assert found != []
    for address, width, height, _ in found:
        assert_picture(site, address, width, height)


@pytest.mark.parametrize("kind", ["home", "contested", "timeline", "claim contradicted", "event", "indicator"])
def test_every_picture_of_a_page_is_told_in_words(site: httpx.Client, kinds: dict[str, str], kind: str) -> None:
    elements = Html(site.get(kinds[kind]).text).elements

    assert [values for tag, values in elements if tag == "img" and len(values.get("alt", "")) < 20] == []


def test_a_picture_is_sent_again_only_when_it_has_changed(site: httpx.Client) -> None:
    first = site.get("/-/picture/timeline.svg")
    again = site.get("/-/picture/timeline.svg", headers={"if-none-match": first.headers["etag"]})
    other = site.get("/-/picture/timeline.svg?narrow=1", headers={"if-none-match": first.headers["etag"]})

    assert first.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert (other.status_code, other.headers["etag"] != first.headers["etag"]) == (200, True)


# --------------------------------------------------------------------------------------------------- for machines


def bibtex_fields(entry: str) -> dict[str, str]:
    """Read one BibTeX entry as BibTeX does: by balanced braces. Raises ValueError for anything else."""
    head = re.match(r"@(\w+)\{([^,\s]+),\n", entry)
    if head is None:
        raise ValueError(entry)
    fields = {"type": head[1], "key": head[2]}
    at = head.end()
    while entry[at] != "}":
        name = re.compile(r"\s*(\w+) = \{").match(entry, at)
        if name is None:
            raise ValueError(entry[at:])
        at = start = name.end()
        depth = 1
        while depth:
            if entry[at] == "\\":
                at += 1
            else:
                depth += {"{": 1, "}": -1}.get(entry[at], 0)
            at += 1
        fields[name[1]] = entry[start : at - 1]
        at = re.compile(r",\n").match(entry, at).end()  # type: ignore[union-attr]
    return fields


def test_every_article_can_be_cited(site: httpx.Client, lithium_database: Path) -> None:
    keys = ids(lithium_database, "articles")
    entries = {key: bibtex_fields(site.get(f"/cite/{key}.bib").text) for key in keys}
    items = {key: site.get(f"/cite/{key}.json").json() for key in keys}

    assert {key: entry["key"] for key, entry in entries.items()} == {key: key for key in keys}
    assert [key for key, entry in entries.items() if not entry["title"].startswith("{")] == []
    assert {key: [item["id"] for item in found] for key, found in items.items()} == {key: [key] for key in keys}
    years = {key: found[0].get("issued", {}).get("date-parts", [[None]])[0][0] for key, found in items.items()}
    assert {key: str(year) for key, year in years.items() if year} == {
        key: entry["year"] for key, entry in entries.items() if "year" in entry
    }


def test_a_table_as_csv_holds_all_its_columns(site: httpx.Client, database: sqlite3.Connection) -> None:
    rows = list(csv.reader(io.StringIO(site.get(f"{HOME}/claims.csv?_size=3").text)))

    columns = [name for (name,) in database.execute("select name from pragma_table_info('claims')")]
    assert (rows[0], len(rows)) == (columns, 4)


# ------------------------------------------------------------------------------------------------ what pages show


def test_the_sql_of_a_page_is_shown_to_be_changed(site: httpx.Client) -> None:
    own = Html(site.get(f"{HOME}?sql=select+1+as+one").text)
    canned = Html(site.get(f"{HOME}/who_says_what").text)
    table = Html(site.get(f"{HOME}/claims?kind=fact").text)

    sql = questions()["who_says_what"].sql
    assert "select 1 as one" in own.text
    assert " ".join(sql.split()) in canned.text
    assert [link for link in table.links() if link.startswith(f"{HOME}?sql=select") and "p0=fact" in link] != []


def test_a_query_of_ones_own_is_not_titled_as_the_database(site: httpx.Client) -> None:
    page = Html(site.get(f"{HOME}?sql=select+1").text)

    assert page.text.startswith("Your own question, in SQL")


def test_every_quote_that_was_verified_is_marked_in_its_place(site: httpx.Client, database: sqlite3.Connection) -> None:
    articles = [key for (key,) in database.execute("select id from articles where text is not null")]
    assert articles != []
    for key in articles:
        page = Html(site.get(f"{HOME}/articles/{key}").text)
        quotes = database.execute(
            "select 'quote-claim-' || id from claims where article_id = ? and quote_start is not null union all "
            "select 'quote-event-' || policy_event_id || '-' || position from event_mentions "
            "where article_id = ? and quote_start is not null",
            (key, key),
        ).fetchall()
        assert sorted(name for name in page.ids if name.startswith("quote-")) == sorted(name for (name,) in quotes)


# --------------------------------------------------------------------------------------- when there is no database


def test_a_server_without_a_database_says_what_to_do(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "datasette", "serve", str(configure(tmp_path / "site")), "--port", "0"]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert ended.returncode != 0
    assert "no knowledge base is served; build it first: python build_db.py" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.fixture(scope="module")
def hurried(lithium_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A site on which every query takes too long."""
    folder = configure(tmp_path_factory.mktemp("hurried") / "site", lithium_database)
    with serving(folder, "--setting", "sql_time_limit_ms", "0") as address, client_of(address) as client:
        yield client


@pytest.mark.parametrize("address", ["/", "/search?q=quota", "/contested", "/numbers", f"{HOME}/places/salara"])
def test_a_page_for_which_there_is_no_time_is_not_shown_without_its_parts(hurried: httpx.Client, address: str) -> None:
    answer = hurried.get(address)
    page = Html(answer.text)

    assert (answer.status_code, answer.headers["retry-after"], page.faults) == (503, "5", [])
    assert "This took longer than the server gives to one page" in page.text


def test_a_picture_for_which_there_is_no_time_is_not_drawn_without_its_claims(hurried: httpx.Client) -> None:
    assert hurried.get("/-/picture/strip.svg?indicator=output&place=salara&material=lithium").status_code == 503


def test_a_filter_by_name_for_which_there_is_no_time_is_left_to_the_page(hurried: httpx.Client) -> None:
    answer = hurried.get(f"{HOME}/claims?place=Salara")

    assert answer.status_code in (400, 503)
    assert Html(answer.text).faults == []


def test_machines_are_told_too_that_there_was_no_time(hurried: httpx.Client) -> None:
    answer = hurried.get("/search.json?q=quota")

    assert (answer.status_code, answer.json()["ok"]) == (503, False)


def test_a_private_site_is_private_everywhere(lithium_database: Path, tmp_path: Path) -> None:
    folder = configure(tmp_path / "site", lithium_database)
    metadata = folder / "metadata.yml"
    metadata.write_text("allow: {id: root}\n" + metadata.read_text("utf-8"), "utf-8")
    paths = ["/", "/search", "/search.json?q=quota", "/-/picture/timeline.svg", "/cite/any.bib", f"{HOME}/claims"]
    paths += ["/numbers", "/compare", f"{HOME}/claims?place=Salara", "/number/output/salara/lithium.csv"]

    with serving(folder) as address, client_of(address) as client:
        answers = {path: client.get(path, follow_redirects=False).status_code for path in paths}

    assert answers == dict.fromkeys(paths, 403)
