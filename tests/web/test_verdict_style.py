"""Every word has one look, declared once, that tells it from the others; the style sheet has every tone, readably."""

import re
from typing import Any

import pytest

from knowledge_base.model.vocabulary import DateVerdict, EventStatus, Outcome, Stance, Verdict, Word
from knowledge_base.web.schema_org import RATINGS
from knowledge_base.web.verdict_style import (
    DATE_VERDICTS,
    FILTERS,
    LOOKS,
    OUTCOMES,
    SCHEME_OF_METHOD,
    SCHEMES,
    STANCES,
    STATUSES,
    TONES,
    VERDICTS,
    Tone,
    VerdictLook,
    check_key,
    coloured,
    is_contested,
    is_deciding,
    judgement,
    relation_class,
    status_class,
    verdict_class,
    verdict_look,
    verdict_words,
)
from tests.support.serving import ROOT

CSS = (ROOT / "static" / "site.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in CSS.split("*, *::before")[0].split("@media")
)


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("looks", "words"),
    [(VERDICTS, Verdict), (DATE_VERDICTS, DateVerdict), (OUTCOMES, Outcome), (STATUSES, EventStatus)],
    ids=["verdicts", "date verdicts", "outcomes", "statuses"],
)
def test_every_word_has_a_look_in_the_order_of_the_vocabulary(looks: dict[str, Any], words: type[Word]) -> None:
    assert list(looks) == [word.value for word in words]


@pytest.mark.parametrize("looks", [VERDICTS, DATE_VERDICTS, OUTCOMES], ids=["verdicts", "date verdicts", "outcomes"])
def test_no_two_verdicts_look_alike(looks: dict[str, VerdictLook]) -> None:
    assert len({(look.tone, look.shape) for look in looks.values()}) == len(looks)
    assert len({look.sign for look in looks.values()}) == len({look.words for look in looks.values()}) == len(looks)


def test_ratings_are_those_of_the_verdicts_that_say_something() -> None:
    assert {word: look.rating for word, look in VERDICTS.items() if look.rating} == RATINGS
    assert (min(RATINGS.values()), RATINGS["agrees"]) == (1, max(RATINGS.values()))


@pytest.mark.parametrize("tone", TONES, ids=lambda tone: tone.name)
def test_every_tone_is_in_the_style_sheet_and_can_be_read_light_and_dark(tone: Tone) -> None:
    name = tone.name
    assert f".tone-{name} {{ --tone: var(--{name}); --tone-bg: var(--{name}-bg); }}" in CSS
    # WCAG 2.2 AA for text of any size: https://www.w3.org/TR/WCAG22/#contrast-minimum
    assert min(contrast(ink[name], ink[f"{name}-bg"]) for ink in (LIGHT, DARK)) >= 4.5


def test_the_style_sheet_has_no_tone_that_nothing_uses() -> None:
    assert sorted(re.findall(r"^\.tone-([a-z]+) ", CSS, re.M)) == sorted(tone.name for tone in TONES)


def test_a_word_of_another_version_is_shown_plainly() -> None:
    assert verdict_look("hard-to-say").words == "hard to say"
    assert verdict_class("hard-to-say") == "v-hard-to-say tone-grey"
    assert (status_class("paused"), relation_class("echoes")) == ("s-paused tone-grey", "r-echoes tone-grey")


def test_a_verdict_has_words_for_pages() -> None:
    assert (verdict_words("agrees"), verdict_words(None)) == (VERDICTS["agrees"].words, "not judged")


def test_words_speak_of_an_independent_figure_only_where_it_is_one() -> None:
    assert verdict_words("close", "independent") == "close to an independent figure"
    assert verdict_words("close", "quotes-source") == "close"
    assert verdict_words("quoted-correctly", "quotes-source") == "quotes its source correctly"
    assert verdict_words("own-source", "own-source") == "rests on its own source"


def test_a_date_and_a_forecast_have_looks_of_their_own() -> None:
    assert verdict_words("date-verdict:agrees") == "date agrees"
    assert verdict_class("outcome:missed") == "v-outcome-missed tone-orange"
    assert len(LOOKS) == len(VERDICTS) + len(OUTCOMES) + len(DATE_VERDICTS)


@pytest.mark.parametrize(
    ("method", "key", "decides"),
    [
        ("official", "agrees", True),
        ("rank", "agrees", True),
        ("event-date", "date-verdict:agrees", True),
        ("outcome", "outcome:agrees", True),
        ("unofficial", "agrees", False),
        ("arithmetic", "agrees", False),
    ],
)
def test_a_check_is_shown_by_its_method(method: str, key: str, decides: bool) -> None:
    check = {"method": method, "verdict": "agrees"}

    assert (check_key(check), is_deciding(check)) == (key, decides)


@pytest.mark.parametrize(
    ("verdict", "outcome", "date", "key"),
    [
        ("agrees", None, None, "agrees"),
        (None, "missed", None, "outcome:missed"),
        (None, None, "near", "date-verdict:near"),
        ("no-reference", None, "agrees", "date-verdict:agrees"),
        ("differs", None, "agrees", "differs"),
        ("no-reference", None, None, "no-reference"),
        (None, None, None, "none"),
    ],
)
def test_a_claim_is_coloured_by_what_says_most(
    verdict: str | None, outcome: str | None, date: str | None, key: str
) -> None:
    assert judgement({"verdict": verdict, "outcome": outcome, "date_verdict": date}) == key


def test_a_legend_names_the_colours_that_occur_in_the_order_of_the_vocabulary() -> None:
    claims = [
        {"verdict": verdict, "outcome": None, "date_verdict": date}
        for verdict, date in (("differs", None), (None, "near"), ("agrees", None), ("undated", None), (None, None))
    ]

    assert coloured(claims) == ["agrees", "differs", "date-verdict:near"]


def test_every_stance_has_words_but_the_plain_one() -> None:
    assert list(STANCES) == list(Stance)
    assert [stance for stance, words in STANCES.items() if not words] == [Stance.ASSERTS]


def test_what_is_judged_is_titled_by_its_scheme() -> None:
    assert {*SCHEMES} == {"verdict", *SCHEME_OF_METHOD.values()}


def test_marks_of_events_and_of_claims_without_a_verdict_have_a_tone_too() -> None:
    assert (verdict_class("event"), verdict_class(None)) == ("v-event tone-yellow", "v-none tone-grey")
    assert FILTERS["verdict_sign"](None) == "·"


@pytest.mark.parametrize(
    ("against_it", "contested"),
    [
        ({}, False),
        ({"verdict": "agrees", "date_verdict": "agrees", "outcome": "came-close"}, False),
        ({"verdict": "no-reference", "arithmetic_verdict": "loose"}, False),
        ({"conflict_count": 1}, True),
        ({"verdict": "differs"}, True),
        ({"verdict": "depends-on-basis"}, True),
        ({"arithmetic_verdict": "scale-error"}, True),
        ({"date_verdict": "near"}, True),
        ({"outcome": "missed"}, True),
    ],
)
def test_a_claim_is_contested_if_anything_speaks_against_it(against_it: dict[str, Any], contested: bool) -> None:
    nothing = {"verdict": None, "arithmetic_verdict": None, "date_verdict": None, "outcome": None, "conflict_count": 0}

    assert is_contested({**nothing, **against_it}) is contested
