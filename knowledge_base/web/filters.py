"""Dates, numbers and Markdown as people read them; used as filters in templates."""

import html
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote as quoted

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from ..checking.wording import change, claimed, number, quantity, rounded, spoken_date, spoken_period
from ..model.dates import part_of_year, period_span
from ..model.ranges import Range
from ..model.vocabulary import Implication
from . import verdict_style

LONG_CELL = 50
"""Characters from which a cell of a table is a sentence rather than a name."""

_TAG = re.compile(r"<[^>]*>")
_HIT = re.compile(r"\[\[(.+?)\]\]", re.S)
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "blockquote", "br", "h3", "h4"}


def markdown(text: str | None) -> Markup:
    """Return Markdown as clean HTML. Images, scripts, styles and odd links do not survive."""
    rendered = _MARKDOWN.render(text or "")
    attributes = {"a": {"href"}}
    clean = nh3.clean(
        rendered, tags=_TAGS, attributes=attributes, attribute_filter=_safe, url_schemes={"http", "https"}
    )
    return Markup(clean)  # noqa: S704  # that is what nh3 is for


def _safe(_tag: str, _attribute: str, address: str) -> str | None:
    """Return an address that says where it leads: with http or https, or on this site. `//host` says neither."""
    is_whole = address.lower().startswith(("http://", "https://"))
    on_this_site = address.startswith(("/", "#", "?")) and not re.match(r"[/\\\s]{2}", address)
    return address if is_whole or on_this_site else None


def counted(number: int, thing: str) -> str:
    """ "1 claim", "1,200 claims"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


def facet_words(value: Any, column: str) -> str:
    """A value of a facet as people read it: "no reference" for "no-reference", "yes" for 1 of is_contested."""
    text = "" if value is None else str(value)
    if column.startswith(("is_", "has_")):
        return {"1": "yes", "0": "no"}.get(text, text or "–")
    if column in BASES:
        return basis_words(text) or "–"
    return (text.replace("-", " ") if _CODE.fullmatch(text) else text) or "–"


def column_words(name: str) -> str:
    """The name of a column as people read it: "attributed to" for attributed_to_id, "year" for year_start."""
    return {"year_start": "year"}.get(name, name.removesuffix("_id").replace("_", " "))


BEST = 8
"""Values of a facet that are shown at once; the others fold out."""


def facet_parts(facet: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    """The values of a facet to show and those to fold away: years in their order, others by how many rows they have.

    What is selected is always shown.
    """
    values = list(facet["results"])
    if "year" in facet["name"]:
        return sorted(values, key=lambda value: str(value["value"]), reverse=True), []
    shown = [value for rank, value in enumerate(values) if rank < BEST or value["selected"]]
    return shown, [value for value in values if value not in shown]


def cell_class(shown: Any) -> str:
    """The class of a table cell by what it shows: " blank" (left out on a phone), " long" (gets more room), or none."""
    text = _TAG.sub("", str(shown)).replace("&nbsp;", "").strip()
    return " blank" if not text else " long" if len(text) > LONG_CELL else ""


def listed(text: str | None) -> str:
    """ "PRC, 中国" for the text of a JSON list; empty for none."""
    return ", ".join(map(str, json.loads(text or "[]")))


def items_of_list(text: str | None) -> list[Any]:
    """The items of the text of a JSON list."""
    return list(json.loads(text or "[]"))


def date_words(text: str | None) -> str:
    """ "20 June 2012", "about 2013", "undated"."""
    return spoken_date(text) if text else "undated"


def period_words(text: str | None) -> str:
    """ "2005", "1958 to about 2006", "no year given"."""
    return spoken_period(text) if text else "no year given"


def amount(low: float | None, high: float | None, unit: str | None) -> str:
    """ "119,000 t", "20,000 to 30,000 t", "at least 50 %", "no number"."""
    if low is None and high is None:
        return "no number"
    return claimed(Range.of(low, high), unit or "")


def figure_words(figure: Mapping[str, Any], unit: str | None) -> str:
    """A figure of the query figures_of_number: "119,000 t", "at least 75 million t"; an implied one rounded."""
    value = Range.of(figure["value_min"], figure["value_max"])
    return claimed(value, unit or "", write=rounded if figure["implication"] else number)


def figure_time(figure: Mapping[str, Any]) -> str:
    """The time it is for: "2012", "the first half of 2009"."""
    if figure["is_whole_year"]:
        return str(figure["year"])
    first, last = figure["first_day"], figure["last_day"]
    is_of_months = first.endswith("-01") and last == period_span(last[:7]).last
    if not is_of_months:
        return spoken_period(f"{first}/{last}")
    return spoken_period(first[:7] if first[:7] == last[:7] else f"{first[:7]}/{last[:7]}")


def worked_out(figure: Mapping[str, Any]) -> str:
    """From which printed figures an implied one follows: "55 million t of 110 million t". Empty for a printed one."""
    if not figure["implication"]:
        return ""
    part = quantity(figure["part_value"], figure["part_unit"] or "")
    other = Range.of(figure["other_min"], figure["other_max"])
    if figure["part_unit"] != figure["other_unit"]:
        return f"{part} in {figure['part_year']}, when it {change(other, figure['other_unit'] or '')}"
    of_other = claimed(other, figure["other_unit"] or "")
    if figure["implication"] == Implication.SHARE:
        return f"{part} of {of_other}"
    both = f"{part} in {figure['part_year']}, {of_other} in {figure['other_year']}"
    is_next = (figure["part_year"], figure["other_year"]) == (figure["year"], figure["year"] - 1)
    return both if is_next else f"{both}, and a printed change between them"


def is_uncertain(text: str | None) -> bool:
    """Whether an EDTF date says of itself that it is uncertain or approximate."""
    return bool(text) and any(mark in (text or "") for mark in "~?%X")


def machine_date(text: str | None) -> str:
    """The first day of an EDTF date as ISO text for <time datetime>, at its own precision; empty when unknown."""
    if not text:
        return ""
    plain = text.partition("/")[0].rstrip("~?%")
    is_iso = "X" not in plain and plain != ".." and not part_of_year(plain)
    return plain if is_iso else period_span(text).first or ""


def marked(snippet: str) -> Markup:
    """Return a passage of a search, escaped, with <mark> where it has [[ and ]] around hits."""
    return Markup(_HIT.sub(r"<mark>\1</mark>", html.escape(snippet)))  # noqa: S704  # escaped


WHOLE_FRAGMENT = 60
"""Characters up to which a quote is looked for as it is; of a longer one, its first and its last words."""

ENDS = 5
"""Words of either end of a longer quote."""


def at_words(url: str, quote: str) -> str:
    """Return the address of a page at some words of it: browsers go there and mark them.

    A text fragment (https://wicg.github.io/scroll-to-text-fragment/); a browser that knows none opens the page.
    """
    words = quote.split()
    is_whole = len(quote) <= WHOLE_FRAGMENT or len(words) < 2 * ENDS
    ends = [quote] if is_whole else [" ".join(words[:ENDS]), " ".join(words[-ENDS:])]
    page, mark, _ = url.partition("#")
    return f"{url if mark else page + '#'}:~:text={','.join(quoted(end, safe='').replace('-', '%2D') for end in ends)}"


def source_value(value: Any) -> str:
    """A value of a source file as the page of changes shows it: "55,000,000", "nothing"."""
    if value is None:
        return "nothing"
    return number(value) if isinstance(value, float) else str(value)


def called(text: str, things: Iterable[tuple[str, Iterable[str]]]) -> str | None:
    """Return the id of the first of some things that is called so, by its id or a name, in whatever case.

    ``things`` are ids with names; None where nothing is called so.
    """
    typed = text.strip().lower()
    return next((key for key, names in things if typed in (key.lower(), *(name.lower() for name in names))), None)


def chosen(choices: list[dict[str, Any]], names: list[str], given: Any) -> dict[str, Any]:
    """What is asked of a page's filters, by id or name: ``names`` to words, and ``unknown`` with what there is none of.

    ``choices`` are rows with ``filter``, ``word`` and ``name``, ``given`` the parameters of an address.
    """
    found: dict[str, Any] = {"unknown": []}
    for name in names:
        typed = (given.get(name) or "").strip()[:120]
        offered = ((choice["word"], (choice["name"],)) for choice in choices if choice["filter"] == name)
        found[name] = called(typed, offered) or ""
        if typed and not found[name]:
            found["unknown"].append(typed)
    return found


BASES = ("basis", "basis_inferred")
"""Columns that say how something is counted."""

LONGEST_ABBREVIATION = 3


def basis_words(basis: str | None) -> str:
    """How something is counted, as people write it: "gross weight"; "REO", since a short word is an abbreviation."""
    if not basis:
        return ""
    return basis.upper() if len(basis) <= LONGEST_ABBREVIATION else basis.replace("-", " ")


FILTERS: dict[str, Any] = {
    "basis_words": basis_words,
    "chosen": chosen,
    "source_value": source_value,
    "at_words": at_words,
    **verdict_style.FILTERS,
    "markdown": markdown,
    "date_words": date_words,
    "period_words": period_words,
    "figure_words": figure_words,
    "figure_time": figure_time,
    "worked_out": worked_out,
    "machine_date": machine_date,
    "is_uncertain": is_uncertain,
    "marked": marked,
    "listed": listed,
    "items_of_list": items_of_list,
    "cell_class": cell_class,
    "column_words": column_words,
    "counted": counted,
    "facet_parts": facet_parts,
    "facet_words": facet_words,
}
"""Template filters by name."""
