"""Which of Datasette's own statements another one takes the place of, for one database file: see ``statements``."""

import json
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from .listed_columns import is_page, with_listed_columns
from .statements import (
    COUNTED,
    FACET_INDEX,
    FEW,
    FEWEST,
    FOUND,
    Counted,
    Narrowed,
    is_facet,
    of_all_pages,
    with_counted_facets,
    with_counted_rows,
    with_facet_index,
)

Ask = Callable[[str, Any], Awaitable[Sequence[Any]]]
"""Runs a statement, returns its rows. Raises sqlite3.OperationalError."""

Listed = Callable[[str], Sequence[str]]
"""The columns with which a table is shown, by its name."""


class LessTime:
    """Finds the statement that gives the same answer in less time, by what the build has counted and indexed."""

    def __init__(self, ask: Ask, listed: Listed) -> None:
        self._ask = ask
        self._listed = listed
        self._counted: frozenset[Counted] | None = None
        self._is_indexed: bool | None = None

    async def statement(self, sql: str, params: Any) -> tuple[str, Any]:
        """Return a statement and its parameters, or those that take their place."""
        if is_facet(sql):
            sql = of_all_pages(sql)
            sql, params = with_counted_facets(sql, params, await self._counted_facets())
        elif sql.startswith("select count(*) from "):
            sql, params = with_counted_rows(sql, params, await self._counted_facets())
        narrowed = with_facet_index(sql)
        if narrowed and await self._has_facet_index() and await self._are_many(narrowed, params):
            sql = narrowed.sql
        return with_listed_columns(sql, self._listed) if is_page() else sql, params

    async def _are_many(self, narrowed: Narrowed, params: Any) -> bool:
        """Whether a statement may be about many claims: as far as is known without counting them."""
        if narrowed.equal:
            equal = json.dumps({column: str(params[name]) for column, name in narrowed.equal.items()})
            ((fewest,),) = await self._ask(FEWEST, {"equal": equal})
            if (fewest or 0) <= FEW:
                return False
        if narrowed.is_searched:
            ((found,),) = await self._ask(FOUND, {"search": params["search"], "most": FEW + 1})
            return bool(found > FEW)
        return True

    async def _counted_facets(self) -> frozenset[Counted]:
        """Return what the build has counted: nothing in a database that it did not build."""
        if self._counted is None:
            try:
                self._counted = frozenset(tuple(row) for row in await self._ask(COUNTED, None))
            except sqlite3.OperationalError:
                self._counted = frozenset()
        return self._counted

    async def _has_facet_index(self) -> bool:
        """Whether the build has made the index of all facets: it has not in an older database, or another's."""
        if self._is_indexed is None:
            self._is_indexed = bool(await self._ask("select 1 from sqlite_master where name = ?", [FACET_INDEX]))
        return self._is_indexed
