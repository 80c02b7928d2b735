"""How one number becomes another by a slip of digits: what to say of a number that is nearly a known one."""

DIGITS_OF_A_SLIP = 3
"""Significant digits from which two numbers are alike enough for one to be a misprint of the other."""

MARK_DIGITS = 2
"""Digits of a footnote mark that may be glued to a number."""


def digit_slip(printed: float, meant: float) -> str:
    """Return how one number may have become another by a slip of digits, or an empty string.

    A number that is only rounded, or that has few digits, shows nothing.
    """
    few = min(significant_digits(printed), significant_digits(meant)) < DIGITS_OF_A_SLIP
    if printed == meant or printed <= 0 or meant <= 0 or _is_rounding(printed, meant):
        return ""
    if not few and is_same(printed * 1000, meant, 1e-9):
        return "a decimal point stands for the thousands separator"
    if not few and is_same(printed, meant * 1000, 1e-9):
        return "a thousands separator stands for the decimal point"
    a, b = _digits_of(printed, meant)
    if len(a) == len(b):
        return "" if few else _changed_digits(a, b)
    if min(len(a), len(b)) < DIGITS_OF_A_SLIP:
        return ""
    if a.endswith(b) and len(a) - len(b) <= MARK_DIGITS:
        return f"“{a[: len(a) - len(b)]}” stands before it, as a footnote mark would"
    if len(b) - len(a) == 1 and _lacks_one(a, b):
        return "a digit was lost"
    if len(a) - len(b) == 1 and _lacks_one(b, a):
        return "a digit was added"
    return ""


def _changed_digits(a: str, b: str) -> str:
    """Of two strings of the same length: two neighbours that change places, or one digit that is another.

    A number that differs in its last digit only is simply another number: 18,700 is not a misprint of 18,600.
    """
    length = max(len(a.rstrip("0")), len(b.rstrip("0")))
    differing = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differing) == 1:
        n = differing[0]
        return f"a {a[n]} stands for a {b[n]}" if n < length - 1 and length > DIGITS_OF_A_SLIP else ""
    if len(differing) == 2 and differing[1] - differing[0] == 1:
        first, second = differing
        if a[first] == b[second] and a[second] == b[first]:
            return "two digits change places"
    return ""


def _lacks_one(shorter: str, longer: str) -> bool:
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _digits_of(a: float, b: float) -> tuple[str, str]:
    """The digits of two numbers, down to the same place: 71.1 and 70 are 711 and 700."""
    places = max(len(f"{value:.12f}".rstrip("0").partition(".")[2]) for value in (a, b))
    return f"{a:.{places}f}".replace(".", "").lstrip("0"), f"{b:.{places}f}".replace(".", "").lstrip("0")


def significant_digits(value: float) -> int:
    """Return the digits that carry a number: 3 for 71.1, 2 for 52 000 000."""
    return len(f"{abs(value):.11e}".partition("e")[0].replace(".", "").rstrip("0"))


def _is_rounding(a: float, b: float) -> bool:
    """Whether one number is the other with fewer digits: 31,000 and 30,996, or 48,900 and 48,918."""
    digits = min(significant_digits(a), significant_digits(b))
    return digits > 0 and float(f"{a:.{digits - 1}e}") == float(f"{b:.{digits - 1}e}")


def is_same(a: float, b: float, within: float = 0.0005) -> bool:
    """Whether two numbers are one, but for the last digits that an edition rounds away."""
    return abs(a - b) <= within * max(abs(a), abs(b))
