"""The day that somebody asks about, however it is typed: 2025-11-20, 20 Nov 2025, November 2025, 2025年11月20日.

A question about a day is never answered for another one: what cannot be read is no day, and what names a month or a
year is asked for its last day.
"""

from ..model.date_hints import meant_date
from ..model.dates import period_span


def asked_day(text: object) -> str | None:
    """Return the day, as an ISO date; None for what is no day. (An SQL function: whatever comes in is taken.)"""
    typed = str(text or "").strip()
    for written in (typed, meant_date(typed)):
        if "/" not in written and not written.endswith(("~", "?", "%")):
            try:
                return period_span(written).last
            except ValueError:
                continue
    return None
