"""A date that was typed wrong is doubted, and never moves the day for which statuses are given."""

from datetime import date

import pytest

from knowledge_base.reading.reader import check
from tests.support.small_corpus import Corpus

TODAY = "today is taken from the others, or from --as-of"


def many_articles(corpus: Corpus, count: int = 12) -> None:
    """Articles of a site that is kept up: one a month in 2013."""
    for month in range(1, count + 1):
        text = f"---\ntitle: T\nkind: news\ndate_published: 2013-{month:02d}-05\nlanguage: en\nrights: unknown\n"
        corpus.write(f"articles/month-{month}.md", f"{text}coverage: whole\n---\nSomething.\n")


@pytest.mark.parametrize("day", ["2062-07-05", "2062", "2999-01", "2025-01-01"])
@pytest.mark.parametrize(
    ("file", "old", "key", "where"),
    [
        (
            "articles/paper.md",
            "date_published: 2013-02-03",
            "date_published",
            "articles/paper.md:8: warning: article paper",
        ),
        (
            "policy_events/cn.yml",
            "date_announced: 2013-01-10\n  date_ended: 2014-01-09",
            "date_checked",
            "policy_events/cn.yml:26: warning: policy event cn-2013-truce",
        ),
        (
            "publications.yml",
            "date_published: 2013-01",
            "date_published",
            "publications.yml:6: warning: publication survey-2013",
        ),
    ],
)
def test_a_date_long_after_all_others_does_not_move_today(
    corpus: Corpus, day: str, file: str, old: str, key: str, where: str
) -> None:
    many_articles(corpus)
    corpus.replace(file, old, old.replace("2013-01", "2012-12") if key == "date_checked" else f"{key}: {day}")
    if key == "date_checked":
        corpus.replace(file, "next_check: 2014-01-10", f"next_check: 2014-01-10\n  date_checked: {day}")

    result = corpus.build()

    assert [str(problem) for problem in result.problems] == [
        f"sources/{where}: {key} {day} is long after all other dates of the sources, up to 2013-12-05; "
        f"expected a day that has come; {TODAY}"
    ]
    assert result.as_of == "2013-12-05"
    assert [str(problem) for problem in check(corpus.sources, (corpus.texts,))[1]] == list(map(str, result.problems))


def test_a_day_that_is_known_to_have_come_is_not_doubted(corpus: Corpus) -> None:
    many_articles(corpus)
    corpus.replace("articles/paper.md", "date_published: 2013-02-03", "date_published: 2015-06-01")

    result = corpus.build(date(2015, 7, 1))

    assert (result.problems, result.as_of) == ([], "2015-07-01")
    assert check(corpus.sources, (corpus.texts,), date(2015, 7, 1))[1] == []
    assert corpus.build().as_of == "2013-12-05"


def test_the_past_may_be_looked_at_some_years_later(corpus: Corpus) -> None:
    many_articles(corpus)
    checked = "next_check: 2014-01-10\n  date_checked: 2021-06-01"
    corpus.replace("policy_events/cn.yml", "next_check: 2014-01-10", checked)

    assert (corpus.build().problems, corpus.build().as_of) == ([], "2021-06-01")


def test_a_year_without_a_word_is_doubted_where_the_sources_are_kept_up(corpus: Corpus) -> None:
    many_articles(corpus)
    corpus.replace("articles/paper.md", "date_published: 2013-02-03", "date_published: 2014-12-07")
    assert len(corpus.build().problems) == 1
    corpus.replace("articles/paper.md", "date_published: 2014-12-07", "date_published: 2014-12-06")
    assert corpus.build().problems == []


def test_where_few_dates_are_known_a_gap_of_some_years_is_no_slip(corpus: Corpus) -> None:
    corpus.replace("articles/paper.md", "date_published: 2013-02-03", "date_published: 2019-02-03")

    assert (corpus.build().problems, corpus.build().as_of) == ([], "2019-02-03")


def test_where_few_dates_are_known_fifty_years_are_one(corpus: Corpus) -> None:
    corpus.replace("articles/paper.md", "date_published: 2013-02-03", "date_published: 2063-02-03")

    assert [str(problem) for problem in corpus.build().problems] == [
        "sources/articles/paper.md:8: warning: article paper: date_published 2063-02-03 is long after all other dates "
        f"of the sources, up to 2013-01-10; expected a day that has come; {TODAY}"
    ]


def test_several_slips_are_each_named(corpus: Corpus) -> None:
    many_articles(corpus)
    for file, old in (("paper", "2013-02-03"), ("month-3", "2013-03-05")):
        corpus.replace(f"articles/{file}.md", f"date_published: {old}", "date_published: 2099")
    many = [f"---\ntitle: T\nkind: news\ndate_published: 2012-{n % 12 + 1:02d}\n" for n in range(100)]
    for number, head in enumerate(many):
        corpus.write(f"articles/old-{number}.md", f"{head}language: en\nrights: unknown\ncoverage: whole\n---\nX.\n")

    result = corpus.build()

    assert [problem.path for problem in result.problems] == ["sources/articles/month-3.md", "sources/articles/paper.md"]
    assert result.as_of == "2013-12-05"


def test_many_records_of_a_later_time_are_that_time(corpus: Corpus) -> None:
    many_articles(corpus)
    for number in range(5):
        head = f"---\ntitle: T\nkind: news\ndate_published: 2016-0{number + 1}-01\nlanguage: en\nrights: unknown\n"
        corpus.write(f"articles/later-{number}.md", f"{head}coverage: whole\n---\nSomething.\n")

    assert (corpus.build().problems, corpus.build().as_of) == ([], "2016-05-01")


def test_an_event_of_the_year_1000(corpus: Corpus) -> None:
    corpus.replace(
        "policy_events/cn.yml", "date_announced: 2012-05\n  date_effective: 2012-07-01", "date_announced: 1000-05"
    )

    assert corpus.problems() == [
        "sources/policy_events/cn.yml:7: warning: policy event cn-2012-licences: date_announced 1000-05 is long before "
        "all other dates of the sources, from 2013-01-01"
    ]


def test_next_year_and_an_end_to_come_are_no_slips(corpus: Corpus) -> None:
    many_articles(corpus)
    corpus.replace("policy_events/cn.yml", "date_ended: 2014-01-09", "date_ended: 2031-01-09")
    corpus.replace("policy_events/cn.yml", "next_check: 2014-01-10", "next_check: 2031-01-10")

    assert corpus.build().problems == []


def test_sources_without_a_date_have_no_newest_day(corpus: Corpus) -> None:
    for name in list(corpus.sources.rglob("*")):
        if name.is_file() and "vocabulary" not in name.parts:
            name.unlink()

    assert (corpus.build().problems, corpus.build().as_of) == ([], "0001-01-01")
