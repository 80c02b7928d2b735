"""Ids that are kept in SQLite are a dict like any other."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.reading.files import SourceFile
from knowledge_base.reading.many_ids import ManyIds, Place

FILES = [SourceFile(Path(f"{name}.yml"), f"sources/claims/{name}.yml", "claim") for name in ("a", "b", "c")]
IN_READING_ORDER = [(file, line) for file in FILES for line in range(1, 8)]


ANY_CHARACTER = st.characters(exclude_categories=())


@given(st.lists(st.text(ANY_CHARACTER, max_size=3), min_size=21, max_size=21))
def test_ids_are_found_with_the_place_of_their_first_use(names: list[str]) -> None:
    many, usual = ManyIds(), dict[str, Place]()

    told = [many.setdefault(name, place) is place for name, place in zip(names, IN_READING_ORDER, strict=True)]

    assert told == [usual.setdefault(name, place) is place for name, place in zip(names, IN_READING_ORDER, strict=True)]
    assert (list(many.items()), len(many)) == (list(usual.items()), len(usual))
    assert ("missing" in many, many.get("missing"), {*names} & many.keys()) == (False, None, {*names})


def test_ids_can_be_replaced_and_taken_out() -> None:
    many = ManyIds()
    many["first"], many["second"] = IN_READING_ORDER[:2]
    many["first"] = IN_READING_ORDER[9]
    del many["second"]

    assert dict(many) == {"first": IN_READING_ORDER[9]}
    assert many.pop("second", None) is None
