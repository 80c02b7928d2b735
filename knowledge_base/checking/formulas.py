"""Arithmetic inside one article: ``{mined} - {lost}`` over claim ids, with ranges carried through.

A claim's ``follows_from`` says from which other numbers of its article it must follow; statistics may be
named too, for growth against an official year. Expressions know ids in braces, numbers, + - * / and brackets,
nothing else; they are parsed by Python's own parser and evaluated by hand, never run.
"""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf, isinf

from ..model.ranges import Number, Range
from ..model.vocabulary import Method, NumberSort, Reading, Verdict
from .checks import Check
from .verdicts import Judgement, judge
from .wording import MOST_TIMES, claimed, number, points, rounded, sentence

LONGEST = 300
"""Longest expression, in characters."""

_ID = re.compile(r"\{\s*([a-z0-9][a-z0-9-]*)\s*\}")

_REST = re.compile(r"[0-9.+\-*/() ]*")
"""What may stand between the ids. No letters: they could be names, calls or the ids' own stand-ins."""

_REFUSED = "may hold ids in braces, numbers, + - * / and brackets only"


class BadExpression(ValueError):
    """The expression cannot be read or worked out; the message says why."""


def ids_in(expression: str) -> list[str]:
    """Return the ids an expression names, in order, each once."""
    return list(dict.fromkeys(_ID.findall(expression)))


def work_out(expression: str, values: Mapping[str, Range]) -> Range:
    """Return the range an expression yields. Raises BadExpression, also for an id without a value."""
    if len(expression) > LONGEST:
        raise BadExpression(f"is longer than {LONGEST} characters")
    if not _REST.fullmatch(_ID.sub("", expression)):
        raise BadExpression(_REFUSED)
    names: dict[str, str] = {}

    def name_for(match: re.Match[str]) -> str:
        return names.setdefault(match[1], f"v{len(names)}")

    source = _ID.sub(name_for, expression)
    try:
        tree = ast.parse(source.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadExpression("is not arithmetic over ids in braces") from None
    ranges = {name: _value_of(identity, values) for identity, name in names.items()}
    result = _evaluate(tree.body, ranges)
    if isinf(result.low) or isinf(result.high):
        raise BadExpression("comes to a number that is too large")
    return result


def _value_of(identity: str, values: Mapping[str, Range]) -> Range:
    if identity not in values:
        raise BadExpression(f"names '{identity}', which has no number here")
    return values[identity]


def _evaluate(node: ast.expr, ranges: Mapping[str, Range]) -> Range:
    match node:
        case ast.Constant(value=int() | float() as number) if abs(number) < inf:
            return Range(float(number), float(number))
        case ast.Name(id=name) if name in ranges:
            return ranges[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _evaluate(operand, ranges).negated()
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            return _OPERATORS[type(operator)](_evaluate(left, ranges), _evaluate(right, ranges))
    raise BadExpression(_REFUSED)


def _corners(operation: Callable[[float, float], float]) -> Callable[[Range, Range], Range]:
    """Interval arithmetic for a monotonic operation: the extremes lie at the corners."""

    def apply(a: Range, b: Range) -> Range:
        results = [operation(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
        if any(result != result for result in results):
            raise BadExpression("comes to a number that is too large")
        return Range(min(results), max(results))

    return apply


def _divide(a: Range, b: Range) -> Range:
    if b.low <= 0 <= b.high:
        raise BadExpression("divides by zero")
    return _corners(lambda x, y: x / y)(a, b)


_OPERATORS: dict[type[ast.operator], Callable[[Range, Range], Range]] = {
    ast.Add: _corners(lambda x, y: x + y),
    ast.Sub: _corners(lambda x, y: x - y),
    ast.Mult: _corners(lambda x, y: x * y),
    ast.Div: _divide,
}


# ------------------------------------------------------------------------------------- a claim against its sum


@dataclass(frozen=True, slots=True)
class Part:
    """A number that enters a sum, as it is reported: in its indicator's unit, with its source when that is a figure."""

    value: Range
    unit: str
    source: str = ""

    def __str__(self) -> str:
        return claimed(self.value, self.unit) + (f" ({self.source})" if self.source else "")


def work_out_number(expression: str, values: Mapping[str, Number]) -> Number:
    """Return what an expression yields with the rounding of all its numbers carried through. Raises BadExpression."""
    value = work_out(expression, {name: number.value for name, number in values.items()})
    rounded_range = work_out(expression, {name: number.rounded for name, number in values.items()})
    return Number(value, rounded_range)


def check_arithmetic(
    claim_id: str, who: str, value: Number, result: Number, sort: NumberSort, unit: str, parts: list[Part]
) -> Check:
    """Compare a claim with what the numbers it must follow from come to. All are in the indicator's unit."""
    judgement = _worst_end(value, result, sort)
    listed = "; ".join(str(part) for part in parts)
    outcome, given = claimed(result.value, unit, write=rounded), claimed(value.value, unit)
    if any(part.source for part in parts):
        origin = f"worked out from {listed}, it is {outcome}"
    elif len(parts) > 1:
        origin = f"the article's other numbers ({listed}) work out at {outcome}"
    else:
        origin = f"the article's other number ({listed}) works out at {outcome}"
    ending = "as the claim says" if judgement.verdict is Verdict.AGREES else _misfit(judgement, given, unit)
    return Check.of(
        claim_id,
        Reading.PRINTED,
        Method.ARITHMETIC,
        judgement.verdict,
        sentence(f"{who} gave {given}.", f"{origin}, {ending}."),
        value=value,
        reference=result.value,
        judgement=judgement,
    )


def _worst_end(value: Number, result: Number, sort: NumberSort) -> Judgement:
    """Compare two closed ranges end by end: a sum of ranges must give both ends, not only overlap."""
    if value.value.low == value.value.high or value.value.is_open or result.value.is_open:
        return judge(value, result, sort)
    ends = [judge(_end(value, n), _end(result, n), sort) for n in (0, 1)]
    return max(ends, key=lambda judgement: judgement.rank)


def _end(number_: Number, n: int) -> Number:
    """One end of a range as a number by itself, with what rounding leaves open there."""
    end, reach = number_.value[n], abs(number_.rounded[n] - number_.value[n])
    return Number(Range(end, end), Range(end - reach, end + reach))


def _misfit(judgement: Judgement, given: str, unit: str) -> str:
    """How far a claim and its sum are apart: as a factor, and in percentage points."""
    is_share = unit == "%"
    has_factor = judgement.ratio <= MOST_TIMES if is_share else judgement.ratio < inf
    factor = f"a factor of {number(round(judgement.ratio, 2))}" if has_factor else ""
    gap = points(judgement.gap) if is_share else ""
    by = " or ".join(filter(None, (factor, gap)))
    return f"not {given}: they are apart by {by}" if by else f"not {given}: they are far apart"
