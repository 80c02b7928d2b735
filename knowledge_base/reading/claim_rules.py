"""What must hold within a claim, beyond the shape of its keys: its unit, its number, its words."""

from collections.abc import Iterator

from ..model.problems import Problem, shown
from ..model.records import Claim, Indicator, Statistic
from ..model.units import Units
from .quotes import FoundTwice, NotFound, Position, QuotableText
from .raw_records import Way
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


def locate_quote(checked: Checked, loc: Way, quote: str, prefix: str | None, text: QuotableText) -> Position | Problem:
    """Return where a quote is in its article's text, or what is wrong when it does not occur exactly once."""
    try:
        return text.find(quote, prefix or "")
    except NotFound:
        after = f" after '{shown(prefix)}'" if prefix else ""
        message = f"quote '{shown(quote)}'{after} is not in the text"
        return checked.raw.problem(loc, message, "the exact words", text.nearest_words(quote))
    except FoundTwice as twice:
        message = f"quote '{shown(quote)}' occurs {twice.count} times in the text"
        return checked.raw.problem(loc, message, "more words, or quote_prefix: the words just before it")
