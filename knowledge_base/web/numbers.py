"""A number is an indicator of a place and a material: how it is addressed, called, and what is claimed of it."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from ..checking.wording import lower_first
from .filters import basis_words
from .queries import Row, ask

PARTS = ("indicator", "place", "material")
Number = dict[str, str]
"""The ids of its parts, by PARTS."""

NUMBER_PATH = "/number/(?P<indicator>[^/]+)/(?P<place>[^/]+)/(?P<material>[^/.]+)"
"""Regular expression for the address of a number."""


def path_of(number: Number) -> str:
    """Return the address of a number's page below the root of the site."""
    return "/number/" + "/".join(quote(number[part], safe="") for part in PARTS)


async def claims_of(database: Any, number: Number, positions: Iterable[int]) -> list[Row]:
    """Return the claims at some positions in order of time, counted from 1, as rows of the query claims_of_number."""
    return await ask(database, "claims_of_number", **number, positions=json.dumps(list(positions)))


def title_of(names: Row) -> str:
    """What a number is called, of a row with the names of its parts: "Reserves of lithium carbonate, Chile".

    On the page of a place the rows have none.
    """
    particular = f" of {lower_first(names['material'])}" if names["material_is_particular"] else ""
    place = f", {names['place']}" if names.get("place") else ""
    return f"{names['indicator']}{particular}{place}"


def line_of(figure: Row) -> str:
    """What tells series of figures apart: who publishes them, and how they count."""
    return series_name(figure["publisher"] or figure["house"] or "", figure["basis"])


def series_name(publisher: str, basis: str | None) -> str:
    """What a series of figures is called: "Survey, gross weight"."""
    return f"{publisher}, {basis_words(basis)}" if basis else publisher
