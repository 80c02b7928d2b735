"""Made-up figures about lithium, and the real checks of claims against them: what a build does, without files."""

from dataclasses import dataclass, field

from knowledge_base.building.rows import claim_row, statistic_row
from knowledge_base.checking.against_figures import Check, ClaimNumbers, Names, Written, check_claim
from knowledge_base.checking.figures import Figures
from knowledge_base.model.printed_numbers import stated_numbers
from knowledge_base.model.ranges import Range
from knowledge_base.model.records import Claim, Indicator, Material, Place, Publication, Statistic, Unit
from knowledge_base.model.units import Units
from knowledge_base.reading.reader import SourceRecord

UNITS = (
    Unit(id="tonne", name="tonne", symbol="t", definition="[mass]"),
    Unit(id="million-tonne", name="million tonnes", symbol="Mt", number_word="million", definition="1000000 * tonne"),
    Unit(id="percent", name="per cent", symbol="%", definition="[proportion]"),
    Unit(id="fraction", name="fraction of one", symbol="times", definition="100 * percent"),
    Unit(id="year", name="year", symbol="years", definition="[time]"),
    Unit(id="usd", name="US dollar", symbol="USD", definition="[currency]"),
)
INDICATORS = (
    Indicator(id="reserves", name="Reserves", unit="tonne", definition=".", bases=["reserves", "resources"]),
    Indicator(
        id="reserves-share",
        name="Share of world reserves",
        unit="percent",
        definition=".",
        share_of="reserves",
        whole_place="world",
        bases=["reserves", "resources"],
    ),
    Indicator(id="mine-production", name="Mine production", unit="tonne", definition=".", bases=["content"]),
    Indicator(id="consumption", name="Consumption", unit="tonne", definition="."),
    Indicator(
        id="consumption-of-output",
        name="Consumption as a share of output",
        unit="percent",
        definition=".",
        share_of="mine-production",
        part="consumption",
    ),
    Indicator(id="exports", name="Exports", unit="tonne", definition=".", bases=["gross-weight", "content"]),
    Indicator(
        id="exports-growth",
        name="Growth of exports",
        name_in_text="the growth of {place's} exports",
        unit="percent",
        definition=".",
        growth_of="exports",
    ),
    Indicator(id="imports", name="Imports", unit="tonne", definition="."),
    Indicator(
        id="excess",
        name="Excess of imports",
        name_in_text="the excess over {place's} exports",
        unit="percent",
        definition=".",
    ),
    Indicator(id="quota", name="Quota", name_in_text="{place's} quota{for material}", unit="tonne", definition="."),
    Indicator(
        id="quota-batch",
        name="Quota of one batch",
        name_in_text="one batch of {place's} quota{for material}",
        unit="tonne",
        definition=".",
        compared="same-period",
    ),
    Indicator(id="life", name="Life of reserves", unit="year", definition="."),
    Indicator(id="price", name="Price", name_in_text="the price{of material} in {place}", unit="usd", definition="."),
)
PLACES = (
    Place(id="cn", name="China", kind="country"),
    Place(id="us", name="United States", name_in_text="the United States", kind="country"),
    Place(id="world", name="World", name_in_text="the world", kind="world"),
)
MATERIALS = (
    Material(id="lithium", name="Lithium", kind="element", definition="."),
    Material(id="hydroxide", name="Lithium hydroxide", kind="product", definition=".", parent="lithium"),
    Material(id="lico", name="LiCo oxide", kind="product", definition=".", parent="lithium"),
)
BASES = {
    "reserves": "What can be mined now, in the sense of the survey.",
    "resources": "All that is known to be in the ground.",
    "gross-weight": "Products as traded, by weight. Must not be compared with the content.",
    "content": "Lithium contained, by weight.",
}
PAGE = "https://paper.example/article"
"""The address of the article that makes the claims."""


@dataclass
class Desk:
    """Figures, and claims that are held against them."""

    figures: Figures = field(default_factory=Figures)
    units: Units = field(default_factory=lambda: Units(UNITS))
    names: Names = field(
        default_factory=lambda: Names(
            {indicator.id: indicator for indicator in INDICATORS},
            {place.id: place for place in PLACES},
            {material.id: material for material in MATERIALS},
            {unit.id: unit for unit in UNITS},
            BASES,
        )
    )
    _count: int = 0

    def figure(
        self,
        value: float,
        year: int,
        indicator: str = "exports",
        *,
        edition: str = "",
        place: str = "cn",
        material: str = "lithium",
        basis: str | None = None,
        kind: str = "official",
        series: str = "survey",
        status: str = "reported",
        page: str | None = None,
    ) -> None:
        """Add a figure, in the indicator's unit. Its edition is the survey of the year after, unless named."""
        self._count += 1
        self.figures.know_indicators(self.names.indicators)
        edition = edition or f"Survey {year + 1}"
        publication = Publication(id=edition.lower().replace(" ", "-"), title=edition, kind=kind, series=series)
        statistic = Statistic(
            id=f"figure-{self._count}",
            indicator=indicator,
            place=place,
            material=material,
            basis=basis,
            year=year,
            value=value,
            unit=self.names.indicators[indicator].unit,
            publication=publication.id,
            value_status=status,
            confidence="confirmed",
        )
        row = statistic_row(SourceRecord(statistic, "statistics/x.csv", 2), 1.0)
        self.figures.add(statistic, publication, row["normalised"], page)

    def checks(
        self, value: float | None = None, stated: str = "", *, written: int = 2013, **keys: object
    ) -> list[Check]:
        """Check a claim about China's exports of 2012 in an article of 2013, unless other keys are given."""
        given = {
            "id": "the-claim",
            "article": "the-article",
            "statement": "It is so.",
            "kind": "quantity",
            "indicator": "exports",
            "place": "cn",
            "material": "lithium",
            "period": "2012",
            "bound": "exact",
            "value": value,
            "value_stated": stated or (f"{value:,.15g}" if value is not None else "a range"),
            "unit": self.names.indicators[str(keys.get("indicator", "exports"))].unit
            if keys.get("indicator", "x")
            else "tonne",
            **keys,
        }
        claim = Claim.model_validate(given)
        indicator = self.names.indicators.get(claim.indicator or "")
        row = claim_row(SourceRecord(claim, "claims/x.yml", 1, positions=(None,)), self.units, indicator, 1)
        printed = row["stated_min"], row["stated_max"]
        numbers = ClaimNumbers(
            Range.of(row["normalised_min"], row["normalised_max"]),
            None if printed == (None, None) else Range.of(*printed),
            stated_numbers(claim, self.units),
        )
        return check_claim(claim, numbers, Written(written, PAGE), self.figures, self.names)

    def check(self, value: float | None = None, stated: str = "", *, written: int = 2013, **keys: object) -> Check:
        """Return the one check of a claim, or the first of several: the one that decides."""
        return self.checks(value, stated, written=written, **keys)[0]
