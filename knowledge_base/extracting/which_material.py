"""The material a number is about, and the basis on which it is counted: the nearest ones that are named."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from ..model.records import Material
from .found import MOST_ALTERNATIVES, Decided
from .mentions import Mention
from .passage import Passage
from .quantities import Quantity

BEHIND, BOUNDARY, NUMBER_BETWEEN = 6.0, 18.0, 30.0
GENERAL = 40.0
"""What the whole of a subject is farther away than one of its parts."""


@dataclass(frozen=True)
class MaterialRules:
    """Decides materials and bases of one text."""

    passage: Passage

    @cached_property
    def whole(self) -> str | None:
        """The material without a parent that most others lie below: what a text means that names none."""
        materials = self.passage.lexicon.terms.materials
        above = Counter(material.parent for material in materials.values() if material.parent)
        roots = [key for key in materials if materials[key].parent is None]
        return max(roots, key=lambda key: above[key], default=None)

    def decide(self, quantity: Quantity, earlier: "tuple[Quantity, Decided[str]] | None") -> Decided[str]:
        """Return the material of a number; ``earlier`` is the number before it in the text with its own."""
        passage = self.passage
        sentence = passage.sentence(quantity.start)
        found: dict[str, float] = {}
        for mention in passage.within(passage.materials, sentence):
            distance = self._distance(quantity, mention)
            for key in mention.ids[:1]:
                found[key] = min(found.get(key, distance), distance)
        ranked = sorted((distance, key) for key, distance in found.items())
        if ranked:
            others = tuple(key for _, key in ranked[1:])[:MOST_ALTERNATIVES]
            is_close = len(ranked) > 1 and ranked[1][0] - ranked[0][0] < BOUNDARY
            return Decided(ranked[0][1], "named in its sentence", others, is_close)
        if earlier is not None and earlier[0].start >= passage.paragraph(quantity.start).start and earlier[1].value:
            return Decided(
                earlier[1].value, "as the number before it", (self.whole,) if self.whole else (), is_unsure=True
            )
        return Decided(self.whole, "the whole of the subject", (), is_unsure=True)

    def _distance(self, quantity: Quantity, mention: Mention) -> float:
        passage = self.passage
        is_behind = mention.start >= quantity.end
        start, end = (quantity.end, mention.start) if is_behind else (mention.end, quantity.start)
        distance = float(end - start) + BOUNDARY * passage.clauses.between(start, max(start, end))
        distance += NUMBER_BETWEEN * passage.numbers_between(start, end) + (BEHIND if is_behind else 0.0)
        return distance + (GENERAL if mention.ids[0] == self.whole else 0.0)

    def basis(self, quantity: Quantity, indicator: str | None) -> Decided[str]:
        """Return the basis that the text names just behind a number, or in its clause: "120,000 tonnes REO"."""
        terms = self.passage.lexicon.terms
        if indicator is None or not terms.indicators[indicator].bases:
            return Decided(None, "the indicator is counted in one way")
        text = self.passage.plain
        sentence = self.passage.sentence(quantity.start)
        near = text[max(sentence.start, quantity.start - 40) : min(sentence.end, quantity.end + 40)].lower()
        own = {form.strip("()") for form in (indicator, *terms.indicators[indicator].triggers)}
        for basis in terms.indicators[indicator].bases:
            # "reserves" names what is measured, and not yet in whose sense.
            if basis not in own and any(form in near for form in _forms(basis)):
                return Decided(basis, "named beside it")
        return Decided(None, "none named")


def _forms(basis: str) -> tuple[str, ...]:
    spoken = basis.replace("-", " ")
    return (
        (f" {basis} ", f"({basis})", spoken)
        if " " in spoken
        else (f" {basis} ", f"({basis})", f" {basis},", f" {basis}.")
    )


def is_below(materials: dict[str, Material], key: str, other: str) -> bool:
    """Whether a material is another one, or lies below it."""
    at: str | None = key
    while at is not None:
        if at == other:
            return True
        at = materials[at].parent if at in materials else None
    return False
