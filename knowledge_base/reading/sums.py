"""The sums of claims: whether they are arithmetic, and whether what they name has numbers.

``follows_from`` names other claims of its article, before or after it, and statistics. No number of a claim is kept in
memory while a million of them pass; when all have, the few files that hold the named ones are read again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..model.expressions import BadExpression, ids_in, parsed, work_out_number
from ..model.problems import Problem, nearest
from ..model.ranges import Number, Range
from ..model.records import Claim, Indicator, Statistic
from ..model.units import Units, sort_of
from ..model.vocabulary import Bound, NumberSort
from .files import SourceFile
from .formats import read_records
from .raw_records import RawRecord
from .references import Registry
from .validation import Checked, validate

KEY = ("follows_from",)


class _Named(NamedTuple):
    """A claim or a statistic that a sum names. ``number`` is None when it has none, or a mistake of its own."""

    article: str
    number: Number | None
    is_faulty: bool = False


@dataclass(slots=True)
class Sums:
    """The sums of one run: those that are arithmetic wait until all claims have been read."""

    waiting: list[tuple[RawRecord, str, str]] = field(default_factory=list)
    """The record, its article and its expression."""

    def see(self, checked: Checked) -> Iterator[Problem]:
        """Yield what is wrong with the form of a claim's sum."""
        claim: Claim = checked.record
        if not claim.follows_from or not checked.sound("follows_from", "article"):
            return
        try:
            parsed(claim.follows_from)
        except BadExpression as mistake:
            yield checked.problem("follows_from", f"follows_from {mistake}")
        else:
            self.waiting.append((checked.raw, claim.article, claim.follows_from))

    def finish(self, registry: Registry, units: Units, indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
        """Yield ids that are not known, and, as warnings, sums that cannot be worked out."""
        names = {name for _, _, expression in self.waiting for name in ids_in(expression)}
        named = _read_again(names, registry, units, indicators) if names else {}
        for raw, article, expression in self.waiting:
            unknown = list(_unknown(raw, article, expression, named, registry))
            yield from unknown
            is_sound = all(name in named and not named[name].is_faulty for name in ids_in(expression))
            if is_sound and not unknown:
                yield from _unworkable(raw, expression, named)


def _unknown(
    raw: RawRecord, article: str, expression: str, named: Mapping[str, _Named], registry: Registry
) -> Iterator[Problem]:
    for name in ids_in(expression):
        found = named.get(name)
        if found is None and not (registry.may_miss("claim") or registry.may_miss("statistic")):
            near = [identity for identity, (file, _) in registry.places("claim").items() if file is raw.file]
            suggestion = nearest(name, near)
            yield raw.problem(KEY, f"follows_from names '{name}', which is not known", "", suggestion)
        elif found is not None and found.article not in ("", article):
            message = f"follows_from names '{name}', a claim of the article '{found.article}'"
            yield raw.problem(KEY, message, "claims of the same article, or statistics")


def _unworkable(raw: RawRecord, expression: str, named: Mapping[str, _Named]) -> Iterator[Problem]:
    numbers = {name: named[name].number for name in ids_in(expression)}
    try:
        work_out_number(expression, {name: number for name, number in numbers.items() if number is not None})
    except BadExpression as mistake:
        yield raw.problem(KEY, f"follows_from {mistake}").as_warning()


def _read_again(
    names: set[str], registry: Registry, units: Units, indicators: Mapping[str, Indicator]
) -> dict[str, _Named]:
    """Return the claims and statistics of these ids, from the files in which they are; a claim comes first."""
    wanted: dict[SourceFile, set[str]] = defaultdict(set)
    for kind in ("statistic", "claim"):
        places = registry.places(kind)
        for name in names & places.keys():
            wanted[places[name][0]].add(name)
    found: dict[str, _Named] = {}
    for file, ids in sorted(wanted.items(), key=lambda item: item[0].kind, reverse=True):
        for raw in read_records(file, ids):
            if isinstance(raw, RawRecord) and raw.identity in ids:
                found[raw.identity] = _named(raw, units, indicators)
    return found


def _named(raw: RawRecord, units: Units, indicators: Mapping[str, Indicator]) -> _Named:
    if raw.kind == "claim" and raw.file.format == ".yml":
        raw.data.setdefault("article", raw.file.stem)
    checked = validate(raw) if not raw.broken else None
    article = str(raw.data.get("article", ""))
    if checked is None or checked.faulty:
        return _Named(article, None, is_faulty=True)
    return _Named(article, _number(checked.record, units, indicators))


def _number(record: Any, units: Units, indicators: Mapping[str, Indicator]) -> Number | None:
    """Return the number with which a record enters a sum: "over 12.5 million" as 12.5 million."""
    indicator = indicators.get(record.indicator or "")
    sort = sort_of(indicator, units) if indicator and units.is_usable(indicator.unit) else NumberSort.MEASURED
    if isinstance(record, Statistic):
        return Number.printed(Range(record.value, record.value), sort)
    if record.low is None and record.high is None:
        return None
    value = Range.of(record.low, record.high).closed()
    return Number.printed(value, sort, is_hedged=record.bound is Bound.ABOUT)
