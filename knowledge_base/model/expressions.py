"""Arithmetic over ids: ``{mined} - {lost}``, with ranges carried through.

Expressions know ids in braces, numbers, + - * / and brackets, nothing else; they are parsed by Python's own parser and
evaluated by hand, never run.
"""

import ast
import re
from collections.abc import Callable, Mapping
from math import inf, isinf

from .ranges import Number, Range

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


def parsed(expression: str) -> tuple[ast.expr, dict[str, str]]:
    """Return the tree of an expression, and the id behind each name in it. Raises BadExpression."""
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
    ids = {name: identity for identity, name in names.items()}
    _refuse_all_else(tree.body, ids)
    return tree.body, ids


def _refuse_all_else(node: ast.expr, ids: Mapping[str, str]) -> None:
    """Raise BadExpression for what is not numbers, ids and the four operations."""
    match node:
        case ast.Constant(value=int() | float() as number) if abs(number) < inf:
            return None
        case ast.Name(id=name) if name in ids:
            return None
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _refuse_all_else(operand, ids)
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            _refuse_all_else(left, ids)
            return _refuse_all_else(right, ids)
    raise BadExpression(_REFUSED)


def work_out(expression: str, values: Mapping[str, Range]) -> Range:
    """Return the range an expression yields. Raises BadExpression, also for an id without a value."""
    tree, ids = parsed(expression)
    result = _evaluate(tree, {name: _value_of(identity, values) for name, identity in ids.items()})
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


def work_out_number(expression: str, values: Mapping[str, Number]) -> Number:
    """Return what an expression yields with the rounding of all its numbers carried through. Raises BadExpression."""
    value = work_out(expression, {name: number.value for name, number in values.items()})
    rounded_range = work_out(expression, {name: number.rounded for name, number in values.items()})
    return Number(value, rounded_range)
