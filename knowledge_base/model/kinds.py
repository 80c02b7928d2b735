"""The kinds of record that have rows and pages of their own: word, table, plural, and the column that names a row.

What loops over kinds (search, links in tables, filters, templates) loops over KINDS; the shapes of the records are
in ``records.py``.
"""

from typing import NamedTuple


class Kind(NamedTuple):
    """``label`` is the column of the table that names a row; None where only the id does.

    ``is_searched``: the one search box finds it. ``is_dated``: it has a day in the timeline.
    """

    word: str
    table: str
    plural: str
    label: str | None
    is_searched: bool = True
    is_dated: bool = False

    @property
    def key(self) -> str:
        """The column by which other tables and views refer to it: ``policy_event_id``."""
        return f"{self.word.replace(' ', '_')}_id"


# The order is the one in which they are offered.
KINDS = (
    Kind("article", "articles", "articles", "title", is_dated=True),
    Kind("claim", "claims", "claims", "statement"),
    Kind("policy event", "policy_events", "policy events", "title", is_dated=True),
    Kind("indicator", "indicators", "indicators", "name"),
    Kind("place", "places", "places", "name"),
    Kind("material", "materials", "materials", "name"),
    Kind("actor", "actors", "actors", "name"),
    Kind("topic", "topics", "topics", "name"),
    Kind("publication", "publications", "publications", "title", is_dated=True),
    Kind("statistic", "statistics", "statistics", None),
    Kind("unit", "units", "units", "name", is_searched=False),
)

TABLE_OF_KIND = {kind.word: kind.table for kind in KINDS}
"""Kind of record to the table that holds it. Controlled words have no id and are in ``vocabulary``."""
