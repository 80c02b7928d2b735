"""Ranks ("the second-largest reserves") and trends ("its share has been falling"), judged by figures as any number is.

A rank is read off one edition, which prints the places side by side, for each year that the claim speaks of. A union of
states that the edition prints as one makes two orders, with it and without it; where they differ, or two bases do, the
verdict says that it depends on the count.

A trend compares the first and the last figure of one series within the claim's time, and needs them near its beginning
and its end: what rose until 2014 need not have risen until 2016. Figures that differ by no more than their rounding are
no change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model.dates import Span
from ..model.records import Place
from ..model.vocabulary import Direction, Implication, Independence, Method, NumberSort, Reading, Revision, Verdict
from .checks import Check
from .claims import JUDGED, Asked
from .figures import Figure, Figures, compatible
from .independence import independence
from .periods import figures_by_time, is_year
from .phrases import definition, edition, figure_value, says_of, title, who_says
from .verdicts import judge
from .wording import in_time, in_words, lower_first, sentence, spoken_span, with_article, years_in_words

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

SHOWN = 4
"""Places of an order that the explanation names at most, beside the one that is claimed."""

NEAR_ITS_ENDS = 1
"""Years by which the first and the last figure of a trend may miss the beginning and the end of the claim's time."""


def ordinal(rank: int) -> str:
    """Return "first", "second" ... "11th"."""
    if rank <= len(ORDINALS):
        return ORDINALS[rank - 1]
    return f"{rank}{'th' if 10 < rank % 100 < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % 10, 'th')}"


_GOODNESS = (Verdict.AGREES, Verdict.DEPENDS_ON_BASIS, Verdict.DIFFERS)


def _together(verdicts: Iterable[Verdict]) -> Verdict:
    """Return what several ways of counting come to: the same, or it depends on which is meant."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else Verdict.DEPENDS_ON_BASIS


def _with_independence(verdict: Verdict, relation: Independence) -> Verdict:
    """What a figure says is no confirmation when it is the claim's own source that says it."""
    if relation is Independence.OWN_SOURCE:
        return Verdict.OWN_SOURCE
    if relation is Independence.QUOTES_SOURCE and verdict is Verdict.AGREES:
        return Verdict.QUOTED_CORRECTLY
    return verdict


def _revision(then: Verdict | None, now: Verdict) -> Revision:
    if then is None or then is now:
        return Revision.CURRENT
    is_better = _GOODNESS.index(then) < _GOODNESS.index(now)
    return Revision.SUPERSEDED if is_better else Revision.ANTICIPATED


# ------------------------------------------------------------------------------------------------------- ranks


class Order(NamedTuple):
    """All places in one edition, for one year and basis: the largest first."""

    figures: tuple[Figure, ...]

    def of(self, place: str) -> Figure | None:
        return next((figure for figure in self.figures if figure.key[1] == place), None)

    def rank(self, place: str, counted: Iterable[str]) -> int | None:
        """Return the rank of a place among the counted ones, or None when the edition does not print it."""
        own = self.of(place)
        if own is None:
            return None
        among = set(counted)
        return 1 + sum(f.key[1] in among and f.value > own.value and f.key[1] != place for f in self.figures)


class _Read(NamedTuple):
    """An order, and what a claim comes to in it."""

    order: Order
    own: Figure
    verdict: Verdict
    single: int
    """The rank among single states."""
    together: int
    """The rank when unions of states count as one."""


class _Ranked(NamedTuple):
    """What the editions of one year and basis say, or those of all years and bases: ``best`` is the one that counts."""

    best: _Read
    verdict: Verdict
    revision: Revision
    others: tuple[_Read, ...] = ()
    """What counts on other bases."""
    years: tuple[int, ...] = ()
    """All years that have an edition."""


def check_rank(asked: Asked, figures: Figures) -> Check | None:
    """Return the check of a rank, or None where the claim is not judged at all."""
    claim = asked.claim
    if claim.stance not in JUDGED:
        return None
    if asked.key is None or claim.rank is None:
        return _none(asked, Method.RANK, sentence(says_of(asked), "It does not say of what, or where."))
    if asked.span is None:
        return _none(asked, Method.RANK, sentence(_rank_claimed(asked), "It names no year."), Verdict.UNDATED)
    by_year = [ranked for orders in _orders(asked, figures, asked.span) if (ranked := _of_year(asked, orders))]
    if not by_year:
        missing = f"We hold no edition that sets the places side by side{in_time(claim.period)}."
        return _none(asked, Method.RANK, sentence(_rank_claimed(asked), missing))
    ranked = max(reversed(by_year), key=lambda found: _GOODNESS.index(found.verdict))
    years = tuple(found.best.own.year for found in by_year)
    relation = independence(ranked.best.own, asked.voice, asked.terms.actors)
    found = _rank_found(asked, ranked, [year for year in years if year != ranked.best.own.year])
    return Check.of(
        claim.id,
        Reading.PRINTED,
        Method.RANK,
        _with_independence(ranked.verdict, relation),
        sentence(_rank_claimed(asked), _order_sentence(asked, ranked.best), found),
        figure=ranked.best.own,
        independence=relation,
        revision=ranked.revision,
        details=sentence(*(_order_sentence(asked, other) for other in ranked.others)),
    )


def _orders(asked: Asked, figures: Figures, span: Span) -> Iterator[list[Order]]:
    """Yield the orders of each year that the claim speaks of, the oldest edition first."""
    key = asked.key or ("", "", "")
    usable = [
        figure
        for figure in figures.of_all_places(key[0], key[2])
        if figure.is_official
        and figure.implication is not Implication.MIXED_GROWTH
        and compatible(asked.claim.basis, figure.basis)
    ]
    is_about = (asked.claim.period or "").endswith(("~", "%"))
    for of_year in figures_by_time(usable, span, asked.time, is_about=is_about, until=asked.written.year):
        editions: dict[tuple[str, str, str | None], dict[str, Figure]] = defaultdict(dict)
        for figure in of_year:
            editions[figure.out, figure.publication_id, figure.basis][figure.key[1]] = figure
        in_order = sorted(editions.items(), key=lambda item: (item[0][:2], item[0][2] or ""))
        yield [Order(tuple(sorted(found.values(), key=lambda f: (-f.value, f.key[1])))) for _, found in in_order]


def _of_year(asked: Asked, orders: Sequence[Order]) -> _Ranked | None:
    """Return what the editions of one year say, on each basis by that of the time and the newest."""
    by_basis: dict[str | None, list[_Read]] = defaultdict(list)
    for order in orders:
        read = _read(asked, order)
        if read:
            by_basis[read.own.basis].append(read)
    in_order = sorted(by_basis, key=asked.terms.order_of_bases(asked.claim.indicator or ""))
    found = [_then_and_now(by_basis[basis], asked.written.day) for basis in in_order]
    if not found:
        return None
    best = min(found, key=lambda ranked: _GOODNESS.index(ranked.verdict))
    others = tuple(ranked.best for ranked in found if ranked is not best)
    return _Ranked(best.best, _together(ranked.verdict for ranked in found), best.revision, others)


def _then_and_now(read: Sequence[_Read], day: str) -> _Ranked:
    """Judge by the newest edition of the time or the newest of all, whichever is better for the claim."""
    known = [one for one in read if one.own.out <= day]
    then, now = known[-1] if known else None, read[-1]
    best = min([*([then] if then else []), now], key=lambda one: _GOODNESS.index(one.verdict))
    return _Ranked(best, best.verdict, _revision(then.verdict if then else None, now.verdict))


def _read(asked: Asked, order: Order) -> _Read | None:
    """Read a claim's rank in an order; None where the edition does not print the place or too few others."""
    places, claim = asked.terms.places, asked.claim
    among = _among(asked)
    states = [p.id for p in places.values() if _is_member(p, among) and p.kind == "country"]
    unions = [p.id for p in places.values() if _is_member(p, among) and p.kind != "country" and _is_counted(p, among)]
    own = order.of(claim.place or "")
    single = order.rank(claim.place or "", states)
    together = order.rank(claim.place or "", [*states, *unions])
    printed = sum(figure.key[1] in {*states, *unions} for figure in order.figures)
    if own is None or single is None or together is None or printed <= max(claim.rank or 1, 1):
        return None
    fits = [Verdict.AGREES if claim.rank == rank else Verdict.DIFFERS for rank in (single, together)]
    return _Read(order, own, _together(fits), single, together)


def _among(asked: Asked) -> Place | None:
    return asked.terms.places[asked.claim.among] if asked.claim.among else None


def _is_member(place: Place, among: Place | None) -> bool:
    """Whether a place is ranked: the countries and unions of the world, or the direct parts of another place."""
    if among is None or among.kind == "world":
        return place.kind in ("country", "union")
    return bool(place.parent == among.id)


def _is_counted(place: Place, among: Place | None) -> bool:
    return place.kind == "union" or (among is not None and among.kind != "world")


def _name(place: Place) -> str:
    return place.name_in_text or place.name


def _rank_claimed(asked: Asked) -> str:
    claim, terms = asked.claim, asked.terms
    where, among = terms.places[claim.place or ""], _among(asked)
    what = lower_first(terms.indicators[claim.indicator or ""].name)
    material = lower_first(terms.materials[claim.material or ""].name)
    beside = f" in {_name(among)}" if among is not None and among.kind != "world" else ""
    rank = ordinal(claim.rank or 1)
    return f"{who_says(asked)} ranked {_name(where)} {rank}{beside} by {what} of {material}{in_time(claim.period)}."


def _order_sentence(asked: Asked, read: _Read) -> str:
    """ "The survey, in “Summaries 2007”, has Examplia (27 million t), the former Union (19 million t) ... for 2006"."""
    places = asked.terms.places
    members = [f for f in read.order.figures if _is_member(places[f.key[1]], _among(asked)) and f.value > 0]
    shown = members[:SHOWN]
    listed = [f"{_name(places[f.key[1]])} ({figure_value(asked, f)})" for f in shown]
    if read.own not in shown:
        own = f"{_name(places[read.own.key[1]])} ({figure_value(asked, read.own)})"
        listed.append(f"in {ordinal(read.together)} place {own}")
    bases = asked.terms.indicators[asked.claim.indicator or ""].bases
    is_told = len(bases) > 1 and asked.claim.basis is None and read.own.basis
    counted = f", counting {definition(asked.terms, read.own.basis or '')}" if is_told else ""
    return f"{edition(asked.terms, read.own)} has {in_words(listed)} for {spoken_span(read.own.span)}{counted}."


def _rank_found(asked: Asked, ranked: _Ranked, other_years: Sequence[int]) -> str:
    read = ranked.best
    fits = "as the claim says" if ranked.verdict is not Verdict.DIFFERS else "not what the claim says"
    found = f"That is {ordinal(read.single)} place, {fits}"
    if read.single != read.together:
        unions = [
            asked.terms.places[figure.key[1]]
            for figure in read.order.figures
            if figure.value > read.own.value
            and asked.terms.places[figure.key[1]].kind == "union"
            and _is_member(asked.terms.places[figure.key[1]], _among(asked))
        ]
        name = with_article(_name(unions[0])) if unions else "a union"
        found = (
            f"That is {ordinal(read.single)} among single states, and {ordinal(read.together)} if {name} counts as one"
        )
    elif ranked.verdict is Verdict.DEPENDS_ON_BASIS:
        found += f"; counted otherwise, it is {in_words([ordinal(other.single) for other in ranked.others], 'or')}"
    others = f"; so it is for {years_in_words(other_years)}" if other_years else ""
    return f"{found}{others if ranked.verdict is Verdict.AGREES else ''}."


# ------------------------------------------------------------------------------------------------------ trends


class _Course(NamedTuple):
    """The first and last figure of one series, and what a claim comes to beside them."""

    first: Figure
    last: Figure
    verdict: Verdict


Pair = tuple[_Course | None, _Course]
"""What the editions of the time say, and what the newest do."""


def check_trend(asked: Asked, figures: Figures) -> Check | None:
    """Return the check of a trend, or None where the claim is not judged at all."""
    claim = asked.claim
    if claim.stance not in JUDGED:
        return None
    if asked.key is None or claim.direction is None:
        return _none(asked, Method.TREND, sentence(says_of(asked), "It does not say of what, or where."))
    if not asked.has_subject:
        return _none(asked, Method.TREND, sentence(says_of(asked), "We hold no series for it."))
    if asked.span is None:
        return _none(asked, Method.TREND, sentence(_trend_claimed(asked), "It names no time."), Verdict.UNDATED)
    found = list(_courses(asked, figures.of(asked.key), asked.span))
    if not found:
        missing = "We hold no two figures of one series for its beginning and its end."
        return _none(asked, Method.TREND, sentence(_trend_claimed(asked), missing))
    independent = [pair for pair in found if _relation(asked, _best(pair)) is Independence.INDEPENDENT]
    counting = independent or found
    verdict = _together(_best(pair).verdict for pair in counting)
    pair = min(counting, key=lambda pair: (_GOODNESS.index(_best(pair).verdict), pair[1].first.year))
    then, now = pair
    course = _best(pair)
    relation = _relation(asked, course)
    verdict = _with_independence(verdict, relation)
    others = [_course_sentence(asked, _best(other)) for other in found if other is not pair]
    return Check.of(
        claim.id,
        Reading.PRINTED,
        Method.TREND,
        verdict,
        sentence(_trend_claimed(asked), _course_sentence(asked, course), _trend_found(verdict)),
        figure=course.last,
        independence=relation,
        revision=_revision(then.verdict if then else None, now.verdict),
        details=sentence(*others),
    )


def _best(pair: Pair) -> _Course:
    then, now = pair
    return then if then and _GOODNESS.index(then.verdict) <= _GOODNESS.index(now.verdict) else now


def _courses(asked: Asked, figures: Sequence[Figure], span: Span) -> Iterator[Pair]:
    """Yield, for each series and basis, its course by the editions of the time and by the newest ones."""
    first, last = span.year_start, span.year_end if span.last else asked.written.year
    if first is not None and first == last:
        first -= 1  # "rose in 2012": against the year before
    series: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        is_usable = figure.is_official and is_year(figure.span) and not figure.is_partial
        is_alike = compatible(asked.claim.basis, figure.basis) and figure.implication is not Implication.MIXED_GROWTH
        if is_usable and is_alike and (first or 0) <= figure.year <= (last or 9999):
            series[figure.series, figure.basis].append(figure)
    for _, found in sorted(series.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        now = _course(asked, found, first, last)
        if now:
            yield _course(asked, [f for f in found if f.out <= asked.written.day], first, last), now


def _course(asked: Asked, figures: Sequence[Figure], start: int | None, end: int | None) -> _Course | None:
    """Return the course of one series, or None where it does not reach from the beginning to the end."""
    newest = {figure.year: figure for figure in sorted(figures, key=lambda f: (f.out, f.id))}
    if len(newest) < 2:
        return None
    first, last = newest[min(newest)], newest[max(newest)]
    starts_late = start is not None and first.year > start + NEAR_ITS_ENDS
    ends_early = end is not None and last.year < end - NEAR_ITS_ENDS
    if starts_late or ends_early:
        return None
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


def _relation(asked: Asked, course: _Course) -> Independence:
    relations = {independence(figure, asked.voice, asked.terms.actors) for figure in (course.first, course.last)}
    return relations.pop() if len(relations) == 1 else Independence.INDEPENDENT


def _trend_claimed(asked: Asked) -> str:
    claim = asked.claim
    moved = {Direction.RISES: "rose", Direction.FALLS: "fell"}.get(claim.direction or Direction.RISES, "did not change")
    return f"{who_says(asked)} said that {asked.subject} {moved}{in_time(claim.period)}."


def _course_sentence(asked: Asked, course: _Course) -> str:
    first, last = course.first, course.last
    one = f"{figure_value(asked, first)} for {first.year}"
    other = f"{figure_value(asked, last)} for {last.year}"
    source, newer = edition(asked.terms, first), edition(asked.terms, last)
    if source == newer:
        return f"{source} has {one} and {other}."
    if first.publisher == last.publisher and first.publisher:
        return f"{source} has {one}, and in {title(asked.terms, last)} {other}."
    return f"{source} has {one}; {newer} {other}."


def _trend_found(verdict: Verdict) -> str:
    match verdict:
        case Verdict.AGREES:
            return "The claim agrees."
        case Verdict.QUOTED_CORRECTLY:
            return "That is what the figures of its source say."
        case Verdict.OWN_SOURCE:
            return "These are the article's own figures, so they confirm nothing."
        case Verdict.DEPENDS_ON_BASIS:
            return "Another series went the other way, so it depends on which one is meant."
    return "The claim differs."


def _none(asked: Asked, method: Method, explanation: str, verdict: Verdict = Verdict.NO_REFERENCE) -> Check:
    return Check.of(asked.claim.id, Reading.PRINTED, method, verdict, explanation)
