"""Claims judged one by one and anywhere: what they are judged by is read from a database once and sent along.

For engines that divide claims among many processes (docs/scale.md). What comes out is what the build writes, but for
the arithmetic of an article, which is between its claims.
"""

import sqlite3
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ..checking.checks import Check
from ..checking.claim_numbers import claim_numbers
from ..checking.claims import Written
from ..checking.judging import Bench, Judged, judge_claim
from ..model.records import Claim
from .known_database import judged_by, known_by, records_of
from .loading import give_copies_one_voice, written_by


class Judge:
    """Judges claims by the records of a database. Sent to another process, it is the records alone."""

    def __init__(self, records: list[Any], written: Mapping[str, Written]) -> None:
        """``records`` are those of ``judged_by``; ``written`` has every article by its id."""
        self._records = records
        self._written = written

    def __reduce__(self) -> tuple[Any, ...]:
        return Judge, (self._records, self._written)

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> "Judge":
        """Return who judges by what a built database holds."""
        records = judged_by(connection)
        own_publisher = next((record.publisher for record in records if record.kind_of_record == "about"), None)
        written = {article.id: written_by(article, own_publisher) for article in records_of(connection, "articles")}
        give_copies_one_voice(written)
        return cls(records, written)

    def judge(self, claim: Claim) -> tuple[list[Check], Judged]:
        """Return the checks of a claim, and what they come to."""
        terms = self._bench.terms
        numbers = claim_numbers(claim, terms.conversion, terms.indicators.get(claim.indicator or ""))
        return judge_claim(claim, numbers, self._written[claim.article], self._bench)

    @cached_property
    def _bench(self) -> Bench:
        return known_by(self._records).bench
