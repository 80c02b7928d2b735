"""An article is cited as BibTeX and CSL-JSON read it: uncertain dates are said to be so, special signs are escaped."""

import json
from typing import Any

import httpx
import pytest

from knowledge_base.web.citations import bibtex, csl_json

ARTICLE: dict[str, Any] = {
    "id": "paper-2012",
    "kind": "paper",
    "title": "Quotas of 2012",
    "title_original": None,
    "authors": json.dumps(["A. Writer", "Ma Rongzhang"]),
    "publisher": "The Journal",
    "date_published": "2012-06-20",
    "language": "en",
    "url": "https://journal.example/a_b?c=1&d=2",
    "url_archived": None,
    "retracted": None,
}


def test_a_paper_as_csl_json() -> None:
    assert csl_json(ARTICLE) == {
        "id": "paper-2012",
        "type": "article-journal",
        "title": "Quotas of 2012",
        "language": "en",
        "author": [{"literal": "A. Writer"}, {"literal": "Ma Rongzhang"}],
        "container-title": "The Journal",
        "URL": "https://journal.example/a_b?c=1&d=2",
        "issued": {"date-parts": [[2012, 6, 20]]},
    }


def test_a_paper_as_bibtex() -> None:
    assert bibtex(ARTICLE) == (
        "@article{paper-2012,\n"
        "  title = {{Quotas of 2012}},\n"
        "  author = {{A. Writer} and {Ma Rongzhang}},\n"
        "  organization = {The Journal},\n"
        "  year = {2012},\n"
        "  url = {https://journal.example/a_b?c=1&d=2},\n"
        "}\n"
    )


def test_an_article_that_was_taken_back_and_its_stored_copy() -> None:
    article = {**ARTICLE, "retracted": "2013-02", "url_archived": "https://archive.example/a_b"}

    assert (csl_json(article)["status"], csl_json(article)["note"]) == (
        "retracted",
        "Stored copy: https://archive.example/a_b",
    )
    assert "  note = {retracted; stored copy: https://archive.example/a\\_b},\n" in bibtex(article)


def test_an_article_of_which_little_is_known() -> None:
    bare = {**ARTICLE, "kind": "note", "authors": "[]", "publisher": None, "date_published": None, "url": None}

    assert csl_json(bare) == {"id": "paper-2012", "type": "article", "title": "Quotas of 2012", "language": "en"}
    assert bibtex(bare) == "@misc{paper-2012,\n  title = {{Quotas of 2012}},\n}\n"


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2012-34", {"date-parts": [[2012, 4], [2012, 6]]}),
        ("2012", {"date-parts": [[2012]]}),
        ("2012-06", {"date-parts": [[2012, 6]]}),
        ("2013~", {"date-parts": [[2013]], "circa": True}),
        ("2012-06?", {"date-parts": [[2012, 6]], "circa": True}),
        ("201X", {"literal": "201X"}),
    ],
)
def test_a_date_keeps_its_precision_and_its_doubt(date: str, issued: dict[str, Any]) -> None:
    assert csl_json({**ARTICLE, "date_published": date})["issued"] == issued


def test_a_translated_title_stands_beside_the_original() -> None:
    chinese = {**ARTICLE, "title_original": "稀土配额", "language": "zh", "date_published": "2013~"}

    assert (csl_json(chinese)["title"], csl_json(chinese)["title-short"]) == ("稀土配额", "Quotas of 2012")
    assert "  title = {{稀土配额}},\n" in bibtex(chinese)
    assert "  note = {In English: Quotas of 2012; date uncertain},\n" in bibtex(chinese)


def test_signs_that_mean_something_to_tex_are_escaped() -> None:
    title = r"50 % of {a} & b: $1_000 #1 ~x ^y \input"

    assert bibtex({**ARTICLE, "title": title}).splitlines()[1] == (
        r"  title = {{50 \% of \{a\} \& b: \$1\_000 \#1 \textasciitilde{}x \textasciicircum{}y \textbackslash{}input}},"
    )


def test_every_record_can_be_cited_as_of_its_build(site: httpx.Client) -> None:
    (claim,) = site.get("/lithium.json?sql=select+id+from+claims+order+by+id+limit+1&_shape=arrayfirst").json()
    (item,) = site.get(f"/cite/claims/{claim}.json").json()
    entry = site.get(f"/cite/claims/{claim}.bib").text

    assert (item["id"], item["type"], item["container-title"]) == (f"claim-{claim}", "webpage", "Lithium Ledger")
    assert item["URL"].endswith(f"/lithium/claims/{claim}")
    assert entry.startswith(f"@misc{{claim-{claim},\n  title = {{{{")
    assert f"/cite/claims/{claim}.bib" in site.get(f"/lithium/claims/{claim}").text


@pytest.mark.parametrize("address", ["/cite/claims/none.json", "/cite/none/paper-share.bib", "/cite/claims/a/b.bib"])
def test_what_is_no_record_cannot_be_cited(site: httpx.Client, address: str) -> None:
    assert site.get(address).status_code == 404
