"""The six tools: what each answers, as data. Every answer carries the address of the page that shows the same.

They ask the same statements as the pages do, of the same database, and nothing else: nothing here can write.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from ..checks import CannotCheck, check_number, others
from ..comparison_sentences import told
from ..comparisons import Asked, comparison_of
from ..numbers import PARTS, line_of, path_of
from ..queries import ask, ask_one
from ..search import Search, find
from .terms import NotKnown, Vocabulary

Answer = dict[str, Any]
MOST_HITS = 20
MOST_RIVALS = 20
MOST_PLACES = 8
MOST_MEASURES = 100


class Tools:
    """The tools over one database. ``address`` turns a path of the site into what is answered as a page's address."""

    def __init__(self, database: Any, address: Callable[[str], str]) -> None:
        self._database = database
        self._address = address

    async def _vocabulary(self) -> Vocabulary:
        rows = await ask(self._database, "names_for_answers")
        return Vocabulary([(row["kind"], row["id"], row["names"]) for row in rows])

    def _page(self, table: str, identity: str) -> str:
        return self._address(f"/{self._database.name}/{table}/{identity}")

    def _page_of_number(self, number: dict[str, str]) -> str:
        return self._address(path_of(number))

    # --------------------------------------------------------------------------------------------- finding

    async def search(self, query: str, kind: str = "", year: str = "", place: str = "", page: int = 1) -> Answer:
        """Find records of every kind by words, names and numbers, in English or Chinese."""
        place_id = (await self._vocabulary()).id_of("place", place) if place else ""
        arguments = {"q": query, "kind": kind, "year": year, "place": place_id, "page": str(page)}
        hits = await find(self._database, Search.of(arguments))
        return {
            "page": self._address(f"/search?{urlencode({key: value for key, value in arguments.items() if value})}"),
            "found": hits.total,
            "known_of_the_number": [answer["answer"] for answer in hits.answers],
            "did_you_mean": hits.suggestion or None,
            "hits": [
                {
                    "kind": row["kind"],
                    "id": row["record_id"],
                    "title": row["title"],
                    "year": row["year"],
                    "speaker": row["speaker"],
                    "verdict": row["verdict"],
                    "page": self._address(f"/{self._database.name}/{row['url_path']}"),
                }
                for row in hits.rows[:MOST_HITS]
            ],
        }

    # --------------------------------------------------------------------------------------------- a claim

    async def read_claim(self, id: str) -> Answer:  # noqa: A002  # what a tool's argument is called
        """Tell of one claim: what is said, by whom, in which words, what figures and other claims say of it."""
        claim = await ask_one(self._database, "claim", id=id)
        if not claim:
            raise NotKnown(f"no claim has the id “{id[:80]}”; search finds claims by what they say")
        checks = await ask(self._database, "checks_of_claim", id=id)
        rivals = await ask(self._database, "rivals_of_claim", id=id)
        return {
            "page": self._page("claims", id),
            "statement": claim["statement"],
            "said_by": claim["speaker"] or claim["publisher"],
            "article": {
                "title": claim["article"],
                "publisher": claim["publisher"],
                "published": claim["date_published"],
                "retracted": claim["retracted"],
                "url": claim["article_url"],
                "page": self._page("articles", claim["article_id"]),
            },
            "evidence": {
                "quote": claim["quote"],
                "as_printed": claim["value_stated"],
                "quote_status": claim["quote_status"],
            },
            "number": {name: claim[name] for name in ("indicator", "place", "material", "period", "unit", "bound")}
            | {"lowest": claim["normalised_min"], "highest": claim["normalised_max"]},
            "verdict": claim["verdict"],
            "verdict_means": claim["verdict_meaning"],
            "independence": claim["independence"],
            "independence_means": claim["independence_meaning"],
            "counts": bool(claim["has_voice"]),
            "checks": [
                {"verdict": check["verdict"], "in_a_sentence": check["explanation"], "details": check["details"]}
                for check in checks
            ],
            "other_claims": [
                {
                    "relation": rival["relation"],
                    "statement": rival["statement"],
                    "said_by": rival["speaker"] or rival["publisher"],
                    "page": self._page("claims", rival["id"]),
                }
                for rival in rivals[:MOST_RIVALS]
            ],
            "other_claims_in_all": len(rivals),
        }

    # ------------------------------------------------------------------------------------------- a number

    async def check_number(
        self,
        phrase: str = "",
        value: str = "",
        unit: str = "",
        indicator: str = "",
        place: str = "",
        material: str = "",
        period: str = "",
        basis: str = "",
    ) -> Answer:
        """Say whether a number holds: give a phrase ("X exported 55,300 t in 2005") or value, unit, indicator, place,
        period, and basis where it matters how it is counted."""
        given = {"phrase": phrase, "value": value, "unit": unit, "indicator": indicator}
        given |= {"place": place, "material": material, "period": period, "basis": basis}
        try:
            numbers = await check_number(self._database, given)
        except CannotCheck as why:
            raise NotKnown(str(why)) from None
        query = urlencode({name: said for name, said in given.items() if said})
        return {
            "page": self._address(f"/check?{query}"),
            "numbers": [
                {
                    "text": number["text"],
                    "verdict": number["verdict"],
                    "in_a_sentence": number["sentence"],
                    "taken_as": {name: number[name] for name in (*PARTS, "basis", "period", "unit")},
                    "unsure_of": number["unsure"],
                    "warnings": number["warnings"],
                    "known_claim": self._page("claims", number["claim_id"]) if number["claim_id"] else None,
                }
                for number in numbers
            ],
            "who_else": [
                {
                    "statement": claim["statement"],
                    "said_by": claim["speaker"] or claim["publisher"],
                    "verdict": claim["verdict"],
                    "page": self._page("claims", claim["id"]),
                }
                for claim in await others(self._database, numbers)
            ],
        }

    # ------------------------------------------------------------------------------------------- figures

    async def official_series(self, indicator: str, place: str, material: str = "") -> Answer:
        """Give the official figures of one number by year, the newest edition of each, and how editions differ."""
        number = await self._number(indicator, place, material)
        figures = [row for row in await ask(self._database, "figures_of_number", **number) if row["is_official"]]
        if not figures:
            raise NotKnown(f"no official figure is held for {_said(number)}; the page {self._page_of_number(number)} "
                           "has what is claimed")  # fmt: skip
        unit = (await ask_one(self._database, "indicator", id=number["indicator"]))["unit"]
        return {
            "page": self._page_of_number(number),
            "number": number,
            "unit": unit,
            "figures": [
                {
                    "year": row["year"],
                    "value": row["value"],
                    "basis": row["basis"],
                    "publisher": row["publisher"],
                    "edition": row["publication"],
                    "implied": row["implication"] is not None,
                    "older_editions": [
                        {"value": other["value"], "edition": other["publication"]}
                        for other in figures
                        if not other["is_newest"] and _same_line(row, other)
                    ],
                }
                for row in figures
                if row["is_newest"] and not row["is_partial"]
            ],
        }

    async def compare(self, indicator: str, places: list[str], material: str = "") -> Answer:
        """Set places side by side on one indicator, year by year, from the newest edition of each figure."""
        if not 1 <= len(places) <= MOST_PLACES:
            raise NotKnown(f"name between one and {MOST_PLACES} places")
        unit = ""
        lines: list[Answer] = []
        for place in places:
            number = await self._number(indicator, place, material)
            unit = (await ask_one(self._database, "indicator", id=number["indicator"]))["unit"]
            rows = await ask(self._database, "newest_figures_of_number", **number)
            lines.append(
                {
                    "place": number["place"],
                    "page": self._page_of_number(number),
                    "series": [{"line": line, "years": years} for line, years in _by_line(rows).items()],
                }
            )
        materials = (number["material"],) if material else ()
        asked = Asked(number["indicator"], tuple(line["place"] for line in lines), materials)
        comparison = await comparison_of(self._database, asked)
        return {
            "page": self._address(f"/compare?{comparison.query}" if comparison else path_of(number)),
            "in_a_sentence": told(comparison).sentence if comparison else None,
            "indicator": indicator,
            "unit": unit,
            "places": lines,
        }

    async def _number(self, indicator: str, place: str, material: str) -> dict[str, str]:
        """Return the ids of a number. Without a material it is the one of which most figures are held."""
        vocabulary = await self._vocabulary()
        number = {"indicator": vocabulary.id_of("indicator", indicator), "place": vocabulary.id_of("place", place)}
        if material:
            return {**number, "material": vocabulary.id_of("material", material)}
        found = await ask_one(self._database, "usual_material", **number)
        return {**number, "material": found.get("material_id", "")}

    # ------------------------------------------------------------------------------------------- policy

    async def events_on(self, day: str, place: str = "") -> Answer:
        """List the policy measures in force, and those suspended, on a day, with what each covers and since when."""
        asked = await ask_one(self._database, "asked_day", day=day, place="")
        if not asked.get("day"):
            raise NotKnown(f"“{day[:60]}” is no day that can be read; write it like 2025-11-20")
        place_id = (await self._vocabulary()).id_of("place", place) if place else ""
        rows = await ask(self._database, "in_force", day=asked["day"], place=place_id)
        query = urlencode({"day": asked["day"], **({"place": place_id} if place_id else {})})
        return {
            "page": self._address(f"/in-force?{query}"),
            "day": asked["day"],
            "found": len(rows),
            "measures": [
                {
                    "state": row["state"],
                    "title": row["title"],
                    "place": row["jurisdiction"],
                    "instrument": row["instrument"],
                    "materials": row["materials"],
                    "since": row["date_from"],
                    "until": row["date_until"],
                    "because_of": row["because_of"],
                    "confidence": row["confidence"],
                    "page": self._page("policy_events", row["id"]),
                }
                for row in rows[:MOST_MEASURES]
            ],
        }


def _said(number: dict[str, str]) -> str:
    return ", ".join(number[name] for name in PARTS if number[name])


def _same_line(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two figures are editions of one another: of the same publisher, basis and time."""
    return all(one[name] == other[name] for name in ("house", "basis", "first_day", "last_day", "is_partial"))


def _by_line(rows: list[dict[str, Any]]) -> dict[str, dict[int, float]]:
    lines: dict[str, dict[int, float]] = {}
    for row in rows:
        lines.setdefault(line_of(row), {})[row["year"]] = row["value"]
    return lines
