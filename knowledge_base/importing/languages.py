"""The language of a work, as reference managers name it -> a BCP 47 tag."""

import re

from .entry import Said

_NAMES = {
    "en": ("english", "eng", "american", "british", "ukenglish", "usenglish", "canadian", "australian"),
    "zh": ("chinese", "chi", "zho", "中文", "汉语", "漢語", "mandarin"),
    "zh-Hans": ("simplified chinese", "简体中文", "chinese-simplified"),
    "zh-Hant": ("traditional chinese", "繁體中文", "繁体中文", "chinese-traditional"),
    "ja": ("japanese", "jpn", "日本語"),
    "ko": ("korean", "kor", "한국어"),
    "de": ("german", "ngerman", "ger", "deu", "deutsch", "austrian", "naustrian"),
    "fr": ("french", "fre", "fra", "francais", "français"),
    "es": ("spanish", "spa", "español", "castellano"),
    "pt": ("portuguese", "por", "português", "brazilian"),
    "ru": ("russian", "rus", "русский"),
    "it": ("italian", "ita", "italiano"),
    "nl": ("dutch", "dut", "nld", "nederlands"),
    "sv": ("swedish", "swe", "svenska"),
}
_TAG_OF = {name: tag for tag, names in _NAMES.items() for name in names}
_OTHER_SCRIPTS = ("ar", "bg", "el", "fa", "he", "hi", "ja", "ka", "kk", "ko", "mn", "ru", "th", "uk", "zh")
_TAG = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{2,8})*")


def language_of(text: str) -> Said | None:
    """Return the tag of a language; None when nothing is said."""
    if not text:
        return None
    plain = text.replace("_", "-")
    named = _TAG_OF.get(plain.casefold())
    if named:
        return Said(named)
    return Said(_in_form(plain)) if _TAG.fullmatch(plain) else Said(rule=f"the entry says {text}")


def is_in_latin_script(tag: str) -> bool:
    """Whether texts in a language are in Latin letters; of one that is not known it is assumed."""
    return tag.partition("-")[0] not in _OTHER_SCRIPTS or "Latn" in tag


def _in_form(tag: str) -> str:
    """A tag as it is written: zh-Hans-CN."""
    first, *others = tag.split("-")
    forms = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(forms.get(len(part), str.lower)(part) for part in others)])
