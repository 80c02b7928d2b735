"""The places that a text speaks of: those it names, and those it means by "the country" and "domestic"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .layout import Stretch
from .mentions import Mention, first_from
from .passage import Passage

FAR_BACK = 40
"""How many places named before a word may be the one it means."""
FIRST_NAMED = 2
"""What it counts for a place that it is the first that a text names."""
PARTNERS = re.compile(
    r"\b(?:to|with|against|for|toward|towards|outside|outside of|destined for|bound for|intended for"
    r"|headed for|reliance on"
    r"|dependence on|rely on|"
    r"depends? on|than|(?<!regions )(?<!areas )(?<!places )(?<!countries )(?<!mines )like|\w*reliance on|unlike"
    r"|told|visit(?:ed"
    r"|ing)?)(?: the| other)?\s*\Z",
    re.I,
)
MONEY_SIGN = re.compile(r"\s?\$")
_ADJECTIVE = re.compile(r"(?:ese|[^d]an|ish|ian|ch|ine|n)\Z")
_HOME = re.compile(
    r"\bthe (?:South |Southeast |North |Central |Latin )?(?:Asian|American|African|European) (?:nation|country)"
    r"|\b(?:domestic(?:ally)?|at home|national(?! security)|nationwide|home market|the country(?:'s)?"
    r"|the nation(?:'s)?|the Asian nation|this country|locally|the (?:company|firm|miner|producer|group))\b|国内"
    r"|我国|全国|本国|该国",
    re.I,
)
_FIRM = re.compile(r"the (?:company|firm|miner|producer|group)", re.I)


@dataclass(frozen=True)
class NamedPlaces:
    """What is known of the places of one text."""

    passage: Passage

    @cached_property
    def wholes(self) -> frozenset[str]:
        """The places that have no place above them: the world."""
        return frozenset(key for key, place in self.passage.lexicon.terms.places.items() if place.kind == "world")

    @cached_property
    def counted(self) -> Counter[str]:
        """How often a text names each country, itself or by a firm; that of the title counts more."""
        passage = self.passage
        found: Counter[str] = Counter()
        for mention in passage.places:
            key = mention.ids[0]
            if key not in self.wholes and not mention.is_weak and not _within(passage.left_out, mention):
                found[self._country(key)] += 4 if mention.start < min(passage.title.end, 200) else 1
            elif mention.is_weak and not self.is_money(mention) and not _within(passage.left_out, mention):
                found[self._country(key)] += 3 if mention.start < min(passage.title.end, 200) else 1
            if len(found) == 1 and found.total() <= 4:
                found[self._country(key)] += FIRST_NAMED
        return found

    @property
    def main(self) -> str | None:
        """The place that the text is most about."""
        return self.counted.most_common(1)[0][0] if self.counted else None

    def is_money(self, mention: Mention) -> bool:
        """Whether a weak mention is a currency, and no firm."""
        words = self.passage.lexicon.terms.conversion.words
        return words.money_at(self.passage.plain, mention.start)

    def _country(self, key: str) -> str:
        """The place just below the world that a place lies in, where that is a country."""
        places = self.passage.lexicon.terms.places
        parent = places[key].parent
        while parent is not None and parent in places and places[parent].kind == "country":
            key, parent = parent, places[parent].parent
        return key

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """The places of the text, with those that are meant by "domestic" and "the country"."""
        passage, names = self.passage, self.passage.places
        meant: list[Mention] = []
        replaced: set[Mention] = set()
        for word in _HOME.finditer(passage.plain):
            inside = passage.within(names, Stretch(word.start(), word.end()))
            n = first_from(names, word.start())
            if any(one.end == word.end() for one in inside) or (n and names[n - 1].end > word.start()):
                continue
            key = self._firm_before(word) or self._antecedent(word.start())
            if key is not None:
                replaced.update(inside)
                meant.append(Mention(word.start(), word.end(), (key,)))
        return sorted([*(one for one in names if one not in replaced), *meant])

    def _firm_before(self, word: re.Match[str]) -> str | None:
        """The place of the firm that was named last before "the company"; None for other words, and where none was."""
        if not _FIRM.fullmatch(word[0]):
            return None
        names = self.passage.places
        before = names[max(0, first_from(names, word.start()) - FAR_BACK) : first_from(names, word.start())]
        return next((one.ids[0] for one in reversed(before) if one.is_weak and not self.is_money(one)), None)

    def _antecedent(self, at: int) -> str | None:
        """The country that was last spoken of before a place in the text, in its paragraph or the one before."""
        passage, names = self.passage, self.passage.places
        begin = passage.paragraph(max(0, passage.paragraph(at).start - 2)).start
        n = first_from(names, at)
        before = [one for one in names[max(0, n - FAR_BACK) : n] if one.start >= begin and self._is_country(one)]
        told = [one for one in before if not self.is_partner(one)]
        found = (told or before)[-1].ids[0] if before else self.main
        return self.passage.home or (self._country(found) if found else None)

    def _is_country(self, mention: Mention) -> bool:
        """Whether a mention is of a country, or of a place in one; of a firm only where no place is meant."""
        places = self.passage.lexicon.terms.places
        return places[self._country(mention.ids[0])].kind == "country" and not (
            mention.is_weak and self.is_money(mention)
        )

    def is_partner(self, mention: Mention) -> bool:
        text = self.passage.plain
        before, after = text[max(0, mention.start - 30) : mention.start], text[mention.end : mention.end + 12]
        is_owner = after.startswith("'s") and bool(re.search(r"\bwith\s*\Z", before))
        return bool(PARTNERS.search(before)) and not is_owner and not self.is_adjective(mention, after)

    def is_adjective(self, mention: Mention, after: str) -> bool:
        """Whether a place is an adjective of what follows: Chilean buyers, not Chile."""
        word = self.passage.plain[mention.start : mention.end]
        return bool(_ADJECTIVE.search(word)) and bool(re.match(r"\s[a-z]", after)) and word not in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(place.name for place in self.passage.lexicon.terms.places.values())

    def partners(self, sentence: Stretch) -> set[str]:
        """The places that a sentence names as partners only: those sold to, or compared with."""
        found = self.passage.within(self.mentions, sentence)
        others = {m.ids[0] for m in found if not self.is_partner(m)}
        return {m.ids[0] for m in found} - others

    def subjects(self, stretch: Stretch) -> list[str]:
        """The places that a sentence is about: first its subject, then the others; not partners, not the world."""
        text = self.passage.plain
        found: list[tuple[bool, int, str]] = []
        for mention in self.passage.within(self.mentions, stretch):
            if (
                mention.ids[0] in self.wholes
                or mention.is_weak
                or MONEY_SIGN.match(text[mention.end : mention.end + 2])
            ):
                continue
            is_listed = bool(re.match(r"\s*[(（]", text[mention.end : mention.end + 3]))
            found.append((is_listed or self.is_partner(mention), mention.start, mention.ids[0]))
        return [key for _, _, key in sorted(found)]


def _within(stretches: Sequence[Stretch], mention: Mention) -> bool:
    return any(one.start <= mention.start < one.end for one in stretches)
