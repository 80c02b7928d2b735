"""The controlled words whose meaning the code implements, each with its definition.

Words that only the people of a field need (instruments, supply-chain stages, kinds of article) are not
here: they live in ``sources/vocabulary/words.yml``. Both sorts end up in the ``vocabulary`` table, so the
site documents itself.

Every class is one scheme; a member's value is the word and its ``definition`` the sentence shown to people.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .field_types import read_word


class Word(StrEnum):
    """A word of a controlled vocabulary: a string that carries its own definition."""

    definition: str

    def __new__(cls, word: str, definition: str) -> "Word":
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        return member

    @classmethod
    def named(cls, word: str) -> Self:
        """Return the member for a word that was written to the database. Raises KeyError for any other."""
        member: Self = cls._value2member_map_[word]  # type: ignore[assignment]
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a word of a source file, with an error of our own for any other."""
        words: Collection[str] = {word.value: word for word in cls}
        return core_schema.no_info_before_validator_function(lambda value: read_word(value, words), handler(source))


class Bound(Word):
    """How the printed value limits the quantity."""

    EXACT = "exact", "the value as printed, without a hedge"
    ABOUT = "about", "the article hedges: about, nearly, some, close to"
    AT_LEAST = "at-least", "the value is a lower limit: over, more than, at least"
    AT_MOST = "at-most", "the value is an upper limit: below, less than, up to"
    RANGE = "range", "the article prints two values and means everything between them"


class ClaimKind(Word):
    """What sort of assertion a claim is; it decides how the claim can be checked."""

    QUANTITY = "quantity", "says how much: a figure, a range, a share, a growth rate"
    RANK = "rank", "says which place comes first, second ... by a quantity: the largest, the second-largest"
    TREND = "trend", "says that a quantity rose, fell or stayed as it was over a period"
    FACT = "fact", "says that something is or was so, without a figure that could be measured against a series"
    CAUSAL = "causal", "says that one thing brought about another"
    FORECAST = "forecast", "says what will be"
    RECOMMENDATION = "recommendation", "says what should be done"
    OPINION = "opinion", "judges without a test that could decide"


class Stance(Word):
    """What an article does with what it says. Only what it asserts or reports is judged."""

    ASSERTS = "asserts", "the article says it in its own voice, or makes the words of its source its own"
    REPORTS = "reports", "the article says that a named source says it, and leaves it at that"
    SUPPOSES = "supposes", "conditional or hypothetical: if, would, suppose; or worked out from a supposition"
    WITHDRAWS = "withdraws", "the article denies it, doubts it or takes it back"


class DatedAct(Word):
    """Which day of a policy event's life a claim gives."""

    ANNOUNCED = "announced", "the day it was made public, adopted or decided"
    EFFECTIVE = "effective", "the day it took effect, or, for a single act, the day it was done"
    ENDED = "ended", "the day it ended"


class Direction(Word):
    """Which way a quantity goes over a period."""

    RISES = "rises", "the last figure is above the first"
    FALLS = "falls", "the last figure is below the first"
    UNCHANGED = "unchanged", "the last figure is the first, within rounding"


class NumberSort(Word):
    """What sort of number an indicator has; it decides how near is near (see ``checking/verdicts.py``)."""

    MEASURED = "measured", "a measured or estimated quantity, or money: figures are rounded and editions differ"
    SHARE = "share", "a share, a rate or a growth, in per cent: what counts is the distance in percentage points"
    EXACT = "exact", "set by law or counted: as exact as it is printed"


class TimeSort(Word):
    """Whether an indicator's number is of a stretch of time or of a moment."""

    FLOW = "flow", "adds up over a period: output, exports, a quota. A part of a year is not the year"
    STOCK = "stock", "is there at a moment: reserves, capacity, a rate in force. Any day goes with its year"


class CorrectionKind(Word):
    """Why a printed number is not read literally."""

    TRANSLATION_SCALE = "translation-scale", "a unit of ten thousand or a hundred million was mistranslated (wan, yi)"
    DIGITS = "digits", "digits were lost, added, transposed, or a decimal point stands for a thousands separator"
    BASIS = "basis", "the number belongs to another basis, period or group than the one the sentence names"
    OCR = "ocr", "the text was damaged when it was scanned or copied"


class QuoteStatus(Word):
    """What is known of a quote."""

    VERIFIED = "verified", "found exactly once in the article's text, at the offsets given"
    FOUND = "found", "in a copy of the page that was fetched for this build, not in the very text that was read"
    UNCHECKED = "unchecked", "no text that has it was supplied to this build"
    NONE = "none", "the record gives no quote"


class Verdict(Word):
    """What a claim's number comes to beside the figures. See docs/method.md."""

    AGREES = "agrees", "an independent figure is the same, as far as both are printed, or all but the same"
    CLOSE = "close", "near an independent figure: within 15 %, 5 percentage points, or 2 % where numbers are exact"
    LOOSE = "loose", "an open limit (over, up to), of the claim or of the figure, that holds but says little"
    DIFFERS = "differs", "an independent figure says something else"
    SCALE_ERROR = "scale-error", "off by a power of ten: a misplaced unit or digit, not a dispute"
    DEPENDS_ON_BASIS = "depends-on-basis", "it fits on one way of counting and not on another, and the claim names none"
    UNDATED = (
        "undated",
        "the claim names no year, so no figure can be set beside it; the explanation says when it was so",
    )
    QUOTED_CORRECTLY = "quoted-correctly", "the claim says what its source printed; that does not make it true"
    MISQUOTED = "misquoted", "the claim names a source that printed another number"
    OWN_SOURCE = "own-source", "the only figure held comes from this very article or its speaker: it confirms nothing"
    NO_REFERENCE = "no-reference", "we hold no figure for the same thing and time that could decide"

    @property
    def is_nearness(self) -> bool:
        """Whether it says how near a number is to a figure, whoever printed that."""
        return self in NEARNESS


NEARNESS = (Verdict.AGREES, Verdict.CLOSE, Verdict.LOOSE, Verdict.SCALE_ERROR, Verdict.DIFFERS)
"""The verdicts that compare two numbers, from the best to the worst."""


class Independence(Word):
    """Who says the figure that decides: somebody other than the claim's own source?"""

    INDEPENDENT = "independent", "the figure was printed by somebody else than the claim's speaker, and read elsewhere"
    QUOTES_SOURCE = (
        "quotes-source",
        "the figure is the one that the claim's speaker or named source printed, or another body of its government",
    )
    OWN_SOURCE = (
        "own-source",
        "the figure was read in the very article, or nobody but the article's own house prints it",
    )


class Revision(Word):
    """Which edition of a figure a claim fits: the newest of its time, or the newest of all."""

    CURRENT = "current", "the edition of the time and the newest one say the same of the claim"
    SUPERSEDED = "superseded", "it fits the newest edition out at the time better than the newest of all"
    ANTICIPATED = "anticipated", "it fits the newest edition of all better than any that was out at the time"


class Outcome(Word):
    """What became of a forecast."""

    CAME_TRUE = "came-true", "the figure for the forecast time agrees"
    CAME_CLOSE = "came-close", "the figure for the forecast time is close"
    MISSED = "missed", "the figure for the forecast time is another"
    OPEN = "open", "the time has not come, or we hold no figure for it"


class DateVerdict(Word):
    """What a date given for a policy event comes to, at the coarser precision of the two."""

    AGREES = "agrees", "the event is dated the same, by a source other than the article"
    NEAR = "near", "one day, month or year off, whichever the claim gives"
    DIFFERS = "differs", "the event is dated otherwise"
    CONTESTED = "contested", "sources do not agree on the event's date, or it is itself uncertain"
    OWN_SOURCE = "own-source", "the event's date was read in this very article: it confirms nothing"


class Method(Word):
    """How a claim was checked. The first four decide verdicts; the others are reported for orientation."""

    OFFICIAL = "official", "against official figures for the same thing, time and basis"
    CORRECTION = "correction", "the printed number against its reading: a misprint that shows by itself"
    RANK = "rank", "a place in an order, against all places in one edition"
    TREND = "trend", "a direction, against the first and last figure of one series"
    OUTCOME = "outcome", "a forecast, against the figure that came"
    EVENT_DATE = "event-date", "the date of a policy event, against the event"
    ARITHMETIC = "arithmetic", "a number against the other numbers of its article from which it must follow"
    OTHER_BASIS = "other-basis", "figures of the same time that count something else; decides nothing"
    UNOFFICIAL = "unofficial", "figures of industry or press; decides nothing"
    NEAREST_YEAR = "nearest-year", "official figures of another year, at most five away; decides nothing"


class Reading(Word):
    """Which number of a claim was checked."""

    PRINTED = "printed", "the number as the article prints it"
    READ = "read", "the number as it is meant, by a correction"


class Relation(Word):
    """How two claims about the same thing relate to each other."""

    AGREES = "agrees", "the same number, as far as both are printed"
    CLOSE = "close", "near each other"
    COMPATIBLE = "compatible", "both can be so, as two open limits can; that is no agreement"
    CONFLICTS = "conflicts", "both cannot be so"
    SCALE_ERROR = "scale-error", "apart by a power of ten"


class Implication(Word):
    """How a figure follows from others."""

    SHARE = "share", "part by whole"
    GROWTH = "growth", "one year against the year before, in one series"
    MIXED_GROWTH = "mixed-growth", "one year against the year before, from two series that may not count alike"
    LEVEL = "level", "the year before, from a figure and its printed growth"


class Seen(Word):
    """How a figure was seen."""

    SEEN = "seen", "in the edition that printed it"
    VIA = "via", "in a page that quotes the edition"
    KNOWN = "known", "well known; the edition was not seen"


class EventRelation(Word):
    """How one policy event acts on another."""

    IMPLEMENTS = "implements", "puts the other event into practice"
    AMENDS = "amends", "changes the other event's terms"
    EXTENDS = "extends", "prolongs or widens the other event"
    SUSPENDS = "suspends", "stops the other event's effect for a time"
    RESUMES = "resumes", "puts a suspended event back into effect"
    REPEALS = "repeals", "ends the other event"
    RESPONDS_TO = "responds-to", "answers the other event without changing its legal effect"


class EventStatus(Word):
    """In which state of its life a policy event is on the build's as-of date."""

    ANNOUNCED = "announced", "made public; not yet in effect, or the day on which it took effect is not known"
    IN_FORCE = "in-force", "in effect"
    SUSPENDED = "suspended", "in effect in law, its application stopped for a time"
    ENDED = "ended", "no longer in effect"
    COMPLETED = "completed", "a single act that was over once done: a sale, a ruling, a payment"
    WITHDRAWN = "withdrawn", "announced and given up before it took effect"
    TO_BE_CHECKED = "to-be-checked", "nobody could confirm what holds now; see status_note and next_check"


class PublicationKind(Word):
    """Who is behind a publication. Only the first two may decide a verdict."""

    OFFICIAL = "official", "a state or one of its agencies"
    INTERGOVERNMENTAL = "intergovernmental", "a body of several states"
    INDUSTRY = "industry", "a company, an association or a market-data firm"
    PRESS = "press", "a newspaper, a news site, a blog or a research note"

    @property
    def may_decide_verdict(self) -> bool:
        return self in (PublicationKind.OFFICIAL, PublicationKind.INTERGOVERNMENTAL)


class ValueStatus(Word):
    """What kind of number a statistic is."""

    REPORTED = "reported", "printed as a measured or declared figure"
    ESTIMATED = "estimated", "marked as an estimate by its publisher, or rounded by it"
    REVISED = "revised", "replaces a figure of an earlier edition"
    PARTIAL = "partial", "covers a part only: some months, some batches, some firms"


class Confidence(Word):
    """How the curators came to a fact."""

    CONFIRMED = "confirmed", "the fact is in a page or file that was read for this knowledge base"
    KNOWN = "known", "well-established knowledge; no page was read for it"
    UNVERIFIED = "unverified", "reported, disputed or unclear: to be used as an open question only"


class Rights(Word):
    """What may be done with an article's text."""

    ALL_RIGHTS_RESERVED = "all-rights-reserved", "under copyright: record, own-words claims and short quotes only"
    PUBLIC_DOMAIN = "public-domain", "free of copyright, e.g. a work of the United States government"
    OFFICIAL_TEXT = "official-text", "an official text of a state whose law exempts such texts from copyright"
    CC_BY = "cc-by", "Creative Commons Attribution 4.0"
    UNKNOWN = "unknown", "no statement of rights was found; treated as all rights reserved"

    @property
    def may_keep_text(self) -> bool:
        """Whether the full text may lie in the repository."""
        return self in (Rights.PUBLIC_DOMAIN, Rights.OFFICIAL_TEXT, Rights.CC_BY)


SCHEMES: dict[str, type[Word]] = {
    "bound": Bound,
    "claim-kind": ClaimKind,
    "confidence": Confidence,
    "correction-kind": CorrectionKind,
    "date-verdict": DateVerdict,
    "dated-act": DatedAct,
    "direction": Direction,
    "event-relation": EventRelation,
    "event-status": EventStatus,
    "implication": Implication,
    "independence": Independence,
    "method": Method,
    "number-sort": NumberSort,
    "outcome": Outcome,
    "publication-kind": PublicationKind,
    "quote-status": QuoteStatus,
    "reading": Reading,
    "relation": Relation,
    "revision": Revision,
    "rights": Rights,
    "seen": Seen,
    "stance": Stance,
    "time-sort": TimeSort,
    "value-status": ValueStatus,
    "verdict": Verdict,
}
"""Scheme name, as in the ``vocabulary`` table, to its class."""
