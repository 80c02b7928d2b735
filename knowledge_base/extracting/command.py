"""``check-text`` on the command line: options in, report out."""

import json
from pathlib import Path
from typing import Any

import click

from ..endings import fail
from ..model.dates import date_span
from ..options import project_of, project_option
from ..reading.text_files import Unreadable, decode_article

LARGEST_FILE = 8_000_000
"""Bytes of the largest file that is checked."""


@click.command("check-text")
@project_option
@click.option("--date", default=None, metavar="DAY", help="The text's day, such as 2012-06-20, 2012-06 or 2012.")
@click.option("--place", default=None, metavar="ID", help="The place that is meant where the text names none.")
@click.option("--json", "as_json_", is_flag=True, help="Print a list with one object for each number.")
@click.argument("file", type=click.File("rb"))
def check_text_command(folder: Path | None, date: str | None, place: str | None, as_json_: bool, file: Any) -> None:
    """Say of every number of the text in FILE what it is about, and whether it holds. FILE may be - for standard input.

    Nothing is stored. Adverts are left out. Offsets are characters of the file as given.
    """
    from .checked import check_text
    from .known_sources import known_sources
    from .report import as_data, in_words

    text = text_of(file.read(LARGEST_FILE + 1), getattr(file, "name", "-"))
    known, errors = known_sources(project_of(folder).sources)
    for error in errors:
        click.echo(error, err=True)
    if date is not None:
        check_day(date)
    if place is not None and place not in known.bench.terms.places:
        raise click.BadParameter(_unknown(place, known.bench.terms.places), param_hint="--place")
    checked = check_text(text, known, date, place)
    if as_json_:
        click.echo(json.dumps([as_data(one) for one in checked], ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(checked))


@click.command("check-number")
@project_option
@click.option("--value", default="", help="The number, as printed.")
@click.option("--unit", default="", help="Its unit. Default: that of the indicator.")
@click.option("--indicator", default="", help="What it measures: id or name.")
@click.option("--place", default="", help="Where: id or name.")
@click.option("--material", default="", help="Of what: id or name. Default: what most figures are of.")
@click.option("--period", default="", help="When, such as 2012 or 2012-06.")
@click.option("--basis", default="", help="How it is counted.")
@click.option("--json", "as_json_", is_flag=True, help="Print a list with one object for each number.")
@click.argument("phrase", required=False, default="")
def check_number_command(folder: Path | None, as_json_: bool, **given: str) -> None:
    """Say whether a number holds: "X exported 55,300 tons in 2005", or field by field."""
    from .asked import Asked, NotUnderstood, check_asked
    from .known_sources import known_sources
    from .report import as_data, in_words

    known, _ = known_sources(project_of(folder).sources)
    try:
        checked = check_asked(Asked.of(given), known)
    except NotUnderstood as why:
        fail(str(why))
    if as_json_:
        click.echo(json.dumps([as_data(one) for one in checked], ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(checked))


def text_of(raw: bytes, name: str) -> str:
    """Return the text of a file as it is: with its line ends, so that offsets are those of the file."""
    if len(raw) > LARGEST_FILE:
        fail(f"{name} is larger than {LARGEST_FILE // 1_000_000} MB")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode_article(raw)
        except Unreadable as mistake:
            fail(f"{name}:{mistake.line} {mistake.message}; expected {mistake.expected}")


def check_day(text: str) -> None:
    """Raise BadParameter for what is no day."""
    try:
        date_span(text)
    except ValueError as mistake:
        raise click.BadParameter(f"'{text}' is not {mistake}", param_hint="--date") from None


def _unknown(place: str, places: Any) -> str:
    from ..model.problems import nearest

    suggestion = nearest(place, list(places))
    return f"there is no place '{place}'" + (f"; did you mean {suggestion}?" if suggestion else "")
