"""What the processes of lanes have in common: how they are asked, and how they answer. The other end is ``lane``."""

import json
from collections.abc import Callable
from typing import Any, BinaryIO

PATIENT = 15
"""Steps of priority that a process for readers gives way: whoever asks for a page goes first."""


def serve(answer: Callable[[dict[str, Any]], dict[str, Any]], asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer line after line, one JSON object each, until there are no more: a length in eight bytes, as much JSON."""
    for line in asked:
        content = json.dumps(answer(json.loads(line))).encode()
        answers.write(len(content).to_bytes(8, "big") + content)
        answers.flush()
