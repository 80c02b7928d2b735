"""The bytes of a build depend on what the sources say, and on nothing around them."""

import shutil
from pathlib import Path

import pytest

from knowledge_base.building.build import Options, build
from tests.support.builds import digest
from tests.support.small_corpus import Corpus


@pytest.fixture
def corpus_with_a_warning(corpus: Corpus) -> Corpus:
    """Warnings are kept in the database, with paths."""
    corpus.replace("claims/note.yml", "value_stated: 15%", "value_stated: some per cent")
    assert [problem.severity for problem in corpus.build().problems] == ["warning"]
    return corpus


def built(corpus: Corpus, sources: Path, target: Path) -> str:
    """Build sources into a file; return its digest."""
    target.parent.mkdir(parents=True, exist_ok=True)
    assert build(Options(sources, target, (corpus.texts,))).is_written
    return digest(target)


def test_the_name_and_place_of_the_output_do_not_matter(corpus_with_a_warning: Corpus) -> None:
    corpus = corpus_with_a_warning

    assert built(corpus, corpus.sources, corpus.folder / "elsewhere" / "other.db") == digest(corpus.target)


@pytest.mark.parametrize("name", ["src", "deep/down/sources", "a b/quellen"])
def test_the_name_and_place_of_the_sources_do_not_matter(name: str, corpus_with_a_warning: Corpus) -> None:
    corpus = corpus_with_a_warning
    shutil.copytree(corpus.sources, corpus.folder / name)

    assert built(corpus, corpus.folder / name, corpus.folder / "new.db") == digest(corpus.target)


def test_line_ends_do_not_matter(corpus_with_a_warning: Corpus) -> None:
    corpus = corpus_with_a_warning
    for path in corpus.sources.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert built(corpus, corpus.sources, corpus.folder / "new.db") == digest(corpus.target)


def test_no_path_of_this_machine_is_in_the_file(corpus_with_a_warning: Corpus) -> None:
    content = corpus_with_a_warning.target.read_bytes()

    assert str(corpus_with_a_warning.folder).encode() not in content
    assert str(Path.home()).encode() + b"/" not in content
