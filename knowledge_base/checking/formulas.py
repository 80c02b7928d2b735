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

from ..model.ranges import Range
from ..model.vocabulary import Verdict
from .against_figures import ARITHMETIC, PRINTED, Check, finite
from .explanations import MOST_TIMES, claimed, number, points, rounded, sentence
from .verdicts import Judgement, judge

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
    """A number that enters a sum, as it is told: in its indicator's unit, with its source when that is a figure."""

    value: Range
    unit: str
    source: str = ""

    def __str__(self) -> str:
        return claimed(self.value, self.unit) + (f" ({self.source})" if self.source else "")


def check_arithmetic(claim_id: str, value: Range, result: Range, unit: str, parts: list[Part]) -> Check:
    """Compare a claim with what the numbers it must follow from come to. All are in the indicator's unit."""
    judgement = _worst_end(value, result)
    told, outcome = "; ".join(str(part) for part in parts), claimed(result, unit, write=rounded)
    if any(part.source for part in parts):
        come_to = f"Worked out from {told}, it is {outcome}"
    elif len(parts) > 1:
        come_to = f"The article's own numbers ({told}) come to {outcome}"
    else:
        come_to = f"The article's own number ({told}) comes to {outcome}"
    explanation = sentence(
        f"{come_to}; the claim says {claimed(value, unit)}.",
        _fit(judgement, value, result, unit),
    )
    return Check.of(
        claim_id, PRINTED, ARITHMETIC, judgement.verdict, finite(judgement.ratio), value, result, None, explanation
    )


def _worst_end(value: Range, result: Range) -> Judgement:
    """Compare two closed ranges end by end: a sum of ranges must give both ends, not only overlap."""
    ends = (value.low, value.high, result.low, result.high)
    if value.low == value.high or any(abs(end) == inf for end in ends):
        return judge(value, result)
    lower = judge(Range(value.low, value.low), Range(result.low, result.low))
    upper = judge(Range(value.high, value.high), Range(result.high, result.high))
    return max(lower, upper, key=lambda judgement: judgement.ratio)


def _fit(judgement: Judgement, value: Range, result: Range, unit: str) -> str:
    """Whether a claim and its sum fit, or how far they are apart: as a factor, and in percentage points."""
    if judgement.verdict is Verdict.AGREES:
        return "They fit."
    is_share = unit == "%"
    has_factor = judgement.ratio <= MOST_TIMES if is_share else judgement.ratio < inf
    factor = f"a factor of {number(round(judgement.ratio, 2))}" if has_factor else ""
    gap = points(max(result.low - value.high, value.low - result.high)) if is_share else ""
    by = " or ".join(filter(None, (factor, gap)))
    return f"They do not fit: they differ by {by}." if by else "They do not fit: they are far apart."
