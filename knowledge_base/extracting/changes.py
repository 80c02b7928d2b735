"""Which percentages are rises and falls, and which way they go."""

from dataclasses import dataclass

from . import change_words
from .passage import BESIDE, Passage
from .quantities import Quantity


@dataclass(frozen=True)
class Changes:
    """Tells the changes of one text."""

    passage: Passage

    def is_change(self, quantity: Quantity) -> bool:
        """Whether a percentage is a rise or a fall, and not a share or a level."""
        if not self.passage.lexicon.is_per_cent(quantity.unit):
            return False
        before, after = self.around(quantity)
        if change_words.is_change(before, after):
            return True
        other = self._listed_before(quantity)
        return other is not None and self.is_change(other)

    def way(self, quantity: Quantity) -> int:
        """Return 1 for a rise, -1 for a fall, 0 where the words beside a change do not say."""
        before, after = self.around(quantity)
        found = change_words.way(before, after)
        other = self._listed_before(quantity)
        return self.way(other) if other is not None and not change_words.is_change(before, after) else found

    def around(self, quantity: Quantity) -> tuple[str, str]:
        """Return what stands before and behind a number in its sentence."""
        sentence = self.passage.sentence(quantity.start)
        before = self.passage.plain[max(sentence.start, quantity.start - 90) : quantity.start]
        return before, self.passage.plain[quantity.end : min(sentence.end, quantity.end + 44)]

    def _listed_before(self, quantity: Quantity) -> Quantity | None:
        """The percentage that stands just before one: 21.4 of "21.4% and 20.7%"."""
        earlier = [q for q in self.passage.quantities if q.end <= quantity.start and q.unit == quantity.unit]
        if not earlier:
            return None
        gap = self.passage.plain[earlier[-1].end : quantity.start]
        return earlier[-1] if BESIDE.fullmatch(gap) else None
