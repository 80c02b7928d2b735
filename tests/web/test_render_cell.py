"""Values in tables of rows are shown as people read them, whatever a visitor's own query calls its columns."""

from typing import Any

import pytest
from markupsafe import Markup

from knowledge_base.web.filters import cell_class
from knowledge_base.web.render_cell import cell


def shown(value: Any, column: str, table: str | None = None, **row: Any) -> str | None:
    found = cell(value, column, table, {column: value, **row}, lambda other, key: f"/{other}/{key}")
    assert found is None or isinstance(found, Markup)
    return found


@pytest.mark.parametrize(
    ("value", "column", "html"),
    [
        (75_000_000.0, "value", "75,000,000"),
        (-0.5, "ratio", "−0.5"),
        (1.02232, "ratio", "1.02\u00a0×"),
        (1e6, "ratio", "1,000,000"),
        ("A sentence. " * 40, "explanation", "A sentence. " * 40),
        ("scale-error", "relation", '<span class="relation r-scale-error tone-purple">scale error</span>'),
        ("elder-than", "relation", None),
        (1e300, "value", None),
        (float("inf"), "value", None),
        (2012, "year", None),
        (None, "statement", None),
        ("", "verdict", None),
        ("plain words", "note", None),
        ("2013~", "date", "about 2013"),
        ("2012-06-20", "date_published", "20 June 2012"),
        ("2005/2006", "period", "2005 to 2006"),
        (
            "differs",
            "verdict",
            '<span class="verdict v-differs tone-orange"><span aria-hidden="true">✗</span> differs</span>',
        ),
        (
            "near",
            "date_verdict",
            '<span class="verdict v-date-verdict-near tone-sky"><span aria-hidden="true">≈</span> near</span>',
        ),
        (
            "missed",
            "outcome",
            '<span class="verdict v-outcome-missed tone-orange"><span aria-hidden="true">✗</span> missed</span>',
        ),
        ("agrees, perhaps", "outcome", "agrees, perhaps"),
        ("in-force", "status", '<span class="status s-in-force tone-green">in force</span>'),
        ('["PRC", "中国"]', "aliases", "PRC, 中国"),
        ("[]", "topics", ""),
        ('["data-quality"]', "topics", '<a href="/topics/data-quality">data quality</a>'),
        ("cn-share", "claim_id", '<a href="/claims/cn-share">cn-share</a>'),
    ],
)
def test_a_column_is_shown_by_what_its_name_promises(value: Any, column: str, html: str | None) -> None:
    assert shown(value, column) == html


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("2012-99", "date"),
        ("2012-02-31", "date"),
        ("soon", "date_published"),
        ("2013/2012", "period"),
        ("unheard-of", "status"),
        ("not a list", "topics"),
        ('{"a": 1}', "topics"),
        ("[1", "aliases"),
    ],
)
def test_a_value_that_breaks_the_promise_of_its_column_is_left_as_it_is(value: str, column: str) -> None:
    assert shown(value, column) is None


def test_the_verdict_of_a_check_is_of_the_scheme_of_its_method() -> None:
    assert "v-date-verdict-own-source" in (shown("own-source", "verdict", method="event-date") or "")
    assert "v-own-source" in (shown("own-source", "verdict", method="official") or "")
    assert "v-outcome-open" in (shown("open", "verdict", method="outcome") or "")
    assert shown("open", "verdict", method=7) == "open"


@pytest.mark.parametrize(
    "column", ["verdict", "outcome", "claim_id", "topics", "aliases", "record_id", "statement", "title"]
)
def test_nothing_that_a_value_holds_becomes_html(column: str) -> None:
    hostile = '["<script>", "\\" onclick=\\""]' if column in ("topics", "aliases") else '<script>" onclick="'

    html = shown(hostile, column, "claims" if column == "statement" else None, id="a", table_name='"><b>')

    assert html is None or ("<script" not in html and '" onclick="' not in html and "<b>" not in html)


def test_a_row_of_a_table_is_a_link_by_its_label() -> None:
    html = '<a href="/claims/cn-share">China &amp; its share</a>'

    assert shown("China & its share", "statement", "claims", id="cn-share") == html


def test_ids_of_other_tables_are_left_to_datasette_which_knows_their_labels() -> None:
    assert shown("cn", "place_id", "claims", id="cn-share") is None


def test_a_record_of_a_view_is_a_link_to_its_table() -> None:
    assert shown("paper", "record_id", table_name="articles") == '<a href="/articles/paper">paper</a>'


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("", " blank"),
        ("\xa0", " blank"),
        (Markup("&nbsp;"), " blank"),
        (Markup('<a href="/a-very-long-address/that-nobody-sees/because-it-is-no-text">short</a>'), ""),
        ("x" * 51, " long"),
        (2012, ""),
        (None, ""),
    ],
)
def test_a_cell_gets_room_for_the_text_it_shows(html: Any, name: str) -> None:
    assert cell_class(html) == name
