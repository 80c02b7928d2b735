"""Whatever a file holds: it is read or said to be none, and what is written is read back as what it was."""

import json
from contextlib import suppress
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from knowledge_base.importing.article_drafts import article_file, draft_fields, id_of
from knowledge_base.importing.bibtex import read_bibtex
from knowledge_base.importing.csl import read_csl
from knowledge_base.importing.entry import clean
from knowledge_base.importing.input_files import text_of_file
from knowledge_base.importing.known import Known, doi_of, keys_of
from knowledge_base.importing.latex import plain_text
from knowledge_base.importing.tables import read_table
from knowledge_base.reading import strict_yaml
from knowledge_base.reading.text_files import Unreadable
from tests.importing.conftest import Import
from tests.support.serving import LITHIUM

KNOWN = Known(LITHIUM / "sources")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["id", "type", "title", "title-short", "language", "author", "issued", "URL", "DOI", "note", "status", "keyword",
     "container-title", "publisher", "original-title"]
)  # fmt: skip


@given(st.lists(st.dictionaries(KEYS, JSON, max_size=8) | JSON, max_size=4))
def test_any_list_of_items(items: list[object]) -> None:
    entries, _ = read_csl(json.dumps(items), "a.json")
    for entry in entries:
        draft = draft_fields(entry, KNOWN)
        identity = id_of(entry, draft)
        lines = article_file(identity or "a", draft).split("\n")
        item = strict_yaml.read_mapping("\n".join(lines[1 : lines.index("---", 1)]), 2)
        assert isinstance(item, strict_yaml.YamlRecord)
        assert (item.mistakes, item.faulty) == ([], set())
        assert item.value.get("title", entry.title) in (entry.title, entry.short_title, clean(entry.translation))


@given(st.text(alphabet='@{}[]()",:=#\\%$~ \nabcmisctitleyear0129é稀', max_size=200))
@example("@a{b")
@example("@string{a = b}@misc(x, title = a)")
def test_any_bibtex(text: str) -> None:
    try:
        entries, _ = read_bibtex(text, "a.bib")
    except Unreadable:
        return
    for entry in entries:
        article_file("a", draft_fields(entry, KNOWN))


@given(st.text(max_size=200))
def test_any_text_as_json_and_as_a_table(text: str) -> None:
    for read in (read_csl, read_table):
        with suppress(Unreadable):
            read(text, "a")


@given(st.text(alphabet="\\{}'\"`^~$%_&#abcijoLTeX ü\n", max_size=60))
def test_any_latex(latex: str) -> None:
    text, _ = plain_text(latex)

    assert text == clean(text)


@given(st.text(max_size=60).map(lambda text: f"https://{text}"))
def test_any_address(address: str) -> None:
    list(keys_of([address, f"https://doi.org/{address}"]))
    doi_of(address)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Österreich; Ökologie; Übung".encode("latin-1"), None),
        ("Äpfel, Ärger, É".encode("latin-1"), None),
        ("caf\xe9".encode("latin-1"), None),
        ("稀土开采总量控制指标，2012年".encode("gbk"), "稀土开采总量控制指标，2012年"),
        ("稀土開採".encode("big5"), None),
        ("a\r\nb\rc\n".encode("utf-8-sig"), "a\nb\nc\n"),
        ("稀土".encode("utf-16"), "稀土"),
    ],
)
def test_an_encoding_is_read_only_where_it_is_certain(tmp_path: Path, raw: bytes, text: str | None) -> None:
    (tmp_path / "a.csv").write_bytes(raw)
    if text is None:
        with pytest.raises(Unreadable, match="is neither UTF-8 nor GBK"):
            text_of_file(tmp_path / "a.csv")
    else:
        assert text_of_file(tmp_path / "a.csv") == text


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        ({"title": "10<sup>6</sup> t"}, ["# title: 10<sup>6</sup> t  (by: markup that could not be read)"]),
        (
            {"title": "锂<sup>6</sup>", "title-short": "Lithium six"},
            ["title: Lithium six", "# title_original: 锂<sup>6</sup>  (by: markup that could not be read)"],
        ),
        (
            {"title": "Salt", "language": "zh"},
            ["title: Salt", "# title_original:   (by: the title is not in the script of its language)"],
        ),
        (
            {"title": "La sal: historia", "title-short": "La sal", "language": "es"},
            ["# title: La sal  (by: a translation, by a person)", "title_original: 'La sal: historia'"],
        ),
        ({"title": "Salt", "original-title": "La sal"}, ["title: Salt", "title_original: La sal"]),
    ],
)
def test_which_title_is_which(import_file: Import, project: Path, item: dict[str, str], lines: list[str]) -> None:
    import_file("a.json", json.dumps([{"id": "one-two", "type": "article", **item}]))

    written = (project / "sources/articles/one-two.md").read_text("utf-8").splitlines()
    assert written[1 : 1 + len(lines)] == lines
