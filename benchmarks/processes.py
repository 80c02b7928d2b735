"""What a process and those below it take, read from Linux's /proc."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def below(process: int) -> list[int]:
    """Return the ids of all processes below one, whichever of its threads started them."""
    texts = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    return [lower for text in texts for child in map(int, text.split()) for lower in (child, *below(child))]


def processor_seconds(process: int) -> float:
    """Return the processor time of a process and of all below it, those included that have ended."""
    return sum(sum(_ticks(one)) for one in (process, *below(process))) / TICKS


def own_processor_seconds(process: int) -> dict[int, float]:
    """Return the processor time of a process and of each below it, by its id; nothing of those that have ended."""
    return {one: sum(_ticks(one)[:2]) / TICKS for one in (process, *below(process))}


def _ticks(process: int) -> list[int]:
    """Its own time, in the program and in the kernel, and that of its children that have ended."""
    return list(map(int, Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:15]))


def megabytes(process: int) -> float:
    """Return what a process and all below it hold now; what they share with others counts in part (PSS)."""
    texts = [Path(f"/proc/{one}/smaps_rollup").read_text() for one in (process, *below(process))]
    held = [line.split()[1] for text in texts for line in text.splitlines() if line.startswith("Pss:")]
    return sum(map(int, held)) * 1024 / 1e6


def peaks(process: int) -> list[float]:
    """Return what a process and each below it held at most, the largest first, in megabytes (RSS)."""
    texts = [Path(f"/proc/{one}/status").read_text() for one in (process, *below(process))]
    held = [line.split()[1] for text in texts for line in text.splitlines() if line.startswith("VmHWM:")]
    return sorted((int(kilobytes) * 1024 / 1e6 for kilobytes in held), reverse=True)
