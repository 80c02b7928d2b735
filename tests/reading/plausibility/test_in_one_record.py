"""What a record says against itself, its indicator, its edition or its article: each doubt, and what raises none."""

import json

import pytest

from tests.support.small_corpus import Corpus

CLAIMS, INDICATORS, FIGURES = "claims/bulk.jsonl", "vocabulary/indicators.yml", "statistics/more.csv"


def claim(corpus: Corpus, **keys: object) -> list[str]:
    """What is said of a claim of the article of 3 February 2013, sound but for these keys."""
    sound = {"id": "bulk", "article": "paper", "statement": "So much.", "kind": "quantity", "indicator": "reserves"}
    number = {"place": "cl", "material": "lithium", "bound": "exact", "value": 7, "value_stated": "7", "unit": "tonne"}
    record = {**sound, **number, **keys}
    corpus.append(CLAIMS, json.dumps({key: value for key, value in record.items() if value is not None}) + "\n")
    return [problem.removeprefix(f"sources/{CLAIMS}:1: ") for problem in corpus.problems()]


def figure(corpus: Corpus, **keys: str) -> list[str]:
    """What is said of a figure for Chile in 2012, sound but for these keys."""
    sound = {"id": "x", "indicator": "reserves", "place": "cl", "material": "lithium", "year": "2012", "value": "7"}
    record = {**sound, "unit": "tonne", "publication": "survey-2013", "confidence": "confirmed", **keys}
    corpus.write(FIGURES, ",".join(record) + "\n" + ",".join(record.values()) + "\n")
    return [problem.removeprefix(f"sources/{FIGURES}:2: ") for problem in corpus.problems()]


def test_the_records_to_be_spoilt_are_sound(corpus: Corpus) -> None:
    assert claim(corpus) == figure(corpus) == []


# ---------------------------------------------------------------------------------------------------------- sign


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"value": -7}, "value -7 tonne is below zero, which reserves cannot be"),
        (
            {"value": None, "value_min": -7, "value_max": 7, "bound": "range", "value_stated": "7 to 7"},
            "value_min -7 tonne is below zero, which reserves cannot be",
        ),
        (
            {"indicator": "reserves-share", "unit": "percent", "value": -25, "value_stated": "25%"},
            "value -25 percent is below zero, which reserves-share cannot be",
        ),
    ],
)
def test_a_quantity_below_zero(corpus: Corpus, keys: dict[str, object], message: str) -> None:
    expected = "the number without its sign, or may_be_negative at the indicator"

    assert claim(corpus, **keys) == [f"warning: claim bulk: {message}; expected {expected}"]


def test_a_share_of_more_than_the_whole(corpus: Corpus) -> None:
    keys = {"indicator": "reserves-share", "unit": "percent", "value": 2500, "value_stated": "2500%"}

    assert claim(corpus, **keys) == [
        "warning: claim bulk: value 2500 percent is more than the whole of which reserves-share is a share; "
        "expected at most 100"
    ]


def test_a_figure_that_cannot_be_is_an_error(corpus: Corpus) -> None:
    assert figure(corpus, value="-7") == [
        "statistic x: value -7 tonne is below zero, which reserves cannot be; "
        "expected the number without its sign, or may_be_negative at the indicator"
    ]
    assert figure(corpus, indicator="reserves-share", unit="percent", value="101") == [
        "statistic x: value 101 percent is more than the whole of which reserves-share is a share; expected at most 100"
    ]


@pytest.mark.parametrize("unit", ["percentage-point", "tonne", "percent"])
def test_a_change_may_be_negative(corpus: Corpus, unit: str) -> None:
    corpus.append(
        INDICATORS,
        '- {id: balance, name: Balance, unit: tonne, may_be_negative: "yes", definition: "More in than out."}\n'
        "- {id: growth, name: Growth, unit: percent, growth_of: reserves, definition: From year to year.}\n",
    )
    indicator = {"percentage-point": "share-change", "tonne": "balance", "percent": "growth"}[unit]

    assert claim(corpus, indicator=indicator, unit=unit, value=-2500, value_stated="2500") == []


def test_a_share_of_another_thing_may_be_more_than_a_whole(corpus: Corpus) -> None:
    corpus.append(
        INDICATORS,
        "- {id: stocks, name: Stocks, unit: tonne, definition: In store.}\n"
        "- {id: cover, name: Cover, unit: percent, share_of: reserves, part: stocks, definition: Of reserves.}\n",
    )

    assert claim(corpus, indicator="cover", unit="percent", value=120, value_stated="120%") == []


# -------------------------------------------------------------------------------------------------- basis, place


def test_a_basis_that_the_indicator_does_not_list(corpus: Corpus) -> None:
    corpus.append(INDICATORS, "- {id: stocks, name: Stocks, unit: tonne, definition: In store.}\n")
    corpus.append("vocabulary/words.yml", "- {scheme: basis, word: ore, definition: As dug.}\n")

    assert claim(corpus, basis="ore") == [
        "warning: claim bulk: basis 'ore' is not one on which reserves is counted; expected one of lce, content"
    ]
    corpus.remove(CLAIMS)
    assert claim(corpus, basis="ore", indicator="stocks") == [
        "warning: claim bulk: basis 'ore' is not one on which stocks is counted; "
        "expected no basis, or a list of bases at the indicator"
    ]
    corpus.remove(CLAIMS)
    assert figure(corpus, basis="ore") == [
        "warning: statistic x: basis 'ore' is not one on which reserves is counted; expected one of lce, content"
    ]


def test_a_quantity_of_no_place(corpus: Corpus) -> None:
    assert claim(corpus, place=None) == [
        "warning: claim bulk: is a quantity of an indicator, but of no place; expected the key place"
    ]


# -------------------------------------------------------------------------------------------------------- periods

FLOWS = """\
- {id: output, name: Output, unit: tonne, in_parts: output-part, definition: Dug in a year.}
- {id: output-part, name: Part of the output, unit: tonne, compared: same-period, definition: Dug in some months.}
- {id: sales, name: Sales, unit: tonne, definition: Sold in a year.}
- {id: stocks, name: Stocks, unit: tonne, time: stock, definition: In store on a day.}
- {id: quota, name: Quota, unit: tonne, sort: exact, in_parts: quota-part, definition: What may be dug in a year.}
- {id: quota-part, name: Quota of a batch, unit: tonne, compared: same-period, definition: One batch.}
- {id: quota-growth, name: Growth of the quota, unit: percent, growth_of: quota, definition: From year to year.}
- {id: firms, name: Firms, unit: tonne, compared: never, definition: Of any kind.}
"""


@pytest.mark.parametrize("period", ["2012-05", "2012-01/2012-06", "2010-07/2011-06", "2012-05-03", "2012-05~"])
def test_a_part_of_a_year_under_an_indicator_of_whole_years(corpus: Corpus, period: str) -> None:
    corpus.append(INDICATORS, FLOWS)

    assert claim(corpus, indicator="output", period=period) == [
        f"warning: claim bulk: period {period} is no calendar year, and output counts whole years; "
        "expected an indicator for parts of a year; did you mean 'output-part'?"
    ]
    corpus.remove(CLAIMS)
    assert claim(corpus, indicator="sales", period=period) == [
        f"warning: claim bulk: period {period} is no calendar year, and sales counts whole years"
    ]


@pytest.mark.parametrize(
    ("indicator", "period"),
    [
        ("output", "2012"),
        ("output", "2005/2012"),
        ("output", "1990/.."),
        ("output", "2011~"),
        ("output", "201X"),
        ("output-part", "2012-05"),
        ("stocks", "2012-05-03"),
    ],
)
def test_whole_years_and_moments_raise_no_doubt(corpus: Corpus, indicator: str, period: str) -> None:
    corpus.append(INDICATORS, FLOWS)

    assert claim(corpus, indicator=indicator, period=period) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"period": "2014"},
        {"period": "2013-02-04"},
        {"kind": "fact", "period": "2015", "indicator": None, "value": None, "bound": None, "unit": None},
        {"indicator": "firms", "period": "2015"},
    ],
)
def test_a_fact_of_a_time_after_its_article(corpus: Corpus, keys: dict[str, object]) -> None:
    corpus.replace(INDICATORS, "{id: reserves, name: Reserves,", "{id: reserves, name: Reserves, time: stock,")
    corpus.append(INDICATORS, FLOWS)
    if keys.get("value", 0) is None:
        keys = {**keys, "value_stated": None}

    assert claim(corpus, **keys) == [
        f"warning: claim bulk: period {keys['period']} is after its article (2013), and the claim is no forecast; "
        "expected an earlier period, or kind: forecast"
    ]


@pytest.mark.parametrize(
    "keys",
    [
        {"period": "2014", "kind": "forecast"},
        {"period": "2014", "stance": "supposes"},
        {"period": "2014", "indicator": "quota"},
        {"period": "2014", "indicator": "quota-part"},
        {"period": "2014", "indicator": "quota-growth", "unit": "percent"},
        {"period": "2014", "policy_event": "cn-2013-truce"},
        {"period": "2014", "indicator": "firms"},
        {"period": "2013-02"},
        {"period": "2013"},
        {"period": "2013/2020", "kind": "forecast"},
    ],
)
def test_what_may_be_said_of_the_future(corpus: Corpus, keys: dict[str, object]) -> None:
    corpus.replace(INDICATORS, "{id: reserves, name: Reserves,", "{id: reserves, name: Reserves, time: stock,")
    corpus.append(INDICATORS, FLOWS)

    assert claim(corpus, **keys) == []


def test_a_forecast_for_another_age(corpus: Corpus) -> None:
    assert claim(corpus, kind="forecast", period="2999") == [
        "warning: claim bulk: period 2999 is more than 100 years after its article"
    ]


def test_a_claim_of_an_undated_article_is_held_against_the_newest_day(corpus: Corpus) -> None:
    corpus.replace("articles/note.md", "date_published: 2013~\n", "")

    assert claim(corpus, article="note", period="2014") == [
        "warning: claim bulk: period 2014 is after its article (2013), and the claim is no forecast; "
        "expected an earlier period, or kind: forecast"
    ]


@pytest.mark.parametrize(
    ("statement", "years"),
    [
        ("In 1987 it was 7 tonnes.", "1987"),
        ("From 1987 to 1989 it was 7 tonnes.", "1987, 1989"),
        ("The edition of 2009 has 7 tonnes.", "2009"),
    ],
)
def test_a_statement_that_names_other_years_than_its_period(corpus: Corpus, statement: str, years: str) -> None:
    assert claim(corpus, statement=statement, period="2012") == [
        f"warning: claim bulk: period is 2012, and the statement names {years}; expected one of the two"
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "In 2012 it was 7 tonnes.",
        "The edition of 2013 has 7 tonnes.",
        "It was 7 tonnes, more than in 1987.",
        "Since 1987 it has been 7 tonnes.",
        "In the 1990s it was less.",
        "It was 7 tonnes, not 1987 tonnes.",
        "It was 7 tonnes, not 1,987 tonnes.",
        "It was $1987.",
        "It grew from 1987 to 2012.",
        "Nothing is said of years.",
    ],
)
def test_a_statement_whose_years_fit(corpus: Corpus, statement: str) -> None:
    assert claim(corpus, statement=statement, period="2012") == []


# ------------------------------------------------------------------------------------------- figures and editions


def test_a_figure_of_a_year_after_its_edition(corpus: Corpus) -> None:
    assert figure(corpus, year="2014") == [
        "warning: statistic x: year 2014 is later than that of its edition, 2013; expected the year the figure is for"
    ]
    assert figure(corpus, year="2013", edition_year="2012") == [
        "warning: statistic x: edition_year 2012 is not the year of survey-2013, 2013; expected 2013",
        "warning: statistic x: year 2013 is later than that of its edition, 2012; expected the year the figure is for",
    ]


@pytest.mark.parametrize("indicator", ["quota", "quota-part"])
def test_what_the_law_sets_may_be_set_for_the_next_year(corpus: Corpus, indicator: str) -> None:
    corpus.append(INDICATORS, FLOWS)

    assert figure(corpus, year="2014", indicator=indicator) == []
    assert figure(corpus, year="2015", indicator=indicator) == [
        "warning: statistic x: year 2015 is later than that of its edition, 2013; expected the year the figure is for"
    ]


def test_a_period_that_does_not_meet_the_year(corpus: Corpus) -> None:
    assert figure(corpus, period="2010-07/2011-06") == [
        "warning: statistic x: period 2010-07/2011-06 lies outside its year, 2012; "
        "expected a period that the year is part of, or another year"
    ]
    assert figure(corpus, period="2011-07/2012-06") == figure(corpus, period="2012/..") == []


def test_an_edition_that_came_out_long_before_its_year(corpus: Corpus) -> None:
    corpus.replace("publications.yml", "date_published: 2013-01", "date_published: 2011-12")

    assert corpus.problems() == [
        "sources/publications.yml:5: warning: publication survey-2013: "
        "year 2013 is later than its date_published, 2011-12"
    ]


# ------------------------------------------------------------------------------------------------ events, articles


@pytest.mark.parametrize(
    ("announced", "effective", "is_doubted"),
    [
        ("2012-05", "2010-07-01", True),
        ("2012-05", "2010", True),
        ("2012-05", "2011-07-01", False),
        ("2012-05", "2011", False),
        ("2012", "2010-12-31", False),
        ("2012-05", "2012-05-01", False),
    ],
)
def test_an_act_may_take_effect_shortly_before_it_is_announced(
    corpus: Corpus, announced: str, effective: str, is_doubted: bool
) -> None:
    old = "date_announced: 2012-05\n  date_effective: 2012-07-01"
    corpus.replace("policy_events/cn.yml", old, f"date_announced: {announced}\n  date_effective: {effective}")

    assert (
        corpus.problems()
        == [
            f"sources/policy_events/cn.yml:8: warning: policy event cn-2012-licences: takes effect ({effective}) "
            f"more than a year before it is announced ({announced})"
        ]
        * is_doubted
    )


@pytest.mark.parametrize("code", ["CHL", "cl", "C"])
def test_a_code_that_is_no_code(corpus: Corpus, code: str) -> None:
    corpus.replace("vocabulary/places.yml", "iso_code: CL", f"iso_code: {code}")

    assert corpus.problems() == [
        f"sources/vocabulary/places.yml:2: warning: place cl: iso_code '{code}' is not a code of ISO 3166-1 alpha-2; "
        "expected two capital letters"
    ]


@pytest.mark.parametrize("key", ["date_corrected", "retracted"])
def test_an_article_is_not_corrected_before_it_appears(corpus: Corpus, key: str) -> None:
    corpus.replace("articles/paper.md", "language: en", f"language: en\n{key}: 2012-12-31")

    assert corpus.problems() == [
        f"sources/articles/paper.md:10: warning: article paper: "
        f"{key} 2012-12-31 is before its date_published, 2013-02-03"
    ]
    corpus.replace("articles/paper.md", f"{key}: 2012-12-31", f"{key}: 2013-02")
    assert corpus.problems() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "claims/paper.yml",
            "topics:\n    - reserves",
            "topics:\n    - reserves\n    - reserves",
            "sources/claims/paper.yml:16: warning: claim paper-reserves: "
            "topics has 'reserves' twice; expected each once",
        ),
        (
            "articles/paper.md",
            "  - A. Writer",
            "  - A. Writer\n  - A. Writer",
            "sources/articles/paper.md:8: warning: article paper: authors has 'A. Writer' twice; expected each once",
        ),
        (
            "articles/paper.md",
            "    quote: licences are needed",
            "    quote: licences are needed\n  - quote: licences are needed\n    event: cn-2012-licences",
            "sources/articles/paper.md:21: warning: article paper: mentions has the same twice; expected each once",
        ),
        (
            "policy_events/cn.yml",
            "    - hydroxide",
            "    - hydroxide\n    - lithium",
            "sources/policy_events/cn.yml:17: warning: policy event cn-2012-licences: materials has 'lithium' twice; "
            "expected each once",
        ),
    ],
)
def test_one_thing_twice_in_a_list(corpus: Corpus, file: str, old: str, new: str, problem: str) -> None:
    corpus.replace(file, old, new)

    assert corpus.problems() == [problem]


def test_two_mentions_of_one_event_in_other_words_are_two(corpus: Corpus) -> None:
    corpus.replace(
        "articles/paper.md",
        "    quote: licences are needed",
        "    quote: licences are needed\n  - event: cn-2012-licences\n    quote: The ministry said",
    )

    assert corpus.problems() == []
