"""What the tests of this room share: what is known by the real sources, read once."""

import pytest

from knowledge_base.extracting.checked import Known
from knowledge_base.extracting.known_sources import known_sources
from tests.support.serving import ROOT


@pytest.fixture(scope="session")
def known() -> Known:
    found, errors = known_sources(ROOT / "sources")
    assert errors == []
    return found
