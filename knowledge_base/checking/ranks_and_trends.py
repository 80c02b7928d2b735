"""Ranks ("the second-largest reserves") and trends ("its share has been falling"), judged by figures as any number is.

A rank is read off one edition, which prints the places side by side. A union of states that the edition prints as one
makes two orders, with it and without it; where they differ, the verdict says that it depends on the count.

A trend compares the first and the last figure of one series within the claim's time. Figures that differ by no more
than their rounding are no change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.dates import Span
from ..model.records import Place
from ..model.vocabulary import Direction, Implication, Independence, Method, NumberSort, Reading, Revision, Verdict
from .checks import Check
from .claims import JUDGED, Asked
from .explanations import figure_value, who_says
from .figures import Figure, Figures, compatible
from .independence import independence
from .periods import is_year
from .verdicts import judge
from .wording import in_time, in_words, lower_first, sentence, with_article, years_in_words

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

SHOWN = 4
"""Places of an order that the explanation names at most, beside the one that is claimed."""


def ordinal(rank: int) -> str:
    """Return "first", "second" ... "11th"."""
    if rank <= len(ORDINALS):
        return ORDINALS[rank - 1]
    return f"{rank}{'th' if 10 < rank % 100 < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % 10, 'th')}"


# ------------------------------------------------------------------------------------------------------- ranks


@dataclass(frozen=True, slots=True)
class Order:
    """All places in one edition, for one year and basis: the largest first."""

    figures: tuple[Figure, ...]

    @property
    def out(self) -> tuple[str, str]:
        return self.figures[0].out, self.figures[0].publication_id

    def of(self, place: str) -> Figure | None:
        return next((figure for figure in self.figures if figure.key[1] == place), None)

    def rank(self, place: str, counted: Iterable[str]) -> int | None:
        """Return the rank of a place among the counted ones, or None when the edition does not print it."""
        own = self.of(place)
        if own is None:
            return None
        among = set(counted)
        return 1 + sum(f.key[1] in among and f.value > own.value and f.key[1] != place for f in self.figures)


@dataclass(frozen=True, slots=True)
class _Read:
    """An order, and what a claim comes to in it."""

    order: Order
    verdict: Verdict
    single: int
    """The rank among single states."""
    together: int
    """The rank when unions of states count as one."""


def check_rank(asked: Asked, figures: Figures) -> Check | None:
    """Return the check of a rank, or None where the claim is not judged at all."""
    claim = asked.claim
    if claim.stance not in JUDGED:
        return None
    if asked.key is None or claim.rank is None:
        return _none(asked, Method.RANK, sentence(_rank_claimed(asked), "It does not say of what, or where."))
    if asked.span is None:
        return _none(asked, Method.RANK, sentence(_rank_claimed(asked), "It names no year."), Verdict.UNDATED)
    by_year = [
        (year, read)
        for year in _years(asked.span, asked.written.year)
        if (read := [found for order in _orders(asked, figures, year) if (found := _read(asked, order))])
    ]
    if not by_year:
        missing = f"We hold no edition that sets the places side by side{in_time(claim.period)}."
        return _none(asked, Method.RANK, sentence(_rank_claimed(asked), missing))
    decisive = [(year, _then_and_now(read, asked.written.day)) for year, read in by_year]
    _, (best, then, now) = max(decisive, key=lambda found: (_GOODNESS.index(found[1][0].verdict), found[0]))
    figure = best.order.of(asked.key[1])
    if figure is None:
        return None
    relation = independence(figure, asked.voice, asked.terms.actors)
    verdict = _with_independence(best.verdict, relation)
    return Check.of(
        claim.id,
        Reading.PRINTED,
        Method.RANK,
        verdict,
        sentence(_rank_claimed(asked), _order_sentence(asked, best.order), _rank_found(asked, best)),
        details=_in_all_years([year for year, _ in by_year], best.verdict),
        figure=figure,
        independence=relation,
        revision=_revision(then, now),
    )


def _with_independence(verdict: Verdict, relation: Independence) -> Verdict:
    """What a figure says is no confirmation when it is the claim's own source that says it."""
    if relation is Independence.OWN_SOURCE:
        return Verdict.OWN_SOURCE
    if relation is Independence.QUOTES_SOURCE and verdict is Verdict.AGREES:
        return Verdict.QUOTED_CORRECTLY
    return verdict


def _years(span: Span, written: int | None) -> range:
    """The years of a claim: of one that is open at an end, the year at the other."""
    last = span.year_end or written or span.year_start or 0
    return range(min(span.year_start or last, last), last + 1)


def _in_all_years(years: Sequence[int], verdict: Verdict) -> str:
    """Say that what a claim says of several years was looked at in each, and that the worst decides."""
    if len(years) < 2:
        return ""
    held = f"Editions that set the places side by side are held for {years_in_words(list(years))}"
    return f"{held}; it was so in each." if verdict is Verdict.AGREES else f"{held}; the year that fits worst decides."


def _orders(asked: Asked, figures: Figures, year: int) -> list[Order]:
    """The orders for a year, oldest edition first."""
    if asked.key is None:
        return []
    editions: dict[tuple[str, str | None], dict[str, Figure]] = defaultdict(dict)
    for figure in figures.of_all_places(asked.key[0], asked.key[2]):
        is_usable = figure.is_official and is_year(figure.span) and figure.implication is not Implication.MIXED_GROWTH
        if is_usable and figure.year == year and compatible(asked.claim.basis, figure.basis):
            editions[figure.publication_id, figure.basis][figure.key[1]] = figure
    orders = [Order(tuple(sorted(found.values(), key=lambda f: (-f.value, f.key[1])))) for found in editions.values()]
    return sorted(orders, key=lambda order: order.out)


def _read(asked: Asked, order: Order) -> _Read | None:
    """Read a claim's rank in an order; None where the edition does not print the place or too few others."""
    places, claim = asked.terms.places, asked.claim
    among = places[claim.among] if claim.among else None
    states = [p.id for p in places.values() if _is_member(p, among) and p.kind == "country"]
    unions = [p.id for p in places.values() if _is_member(p, among) and p.kind != "country" and _is_counted(p, among)]
    single = order.rank(claim.place or "", states)
    together = order.rank(claim.place or "", [*states, *unions])
    printed = sum(figure.key[1] in {*states, *unions} for figure in order.figures)
    if single is None or together is None or printed <= max(claim.rank or 1, 1):
        return None
    fits = {claim.rank == single, claim.rank == together}
    verdict = Verdict.DEPENDS_ON_BASIS if len(fits) == 2 else Verdict.AGREES if True in fits else Verdict.DIFFERS
    return _Read(order, verdict, single, together)


def _is_member(place: Place, among: Place | None) -> bool:
    """Whether a place is ranked: the countries and unions of the world, or the direct parts of another place."""
    if among is None or among.kind == "world":
        return place.kind in ("country", "union")
    return bool(place.parent == among.id)


def _is_counted(place: Place, among: Place | None) -> bool:
    return place.kind == "union" or (among is not None and among.kind != "world")


def _then_and_now(read: Sequence[_Read], day: str) -> tuple[_Read, _Read | None, _Read]:
    """Return the reading that counts (the better of two), that of the time, and the newest."""
    known = [one for one in read if one.order.out[0] <= day]
    then, now = known[-1] if known else None, read[-1]
    best = min([*([then] if then else []), now], key=lambda one: _GOODNESS.index(one.verdict))
    return best, then, now


_GOODNESS = (Verdict.AGREES, Verdict.DEPENDS_ON_BASIS, Verdict.DIFFERS)


def _revision(then: "_Read | _Course | None", now: "_Read | _Course") -> Revision:
    if then is None or then.verdict is now.verdict:
        return Revision.CURRENT
    is_better = _GOODNESS.index(then.verdict) < _GOODNESS.index(now.verdict)
    return Revision.SUPERSEDED if is_better else Revision.ANTICIPATED


def _rank_claimed(asked: Asked) -> str:
    claim, terms = asked.claim, asked.terms
    place = terms.places[claim.place] if claim.place else None
    where = (place.name_in_text or place.name) if place else "a place"
    what = lower_first(terms.indicators[claim.indicator].name) if claim.indicator else "something"
    what += f" ({asked.subject.material})" if asked.key and asked.subject.material else ""
    rank = ordinal(claim.rank or 1)
    return f"{who_says(asked)} ranked {where} {rank} by {what}{in_time(claim.period)}."


def _order_sentence(asked: Asked, order: Order) -> str:
    """ "Mineral Commodity Summaries 2007 has China (27 million t), the former Soviet Union (19 million t) ..."."""
    places = asked.terms.places
    shown = [f for f in order.figures if _is_member(places[f.key[1]], _among(asked))][:SHOWN]
    own = order.of(asked.claim.place or "")
    if own and own not in shown:
        shown.append(own)
    listed = [f"{places[f.key[1]].name_in_text or places[f.key[1]].name} ({figure_value(asked, f)})" for f in shown]
    return f"{order.figures[0].edition} has {in_words(listed)} for {order.figures[0].year}."


def _among(asked: Asked) -> Place | None:
    return asked.terms.places[asked.claim.among] if asked.claim.among else None


def _rank_found(asked: Asked, read: _Read) -> str:
    if read.single == read.together:
        agrees = "as the claim says" if read.verdict is Verdict.AGREES else "not what the claim says"
        return f"That is {ordinal(read.single)} place, {agrees}."
    unions = [
        asked.terms.places[f.key[1]]
        for f in read.order.figures
        if asked.terms.places[f.key[1]].kind == "union" and _is_member(asked.terms.places[f.key[1]], _among(asked))
    ]
    name = with_article(unions[0].name_in_text or unions[0].name) if unions else "a union"
    return f"That is {ordinal(read.single)} among single states, and {ordinal(read.together)} if {name} counts as one."


# ------------------------------------------------------------------------------------------------------ trends


@dataclass(frozen=True, slots=True)
class _Course:
    """The first and last figure of one series, and what a claim comes to beside them."""

    first: Figure
    last: Figure
    verdict: Verdict


def check_trend(asked: Asked, figures: Figures) -> Check | None:
    """Return the check of a trend, or None where the claim is not judged at all."""
    claim = asked.claim
    if claim.stance not in JUDGED:
        return None
    if asked.key is None or claim.direction is None:
        return _none(asked, Method.TREND, sentence(_trend_claimed(asked), "It does not say of what, or where."))
    if asked.span is None:
        return _none(asked, Method.TREND, sentence(_trend_claimed(asked), "It names no time."), Verdict.UNDATED)
    found = list(_courses(asked, figures.of(asked.key), asked.span))
    if not found:
        missing = "We hold no two figures of one series for that time."
        return _none(asked, Method.TREND, sentence(_trend_claimed(asked), missing))
    independent = [pair for pair in found if _relation(asked, pair[1]) is Independence.INDEPENDENT]
    verdict, (then, now) = _of_all(independent or found)
    course = then if then and then.verdict is Verdict.AGREES else now
    relation = _relation(asked, course)
    verdict = _with_independence(verdict, relation)
    return Check.of(
        claim.id,
        Reading.PRINTED,
        Method.TREND,
        verdict,
        sentence(_trend_claimed(asked), _course_sentence(asked, course), _trend_found(verdict)),
        figure=course.last,
        independence=relation,
        revision=_revision(then, now),
        details=_other_courses(asked, [pair[1] for pair in found if pair[1] is not course]),
    )


def _courses(asked: Asked, figures: Sequence[Figure], span: Span) -> Iterator[tuple[_Course | None, _Course]]:
    """Yield, for each series and basis, its course by the editions of the time and by the newest ones."""
    first, last = span.year_start or 0, span.year_end or asked.written.year or 9999
    series: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        is_usable = figure.is_official and is_year(figure.span) and figure.implication is not Implication.MIXED_GROWTH
        if is_usable and first <= figure.year <= last and compatible(asked.claim.basis, figure.basis):
            series[figure.series, figure.basis].append(figure)
    for _, found in sorted(series.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        now = _course(asked, found)
        if now:
            yield _course(asked, [f for f in found if f.out <= asked.written.day]), now


def _course(asked: Asked, figures: Sequence[Figure]) -> _Course | None:
    newest = {figure.year: figure for figure in sorted(figures, key=lambda f: (f.out, f.id))}
    if len(newest) < 2:
        return None
    first, last = newest[min(newest)], newest[max(newest)]
    if asked.claim.direction is Direction.UNCHANGED:
        fits = judge(first.number, last.number, _LENIENT.get(asked.sort, asked.sort)).verdict is Verdict.AGREES
    else:
        fits = direction(first, last) is asked.claim.direction
    return _Course(first, last, Verdict.AGREES if fits else Verdict.DIFFERS)


_LENIENT = {NumberSort.EXACT: NumberSort.MEASURED}
"""Nobody who says that a number set by law stayed as it was means it to the last digit."""


def direction(first: Figure, last: Figure) -> Direction:
    """Return which way a quantity went; what rounding may explain is no change."""
    if first.number.rounded.overlaps(last.number.rounded):
        return Direction.UNCHANGED
    return Direction.RISES if last.value > first.value else Direction.FALLS


def _of_all(found: Sequence[tuple[_Course | None, _Course]]) -> tuple[Verdict, tuple[_Course | None, _Course]]:
    """Return what all series come to, and the one to show: they agree, or it depends on which one counts."""

    def verdict_of(pair: tuple[_Course | None, _Course]) -> Verdict:
        return Verdict.AGREES if any(c is not None and c.verdict is Verdict.AGREES for c in pair) else Verdict.DIFFERS

    verdicts = {verdict_of(pair) for pair in found}
    best = min(found, key=lambda pair: (_GOODNESS.index(verdict_of(pair)), pair[1].first.year))
    return (verdicts.pop() if len(verdicts) == 1 else Verdict.DEPENDS_ON_BASIS), best


def _relation(asked: Asked, course: _Course) -> Independence:
    relations = {independence(figure, asked.voice, asked.terms.actors) for figure in (course.first, course.last)}
    return relations.pop() if len(relations) == 1 else Independence.INDEPENDENT


def _trend_claimed(asked: Asked) -> str:
    claim = asked.claim
    moved = {Direction.RISES: "rose", Direction.FALLS: "fell"}.get(claim.direction or Direction.RISES, "did not change")
    what = str(asked.subject) if asked.key else "it"
    return f"{who_says(asked)} said that {what} {moved}{in_time(claim.period)}."


def _course_sentence(asked: Asked, course: _Course) -> str:
    first, last = course.first, course.last
    one = f"{figure_value(asked, first)} for {first.year}"
    other = f"{figure_value(asked, last)} for {last.year}"
    if first.edition == last.edition:
        return f"{last.edition} has {one} and {other}."
    return f"{first.edition} has {one}, {last.edition} {other}."


def _trend_found(verdict: Verdict) -> str:
    match verdict:
        case Verdict.AGREES:
            return "The claim agrees."
        case Verdict.QUOTED_CORRECTLY:
            return "The claim quotes its source correctly."
        case Verdict.OWN_SOURCE:
            return "These figures were read in this very article, so they confirm nothing."
        case Verdict.DEPENDS_ON_BASIS:
            return "Another series went the other way, so it depends on which one is meant."
    return "The claim differs."


def _other_courses(asked: Asked, courses: Sequence[_Course]) -> str:
    return sentence(*(_course_sentence(asked, course) for course in courses))


def _none(asked: Asked, method: Method, explanation: str, verdict: Verdict = Verdict.NO_REFERENCE) -> Check:
    return Check.of(asked.claim.id, Reading.PRINTED, method, verdict, explanation)
