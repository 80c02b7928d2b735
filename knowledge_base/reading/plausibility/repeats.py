"""One thing in two records: a name, a code, an article, a claim; and two ids that look like one."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from ...model.addresses import page_of
from ...model.problems import Problem
from ...model.records import Article, Claim, Place, Term, Unit
from ..files import SourceFile
from ..normal_text import normalise
from ..quotes import QuotableText
from ..validation import Checked


class Names:
    """The names of vocabulary, by kind of record, and the codes of places."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], Checked] = {}
        self._codes: dict[str, Checked] = {}

    def see(self, checked: Checked) -> Iterator[Problem]:
        """Yield what another record is called already."""
        term: Term = checked.record
        # Signs of units mean several on purpose: $ is that of many currencies, and a reader of numbers asks which.
        aliases = () if isinstance(term, Unit) else term.aliases
        for key, name in (("name", term.name), *(("aliases", alias) for alias in aliases)):
            first = self._names.setdefault((checked.raw.kind, name.casefold()), checked)
            if first is not checked:
                yield checked.problem(key, f"'{name}' is also a name of {_of(first)}", "a name of its own").as_warning()
        if isinstance(term, Place) and term.iso_code:
            first = self._codes.setdefault(term.iso_code, checked)
            if first is not checked:
                yield checked.problem("iso_code", f"iso_code '{term.iso_code}' is also that of {_of(first)}")


def _of(checked: Checked) -> str:
    return f"{checked.raw.label}, {checked.raw.file.name}:{checked.raw.line}"


# ------------------------------------------------------------------------------------------------------- articles


class Articles:
    """The pages and texts of the articles read so far."""

    def __init__(self) -> None:
        self._pages: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._forms: dict[str, set[str]] = {}

    def see(self, checked: Checked, text: QuotableText | None) -> Iterator[Problem]:
        """Yield the article that this one is a second record of, unless one of the two says so."""
        article: Article = checked.record
        self._places[article.id] = f"{checked.raw.file.name}:{checked.raw.line}"
        forms = {other for other in (article.translation_of, article.same_text_as) if other}
        if forms:
            self._forms[article.id] = forms
        addresses = [("url", article.url), ("url_archived", article.url_archived), *(("urls", u) for u in article.urls)]
        for key, address in addresses:
            other = self._pages.setdefault(page_of(address), article.id) if address else article.id
            if not self._are_known_forms(article.id, other):
                yield self._repeated(checked, key, "is at the same address as", other)
                break
        digest = _digest(text) if text else article.text_sha256
        other = self._texts.setdefault(digest, article.id) if digest else article.id
        if not self._are_known_forms(article.id, other):
            yield self._repeated(checked, "text_sha256", "has the same text as", other)

    def _are_known_forms(self, one: str, other: str) -> bool:
        return one == other or one in self._forms.get(other, ()) or other in self._forms.get(one, ())

    def _repeated(self, checked: Checked, key: str, how: str, other: str) -> Problem:
        message = f"{how} article {other}, {self._places[other]}"
        expected = "one record of each article, or same_text_as, translation_of"
        return checked.raw.problem((key,), message, expected).as_warning()


def _digest(text: QuotableText) -> str:
    """The digest of a text as quotes are compared, so that line breaks and dashes make no difference."""
    return hashlib.sha256(normalise(text.text).encode()).hexdigest()


# --------------------------------------------------------------------------------------------------------- claims


class Claims:
    """The claims of the article that is being read; of others nothing is kept."""

    def __init__(self) -> None:
        self._article = ""
        self._seen: dict[int, tuple[str, int]] = {}

    def see(self, checked: Checked) -> Iterator[Problem]:
        """Yield an earlier claim of the same article that says the same."""
        claim: Claim = checked.record
        if claim.article != self._article:
            self._article, self._seen = claim.article, {}
        for content in _contents(claim):
            other, line = self._seen.setdefault(hash(content), (claim.id, checked.raw.line))
            if other != claim.id:
                message = f"says the same as claim {other}, line {line}"
                yield checked.raw.problem((), message, "each claim once").as_warning()
                return


def _contents(claim: Claim) -> Iterator[tuple[object, ...]]:
    """What two claims have in common when they are one: their words, or their evidence and their number."""
    number = (claim.bound, claim.value, claim.value_min, claim.value_max, claim.unit)
    about = (claim.indicator, claim.place, claim.material, claim.basis, claim.period, claim.attributed_to, claim.kind)
    yield ("statement", " ".join(claim.statement.casefold().split()), number, about)
    if claim.quote and claim.value_stated and claim.indicator:
        yield ("quote", claim.quote, claim.quote_prefix, number, about)


# ------------------------------------------------------------------------------------------------------------ ids

_LOOKALIKES = (("0", "o"), ("1", "l"), ("1", "i"), ("5", "s"), ("rn", "m"), ("vv", "w"))
"""What looks like what in an id."""

_SUSPECT = re.compile(r"[a-z][015]|[015][a-z]|rn|vv|--|-$")
"""What an id holds when it may be a misread form of another."""


def lookalikes(kind: str, places: Mapping[str, tuple[SourceFile, int]]) -> Iterator[Problem]:
    """Yield the ids of a kind that a person would take for another one."""
    for identity in filter(_SUSPECT.search, places):
        other = next((form for form in _forms(identity) if form != identity and form in places), None)
        if other:
            (file, line), (there, other_line) = places[identity], places[other]
            message = f"id '{identity}' looks like '{other}', {there.name}:{other_line}"
            yield Problem(file.name, line, f"{kind} {identity}", "id", message, "ids that differ").as_warning()


def _forms(identity: str) -> Iterator[str]:
    """What an id may be a misread form of."""
    for sign, meant in _LOOKALIKES:
        if sign in identity:
            yield identity.replace(sign, meant)
            yield from (f"{identity[:at]}{meant}{identity[at + len(sign) :]}" for at in _places(identity, sign))
    yield re.sub("-+", "-", identity).strip("-")


def _places(text: str, part: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(re.escape(part), text))
