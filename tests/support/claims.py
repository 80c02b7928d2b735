"""A claim as it comes out of a source file, for tests of single rules."""

from pathlib import Path

from knowledge_base.reading.files import SourceFile
from knowledge_base.reading.raw_records import RawRecord
from knowledge_base.reading.validation import Checked, validate


def checked_claim(**keys: object) -> Checked:
    """Return a claim about a quantity with these keys; what they lack is filled in."""
    data = {
        "id": "the-claim",
        "article": "the-article",
        "statement": "So much was mined.",
        "kind": "quantity",
        "bound": "range" if "value_min" in keys else "exact",
        **{key: str(value) for key, value in keys.items()},
    }
    checked = validate(RawRecord("claim", SourceFile(Path("claims/x.yml"), "claims/x.yml", "claim"), 1, data))
    assert checked.problems == []
    return checked
