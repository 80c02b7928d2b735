"""The controlled words whose meaning the code implements, each with its definition.

Words that only the people of a field need (instruments, supply-chain stages, kinds of article) are not
here: they live in ``sources/vocabulary/words.yml``. Both sorts end up in the ``vocabulary`` table, so the
site documents itself.

Every class is one scheme; a member's value is the word and its ``definition`` the sentence shown to people.
"""

from enum import StrEnum


class Word(StrEnum):
    """A word of a controlled vocabulary: a string that carries its own definition."""

    definition: str

    def __new__(cls, word: str, definition: str) -> "Word":
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        return member


class Bound(Word):
    """How the printed value limits the quantity."""

    EXACT = "exact", "the value as printed, without a hedge"
    ABOUT = "about", "the article hedges: about, nearly, some, close to"
    AT_LEAST = "at-least", "the value is a lower limit: over, more than, at least"
    AT_MOST = "at-most", "the value is an upper limit: below, less than, up to"
    RANGE = "range", "the article prints two values and means everything between them"


class CorrectionKind(Word):
    """Why a printed number is not read literally."""

    TRANSLATION_SCALE = "translation-scale", "a unit of ten thousand or a hundred million was mistranslated (wan, yi)"
    DIGITS = "digits", "digits were lost, added, transposed, or a decimal point stands for a thousands separator"
    BASIS = "basis", "the number belongs to another basis, period or group than the one the sentence names"
    OCR = "ocr", "the text was damaged when it was scanned or copied"


class QuoteStatus(Word):
    """What is known of a quote."""

    VERIFIED = "verified", "found exactly once in the article's text, at the offsets given"
    UNCHECKED = "unchecked", "the article's text was not supplied to this build"
    NONE = "none", "the record gives no quote"


class Verdict(Word):
    """The outcome of checking a claim against the official figures."""

    AGREES = "agrees", "inside the range of the official figures, or within 5 % of it"
    CLOSE = "close", "outside the official range by more than 5 % and at most 25 %"
    DIFFERS = "differs", "outside the official range by more than 25 %"
    SCALE_ERROR = "scale-error", "off by a power of ten (10, 100 or 1 000 times): a misplaced unit, not a dispute"
    NO_REFERENCE = "no-reference", "no official figure measures the same thing for the same years"


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
    """Where a policy event stands in its life on the build's as-of date."""

    ANNOUNCED = "announced", "made public, not yet in effect"
    IN_FORCE = "in-force", "in effect"
    SUSPENDED = "suspended", "in effect in law, its application stopped for a time"
    ENDED = "ended", "no longer in effect"
    COMPLETED = "completed", "a single act that was over once done: a sale, a ruling, a payment"
    WITHDRAWN = "withdrawn", "announced and given up before it took effect"
    TO_BE_CHECKED = "to-be-checked", "nobody could confirm what holds now; see status_note and next_check"


class PublicationKind(Word):
    """Who stands behind a publication. Only the first two may decide a verdict."""

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

    CONFIRMED = "confirmed", "the fact stood in a page or file that was read for this knowledge base"
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
    "confidence": Confidence,
    "correction-kind": CorrectionKind,
    "event-relation": EventRelation,
    "event-status": EventStatus,
    "publication-kind": PublicationKind,
    "quote-status": QuoteStatus,
    "rights": Rights,
    "value-status": ValueStatus,
    "verdict": Verdict,
}
"""Scheme name, as in the ``vocabulary`` table, to its class."""
