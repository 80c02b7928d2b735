"""What must hold within a claim, beyond the shape of its keys: its unit, its number, its words."""

from collections.abc import Iterator

from ..model.problems import Problem
from ..model.records import Claim, Indicator, Statistic
from ..model.units import Units
from .validation import Checked


def check_unit(checked: Checked, units: Units, indicators: dict[str, Indicator]) -> Iterator[Problem]:
    """Yield a unit, of a claim or a statistic, that cannot be converted to its indicator's."""
    record: Claim | Statistic = checked.record
    if not (record.unit and record.indicator and checked.sound("unit", "indicator")):
        return
    indicator = indicators.get(record.indicator)
    if indicator and units.is_usable(record.unit) and units.factor(record.unit, indicator.unit) is None:
        message = f"unit '{record.unit}' does not fit the indicator {record.indicator}, which is in {indicator.unit}"
        expected = f"a unit of {units.dimension(indicator.unit)}, not of {units.dimension(record.unit)}"
        yield checked.problem("unit", message, expected)
