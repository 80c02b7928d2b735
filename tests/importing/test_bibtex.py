"""BibTeX becomes drafts: macros, months, cross-references, institutions, LaTeX; broken entries spoil no other."""

from pathlib import Path

import pytest

from knowledge_base.importing.latex import plain_address, plain_text
from tests.importing.conftest import Import

LIBRARY = r"""@comment{jabref-meta: anything}
@string{gazette = "The Brine Gazette"}
@preamble{"\newcommand{\x}{y}"}

@article{mueller2012,
  title     = {{\"U}ber {Salz} --- 50\% \& {\ss}o on: the {\emph{brine}} of M{\'\i}a},
  author    = {M{\"u}ller, J{\"o}rg and {Mining Office and Survey} and Jan van der Berg and Garc{\'{\i}}a, Jr., Ana},
  journal   = gazette,
  year      = 2012,
  month     = jun # "~20",
  abstract  = {Words of others},
  keywords  = {reserves in the ground; salt},
  langid    = {english},
  url       = {https://gazette.example/a\_b?x=50%25&y=~z},
}

@proceedings{proc,
  title = "Proceedings of Brine",
  year = 2020,
  month = {September},
  publisher = {Li Bao},
}

@inproceedings{chapter-2020-salt,
  title = {Salt of {H$_2$O}},
  author = {Reed, J. and others},
  crossref = {PROC},
  doi = {10.1234/salt\_1},
  language = {English}
}

@online{zh-2021-peie,
  title = {锂的出口{配额}},
  author = {{北标国贸易部} and 王, 小明},
  date = {2021-04/2021-06},
  note = {In English: Export quotas; date uncertain; stored copy: https://archive.example/a\_b},
  howpublished = {\url{https://li-bao.example/quota}}
}
"""


def test_entries_become_drafts_whole(import_file: Import, project: Path) -> None:
    done = import_file("library.bib", LIBRARY)
    articles = project / "sources" / "articles"

    assert (done.exit_code, done.stderr) == (0, "")
    assert [Path(line).name for line in done.stdout.splitlines()[:-1]] == [
        "brine-gazette-2012-uber-salz-50-sso-on-the.md",
        "li-bao-2020-proceedings-of-brine.md",
        "chapter-2020-salt.md",
        "zh-2021-peie.md",
    ]
    assert (articles / "brine-gazette-2012-uber-salz-50-sso-on-the.md").read_text("utf-8") == (
        "---\n"
        "title: 'Über Salz — 50% & ßo on: the brine of Mía'\n"
        "# kind: news | analysis  (by: the type of the entry)\n"
        "publisher: brine-gazette\n"
        "authors:\n"
        "  - Jörg Müller\n"
        "  - Mining Office and Survey\n"
        "  - Jan van der Berg\n"
        "  - Ana García, Jr.\n"
        "date_published: '2012-06-20'\n"
        "language: en\n"
        "url: https://gazette.example/a_b?x=50%25&y=~z\n"
        "rights: unknown\n"
        "coverage: record-only\n"
        "# topics: [reserves]  (by: keywords of the entry)\n"
        "---\n"
        "What it says, in our own words.\n"
    )
    assert (articles / "chapter-2020-salt.md").read_text("utf-8") == (
        "---\n"
        "title: Salt of H2O\n"
        "# kind: news | analysis | report  (by: the type of the entry)\n"
        "# publisher: li-bao  (by: no actor is called Proceedings of Brine)\n"
        '# authors: ["J. Reed"]  (by: the entry says that there are others)\n'
        "date_published: 2020-09\n"
        "language: en\n"
        "url: https://doi.org/10.1234/salt_1\n"
        "rights: unknown\n"
        "coverage: record-only\n"
        "---\n"
        "What it says, in our own words.\n"
    )
    assert (articles / "zh-2021-peie.md").read_text("utf-8") == (
        "---\n"
        "title: Export quotas\n"
        "title_original: 锂的出口配额\n"
        "# kind: news | analysis | report  (by: the type of the entry)\n"
        "authors:\n"
        "  - 北标国贸易部\n"
        "  - 王小明\n"
        "# date_published: 2021  (by: the entry says 2021-04/2021-06)\n"
        "# language: zh | ja  (by: the script of the title)\n"
        "url: https://li-bao.example/quota\n"
        "url_archived: https://archive.example/a_b\n"
        "rights: unknown\n"
        "coverage: record-only\n"
        "---\n"
        "What it says, in our own words.\n"
    )


def test_entries_that_are_broken_are_said_and_the_others_go_on(import_file: Import, project: Path) -> None:
    text = r"""
@misc{first-one, title = {One}, year = 2012, title = {Another}}
@misc{first-one, title = {Two}}
@misc{no-title, year = 2012}
@misc{torn-off, title = {Three, year = 2012

@misc{macro-less, title = {Four}, journal = nobody, crossref = {nothing}}
@misc{, title = {No key}}
@misc{latex-unread, title = {Five \mystery{x}}, author = {A, B, C, D}, year = {n.d.}, month = jan}
@misc{../../../escape, title = {Six}}
@misc{spring-time, title = {Seven}, year = 2012, month = {Spring}}
"""
    # A brace that is not closed takes what follows it with it, up to the end of the file.
    done = import_file("library.bib", text.replace("@misc{torn-off, title = {Three, year = 2012\n", ""))

    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "library.bib:2: warning: entry first-one: has title twice, and the first is read; expected each field once",
        "library.bib:3: entry first-one: duplicate key 'first-one', first used in line 2; expected each key once",
        "library.bib:4: entry no-title: has no title; expected a title",
        "library.bib:6: warning: entry macro-less: crossref 'nothing' is not in the file; expected its fields here",
        "library.bib:6: warning: entry macro-less: the @string 'nobody' is not defined, and is left out; expected "
        "braces around a text",
        "library.bib:7: is not valid BibTeX (entry key expected)",
        "3 errors, 3 warnings in 1 file",
    ]
    names = [Path(line).name for line in done.stdout.splitlines()[:-1]]
    assert names == ["first-one.md", "macro-less.md", "latex-unread.md", "six.md", "spring-time.md"]
    assert (project / "sources/articles/latex-unread.md").read_text("utf-8").splitlines()[1:6] == [
        r"# title: Five \mystery x  (by: markup that could not be read)",
        "# kind: news | analysis | report  (by: the type of the entry)",
        '# authors: ["A, B, C, D"]  (by: a name that could not be read)',
        "# date_published:   (by: the entry says January n.d.)",
        "# language: en  (by: the entry gives none, and the title is in Latin letters)",
    ]
    assert "# date_published: 2012  (by: the entry says Spring 2012)\n" in (
        project / "sources/articles/spring-time.md"
    ).read_text("utf-8")

    torn = import_file("torn.bib", "@misc{whole-one, title = {Good}}\n" + "@misc{torn-off, title = {Three,\n\n")
    assert torn.stderr.splitlines()[0] == ("torn.bib:2: entry torn-off: is not valid BibTeX (premature end of file)")
    assert Path(torn.stdout.splitlines()[0]).name == "whole-one.md"


def test_what_is_between_entries_spoils_none(import_file: Import) -> None:
    done = import_file(
        "library.bib", "Made by me@example.org\n@misc{a-b, title={A}}\n@ nothing\n@misc{c-d, title={B}}\n"
    )

    assert [Path(line).name for line in done.stdout.splitlines()[:-1]] == ["a-b.md", "c-d.md"]
    assert done.stderr.splitlines()[:-1] == [
        "library.bib:1: is not valid BibTeX ('(' or '{' expected)",
        "library.bib:3: is not valid BibTeX ('(' or '{' expected)",
    ]


def test_a_cross_reference_to_itself_ends(import_file: Import) -> None:
    done = import_file("library.bib", "@misc{a-b, title={A}, crossref={c-d}}\n@misc{c-d, title={B}, crossref={a-b}}")

    assert (done.exit_code, done.stdout.splitlines()[-1][:23]) == (0, "2 articles were written")


def test_without_pybtex_one_line_says_how_to_install_it(import_file: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge_base.importing.bibtex.find_spec", lambda _name: None)
    done = import_file("library.bib", LIBRARY)

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == 'BibTeX is read by pybtex, which is not installed: pip install "pybtex>=0.25"\n'


@pytest.mark.parametrize(
    ("latex", "text", "is_understood"),
    [
        (r"M{\"u}ller, \'Elan, {\'{\i}}, \^\i, \v{s}{\o}{\aa}\L", "Müller, Élan, í, î, šøåŁ", True),
        (r"{A \textit{\textbf{b}}} {\em c} \texttt{d}", "A b c d", True),
        (r"50% and 50\%", "50% and 50%", True),
        (r"\{x\} \$5 \_ \# \& \textbackslash{} \textasciitilde{} \textasciicircum{}", r"{x} $5 _ # & \ ~ ^", True),
        (r"a~b -- ``c'' \ldots{} \TeX{} rocks", "a b – “c” … TeX rocks", True),
        (r"$CO_2$, H$_2$O, $\mathrm{Nd}_{2}$", "CO2, H2O, Nd2", True),
        (r"$10^{6}$ t", "$10^6$ t", False),
        (r"\mystery{x}", r"\mystery x", False),
        ("稀土{配额}", "稀土配额", True),
        ("{" * 5 + "x" + "}" * 5, "x", True),
        ("x } y", "x } y", False),
        ("", "", True),
    ],
)
def test_latex_becomes_plain_text(latex: str, text: str, is_understood: bool) -> None:
    assert plain_text(latex) == (text, is_understood)


def test_an_address_keeps_what_means_itself_in_it() -> None:
    assert plain_address(r"https://a.example/x\_y\%20z\#a~b{\_}c?d=1\&e=%41") == (
        "https://a.example/x_y%20z#a~b_c?d=1&e=%41"
    )
