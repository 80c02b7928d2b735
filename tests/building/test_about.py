"""What a knowledge base says of itself goes from sources/about.md into tables; without the file they are empty."""

from knowledge_base.model.records import About
from tests.support.small_corpus import Corpus


def test_what_is_said_in_front_is_one_row(corpus: Corpus) -> None:
    corpus.build()

    assert corpus.rows("select * from about") == [
        {
            "headline": "Who has the lithium?",
            "publisher_id": "lithium-desk",
            "original_language": "zh",
            "search_examples": '["reserves of Chile", "储量"]',
            "shown_materials": "element",
            "id": "about",
            "lead": "What is claimed about **lithium**.",
            "source_path": "sources/about.md",
            "source_line": 1,
        }
    ]


def test_sections_and_featured_numbers_keep_their_order(corpus: Corpus) -> None:
    corpus.replace(
        "about.md",
        "    material: lithium\n",
        "    material: lithium\n  - {title: Chile, indicator: reserves-share, place: cl, material: hydroxide}\n",
    )
    corpus.build()

    assert [tuple(row.values()) for row in corpus.rows("select * from about_sections order by position")] == [
        (1, "What is not in here", "Prices."),
        (2, "Limits of the figures", "- One survey."),
    ]
    assert [tuple(row.values()) for row in corpus.rows("select * from featured_numbers order by position")] == [
        ("China", "reserves", "cn", "lithium", None, 1),
        ("Chile", "reserves-share", "cl", "hydroxide", None, 2),
    ]


def test_a_knowledge_base_may_say_nothing_of_itself(corpus: Corpus) -> None:
    corpus.remove("about.md")

    assert corpus.build().is_written
    counts = corpus.rows("select (select count(*) from about), (select count(*) from about_sections)")
    assert list(counts[0].values()) == [0, 0]


def test_a_heading_of_three_belongs_to_its_section() -> None:
    about = About(text="Lead.\n\n## One\n\n### Inner\n\nText.\n\n## Two ##\nMore.")

    assert about.lead == "Lead."
    assert about.sections == [("One", "### Inner\n\nText."), ("Two", "More.")]


def test_sections_without_a_lead() -> None:
    about = About(text="## One\nText.")

    assert (about.lead, about.sections) == (None, [("One", "Text.")])


def test_the_home_page_leads_with_the_number_that_was_chosen(corpus: Corpus) -> None:
    corpus.replace(
        "about.md",
        "    material: lithium\n",
        "    material: lithium\n"
        "  - {title: How much lies in Chile?, indicator: reserves-share, place: cl, material: hydroxide, lead: yes}\n",
    )
    corpus.build()

    assert corpus.rows("select title, lead from featured_numbers order by position") == [
        {"title": "China", "lead": None},
        {"title": "How much lies in Chile?", "lead": "yes"},
    ]
