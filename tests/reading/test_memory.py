"""Garbage is not looked for while records are read, and is afterwards."""

import gc
import weakref

import pytest

from knowledge_base.reading.memory import without_garbage_collection


class Circle:
    """An object that refers to itself: only a search for circles frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def collecting() -> None:
    assert gc.isenabled()


def test_what_was_made_meanwhile_is_freed_later() -> None:
    with without_garbage_collection():
        assert not gc.isenabled()
        circle = weakref.ref(Circle())
        assert circle() is not None
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert circle() is None


def test_it_is_looked_for_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="no"), without_garbage_collection():
        raise ValueError("no")
    assert gc.isenabled()


def test_whoever_had_switched_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with without_garbage_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
