"""How verdicts, statuses and relations look, each declared once: words, sign, colour, shape, rating.

Colour never carries a meaning alone: a verdict has its words and a sign beside it, and a shape in pictures. Pages
take a tone from a class of the style sheet (``tone-green``), pictures from ``Tone.mark``. A new verdict is one line
of VERDICTS; a test holds the words to the vocabulary and the tones to the style sheet.
"""

from typing import Any, NamedTuple


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

NO_VERDICT = VerdictLook("not a number", "·", GREY, DIAMOND, "not a number")
"""For a claim that nothing could check."""

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


def verdict_look(word: str | None) -> VerdictLook:
    """Return the look of a verdict; a plain one for a word that is not known, in a database of another version."""
    if word is None or word == "none":
        return NO_VERDICT
    plain = NO_VERDICT._replace(label=plain_words(word), words=plain_words(word))
    return VERDICTS.get(word, plain)


def plain_words(word: str) -> str:
    """ "in force" for "in-force"."""
    return word.replace("-", " ")


def verdict_words(verdict: str | None) -> str:
    """The words of a verdict."""
    return verdict_look(verdict).words


def verdict_class(word: str | None) -> str:
    """The classes of an element with the tone of a verdict, or of a policy event for "event"."""
    tone = EVENT if word == "event" else verdict_look(word).tone
    return f"v-{word or 'none'} {tone.css}"


def status_class(word: str) -> str:
    """The classes of an element with the tone of a status."""
    return f"s-{word} {STATUSES.get(word, GREY).css}"


def relation_class(word: str | None) -> str:
    """The classes of an element with the tone of a relation."""
    return f"r-{word or 'none'} {RELATIONS.get(word or '', GREY).css}"


FILTERS: dict[str, Any] = {
    "verdict_words": verdict_words,
    "verdict_sign": lambda word: verdict_look(word).sign,
    "verdict_class": verdict_class,
    "status_words": plain_words,
    "status_class": status_class,
    "relation_class": relation_class,
}
"""Template filters by name."""
