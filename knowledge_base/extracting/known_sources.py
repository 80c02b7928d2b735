"""What texts are checked by, read from source files: no database is needed to check a text."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..checking.claims import Terms
from ..checking.figures import Figures, printed_figure
from ..checking.implied_figures import implied_figures
from ..checking.judging import Bench
from ..model.problems import Problem, errors_of
from ..model.records import Publication, Record, Statistic
from ..model.units import Units
from ..reading.reader import Reader
from .checked import Known


def known_sources(sources: Path) -> tuple[Known, list[Problem]]:
    """Return what is known by a folder of source files, and the errors that keep some of it out."""
    reader = Reader(sources)
    records = [source.record for source in reader]
    return known_of(records, reader.units), errors_of(reader.problems.sorted())


def known_of(records: Iterable[Any], units: Units) -> Known:
    """Return what is known by sound records, whatever their order; ``units`` are theirs."""
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        by_kind[record.kind_of_record].append(record)
    vocabulary = [record for kind in _VOCABULARY for record in by_kind[kind]]
    own_publisher = next((about.publisher for about in by_kind["about"]), None)
    terms = Terms.of(vocabulary, units, own_publisher)
    publications: dict[str, Publication] = {record.id: record for record in by_kind["publication"]}
    printed = [_figure(statistic, terms, publications) for statistic in by_kind["statistic"]]
    figures = Figures([*printed, *implied_figures(printed, terms.indicators)])
    events = {record.id: record for record in by_kind["policy event"] if isinstance(record, Record)}
    publishers = {key: publication.publisher for key, publication in publications.items()}
    return Known(Bench(terms, figures, events, publishers), tuple(by_kind["claim"]))  # type: ignore[arg-type]


_VOCABULARY = ("word", "topic", "unit", "place", "material", "indicator", "actor")


def _figure(statistic: Statistic, terms: Terms, publications: dict[str, Publication]) -> Any:
    factor = terms.conversion.factor(statistic.unit, terms.indicators[statistic.indicator].unit) or 1.0
    publication = publications[statistic.publication]
    read_in = publications[statistic.via_publication or statistic.publication]
    return printed_figure(statistic, publication, read_in, factor, terms.sort(statistic.indicator))
