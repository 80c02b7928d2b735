"""What a text says without a number: that a place comes first, or that a quantity rises or falls.

Both are read more cautiously than numbers: all that is found is for a person to look at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.vocabulary import ClaimKind, Direction
from .layout import Stretch
from .lexicon import Lexicon
from .mentions import Mention
from .named_places import NamedPlaces
from .passage import Passage

NEAR = 60
"""How many characters before or behind its words the thing that is ranked, or moves, may be named."""

_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_ORDINAL = "|".join(_ORDINALS)
_RANK = re.compile(
    rf"\b(?:(?P<ord>{_ORDINAL}|[2-9](?:nd|rd|th))[ -])?(?:largest|biggest|most abundant)\b"
    rf"|\brank(?:s|ed|ing)? (?P<place>first|{_ORDINAL}|[1-9](?:st|nd|rd|th))\b"
    r"|(?:居|位居|排名|位列)(?:世界|全球)?(?:第(?P<han>[一二三四五六七八九十])|首位)|世界第(?P<only>[一二三四五六七八九十])",
    re.IGNORECASE,
)
_HAN = {character: n for n, character in enumerate("一二三四五六七八九十", 1)}
_ONE_OF = re.compile(r"\b(?:one|among|some) of (?:the )?(?:world'?s? |its |their )?\Z", re.IGNORECASE)

_TREND = re.compile(
    r"\b(?:(?:has|have|had) (?:been )?(?:steadily |sharply |gradually |rapidly |also )*)?"
    r"(?:(?P<down>declin(?:ed|ing)|fall(?:en|ing)|fell|dropp(?:ed|ing)|decreas(?:ed|ing)|shrunk|shrank|plunged|slumped)"
    r"|(?P<up>ris(?:en|ing)|rose|increas(?:ed|ing)|grown|grew|growing|surged|soared|jumped|climbed))\b"
    r"|(?P<han_down>持续下降|逐年下降|不断下降|大幅下降|大幅下跌)|(?P<han_up>持续增长|逐年增长|不断增长|大幅增长|大幅上涨)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FoundStatement:
    """A rank or a trend at ``text[start:end]``; ids are those of the vocabulary, None where nothing fits."""

    start: int
    end: int
    text: str
    kind: ClaimKind
    rank: int | None
    """Of a rank: 1 for the largest."""
    direction: Direction | None
    """Of a trend: which way it goes."""
    indicator: str | None
    place: str | None
    period: str | None
    sentence: str


def read_ranks_and_trends(
    text: str, vocabulary: Lexicon, date: str | None = None, place: str | None = None
) -> list[FoundStatement]:
    """Return the ranks and trends of a text in reading order; a change that is told in a number is none of them."""
    passage = Passage.of(text, vocabulary, date, place)
    named = NamedPlaces(passage)
    found = [*_ranks(passage, named), *_trends(passage, named)]
    return sorted(found, key=lambda one: one.start)


def _ranks(passage: Passage, named: NamedPlaces) -> Iterator[FoundStatement]:
    for word in _RANK.finditer(passage.plain):
        if _ONE_OF.search(passage.plain, max(0, word.start() - 40), word.start()):
            continue
        groups = word.groupdict()
        ordinal = (groups["ord"] or groups["place"] or "").lower()
        han = groups["han"] or groups["only"]
        rank = _HAN[han] if han else _ORDINALS.get(ordinal) or (int(ordinal[0]) if ordinal[:1].isdigit() else 1)
        indicator = _thing(passage, word.start(), word.end(), is_behind_first=not groups["place"])
        if indicator is not None:
            yield _statement(passage, named, word, ClaimKind.RANK, indicator, rank=rank)


def _trends(passage: Passage, named: NamedPlaces) -> Iterator[FoundStatement]:
    for word in _TREND.finditer(passage.plain):
        sentence = passage.sentence(word.start())
        clause_end = re.search(r"[,;.，。；]", passage.plain[word.end() : sentence.end])
        end = word.end() + clause_end.start() if clause_end else sentence.end
        if passage.quantities_between(word.start(), min(end + 1, sentence.end)):
            continue
        indicator = _thing(passage, word.start(), word.end(), is_behind_first=False, is_behind=False)
        if indicator is not None:
            is_up = bool(word["up"] or word["han_up"])
            direction = Direction.RISES if is_up else Direction.FALLS
            yield _statement(passage, named, word, ClaimKind.TREND, indicator, direction=direction)


def _thing(passage: Passage, start: int, end: int, *, is_behind_first: bool, is_behind: bool = True) -> str | None:
    """Return the quantity that is named nearest to some words, in their sentence."""
    sentence = passage.sentence(start)
    before = passage.within(passage.indicators, Stretch(max(sentence.start, start - NEAR), start))[::-1]
    behind = passage.within(passage.indicators, Stretch(end, min(sentence.end, end + NEAR))) if is_behind else []
    for mention in [*behind, *before] if is_behind_first else [*before, *behind]:
        key = next((key for key in mention.ids if passage.lexicon.can_grow(key)), None)
        if key is not None:
            return key
    return None


def _statement(
    passage: Passage,
    named: NamedPlaces,
    word: re.Match[str],
    kind: ClaimKind,
    indicator: str,
    *,
    rank: int | None = None,
    direction: Direction | None = None,
) -> FoundStatement:
    sentence = passage.sentence(word.start())
    times = [time.period for time in passage.times_within(sentence) if time.period]
    return FoundStatement(
        word.start(),
        word.end(),
        passage.text[word.start() : word.end()],
        kind,
        rank,
        direction,
        indicator,
        _place(passage, named, sentence, word.start()),
        times[0] if len(times) == 1 else None,
        passage.text[sentence.start : sentence.end],
    )


def _place(passage: Passage, named: NamedPlaces, sentence: Stretch, at: int) -> str | None:
    """The nearest place before some words that is not the world, else one behind them, else what was spoken of."""
    found = [one for one in passage.within(named.mentions, sentence) if _may_be(named, one)]
    before = [one for one in found if one.end <= at]
    if before:
        return before[-1].ids[0]
    stretch = passage.sentence_before(at)
    subjects = named.subjects(stretch) if stretch is not None else []
    return next((one.ids[0] for one in found), None) or next(iter(subjects), passage.home or named.main)


def _may_be(named: NamedPlaces, mention: Mention) -> bool:
    return mention.ids[0] not in named.wholes and not mention.is_weak and not named.is_partner(mention)
