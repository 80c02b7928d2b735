"""One figure against the others of its number: one edition prints one value, and a slip of a unit shows."""

import pytest

from tests.support.small_corpus import Corpus

HEADER = "id,indicator,place,material,basis,year,period,value,bound,unit,publication,value_status,confidence"
EDITIONS = "".join(
    f"- {{id: e{year}, title: Edition {year}, kind: official, year: {year}}}\n" for year in range(2010, 2017)
)


def figures(corpus: Corpus, *rows: str) -> list[str]:
    """What is said of figures, each "year period value bound unit edition status", a dot for an empty cell."""
    lines = [HEADER]
    for number, row in enumerate(rows, 1):
        cells = ("" if cell == "." else cell for cell in row.split())
        lines.append(f"f{number},reserves,cl,lithium,content,{','.join(cells)},confirmed")
    corpus.append("publications.yml", EDITIONS)
    corpus.write("statistics/more.csv", "\n".join(lines) + "\n")
    return [problem.removeprefix("sources/statistics/more.csv:") for problem in corpus.problems()]


def test_one_edition_prints_one_value(corpus: Corpus) -> None:
    assert figures(
        corpus,
        "2012 . 2.9 . million-tonne e2013 .",
        "2012 . 29 . million-tonne e2013 .",
    ) == [
        "3: statistic f2: e2013 prints 29 million-tonne here and 2.9 million-tonne in line 2 for 2012; "
        "expected one value; or what tells them apart: basis, period, partial"
    ]


def test_the_same_value_twice_is_one_figure(corpus: Corpus) -> None:
    assert figures(
        corpus,
        "2012 . 2.9 . million-tonne e2013 .",
        "2012 . 2900000 . tonne e2013 estimated",
        "2012 . 2900000 at-least tonne e2014 .",
    ) == ["3: warning: statistic f2: is the same figure of the same edition as line 2"]


def test_a_limit_is_another_value(corpus: Corpus) -> None:
    assert figures(corpus, "2012 . 7 . tonne e2013 .", "2012 . 7 at-least tonne e2013 .") == [
        "3: statistic f2: e2013 prints 7 tonne here and 7 tonne in line 2 for 2012; "
        "expected one value; or what tells them apart: basis, period, partial"
    ]


def test_a_figure_in_another_file_is_named_by_its_file(corpus: Corpus) -> None:
    corpus.write(
        "statistics/zz.csv",
        f"{HEADER}\nz,reserves,cn,lithium,content,2012,,3.6,,million-tonne,survey-2013,,confirmed\n",
    )

    assert corpus.problems() == [
        "sources/statistics/zz.csv:2: statistic z: survey-2013 prints 3.6 million-tonne here and 3.5 million-tonne in "
        "sources/statistics/reserves.csv:2 for 2012; "
        "expected one value; or what tells them apart: basis, period, partial"
    ]


def test_parts_and_other_editions_are_told_apart(corpus: Corpus) -> None:
    assert (
        figures(
            corpus,
            "2012 . 29 . tonne e2013 .",
            "2012 . 20 . tonne e2014 revised",
            "2012 2012-01/2012-06 11 . tonne e2013 .",
            "2012 2012-07/2012-12 18 . tonne e2013 .",
            "2012 . 5 . tonne e2013 partial",
            "2012 . 6 . tonne e2013 partial",
        )
        == []
    )


def test_one_period_prints_one_value(corpus: Corpus) -> None:
    assert figures(corpus, "2012 2012-01/2012-06 11 . tonne e2013 .", "2012 2012-01/2012-06 12 . tonne e2013 .") == [
        "3: statistic f2: e2013 prints 12 tonne here and 11 tonne in line 2 for 2012-01/2012-06; "
        "expected one value; or what tells them apart: basis, period, partial"
    ]


DOUBT = "expected another unit or other digits, if this is a slip"


@pytest.mark.parametrize(
    ("value", "how"),
    [
        ("255000 . million-tonne", "is about 1,000,000 times"),
        ("255000000 . tonne", "is about 1,000 times"),
        ("2600000 . tonne", "is about 10 times"),
        ("25.5 . tonne", "is about a 10,000th of"),
    ],
)
def test_an_edition_a_power_of_ten_from_the_others(corpus: Corpus, value: str, how: str) -> None:
    said = figures(corpus, "2012 . 240000 . tonne e2013 .", "2012 . 250000 . tonne e2014 .", f"2012 . {value} e2015 .")

    assert said == [
        f"4: warning: statistic f3: {how} the 240000 tonne that e2013 prints for 2012 "
        f"(sources/statistics/more.csv:2); {DOUBT}"
    ]


def test_of_two_editions_the_one_is_doubted_that_does_not_fit_the_years_around(corpus: Corpus) -> None:
    said = figures(
        corpus,
        "2012 . 240000000 . tonne e2013 .",
        "2012 . 250000 . tonne e2014 .",
        "2013 . 260000 . tonne e2014 .",
    )

    assert said == [
        "2: warning: statistic f1: is about 1,000 times the 250000 tonne that e2014 prints for 2012 "
        f"(sources/statistics/more.csv:3); {DOUBT}"
    ]


def test_of_two_editions_alone_the_later_line_is_doubted(corpus: Corpus) -> None:
    assert figures(corpus, "2012 . 7000 . tonne e2013 .", "2012 . 7 . tonne e2014 .") == [
        "3: warning: statistic f2: is about a 1,000th of the 7000 tonne that e2013 prints for 2012 "
        f"(sources/statistics/more.csv:2); {DOUBT}"
    ]


def test_a_year_a_power_of_ten_from_the_years_around(corpus: Corpus) -> None:
    said = figures(
        corpus,
        "2010 . 240 . tonne e2011 .",
        "2011 . 250000 . tonne e2012 .",
        "2012 . 260 . tonne e2013 .",
    )

    assert said == [
        "3: warning: statistic f2: is about 1,000 times the 240 tonne that e2011 prints for 2010 "
        f"(sources/statistics/more.csv:2); {DOUBT}"
    ]


def test_a_figure_of_no_basis_is_held_against_those_of_every_basis(corpus: Corpus) -> None:
    head = HEADER.replace(",bound", "").replace(",period", "")
    rows = ("a,reserves,cl,lithium,,2012,7000,tonne", "b,reserves,cl,lithium,lce,2012,7000,million-tonne")
    other = "c,reserves,cl,lithium,content,2012,1400,tonne"
    corpus.append("publications.yml", EDITIONS)
    lines = [
        f"{row},{edition},,confirmed" for row, edition in zip((*rows, other), ("e2013", "e2014", "e2015"), strict=True)
    ]
    corpus.write("statistics/more.csv", "\n".join([head, *lines]) + "\n")
    assert corpus.problems() == []
    corpus.replace("statistics/more.csv", "lithium,,2012,7000,tonne", "lithium,,2012,7000,kilogram")
    corpus.replace("statistics/more.csv", "lce,2012,7000,million-tonne", "lce,2012,7000,tonne")

    assert corpus.problems() == [
        "sources/statistics/more.csv:2: warning: statistic a: is about a 1,000th of the 7000 tonne that e2014 prints "
        f"for 2012 (sources/statistics/more.csv:3); {DOUBT}"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("2012 . 280 . tonne e2013 .", "2012 . 1900 . tonne e2014 ."),
        ("2012 . 30 . tonne e2013 .", "2012 . 280 . tonne e2014 revised"),
        ("2011 . 66 . tonne e2013 .", "2012 . 990 . tonne e2013 ."),
        ("2009 . 7 . tonne e2013 .", "2012 . 7000 . tonne e2013 ."),
        ("2011 . 0 . tonne e2013 .", "2012 . 7000 . tonne e2013 ."),
        ("2011 . 20 . tonne e2013 .", "2011 . 560 . tonne e2014 revised", "2012 . 2000 . tonne e2014 ."),
    ],
    ids=["seven times", "a revision", "no power of ten", "years apart", "from nothing", "growth"],
)
def test_revisions_and_growth_raise_no_doubt(corpus: Corpus, rows: tuple[str, ...]) -> None:
    assert figures(corpus, *rows) == []
