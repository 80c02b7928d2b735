"""What changed between two built databases: records added, changed, removed; verdicts that flipped, and why.

Rows are compared inside SQLite, by what their source files say (``Table.record_columns``); what the build works out is
told as flips, not as changes of records. A database of an older program is compared in what both have.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..checking.wording import number, rounded, spoken_period
from ..model.kinds import KINDS
from .schema import TABLE

LONGEST_VALUE = 200
"""Characters of a value that are shown."""

UNTOLD = {"source_path", "source_line", "former_ids"}
"""Columns that say where a record is written, not what it says."""

JUDGED = {
    "claims": {"verdict": "verdict", "outcome": "outcome", "date_verdict": "date-verdict"},
    "policy_events": {"status": "status"},
}
"""Table to its columns that the build works out and people go by, and the scheme of their words."""

METHODS = {"outcome": "outcome", "date-verdict": "event-date"}
"""Scheme to the method of the checks that decide it; any other method decides a verdict."""


_STATISTIC = (
    "(select name from main.indicators where id = indicator_id) || ', ' || (select name from main.places where id = "
    "place_id) || coalesce(', ' || year, '')"
)
"""A figure has no name of its own: it is called by its number and year."""


class NotOurs(ValueError):
    """A file is no database of this program; the message says which and why."""


class Change(NamedTuple):
    """A record that is new, gone, or says something else. ``fields`` maps a column to its old and new value."""

    table: str
    id: str
    label: str
    what: str
    """added, changed or removed."""
    fields: dict[str, list[Any]]


class Flip(NamedTuple):
    """A record about which the knowledge base comes to another result; empty words stand for none."""

    table: str
    id: str
    label: str
    scheme: str
    before: str
    after: str
    reason: str


@dataclass(slots=True)
class Differences:
    """What changed from one database to another. ``counts`` is by table, even of what is left out of the lists."""

    old_as_of: str
    new_as_of: str
    old_sources: str
    new_sources: str
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    flips: list[Flip] = field(default_factory=list)
    left_out: int = 0
    """Changes and flips that are counted, but not in the lists."""

    @property
    def is_empty(self) -> bool:
        return not self.counts and not self.flips

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON takes it; changes and flips as objects."""
        lists = {name: [one._asdict() for one in getattr(self, name)] for name in ("flips", "changes")}
        return {**asdict(self), **lists}


def differences(old: Path, new: Path, most: int | None = None) -> Differences:
    """Compare two built databases; of each list at most ``most`` entries are kept. Raises NotOurs."""
    for path in (old, new):
        if not path.is_file():
            raise NotOurs(f"{path} is not a file")
    with closing(sqlite3.connect(f"{new.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        try:
            connection.execute("attach ? as old", (f"{old.absolute().as_uri()}?mode=ro&immutable=1",))
            # Looked at one by one, so that the message names the one that is none.
            facts = {path: _facts(connection, schema) for path, schema in ((new, "main"), (old, "old"))}
        except sqlite3.Error:
            raise NotOurs(f"{old} or {new} is not a database") from None
        for path, found in facts.items():
            if "as_of" not in found:
                raise NotOurs(f"{path} was not made by this program")
        return _compared(connection, facts[old], facts[new], most)


def _facts(connection: sqlite3.Connection, schema: str) -> dict[str, str]:
    if not _columns(connection, schema, "build_info"):
        return {}
    return dict(connection.execute(f"select name, value from {schema}.build_info"))


def _compared(
    connection: sqlite3.Connection, old: dict[str, str], new: dict[str, str], most: int | None
) -> Differences:
    found = Differences(old["as_of"], new["as_of"], old.get("sources_sha256", ""), new.get("sources_sha256", ""))
    for kind in KINDS:
        for change in _changes(connection, kind.table, f"[{kind.label}]" if kind.label else _label(kind.table)):
            counts = found.counts.setdefault(kind.table, {"added": 0, "changed": 0, "removed": 0})
            counts[change.what] += 1
            _keep(found, found.changes, change, most)
    # What a record says is asked again, since the list of changes may be cut.
    for table, columns in JUDGED.items():
        for column, scheme in columns.items():
            for row in _flipped(connection, table, column):
                # Why one flipped takes a query, and a rule that changed flips thousands: only what is kept is asked.
                if most is None or len(found.flips) < most:
                    found.flips.append(_flip(connection, table, scheme, row, found))
                else:
                    found.left_out += 1
    return found


def _label(table: str) -> str:
    """What a record is called, in SQL, where no column names it."""
    return f"coalesce({_STATISTIC}, id)" if table == "statistics" else "id"


def _keep(found: Differences, kept: list[Any], one: Any, most: int | None) -> None:
    if most is None or len(kept) < most:
        kept.append(one)
    else:
        found.left_out += 1


# --------------------------------------------------------------------------------------------------- records


def _columns(connection: sqlite3.Connection, schema: str, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"pragma {schema}.table_info([{table}])")]


def _told(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that its records fill and both databases have; empty where one lacks the table."""
    both = set(_columns(connection, "main", table)) & set(_columns(connection, "old", table))
    return [name for name in TABLE[table].record_columns if name in both - UNTOLD] if "id" in both else []


def _changes(connection: sqlite3.Connection, table: str, label: str) -> Iterator[Change]:
    columns = _told(connection, table)
    if not columns:
        return
    only = "select id, {label} from {one}.[{table}] where id not in (select id from {other}.[{table}]) order by id"
    for what, one, other in (("added", "main", "old"), ("removed", "old", "main")):
        for identity, name in connection.execute(only.format(label=label, one=one, other=other, table=table)):
            yield Change(table, identity, _short(name), what, {})
    differs = " or ".join(f"new.[{name}] is not old.[{name}]" for name in columns)
    pairs = ", ".join(f"old.[{name}], new.[{name}]" for name in columns)
    changed = (
        f"select new.id, (select {label} from main.[{table}] where id = new.id), {pairs} from main.[{table}] as new "
        f"join old.[{table}] as old on old.id = new.id where {differs} order by new.id"
    )
    for identity, name, *values in connection.execute(changed):
        both = zip(columns, values[::2], values[1::2], strict=True)
        fields = {column: [_short(before), _short(after)] for column, before, after in both if before != after}
        yield Change(table, identity, _short(name), "changed", fields)


def _short(value: Any) -> Any:
    return f"{value[:LONGEST_VALUE]}…" if isinstance(value, str) and len(value) > LONGEST_VALUE else value


# ----------------------------------------------------------------------------------------------------- flips


def _flipped(connection: sqlite3.Connection, table: str, column: str) -> list[tuple[Any, ...]]:
    """Return (id, label, word before, word after) of every record for which a column has another word."""
    if not all(column in _columns(connection, schema, table) for schema in ("main", "old")):
        return []
    label = "statement" if table == "claims" else "title"
    return connection.execute(
        f"select new.id, new.[{label}], old.[{column}], new.[{column}] from main.[{table}] as new "
        f"join old.[{table}] as old on old.id = new.id where new.[{column}] is not old.[{column}] order by new.id"
    ).fetchall()


def _flip(connection: sqlite3.Connection, table: str, scheme: str, row: tuple[Any, ...], found: Differences) -> Flip:
    identity, name, before, after = row
    said = _said_otherwise(connection, table, identity)
    if table == "claims":
        reason = why(said, *(_deciding(connection, schema, identity, scheme) for schema in ("old", "main")))
    else:
        reason = why_status(said, _note(connection, identity), found)
    return Flip(table, identity, _short(name), scheme, before or "", after or "", reason)


def _said_otherwise(connection: sqlite3.Connection, table: str, identity: str) -> list[str]:
    """The columns of a record that its source file fills otherwise."""
    columns = _told(connection, table)
    pairs = ", ".join(f"new.[{name}] is not old.[{name}]" for name in columns)
    row = connection.execute(
        f"select {pairs} from main.[{table}] as new join old.[{table}] as old on old.id = new.id where new.id = ?",
        (identity,),
    ).fetchone()
    return [name for name, differs in zip(columns, row, strict=True) if differs]


class Deciding(NamedTuple):
    """The check that decides: the figure it names, what that is called and says, and how far it is independent."""

    figure: str
    called: str
    value: str
    independence: str


_DECIDING = """
select claim_checks.figure_id, publications.title, figures.year, figures.value, units.symbol, claim_checks.independence,
  figures.implication is not null as is_implied
from {schema}.claim_checks
left join {schema}.figures on figures.id = claim_checks.figure_id
left join {schema}.publications on publications.id = figures.publication_id
left join {schema}.indicators on indicators.id = figures.indicator_id
left join {schema}.units on units.id = indicators.unit_id
where claim_checks.claim_id = ? and {decides}
order by claim_checks.rowid
limit 1
"""


def _deciding(connection: sqlite3.Connection, schema: str, claim: str, scheme: str) -> Deciding | None:
    others = ", ".join(f"'{method}'" for method in METHODS.values())
    decides = f"method = '{METHODS[scheme]}'" if scheme in METHODS else f"method not in ({others})"
    try:
        row = connection.execute(_DECIDING.format(schema=schema, decides=decides), (claim,)).fetchone()
    except sqlite3.OperationalError:  # an older program's database
        return None
    if row is None or row[0] is None:
        return None
    figure, title, year, value, unit, independence, is_implied = row
    time = f" for {spoken_period(str(year))}" if year else ""
    shown = "" if value is None else rounded(value) if is_implied else number(value)
    amount = f"{shown} {unit or ''}".strip() if shown else ""
    return Deciding(figure, f"{title or figure}{time}", amount, independence or "")


def _note(connection: sqlite3.Connection, event: str) -> str:
    (note,) = connection.execute("select status_note from main.policy_events where id = ?", (event,)).fetchone()
    return note or ""


def why(said_otherwise: list[str], before: Deciding | None, after: Deciding | None) -> str:
    """Return in a sentence why a claim is judged otherwise. ``said_otherwise`` names what its source file changed."""
    if said_otherwise:
        return f"The record of the claim changed: {', '.join(name.replace('_', ' ') for name in said_otherwise)}."
    if after is None:
        return f"{before.called} no longer decides it." if before else "It is judged by another rule than before."
    shown = f"{after.called} ({after.value})" if after.value else after.called
    if before is None:
        return f"It is held against {shown} now; no figure decided it before."
    if before.figure != after.figure:
        return f"It is held against {shown} now, and was against {before.called} ({before.value})."
    if before.value != after.value:
        return f"{after.called} was corrected from {before.value} to {after.value}."
    if before.independence != after.independence:
        return f"What is known of where its number comes from changed; it is held against {shown} as before."
    return f"It is held against {shown} as before, and judged by another rule."


def why_status(said_otherwise: list[str], note: str, found: Differences) -> str:
    """Return in a sentence why a policy event has another status."""
    if said_otherwise:
        return f"The record of the event changed: {', '.join(name.replace('_', ' ') for name in said_otherwise)}."
    if note:
        return note
    if found.old_as_of != found.new_as_of:
        return f"The day of the build went on from {found.old_as_of} to {found.new_as_of}."
    return "Another event that bears on it changed."
