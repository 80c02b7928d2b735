"""How numbers of this field go wrong. In each case the verdict is right, and the sentence names what happened."""

import sqlite3
from pathlib import Path

import pytest

from knowledge_base.checking.digit_slips import digit_slip
from knowledge_base.model.ranges import significant_digits
from knowledge_base.model.vocabulary import Verdict
from tests.support.figures_on_lithium import Desk
from tests.support.small_corpus import Corpus


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_footnote_mark_glued_to_a_number(desk: Desk) -> None:
    """ "(1)16,000" became 116,000."""
    desk.figure(16_000, 2012)
    check = desk.check(116_000)
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 7.25)
    assert check.explanation == (
        "The article says 116,000 t. Official figures put China's exports in 2012 at 16,000 t (Survey 2013). "
        "The claim is 7.25 times the figure. "
        "It may be a misprint of 16,000 t: “1” stands before it, as a footnote mark would."
    )


def test_footnote_mark_of_two_digits(desk: Desk) -> None:
    desk.figure(16_000, 2012)
    assert desk.check(1_216_000).explanation.endswith(
        "It may be a misprint of 16,000 t: “12” stands before it, as a footnote mark would."
    )


def test_footnote_mark_that_makes_a_number_ten_times_too_high(desk: Desk) -> None:
    """111,000 for 11,000 is a scale error too; the mark explains it better than a lost digit."""
    desk.figure(11_000, 2012)
    check = desk.check(111_000)
    assert (check.verdict, check.ratio) == (Verdict.SCALE_ERROR, 10.0909)
    assert check.explanation.endswith(
        "The claim is about 10 times too high: a misplaced unit or digit, not a dispute. "
        "It may be a misprint of 11,000 t: “1” stands before it, as a footnote mark would."
    )


def test_decimal_point_for_the_thousands_separator(desk: Desk) -> None:
    desk.figure(62_585, 2012)
    check = desk.check(62.585)
    assert (check.verdict, check.ratio) == (Verdict.SCALE_ERROR, 1000.0)
    assert check.explanation == (
        "The article says 62.585 t. Official figures put China's exports in 2012 at 62,585 t (Survey 2013). "
        "The claim is about 1,000 times too low: a misplaced unit or digit, not a dispute. "
        "It may be a misprint of 62,585 t: a decimal point stands for the thousands separator."
    )


def test_decimal_point_for_the_thousands_separator_of_a_nearby_number(desk: Desk) -> None:
    """No figure has these digits, but the factor tells what happened."""
    desk.figure(62_585, 2012)
    assert desk.check(64.1).explanation.endswith("That happens when a thousands separator is read as a decimal point.")


def test_wan_read_as_a_million(desk: Desk) -> None:
    """30 wan tonnes are 300,000."""
    desk.figure(300_000, 2012)
    check = desk.check(30, "30 million tons", unit="million-tonne")
    assert (check.verdict, check.ratio) == (Verdict.SCALE_ERROR, 100.0)
    assert check.explanation == (
        "The article says 30 million t. Official figures put China's exports in 2012 at 300,000 t (Survey 2013). "
        "The claim is about 100 times too high: a misplaced unit or digit, not a dispute. "
        "That happens when the Chinese unit wan (10,000) is read as a million."
    )


def test_wan_read_as_a_million_in_a_range(desk: Desk) -> None:
    desk.figure(25_000, 2012)
    check = desk.check(stated="2 to 3 million tons", bound="range", value_min=2, value_max=3, unit="million-tonne")
    assert (check.verdict, check.ratio) == (Verdict.SCALE_ERROR, 80.0)
    assert check.explanation.endswith("That happens when the Chinese unit wan (10,000) is read as a million.")


def test_wan_corrected_by_the_curator(desk: Desk) -> None:
    """A correction is told for the printed number, and the reading is held against the figures."""
    desk.figure(290_000, 2012)
    printed, read = desk.checks(
        300_000,
        "30 million tons",
        correction="The unit wan (10,000) was rendered as a million.",
        correction_kind="translation-scale",
    )
    assert (printed.reading, printed.method, printed.verdict, printed.ratio) == (
        "printed",
        "correction",
        Verdict.SCALE_ERROR,
        100.0,
    )
    assert printed.explanation == (
        "The article prints “30 million tons”, and 300,000 t is meant: the printed number is 100 times too high. "
        "The unit wan (10,000) was rendered as a million."
    )
    assert (read.reading, read.method, read.verdict, read.ratio) == ("read", "official", Verdict.AGREES, 1.03448)
    assert read.explanation == (
        "Read as 300,000 t: official figures put China's exports in 2012 at 290,000 t (Survey 2013). "
        "The reading agrees: it lies within 4 % of the figure."
    )


def test_wan_lost_in_one_end_of_a_range(desk: Desk) -> None:
    """ "7 to 8 wan tonnes" became "70000 ~ 8 tons"."""
    printed, _ = desk.checks(
        stated="70000 ~ 8 tons",
        bound="range",
        value_min=70_000,
        value_max=80_000,
        stated_min=70_000,
        stated_max=8,
        correction="Only the first number was multiplied by 10,000.",
        correction_kind="translation-scale",
    )
    assert (printed.verdict, printed.ratio) == (Verdict.SCALE_ERROR, 10_000.0)
    assert printed.explanation == (
        "The article prints “70000 ~ 8 tons”, and 70,000 to 80,000 t is meant: "
        "the second number is 10,000 times too low. Only the first number was multiplied by 10,000."
    )


def test_one_digit_is_another(desk: Desk) -> None:
    """30,966 for 30,996 agrees with the figure, and is a misprint all the same."""
    desk.figure(30_996, 2012)
    check = desk.check(30_966)
    assert (check.verdict, check.ratio) == (Verdict.AGREES, 1.00097)
    assert check.explanation.endswith(
        "The claim agrees: it lies within 1 % of the figure. It may be a misprint of 30,996 t: a 6 stands for a 9."
    )


def test_transposed_digits(desk: Desk) -> None:
    desk.figure(30_996, 2012)
    check = desk.check(39_096)
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 1.26132)
    assert check.explanation.endswith("It may be a misprint of 30,996 t: two digits change places.")


def test_misprint_corrected_by_the_curator(desk: Desk) -> None:
    """The curator knows better than any guess what happened."""
    desk.figure(30_996, 2012)
    printed, read = desk.checks(
        30_996, "30,966 tons", correction="A 6 for a 9: the batches add up to 30,996 t", correction_kind="digits"
    )
    assert (printed.verdict, printed.ratio, printed.explanation) == (
        Verdict.AGREES,
        1.00097,
        "The article prints “30,966 tons”. Official figures put China's exports in 2012 at 30,996 t (Survey 2013). "
        "The claim agrees: it lies within 1 % of the figure. A 6 for a 9: the batches add up to 30,996 t.",
    )
    assert (read.verdict, read.ratio) == (Verdict.AGREES, 1.0)


def test_lost_digit(desk: Desk) -> None:
    desk.figure(14_446, 2012)
    check = desk.check(4_446)
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 3.24921)
    assert check.explanation.endswith("It may be a misprint of 14,446 t: a digit was lost.")


def test_lost_digit_of_a_batch_that_no_official_figure_gives(desk: Desk) -> None:
    """Batches are known as parts of a year only; no verdict rests on them, but they show the misprint."""
    desk.figure(14_446, 2011, "quota-batch", kind="press", status="partial", edition="Law Blog 2011")
    check = desk.check(4_446, indicator="quota-batch", period="2011")
    assert (check.verdict, check.explanation) == (
        Verdict.NO_REFERENCE,
        "The article says 4,446 t. No official figure gives one batch of China's quota in 2011. "
        "It may be a misprint of 14,446 t: a digit was lost.",
    )


def test_two_batches_taken_for_the_year(desk: Desk) -> None:
    desk.figure(255_000, 2023, "quota", edition="Ministry 2023")
    desk.figure(240_000, 2023, "quota", edition="Trade site", kind="press", status="partial")
    check = desk.check(240_000, indicator="quota", period="2023", written=2023)
    assert (check.verdict, check.ratio) == (Verdict.CLOSE, 1.0625)
    assert check.explanation == (
        "The article says 240,000 t. Official figures put China's quota in 2023 at 255,000 t (Ministry 2023). "
        "The claim is close: 6 % below the figure. "
        "It equals a figure for 2023 that covers only a part (Trade site)."
    )


def test_a_part_is_named_where_no_figure_gives_the_whole(desk: Desk) -> None:
    desk.figure(40_000, 2007, "quota", edition="Metal Bulletin", kind="press", status="partial")
    check = desk.check(40_000, indicator="quota", period="2007")
    assert (check.verdict, check.explanation) == (
        Verdict.NO_REFERENCE,
        "The article says 40,000 t. No official figure gives China's quota in 2007. "
        "It equals a figure for 2007 that covers only a part (Metal Bulletin).",
    )


def test_old_figure_carried_on(desk: Desk) -> None:
    """140,000 t was true for 2020; for 2024 it is 270,000 t."""
    desk.figure(140_000, 2020, "mine-production")
    desk.figure(270_000, 2024, "mine-production")
    check = desk.check(140_000, indicator="mine-production", period="2024", written=2025)
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 1.92857)
    assert check.explanation == (
        "The article says 140,000 t. Official figures put China's mine production in 2024 at 270,000 t (Survey 2025). "
        "The figure is 1.93 times the claim. The same number is the figure for 2020 (Survey 2021)."
    )


def test_the_nearest_of_several_old_figures_is_named(desk: Desk) -> None:
    for year in (2005, 2006, 2010, 2022):
        desk.figure(140_000, year, "mine-production")
    desk.figure(270_000, 2018, "mine-production")
    named = desk.check(140_000, indicator="mine-production", period="2018", written=2019).explanation
    assert named.endswith("The same number is the figure for 2010 (Survey 2011).")


def test_a_figure_that_the_article_cannot_have_known_is_not_named(desk: Desk) -> None:
    desk.figure(140_000, 2020, "mine-production")
    desk.figure(270_000, 2004, "mine-production")
    check = desk.check(140_000, indicator="mine-production", period="2004", written=2005)
    assert check.explanation.endswith("The figure is 1.93 times the claim.")


def test_quota_called_exports(desk: Desk) -> None:
    desk.figure(49_600, 2005, "exports")
    desk.figure(65_609, 2005, "quota", edition="Blog 2010", kind="press")
    check = desk.check(65_609, period="2005")
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 1.32276)
    assert check.explanation == (
        "The article says 65,609 t. Official figures put China's exports in 2005 at 49,600 t (Survey 2006). "
        "The claim is 1.32 times the figure. The same number is China's quota in 2005 (Blog 2010)."
    )


def test_quota_called_exports_where_exports_are_not_known(desk: Desk) -> None:
    desk.figure(65_609, 2005, "quota", edition="Blog 2010", kind="press")
    check = desk.check(65_609, period="2005")
    assert (check.verdict, check.explanation) == (
        Verdict.NO_REFERENCE,
        "The article says 65,609 t. No official figure gives China's exports in 2005. "
        "The same number is China's quota in 2005 (Blog 2010).",
    )


def test_nonsense_is_told_as_the_multiple_it_is(desk: Desk) -> None:
    """1.4 million tonnes of imports, where official figures know twelve thousand: no power of ten, no excuse."""
    desk.figure(12_000, 2014, "imports")
    check = desk.check(1.4, "1.4 million tons", unit="million-tonne", indicator="imports", period="2014", written=2015)
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 116.667)
    assert check.explanation == (
        "The article says 1.4 million t. Official figures put China's imports in 2014 at 12,000 t (Survey 2015). "
        "The claim is 117 times the figure."
    )


def test_higher_by_1_2_times_is_120_per_cent_or_20(desk: Desk) -> None:
    """ "1.2 times" as an excess is 120 %; whoever reads a ratio of 1.2 says 20 %."""
    desk.figure(120, 2011, "excess", edition="Ministry 2012")
    first = desk.check(1.2, "1.2 times", indicator="excess", unit="fraction", period="2011")
    second = desk.check(20, "20 %", indicator="excess", period="2011")
    assert (first.verdict, first.ratio) == (Verdict.AGREES, 1.0)
    assert first.explanation == (
        "The article says 120 %. "
        "Official figures put the excess over China's exports in 2011 at 120 % (Ministry 2012). "
        "The claim agrees with it."
    )
    assert (second.verdict, second.ratio) == (Verdict.DIFFERS, 6.0)
    assert second.explanation == (
        "The article says 20 %. Official figures put the excess over China's exports in 2011 at 120 % (Ministry 2012). "
        "The figure is 6 times the claim, which lies 100 percentage points below it."
    )


def test_gross_weight_is_not_held_against_content(desk: Desk) -> None:
    """What counts something else is told and decides nothing."""
    desk.figure(40_000, 2012, basis="content")
    decides, told = desk.checks(60_000, basis="gross-weight")
    assert (decides.verdict, decides.method, decides.explanation) == (
        Verdict.NO_REFERENCE,
        "official",
        "The article says 60,000 t. No official figure gives China's exports in 2012.",
    )
    assert (told.verdict, told.method, told.ratio) == (Verdict.DIFFERS, "other-basis", 1.5)
    assert told.explanation == (
        "The article says 60,000 t. Official figures on another basis put China's exports in 2012 at 40,000 t "
        "(Survey 2013). The claim is 1.5 times the figure. These figures count lithium contained, by weight. "
        "This comparison is not like with like and decides nothing."
    )


def test_a_number_between_two_bases_fits_neither(desk: Desk) -> None:
    """23 by one way of counting and 50 by another do not make 36 agree."""
    desk.figure(23, 2012, "reserves-share", basis="resources", edition="White paper")
    desk.figure(50, 2012, "reserves-share", basis="reserves")
    check = desk.check(36, indicator="reserves-share")
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 1.38889)
    assert check.explanation == (
        "The article says 36 %. Official figures put China's share of world reserves in 2012 at 50 % (Survey 2013). "
        "The figure is 1.39 times the claim, which lies 14 percentage points below it. "
        "The article does not say on which basis it counts; "
        "these figures count what can be mined now, in the sense of the survey. "
        "Official figures that count all that is known to be in the ground, put it in 2012 at 23 % (White paper): "
        "not like with like."
    )


def test_gross_weight_end_to_end(corpus: Corpus) -> None:
    """In a whole build: a claim in one basis gets no verdict from a figure in another, and is told so."""
    corpus.append_json(
        "claims/more.jsonl",
        [
            {
                "id": "gross",
                "article": "paper",
                "statement": "China has 5 million t, as lithium carbonate.",
                "kind": "quantity",
                "indicator": "reserves",
                "place": "cn",
                "material": "lithium",
                "basis": "lce",
                "period": "2012",
                "value_stated": "5 million t",
                "bound": "exact",
                "value": 5,
                "unit": "million-tonne",
            }
        ],
    )
    assert corpus.build().is_written
    assert _checks_of(corpus.target, "gross") == [
        ("gross/printed/official", "no-reference", None),
        ("gross/printed/other-basis", "differs", 1.42857),
    ]


def _checks_of(database: Path, claim: str) -> list[tuple[str, str, float | None]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(
            "select id, verdict, ratio from claim_checks where claim_id = ? order by id", (claim,)
        ).fetchall()
    finally:
        connection.close()


# ------------------------------------------------------------------------------------------------- slips of digits


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        (30_966, 30_996, "a 6 stands for a 9"),
        (39_096, 30_996, "two digits change places"),
        (35_474.5, 35_447.5, "two digits change places"),
        (4_446, 14_446, "a digit was lost"),
        (14_446, 144_446, "a digit was lost"),
        (144_446, 14_446, "a digit was added"),
        (116_000, 16_000, "“1” stands before it, as a footnote mark would"),
        (1_216_000, 16_000, "“12” stands before it, as a footnote mark would"),
        (62.585, 62_585, "a decimal point stands for the thousands separator"),
        (62_585, 62.585, "a thousands separator stands for the decimal point"),
        # rounding is no slip, nor is a small difference in the last place, nor anything of few digits
        (31_000, 30_996, ""),
        (48_900, 48_918, ""),
        (86_500, 86_520, ""),
        (30_999, 31_001, ""),
        (18_700, 18_600, ""),
        (119_000, 129_000, ""),
        (23, 32, ""),
        (27, 127, ""),
        (16_900, 18_600, ""),
        (30_996, 30_996, ""),
        (0, 30_996, ""),
        (-12.6, -12.9, ""),
    ],
)
def test_slip(printed: float, meant: float, slip: str) -> None:
    assert digit_slip(printed, meant) == slip


@pytest.mark.parametrize(
    ("value", "digits"), [(71.1, 3), (52_000_000, 2), (100_000_000, 1), (0.25, 2), (35_447.5, 6), (-12.6, 3), (0, 0)]
)
def test_significant_digits(value: float, digits: int) -> None:
    assert significant_digits(value) == digits
