"""LaTeX -> plain text, by the decoder that pybtex brings (latexcodec), with what it leaves undone around it.

It turns accents, special letters and ligatures into characters and takes braces away. It leaves commands that set type
and mathematics, and takes an unescaped % for the beginning of a comment, which it is not in BibTeX.
"""

import re

from .entry import clean

_TYPE = (
    "emph|text(?:it|bf|sc|rm|sf|tt|up|sl|md|normal|subscript)|text|mbox|hbox|mathrm|mathit|mathbf|url|nolinkurl|path|"
    "enquote|mkbibquote|uppercase|protect|underline|bibstring"
)
_COMMAND = re.compile(rf"\\(?:{_TYPE})\s*(?=\{{)")
_DECLARATION = re.compile(
    r"\\(?:em|it|bf|sc|rm|tt|sl|itshape|bfseries|scshape|upshape|normalfont|noopsort)(?![A-Za-z])\s*"
)
_DOTLESS = re.compile(r"(\\(?:['`^\"~=.]|[uvHr](?=[\s{\\])))\s*(?:\{\\([ij])\}|\\([ij])(?![A-Za-z])\s?)")
_LOGO = re.compile(r"\\((?:La|Bib)?TeX)(?![A-Za-z])(?:\{\}|\s(?=\s))?")
_FORMULA = re.compile(r"\$([^$\\^]{1,60})\$")
_PERCENT = re.compile(r"(?<!\\)%")

_KEPT = {
    r"\{": "\ue000", r"\}": "\ue001", r"\$": "\ue002", r"\textbackslash": "\ue003", r"\lbrace": "\ue000",
    r"\rbrace": "\ue001", r"\textquoteleft": "‘", r"\textquoteright": "’", r"\textquotedblleft": "“",
    r"\textquotedblright": "”", r"\textquotesingle": "'", r"\textquotedbl": '"', r"\textellipsis": "…",
    r"\textgreater": ">", r"\textless": "<", r"\textbar": "\ue004", r"\textunderscore": "_", r"\,": " ", r"\/": "",
    r"\;": " ", r"\:": " ", r"\!": "", r"\-": "", r"\textasciicircum": "^", r"\textasciitilde": "\ue005",
}  # fmt: skip
"""What the decoder does not know, or would take for markup once it is decoded."""

_MARKS = dict(zip(map(ord, "\ue000\ue001\ue002\ue003\ue004\ue005"), "{}$\\|~", strict=True))
_NAMED = re.compile(
    "|".join(re.escape(sign) + ("(?![A-Za-z])(?:\\{\\})?" if sign[-1].isalpha() else "") for sign in _KEPT)
)


def plain_text(latex: str) -> tuple[str, bool]:
    """Return the text that LaTeX means, and whether all of it was understood."""
    from pybtex.richtext import Text
    from pybtex.scanner import PybtexSyntaxError

    prepared = _NAMED.sub(lambda found: _KEPT[found[0].removesuffix("{}")], latex)
    prepared = _LOGO.sub(r"\1", _DOTLESS.sub(_dotted, prepared))
    prepared = _PERCENT.sub(r"\\%", _DECLARATION.sub("", _COMMAND.sub("", prepared)))
    prepared = _FORMULA.sub(lambda found: re.sub(r"[_{} ]", "", found[1]), prepared)
    try:
        text = str(Text.from_latex(prepared))
    except (PybtexSyntaxError, ValueError, RecursionError):
        return clean(latex), False
    is_understood = not re.search(r"\\[A-Za-z]|\$", text)
    return clean(text.translate(_MARKS)), is_understood


def _dotted(found: "re.Match[str]") -> str:
    """An accent over i or j: the decoder knows it over the letters with their dots."""
    return f"{found[1]}{{{found[2] or found[3]}}}"


_ESCAPED = re.compile(r"\\([_%#&~$])|\{\\([_%#&~$])\}|\\url\s*|[{}]")


def plain_address(latex: str) -> str:
    """Return a web address without the escapes of LaTeX; in an address ~ and % mean themselves."""
    return clean(_ESCAPED.sub(lambda found: found[1] or found[2] or "", latex.replace(r"\textasciitilde", "~")))
