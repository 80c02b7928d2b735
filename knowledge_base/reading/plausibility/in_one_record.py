"""What a record says against itself, against its indicator, against its edition or against its article."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ...model.dates import Span, comparable_years, date_span, period_span
from ...model.problems import Problem
from ...model.records import Article, Claim, Indicator, Place, PolicyEvent, Publication, Statistic
from ...model.units import Units, sort_of
from ...model.vocabulary import ClaimKind, NumberSort, Stance, TimeSort
from ..raw_records import Way
from ..validation import Checked

RETROACTIVE_DAYS = 366
"""How long before it was announced an act may take effect before it is doubted. Taxes reach back to a year's start."""

FARTHEST_YEARS = 100
"""How far ahead of its article a claim may look before it is doubted."""


@dataclass(slots=True)
class Known:
    """What earlier records leave for the rules: indicators, years of editions, days of articles."""

    units: Units = field(default_factory=lambda: Units([]))
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    editions: dict[str, int | None] = field(default_factory=dict)
    """Publication to its year."""
    published: dict[str, Span] = field(default_factory=dict)
    """Article to the days on which it may have appeared."""
    horizon: str = ""
    """The newest plausible day of the sources, once it is known; see ``days``."""


def doubts(checked: Checked, known: Known) -> Iterator[Problem]:
    """Yield what is doubtful within one sound record."""
    yield from _repeated_items(checked)
    for rule in RULES.get(checked.raw.kind, ()):
        yield from rule(checked, known)


def _doubt(checked: Checked, loc: Way | str, message: str, expected: str = "", suggestion: str = "") -> Problem:
    way = (loc,) if isinstance(loc, str) else loc
    return checked.raw.problem(way, message, expected, suggestion).as_warning()


# ------------------------------------------------------------------------------------------------------- lists


def _repeated_items(checked: Checked) -> Iterator[Problem]:
    """The same topic, author, material, address, mention twice in a list."""
    for key, items in checked.raw.data.items():
        if not isinstance(items, list) or len(items) < 2:
            continue
        seen: set[Any] = set()
        for number, item in enumerate(items):
            same = tuple(sorted(map(str, item.items()))) if isinstance(item, dict) else item
            if same in seen:
                named = f"'{item}'" if isinstance(item, str) else "the same"
                yield _doubt(checked, (key, number), f"{key} has {named} twice", "each once")
            seen.add(same)


# ------------------------------------------------------------------------------------------------------- places


def _form_of_code(checked: Checked, _known: Known) -> Iterator[Problem]:
    place: Place = checked.record
    if place.iso_code and not re.fullmatch("[A-Z]{2}", place.iso_code):
        message = f"iso_code '{place.iso_code}' is not a code of ISO 3166-1 alpha-2"
        yield _doubt(checked, "iso_code", message, "two capital letters")


# -------------------------------------------------------------------------------------------- numbers, all kinds


def _sign(checked: Checked, known: Known) -> Iterator[Problem]:
    """Less than nothing, or more than the whole. A figure that was read in an edition cannot be so: an error."""
    record: Claim | Statistic = checked.record
    indicator = known.indicators.get(record.indicator or "")
    if indicator is None or record.unit is None or not known.units.is_usable(record.unit):
        return
    for key in ("value",) if isinstance(record, Statistic) else ("value", "value_min", "value_max"):
        value = getattr(record, key)
        problem = None if value is None else _impossible(checked, key, value, indicator, known.units)
        if problem:
            yield problem if isinstance(record, Statistic) else problem.as_warning()
            return


def _impossible(checked: Checked, key: str, value: float, indicator: Indicator, units: Units) -> Problem | None:
    printed = f"{key} {value:.15g} {checked.record.unit}"
    if value < 0 and not _may_be_negative(indicator, units):
        message = f"{printed} is below zero, which {indicator.id} cannot be"
        return checked.problem(key, message, "the number without its sign, or may_be_negative at the indicator")
    is_part_of_whole = indicator.share_of and indicator.whole_place and not indicator.part
    factor = units.factor(checked.record.unit, indicator.unit)
    if is_part_of_whole and sort_of(indicator, units) is NumberSort.SHARE and factor and value * factor > 100:
        return checked.problem(
            key, f"{printed} is more than the whole of which {indicator.id} is a share", "at most 100"
        )
    return None


def _may_be_negative(indicator: Indicator, units: Units) -> bool:
    is_change = indicator.growth_of is not None or "difference" in units.dimension(indicator.unit)
    return is_change or indicator.may_be_negative == "yes"


def _basis(checked: Checked, known: Known) -> Iterator[Problem]:
    """A basis on which the indicator is not counted: it keeps the number apart from all others."""
    record: Claim | Statistic = checked.record
    indicator = known.indicators.get(record.indicator or "")
    if not record.basis or indicator is None:
        return
    bases = _bases(indicator, known)
    if bases is not None and record.basis not in bases:
        message = f"basis '{record.basis}' is not one on which {indicator.id} is counted"
        expected = f"one of {', '.join(bases)}" if bases else "no basis, or a list of bases at the indicator"
        yield _doubt(checked, "basis", message, expected)


def _bases(indicator: Indicator, known: Known) -> list[str] | None:
    """The bases of an indicator; of a share or a growth that lists none, those of what it is a share or growth of.

    None where one of these could not be read.
    """
    if indicator.bases:
        return indicator.bases
    others = [other for other in (indicator.share_of, indicator.part, indicator.growth_of) if other]
    if any(other not in known.indicators for other in others):
        return None
    return [basis for other in others for basis in known.indicators[other].bases]


def _is_whole_years(span: Span) -> bool:
    """Whether a period is one or several calendar years, or open."""
    starts = span.first is None or span.first.endswith("-01-01")
    return starts and (span.last is None or span.last.endswith("-12-31"))


# ------------------------------------------------------------------------------------------ editions and figures


def _year_of_publication(checked: Checked, _known: Known) -> Iterator[Problem]:
    """An edition is called after its year, or after the last one it covers; it does not come out long before."""
    publication: Publication = checked.record
    if publication.year and publication.date_published:
        span = date_span(publication.date_published)
        if span.year_end is not None and span.year_end < publication.year - 1:
            message = f"year {publication.year} is later than its date_published, {publication.date_published}"
            yield _doubt(checked, "year", message)


def _year_of_edition(checked: Checked, known: Known) -> Iterator[Problem]:
    statistic: Statistic = checked.record
    year = known.editions.get(statistic.publication)
    if statistic.edition_year and year and statistic.edition_year != year:
        message = f"edition_year {statistic.edition_year} is not the year of {statistic.publication}, {year}"
        yield _doubt(checked, "edition_year", message, str(year))


def _year_of_figure(checked: Checked, known: Known) -> Iterator[Problem]:
    """A figure is of its edition's past. What the law sets may be set for the next year."""
    statistic: Statistic = checked.record
    indicator = known.indicators.get(statistic.indicator)
    edition = statistic.edition_year or known.editions.get(statistic.publication)
    if not edition or indicator is None or statistic.year <= edition:
        return
    latest = edition + 1 if _is_set(indicator, known) else edition
    if statistic.year > latest:
        message = f"year {statistic.year} is later than that of its edition, {edition}"
        yield _doubt(checked, "year", message, "the year the figure is for")


def _period_of_figure(checked: Checked, _known: Known) -> Iterator[Problem]:
    statistic: Statistic = checked.record
    if not statistic.period:
        return
    span = period_span(statistic.period)
    if not (span.year_start or statistic.year) <= statistic.year <= (span.year_end or statistic.year):
        message = f"period {statistic.period} lies outside its year, {statistic.year}"
        yield _doubt(checked, "period", message, "a period that the year is part of, or another year")


# -------------------------------------------------------------------------------------------------------- events


def _effect_before_announcement(checked: Checked, _known: Known) -> Iterator[Problem]:
    event: PolicyEvent = checked.record
    if not (event.date_announced and event.date_effective):
        return
    announced, effective = date_span(event.date_announced).first, date_span(event.date_effective).last
    if announced and effective and _days_between(effective, announced) > RETROACTIVE_DAYS:
        message = (
            f"takes effect ({event.date_effective}) more than a year before it is announced ({event.date_announced})"
        )
        yield _doubt(checked, "date_effective", message)


def _days_between(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)) // timedelta(1)


# ------------------------------------------------------------------------------------------------------ articles


def _corrected_before_published(checked: Checked, _known: Known) -> Iterator[Problem]:
    article: Article = checked.record
    published = date_span(article.date_published).first if article.date_published else None
    for key in ("date_corrected", "retracted"):
        day = getattr(article, key)
        last = date_span(day).last if day and day != "yes" else None
        if last and published and last < published:
            yield _doubt(checked, key, f"{key} {day} is before its date_published, {article.date_published}")


# -------------------------------------------------------------------------------------------------------- claims


def _quantity_without_place(checked: Checked, _known: Known) -> Iterator[Problem]:
    claim: Claim = checked.record
    if claim.kind is ClaimKind.QUANTITY and claim.indicator and not claim.place:
        yield _doubt(checked, "indicator", "is a quantity of an indicator, but of no place", "the key place")


def _part_of_a_year(checked: Checked, known: Known) -> Iterator[Problem]:
    """A month, a half-year or a fiscal year under an indicator whose numbers add up over whole years."""
    claim: Claim = checked.record
    indicator = known.indicators.get(claim.indicator or "")
    if not (claim.period and indicator and indicator.time is TimeSort.FLOW and indicator.compared == "always"):
        return
    if claim.kind is ClaimKind.QUANTITY and not _is_whole_years(period_span(claim.period)):
        message = f"period {claim.period} is no calendar year, and {indicator.id} counts whole years"
        expected = "an indicator for parts of a year" if indicator.in_parts else ""
        yield _doubt(checked, "period", message, expected, indicator.in_parts or "")


LOOKS_AHEAD = {ClaimKind.FORECAST, ClaimKind.RECOMMENDATION, ClaimKind.OPINION}


def _after_its_article(checked: Checked, known: Known) -> Iterator[Problem]:
    """A fact of a time that had not come when the article appeared, or a forecast for another age."""
    claim: Claim = checked.record
    first = period_span(claim.period).first if claim.period else None
    published = known.published.get(claim.article)
    appeared = published.last if published and published.last else known.horizon
    if not first or not appeared:
        return
    if int(first[:4]) > int(appeared[:4]) + FARTHEST_YEARS:
        yield _doubt(checked, "period", f"period {claim.period} is more than {FARTHEST_YEARS} years after its article")
    elif first > appeared and not _may_be_to_come(claim, first, appeared, known):
        message = f"period {claim.period} is after its article ({appeared[:4]}), and the claim is no forecast"
        yield _doubt(checked, "period", message, "an earlier period, or kind: forecast")


def _may_be_to_come(claim: Claim, first: str, appeared: str, known: Known) -> bool:
    """Whether a claim may speak of what is to come: a forecast, a supposition, an act, a number that is set.

    Of the next year, anything may be decided already; only what is measured has to be waited for.
    """
    indicator = known.indicators.get(claim.indicator or "")
    supposes = claim.stance in (Stance.SUPPOSES, Stance.WITHDRAWS)
    if claim.kind in LOOKS_AHEAD or supposes or claim.policy_event or (indicator and _is_set(indicator, known)):
        return True
    is_measured = indicator is not None and indicator.compared != "never"
    return not is_measured and int(first[:4]) <= int(appeared[:4]) + 1


_YEAR = re.compile("(?:1[5-9]|20)[0-9]{2}")
_YEAR_NAMED = re.compile(
    rf"(?i)(?<!since )(?<!before )(?<!after )(?<!until )(?<!than in )(?<![\w.,$€¥£-]){_YEAR.pattern}"
    r"(?![\d,.]*\d|\w| ?%| (tons?|tonnes?|t|kg|per cent|percent)\b)"
)
"""A year in a statement that is about that year: "since 2011" may be about any later one, "the 1990s" about ten.

It is held against what looks like a year, which is quickly found.
"""

YEARS_APART = 2
"""How far the years that a statement names may be from the claim's period. An edition of 2013 gives the year 2012."""


def _years_of_statement(checked: Checked, _known: Known) -> Iterator[Problem]:
    """A statement that names other years than its period: one of the two was copied from another claim."""
    claim: Claim = checked.record
    if not claim.period:
        return
    printed = (claim.value_stated or "").replace(",", "")
    found = {year[0] for year in _YEAR.finditer(claim.statement) if _YEAR_NAMED.match(claim.statement, year.start())}
    named = sorted(int(year) for year in found if year not in printed)
    if not named:
        return
    first, last = comparable_years(claim.period)
    earliest, latest = (first or 0) - YEARS_APART, (last or 9999) + YEARS_APART
    if not any(earliest <= year <= latest for year in named):
        years = ", ".join(map(str, named))
        yield _doubt(checked, "period", f"period is {claim.period}, and the statement names {years}", "one of the two")


def _is_set(indicator: Indicator, known: Known) -> bool:
    """Whether a number is set by law or counted, or is the growth or a part of one that is: it may be known ahead."""
    if sort_of(indicator, known.units) is NumberSort.EXACT:
        return True
    wholes = [other for other in known.indicators.values() if other.in_parts == indicator.id]
    grown = known.indicators.get(indicator.growth_of or "")
    return any(_is_set(other, known) for other in [*wholes, *([grown] if grown else [])])


Rule = Callable[[Checked, Known], Iterator[Problem]]

RULES: dict[str, tuple[Rule, ...]] = {
    "place": (_form_of_code,),
    "publication": (_year_of_publication,),
    "statistic": (_sign, _basis, _year_of_edition, _year_of_figure, _period_of_figure),
    "policy event": (_effect_before_announcement,),
    "article": (_corrected_before_published,),
    "claim": (_sign, _basis, _quantity_without_place, _part_of_a_year, _after_its_article, _years_of_statement),
}
"""Kind of record to the rules that it is held against."""
