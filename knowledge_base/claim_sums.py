"""One claim against the sum it must be: what other numbers of its article, or figures, come to (``follows_from``)."""

from dataclasses import dataclass
from math import inf

from .claim_checks import ARITHMETIC, PRINTED, Check, finite
from .sentences import MOST_TIMES, claimed, number, points, rounded, sentence
from .verdicts import Judgement, Range, judge
from .words import Verdict


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
    return Check(
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
