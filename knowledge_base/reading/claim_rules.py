"""What must hold within a claim, beyond the shape of its keys: its unit, its number, its words."""

from collections.abc import Callable

from ..model.printed_numbers import Printed, read_printed
from ..model.problems import Problem
from ..model.records import Claim, Indicator, Statistic
from ..model.units import Units
from .quotes import FoundTwice, NotFound, Position, QuotableText
from .validation import Checked


def check_unit(checked: Checked, units: Units, indicators: dict[str, Indicator], problems: list[Problem]) -> None:
    """Report a unit, of a claim or a statistic, that cannot be converted to its indicator's."""
    record: Claim | Statistic = checked.record
    if not (record.unit and record.indicator and checked.sound("unit", "indicator")):
        return
    indicator = indicators.get(record.indicator)
    if indicator and units.is_usable(record.unit) and units.factor(record.unit, indicator.unit) is None:
        message = f"unit '{record.unit}' does not fit the indicator {record.indicator}, which is in {indicator.unit}"
        expected = f"a unit of {units.dimension(indicator.unit)}, not of {units.dimension(record.unit)}"
        checked.report(problems, "unit", message, expected)


def check_printed(checked: Checked, units: Units, problems: list[Problem]) -> None:
    """Report a number that differs from the printed one without a correction that says why."""
    claim: Claim = checked.record
    keys = ("value_stated", "unit", "value", "value_min", "value_max")
    if claim.value_stated and claim.unit and units.is_usable(claim.unit) and checked.sound(*keys):
        _compare_with_printed(checked, units.number_in_name(claim.unit), problems)


def _compare_with_printed(checked: Checked, multiple: float, problems: list[Problem]) -> None:
    claim: Claim = checked.record
    given = tuple(number for number in (claim.stated_min, claim.stated_max) if number is not None)
    printed = Printed(given) if given else read_printed(claim.value_stated or "")
    if claim.correction or not checked.sound("correction", "correction_kind"):
        return
    if not printed.numbers:
        problems.append(_unreadable_number(checked))
        return
    for key in ("value", "value_min", "value_max"):
        value = getattr(claim, key)
        if value is not None and not printed.prints(value, multiple):
            message = f"{key} {value:.15g} {claim.unit} is not what value_stated prints ('{claim.value_stated}')"
            checked.report(problems, key, message, "the printed number, or correction and correction_kind")
            return


def _unreadable_number(checked: Checked) -> Problem:
    claim: Claim = checked.record
    message = f"value_stated '{claim.value_stated}' holds no number in plain digits, so value was not compared with it"
    return checked.raw.problem(("value_stated",), message).as_warning()


def locate_quote(
    quote: str, prefix: str | None, text: QuotableText, report: Callable[[str, str, str], None]
) -> Position | None:
    """Return where a quote stands in its article's text; a quote that does not stand there once is reported.

    ``report`` takes message, expectation and suggestion, and knows the line.
    """
    try:
        return text.find(quote, prefix or "")
    except NotFound:
        nearest = text.nearest_words(quote)
        after = f" after '{_short(prefix)}'" if prefix else ""
        report(f"quote '{_short(quote)}'{after} does not stand in the text", "the exact words", nearest)
    except FoundTwice as twice:
        message = f"quote '{_short(quote)}' stands {twice.count} times in the text"
        report(message, "more words, or quote_prefix: the words just before it", "")
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
