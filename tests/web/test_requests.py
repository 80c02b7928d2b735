"""The site is for reading; a slip in an address is answered with what is wrong, and an unknown filter is named."""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from knowledge_base.web.requests import may_be, passed_over
from tests.support.serving import ENVIRONMENT, ROOT, configure


@pytest.fixture
def site(crowded_site: httpx.Client) -> httpx.Client:
    """More claims than a page holds: the link to the next page needs the sorting column."""
    return crowded_site


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search",
        "/search.json",
        "/contested",
        "/lithium",
        "/lithium/claims",
        "/lithium/claims/paper-share",
        "/lithium/claims/paper-share.json",
        "/lithium/in_force_on",
        "/-/picture/timeline.svg",
        "/cite/paper.bib",
        "/static/site.css",
        "/nothing",
    ],
)
def test_whatever_does_not_read_is_not_allowed(site: httpx.Client, method: str, address: str) -> None:
    answer = site.request(method, address)

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/search", "/lithium/claims", "/contested"])
def test_pages_answer_whoever_only_looks(site: httpx.Client, method: str, address: str) -> None:
    assert site.request(method, address).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/", True),
        ("POST", "/-/messages", True),
        ("DELETE", "/-/api/x", True),
        ("TRACE", "/-/messages", False),
        ("POST", "/-/picture/claim/x.svg", False),
        ("POST", "/lithium/claims/-/insert", False),
    ],
)
def test_forms_of_other_plugins_judge_for_themselves(method: str, path: str, allowed: bool) -> None:
    assert may_be(method, path) is allowed


# -------------------------------------------------------------------------------------------------------- sorting


@pytest.mark.parametrize(
    "query",
    [
        "_nocol=conflict_count",
        "_col=id",
        "_col=statement&_col=kind",
        "_nocol=kind&_sort=kind",
        "_col=id&_sort_desc=kind",
    ],
)
def test_hiding_the_column_by_which_a_table_is_sorted(site: httpx.Client, query: str) -> None:
    page = site.get(f"/lithium/claims?{query}&_size=5")

    assert page.status_code == 200
    assert 'rel="next"' in page.text


def test_the_same_as_data(site: httpx.Client) -> None:
    csv = site.get("/lithium/claims.csv?_col=id&_size=2")
    json = site.get("/lithium/claims.json?_col=id&_size=2&_shape=array")

    assert (csv.status_code, csv.text.count("\r\n")) == (200, 3)
    assert (json.status_code, [sorted(row) for row in json.json()]) == (200, [["id"]] * 2)


def test_a_column_that_need_not_be_shown_is_not(site: httpx.Client) -> None:
    rows = site.get("/lithium/claims.json?_col=id&_size=max&_shape=array").json()

    assert [sorted(row) for row in rows] == [["id"]] * len(rows)


# -------------------------------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize("key", ["only-one", "one,two,three,four", "%00", "~zz", ",,"])
@pytest.mark.parametrize("table", ["claim_comparisons", "vocabulary", "claims"])
@pytest.mark.parametrize("form", ["", ".json"])
def test_a_record_that_does_not_exist(site: httpx.Client, table: str, key: str, form: str) -> None:
    assert site.get(f"/lithium/{table}/{key}{form}", follow_redirects=True).status_code == 404


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("_sort=nope", "Cannot sort table by nope"),
        ("_sort_desc=nope", "Cannot sort table by nope"),
        ("_sort=value_min", "Cannot sort table by value_min"),
        ("_sort=id&_sort_desc=id", "Cannot use _sort and _sort_desc at the same time"),
        ("_through={}", "_through is not a JSON object with table, column and value"),
        ("_through=[]", "_through is not a JSON object with table, column and value"),
        ("_through=x", "_through is not a JSON object with table, column and value"),
        (
            '_through={"table": "claims", "column": 1, "value": 2}',
            "_through is not a JSON object with table, column and value",
        ),
        ("_timelimit=x", "_timelimit is not a number of milliseconds"),
        ("_col=nope", "_col=nope - invalid columns"),
        ("_nocol=nope", "_nocol=nope - invalid columns"),
    ],
)
def test_a_slip_in_an_address_is_the_readers(site: httpx.Client, query: str, message: str) -> None:
    page, data = (site.get(f"/lithium/claims{form}", params=httpx.QueryParams(query)) for form in ("", ".json"))

    assert (page.status_code, data.status_code) == (400, 400)
    assert message in page.text
    assert message in data.json()["error"]


# ----------------------------------------------------------------------------------------------- what nothing reads


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("nope=1", ["nope"]),
        ("nope__gt=1", ["nope__gt"]),
        ("kind__nope=1", ["kind__nope"]),
        ("_nope=1&kind=fact", ["_nope"]),
        ("nope=1&kind__nope=1", ["kind__nope", "nope"]),
    ],
)
def test_a_filter_that_nothing_reads_is_named_on_the_page(site: httpx.Client, query: str, named: list[str]) -> None:
    page = site.get(f"/lithium/claims?{query}&stance=asserts").text

    (notice,) = re.findall(r"takes no notice of (.*?):", page)
    assert re.findall("<code>(.*?)</code>", notice) == named


def test_it_does_not_change_the_rows(site: httpx.Client) -> None:
    pages = [site.get(f"/lithium/policy_events?{query}").text for query in ("year=2012", "year=2012&nope=1", "nope=1")]

    assert [re.findall(r"<title>[^:]*: (.*?)</title>", page) for page in pages] == [
        ["1 row where year = 2012 sorted by year descending"],
        ["1 row where year = 2012 sorted by year descending"],
        ["2 rows sorted by year descending"],
    ]


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("query", ["nope=1", "kind__nope=1", "kind=fact&nope__gt=1"])
def test_data_are_refused_rather_than_wrong(site: httpx.Client, form: str, query: str) -> None:
    answer = site.get(f"/lithium/claims.{form}?{query}")

    assert answer.status_code == 400
    assert answer.json()["error"].startswith("no such column or comparison: ")
    assert site.get(f"/lithium/claims.{form}?kind=fact&_size=1").status_code == 200


def test_a_page_that_reads_all_of_its_address_says_nothing(site: httpx.Client) -> None:
    query = "kind=fact&kind__exact=fact&year_start__gt=2000&topics__arraycontains=trade&_search=x&_facet=kind&_size=2"

    for address in (f"claims?{query}&utm_source=feed", "contested_claims?place=China", "event_links?_sort=relation"):
        assert "takes no notice" not in site.get(f"/lithium/{address}").text


def test_markup_in_the_name_of_a_filter_stays_text(site: httpx.Client) -> None:
    page = site.get("/lithium/claims", params={"<b>x": "1"}).text

    assert "<code>&lt;b&gt;x</code>" in page


def test_what_is_read_of_an_address() -> None:
    names = ["a", "a__gt", "a__nope", "b", "_sort", "_search_a", "_filter_column_2", "_other", "rowid", "utm_medium"]

    assert passed_over(names, ["a"]) == ["_other", "a__nope", "b"]


def test_an_address_that_leads_nowhere_prints_no_traceback_with_what_a_reader_sent(
    real_database: Path, tmp_path: Path
) -> None:
    """Datasette does, with all local variables, where the library rich happens to be installed."""
    site = configure(tmp_path / "site", real_database)
    command = [sys.executable, "-m", "datasette", "serve", str(site), "--get", "/nothing?q=a-secret"]
    shown = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)

    assert "404" in shown.stdout or "not found" in shown.stdout.lower()
    assert "Traceback" not in shown.stdout + shown.stderr
