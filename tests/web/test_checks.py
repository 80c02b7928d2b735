"""The page on which a reader checks a number or a text."""

from pathlib import Path

import httpx
import pytest

from knowledge_base.web.checks import LONGEST_TEXT
from knowledge_base.web.request_limits import MOST_TEXT
from tests.support.serving import configure, serving
from tests.support.site_pages import Html

PHRASE = "Brinia's output of lithium was 63,000 tonnes in 2018."


def test_a_number_is_answered_with_its_verdict_and_who_else_says_it(site: httpx.Client) -> None:
    page = Html(site.get("/check", params={"phrase": PHRASE}).raise_for_status().text)
    data = site.get("/check.json", params={"phrase": PHRASE}).raise_for_status().json()

    assert page.faults == []
    (number,) = data["numbers"]
    assert (number["indicator"], number["place"], number["period"]) == ("output", "brinia", "2018")
    assert number["sentence"].startswith("The statement put ")
    assert number["sentence"] in page.text
    assert all(claim["id"] for claim in data["others"])


def test_a_text_is_marked_number_by_number_and_nothing_is_kept(site: httpx.Client) -> None:
    text = f"A <b>draft</b>.\r\n\r\n{PHRASE}\r\nCall 555 123."
    answer = site.post("/check", data={"text": text}).raise_for_status()
    page = Html(answer.text)

    assert page.faults == []
    assert "1 number found. Nothing of the text was kept." in page.text
    assert "<b>draft</b>" not in answer.text
    assert 'href="#n1">63,000 tonnes</a>' in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "given",
    [
        {"phrase": "nothing here"},
        {"phrase": "1" * 5000},
        {"phrase": "\x00'\"<script>&💥 5 tons"},
        {"indicator": "output"},
        {"indicator": "none", "value": "5"},
        {"indicator": "output", "value": "5", "unit": "' or 1=1", "place": "%00"},
        {"indicator": "output", "value": "9" * 300, "period": "9999999"},
        {"value": "-1e308", "indicator": "output"},
    ],
)
def test_odd_questions_are_answered_in_a_sentence(given: dict[str, str], site: httpx.Client) -> None:
    page = site.get("/check", params=given)
    data = site.get("/check.json", params=given)

    assert page.status_code == 200
    assert Html(page.text).faults == []
    assert data.status_code in (200, 400)
    assert data.json()["ok"] is (data.status_code == 200)
    assert "<script>&" not in page.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": "x" * (LONGEST_TEXT + 1)}, f"The text has more than {LONGEST_TEXT:,} characters; check it in parts."),
        ({"text": PHRASE, "date": "yesterday"}, "“yesterday” is not "),
        ({"text": "No number."}, "No number was found that measures something known here."),
    ],
)
def test_texts_that_cannot_be_checked(given: dict[str, str], said: str, site: httpx.Client) -> None:
    answer = site.post("/check", data=given)

    assert answer.status_code == 200
    assert said in Html(answer.text).text


def test_a_body_that_is_too_large_is_refused(site: httpx.Client) -> None:
    assert site.post("/check", content=b"text=" + b"x" * MOST_TEXT).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_nothing_else_is_taken(method: str, site: httpx.Client) -> None:
    assert site.request(method, "/check").status_code == 405
    assert site.post("/check/more", data={"text": "a"}).status_code == 405


def test_a_form_needs_no_cookie_and_takes_any(site: httpx.Client) -> None:
    with httpx.Client(base_url=site.base_url, cookies={"ds_csrftoken": "x"}) as other:
        assert other.post("/check", data={"text": PHRASE}).status_code == 200


def test_a_long_text_ends_in_time(site: httpx.Client) -> None:
    text = ("In 2018, Brinia produced 63,000 tonnes of lithium, and 5 to 7 % more in 2019. " * 1000)[:LONGEST_TEXT]

    answer = site.post("/check", data={"text": text}, timeout=60)

    assert answer.status_code == 200
    assert "numbers found" in answer.text or "check a shorter text" in answer.text


def test_it_works_below_a_path_and_when_published(lithium_database: Path, tmp_path: Path) -> None:
    folder = configure(tmp_path / "site", lithium_database)
    with serving(folder, "--setting", "base_url", "/below/") as address, httpx.Client(base_url=address) as client:
        assert client.get("/below/check", params={"phrase": PHRASE}).status_code == 200
        assert client.post("/below/check", data={"text": PHRASE}).status_code == 200
