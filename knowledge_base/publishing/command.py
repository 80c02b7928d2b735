"""``publish`` on the command line."""

from datetime import date
from functools import partial
from pathlib import Path

import click

from ..building.target import BuildFailed
from ..console import print_problems, shown
from ..endings import fail
from ..options import (
    address_of,
    as_of_option,
    metadata_option,
    project_of,
    project_option,
    sources_option,
    texts_option,
)
from .export.export import HOW_TO_INSTALL, lacking
from .folder import Publication, publish
from .plain_copy import Place, publish_plain


@click.command("publish")
@project_option
@sources_option
@metadata_option
@texts_option
@as_of_option
@click.option("--address", default="", help="Where it will be, such as https://example.org: for links and the sitemap.")
@click.option("--no-sql", is_flag=True, help="Readers may not send SQL of their own; the questions stay.")
@click.option("--static", is_flag=True, help="A plain copy: every page a file, for any web space and for the archive.")
@click.option("--base-url", default="", help="With --static: where the copy will be, such as https://example.org/kb.")
@click.option("--instance", default="", help="With --static: a running site, for what needs a server.")
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
def publish_command(
    folder: Path | None,
    sources: Path | None,
    metadata: Path | None,
    texts: tuple[Path, ...],
    as_of: date | None,
    address: str,
    no_sql: bool,
    static: bool,
    base_url: str,
    instance: str,
    target: Path,
) -> None:
    """Write into TARGET all that a published instance needs: database, site, pictures, settings, packages, examples.

    Texts that may not be published are left out. A folder that this command did not make is never replaced.
    """
    project = project_of(folder, sources, texts, metadata)
    publication = Publication(address_of(address, "--address"), has_sql=not no_sql, as_of=as_of)
    place = Place(address_of(base_url, "--base-url"), address_of(instance, "--instance"))
    if place != Place() and not static:
        raise click.UsageError("--base-url and --instance go with --static; a site that is served has --address")
    try:
        made = partial(publish_plain, place=place) if static else publish
        result = made(project, target, publication)
    except BuildFailed as failure:
        fail(f"publishing failed: {failure}; {failure.consequence}")
    print_problems(result.problems)
    if not result.is_written:
        fail("nothing was published")
    next_step = f"open {shown(target / 'index.html')}" if static else f"serve it: datasette serve {shown(target)}"
    click.echo(f"{shown(target)}: as of {result.as_of}; {next_step}")
    if lacking():
        click.echo(f"its data are without {' and '.join(lacking())}; {HOW_TO_INSTALL}")
