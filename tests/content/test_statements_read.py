"""The reader of running text says of the statements of the real claims what their curators said.

Statements are our own words, one number each, with the fields that a person gave them: 333 labelled sentences. They
were read while rules were written, so this holds what was reached, and is no estimate for other texts.
"""

from pathlib import Path

import pytest

from knowledge_base.extracting.checked import Known
from knowledge_base.extracting.known_sources import known_sources
from knowledge_base.extracting.text_reader import read_text
from knowledge_base.model.records import Claim
from tests.support.serving import ROOT


@pytest.fixture(scope="module")
def known() -> Known:
    return known_sources(Path(ROOT / "sources"))[0]


def test_most_statements_are_read_as_their_claims_are_coded(known: Known) -> None:
    claims = [claim for claim in known.claims if claim.indicator and (claim.value or claim.value_min)]
    read = [(claim, field, right) for claim in claims for field, right in _compared(claim, known)]

    def share(field: str) -> float:
        found = [right for _, name, right in read if name == field]
        return sum(found) / len(found)

    assert len({claim.id for claim, _, _ in read}) > 300
    assert share("indicator") >= 0.93
    assert share("place") >= 0.88
    assert share("material") >= 0.95


def _compared(claim: Claim, known: Known) -> list[tuple[str, bool]]:
    value = claim.value if claim.value is not None else claim.value_min or 0.0
    factor = known.lexicon.factor(claim.unit or "", claim.indicator or "") or 1.0
    same = [
        number
        for number in read_text(claim.statement, known.lexicon)
        if abs(abs(number.normalised_min) - abs(value * factor)) <= 1e-6 * max(1.0, abs(value * factor))
    ]
    fields = ("indicator", "place", "material")
    return [(field, getattr(same[0], field) == getattr(claim, field)) for field in fields] if same else []
