"""A draft of an article and its claims, from a text: what is known as fields, what is unsure as comments to decide.

Never a guess passed off as known. A comment such as

    # indicator: exports | export-quota  (by: nearest word)

says what the field may be, the likeliest first, and which rule would have chosen; ``check`` counts these as undecided
until a person has made them fields or taken them out (``reading/undecided.py``).
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checking import wording
from ..model.records import Claim
from ..model.vocabulary import Bound
from ..reading.draft_lines import fields, list_item
from ..reading.quotes import FoundTwice, NotFound, QuotableText
from ..reading.undecided import comment
from .checked import CheckedNumber, claim_of
from .found import FoundNumber
from .lexicon import Lexicon

LONGEST_QUOTE = 200
"""Characters; the build enforces it."""

SHORTEST_QUOTE = 16
"""Characters: "70%" alone shows nothing of what it is said of."""

FIELDS = ("indicator", "place", "material", "basis", "period", "attributed_to")
"""Of a claim, in the order in which they are written, with the fields of what was found (``_NAMES``)."""

_NAMES = {"attributed_to": "speaker"}
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the article besides its text; empty where nobody said. ``publisher`` is an id."""

    id: str
    title: str = ""
    url: str = ""
    date: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The two files of a draft; a file of claims must have one, so it is empty where there is none.

    ``claims`` are written, ``repeated`` say what another one says already, ``unread`` are listed, a line each.
    """

    article: str
    claim_file: str
    claims: int
    repeated: int
    unread: list[str]


def draft_of(text: str, checked: Sequence[CheckedNumber], lexicon: Lexicon, about: About) -> Draft:
    """Return the draft of an article. ``checked`` are the numbers of its text, in reading order."""
    quotable = QuotableText(text)
    written: list[str] = []
    unread: list[str] = []
    seen: set[tuple[Any, ...]] = set()
    repeated = 0
    for one in checked:
        number = one.number
        if number.indicator is None and not number.alternatives.get("indicator"):
            line = text.count("\n", 0, number.start) + 1
            unread.append(f"# line {line}: “{claim_of(number, lexicon).value_stated}”\n")
            continue
        key = (
            number.indicator,
            number.place,
            number.material,
            number.period,
            number.normalised_min,
            number.normalised_max,
        )
        if key in seen:
            repeated += 1
            continue
        seen.add(key)
        quote = shortest_quote(quotable, number.start, number.end)
        written.append(_claim(f"{about.id}-{len(written) + 1}", one, quote, lexicon))
    left = "# Numbers of which nothing here says what they measure:\n" + "".join(unread) if unread else ""
    claim_file = "\n".join([*written, *([left] if left else [])]) if written else ""
    return Draft(_article(about, text), claim_file, len(written), repeated, unread)


def shortest_quote(text: QuotableText, start: int, end: int) -> str | None:
    """Return the shortest words around a number that occur once; None where 200 characters are not enough.

    Whole words are taken in from both sides by turns, never across a line break: a quote is a fragment.
    """
    whole = text.text
    first = whole.rfind("\n", 0, start) + 1
    last = whole.find("\n", end)
    last = len(whole) if last < 0 else last
    before = [found.start() for found in _WORD.finditer(whole, first, start)][::-1]
    after = [found.end() for found in _WORD.finditer(whole, end, last)]
    left, right = start, end
    for turn in range(len(before) + len(after) + 1):
        quote = whole[left:right].strip()
        if len(quote) > LONGEST_QUOTE:
            return None
        is_whole = len(quote) >= SHORTEST_QUOTE or not (before or after)
        if is_whole and not _DANGLING.search(quote) and _is_once(text, quote):
            return quote
        if after and (turn % 2 == 0 or not before):
            right = after.pop(0)
        elif before:
            left = before.pop(0)
    return None


_DANGLING = re.compile(r"(?:\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)|[,;:(\-–—])\Z", re.IGNORECASE)
"""Ends at which a fragment is cut off rather than short."""


def _is_once(text: QuotableText, quote: str) -> bool:
    try:
        text.find(quote)
    except (NotFound, FoundTwice):
        return False
    return True


# ---------------------------------------------------------------------------------------------------- a claim


def _claim(identity: str, one: CheckedNumber, quote: str | None, lexicon: Lexicon) -> str:
    number = one.number
    claim = claim_of(number, lexicon)
    lines = [fields({"id": identity, "statement": _statement(claim, number, lexicon), "kind": str(number.kind)})]
    lines.append(_decided("stance", str(number.stance), number))
    lines += [_decided(field, getattr(number, _NAMES.get(field, field)), number) for field in FIELDS]
    # As printed: what else an odd number may mean is for a person to say.
    is_range = number.bound is Bound.RANGE and number.value_min <= number.value_max
    amounts = (
        {"value_min": _plain(number.value_min), "value_max": _plain(number.value_max)}
        if is_range
        else {"value": _plain(number.value_min if claim.value is None or number.warnings else claim.value)}
    )
    lines.append(fields({"value_stated": claim.value_stated, "bound": str(number.bound)}))
    lines.append(fields(amounts))
    lines.append(_decided("unit", number.unit, number))
    if number.warnings:
        meant = [getattr(claim, key) for key in ("value", "value_min", "value_max") if getattr(claim, key) is not None]
        lines.append(comment("correction", [" to ".join(f"{value:,.10g}" for value in meant)], number.warnings[0]))
    if quote is None:
        lines.append(comment("quote", [], "no words around the number occur once within 200 characters"))
    else:
        lines.append(fields({"quote": quote}))
    if one.claim_id:
        lines.append(f"# the known claim {one.claim_id} says the same: repeats may be counted once\n")
    return list_item("".join(lines))


def _decided(field: str, value: Any, number: FoundNumber) -> str:
    """A field that is known, or a comment with what it may be; nothing for one of which nothing is said."""
    name = _NAMES.get(field, field)
    others = [str(other) for other in number.alternatives.get(name, ())]
    if name in number.unsure:
        choices = [*([str(value)] if value is not None else []), *others]
        rule = number.decided_by.get(name, "nothing in the text")
        return comment(field, dict.fromkeys(choices), rule) if choices else ""
    return fields({field: value}) if value is not None else ""


_BOUNDS = {Bound.ABOUT: "about ", Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most "}


def _statement(claim: Claim, number: FoundNumber, lexicon: Lexicon) -> str:
    """What is known, in plain words that stand alone, for the curator to put into better ones."""
    amount = f"{_BOUNDS.get(claim.bound or Bound.EXACT, '')}{claim.value_stated}"
    indicator = lexicon.terms.indicators.get(claim.indicator or "")
    place = lexicon.terms.places.get(claim.place or "")
    if indicator is None or place is None or {"indicator", "place"} & set(number.unsure):
        return f"The article gives {amount}."
    subject = wording.Subject(indicator.name, place.name_in_text or place.name, "", "", indicator.name_in_text)
    is_dated = claim.period and "period" not in number.unsure
    when = f", {wording.spoken_period(claim.period or '')}" if is_dated else ""
    return wording.sentence(f"{subject}{when}: {amount}.")


# --------------------------------------------------------------------------------------------------- the article


def _article(about: About, text: str) -> str:
    is_chinese = sum("\u4e00" <= letter <= "\u9fff" for letter in text) * 5 > len(text)
    known: Mapping[str, Any] = {
        "title": "" if is_chinese else about.title,
        "title_original": about.title if is_chinese else "",
        "publisher": about.publisher,
        "date_published": about.date,
        "language": "zh" if is_chinese else "en",
        "url": about.url,
        "rights": "all-rights-reserved",
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    lines = ["---\n"]
    lines += [fields({key: value}) for key, value in known.items() if value]
    for field, choices in _ARTICLE_CHOICES.items():
        lines.append("" if known.get(field) else comment(field, choices, "the curator"))
    return "".join([*lines, "---\n", "What it says, in our own words.\n"])


_ARTICLE_CHOICES: Mapping[str, list[str]] = {
    "title": [],
    "kind": ["news", "analysis", "paper", "report", "official-text"],
    "publisher": [],
    "date_published": [],
    "coverage": ["whole", "part", "opening"],
}
"""What a person has to say of every article, with the words that there are."""


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value
