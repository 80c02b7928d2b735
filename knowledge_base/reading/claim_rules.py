"""What must hold within a claim, beyond the shape of its keys: its unit, its number, its words."""

from collections.abc import Iterator

from ..model.printed_numbers import Printed, read_printed
from ..model.problems import Problem, shown
from ..model.records import Claim, Indicator, Statistic
from ..model.units import Units
from .quotes import FoundTwice, NotFound, Position, QuotableText
from .validation import Checked, Loc


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


def check_printed(checked: Checked, units: Units) -> Iterator[Problem]:
    """Yield a number that differs from the printed one without a correction that says why."""
    claim: Claim = checked.record
    keys = ("value_stated", "unit", "value", "value_min", "value_max", "correction", "correction_kind")
    if not (claim.value_stated and claim.unit and units.is_usable(claim.unit) and checked.sound(*keys)):
        return
    if claim.correction:
        return
    given = tuple(number for number in (claim.stated_min, claim.stated_max) if number is not None)
    printed, multiple = Printed(given) if given else read_printed(claim.value_stated), units.number_in_name(claim.unit)
    if not printed.numbers:
        message = (
            f"value_stated '{claim.value_stated}' holds no number in plain digits, so value was not compared with it"
        )
        yield checked.problem("value_stated", message).as_warning()
        return
    for key in ("value", "value_min", "value_max"):
        value = getattr(claim, key)
        if value is not None and not printed.prints(value, multiple):
            message = f"{key} {value:.15g} {claim.unit} is not what value_stated prints ('{claim.value_stated}')"
            yield checked.problem(key, message, "the printed number, or correction and correction_kind")
            return


def locate_quote(checked: Checked, loc: Loc, quote: str, prefix: str | None, text: QuotableText) -> Position | Problem:
    """Return where a quote stands in its article's text, or what is wrong when it does not stand there once."""
    try:
        return text.find(quote, prefix or "")
    except NotFound:
        after = f" after '{shown(prefix)}'" if prefix else ""
        message = f"quote '{shown(quote)}'{after} does not stand in the text"
        return checked.raw.problem(loc, message, "the exact words", text.nearest_words(quote))
    except FoundTwice as twice:
        message = f"quote '{shown(quote)}' stands {twice.count} times in the text"
        return checked.raw.problem(loc, message, "more words, or quote_prefix: the words just before it")
