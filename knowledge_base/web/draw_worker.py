"""A process that draws pictures, one after the other: drawing holds up whatever else its process does.

    python -m knowledge_base.web.draw_worker DATABASE

Reads one JSON object a line: ``spec``, and ``size`` (width and height) for an SVG; without it a PNG is drawn. Answers
with its length in eight bytes and as much JSON: ``svg``, or ``png`` in base64. The database is not read.
"""

import base64
import os
import sys
from typing import Any

from .chart_theme import Size, draw, draw_png
from .worker import PATIENT, serve


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Draw what is asked for."""
    if "size" in question:
        return {"svg": draw(question["spec"], Size(*question["size"]))}
    return {"png": base64.b64encode(draw_png(question["spec"])).decode()}


if __name__ == "__main__":
    os.nice(PATIENT)
    serve(answer, sys.stdin.buffer, sys.stdout.buffer)
