"""``export`` on the command line."""

from datetime import date
from pathlib import Path

import click

from ...building.target import BuildFailed
from ...console import print_problems, shown
from ...endings import fail
from ...options import (
    address_of,
    as_of_option,
    metadata_option,
    project_of,
    project_option,
    sources_option,
    texts_option,
)
from .export import Export, export


@click.command("export")
@project_option
@sources_option
@metadata_option
@texts_option
@as_of_option
@click.option("--address", default="", help="Where the pages are, such as https://example.org: for links in the data.")
@click.option("--partitioned", is_flag=True, help="Divide the Parquet files of claims and figures by indicator.")
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
def export_command(
    folder: Path | None,
    sources: Path | None,
    metadata: Path | None,
    texts: tuple[Path, ...],
    as_of: date | None,
    address: str,
    partitioned: bool,
    target: Path,
) -> None:
    """Write into TARGET the data as files to take away: CSV, JSON Lines, Parquet, XLSX, BibTeX, ClaimReview ...

    Texts that may not be published are left out. A folder that this program did not make is never replaced.
    """
    project = project_of(folder, sources, texts, metadata)
    try:
        result = export(project, target, Export(address_of(address, "--address"), as_of, partitioned))
    except BuildFailed as failure:
        fail(f"exporting failed: {failure}; {failure.consequence}")
    print_problems(result.problems)
    if not result.is_written:
        fail("nothing was exported")
    click.echo(f"{shown(target)}: as of {result.as_of}; begin with {shown(target / 'README.md')}")
