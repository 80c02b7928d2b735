"""An entry of a library -> the draft of an article: what it says as fields, what is not certain as comments."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..model.field_types import NOTHING, SLUG
from ..model.problems import shown
from ..reading.draft_lines import LONGEST_ID, fields, slug_of, to_decide
from ..reading.files import SourceFile
from ..reading.raw_records import RawRecord
from ..reading.undecided import NO_SUMMARY
from ..reading.validation import validate
from .entry import Entry, Said, is_han, is_latin
from .known import Known, doi_of, keys_of
from .languages import is_in_latin_script, language_of

UNREAD = "record-only"
"""The word of the scheme coverage for an article of which nobody read the text: that is what an import knows."""

Fields = dict[str, Said]
_NOWHERE = Path()


def addresses_of(entry: Entry) -> list[str]:
    """Return where a work can be found: the page, then its DOI."""
    doi = doi_of(entry.doi)
    by_doi = f"https://doi.org/{quote(doi, safe='/:;()._-')}" if doi else ""
    first = list(filter(None, [entry.url]))
    return first + ([by_doi] if by_doi and not {*keys_of([by_doi])} & {*keys_of(first)} else [])


def there_already(entry: Entry, identity: str, known: Known) -> str:
    """Return why an entry is not to be imported: which article it is, and by what that shows; else nothing."""
    for key in keys_of([*addresses_of(entry), *filter(None, [entry.archived])]):
        if key in known.addresses:
            what = "DOI" if key.startswith("doi:") else "address"
            return f"is the article {known.addresses[key]}, which has the same {what}"
    if identity in known.articles:
        return f"is the article {known.articles[identity]}, or one of the same id"
    return ""


# ----------------------------------------------------------------------------------------------------------- its id


def id_of(entry: Entry, draft: Fields) -> str:
    """Return the id of an entry: its key, where that has our form, else made of publisher or author, year and title.

    Empty where nothing gives one.
    """
    if re.fullmatch(SLUG, entry.key) and "-" in entry.key and len(entry.key) <= 2 * LONGEST_ID and _is_name(entry.key):
        return entry.key
    said = draft.get("date_published")
    year = next((one[:4] for one in (str(said.value or ""), *said.choices) if one[:4].isdigit()), "") if said else ""
    publisher = draft.get("publisher")
    who = str(publisher.value) if publisher and publisher.is_sure else _slug(_first_author(entry))
    title = draft.get("title")
    words = str(title.value) if title and title.is_sure else entry.translation
    made = slug_of(_in_ascii(words), year, who) or slug_of(_slug(entry.key.rsplit("/", 1)[-1]), year, who)
    return made if _is_name(made) else ""


def _is_name(slug: str) -> bool:
    return slug not in NOTHING and any(map(str.isalpha, slug))


def _first_author(entry: Entry) -> str:
    names = entry.authors.value if entry.authors and entry.authors.is_sure else []
    name = re.sub(r"\s*\(.*|,.*", "", names[0]) if names else ""
    return name.rsplit(" ", 1)[-1]


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", _in_ascii(text).lower())[:3])


def _in_ascii(text: str) -> str:
    """A text with its letters but not their accents: an id is typed."""
    plain = text.translate(_LETTERS)
    return "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))


_LETTERS = {ord("ß"): "ss", ord("ø"): "o", ord("Ø"): "O", ord("ł"): "l", ord("Ł"): "L", ord("æ"): "ae", ord("œ"): "oe"}


# --------------------------------------------------------------------------------------------------------- its fields


def draft_fields(entry: Entry, known: Known) -> Fields:
    """Return the fields of an article in the order in which they are written."""
    draft: dict[str, Said | None] = {
        **_titles(entry),
        "kind": _kind(entry, known),
        "publisher": _publisher(entry, known),
        "authors": entry.authors,
        "date_published": entry.date or Said(rule="the entry gives none"),
        "language": _language(entry),
        "retracted": Said("yes") if entry.is_retracted else None,
        **_addresses(entry),
        "rights": Said("unknown"),
        "coverage": _coverage(known),
        "topics": _topics(entry, known),
    }
    if entry.has_unread_title:
        holder = next((name for name in ("title_original", "title") if _holds(draft[name], entry.title)), "title")
        draft[holder] = Said(choices=(entry.title,), rule="markup that could not be read")
    return {field: said for field, said in draft.items() if said is not None}


def _holds(said: Said | None, text: str) -> bool:
    return said is not None and said.value == text


def _titles(entry: Entry) -> dict[str, Said | None]:
    if entry.original:
        return {"title": Said(entry.title), "title_original": Said(entry.original)}
    language = language_of(entry.language)
    is_english = language is None or not language.is_sure or language.value.split("-")[0] == "en"
    if is_latin(entry.title) and is_english and not entry.translation:
        return {"title": Said(entry.title), "title_original": None}
    if is_latin(entry.title) and language and language.is_sure and not is_in_latin_script(language.value):
        return {
            "title": Said(entry.title),
            "title_original": Said(rule="the title is not in the script of its language"),
        }
    english = entry.translation
    if not english and not is_latin(entry.title) and entry.short_title and is_latin(entry.short_title):
        english = entry.short_title  # no short form of a title is in another script
    choices = (entry.short_title,) if entry.short_title and is_latin(entry.short_title) else ()
    title = Said(english) if english else Said(choices=choices, rule="a translation, by a person")
    return {"title": title, "title_original": Said(entry.title)}


def _kind(entry: Entry, known: Known) -> Said:
    words = known.words.get("article-kind", [])
    likely = tuple(word for word in entry.kinds if word in words)
    if len(entry.kinds) == len(likely) == 1:
        return Said(likely[0])
    return Said(choices=likely or tuple(words), rule="the type of the entry")


def _publisher(entry: Entry, known: Known) -> Said | None:
    actors = known.names["actor"]
    names = list(filter(None, [entry.container] if entry.container else entry.publishers))
    if not names:
        return None
    found = sorted({identity for name in names for identity in actors.called(name)})
    if len(found) == 1:
        return Said(found[0])
    said = " and ".join(map(shown, names))
    if found:
        return Said(choices=tuple(found), rule=f"several are called {said}")
    others = [identity for name in entry.publishers for identity in actors.called(name)]
    near = [identity for name in names for identity in actors.nearest(name)]
    return Said(choices=tuple(dict.fromkeys([*others, *near])), rule=f"no actor is called {said}")


def _language(entry: Entry) -> Said:
    said = language_of(entry.language)
    if said is not None:
        return said
    if not is_latin(entry.title):
        return Said(choices=("zh", "ja") if is_han(entry.title) else (), rule="the script of the title")
    return Said(choices=("en",), rule="the entry gives none, and the title is in Latin letters")


def _addresses(entry: Entry) -> dict[str, Said | None]:
    first, *others = [*addresses_of(entry), ""]
    others = [one for one in others if one]
    doi = Said(choices=(entry.doi,), rule="a DOI that is none") if entry.doi and not doi_of(entry.doi) else None
    return {
        "url": Said(first) if first else doi,
        "url_archived": Said(entry.archived) if entry.archived else None,
        "urls": Said(others) if others else (doi if first else None),
    }


def _coverage(known: Known) -> Said:
    words = known.words.get("coverage", [])
    return Said(UNREAD) if UNREAD in words else Said(choices=tuple(words), rule="how much of the text was read")


def _topics(entry: Entry, known: Known) -> Said | None:
    found = [one for word in entry.keywords if len(one := known.names["topic"].called(word)) == 1]
    named = list(dict.fromkeys(identity for [identity] in found))
    return Said(choices=(f"[{', '.join(named)}]",), rule="keywords of the entry") if named else None


# ----------------------------------------------------------------------------------------------------------- its file


def article_file(identity: str, draft: Fields) -> str:
    """Return the text of the file of a draft."""
    held = held_to_type("article", identity, draft)
    return "".join(["---\n", *lines_of(held), "---\n", f"{NO_SUMMARY}\n"])


def held_to_type(kind: str, identity: str, draft: Fields) -> Fields:
    """Return a draft in which whatever the type of its record refuses is left to a person."""
    data: dict[str, Any] = {"id": identity, **{field: said.value for field, said in draft.items() if said.is_sure}}
    file = SourceFile(path=_NOWHERE, name="", kind=kind)
    refused = {one.field: one.message for one in validate(RawRecord(kind, file, 1, data)).problems if one.field in data}
    return {
        field: Said(choices=(_as_text(said.value),), rule=refused[field]) if field in refused else said
        for field, said in draft.items()
    }


def _as_text(value: Any) -> str:
    return shown(", ".join(map(str, value)) if isinstance(value, list) else value)


def lines_of(draft: Mapping[str, Said]) -> Iterator[str]:
    """Yield the lines of a draft: fields, and comments for what is to be decided."""
    for field, said in draft.items():
        yield fields({field: said.value}) if said.is_sure else to_decide(field, said.choices, said.rule)
