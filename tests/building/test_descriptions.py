"""What a subject says of a table is laid over what the program says; nothing else changes."""

from knowledge_base.building.descriptions import described_columns, described_tables


def test_a_subject_says_nothing_and_gets_all_descriptions() -> None:
    columns = {(name, column) for name, column, _ in described_columns(described_tables())}

    assert {("claims", "statement"), ("statistics", "value"), ("timeline", "date")} <= columns


def test_what_a_subject_says_wins_and_the_rest_stays() -> None:
    program = described_tables()["materials"]

    own = described_tables({"materials": {"title": "Minerals", "columns": {"symbol": "Its formula."}}})["materials"]

    assert own == {**program, "title": "Minerals", "columns": {**program["columns"], "symbol": "Its formula."}}


def test_a_subject_changes_nothing_for_the_next() -> None:
    described_tables({"materials": {"title": "Minerals", "columns": {"symbol": "Its formula."}}})

    assert described_tables()["materials"]["title"] == "Materials"
    assert described_tables()["materials"]["columns"]["symbol"] != "Its formula."


def test_a_table_that_only_the_subject_knows_is_kept() -> None:
    assert described_tables({"mines": {"columns": {"depth": "In metres."}}})["mines"] == {
        "columns": {"depth": "In metres."}
    }
