"""Which percentages are rises and falls, and which way they go."""

from dataclasses import dataclass, field

from . import change_words
from .passage import BESIDE, Passage
from .quantities import Quantity

LONGEST_LIST = 40
"""How many percentages a list may have."""


@dataclass(frozen=True)
class Changes:
    """Tells the changes of one text."""

    passage: Passage
    _known: dict[int, bool] = field(default_factory=dict)

    def is_change(self, quantity: Quantity) -> bool:
        """Whether a percentage is a rise or a fall, and not a share or a level."""
        if not self.passage.lexicon.is_per_cent(quantity.unit):
            return False
        if quantity.start not in self._known:
            self._known[quantity.start] = self._is_change(quantity)
        return self._known[quantity.start]

    def _is_change(self, quantity: Quantity) -> bool:
        one: Quantity | None = quantity
        for _ in range(LONGEST_LIST):
            if one is None:
                return False
            if one.start in self._known:
                return self._known[one.start]
            if change_words.is_change(*self.around(one)):
                return True
            one = self._listed_before(one)
        return False

    def way(self, quantity: Quantity) -> int:
        """Return 1 for a rise, -1 for a fall, 0 where the words beside a change do not say."""
        one = quantity
        for _ in range(LONGEST_LIST):
            other = self._listed_before(one)
            if other is None or change_words.is_change(*self.around(one)):
                break
            one = other
        return change_words.way(*self.around(one))

    def around(self, quantity: Quantity) -> tuple[str, str]:
        """Return what stands before and behind a number in its sentence."""
        sentence = self.passage.sentence(quantity.start)
        before = self.passage.plain[max(sentence.start, quantity.start - 90) : quantity.start]
        return before, self.passage.plain[quantity.end : min(sentence.end, quantity.end + 44)]

    def _listed_before(self, quantity: Quantity) -> Quantity | None:
        """The percentage that stands just before one: 21.4 of "21.4% and 20.7%"."""
        earlier = self.passage.quantity_before(quantity.start)
        if earlier is None or earlier.unit != quantity.unit:
            return None
        return earlier if BESIDE.fullmatch(self.passage.plain[earlier.end : quantity.start]) else None
