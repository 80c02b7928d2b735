"""The committed figures: what an edition printed, for which time, and in which series."""

from collections import Counter

import pytest

from knowledge_base.model.dates import period_span
from knowledge_base.model.records import Publication, Statistic
from knowledge_base.model.vocabulary import Bound, Confidence, ValueStatus
from knowledge_base.reading.reader import Reader
from tests.support.serving import ROOT

RECORDS = [source.record for source in Reader(ROOT / "sources")]
FIGURES = {record.id: record for record in RECORDS if isinstance(record, Statistic)}
PUBLICATIONS = {record.id: record for record in RECORDS if isinstance(record, Publication)}

PARTS = ("exports-part-year", "exports-growth-part-year", "export-quota-batch", "mining-quota-batch")

WITHOUT_A_PUBLISHER = {"china-mineral-resources-report-1996"}
"""Official by its editor and title; that it is an act of a ministry is inferred, so none is named."""

UNKNOWN_PART = {"exports-cn-2020-daily-mail-exports-2020"}
"""A part of a year of which no source says which part; unverified for that reason."""


def test_one_edition_prints_one_value_for_one_thing_and_time() -> None:
    keys = Counter(
        (f.publication, f.indicator, f.place, f.material, f.basis, f.year, f.period) for f in FIGURES.values()
    )

    assert [key for key, count in keys.items() if count > 1] == []


def test_a_figure_of_a_part_of_a_year_says_of_which_part() -> None:
    """Where a figure is partial in its firms and not in its time, its basis says so."""
    without = {
        f.id
        for f in FIGURES.values()
        if (f.value_status is ValueStatus.PARTIAL or f.indicator.startswith(PARTS))
        and f.period is None
        and f.basis != "domestic-exporters"
    }

    assert without == UNKNOWN_PART
    assert {FIGURES[name].confidence for name in UNKNOWN_PART} == {Confidence.UNVERIFIED}


def test_the_period_of_a_figure_lies_in_its_year() -> None:
    found = {f.id: (f.year, period_span(f.period)) for f in FIGURES.values() if f.period}

    assert {name for name, (year, span) in found.items() if {span.year_start, span.year_end} != {year}} == set()


@pytest.mark.parametrize(
    ("figure", "value", "bound"),
    [
        ("reserves-world-2024-usgs-mcs-2025", 90_000_000, Bound.AT_LEAST),
        ("reserves-world-2025-usgs-mcs-2026", 85_000_000, Bound.AT_LEAST),
        ("reserves-world-2025-usgs-mcs-2026-v1-3", 75_000_000, Bound.AT_LEAST),
        ("separation-share-cn-2011-cn-white-paper-2012", 90, Bound.AT_LEAST),
        ("smuggled-exports-cn-2014-business-recorder-2015-10", 40_000, Bound.AT_MOST),
    ],
)
def test_what_is_printed_as_a_limit_is_one(figure: str, value: float, bound: Bound) -> None:
    assert (FIGURES[figure].value, FIGURES[figure].bound) == (value, bound)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("mine-production-cn-2004-usgs-mcs-2006", 95_000),
        ("mine-production-cn-2010-usgs-mcs-2012", 130_000),
        ("mine-production-cn-2019-usgs-mcs-2021", 132_000),
        ("export-quota-batch-cn-2010-h1-mofcom-export-quota-2010-first", 22_282),
        ("export-quota-batch-cn-2010-h2-mofcom-export-quota-2010", 7_976),
        ("export-quota-batch-cn-2011-h1-mofcom-export-quota-2011-first", 14_446),
        ("export-quota-batch-cn-2011-h1-tmr-2010-12-28", 14_508),
        ("export-quota-batch-cn-2011-h2-mofcom-export-quota-2011", 15_738),
        ("reserves-cis-2006-usgs-mcs-2007", 19_000_000),
        ("reserves-us-2006-usgs-mcs-2007", 13_000_000),
    ],
)
def test_figures_on_which_verdicts_turn(figure: str, value: float) -> None:
    assert (FIGURES[figure].value, FIGURES[figure].confidence) == (value, Confidence.CONFIRMED)


def official_total_of_batches(year: int) -> float:
    """The batches of a year's export quota, light and heavy not counted twice."""
    batches = (
        f
        for f in FIGURES.values()
        if f.indicator == "export-quota-batch" and f.publication.startswith("mofcom-export-quota") and f.year == year
    )
    return sum(f.value for f in batches if (f.material, f.basis) == ("rare-earths", "gross-weight"))


@pytest.mark.parametrize("year", range(2009, 2015))
def test_the_batches_of_a_year_come_to_its_quota(year: int) -> None:
    """2012: 10,546 + 10,680 + 9,770 = 30,996, the middle one a supplement to the first batch."""
    assert official_total_of_batches(year) == FIGURES[f"export-quota-cn-{year}-mofcom-export-quota-{year}"].value


@pytest.mark.parametrize("year", [1993, 1994, 1995, 1998, 2001])
def test_no_edition_was_found_for_some_years_of_mine_production(year: int) -> None:
    """These holes are shown as holes; a page that repeats nobody's edition does not fill them."""
    found = [f for f in FIGURES.values() if (f.indicator, f.place, f.year) == ("mine-production", "cn", year)]

    assert [f.id for f in found if PUBLICATIONS[f.publication].kind.may_decide_verdict] == []


def test_two_counts_of_exports_are_not_one_series() -> None:
    """Customs data sold from Hong Kong fell from 43,895 t in 2009, those of the ministry rose from 30,570 t."""
    series = {name: PUBLICATIONS[name].series or name for name in PUBLICATIONS if "exports-201" in name}

    assert series["china-customs-exports-2010"] != series["china-customs-exports-2012"]
    assert series["china-customs-exports-2012"] == series["china-customs-exports-2013"]
    others = ("mofcom-exports-2010", "miit-exports-2011", "china-customs-exports-2010")
    assert len({series[name] for name in others}) == len(others)


def test_an_official_publication_that_prints_figures_has_a_publisher_and_a_date() -> None:
    used = {f.publication for f in FIGURES.values()}
    official = [p for p in PUBLICATIONS.values() if p.id in used and p.kind.may_decide_verdict]

    assert {p.id for p in official if not p.publisher} == WITHOUT_A_PUBLISHER
    assert {p.id for p in official if not p.date_published} == set()


def test_the_date_of_a_publication_lies_in_its_year() -> None:
    dated = [p for p in PUBLICATIONS.values() if p.year and p.date_published]

    assert {p.id for p in dated if period_span(p.date_published).year_start != p.year} == set()
