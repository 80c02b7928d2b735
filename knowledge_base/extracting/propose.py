"""``propose`` on the command line: a text in, a draft of an article and its claims out. Nothing is overwritten."""

import re
from pathlib import Path
from typing import Any

import click

from ..endings import fail
from ..model.field_types import SLUG
from ..model.problems import nearest
from ..reading.draft_lines import slug_of
from .command import LARGEST_FILE, check_day, project_at, project_option, text_of


@click.command("propose")
@project_option
@click.option("--id", "identity", default="", metavar="ID", help="Default: made of publisher, year and title.")
@click.option("--title", default="", help="The article's title, as printed.")
@click.option("--url", default="", help="Where it was read.")
@click.option("--date", default="", metavar="DAY", help="When it was published, such as 2012-06-20, 2012-06 or 2012.")
@click.option("--publisher", default="", metavar="ID", help="The actor that published it.")
@click.argument("file", type=click.File("rb"), metavar="TEXT")
def propose_command(folder: Path | None, identity: str, file: Any, **given: str) -> None:
    """Write sources/articles/ID.md and sources/claims/ID.yml for the text in the file TEXT, as drafts.

    Every number that measures something becomes a claim with its shortest quote. What is unsure is a comment with what
    it may be; check says what is still to be decided. The text itself is kept in texts/, which is never committed.
    """
    from .checked import check_text
    from .drafts import About, draft_of
    from .known_sources import known_sources

    text = text_of(file.read(LARGEST_FILE + 1), getattr(file, "name", "-"))
    project = project_at(folder)
    known, _ = known_sources(project.sources)
    if given["date"]:
        check_day(given["date"])
    publisher = given["publisher"]
    if publisher and publisher not in known.bench.terms.actors:
        suggestion = nearest(publisher, list(known.bench.terms.actors))
        fail(f"there is no actor '{publisher}'" + (f"; did you mean {suggestion}?" if suggestion else ""))
    identity = identity or slug_of(given["title"], given["date"], publisher)
    if not identity:
        fail("an id cannot be made without a title in Latin letters; give one with --id")
    if not re.fullmatch(SLUG, identity):
        fail(f"'{identity}' is no id; expected lower-case letters and digits with hyphens, such as xinhua-2012-quotas")
    about = About(identity, **given)
    draft = draft_of(text, check_text(text, known, about.date or None), known.lexicon, about)
    texts = project.texts[0] if project.texts else project.sources.parent / "texts"
    files = {
        project.sources / "articles" / f"{identity}.md": draft.article,
        texts / f"{identity}.txt": text,
    }
    if draft.claims:
        files[project.sources / "claims" / f"{identity}.yml"] = draft.claim_file
    there = [path for path in files if path.exists()]
    if there:
        fail(f"{there[0]} exists; nothing was written, give another --id")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        click.echo(path)
    if not draft.claims:
        click.echo("".join(draft.unread), nl=False)
    click.echo(
        f"{draft.claims} claims; {draft.repeated} numbers are said twice and left out, {len(draft.unread)} measure "
        "nothing that is known here (listed at the end). Adverts were passed over. "
        "check says what is still to be decided."
    )
