"""A claim as it is judged: its number, what it is about, who makes it and when; and the vocabulary behind the words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..model.dates import Span, period_span
from ..model.ranges import Number
from ..model.records import Actor, Claim, Indicator, Material, Place, Shape, Topic, Unit
from ..model.units import Units, sort_of
from ..model.vocabulary import NumberSort, Reading, Stance, TimeSort
from .figures import Key
from .independence import Voice
from .wording import Subject, is_change, lower_first

JUDGED = (Stance.ASSERTS, Stance.REPORTS)
"""What an article only supposes, or takes back, is not judged."""


def names_of(term: Indicator | Place | Material | Actor | Topic) -> list[str]:
    """Return all names of a term: in every language, with its symbol or code and its aliases."""
    others = (getattr(term, key, None) for key in ("name_original", "symbol", "iso_code"))
    return [name for name in (term.name, *others, *term.aliases) if name]


@dataclass(frozen=True)
class Terms:
    """The vocabulary, as far as judging needs it."""

    indicators: Mapping[str, Indicator]
    places: Mapping[str, Place]
    materials: Mapping[str, Material]
    units: Mapping[str, Unit]
    actors: Mapping[str, Actor]
    basis_definitions: Mapping[str, str]
    conversion: Units
    own_publisher: str | None = None
    """The actor who publishes the knowledge base itself: its own articles are checked and never judged."""

    @classmethod
    def of(cls, records: Iterable[Shape], conversion: Units, own_publisher: str | None = None) -> "Terms":
        """Return the vocabulary among these records, whatever their order; ``conversion`` knows their units."""
        by_kind: dict[str, dict[str, Any]] = defaultdict(dict)
        for record in records:
            by_kind[record.kind_of_record][getattr(record, "id", "")] = record
        bases = {word.word: word.definition for word in by_kind["word"].values() if word.scheme == "basis"}
        return cls(
            by_kind["indicator"], by_kind["place"], by_kind["material"], by_kind["unit"], by_kind["actor"], bases,
            conversion, own_publisher,
        )  # fmt: skip

    def sort(self, indicator: str) -> NumberSort:
        return sort_of(self.indicators[indicator], self.conversion)

    def subject(self, key: Key) -> Subject:
        """Return what a number is about, in words."""
        indicator, place, material = self.indicators[key[0]], self.places[key[1]], self.materials[key[2]]
        return Subject(
            indicator.name,
            place.name_in_text or place.name,
            lower_first(material.name),
            self.units[indicator.unit].symbol or "",
            indicator.name_in_text,
        )

    def names(self, indicator: str | None, place: str | None, material: str | None, actor: str | None) -> list[str]:
        """Return all names of some terms, in every language, with symbols and aliases: for search."""
        named = zip(self._named, (indicator, place, material, actor), strict=True)
        return [name for names, identity in named if identity for name in names.get(identity, ())]

    @cached_property
    def _named(self) -> tuple[Mapping[str, list[str]], ...]:
        """All names of each indicator, place, material and actor: every claim is found by those of its own."""
        kinds: tuple[Mapping[str, Any], ...] = (self.indicators, self.places, self.materials, self.actors)
        return tuple({identity: names_of(term) for identity, term in terms.items()} for terms in kinds)

    def order_of_bases(self, indicator: str) -> Callable[[str | None], tuple[int, str]]:
        """Return what sorts bases as an indicator lists them: the usual one first, the unknown one last."""
        bases = self.indicators[indicator].bases
        return lambda basis: (
            (len(bases) + 1, "") if basis is None else (bases.index(basis) if basis in bases else len(bases), basis)
        )

    def is_change(self, indicator: str | None) -> bool:
        """Whether an indicator's numbers are rises and falls."""
        known = self.indicators.get(indicator or "")
        return known is not None and (known.growth_of is not None or is_change(known.name_in_text))

    def symbol(self, unit: str | None) -> str:
        """The symbol of a unit, or nothing where there is none."""
        return (self.units[unit].symbol or "") if unit else ""

    def actor(self, actor: str | None) -> str:
        """The name of an actor, or nothing."""
        known = self.actors.get(actor or "")
        return known.name if known else ""


@dataclass(frozen=True, slots=True)
class Written:
    """Of the article that makes a claim: who published it, under which name, and by which day it had appeared."""

    title: str
    voice: Voice
    day: str
    """The last day on which it can have appeared, as an ISO date; the day of the build where nobody knows."""
    year: int | None = None
    is_own: bool = False
    """Whether it is an article of the knowledge base itself."""
    is_retracted: bool = False
    same_text_as: str | None = None
    """The article whose text it prints."""
    called: str = ""
    """How sentences call it where it is no article of a known paper: the text."""
    counts_in_myriads: bool = False
    """Whether its language counts in units of ten thousand, so that these can have been mistranslated."""


@dataclass(frozen=True)
class Asked:
    """One reading of one claim, ready to be held against figures. Numbers are in the indicator's unit."""

    claim: Claim
    reading: Reading
    number: Number
    written: Written
    terms: Terms

    @cached_property
    def key(self) -> Key | None:
        """What the number is about; None where the claim leaves something out."""
        claim = self.claim
        if claim.indicator and claim.place and claim.material:
            return claim.indicator, claim.place, claim.material
        return None

    @cached_property
    def voice(self) -> Voice:
        """The article's voice, with the claim's own speaker."""
        voice = self.written.voice
        return Voice(voice.pages, voice.publisher, self.claim.attributed_to)

    @cached_property
    def sort(self) -> NumberSort:
        return self.terms.sort(self.claim.indicator) if self.claim.indicator else NumberSort.MEASURED

    @property
    def time(self) -> TimeSort:
        return self.terms.indicators[self.claim.indicator or ""].time

    @cached_property
    def subject(self) -> Subject:
        """What the number is about, in words. Only for a claim with a key."""
        if self.key is None:
            raise ValueError("a claim that leaves out what it is about has no subject")
        return self.terms.subject(self.key)

    @property
    def has_subject(self) -> bool:
        """Whether a few words say what the number is about: a place, a material, and an indicator that is one series.

        An indicator under which every claim counts something of its own, or belongs to one event, says too little.
        """
        indicator = self.terms.indicators.get(self.claim.indicator or "")
        return self.key is not None and indicator is not None and indicator.compared != "never"

    @cached_property
    def span(self) -> Span | None:
        """The days the claim is about, or None."""
        return period_span(self.claim.period) if self.claim.period else None
