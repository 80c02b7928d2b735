"""Tables as spreadsheets write them: what a spreadsheet shows as nothing is nothing."""

import pytest

from tests.support.small_corpus import STATISTICS, Corpus

FILE = "statistics/reserves.csv"
HEADER, *ROWS = STATISTICS.splitlines()


def table(*lines: str, end: str = "\n") -> str:
    return "".join(line + end for line in lines)


@pytest.mark.parametrize(
    "content",
    [
        table(HEADER, *ROWS, "," * HEADER.count(","), "," * HEADER.count(",")),
        table(HEADER, ROWS[0], " , ,\t" + "," * (HEADER.count(",") - 2), ROWS[1]),
        table(HEADER, "", ROWS[0], "", "", ROWS[1], ""),
        table(HEADER.replace("place", " place ").replace("year", "year\u00a0"), *ROWS),
        table(*(line + ",," for line in (HEADER, *ROWS))),
        table(*("," + line for line in (HEADER, *ROWS))),
        table(*(line.replace("reserves,", "reserves,,", 1) for line in (HEADER.replace("indicator,", "indicator,,"),))),
        table(HEADER, *ROWS, end="\r\n"),
        "\ufeff" + table(HEADER, *ROWS, end="\r\n"),
        table(HEADER, *(",".join(f'"{cell}"' for cell in row.split(",")[:-2]) + ',"confirmed",' for row in ROWS[:1])),
    ],
    ids=[
        "empty rows at the end", "a row of blanks", "empty lines", "blanks in the header", "empty columns at the end",
        "an empty column at the front", "an empty column in the middle", "line ends of Windows",
        "as Excel writes CSV UTF-8", "every cell in quotes",
    ],
)  # fmt: skip
def test_what_looks_like_nothing_in_a_spreadsheet_is_nothing(content: str, corpus: Corpus) -> None:
    corpus.write(FILE, content)

    assert corpus.problems() == []


def test_the_rows_keep_their_lines(corpus: Corpus) -> None:
    corpus.write(FILE, table(HEADER, "," * HEADER.count(","), ROWS[0].replace("3.5", "3,5").replace("3,5", '"3,5"')))

    assert [problem.split(": ")[0] for problem in corpus.problems()] == ["sources/statistics/reserves.csv:3"]
