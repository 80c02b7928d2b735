"""Tables of claims: in whatever encoding and form, names as ids, what is wrong at its row and column."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge_base.importing.tables import read_table
from tests.importing.conftest import Import, files_of

ARTICLE = "gazette-2024-echo"

HEADER = "Claim,Type,Indicator,Country,Material,Year,As printed,Bound,Amount,Unit,Source,Quote,Topics,Remark"
ROWS = """\
"Salara mined 203,000 t of lithium.",Quantity,Output,Salara,lithium,2022,"203,000 tons",exact,"203,000",t,,\
"Salara mined 203,000 tons",Quotas,
"Output: half of it # said 'no one'",quantity,Outptu,Salarra,Lithium,May 2021,50%,about,50,per cent,the Office,,\
"quotas; nothing",=1+1
"锂的产量上升。",opinion,,北标国,,,,,,,Chen Mingyuan,,"[quotas]",- not a list
"""
MAPPING = """\
statement: Claim
kind: Type
indicator: Indicator
place: Country
material: Material
period: Year
value_stated: As printed
bound: Bound
value: Amount
unit: Unit
attributed_to: Source
quote: Quote
topics: Topics
note: Remark
"""
CLAIMS = """\
- id: gazette-2024-echo-1
  statement: Salara mined 203,000 t of lithium.
  kind: quantity
  indicator: output
  place: salara
  material: lithium
  period: '2022'
  value_stated: 203,000 tons
  bound: exact
  value: 203000
  unit: tonne
  quote: Salara mined 203,000 tons
  topics:
    - quotas

- id: gazette-2024-echo-2
  statement: 'Output: half of it # said ''no one'''
  kind: quantity
  # indicator: output  (by: no indicator is called Outptu)
  # place: salara  (by: no place is called Salarra)
  material: lithium
  period: 2021-05
  value_stated: 50%
  bound: about
  value: 50
  unit: percent
  attributed_to: mining-office
  # topics: [quotas]  (by: no topic is called nothing)
  note: =1+1

- id: gazette-2024-echo-3
  statement: 锂的产量上升。
  kind: opinion
  place: northmark
  attributed_to: chen-mingyuan
  topics:
    - quotas
  note: '- not a list'
"""


@pytest.fixture
def mapped(tmp_path: Path) -> Path:
    """A mapping beside the table."""
    file = tmp_path / "claims.csv.mapping.yml"
    file.write_text(MAPPING, "utf-8")
    return file


def in_form(separator: str) -> str:
    """The table with another separator, as a program writes it."""
    table = read_table(f"{HEADER}\n{ROWS}", "x")
    lines = [table.columns, *([row.cells.get(column, "") for column in table.columns] for row in table.rows)]
    return "\n".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{ROWS}".encode(),
        b"\xef\xbb\xbf" + f"{HEADER}\n{ROWS}".encode(),
        f"{HEADER}\n{ROWS}".replace("\n", "\r\n").encode(),
        f"{HEADER}\n{ROWS}".encode("gb18030"),
        f"{HEADER}\n{ROWS}".encode("utf-16"),
        in_form("\t").encode(),
        in_form(";").replace('203,000";"t"', '203000";"t"').encode(),
        b"sep=;\n" + in_form(";").replace('203,000";"t"', '203000";"t"').encode(),
        f"{HEADER},,\n{ROWS}\n,,,,,,\n\n".encode(),
    ],
    ids=["utf-8", "mark", "crlf", "gbk", "utf-16", "tabs", "semicolons", "sep", "empty columns and rows"],
)
def test_a_table_becomes_claims_whole(
    import_file: Import, project: Path, mapped: Path, content: bytes, check: Callable[[], list[str]]
) -> None:
    before = files_of(project)
    done = import_file("claims.csv", content, "--article", ARTICLE)
    path = project / "sources" / "claims" / f"{ARTICLE}.yml"

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [str(path), "3 claims were written; check says what is still to be decided"]
    assert path.read_text("utf-8") == CLAIMS
    assert [line for line in check() if "still to be decided" not in line and "warning" not in line] == []
    assert {name: data for name, data in files_of(project).items() if name in before} == before


def test_nothing_is_overwritten(import_file: Import, project: Path, mapped: Path) -> None:
    import_file("claims.csv", f"{HEADER}\n{ROWS}", "--article", ARTICLE)
    before = files_of(project)
    again = import_file("claims.csv", None, "--article", ARTICLE)

    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == (
        f"sources/claims/{ARTICLE}.yml holds claims of {ARTICLE} already, and an import changes no file\n"
    )
    assert files_of(project) == before


def test_several_articles_are_named_in_a_column(import_file: Import, project: Path, tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text('article: Where\nstatement: What\nkind: "=opinion"\nplace: "=salara"\n', "utf-8")
    text = f"Where,What\n{ARTICLE},One.\nhandbook-2015,Two.\n{ARTICLE},Three.\n"
    done = import_file("c.csv", text, "--mapping", str(tmp_path / "own.yml"))
    folder = project / "sources" / "claims"

    assert (done.exit_code, done.stderr) == (0, "")
    assert (folder / f"{ARTICLE}.yml").read_text("utf-8") == (
        f"- id: {ARTICLE}-1\n  statement: One.\n  kind: opinion\n  place: salara\n\n"
        f"- id: {ARTICLE}-2\n  statement: Three.\n  kind: opinion\n  place: salara\n"
    )
    assert (folder / "handbook-2015.yml").read_text("utf-8") == (
        "- id: handbook-2015-1\n  statement: Two.\n  kind: opinion\n  place: salara\n"
    )


def test_what_is_wrong_is_said_at_its_row_and_column_and_nothing_is_written(
    import_file: Import, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "c.csv.mapping.yml").write_text(
        "id: Id\narticle: Where\nstatement: What\nkind: Type\nvalue: N\nunit: U\nperiod: When\nquote: Q\n", "utf-8"
    )
    text = (
        "Id,Where,What,Type,N,U,When,Q\n"
        f"one,{ARTICLE},One.,quantity,a lot,t,2012,\n"
        f"one,{ARTICLE},Two.,opinion,,,,\n"
        f"My Id,{ARTICLE},Three.,opinion,,,,\n"
        f"echo-4,{ARTICLE},,opinion,,,,\n"
        f"echo-5,{ARTICLE},Five.,hearsay,,,sometime,\n"
        "echo-6,gazette-2024-ecco,Six.,opinion,,,,\n"
        "echo-7,,Seven.,opinion,,,,\n"
        f'echo-8,{ARTICLE},"Eight,\nand more.",opinion,,,,"{"long " * 60}"\n'
        f"rush-output-2022,{ARTICLE},Nine.,opinion,,,,\n"
        f"echo-10,{ARTICLE},Ten.,opinion,,,,,over\n"
        "echo-11,li-bao-2023-licences,Eleven.,opinion,,,,\n"
    )
    before = files_of(project)
    done = import_file("c.csv", text)

    assert (done.exit_code, done.stdout) == (1, "0 claims were written\n")
    assert done.stderr.splitlines() == [
        "c.csv:1: sources/claims/li-bao-2023-licences.yml holds claims of li-bao-2023-licences already, and an import "
        "changes no file; expected an article without claims",
        "c.csv:2: claim one: column 'N': value 'a lot' is not a number; expected digits and at most one decimal point, "
        "without unit or thousands separators",
        "c.csv:3: column 'Id': id 'one' is that of another claim; expected an id of its own",
        "c.csv:4: column 'Id': 'My Id' is no id; expected an id of its own",
        "c.csv:5: claim echo-4: column 'What': key 'statement' is missing",
        "c.csv:6: claim echo-5: column 'Type': kind 'hearsay' is not known; expected one of quantity, rank, trend, "
        "fact, causal, forecast, recommendation, opinion",
        "c.csv:6: claim echo-5: column 'When': period 'sometime' is not a date; expected an EDTF date such as 2012, "
        "2012-06, 2012-06-20 or 2013~",
        "c.csv:7: column 'Where': article 'gazette-2024-ecco' is not known; did you mean 'gazette-2024-echo'?",
        "c.csv:8: column 'Where': names no article; expected the id of one",
        "c.csv:9: claim echo-8: column 'Q': quote has 299 characters; expected at most 200",
        "c.csv:11: column 'Id': id 'rush-output-2022' is that of another claim; expected an id of its own",
        "c.csv:12: has 'over' in a column without a name; expected quotes around a cell that contains the separator",
        "12 errors, 0 warnings in 1 file",
    ]
    assert files_of(project) == before


def test_what_was_probably_meant_is_left_to_a_person(import_file: Import, project: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv.mapping.yml").write_text(
        "statement: What\nkind: Type\nindicator: I\nvalue: N\nunit: U\nbound: B\nvalue_stated: S\nplace: P\n", "utf-8"
    )
    text = 'What;Type;I;N;U;B;S;P\nOne.;quantitty;share;3,5;tons;"at least";3,5 t;"; DROP | x: y\t#"\n'
    done = import_file("c.csv", text, "--article", ARTICLE)

    assert (done.exit_code, done.stderr) == (0, "")
    assert (project / "sources" / "claims" / f"{ARTICLE}.yml").read_text("utf-8") == (
        f"- id: {ARTICLE}-1\n"
        "  statement: One.\n"
        "  # kind: quantity  (by: the table says quantitty)\n"
        "  # indicator: output-share | reserves-share  (by: no indicator is called share)\n"
        "  # place:   (by: no place is called ; DROP | x: y #)\n"
        "  value_stated: 3,5 t\n"
        "  bound: at-least\n"
        "  # value: 3.5  (by: the table says 3,5)\n"
        "  unit: tonne\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n", "c.csv:1: has a header and no rows; expected a row for each claim"),
        ("a,a\n1,2\n", "c.csv:1: has the column 'a' twice; expected each name once"),
        ("a,=b\n1,2\n", "c.csv:1: has a column '=b'; expected names that do not begin with ="),
        (",\n1,2\n", "c.csv:1: has no header; expected the names of its columns in the first line"),
        ('a,b\n"open,2\n', "c.csv:2: is not valid CSV (unexpected end of data); expected every quote closed"),
        ("a," * 299 + "\n1\n", "c.csv:1: has 300 columns; expected at most 200"),
        ("a\n" + "x\n" * 20_001, "c.csv:20002: has more than 20,000 rows; expected several files"),
        (b"a,b\n\x00\x01,\x00\n", "c.csv:2: contains a NUL character; expected a text file"),
        (b"a,b\n\xff\xfe\xfa caf\xe9,1\n", "c.csv:2: is neither UTF-8 nor GBK (byte 0xff); expected UTF-8"),
        (b"", "c.csv:1: is empty"),
        (b"\xef\xbb\xbf \n", "c.csv:1: is empty"),
    ],
)
def test_a_file_that_is_no_table_is_said_to_be_none(
    import_file: Import, project: Path, text: "str | bytes", said: str
) -> None:
    before = files_of(project)
    done = import_file("c.csv", text, "--article", ARTICLE)

    assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"{said}\n")
    assert files_of(project) == before
