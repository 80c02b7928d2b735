"""``texts`` on the command line: fetch the pages of the articles, and say how many quotes are in them."""

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import click

from ..endings import fail
from ..options import existing_folder, project_of, project_option
from ..project import Project, read_metadata
from .articles import ARCHIVE, Wanted, fetch_article, wanted_articles
from .copies import Attempt, Copies
from .documents import HOW_TO_INSTALL

AGENT = "KnowledgeBaseTexts/0.1"
"""Who we say we are; its name is what ``robots.txt`` may speak of."""


@click.command("texts")
@project_option
@click.option("--into", type=existing_folder, help="Folder of texts to write into. Default: texts/ of the project.")
@click.option("--again", is_flag=True, help="Fetch also what was fetched before.")
@click.option(
    "--pause", type=click.FloatRange(0, 600), default=1.0, show_default=True, help="Seconds between two pages."
)
@click.option("--contact", default="", help="An address for the hosts that are asked. Default: that in metadata.yml.")
@click.option(
    "--archive",
    default=ARCHIVE,
    show_default=True,
    help="Archived copies, with {day} and {url}; '' for none.",
)
@click.option("--report", "only_report", is_flag=True, help="Fetch nothing; say what came of it so far.")
@click.option("--json", "as_json_", is_flag=True, help="Print the report as JSON.")
@click.argument("articles", nargs=-1, metavar="[ID]...")
def texts_command(
    folder: Path | None,
    into: Path | None,
    again: bool,
    pause: float,
    contact: str,
    archive: str,
    only_report: bool,
    as_json_: bool,
    articles: tuple[str, ...],
) -> None:
    """Fetch the pages of the articles, or only of those with these ids, onto this machine, to check their quotes.

    Politely: what robots.txt forbids is left out, a host is asked for one page at a time. What was fetched before is
    not fetched again, so a run that was stopped goes on. The texts are for this machine: they are never committed nor
    published. The next build says of each quote whether it was found.
    """
    missing = [name for name in ("trafilatura", "pypdf", "httpx", "protego") if find_spec(name) is None]
    if missing:
        fail(f"{' and '.join(missing)} must be installed: {HOW_TO_INSTALL}")
    project = project_of(folder)
    copies = Copies(into or (project.texts[0] if project.texts else project.root / "texts"))
    _check_archive(archive)
    wanted = _chosen(wanted_articles(project.sources, project.texts, archive), articles)
    known = copies.attempts()
    to_fetch = [] if only_report else [one for one in wanted if again or not _is_done(one, known, copies)]
    if to_fetch:
        try:
            asyncio.run(_fetch_all(to_fetch, copies, known, _agent(project, contact), pause))
        except KeyboardInterrupt:
            fail("stopped; the same command goes on", 130)
    attempts = [known[one.id] for one in wanted if one.id in known]
    if as_json_:
        click.echo(json.dumps([asdict(attempt) for attempt in attempts], ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(attempts, sum(one.has_text for one in wanted)))


def _check_archive(archive: str) -> None:
    try:
        made = archive.format(day="20260101", url="https://example.org/page")
    except (KeyError, IndexError, ValueError):
        made = ""
    if archive and not (made.startswith(("http://", "https://")) and "{url}" in archive):
        raise click.BadParameter("expected an address with {day} and {url}", param_hint="--archive")


def _chosen(wanted: Sequence[Wanted], articles: Sequence[str]) -> list[Wanted]:
    """Return those of the articles that are named; all where none is."""
    from ..model.problems import nearest

    by_id = {one.id: one for one in wanted}
    for name in articles:
        if name not in by_id:
            suggestion = nearest(name, list(by_id))
            hint = f"; did you mean {suggestion}?" if suggestion else ""
            raise click.BadParameter(f"no article '{name}' has an address{hint}", param_hint="ID")
    return [by_id[name] for name in dict.fromkeys(articles)] if articles else list(wanted)


def _is_done(wanted: Wanted, known: dict[str, Attempt], copies: Copies) -> bool:
    """Whether an article needs no fetching: its own text is here, or a copy of its page."""
    before = known.get(wanted.id)
    return wanted.has_text or (before is not None and before.has_text and copies.path(wanted.id).exists())


def _agent(project: Project, contact: str) -> str:
    """Who asks: the program, and where one can complain."""
    plugins = read_metadata(project.metadata).get("plugins") or {}
    where = contact or str((plugins.get("site") or {}).get("repository_url") or "")
    where = re.sub(r"[^\x21-\x7e]", "", where)[:200]
    return f"{AGENT} (+{where})" if where else AGENT


async def _fetch_all(
    wanted: Sequence[Wanted], copies: Copies, known: dict[str, Attempt], agent: str, pause: float
) -> None:
    """Fetch articles, several hosts at once; every text is kept as soon as it is there."""
    from tqdm import tqdm

    from .pages import Visitor

    day = datetime.now(UTC).date().isoformat()
    with tqdm(total=len(wanted), unit="article", disable=None, leave=False) as bar:
        async with Visitor(agent, pause) as visitor, asyncio.TaskGroup() as group:

            async def fetch(one: Wanted) -> None:
                attempt, text = await fetch_article(one, visitor, day)
                copies.keep(attempt, text)
                known[one.id] = attempt
                bar.update()

            for one in wanted:
                group.create_task(fetch(one))


def in_words(attempts: Sequence[Attempt], supplied: int) -> str:
    """Return the report: a line for each article, the sums last."""
    lines: list[str] = []
    for attempt in sorted(attempts, key=lambda one: one.article):
        what = f"{attempt.found} of {attempt.quotes} quotes found" if attempt.has_text else "no text"
        lines.append(f"{attempt.article}: {what}" + (f"; {attempt.url}" if attempt.has_text else ""))
        if attempt.note:
            lines.append(f"    {attempt.note}")
    has_text = [attempt for attempt in attempts if attempt.has_text]
    found, quotes = sum(one.found for one in has_text), sum(one.quotes for one in attempts)
    lines.append(
        f"{len(has_text)} of {len(attempts)} articles fetched, {found:,} of their {quotes:,} quotes found; "
        f"{supplied} more have their own text." + (" Build again, and the pages say so." if found else "")
        if attempts
        else f"nothing was fetched; {supplied} articles have their own text"
    )
    return "\n".join(lines)
