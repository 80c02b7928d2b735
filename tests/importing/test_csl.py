"""CSL-JSON, as Zotero exports it, becomes drafts: whole files, and what is said of what could not be."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importing.conftest import Import

ZOTERO: list[dict[str, Any]] = [
    {
        "id": "http://zotero.org/users/1/items/AAAA1111",
        "type": "article-newspaper",
        "abstract": "Words of others, which are not copied.",
        "container-title": "The Brine Gazette",
        "language": "en-US",
        "title": "Salt: the <i>white</i> gold of Salara &amp; Brinia",
        "URL": "https://gazette.example/white-gold?utm_source=feed",
        "author": [
            {"family": "Reed", "given": "J."},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
            {"literal": "Mining Office of Salara"},
            {"family": "王", "given": "小明"},
        ],
        "issued": {"date-parts": [["2024", 3, 5]]},
        "accessed": {"date-parts": [["2024", 4, 1]]},
        "keyword": "Smuggling, cupos, salt",
    },
    {
        "id": "http://zotero.org/users/1/items/BBBB2222",
        "type": "article-journal",
        "container-title": "Journal of Brine",
        "publisher": "Li Bao",
        "DOI": "10.1234/Brine.5",
        "URL": "https://journal.example/5",
        "title": "锂的配额",
        "title-short": "Lithium quotas",
        "language": "zh-CN",
        "author": [{"family": "陈", "given": "明远"}],
        "issued": {"date-parts": [[2021]], "season": "2"},
    },
    {
        "id": "no-url-2020",
        "type": "webpage",
        "title": "Only a DOI: [yes] # & *not* a comment",
        "DOI": "https://doi.org/10.5555/abc(1)<2>",
        "issued": {"raw": "circa 2019"},
        "status": "retracted",
    },
]


def test_items_become_drafts_whole(import_file: Import, project: Path) -> None:
    done = import_file("library.json", json.dumps(ZOTERO))
    articles = project / "sources" / "articles"

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        str(articles / "brine-gazette-2024-salt-the-white-gold-of-salara.md"),
        str(articles / "2021-lithium-quotas.md"),
        str(articles / "no-url-2020.md"),
        "3 articles were written; check says what is still to be decided",
    ]
    assert (articles / "brine-gazette-2024-salt-the-white-gold-of-salara.md").read_text("utf-8") == (
        "---\n"
        "title: 'Salt: the white gold of Salara & Brinia'\n"
        "kind: news\n"
        "publisher: brine-gazette\n"
        "authors:\n"
        "  - J. Reed\n"
        "  - Jan van der Berg, Jr.\n"
        "  - Mining Office of Salara\n"
        "  - 王小明\n"
        "date_published: '2024-03-05'\n"
        "language: en-US\n"
        "url: https://gazette.example/white-gold?utm_source=feed\n"
        "rights: unknown\n"
        "coverage: record-only\n"
        "# topics: [smuggling, quotas]  (by: keywords of the entry)\n"
        "---\n"
        "What it says, in our own words.\n"
    )
    assert (articles / "2021-lithium-quotas.md").read_text("utf-8") == (
        "---\n"
        "title: Lithium quotas\n"
        "title_original: 锂的配额\n"
        "# kind: news | analysis | report  (by: the type of the entry)\n"
        "# publisher: li-bao  (by: no actor is called Journal of Brine)\n"
        "authors:\n"
        "  - 陈明远\n"
        "# date_published: 2021  (by: the entry says summer, a season)\n"
        "language: zh-CN\n"
        "url: https://journal.example/5\n"
        "urls:\n"
        "  - https://doi.org/10.1234/Brine.5\n"
        "rights: unknown\n"
        "coverage: record-only\n"
        "---\n"
        "What it says, in our own words.\n"
    )
    assert (articles / "no-url-2020.md").read_text("utf-8") == (
        "---\n"
        "title: 'Only a DOI: [yes] # & *not* a comment'\n"
        "# kind: news | analysis | report  (by: the type of the entry)\n"
        "date_published: 2019~\n"
        "# language: en  (by: the entry gives none, and the title is in Latin letters)\n"
        "retracted: 'yes'\n"
        "url: https://doi.org/10.5555/abc(1)%3C2%3E\n"
        "rights: unknown\n"
        "coverage: record-only\n"
        "---\n"
        "What it says, in our own words.\n"
    )


def test_check_says_only_what_is_undecided(import_file: Import, check: Callable[[], list[str]]) -> None:
    import_file("library.json", json.dumps(ZOTERO))
    said = check()

    assert [line for line in said if "still to be decided" not in line] == [
        "sources/articles/2021-lithium-quotas.md:1: article 2021-lithium-quotas: key 'kind' is missing",
        "sources/articles/no-url-2020.md:1: article no-url-2020: key 'kind' is missing",
        "sources/articles/no-url-2020.md:1: article no-url-2020: key 'language' is missing",
    ]
    undecided = {line.split(": ")[2].split()[0] for line in said if "still to be decided" in line}
    assert undecided == {"topics", "summary", "kind", "publisher", "date_published", "language"}


def test_an_article_that_is_whole_in_its_entry_is_sound(import_file: Import, check: Callable[[], list[str]]) -> None:
    import_file("one.json", json.dumps(ZOTERO[:1]))

    assert [line for line in check() if "still to be decided" not in line] == []


def test_what_is_there_is_passed_over_and_said(import_file: Import, project: Path) -> None:
    items = [
        {"id": "a", "type": "article", "title": "A", "URL": "http://www.gazette.example/salt-rush/?utm_source=x#top"},
        {"id": "gazette-2024-echo", "type": "article", "title": "B"},
        {"id": "c", "type": "article", "title": "C", "DOI": "10.1/x"},
        {"id": "four-words", "type": "article", "title": "D", "DOI": "10.1234/x"},
        {
            "id": "five-words",
            "type": "article",
            "title": "D again",
            "DOI": "doi:10.1234/X",
            "URL": "https://e.example/",
        },
        {"id": "six-words", "type": "article", "title": "E", "URL": "https://dx.doi.org/10.1234/X"},
    ]
    done = import_file("library.json", json.dumps(items, indent=1))

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "library.json:2: entry a is the article gazette-2023-salt-rush, which has the same address",
        "library.json:8: entry gazette-2024-echo is the article gazette-2024-echo, or one of the same id",
        "library.json:25: entry five-words is the article four-words, which has the same DOI",
        "library.json:32: entry six-words is the article four-words, which has the same DOI",
        str(project / "sources/articles/c.md"),
        str(project / "sources/articles/four-words.md"),
        "2 articles were written, 4 entries passed over; check says what is still to be decided",
    ]
    again = import_file("library.json", None)
    assert again.stdout.splitlines()[-1] == "0 articles were written, 6 entries passed over"


def test_items_that_are_broken_are_said_and_the_others_go_on(import_file: Import, project: Path) -> None:
    text = """[
 {"id": "a-b", "type": "article", "title": "One"},
 {"id": "a-b", "type": "article", "title": "Two"},
 {"id": "c-d", "type": "article", "title": "Three", "title": "Four"},
 7,
 {"id": "e-f", "type": "article"},
 {"id": "null", "type": "article", "title": "稀"},
 {"type": "article", "title": ["no", "text"]},
 {"id": "g-h", "type": 5, "title": "Five", "author": "A. Writer", "issued": "2012-13-45", "language": ["en"],
  "URL": "javascript:alert(1)", "DOI": "none"}
]"""
    done = import_file("library.json", text)

    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "library.json:3: entry a-b: duplicate key 'a-b', first used in line 2; expected each item once",
        "library.json:4: entry c-d: duplicate key 'title'; expected each key once",
        "library.json:5: entry 4: is no object; expected a list of CSL-JSON items, as a reference manager exports it",
        "library.json:6: entry e-f: has no title; expected a title",
        "library.json:7: entry null: gives no id: neither its key nor its title has Latin letters; expected a key such "
        "as journal-2012-quotas",
        "library.json:8: entry item-7: has no title; expected a title",
        "6 errors, 0 warnings in 1 file",
    ]
    assert done.stdout.splitlines()[-1] == "2 articles were written; check says what is still to be decided"
    assert (project / "sources/articles/g-h.md").read_text("utf-8") == (
        "---\n"
        "title: Five\n"
        "# kind: news | analysis | report  (by: the type of the entry)\n"
        "authors:\n"
        "  - A. Writer\n"
        "# date_published: 2012  (by: the entry says 2012-13-45)\n"
        "# language: en  (by: the entry gives none, and the title is in Latin letters)\n"
        "# url: javascript:alert(1)  (by: url 'javascript:alert 1 ' is not a web address)\n"
        "# urls: none  (by: a DOI that is none)\n"
        "rights: unknown\n"
        "coverage: record-only\n"
        "---\n"
        "What it says, in our own words.\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"id": "a-b", "title": "One"},\n {"id": ]', "library.json:2: is not valid JSON (Expecting value, column 9)"),
        ('{"a": 1}', "library.json:1: is no list of items"),
        ('"text"', "library.json:1: is no list of items"),
        ('[{"id": "a-b", "title": "One"}] x', "library.json:1: goes on with 'x' behind the list"),
        ("[" * 100_000, "library.json:1: is nested too deep"),
        ('[{"n": ' + "1" * 5_000 + "}]", "library.json:1: contains a number with thousands of digits"),
    ],
)
def test_a_file_that_is_no_list_of_items_is_said_to_be_none(
    import_file: Import, project: Path, text: str, said: str
) -> None:
    before = sorted(project.rglob("*"))
    done = import_file("library.json", text)

    assert (done.exit_code, done.stderr.startswith(said)) == (1, True), done.stderr
    assert sorted(project.rglob("*")) == before


def test_a_list_within_items_and_a_single_item_are_read(import_file: Import) -> None:
    wrapped = import_file("a.json", '{\n"items": [{"id": "a-b", "title": "One"}]}')
    single = import_file("b.json", '{"id": "c-d", "type": "report", "title": "One"}')

    assert [done.stdout.splitlines()[-1][:22] for done in (wrapped, single)] == ["1 article was written;"] * 2
