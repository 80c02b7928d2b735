"""Pictures are drawn outside the process that serves, so that nobody waits behind one."""

import io
import json
import sys
from pathlib import Path

import httpx
import pytest

from knowledge_base.web.chart_theme import Size, draw
from knowledge_base.web.draw_worker import answer
from knowledge_base.web.worker import serve
from tests.support.serving import configure, server_of

SPEC = {"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": {"field": "x", "type": "quantitative"}}}
DRAWS = "vl_convert"
"""What is in the memory of a process that draws."""


def test_the_process_draws_svg_and_png_one_after_the_other() -> None:
    asked = [{"spec": SPEC, "size": [120, 80]}, {"spec": SPEC}, {"spec": SPEC, "size": [60, 40]}]
    answers = io.BytesIO()
    serve(answer, io.BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in asked)), answers)

    answers.seek(0)
    found = [json.loads(answers.read(int.from_bytes(answers.read(8), "big"))) for _ in asked]
    assert found[0] == {"svg": draw(SPEC, Size(120, 80))}
    assert found[1]["png"].startswith("iVBORw0KGgo")
    assert 'width="60" height="40"' in found[2]["svg"]
    assert answers.read() == b""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux shows what a process has in memory")
def test_the_server_itself_never_draws(lithium_database: Path, tmp_path: Path) -> None:
    folder = configure(tmp_path / "site", lithium_database)
    with server_of(folder) as (address, process), httpx.Client(base_url=address, timeout=60, trust_env=False) as site:
        home = site.get("/").text
        picture = site.get("/-/picture/timeline.svg")
        png = site.get("/number/reserves-share/cn/lithium.png")
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        of_all = {child: Path(f"/proc/{child}/maps").read_text() for child in [str(process), *children]}

    assert "/-/picture/" in home
    assert picture.text.startswith("<svg")
    assert png.status_code in (200, 404)
    assert [child for child, maps in of_all.items() if DRAWS in maps] != []
    assert DRAWS not in of_all[str(process)]
