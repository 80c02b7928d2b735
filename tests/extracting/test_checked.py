"""What the knowledge base says of a text's numbers, and what the command line prints."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_base.extracting.checked import Known, check_text
from tests.support.serving import LITHIUM, ROOT

KEYS = [
    "start", "end", "text", "bound", "value_min", "value_max", "unit", "normalised_min", "normalised_max", "kind",
    "indicator", "place", "material", "basis", "period", "speaker", "stance", "decided_by", "alternatives", "unsure",
    "warnings", "verdict", "sentence", "claim_id",
]  # fmt: skip


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "build_db.py"), "check-text", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd="/", check=False)


def test_a_number_gets_its_verdict_its_sentence_and_the_claim_that_it_repeats(known: Known) -> None:
    (checked,) = check_text("In 2005 China exported 55,300 tons of rare earth products.", known, "2006")

    assert checked.claim_id == "shrinkage-exports-2005"
    assert checked.verdict is not None
    assert (checked.sentence or "").startswith("The text put China's exports of rare earths in 2005 at 55,300 t.")
    assert "the article" not in (checked.sentence or "")


def test_a_fall_is_printed_without_its_sign_and_meant_with_it(known: Known) -> None:
    (checked,) = check_text("China's rare earth exports fell 3.5 percent in 2012.", known, "2013")

    number = checked.number
    assert (number.value_min, number.normalised_min, number.indicator) == (3.5, -3.5, "exports-growth")


DAMAGED = [
    (
        "Chinese rare earth separating enterprises have a production capacity of 30 million tons.",
        (300_000.0, 300_000.0),
    ),
    ("Demand in China is only between 120,000 to 15 million tons.", (120_000.0, 150_000.0)),
    ("Demand of the domestic market in China is 70000 ~ 8 tons.", (70_000.0, 80_000.0)),
    ("The price of praseodymium oxide in China is 58-600000 yuan/ton.", (580_000.0, 600_000.0)),
]


@pytest.mark.parametrize(("text", "meant"), DAMAGED)
def test_a_lost_scale_is_flagged_and_a_suggestion_made(known: Known, text: str, meant: tuple[float, float]) -> None:
    (checked,) = check_text(text, known, "2013")

    number = checked.number
    assert number.alternatives["value"] == (meant,)
    assert "value" in number.unsure
    assert "is probably" in number.warnings[0]
    assert (number.value_min, number.value_max) != meant
    if number.unit == "tonne":
        assert (number.normalised_min, number.normalised_max) == meant


def test_what_is_moved_to_win_a_material_is_not_taken_for_damage(known: Known) -> None:
    text = "The plan assumes a mining rate of 7.6 million tonnes of ore a year."

    assert [one.number.warnings for one in check_text(text, known)] == [()]


def test_the_list_has_an_object_for_each_number_and_offsets_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    text = "中国2014年共出口稀土2.8万吨。\r\nJapan imported 28,600 tonnes in 2012.\r\n"
    path.write_bytes(text.encode())

    done = run(path, "--json", "--date", "2015-01-20")

    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert [list(one) for one in found] == [KEYS, KEYS]
    assert [text[one["start"] : one["end"]] for one in found] == ["2.8万吨", "28,600 tonnes"]
    assert [(one["indicator"], one["place"], one["period"]) for one in found] == [
        ("exports", "cn", "2014"), ("imports", "jp", "2012"),
    ]  # fmt: skip


def test_a_report_names_what_to_look_at(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("China exported 55,300 tons of rare earths in 2005.", "utf-8")

    done = run(path)

    assert "1. “55,300 tons” at 15" in done.stdout
    assert "= repeats the known claim shrinkage-exports-2005" in done.stdout


MISTAKES = [
    (
        b"\xd6\xd0\xb9\xfa\xcf\xa1\xcd\xc1\xb3\xf6\xbf\xda\xc1\xbf\xce\xaa\xb6\xfe\xcd\xf2\xb6\xd6",
        (),
        "is encoded in GBK",
    ),
    (b"5 tons", ("--place", "chna"), "there is no place 'chna'"),
    (b"5 tons", ("--date", "yesterday"), "'yesterday' is not an EDTF date"),
]


@pytest.mark.parametrize(("raw", "options", "message"), MISTAKES)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, raw: bytes, options: tuple[str, ...], message: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(raw)

    done = run(path, *options)

    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_another_subject_needs_no_triggers(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Salara's reserves of lithium were 9 million tonnes in 2020.", "utf-8")

    done = run(path, "--project", LITHIUM, "--json")

    (found,) = json.loads(done.stdout)
    assert (found["value_min"], found["place"], found["period"]) == (9_000_000.0, "salara", "2020")
