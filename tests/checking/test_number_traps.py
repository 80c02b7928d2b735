"""How numbers of this field go wrong. In each case the verdict is right, and the details name what happened."""

import pytest

from tests.support.figures_on_lithium import Desk, written
from tests.support.small_corpus import Corpus


@pytest.fixture
def desk() -> Desk:
    return Desk()


def told(desk: Desk, value: float | None = None, stated: str = "", **keys: object) -> tuple[str, str | None]:
    """(verdict, details) of the check that decides."""
    check = desk.check(value, stated, **keys)  # type: ignore[arg-type]
    return check.verdict.value, check.details


# 1. Footnote marks glued to a number: "(1)16,000" became 116,000


@pytest.mark.parametrize(
    ("figure", "claim", "verdict", "mark"),
    [(16_000, 116_000, "differs", "1"), (16_000, 1_216_000, "differs", "12"), (11_000, 111_000, "scale-error", "1")],
)
def test_footnote_mark_glued_to_a_number(desk: Desk, figure: float, claim: float, verdict: str, mark: str) -> None:
    """111,000 is ten times 11,000 too; the mark explains it better than an added digit."""
    desk.figure(figure, 2012, "imports")
    assert told(desk, claim, indicator="imports") == (
        verdict,
        f"It may be a misprint of {figure:,} t: “{mark}” stands before it, as a footnote mark would.",
    )


# 2. A decimal point for the thousands separator: 62.585 t


def test_decimal_point_for_the_thousands_separator(desk: Desk) -> None:
    desk.figure(62_585, 2012, "imports")
    assert told(desk, 62.585, indicator="imports") == (
        "scale-error",
        "It may be a misprint of 62,585 t: a decimal point stands for the thousands separator.",
    )
    assert desk.check(62.585, indicator="imports").explanation.endswith(
        "The claim is about 1,000 times too low: a misplaced unit or digit, not a dispute."
    )


def test_of_another_number_the_power_of_ten_tells_what_happened(desk: Desk) -> None:
    desk.figure(62_585, 2012, "imports")
    assert told(desk, 64.1, indicator="imports") == (
        "scale-error",
        "That happens when a thousands separator is read as a decimal point.",
    )


# 3. A unit of ten thousand read as a million: 30 million t for 300,000 t


def test_ten_thousands_read_as_millions(desk: Desk) -> None:
    """It is only said of a text whose language counts in ten thousands."""
    desk.figure(300_000, 2012, "imports")
    given = {"value": 30, "stated": "30 million tons", "unit": "million-tonne", "indicator": "imports"}
    assert told(desk, **given) == ("scale-error", None)  # type: ignore[arg-type]
    assert told(desk, by=written(counts_in_myriads=True), **given) == (  # type: ignore[arg-type]
        "scale-error",
        "That happens when a unit of ten thousand (wan) is read as a million.",
    )


def test_a_misprint_that_the_curator_has_read(desk: Desk) -> None:
    """What is printed is a scale error whatever any figure says; what is meant is held against the figures."""
    desk.figure(290_000, 2012, "imports")
    printed, read = desk.checks(
        300_000,
        "30 million tons",
        indicator="imports",
        attributed_to="ministry",
        correction="The unit wan (10,000) was rendered as a million.",
        correction_kind="translation-scale",
    )
    assert (printed.reading, printed.method, printed.verdict, printed.ratio) == (
        "printed",
        "correction",
        "scale-error",
        100,
    )
    assert (printed.explanation, printed.details) == (
        "Daily News printed “30 million tons” for China's imports of lithium in 2012, citing the Ministry of Mines, "
        "and 300,000 t is meant: "
        "the printed number is 100 times too high.",
        "The unit wan (10,000) was rendered as a million.",
    )
    assert (read.reading, read.method, read.verdict) == ("read", "official", "agrees")


def test_one_end_of_a_range_may_be_misprinted(desk: Desk) -> None:
    """ "7 to 8 wan tonnes" became "70000 ~ 8 tons"."""
    printed, _ = desk.checks(
        stated="70000 ~ 8 tons",
        value_min=70_000,
        value_max=80_000,
        stated_min=70_000,
        stated_max=8,
        correction="Only the first number was multiplied by 10,000.",
        correction_kind="translation-scale",
    )
    assert (printed.verdict.value, printed.ratio, printed.explanation) == (
        "scale-error",
        10_000,
        "Daily News printed “70000 ~ 8 tons” for China's exports of lithium in 2012, and 70,000 to 80,000 t is meant: "
        "the second number is 10,000 times too low.",
    )


def test_both_verdicts_of_a_misprint_are_kept(desk: Desk) -> None:
    desk.figure(300_000, 2012, "imports")
    judged = desk.judge(
        300_000,
        "30 million tons",
        indicator="imports",
        correction="The unit wan (10,000) was rendered as a million.",
        correction_kind="translation-scale",
    )[1]
    assert (judged.verdict, judged.verdict_as_read) == ("scale-error", "agrees")


# 4. Digits that changed places or were lost: 30,966 for 30,996; 4,446 for 14,446


@pytest.mark.parametrize(
    ("figure", "claim", "verdict", "slip"),
    [
        (30_996, 30_966, "close", "a 6 stands for a 9"),
        (30_996, 39_096, "differs", "two digits change places"),
        (14_446, 4_446, "differs", "a digit was lost"),
    ],
)
def test_a_slip_of_digits(desk: Desk, figure: float, claim: float, verdict: str, slip: str) -> None:
    """A number set by law is another number at the first wrong digit."""
    desk.figure(figure, 2012, "quota")
    assert told(desk, claim, indicator="quota") == (verdict, f"It may be a misprint of {figure:,} t: {slip}.")


def test_the_curator_knows_better_what_happened(desk: Desk) -> None:
    desk.figure(30_996, 2012, "quota")
    printed, read = desk.checks(
        30_996,
        "30,966 tons",
        indicator="quota",
        correction="A 6 for a 9: the batches add up to 30,996 t",
        correction_kind="digits",
    )
    assert (printed.verdict.value, printed.details) == ("close", "A 6 for a 9: the batches add up to 30,996 t.")
    assert (read.verdict.value, read.details) == ("agrees", None)


# 5. The quota of two batches taken for the year: 240,000 of 255,000


def test_two_batches_taken_for_the_year(desk: Desk) -> None:
    desk.figure(255_000, 2012, "quota", edition="Announcement")
    desk.figure(240_000, 2012, "quota", edition="Two batches", kind="press", publisher="weekly", value_status="partial")
    assert told(desk, 240_000, indicator="quota") == ("differs", "It equals a figure for a part of 2012 (Two batches).")


def test_a_part_is_named_where_no_figure_gives_the_whole(desk: Desk) -> None:
    desk.figure(40_000, 2012, "quota", edition="First half", publisher="ministry", period="2012-01/2012-06")
    assert told(desk, 40_000, indicator="quota") == (
        "no-reference",
        "It equals a figure for a part of 2012 (First half).",
    )
    assert told(desk, 40_000, indicator="quota", period="2012-01/2012-06") == ("agrees", None)


# 6. An old figure carried on: 140,000 t, true for 2010


def test_old_figure_carried_on(desk: Desk) -> None:
    desk.figure(140_000, 2009, "mine-production")
    desk.figure(140_000, 2010, "mine-production")
    desk.figure(270_000, 2012, "mine-production")
    desk.figure(140_000, 2013, "mine-production")
    assert told(desk, 140_000, indicator="mine-production") == (
        "differs",
        "The same number is the figure for 2010 (Survey 2011).",
    )


def test_but_only_one_that_the_article_can_have_known(desk: Desk) -> None:
    desk.figure(140_000, 2013, "mine-production")
    desk.figure(270_000, 2012, "mine-production")
    assert told(desk, 140_000, indicator="mine-production") == ("differs", None)


def test_nearly_the_same_is_not_the_same(desk: Desk) -> None:
    """30,999 t of 2012 are no carried-on 30,996 of 2011."""
    desk.figure(30_996, 2011, "quota")
    desk.figure(31_101, 2012, "quota")
    assert told(desk, 30_999, indicator="quota") == ("close", None)


# 7. A quota called exports: 65,609 t


def test_quota_called_exports(desk: Desk) -> None:
    desk.figure(49_600, 2012, "imports")
    desk.figure(65_609, 2012, "quota", edition="Blog", kind="press", publisher="weekly")
    same = "The same number is China's quota for lithium in 2012 (Blog)."
    assert told(desk, 65_609, indicator="imports") == ("differs", same)
    assert told(desk, 65_609, indicator="mine-production") == ("no-reference", same)


# 8. Nonsense: 1.4 million tonnes of imports, where customs know twelve thousand


def test_nonsense_is_reported_as_the_multiple_it_is(desk: Desk) -> None:
    """No power of ten, no excuse."""
    desk.figure(12_000, 2012, "imports")
    check = desk.check(1.4, "1.4 million tons", unit="million-tonne", indicator="imports")
    assert (check.verdict.value, check.details) == ("differs", None)
    assert check.explanation.endswith("gives 12,000 t. The claim lies 1.39 million t above the figure.")


# 9. "1.2 times" as an excess: 120 %, or 20 %


def test_higher_by_1_2_times_is_120_per_cent_or_20(desk: Desk) -> None:
    desk.figure(120, 2012, "excess", publisher="ministry", edition="Report")
    assert told(desk, 1.2, "1.2 times", indicator="excess", unit="fraction")[0] == "agrees"
    other = desk.check(20, "20 %", indicator="excess")
    assert (other.verdict.value, other.explanation) == (
        "differs",
        "Daily News put the excess over China's exports of lithium in 2012 at 20 %. The Ministry of Mines, in "
        "“Report”, gives 120 %. The claim lies 100 percentage points below the figure.",
    )


# 10. Gross weight and content


def test_gross_weight_is_not_held_against_content(desk: Desk) -> None:
    desk.figure(40_000, 2012, basis="content")
    assert told(desk, 40_000, basis="gross-weight")[0] == "no-reference"
    assert told(desk, 40_000)[0] == "agrees"


def test_a_number_between_two_bases_fits_neither(desk: Desk) -> None:
    """23 by one way of counting and 50 by another do not make 36 agree."""
    desk.figure(23, 2012, "reserves-share", basis="resources", publisher="ministry", edition="White paper")
    desk.figure(50, 2012, "reserves-share", basis="reserves")
    assert told(desk, 36, indicator="reserves-share") == (
        "differs",
        "The claim does not say on which basis it counts; the figure counts what can be mined now. "
        "Counted otherwise (all that is known to be in the ground): 23 % (White paper). Not like with like.",
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
    assert corpus.rows("select id, verdict, ratio from claim_checks where claim_id = 'gross' order by id") == [
        {"id": "gross/printed/official", "verdict": "no-reference", "ratio": None},
        {"id": "gross/printed/other-basis", "verdict": "differs", "ratio": 1.42857},
    ]
