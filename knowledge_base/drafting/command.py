"""``propose`` on the command line: a text in, a draft of an article and its claims out. Nothing is overwritten."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..endings import fail
from ..extracting.checked import CheckedNumber, Known, check_text
from ..extracting.command import LARGEST_FILE, check_day, text_of
from ..extracting.text_reader import read_text
from ..fetching.documents import Document, NoText, NotInstalled, document_of, is_document
from ..model.dates import date_span
from ..model.field_types import SLUG
from ..model.problems import nearest
from ..options import project_of, project_option
from ..reading.draft_lines import slug_of
from .article import About
from .drafts import NO_PROPOSALS, Draft, draft_of, with_guessed_day
from .from_model import NoAnswer, Proposals, ask, examined


@click.command("propose")
@project_option
@click.option("--id", "identity", default="", metavar="ID", help="Default: made of publisher, year and title.")
@click.option("--title", default="", help="The article's title, as printed.")
@click.option("--url", default="", help="Where it was read.")
@click.option("--date", default="", metavar="DAY", help="When it was published, such as 2012-06-20, 2012-06 or 2012.")
@click.option("--publisher", default="", metavar="ID", help="The actor that published it.")
@click.option("--model", default="", metavar="NAME", help="Ask a language model too, through the library llm.")
@click.argument("file", type=click.File("rb"), metavar="FILE")
def propose_command(folder: Path | None, identity: str, model: str, file: Any, **given: str) -> None:
    """Write sources/articles/ID.md and sources/claims/ID.yml for FILE, a text, a web page or a PDF, as drafts.

    Every number that measures something becomes a claim with its shortest quote. What is unsure is a comment with what
    it may be; check says what is still to be decided. The text itself is kept in texts/, which is never committed.
    """
    from ..extracting.known_sources import known_sources

    raw, name = file.read(LARGEST_FILE + 1), getattr(file, "name", "-")
    document = _document(raw, name)
    project = project_of(folder)
    known, _ = known_sources(project.sources)
    if given["date"]:
        check_day(given["date"])
    _check_publisher(given["publisher"], known)
    about = _about(identity, given, _guesses(document, known))
    checked = _checked(document.text, known, about)
    proposals = _proposals(model, document.text, known)
    draft = draft_of(document.text, checked, known.lexicon, about, proposals)
    texts = project.texts[0] if project.texts else project.sources.parent / "texts"
    files = {
        project.sources / "articles" / f"{about.id}.md": draft.article,
        texts / f"{about.id}.txt": document.text,
    }
    if draft.claims:
        files[project.sources / "claims" / f"{about.id}.yml"] = draft.claim_file
    _write(files)
    if not draft.claims:
        click.echo("".join(draft.unread), nl=False)
    click.echo(_summary(draft, proposals))


def _document(raw: bytes, name: str) -> Document:
    """Return the text of a file; ends the process when there is none. A plain text stays as it is."""
    if not is_document(raw):
        return Document(text_of(raw, name))
    if len(raw) > LARGEST_FILE:
        fail(f"{name} is larger than {LARGEST_FILE // 1_000_000} MB")
    try:
        return document_of(raw)
    except NoText as why:
        fail(f"{name} {why}")
    except NotInstalled as missing:
        fail(str(missing))


def _check_publisher(publisher: str, known: Known) -> None:
    if publisher and publisher not in known.bench.terms.actors:
        suggestion = nearest(publisher, list(known.bench.terms.actors))
        fail(f"there is no actor '{publisher}'" + (f"; did you mean {suggestion}?" if suggestion else ""))


def _guesses(document: Document, known: Known) -> Mapping[str, Sequence[str]]:
    """Return what a page says of itself, as far as it can be said in a record."""
    guesses: dict[str, Sequence[str]] = {}
    if document.title:
        guesses["title"] = [document.title]
    if document.date and _is_day(document.date):
        guesses["date_published"] = [document.date]
    named = document.publisher.casefold()
    publishers = [
        key
        for key, actor in known.bench.terms.actors.items()
        if named and named in {name.casefold() for name in (key, actor.name, *actor.aliases)}
    ]
    if publishers:
        guesses["publisher"] = publishers
    if document.url.startswith(("http://", "https://")):
        guesses["url"] = [document.url]
    return guesses


def _is_day(text: str) -> bool:
    try:
        date_span(text)
    except ValueError:
        return False
    return True


def _about(identity: str, given: Mapping[str, str], guesses: Mapping[str, Sequence[str]]) -> About:
    """Return what is known of the article; ends the process when no id can be made of it."""

    def likeliest(key: str, field: str) -> str:
        return given[key] or next(iter(guesses.get(field, ())), "")

    made = slug_of(likeliest("title", "title"), likeliest("date", "date_published"), given["publisher"])
    identity = identity or made
    if not identity:
        fail("an id cannot be made without a title in Latin letters; give one with --id")
    if not re.fullmatch(SLUG, identity):
        fail(f"'{identity}' is no id; expected lower-case letters and digits with hyphens, such as xinhua-2012-quotas")
    return About(identity, guesses=guesses, **given)


def _checked(text: str, known: Known, about: About) -> list[CheckedNumber]:
    """Return the numbers of a text; of a day that only its page gives, what hangs on it is unsure."""
    guessed = next(iter(about.guesses.get("date_published", ())), "")
    if about.date or not guessed:
        return check_text(text, known, about.date or None)
    return with_guessed_day(check_text(text, known, guessed), read_text(text, known.lexicon))


def _proposals(model: str, text: str, known: Known) -> Proposals:
    if not model:
        return NO_PROPOSALS
    try:
        answer = ask(model, text, known.bench.terms)
    except NoAnswer as why:
        fail(f"{why}; nothing was written")
    return examined(answer, f"the model {model}", text, known.bench.terms)


def _write(files: Mapping[Path, str]) -> None:
    """Write all files; ends the process, with none written, when one of them exists."""
    there = [path for path in files if path.exists()]
    if there:
        fail(f"{there[0]} exists; nothing was written, give another --id")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        click.echo(path)


def _summary(draft: Draft, proposals: Proposals) -> str:
    by_model = (
        f"{draft.proposed} of them only {proposals.by} proposes, {len(proposals.refused)} of its were refused. "
        if proposals.by
        else ""
    )
    return (
        f"{draft.claims} claims; {by_model}{draft.repeated} numbers are said twice and left out, {len(draft.unread)} "
        "measure nothing that is known here (listed at the end). Adverts were passed over. "
        "check says what is still to be decided."
    )
