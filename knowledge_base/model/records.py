"""The typed shape of every source record: which keys exist, what they hold, what they refer to.

pydantic was chosen over msgspec after measuring both: msgspec decodes JSON Lines seven times faster, but
stops at the first error of a record, and a curator must hear every mistake at once, each with its place.
pydantic reports all of them with the path of keys to each, fast enough (about 100 000 claims a second), and
writes the JSON Schema that editors use to complete and check while one types.

A key of a source record is the name of the table's column without ``_id``. Two marks make the cross-checks
declarative: ``Reference("actor")`` says that a value is the id of another record, ``WordOf("instrument")``
that it is a word of a scheme in ``sources/vocabulary/words.yml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from .dates import date_span
from .field_types import (
    ONE_OF,
    Date,
    DateOrYes,
    Id,
    Language,
    Line,
    Number,
    OwnId,
    Period,
    Quote,
    Rank,
    Sha256,
    Sign,
    Slug,
    Text,
    Url,
    Year,
)
from .vocabulary import (
    Bound,
    ClaimKind,
    Confidence,
    CorrectionKind,
    DatedAct,
    Direction,
    EventRelation,
    NumberSort,
    PublicationKind,
    Rights,
    Stance,
    TimeSort,
    ValueStatus,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The value is the id of a record of this kind.

    Its column is called ``<key>_id``, unless the key ``is_named_itself``: share_of, part.
    """

    kind: str
    is_named_itself: bool = False


@dataclass(frozen=True, slots=True)
class WordOf:
    """The value is a word of this scheme in ``sources/vocabulary/words.yml``."""

    scheme: str


class Contradiction(NamedTuple):
    """Keys of one record that are fine alone and contradict each other."""

    keys: tuple[str, ...]
    message: str
    expected: str = ""


def no_items() -> list[Any]:
    """Return an empty list. Of ``list`` itself, pydantic would work out each time what it may be called with."""
    return []


Topics = Annotated[list[Annotated[Id, Reference("topic")]], Field(default_factory=no_items)]

Triggers = Annotated[
    list[Sign],
    Field(
        default_factory=no_items,
        description="Words by which a running text shows that it means this; see docs/extraction.md. In small "
        "letters: in "
        "any case; `export-`: exports, exported; `share ... exports`: up to five words between; `(deposits)`: only "
        "where nothing better is named; `*`: what a number in its unit means where nothing is named.",
        examples=[["export-", "shipped", "出口"]],
    ),
]


class Shape(BaseModel):
    """Known keys only, and nothing changes once read. What reads a kind is made when its first record comes."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    kind_of_record: ClassVar[str]

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield what is wrong between keys. Any key may be missing."""
        return iter(())


class Record(Shape):
    """What all source records share: an id that is written in the file and never changes."""

    id: OwnId = Field(
        description="Permanent id: lower-case letters, digits and hyphens. Never reused for another record."
    )
    former_ids: list[Slug] = Field(
        default_factory=no_items, description="Ids it had before; their addresses go on leading here."
    )

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield what is wrong between keys. Any key may be missing."""
        return iter(())


# ----------------------------------------------------------------------------------------------- vocabulary


class Term(Record):
    """A thing with a name and a definition."""

    name: Line = Field(description="The name shown to people.")
    aliases: list[Sign] = Field(default_factory=no_items, description="Other names, for search.")


class Topic(Term):
    kind_of_record = "topic"
    definition: Text = Field(description="What belongs under this topic, in a sentence.")


class Place(Term):
    kind_of_record = "place"
    kind: Annotated[Line, WordOf("place-kind")] = Field(description="country, world, union ...")
    name_in_text: Line | None = Field(default=None, description="The name inside a sentence: the United States.")
    iso_code: Line | None = Field(default=None, description="ISO 3166-1 alpha-2 code, where there is one.")
    parent: Annotated[Id, Reference("place")] | None = Field(default=None, description="The place it lies in.")
    triggers: Triggers


class Material(Term):
    kind_of_record = "material"
    kind: Annotated[Line, WordOf("material-kind")] = Field(description="element, oxide, group, product ...")
    symbol: Sign | None = Field(default=None, description="Chemical symbol or formula.")
    name_original: Line | None = Field(default=None, description="The name in the language of most sources.")
    definition: Text = Field(description="What it is and what it is used for, in a sentence.")
    parent: Annotated[Id, Reference("material")] | None = Field(default=None, description="The group it belongs to.")
    triggers: Triggers


class Unit(Term):
    kind_of_record = "unit"
    symbol: Sign | None = Field(default=None, description="As printed after a number.")
    definition: Line = Field(
        description="In pint's syntax: a base unit `[mass]`, or an expression in other unit ids with hyphens "
        "written as underscores, e.g. `10000 * tonne`.",
        examples=["[mass]", "10000 * tonne", "usd / kilogram"],
    )
    number_word: Annotated[Literal["thousand", "wan", "million", "yi", "billion"], ONE_OF] | None = Field(
        default=None, description="The number that the unit's name contains: million for a million tonnes."
    )


class Indicator(Term):
    kind_of_record = "indicator"
    name_in_text: Line | None = Field(
        default=None,
        description="The name inside a sentence, where it does not simply follow the place (Chile's reserves): "
        "`the growth of {place's} exports`, `jobs in {place}`. `{on material}`, with any preposition, stands for "
        "` on refined salts`, or for nothing; without it, ` of refined salts` comes last.",
        examples=["the growth of {place's} exports"],
    )
    definition: Text = Field(description="What is measured, in a sentence.")
    unit: Annotated[Id, Reference("unit")] = Field(description="The unit of its normalised values.")
    share_of: Annotated[Id, Reference("indicator", is_named_itself=True)] | None = Field(
        default=None, description="For a share: the indicator that is the whole."
    )
    part: Annotated[Id, Reference("indicator", is_named_itself=True)] | None = Field(
        default=None, description="For a share: the indicator that is the part, when it is not the whole's own."
    )
    whole_place: Annotated[Id, Reference("place")] | None = Field(
        default=None, description="For a share: the place of the whole; without it, the claim's own place."
    )
    growth_of: Annotated[Id, Reference("indicator", is_named_itself=True)] | None = Field(
        default=None, description="For a rate of change: the indicator that grows, from one year to the next."
    )
    sort: NumberSort | None = Field(
        default=None,
        description="How near is near. Without it: share for an indicator in per cent, measured for any other.",
    )
    may_be_negative: Annotated[Literal["yes"], ONE_OF] | None = Field(
        default=None, description="For a balance, a change or a profit. A growth_of and percentage points are anyway."
    )
    in_parts: Annotated[Id, Reference("indicator", is_named_itself=True)] | None = Field(
        default=None, description="The indicator for parts of a year, where this one counts whole years."
    )
    time: TimeSort = Field(default=TimeSort.FLOW, description="A number of a stretch of time, or of a moment.")
    compared: Annotated[Literal["always", "same-period", "within-event", "never"], ONE_OF] = Field(
        default="always",
        description="Which claims about it are about the same thing: those with the same place, material and "
        "overlapping years; with exactly the same period (parts of a year); about the same policy event; or none, "
        "because every claim counts something of its own.",
    )
    bases: list[Annotated[Line, WordOf("basis")]] = Field(
        default_factory=no_items, description="The bases on which it is counted and that must be kept apart."
    )
    triggers: Triggers


class Actor(Term):
    kind_of_record = "actor"
    kind: Annotated[Line, WordOf("actor-kind")] = Field(description="government, company, media, person ...")
    name_original: Line | None = Field(default=None, description="The name in its own language.")
    place: Annotated[Id, Reference("place")] | None = Field(default=None, description="Where it sits.")
    parent: Annotated[Id, Reference("actor")] | None = Field(
        default=None, description="The organisation it is part of; for a person, the employer when it spoke."
    )
    definition: Text | None = Field(default=None, description="Who this is; for persons the public role only.")
    url: Url | None = None
    triggers: Triggers


class ControlledWord(Shape):
    """A word of a scheme, with its definition."""

    kind_of_record = "word"

    scheme: Slug = Field(description="The list this word belongs to, e.g. instrument.")
    word: Slug = Field(description="The word itself.")
    definition: Text = Field(description="What it means, with its borderline cases.")

    @property
    def id(self) -> str:
        return f"{self.scheme}/{self.word}"


# ------------------------------------------------------------------------------- the knowledge base itself


class FeaturedNumber(Shape):
    title: Line = Field(description="What it is called beside the name of the indicator: the place, mostly.")
    indicator: Annotated[Id, Reference("indicator")]
    place: Annotated[Id, Reference("place")]
    material: Annotated[Id, Reference("material")]
    lead: Annotated[Literal["yes"], ONE_OF] | None = Field(
        default=None, description="Whether the home page leads with it; its title is then the headline of its own."
    )


class About(Shape):
    """What a knowledge base says of itself, in ``about.md``: the one record of its kind, so it needs no id."""

    kind_of_record = "about"
    headline: Line | None = Field(default=None, description="The first line of the home page.")
    publisher: Annotated[Id, Reference("actor")] | None = Field(
        default=None, description="The actor that is the knowledge base itself: what it publishes are our own articles."
    )
    original_language: Language | None = Field(
        default=None, description="The language of name_original in materials, where it is one for all."
    )
    search_examples: list[Line] = Field(default_factory=no_items, description="Shown in the empty search box.")
    shown_materials: Annotated[Line, WordOf("material-kind")] | None = Field(
        default=None, description="The kind of material that the home page lists: element."
    )
    featured: list[FeaturedNumber] = Field(
        default_factory=no_items,
        description="Numbers shown on the home page: the one it leads with; the others under the policy events, the "
        "first largest.",
    )
    text: Text | None = Field(
        default=None,
        description="The lead of the home page, then a section for each thing a reader should know, under a heading "
        "of two #: what is in here, what is not, limits of the official figures.",
    )

    @property
    def id(self) -> str:
        return self.kind_of_record

    @property
    def lead(self) -> str | None:
        """The text before the first section; Markdown."""
        return self._parts()[0].strip() or None

    @property
    def sections(self) -> list[tuple[str, str]]:
        """(title, Markdown) of every section, in order."""
        _, *rest = self._parts()
        return [(title.rstrip("# "), body.strip()) for title, _, body in (part.partition("\n") for part in rest)]

    def contradictions(self) -> Iterator[Contradiction]:
        """Pages have a heading of their own, and every section has a title and says something."""
        if re.search(r"^# ", self.text or "", re.MULTILINE):
            yield Contradiction(("text",), "has a heading of one #", "headings of two #, one for each section")
        for title, body in self.sections:
            if not title or not body:
                lacks = "text" if title else "title"
                yield Contradiction(("text",), f"has a section without {lacks}", "`## Title`, and text below it")
                break

    def _parts(self) -> list[str]:
        return re.split(r"^## +", self.text or "", flags=re.MULTILINE)


# ------------------------------------------------------------------------------------ publications, figures


class Publication(Record):
    kind_of_record = "publication"
    title: Line
    kind: PublicationKind = Field(description="Only official and intergovernmental publications may decide a verdict.")
    publisher: Annotated[Id, Reference("actor")] | None = None
    year: Year | None = Field(default=None, description="Year of the edition.")
    date_published: Date | None = None
    url: Url | None = None
    series: Slug | None = Field(default=None, description="What its editions have in common, e.g. mineral-survey.")
    note: Text | None = None


class Statistic(Record):
    kind_of_record = "statistic"
    indicator: Annotated[Id, Reference("indicator")]
    place: Annotated[Id, Reference("place")]
    material: Annotated[Id, Reference("material")]
    basis: Annotated[Line, WordOf("basis")] | None = None
    year: Year = Field(description="The year the figure is for, not the year it was printed.")
    period: Period | None = Field(
        default=None,
        description="The time it is for, when that is not the calendar year: a batch, a half-year, a fiscal year.",
        examples=["2012-01/2012-06", "2011-04/2012-03"],
    )
    value: Number
    bound: Bound = Field(default=Bound.EXACT, description="at-least where the table prints >75,000,000.")
    unit: Annotated[Id, Reference("unit")]
    publication: Annotated[Id, Reference("publication")] = Field(description="The edition that printed it.")
    via_publication: Annotated[Id, Reference("publication")] | None = Field(
        default=None, description="The page in which it was read, when that was not the edition itself."
    )
    edition_year: Year | None = Field(default=None, description="Year of the edition, to put revisions in order.")
    value_status: ValueStatus = ValueStatus.REPORTED
    confidence: Confidence
    note: Text | None = None


# --------------------------------------------------------------------------------------------- policy events


class EventLink(Shape):
    relation: EventRelation
    event: Annotated[Id, Reference("policy event")]
    note: Line | None = None


class PolicyEvent(Record):
    kind_of_record = "policy event"
    title: Line
    title_original: Line | None = None
    jurisdiction: Annotated[Id, Reference("place")]
    issuer: Annotated[Id, Reference("actor")] | None = None
    instrument: Annotated[Line, WordOf("instrument")]
    supply_chain_stage: Annotated[Line, WordOf("supply-chain-stage")]
    effect: Annotated[Literal["lasting", "single-act"], ONE_OF] = Field(
        default="lasting",
        description="single-act: over once done (a sale, a ruling). lasting: in force until something ends it.",
    )
    date_announced: Date | None = None
    date_effective: Date | None = Field(default=None, description="When it took, or was to take, effect.")
    date_ended: Date | None = Field(default=None, description="When it ended, or is to end by itself.")
    withdrawn: Annotated[Literal["yes"], ONE_OF] | None = Field(
        default=None, description="Given up before it took effect."
    )
    status_note: Text | None = Field(default=None, description="What is unclear about its status, and why.")
    unclear_since: Date | None = Field(
        default=None, description="From when nobody could confirm what holds; until then its dates and links say it."
    )
    next_check: Date | None = Field(default=None, description="When somebody should look at it again.")
    summary: Text = Field(description="What it does, in our own words.")
    legal_reference: Line | None = Field(default=None, description="Number and name of the act.")
    url: Url | None = Field(default=None, description="Where it was read; the official text where there is one.")
    source: Line | None = Field(default=None, description="Name of the page behind the address.")
    publication: Annotated[Id, Reference("publication")] | None = None
    confidence: Confidence
    date_checked: Date | None = Field(default=None, description="When somebody last looked whether it still holds.")
    topics: Topics
    materials: list[Annotated[Id, Reference("material")]] = Field(default_factory=no_items)
    links: list[EventLink] = Field(default_factory=no_items, description="What this event does to others.")

    def contradictions(self) -> Iterator[Contradiction]:
        begin = self.date_effective or self.date_announced
        if not begin:
            keys = ("date_announced", "date_effective")
            yield Contradiction(keys, "has no date", "date_announced or date_effective")
        elif self.date_ended:
            started, ended = date_span(begin), date_span(self.date_ended)
            if ended.last and started.first and ended.last < started.first:
                message = f"ends ({self.date_ended}) before it starts ({begin})"
                yield Contradiction(("date_ended", "date_effective", "date_announced"), message)
        links = [(link.relation, link.event) for link in self.links or ()]
        for relation, event in sorted({link for link in links if links.count(link) > 1}):
            yield Contradiction(("links",), f"duplicate link: {relation} {event}", "each link once")
        if any(event == self.id for _, event in links):
            yield Contradiction(("links",), "acts on itself", "links to other events")


# -------------------------------------------------------------------------------------- articles and claims


class Mention(Shape):
    event: Annotated[Id, Reference("policy event")]
    quote: Quote | None = Field(default=None, description="The words that speak of the event.")
    quote_prefix: Line | None = Field(default=None, description="The words just before, when the quote occurs twice.")
    note: Line | None = None


class Article(Record):
    kind_of_record = "article"
    title: Line = Field(description="In English; a translation when the original is not.")
    title_original: Line | None = None
    kind: Annotated[Line, WordOf("article-kind")]
    publisher: Annotated[Id, Reference("actor")] | None = None
    authors: list[Line] = Field(default_factory=no_items)
    date_published: Date | None = Field(default=None, description="Only as precise as is known; 2013~ for about 2013.")
    date_note: Text | None = Field(default=None, description="How the date is known, or why it is not.")
    language: Language = Field(description="BCP 47: en, zh, zh-Hans ...")
    date_corrected: Date | None = Field(default=None, description="When its publisher last corrected it.")
    retracted: DateOrYes | None = Field(
        default=None,
        description="When its publisher took it back; yes when the day is not known. Its claims stay, without a voice.",
    )
    correction_note: Text | None = Field(default=None, description="What was corrected, or why it was taken back.")
    url: Url | None = None
    url_archived: Url | None = Field(default=None, description="A stored copy of the page.")
    urls: list[Url] = Field(default_factory=no_items, description="Other addresses of the same article.")
    translation_of: Annotated[Id, Reference("article")] | None = Field(
        default=None, description="The article that it translates, where that is here too."
    )
    same_text_as: Annotated[Id, Reference("article")] | None = Field(
        default=None, description="The article whose text it prints, such as an agency's, where that is here too."
    )
    rights: Rights = Field(description="What may be done with the text.")
    coverage: Annotated[Line, WordOf("coverage")] = Field(description="How much of the text was read.")
    coverage_note: Text | None = None
    topics: Topics
    summary: Text = Field(
        description="What it says, in our own words. In a .md file: everything below the front matter."
    )
    text_sha256: Sha256 | None = Field(default=None, description="SHA-256 of the text file; its name does not matter.")
    text_until: Line | None = Field(
        default=None, description="The first words of what is not the article's any more (adverts, other stories)."
    )
    mentions: list[Mention] = Field(default_factory=no_items, description="Policy events the article speaks of.")

    def contradictions(self) -> Iterator[Contradiction]:
        """What is wrong between an article and its other forms."""
        yield from super().contradictions()
        if self.correction_note and not (self.date_corrected or self.retracted):
            keys = ("correction_note", "date_corrected", "retracted")
            yield Contradiction(keys, "has correction_note but neither date_corrected nor retracted", "one of them")
        for key in ("translation_of", "same_text_as"):
            if self.id is not None and getattr(self, key) == self.id:
                yield Contradiction((key,), f"{key} is the article itself", "the id of another one")


class Claim(Record):
    kind_of_record = "claim"
    article: Annotated[Id, Reference("article")]
    statement: Text = Field(description="What the article asserts, in our own words, readable on its own.")
    kind: ClaimKind = Field(description="What sort of assertion it is.")
    stance: Stance = Field(default=Stance.ASSERTS, description="What the article does with it; most assert.")
    indicator: Annotated[Id, Reference("indicator")] | None = None
    place: Annotated[Id, Reference("place")] | None = None
    material: Annotated[Id, Reference("material")] | None = None
    basis: Annotated[Line, WordOf("basis")] | None = Field(
        default=None, description="Only when the article says it; leave it out when it does not."
    )
    period: Period | None = Field(default=None, description="The time the claim is about, not when it was printed.")
    value_stated: Line | None = Field(default=None, description="The number exactly as the article prints it.")
    bound: Bound | None = None
    value: Number | None = Field(default=None, description="What the number means; for a range use the next two.")
    value_min: Number | None = None
    value_max: Number | None = None
    unit: Annotated[Id, Reference("unit")] | None = None
    stated_min: Number | None = Field(
        default=None, description="The printed number in `unit`, when the build cannot read it from value_stated."
    )
    stated_max: Number | None = None
    correction: Text | None = Field(default=None, description="Why value is not what value_stated prints.")
    correction_kind: CorrectionKind | None = None
    attributed_to: Annotated[Id, Reference("actor")] | None = Field(
        default=None, description="Whom the article names as the source; leave it out when it speaks itself."
    )
    quote: Quote | None = Field(default=None, description="The words of the article that carry the claim.")
    quote_prefix: Line | None = Field(default=None, description="The words just before, when the quote occurs twice.")
    rank: Rank | None = Field(default=None, description="For a rank: 1 for the largest, 2 for the second-largest.")
    among: Annotated[Id, Reference("place")] | None = Field(
        default=None, description="For a rank: the place whose parts are ranked; without it, the world."
    )
    direction: Direction | None = Field(default=None, description="For a trend: which way the quantity went.")
    policy_event: Annotated[Id, Reference("policy event")] | None = Field(
        default=None, description="The event the claim dates or describes."
    )
    dates_event: DatedAct | None = Field(
        default=None,
        description="Only when the claim gives the date of the event and its quote holds that date: which of its days. "
        "period is then the date as the article gives it.",
    )
    follows_from: Line | None = Field(
        default=None,
        description="Arithmetic over other claims of this article that must give this value: "
        "`{mined} - {lost}`, with claim ids in braces, + - * / and numbers.",
    )
    topics: Topics
    note: Text | None = Field(default=None, description="A judgement the curator made, for the next one.")

    @property
    def low(self) -> float | None:
        """The lower limit in ``unit``; ``None`` when the claim sets none."""
        if self.value is None:
            return self.value_min
        return None if self.bound is Bound.AT_MOST else self.value

    @property
    def high(self) -> float | None:
        """The upper limit in ``unit``; ``None`` when the claim sets none."""
        if self.value is None:
            return self.value_max
        return None if self.bound is Bound.AT_LEAST else self.value

    def contradictions(self) -> Iterator[Contradiction]:
        """How the keys of the number contradict each other, worst first."""
        low, high = self.value_min, self.value_max
        has_number = not (self.value is None and low is None and high is None)
        limits = ("value", "value_min", "value_max")
        if self.value is not None and not (low is None and high is None):
            yield Contradiction(limits, "has value and also value_min or value_max", "one or the other")
        if low is not None and high is not None and low > high:
            yield Contradiction(limits, f"has value_min {low:.15g} greater than value_max {high:.15g}")
        if has_number:
            for key in ("bound", "unit", "value_stated"):
                if getattr(self, key) is None:
                    yield Contradiction((*limits, key), f"has a number but no {key}", f"the key {key}")
            if self.bound is Bound.RANGE and (low is None or high is None):
                yield Contradiction((*limits, "bound"), "is a range with only one end", "value_min and value_max")
        elif self.kind == "quantity" and self.indicator:
            yield Contradiction((*limits, "kind", "indicator"), "is a quantity without a number", "value and unit")
        yield from self._contradictions_of_kind()
        if (self.correction is None) != (self.correction_kind is None):
            keys = ("correction", "correction_kind")
            yield Contradiction(keys, "has only one of correction and correction_kind", "both or neither")

    def _contradictions_of_kind(self) -> Iterator[Contradiction]:
        """Ranks and trends have keys of their own; a claim that dates an event needs the event, a date and words."""
        for key, kind in (("rank", ClaimKind.RANK), ("direction", ClaimKind.TREND)):
            if (getattr(self, key) is not None) != (self.kind is kind):
                yield Contradiction((key, "kind"), f"has only one of kind {kind} and {key}", "both or neither")
        if self.among and self.rank is None:
            yield Contradiction(("among", "rank"), "has among but no rank", "the key rank")
        if self.dates_event:
            for key in ("policy_event", "period", "quote"):
                if getattr(self, key) is None:
                    yield Contradiction(("dates_event", key), f"has dates_event but no {key}", f"the key {key}")


RECORD_KINDS: dict[str, type[Shape]] = {
    model.kind_of_record: model
    for model in (
        ControlledWord, Topic, Unit, Place, Material, Indicator, Actor, About,
        Publication, Statistic, PolicyEvent, Article, Claim,
    )
}  # fmt: skip
"""Kind of record to its model, in the order in which one refers to another."""
