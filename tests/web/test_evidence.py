"""Quotes are marked exactly where they occur, however they overlap and wherever paragraphs end."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.web.evidence import CONTEXT, NOTHING_JUDGED, Mark, Paragraph, Piece, in_context, paragraphs


def mark(start: int, end: int, number: int = 1) -> Mark:
    return Mark(start, end, "claim", f"claim-{number}", "agrees", number)


def shown(found: list[Paragraph]) -> list[list[tuple[str, list[int], list[int]]]]:
    """Paragraphs as (text, numbers of the marks that cover it, numbers of those that begin with it)."""
    return [
        [(piece.text, [m.number for m in piece.marks], [m.number for m in piece.beginning]) for piece in one.pieces]
        for one in found
    ]


def test_a_quote_is_cut_out_of_its_paragraph() -> None:
    quote = mark(4, 9)

    assert paragraphs("The price rose.", [quote]) == [
        Paragraph([Piece("The "), Piece("price", (quote,), (quote,)), Piece(" rose.")])
    ]


def test_a_text_without_quotes_is_its_paragraphs() -> None:
    text = "  One line,\nthe next.\n\n \n\tIndented.\n   Also indented.  \n"

    assert shown(paragraphs(text, [])) == [
        [("One line,\nthe next.", [], [])],
        [("Indented.", [], [])],
        [("Also indented.", [], [])],
    ]


def test_overlapping_quotes_share_the_words_they_have_in_common() -> None:
    assert shown(paragraphs("abcdef", [mark(0, 4, 1), mark(2, 6, 2)])) == [
        [("ab", [1], [1]), ("cd", [1, 2], [2]), ("ef", [2], [])],
    ]


def test_two_quotes_of_the_same_words_both_begin_there() -> None:
    assert shown(paragraphs("abc", [mark(0, 3, 1), mark(0, 3, 2)])) == [[("abc", [1, 2], [1, 2])]]


def test_a_quote_inside_another_is_marked_as_both() -> None:
    assert shown(paragraphs("abcde", [mark(0, 5, 1), mark(2, 3, 2)])) == [
        [("ab", [1], [1]), ("c", [1, 2], [2]), ("de", [1], [])],
    ]


def test_a_verdict_wins_over_a_policy_event_and_both_over_a_claim_that_is_not_judged() -> None:
    claim = Mark(0, 9, "claim", "c", "differs", 1)
    event = Mark(0, 4, "event", "e", "event", 1)
    unjudged = Mark(0, 2, "claim", "u", NOTHING_JUDGED, 2)

    assert [piece.shown for one in paragraphs("ab cd efg hi", [claim, event, unjudged]) for piece in one.pieces] == [
        claim,
        claim,
        claim,
        None,
    ]
    assert [piece.shown for one in paragraphs("ab cd", [event, unjudged]) for piece in one.pieces] == [
        event,
        event,
        None,
    ]


def test_of_two_verdicts_the_one_with_the_shorter_quote_is_shown() -> None:
    whole, inner = mark(0, 5, 1), mark(2, 3, 2)

    assert [piece.shown for one in paragraphs("abcde", [whole, inner]) for piece in one.pieces] == [whole, inner, whole]


def test_a_quote_over_two_paragraphs_is_marked_in_both_and_begins_once() -> None:
    text = "It rose.\n\nIt fell."

    assert shown(paragraphs(text, [mark(3, 12)])) == [
        [("It ", [], []), ("rose.", [1], [1])],
        [("It", [1], []), (" fell.", [], [])],
    ]


def test_a_mark_that_lies_outside_the_text_is_left_out() -> None:
    assert shown(paragraphs("abc", [mark(-1, 2), mark(2, 4), mark(2, 2), mark(3, 1)])) == [[("abc", [], [])]]


def test_an_empty_text_has_no_paragraphs() -> None:
    assert paragraphs("", [mark(0, 1)]) == []
    assert paragraphs(" \n\n ", []) == []


TEXTS = st.text(alphabet="ab \n\t稀", max_size=60)


@given(TEXTS, st.lists(st.tuples(st.integers(-2, 65), st.integers(-2, 65)), max_size=8))
def test_no_letter_is_lost_doubled_or_marked_by_a_quote_that_does_not_cover_it(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [mark(start, end, number) for number, (start, end) in enumerate(spans)]
    valid = [m for m in marks if 0 <= m.start < m.end <= len(text)]

    pieces = [piece for paragraph in paragraphs(text, marks) for piece in paragraph.pieces]

    at, covered = 0, {}
    for piece in pieces:
        at = text.index(piece.text, at)
        # Between pieces there is nothing but the white space that ends a paragraph.
        covered |= {at + offset: {m.number for m in piece.marks} for offset in range(len(piece.text))}
        at += len(piece.text)
    expected = {
        index: {m.number for m in valid if m.start <= index < m.end}
        for index, letter in enumerate(text)
        if not letter.isspace()
    }
    assert {index: covered.get(index) for index in expected} == expected


def test_the_context_of_a_quote_ends_at_whole_words() -> None:
    before, after = "one two " * 40, " three four" * 40
    text = before + "QUOTE" + after

    words_before, quote, words_after = in_context(text, len(before), len(before) + 5)

    assert quote == "QUOTE"
    assert (words_before[:2], words_after[-2:]) == ("… ", " …")
    assert before.endswith(words_before[2:])
    assert after.startswith(words_after[:-2])
    assert {*words_before.split(), *words_after.split()} == {"…", "one", "two", "three", "four"}


def test_the_context_of_a_quote_in_a_short_text_is_all_of_it() -> None:
    assert in_context("It rose by half.", 3, 7) == ("It ", "rose", " by half.")


def test_chinese_without_spaces_keeps_its_context() -> None:
    text = "稀" * (2 * CONTEXT) + "土" + "矿" * (2 * CONTEXT)

    before, quote, after = in_context(text, 2 * CONTEXT, 2 * CONTEXT + 1)

    assert (before, quote, after) == ("… " + "稀" * CONTEXT, "土", "矿" * CONTEXT + " …")
