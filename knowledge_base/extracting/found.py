"""What is found in a text: one number with everything it is about, and how each of these was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ..model.vocabulary import Bound, ClaimKind, Direction, Stance

T = TypeVar("T")

MOST_ALTERNATIVES = 4
"""How many other answers are offered for a field."""


@dataclass(frozen=True, slots=True)
class Decided(Generic[T]):
    """The answer for one field, the rule that gave it, and what else it may be, likeliest first."""

    value: T | None
    rule: str
    alternatives: tuple[T, ...] = ()
    is_unsure: bool = False


@dataclass(frozen=True)
class FoundNumber:
    """One number of a text, at ``text[start:end]`` of the text as it was given.

    ``value_min`` and ``value_max`` are what is printed, in ``unit``, without the bound: both 5 for "over 5", and
    without the sign of a fall that is told in words. ``normalised_min`` and ``normalised_max`` are what is meant, in
    the unit of the indicator (in ``unit`` where there is none): with the sign, and with a lost scale put right.
    Ids are those of the vocabulary; what has none is None.
    """

    start: int
    end: int
    text: str
    bound: Bound
    value_min: float
    value_max: float
    unit: str | None
    normalised_min: float
    normalised_max: float
    kind: ClaimKind
    indicator: str | None
    place: str | None
    material: str | None
    basis: str | None
    period: str | None
    """EDTF; None where the text names no time."""
    speaker: str | None
    stance: Stance
    direction: Direction | None = None
    """Of a change: whether it is a rise or a fall."""
    decided_by: Mapping[str, str] = field(default_factory=dict)
    """Field to the rule that decided it."""
    alternatives: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """Field to what else it may be, likeliest first, at most four. For ``value``: pairs of numbers in ``unit``."""
    unsure: tuple[str, ...] = ()
    """The fields that a person should look at."""
    warnings: tuple[str, ...] = ()
    """What is odd about the number, in sentences: above all a scale that was lost in translation."""
    sentence: str = ""
    """The sentence of the text in which it stands."""
