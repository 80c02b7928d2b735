"""Made-up figures about lithium, and the real checks of claims against them: what a build does, without files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge_base.checking.checks import Check
from knowledge_base.checking.claim_numbers import claim_numbers
from knowledge_base.checking.claims import Asked, Terms, Written
from knowledge_base.checking.figures import Figure, Figures, printed_figure
from knowledge_base.checking.implied_figures import implied_figures
from knowledge_base.checking.independence import Voice, page_keys
from knowledge_base.checking.judging import Bench, Judged, judge_claim
from knowledge_base.model.records import (
    Actor,
    Claim,
    Indicator,
    Material,
    Place,
    PolicyEvent,
    Publication,
    Statistic,
    Unit,
)
from knowledge_base.model.units import Units
from knowledge_base.model.vocabulary import Reading

UNITS = (
    Unit(id="tonne", name="tonne", symbol="t", definition="[mass]"),
    Unit(id="million-tonne", name="million tonnes", symbol="Mt", number_word="million", definition="1000000 * tonne"),
    Unit(id="percent", name="per cent", symbol="%", definition="[proportion]"),
    Unit(id="fraction", name="fraction of one", symbol="times", definition="100 * percent"),
    Unit(id="year", name="year", symbol="years", definition="[time]"),
    Unit(id="usd", name="US dollar", symbol="USD", definition="[currency]"),
    Unit(id="piece", name="piece", definition="[piece]"),
)


def indicator(identity: str, name: str, unit: str = "tonne", **keys: object) -> Indicator:
    return Indicator.model_validate({"id": identity, "name": name, "unit": unit, "definition": name, **keys})


INDICATORS = (
    indicator("reserves", "Reserves", time="stock", bases=["reserves", "resources"]),
    indicator(
        "reserves-share",
        "Share of world reserves",
        "percent",
        time="stock",
        share_of="reserves",
        whole_place="world",
        bases=["reserves", "resources"],
    ),
    indicator("mine-production", "Mine production", bases=["content"]),
    indicator("consumption", "Consumption"),
    indicator(
        "consumption-of-output",
        "Consumption as a share of output",
        "percent",
        share_of="mine-production",
        part="consumption",
    ),
    indicator("exports", "Exports", bases=["gross-weight", "content"]),
    indicator(
        "exports-growth",
        "Growth of exports",
        "percent",
        name_in_text="the growth of {place's} exports",
        growth_of="exports",
    ),
    indicator("imports", "Imports"),
    indicator("excess", "Excess of imports", "percent", name_in_text="the excess over {place's} exports{of material}"),
    indicator("quota", "Quota", name_in_text="{place's} quota{for material}", sort="exact"),
    indicator(
        "quota-growth",
        "Growth of the quota",
        "percent",
        name_in_text="the growth of {place's} quota{for material}",
        growth_of="quota",
    ),
    indicator("life", "Life of reserves", "year"),
    indicator("price", "Price", "usd", name_in_text="the price{of material} in {place}"),
    indicator("firms", "Number of firms", "piece", sort="exact", compared="never"),
)
PLACES = (
    Place(id="cn", name="China", kind="country", parent="world"),
    Place(id="us", name="United States", name_in_text="the United States", kind="country", parent="world"),
    Place(id="au", name="Australia", kind="country", parent="world"),
    Place(id="union", name="Southern Union", kind="union", parent="world"),
    Place(id="north", name="the North", kind="region", parent="cn"),
    Place(id="south", name="the South", kind="region", parent="cn"),
    Place(id="world", name="World", name_in_text="the world", kind="world"),
)
MATERIALS = (
    Material(id="lithium", name="Lithium", kind="element", definition="What it is."),
    Material(id="hydroxide", name="Lithium hydroxide", kind="product", definition="What it is.", parent="lithium"),
    Material(id="lico", name="LiCo oxide", kind="product", definition="What it is.", parent="lithium"),
)
ACTORS = (
    Actor(id="survey", name="Geological Survey", kind="agency"),
    Actor(id="survey-lab", name="Laboratory of the Geological Survey", kind="agency", parent="survey"),
    Actor(id="survey-mint", name="Mint of the Geological Survey", kind="agency", parent="survey"),
    Actor(id="ministry", name="Ministry of Mines", kind="agency"),
    Actor(id="minister", name="A. Minister", kind="person", parent="ministry"),
    Actor(id="customs", name="Customs Office", kind="agency"),
    Actor(id="association", name="Lithium Association", kind="association"),
    Actor(id="daily", name="Daily News", kind="media"),
    Actor(id="weekly", name="weekly.example", kind="media"),
    Actor(id="ourselves", name="Lithium Knowledge Base", kind="research"),
)
BASES = {
    "reserves": "What can be mined now, in the sense of the survey.",
    "resources": "All that is known to be in the ground; nobody says who could mine it.",
    "gross-weight": "Products as traded, by weight. Must not be compared with the content.",
    "content": "Lithium contained, by weight.",
}
PAGE = "https://daily.example/article"
"""The address of the article that makes the claims."""

DAY = "2013-06-30"
"""The day by which it had appeared."""


def terms() -> Terms:
    return Terms(
        indicators={known.id: known for known in INDICATORS},
        places={known.id: known for known in PLACES},
        materials={known.id: known for known in MATERIALS},
        units={known.id: known for known in UNITS},
        actors={known.id: known for known in ACTORS},
        basis_definitions=BASES,
        conversion=Units(UNITS),
        own_publisher="ourselves",
    )


def written(day: str = DAY, publisher: str | None = "daily", **keys: object) -> Written:
    """An article of the Daily News, unless something else is said."""
    given: dict[str, object] = {
        "title": "Who has the lithium",
        "voice": Voice(page_keys([PAGE]), publisher),
        "day": day,
        "year": int(day[:4]),
        "is_own": publisher == "ourselves",
        **keys,
    }
    return Written(**given)  # type: ignore[arg-type]


@dataclass
class Desk:
    """Figures, and claims that are held against them."""

    terms: Terms = field(default_factory=terms)
    printed: list[Figure] = field(default_factory=list)
    events: dict[str, PolicyEvent] = field(default_factory=dict)
    publisher_of: dict[str, str | None] = field(default_factory=dict)

    def figure(
        self,
        value: float,
        year: int,
        indicator: str = "exports",
        *,
        edition: str = "",
        publisher: str | None = "survey",
        place: str = "cn",
        material: str = "lithium",
        page: str | None = None,
        kind: str = "official",
        series: str | None = None,
        out: str | None = None,
        via: str | None = None,
        **keys: object,
    ) -> Figure:
        """Add a figure, in the indicator's unit. Its edition is the survey of the year after, out on its first day.

        ``page`` is where the edition can be read, ``via`` the address of a page that quotes it.
        """
        edition = edition or f"Survey {year + 1}"
        publication = Publication.model_validate(
            {
                "id": re.sub("[^a-z0-9]+", "-", edition.lower()).strip("-"),
                "title": edition,
                "kind": kind,
                "publisher": publisher,
                "series": series or publisher,
                "date_published": out or f"{year + 1}-01-01",
                "url": page,
            }
        )
        read_in = Publication(id="copy", title="Copy", kind="press", url=via) if via else publication
        statistic = Statistic.model_validate(
            {
                "id": f"figure-{len(self.printed) + 1}",
                "indicator": indicator,
                "place": place,
                "material": material,
                "year": year,
                "value": value,
                "unit": self.terms.indicators[indicator].unit,
                "publication": publication.id,
                "via_publication": read_in.id if via else None,
                "confidence": "confirmed",
                **keys,
            }
        )
        figure = printed_figure(statistic, publication, read_in, 1.0, self.terms.sort(indicator))
        self.printed.append(figure)
        self.publisher_of[publication.id] = publisher
        return figure

    @property
    def figures(self) -> Figures:
        """All that is printed, and what it implies."""
        return Figures([*self.printed, *implied_figures(self.printed, self.terms.indicators)])

    def implied(self, indicator: str) -> list[Figure]:
        """The figures of one indicator that others imply, in order."""
        found = implied_figures(self.printed, self.terms.indicators)
        return sorted((f for f in found if f.key[0] == indicator), key=lambda f: (f.year, f.out, f.id))

    def claim(self, value: float | None = None, stated: str = "", **keys: object) -> Claim:
        """A claim about China's exports of lithium in 2012, unless other keys are given."""
        about = str(keys.get("indicator", "exports") or "")
        given = {
            "id": "the-claim",
            "article": "the-article",
            "statement": "It is so.",
            "kind": "quantity",
            "indicator": "exports",
            "place": "cn",
            "material": "lithium",
            "period": "2012",
            "bound": "range" if "value_min" in keys else "exact",
            "value": value,
            "value_stated": stated or (f"{abs(value):,.15g}" if value is not None else "a range"),
            "unit": self.terms.indicators[about].unit if about else "tonne",
            **keys,
        }
        if given["kind"] in ("rank", "trend", "fact"):
            given.update(bound=None, value=None, value_stated=None, unit=None)
        return Claim.model_validate({key: found for key, found in given.items() if found is not None})

    def asked(self, value: float | None = None, *, by: Written | None = None, **keys: object) -> Asked:
        """One claim, ready to be held against figures."""
        claim = self.claim(value, **keys)
        numbers = claim_numbers(claim, self.terms.conversion, self.terms.indicators.get(claim.indicator or ""))
        return Asked(claim, Reading.PRINTED, numbers.read, by or written(), self.terms)

    def judge(
        self, value: float | None = None, stated: str = "", *, by: Written | None = None, **keys: object
    ) -> tuple[list[Check], Judged]:
        """Judge a claim of an article of the Daily News, unless another is given."""
        claim = self.claim(value, stated, **keys)
        numbers = claim_numbers(claim, self.terms.conversion, self.terms.indicators.get(claim.indicator or ""))
        bench = Bench(self.terms, self.figures, self.events, self.publisher_of)
        return judge_claim(claim, numbers, by or written(), bench)

    def checks(self, value: float | None = None, stated: str = "", **keys: object) -> list[Check]:
        return self.judge(value, stated, **keys)[0]  # type: ignore[arg-type]

    def check(self, value: float | None = None, stated: str = "", **keys: object) -> Check:
        """Return the one check of a claim, or the first of several: the one that decides."""
        return self.checks(value, stated, **keys)[0]

    def verdict(self, value: float | None = None, stated: str = "", **keys: object) -> str | None:
        judged = self.judge(value, stated, **keys)[1]  # type: ignore[arg-type]
        return judged.verdict and judged.verdict.value


def shown(judged: Judged, *columns: str) -> Mapping[str, object]:
    """Some columns of what a claim comes to, as plain words."""
    return {column: getattr(judged, column) and str(getattr(judged, column)) for column in columns}
