"""Checking what a reader brings: a number, or a whole text. Nothing of it is stored, remembered or logged.

``/check`` takes a phrase or fields in its address, ``/check.json`` the same; a text is sent by a form. Judging runs in
a lane of its own (``check_worker``), with the code that judges claims.
"""

import sqlite3
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request, Response

from ..extracting.asked import Asked
from ..model.dates import date_span
from . import evidence
from .lane import Lane, TookTooLong
from .numbers import PARTS, claims_of
from .queries import ask, ask_one
from .site import allowed_database

PATH = "/check"
LONGEST_TEXT = 60_000
"""Characters of a text that is checked at once: a long article, ten times over."""

SECONDS_OF_NUMBER = 2.0
SECONDS_OF_TEXT = 10.0
MOST_OTHERS = 12
"""Claims that are shown of who else gives the number."""

Numbers = list[dict[str, Any]]


class CannotCheck(ValueError):
    """What was brought cannot be checked; the message says why."""


async def check_number(database: Any, given: Any) -> Numbers:
    """Return what is known of a number that is asked about; see ``Asked``. Raises CannotCheck."""
    asked = Asked.of(given)
    question = {"asked": {name: getattr(asked, name) for name in Asked.__slots__}}
    return await _told(database, await _checked(database, question, SECONDS_OF_NUMBER))


async def check_text(database: Any, text: str, date: str, place: str) -> Numbers:
    """Return what is known of the numbers of a text, in its order. Raises CannotCheck."""
    if len(text) > LONGEST_TEXT:
        raise CannotCheck(f"the text has more than {LONGEST_TEXT:,} characters; check it in parts")
    if date:
        try:
            date_span(date)
        except ValueError as mistake:
            raise CannotCheck(f"“{date[:40]}” is not {mistake}") from None
    if place:
        place = (await ask_one(database, "asked_day", day="", place=place)).get("place") or ""
    return await _told(
        database, await _checked(database, {"text": text, "date": date, "place": place}, SECONDS_OF_TEXT)
    )


async def _checked(database: Any, question: dict[str, Any], seconds: float) -> Numbers:
    lane: Lane = database.checks
    try:
        found = await lane.answer(question, seconds)
    except TookTooLong:
        raise CannotCheck("this takes longer than a check may; check a shorter text") from None
    except sqlite3.OperationalError as error:
        raise CannotCheck(str(error)) from None
    if "error" in found:
        raise CannotCheck(found["error"])
    numbers: Numbers = found["numbers"]
    return numbers


async def _told(database: Any, numbers: Numbers) -> Numbers:
    """Add what people read to each number: names instead of ids."""
    names = {(row["kind"], row["id"]): row["name"] for row in await ask(database, "names_of_terms")}
    symbols = {row["id"]: row["name"] for row in await ask(database, "symbols_of_units")}
    for number in numbers:
        for kind in ("indicator", "place", "material"):
            number[f"{kind}_name"] = names.get((kind, number[kind]))
        number["speaker_name"] = names.get(("actor", number["speaker"]))
        number["unit_symbol"] = symbols.get(number["unit"])
        number["meant_symbol"] = symbols.get(number.pop("meant_in"))
    return numbers


# ------------------------------------------------------------------------------------------------------- pages


async def page(datasette: Any, request: Request) -> Response:
    """Check a number (GET) or a text (POST)."""
    database = await allowed_database(datasette, request)
    given: Any = await request.post_vars() if request.method == "POST" else request.args
    context: dict[str, Any] = {"given": given, "text": "", "numbers": [], "problem": "", "others": [], "marked": []}
    try:
        if request.method == "POST":
            text = (given.get("text") or "").replace("\r\n", "\n")
            context["text"] = text
            context["numbers"] = await check_text(database, text, _said(given, "date"), _said(given, "place"))
            context["marked"] = evidence.paragraphs(text, _marks(context["numbers"]))
        elif not Asked.of(given).is_empty:
            context["numbers"] = await check_number(database, given)
            context["others"] = await others(database, context["numbers"])
    except CannotCheck as why:
        context["problem"] = str(why)
    context["places"] = await ask(database, "places_of_search")
    context["indicators"] = await ask(database, "indicators_of_numbers")
    html = await datasette.render_template("check.html", context, request=request, view_name="check")
    return Response.html(html, headers={"cache-control": "no-store"})


async def as_json(datasette: Any, request: Request) -> Response:
    """The same for a number, for machines."""
    database = await allowed_database(datasette, request)
    if Asked.of(request.args).is_empty:
        return Response.json(
            {"ok": False, "error": "say what to check: phrase=, or value=, unit=, indicator= ..."}, 400
        )
    try:
        numbers = await check_number(database, request.args)
    except CannotCheck as why:
        return Response.json({"ok": False, "error": str(why)}, status=400)
    said = await others(database, numbers)
    return Response.json({"ok": True, "numbers": numbers, "others": said}, headers={"cache-control": "no-store"})


async def others(database: Any, numbers: Numbers) -> list[dict[str, Any]]:
    """Return the claims about the first number that was asked about: those of its time, else all, the nearest first."""
    number = numbers[0] if numbers else {}
    if not (number.get("indicator") and number.get("place") and number.get("material")):
        return []
    keys = {name: number[name] for name in PARTS}
    asked = {**keys, "amount": number["normalised_min"], "limit": MOST_OTHERS}
    year = _year(number["period"])
    near = await ask(database, "nearest_claims", **asked, year=year) if year else []
    near = near or await ask(database, "nearest_claims", **asked, year=None)
    claims = {row["position"]: row for row in await claims_of(database, keys, [row["position"] for row in near])}
    return [claims[row["position"]] for row in near]


def _year(period: str | None) -> int | None:
    return date_span(period.partition("/")[0]).year_start if period else None


def _marks(numbers: Numbers) -> list[evidence.Mark]:
    return [
        evidence.Mark(number["start"], number["end"], "claim", str(at), number["verdict"] or "no-reference", at)
        for at, number in enumerate(numbers, 1)
    ]


def _said(given: Any, name: str) -> str:
    return " ".join((given.get(name) or "").split())[:120]


def picture_of(number: dict[str, Any]) -> str:
    """The address of the picture of a number; empty where its place or material is not known."""
    if not (number["indicator"] and number["place"] and number["material"]):
        return ""
    return "/-/picture/number.svg?" + urlencode({name: number[name] for name in PARTS})
