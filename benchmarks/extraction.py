"""How well numbers are read in running text: python -m benchmarks.extraction [--texts FOLDER] [--errors]

The labels are in ``benchmarks/extraction_labels/``, one file for each text: what a reader of the text would say of
each of its numbers. They were written before the rules. Texts of others are not committed: they are found by their
SHA-256 in the folder that --texts names, as in a build; texts of our own are beside their labels.

A file of labels begins with lines "key: value" (sha256, date, part, source), then has a line for each number:

    printed number | value or low..high | unit | indicator | place | period

"or" parts answers that are both right, "-" is none, and a "?" before a line makes it one that may be found or not.
``part`` says when a text was labelled, and so from when on its errors could be read; see docs/extraction.md.
"""

import argparse
import hashlib
import random
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_base.extracting.found import FoundNumber
from knowledge_base.extracting.known_sources import known_sources
from knowledge_base.extracting.lexicon import Lexicon
from knowledge_base.extracting.text_reader import read_text

HERE = Path(__file__).parent
LABELS = HERE / "extraction_labels"
FIELDS = ("value", "unit", "indicator", "place", "period")
SAMPLES = 2_000
"""How many times the texts are drawn anew for the interval."""


@dataclass(frozen=True)
class Label:
    """What is right for one number, at ``start`` of the text."""

    start: int
    end: int
    is_optional: bool
    answers: tuple[frozenset[str], ...]
    """For each of FIELDS what is right."""
    speaker: frozenset[str] = frozenset()
    damage: str = ""
    """low..high that is meant, where the scale was lost."""


@dataclass
class Counts:
    """What came of one text."""

    labels: int = 0
    found: int = 0
    output: int = 0
    false: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*FIELDS, "all five"), 0))
    wrong: int = 0
    wrong_unsure: int = 0
    wrong_offered: int = 0
    unsure: int = 0
    damaged: int = 0
    damage_seen: int = 0
    damage_right: int = 0
    damage_false: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Text:
    """A text with its labels."""

    name: str
    text: str
    date: str | None
    part: str
    labels: tuple[Label, ...]


def read_labels(path: Path, text: str) -> tuple[dict[str, str], tuple[Label, ...]]:
    """Return the head of a file of labels, and its labels. Raises ValueError for one that is not in the text."""
    head: dict[str, str] = {}
    labels: list[Label] = []
    at = 0
    for line in path.read_text("utf-8").splitlines():
        if "|" not in line:
            key, colon, value = line.partition(":")
            if colon:
                head[key.strip()] = value.strip()
            continue
        snippet, *answers = (part.strip() for part in line.split("|"))
        is_optional = snippet.startswith("?")
        snippet = snippet.removeprefix("?")
        start = text.find(snippet, at)
        if start < 0:
            raise ValueError(f"{path.name}: '{snippet}' is not in the text after {at}")
        at = start + len(snippet)
        right = tuple(frozenset(one.strip() for one in answer.split(" or ")) for answer in answers[:5])
        damage = next((part[8:] for part in answers[5:] if part.startswith("damaged ")), "")
        labels.append(Label(start, at, is_optional, right, damage=damage))
    return head, tuple(labels)


def texts_of(folder: Path | None) -> tuple[list[Text], list[str]]:
    """Return the labelled texts that are here, and the names of those that are not."""
    by_digest: dict[str, str] = {}
    for path in [*LABELS.glob("*.txt"), *(folder.rglob("*.txt") if folder else ())]:
        raw = path.read_bytes()
        by_digest[hashlib.sha256(raw).hexdigest()] = raw.decode("utf-8")
    found, missing = [], []
    for path in sorted(LABELS.glob("*.labels")):
        digest = re.search(r"^sha256: (\w+)$", path.read_text("utf-8"), re.M)
        text = by_digest.get(digest[1]) if digest else None
        if text is None:
            missing.append(path.stem)
            continue
        head, labels = read_labels(path, text)
        found.append(Text(path.stem, text, head.get("date") or None, head["part"], labels))
    return found, missing


# ---------------------------------------------------------------------------------------------------------- scoring


def score(text: Text, output: Sequence[FoundNumber]) -> Counts:
    """Hold what was found in a text against its labels."""
    counts = Counts()
    taken: set[int] = set()
    for label in text.labels:
        best = max(range(len(output)), key=lambda n: _overlap(label, output[n]), default=None)
        is_found = best is not None and best not in taken and _overlap(label, output[best]) > 0
        if label.is_optional:
            taken |= {n for n, one in enumerate(output) if _overlap(label, one) > 0}
            continue
        counts.labels += 1
        if not is_found or best is None:
            counts.errors.append(f"MISSED {text.text[label.start : label.end]!r}")
            continue
        taken.add(best)
        counts.found += 1
        _compare(counts, label, output[best])
    extra = [one for n, one in enumerate(output) if n not in taken]
    counts.output = counts.found + len(extra)
    counts.false = len(extra)
    counts.errors += [f"FALSE {one.text!r} in {one.sentence[:80]!r}" for one in extra]
    return counts


def _overlap(label: Label, one: FoundNumber) -> int:
    return min(label.end, one.end) - max(label.start, one.start)


def _compare(counts: Counts, label: Label, one: FoundNumber) -> None:
    answers = {
        "value": f"{one.value_min:.10g}..{one.value_max:.10g}",
        "unit": one.unit or "-",
        "indicator": one.indicator or "-",
        "place": one.place or "-",
        "period": one.period or "-",
    }
    is_right = {
        name: _is_value(answers[name], right, one) if name == "value" else answers[name] in right
        for name, right in zip(FIELDS, label.answers, strict=True)
    }
    for name, right in zip(FIELDS, label.answers, strict=True):
        counts.right[name] += is_right[name]
        if not is_right[name]:
            counts.wrong += 1
            counts.wrong_unsure += name in one.unsure
            offered = {str(other) for other in one.alternatives.get(name, ())} | (
                {"-"} if answers[name] != "-" else set()
            )
            counts.wrong_offered += bool(offered & right)
            sure = "" if name in one.unsure else " SURE"
            why = one.decided_by.get(name, "")
            wanted = "/".join(sorted(right))
            counts.errors.append(
                f"{name:9} {one.text!r}: {answers[name]} not {wanted} ({why}{sure}) in {one.sentence[:200]!r}"
            )
    counts.right["all five"] += all(is_right.values())
    counts.unsure += sum(name in one.unsure for name in FIELDS)
    counts.damaged += bool(label.damage)
    counts.damage_false += bool(one.warnings) and not label.damage
    if label.damage and one.warnings:
        counts.damage_seen += 1
        (low, high), *_ = one.alternatives["value"]
        counts.damage_right += _ends(label.damage) == (low, high)


def _is_value(answer: str, right: Iterable[str], one: FoundNumber) -> bool:
    damaged = one.alternatives.get("value", ())
    given = [_ends(answer), *(tuple(pair) for pair in damaged)]
    return any(_close(ends, _ends(value)) for ends in given for value in right)


def _close(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= 1e-6 * max(1.0, abs(b)) for a, b in zip(one, other, strict=True))


def _ends(value: str) -> tuple[float, float]:
    low, dots, high = value.partition("..")
    return float(low), float(high if dots else low)


# --------------------------------------------------------------------------------------------------------- reporting


def rates(counts: Sequence[Counts]) -> dict[str, float]:
    """Return the share of what is right among what was found, over texts."""
    labels, found = sum(c.labels for c in counts), sum(c.found for c in counts)
    output, wrong = sum(c.output for c in counts), sum(c.wrong for c in counts)
    damaged = sum(c.damaged for c in counts)
    return {
        "span recall": found / max(labels, 1),
        "span precision": found / max(output, 1),
        **{name: sum(c.right[name] for c in counts) / max(found, 1) for name in (*FIELDS, "all five")},
        "wrong fields marked unsure": sum(c.wrong_unsure for c in counts) / max(wrong, 1),
        "right one offered beside a wrong one": sum(c.wrong_offered for c in counts) / max(wrong, 1),
        "fields marked unsure": sum(c.unsure for c in counts) / max(found * len(FIELDS), 1),
        "damaged scales flagged": sum(c.damage_seen for c in counts) / max(damaged, 1),
        "damaged scales repaired right": sum(c.damage_right for c in counts) / max(damaged, 1),
    }


def interval(counts: Sequence[Counts], name: str) -> tuple[float, float]:
    """Return the middle 95 % of a rate when the texts are drawn anew, with a fixed seed."""
    chance = random.Random(2013)
    drawn = sorted(rates(chance.choices(counts, k=len(counts)))[name] for _ in range(SAMPLES))
    return drawn[int(0.025 * SAMPLES)], drawn[int(0.975 * SAMPLES) - 1]


def table(parts: dict[str, list[Counts]]) -> str:
    """Return the rates of each part as a table in Markdown."""
    heads = [f"{part} ({len(counts)} texts, {sum(c.labels for c in counts)} numbers)" for part, counts in parts.items()]
    lines = ["| | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
    for name in rates([]):
        cells = []
        for counts in parts.values():
            low, high = interval(counts, name)
            cells.append(f"{rates(counts)[name]:.3f} ({low:.2f}-{high:.2f})")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def speed(texts: Sequence[Text], lexicon: Lexicon) -> float:
    """Return how many texts are read in a second."""
    started = time.perf_counter()
    for text in texts:
        read_text(text.text, lexicon, text.date)
    return len(texts) / (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder with the texts that are not committed")
    parser.add_argument(
        "--errors", metavar="PART", help="list the errors of a part: fitted, or first (then it is no more)"
    )
    options = parser.parse_args()
    known, _ = known_sources(HERE.parent / "sources")
    texts, missing = texts_of(options.texts)
    if missing:
        print(f"{len(missing)} texts are not here: {', '.join(missing)}", file=sys.stderr)
    parts: dict[str, list[Counts]] = {}
    for text in texts:
        counts = score(text, read_text(text.text, known.lexicon, text.date))
        parts.setdefault(text.part, []).append(counts)
        if options.errors == text.part:
            for error in counts.errors:
                print(f"{text.name}: {error}")
    print(table(dict(sorted(parts.items()))))
    print(f"\nfalse alarms of damaged scales: {sum(c.damage_false for part in parts.values() for c in part)}")
    size = sum(len(text.text) for text in texts) / max(len(texts), 1)
    print(f"{speed(texts, known.lexicon):.0f} texts a second, {size:.0f} characters each")


if __name__ == "__main__":
    main()
