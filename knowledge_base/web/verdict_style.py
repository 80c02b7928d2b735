"""How verdicts, statuses and relations look, each declared once: words, sign, colour, shape, rating.

Colour never carries a meaning alone: a verdict has its words and a sign beside it, and a shape in pictures. Pages
take a tone from a class of the style sheet (``tone-green``), pictures from ``Tone.mark``. A new verdict is one line
of VERDICTS; a test holds the words to the vocabulary and the tones to the style sheet.

Numbers, forecasts and dates are judged by schemes of their own. Templates name a look by one *key*: the word itself for
a verdict, ``outcome:missed`` and ``date-verdict:near`` for the others, so that no date is ever taken for a number.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..checking.judging import DECIDING
from ..checking.numbers import CONTRADICTED
from ..model.vocabulary import Independence, Method, Stance


class Tone(NamedTuple):
    """A colour: its name, which is a class of ``static/site.css``, and how it is in pictures.

    The colours of pictures are those of Okabe and Ito (2008), which people with any colour vision can tell apart.
    """

    name: str
    mark: str

    @property
    def css(self) -> str:
        return f"tone-{self.name}"


GREEN = Tone("green", "#009e73")
SKY = Tone("sky", "#56b4e9")
BLUE = Tone("blue", "#0072b2")
ORANGE = Tone("orange", "#d55e00")
PURPLE = Tone("purple", "#cc79a7")
YELLOW = Tone("yellow", "#b39b00")
GREY = Tone("grey", "#767676")
TONES = (GREEN, SKY, BLUE, ORANGE, PURPLE, YELLOW, GREY)


class Shape(NamedTuple):
    """A shape: its name in Vega, and the character that legends show for it."""

    name: str
    sign: str


CIRCLE = Shape("circle", "○")
SQUARE = Shape("square", "□")
CROSS = Shape("cross", "✚")
TRIANGLE = Shape("triangle-up", "△")
DIAMOND = Shape("diamond", "◇")


class VerdictLook(NamedTuple):
    """``label`` is for legends, ``words`` for pages.

    ``rating`` is the ratingValue of schema.org, from 1 (worst) to 4; None for what decides nothing.
    """

    label: str
    sign: str
    tone: Tone
    shape: Shape
    words: str
    rating: int | None = None


# The order is that of legends; it is also the order of the vocabulary.
VERDICTS = {
    "agrees": VerdictLook("agrees", "✓", GREEN, CIRCLE, "agrees with an independent figure", 4),
    "close": VerdictLook("close", "≈", SKY, SQUARE, "close to an independent figure", 3),
    "loose": VerdictLook("holds, says little", "≳", SKY, CIRCLE, "holds, but says little", 3),
    "differs": VerdictLook("differs", "✗", ORANGE, CROSS, "differs from an independent figure", 2),
    "scale-error": VerdictLook("off by a power of ten", "×10", PURPLE, TRIANGLE, "off by a power of ten", 1),
    "depends-on-basis": VerdictLook("depends on the basis", "±", YELLOW, SQUARE, "depends on what is counted"),
    "undated": VerdictLook("names no year", "…", GREY, TRIANGLE, "names no year"),
    "quoted-correctly": VerdictLook("quotes its source", "”", BLUE, CIRCLE, "quotes its source correctly"),
    "misquoted": VerdictLook("misquotes its source", "”✗", ORANGE, DIAMOND, "misquotes its source"),
    "own-source": VerdictLook("its own source", "↺", GREY, CIRCLE, "rests on its own source"),
    "no-reference": VerdictLook("no figure", "?", GREY, DIAMOND, "we hold no figure"),
}

DATE_VERDICTS = {
    "agrees": VerdictLook("date agrees", "✓", GREEN, CIRCLE, "date agrees"),
    "near": VerdictLook("date is next to it", "≈", SKY, SQUARE, "date is one day, month or year off"),
    "differs": VerdictLook("date differs", "✗", ORANGE, CROSS, "date differs"),
    "contested": VerdictLook("date is contested", "±", YELLOW, SQUARE, "date is contested"),
    "own-source": VerdictLook("date of its own source", "↺", GREY, CIRCLE, "date rests on its own source"),
}
"""Words of the scheme date-verdict: dates are counted apart from numbers."""

OUTCOMES = {
    "came-true": VerdictLook("came true", "✓", GREEN, CIRCLE, "forecast came true"),
    "came-close": VerdictLook("came close", "≈", SKY, SQUARE, "forecast came close"),
    "missed": VerdictLook("missed", "✗", ORANGE, CROSS, "forecast was missed"),
    "open": VerdictLook("open", "…", GREY, DIAMOND, "forecast is still open"),
}
"""Words of the scheme outcome."""

NO_VERDICT = VerdictLook("not judged", "·", GREY, DIAMOND, "not judged")
"""For a claim that says nothing to be judged: a fact, an opinion, a supposition, an article of our own."""

LOOKS = {
    **VERDICTS,
    **{f"outcome:{word}": look for word, look in OUTCOMES.items()},
    **{f"date-verdict:{word}": look for word, look in DATE_VERDICTS.items()},
}
"""Every look by its key."""

SCHEMES = {"verdict": "Numbers", "outcome": "Forecasts", "date-verdict": "Dates of policy events"}
"""What is judged by each scheme of the vocabulary."""

SCHEME_OF_METHOD: dict[str, str] = {Method.OUTCOME: "outcome", Method.EVENT_DATE: "date-verdict"}
"""Methods whose checks give words of another scheme than ``verdict``."""

STANCES = {
    Stance.ASSERTS: "",
    Stance.REPORTS: "the article reports it",
    Stance.SUPPOSES: "the article only supposes it",
    Stance.WITHDRAWS: "the article denies it, doubts it or takes it back",
}
"""What an article does with a claim, where that has to be said."""

STATUSES = {
    "announced": SKY,
    "in-force": GREEN,
    "suspended": ORANGE,
    "ended": GREY,
    "completed": BLUE,
    "withdrawn": GREY,
    "to-be-checked": PURPLE,
}
"""Status of a policy event -> its tone. Its words are the status itself."""

RELATIONS = {
    "agrees": GREEN,
    "close": SKY,
    "compatible": GREY,
    "conflicts": ORANGE,
    "scale-error": PURPLE,
    "repeats": GREY,
}
"""Relation of two claims -> its tone."""

EVENT = YELLOW
"""The tone of a policy event's mark in a text."""


def verdict_look(key: str | None) -> VerdictLook:
    """Return the look of a key; a plain one for a word that is not known, in a database of another version."""
    if key is None or key == "none":
        return NO_VERDICT
    words = plain_words(key.rpartition(":")[2])
    return LOOKS.get(key, NO_VERDICT._replace(label=words, words=words))


def plain_words(word: str) -> str:
    """ "in force" for "in-force"."""
    return word.replace("-", " ")


def verdict_words(key: str | None, independence: str | None = None) -> str:
    """The words of a key. They speak of an independent figure only where the figure that decides is one."""
    look = verdict_look(key)
    is_own = independence is not None and independence != Independence.INDEPENDENT
    return look.label if is_own and look.rating is not None else look.words


def verdict_class(key: str | None) -> str:
    """The classes of an element with the tone of a key, or of a policy event for "event"."""
    tone = EVENT if key == "event" else verdict_look(key).tone
    return f"v-{(key or 'none').replace(':', '-')} {tone.css}"


def check_key(check: Mapping[str, Any]) -> str:
    """The key of what a check comes to."""
    scheme = SCHEME_OF_METHOD.get(check["method"])
    return f"{scheme}:{check['verdict']}" if scheme else check["verdict"]


def is_deciding(check: Mapping[str, Any]) -> bool:
    """Whether a claim is judged by a check; others are reported for orientation."""
    return check["method"] in DECIDING or check["method"] in SCHEME_OF_METHOD


def judgement(claim: Mapping[str, Any]) -> str:
    """The one key that colours a claim: of its number, its forecast, its date; "none" where nothing is judged.

    A number for which no figure is held gives way to a date.
    """
    verdict, outcome, date = (claim[column] for column in ("verdict", "outcome", "date_verdict"))
    if outcome:
        return f"outcome:{outcome}"
    if date and verdict in (None, "no-reference"):
        return f"date-verdict:{date}"
    return verdict or "none"


def is_contested(claim: Mapping[str, Any]) -> bool:
    """Whether something speaks against a claim: figures, numbers from which it must follow, an act's date, claims."""
    words = (claim["verdict"], claim["arithmetic_verdict"])
    return (
        claim["conflict_count"] > 0
        or any(word in CONTRADICTED for word in words)
        or claim["date_verdict"] in ("near", "differs", "contested")
        or claim["outcome"] == "missed"
    )


def coloured(claims: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys that colour these claims, in the order of legends; without the grey ones, which say nothing."""
    found = {judgement(claim) for claim in claims}
    return [key for key, look in LOOKS.items() if key in found and look.tone is not GREY]


def status_class(word: str) -> str:
    """The classes of an element with the tone of a status."""
    return f"s-{word} {STATUSES.get(word, GREY).css}"


def relation_class(word: str | None) -> str:
    """The classes of an element with the tone of a relation."""
    return f"r-{word or 'none'} {RELATIONS.get(word or '', GREY).css}"


FILTERS: dict[str, Any] = {
    "verdict_words": verdict_words,
    "verdict_sign": lambda key: verdict_look(key).sign,
    "verdict_label": lambda key: verdict_look(key).label,
    "verdict_class": verdict_class,
    "check_key": check_key,
    "is_deciding": is_deciding,
    "judgement": judgement,
    "is_contested": is_contested,
    "coloured": coloured,
    "stance_words": lambda word: STANCES.get(word, word),
    "status_words": plain_words,
    "status_class": status_class,
    "relation_class": relation_class,
}
"""Template filters by name."""
