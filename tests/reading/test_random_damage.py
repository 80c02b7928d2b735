"""Random damage to the sources gives messages with a place, and never a traceback."""

import random

import pytest

from tests.support.small_corpus import FILES, Corpus

NASTY = [
    *"\0\t\n\r\"'[]{}:#&*!|>%@`-,.~?/\\",
    "\ufeff",
    "\u2028",
    "é",
    "稀",
    "9" * 30,
    "- ",
    "---\n",
    "&a ",
    "*a",
    "<<: ",
]


@pytest.mark.parametrize("seed", range(150))
def test_random_damage_gives_messages_and_never_a_traceback(seed: int, corpus: Corpus) -> None:
    """And what the check lets pass, the build can build; both report the same."""
    dice = random.Random(seed)
    for _ in range(dice.choice([1, 1, 2, 5])):
        damage(corpus, dice)

    problems = corpus.problems()
    result = corpus.build()

    errors = [problem for problem in problems if ": warning: " not in problem]
    assert result.is_written == (not errors)
    assert [str(problem) for problem in result.problems] == problems


def damage(corpus: Corpus, dice: random.Random) -> None:
    """Change one random place of one random file."""
    path = corpus.sources / dice.choice(sorted(FILES))
    text = path.read_text("utf-8")
    start = dice.randrange(len(text) + 1)
    end = min(len(text), start + dice.choice([0, 0, 1, 1, 5, 40]))
    middle = dice.choice(["", dice.choice(NASTY), text[start:end] * 2, text[dice.randrange(len(text) + 1) :][:20]])
    path.write_bytes((text[:start] + middle + text[end:]).encode())
