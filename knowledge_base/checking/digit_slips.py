"""How one number becomes another by a slip of digits: what to say of a number that is nearly a known one."""

DIGITS_OF_A_SLIP = 3
"""Significant digits from which two numbers are alike enough for one to be a misprint of the other."""

MARK_DIGITS = 2
"""Digits of a footnote mark that may be glued to a number."""


def digit_slip(printed: float, meant: float) -> str:
    """Return how one number may have become another by a slip of digits, or an empty string.

    What is only rounded, differs in its last place, or has few digits, shows nothing.
    """
    if printed <= 0 or meant <= 0:
        return ""
    a, b = _digits_of(printed, meant)
    longer = len(a) - len(b)
    if longer == 0:
        return _changed_digits(a, b)
    if min(len(a), len(b)) < DIGITS_OF_A_SLIP:
        return ""
    if longer in (-3, 3) and a.rstrip("0") == b.rstrip("0") and len(a.rstrip("0")) >= DIGITS_OF_A_SLIP:
        stands, meant_for = (
            ("decimal point", "thousands separator") if longer < 0 else ("thousands separator", "decimal point")
        )
        return f"a {stands} stands for the {meant_for}"
    if 0 < longer <= MARK_DIGITS and a.endswith(b):
        return f"“{a[:longer]}” stands before it, as a footnote mark would"
    if longer == -1 and _lacks_one(a, b):
        return "a digit was lost"
    if longer == 1 and _lacks_one(b, a):
        return "a digit was added"
    return ""


def _changed_digits(a: str, b: str) -> str:
    """Of two strings of the same length: two neighbours that change places, or one digit that is another.

    A number that differs in its last digit only is simply another number: 18,700 is not a misprint of 18,600.
    """
    differing = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if not 1 <= len(differing) <= 2:
        return ""
    length = max(len(a.rstrip("0")), len(b.rstrip("0")))
    first, last = differing[0], differing[-1]
    if first == last:
        return f"a {a[first]} stands for a {b[first]}" if DIGITS_OF_A_SLIP < length > first + 1 else ""
    swapped = last == first + 1 and (a[first], a[last]) == (b[last], b[first])
    return "two digits change places" if swapped and length >= DIGITS_OF_A_SLIP else ""


def _lacks_one(shorter: str, longer: str) -> bool:
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _digits_of(a: float, b: float) -> tuple[str, str]:
    """The digits of two numbers, down to the same place: 71.1 and 70 are 711 and 700."""
    if a == int(a) and b == int(b):
        return str(int(a)), str(int(b))
    places = max(len(f"{value:.12f}".rstrip("0").partition(".")[2]) for value in (a, b))
    return f"{a:.{places}f}".replace(".", "").lstrip("0"), f"{b:.{places}f}".replace(".", "").lstrip("0")


def is_same(a: float, b: float, within: float = 0.0005) -> bool:
    """Whether two numbers are one, but for the last digits that an edition rounds away."""
    return abs(a - b) <= within * max(abs(a), abs(b))
