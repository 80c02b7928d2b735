"""One row of ``claim_checks``: a claim, held against something, with what came of it and why."""

from typing import Annotated, NamedTuple

from ..model.ranges import Number, Range, closed
from ..model.records import Reference
from ..model.vocabulary import Independence, Method, Reading, Revision, Word
from .figures import Figure
from .verdicts import Judgement


class Check(NamedTuple):
    """One way in which a claim was checked; numbers are in the indicator's unit, an open end is null."""

    id: str
    claim_id: Annotated[str, Reference("claim")]
    reading: Reading
    method: Method
    verdict: Word
    """A word of the scheme verdict, or of outcome or date-verdict for these methods."""
    nearness: Word | None
    """How near the number is to the figure, whoever printed that: agrees, close, loose, differs, scale-error."""
    independence: Independence | None
    revision: Revision | None
    ratio: float | None
    gap: float | None
    claim_min: float | None
    claim_max: float | None
    reference_min: float | None
    reference_max: float | None
    basis: str | None
    """The basis of the figure that decides."""
    figure_id: str | None
    """The figure that decides: a row of the view ``figures``."""
    statistic_id: Annotated[str | None, Reference("statistic")]
    """The printed figure, or the first of those that imply it."""
    explanation: str
    details: str | None

    @classmethod
    def of(
        cls,
        claim_id: str,
        reading: Reading,
        method: Method,
        verdict: Word,
        explanation: str,
        *,
        value: Number | Range | None = None,
        figure: Figure | None = None,
        reference: Range | None = None,
        judgement: Judgement | None = None,
        independence: Independence | None = None,
        revision: Revision | None = None,
        details: str = "",
    ) -> "Check":
        """Return a check; its id is put together from the claim's, the reading and the method."""
        claimed = value.value if isinstance(value, Number) else value
        reference = figure.number.value if figure else reference
        return cls(
            id=f"{claim_id}/{reading}/{method}",
            claim_id=claim_id,
            reading=reading,
            method=method,
            verdict=verdict,
            nearness=judgement.verdict if judgement else None,
            independence=independence,
            revision=revision,
            ratio=_short(judgement.ratio) if judgement else None,
            gap=_short(judgement.gap) if judgement else None,
            claim_min=closed(claimed.low) if claimed else None,
            claim_max=closed(claimed.high) if claimed else None,
            reference_min=closed(reference.low) if reference else None,
            reference_max=closed(reference.high) if reference else None,
            basis=figure.basis if figure else None,
            figure_id=figure.id if figure else None,
            statistic_id=figure.printed[0].id if figure else None,
            explanation=explanation,
            details=details or None,
        )


def _short(value: float) -> float | None:
    """Return a ratio or gap for a table: null where there is none, six digits otherwise."""
    return None if closed(value) is None else float(f"{value:.6g}")
