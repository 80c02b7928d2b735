"""An assistant asks what an analyst would, with a real client, over HTTP and over standard input and output."""

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from knowledge_base.web.assistants.server import TOOLS
from knowledge_base.web.assistants.terms import NotKnown, Vocabulary
from tests.support.serving import ENVIRONMENT, ROOT, configure, serving

MOST_SAID = 6_000
"""Bytes of all that is said of the tools: an assistant reads it before every question."""

Ask = Callable[[str, dict[str, Any]], Any]


def over_http(address: str) -> Any:
    return f"{address}/mcp"


def over_stdio(database: Path) -> Any:
    command = [str(ROOT / "build_db.py"), "mcp", "--database", str(database)]
    return stdio_client(StdioServerParameters(command=sys.executable, args=command, env=ENVIRONMENT))


def with_client(target: Any, use: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(target) as client:
            return await use(client)

    return anyio.run(run)


@pytest.fixture(params=["http", "stdio"])
def ask(request: pytest.FixtureRequest, real_url: str, real_database: Path) -> Ask:
    """Asks one tool, over one transport; gives its answer, or the text of its error."""

    def asked(tool: str, given: dict[str, Any]) -> Any:
        target = over_http(real_url) if request.param == "http" else over_stdio(real_database)
        result = with_client(target, lambda client: client.call_tool(tool, given))
        text = result.content[0].text
        return text if result.is_error else json.loads(text)

    return asked


def test_six_tools_that_read_and_say_little_of_themselves(real_url: str, real_database: Path) -> None:
    for target in (over_http(real_url), over_stdio(real_database)):
        tools = with_client(target, lambda client: client.list_tools()).tools

        assert [tool.name for tool in tools] == list(TOOLS)
        assert len(TOOLS) == 6
        assert all(tool.annotations.read_only_hint and not tool.annotations.destructive_hint for tool in tools)
        assert sum(len(tool.model_dump_json(exclude_none=True)) for tool in tools) < MOST_SAID


def test_what_is_known_of_chinas_share_of_the_reserves(ask: Ask) -> None:
    answer = ask("search", {"query": "China's share of world reserves"})

    assert any("23 %" in known for known in answer["known_of_the_number"])
    assert (answer["hits"][0]["kind"], answer["hits"][0]["id"]) == ("indicator", "reserves-share")


def test_who_says_smuggling_is_40000_tonnes(ask: Ask) -> None:
    answer = ask("search", {"query": "smuggling 40,000", "kind": "claim"})

    assert "40,000" in answer["hits"][0]["title"]
    claim = ask("read_claim", {"id": answer["hits"][0]["id"]})
    assert "40,000" in claim["evidence"]["quote"]
    assert claim["said_by"]
    assert claim["page"].endswith(f"/rare_earths/claims/{answer['hits'][0]['id']}")


def test_does_the_71_per_cent_hold(ask: Ask) -> None:
    answer = ask("check_number", {"phrase": "China held 71.1 percent of the world's rare earth reserves in 2012."})

    (number,) = answer["numbers"]
    assert number["verdict"] == "differs"
    assert "Geological Survey" in number["in_a_sentence"]
    assert number["known_claim"].endswith("stocks-decreased-reserves-share-once")


def test_a_number_in_fields_with_a_name_misspelt(ask: Ask) -> None:
    said = ask("check_number", {"value": "270000", "indicator": "mine production", "place": "Chnia", "period": "2024"})

    assert said == "Error executing tool check_number: no place is called “Chnia”; the nearest is China (cn)"
    found = ask("check_number", {"value": "270000", "indicator": "mine production", "place": "China", "period": "2024"})
    assert found["numbers"][0]["verdict"] == "agrees"


def test_what_was_in_force_in_china_on_a_day(ask: Ask) -> None:
    answer = ask("events_on", {"day": "20 November 2025", "place": "China"})

    assert answer["day"] == "2025-11-20"
    assert {measure["state"] for measure in answer["measures"]} == {"in-force", "suspended"}
    assert {measure["place"] for measure in answer["measures"]} == {"China"}
    assert answer["found"] == len(answer["measures"]) > 5


def test_a_day_that_is_none_is_refused(ask: Ask) -> None:
    assert "is no day that can be read" in ask("events_on", {"day": "soon"})


def test_how_australia_has_grown_against_the_us(ask: Ask) -> None:
    answer = ask("compare", {"indicator": "mine production", "places": ["Australia", "US"]})

    assert [place["place"] for place in answer["places"]] == ["au", "us"]
    assert answer["unit"] == "t"
    assert answer["page"].endswith("/compare?indicator=mine-production&place=au&place=us&material=rare-earths")
    assert answer["in_a_sentence"].startswith("From 2012 to 2025 the United States' mine production rose")
    years = [{year for line in place["series"] for year in line["years"]} for place in answer["places"]]
    assert len(years[0] & years[1]) > 5


def test_official_figures_with_their_older_editions(ask: Ask) -> None:
    answer = ask("official_series", {"indicator": "reserves", "place": "China"})

    assert answer["number"] == {"indicator": "reserves", "place": "cn", "material": "rare-earths"}
    figures = answer["figures"]
    assert [figure["year"] for figure in figures] == sorted(figure["year"] for figure in figures)
    assert any(figure["older_editions"] for figure in figures) or len({f["edition"] for f in figures}) > 5
    assert all(figure["edition"] and figure["value"] is not None for figure in figures)


def test_a_claim_and_the_claims_against_it(ask: Ask) -> None:
    claim = ask("read_claim", {"id": "stocks-decreased-reserves-share-once"})

    assert claim["verdict"]
    assert claim["independence_means"] or claim["independence"] is None
    assert claim["other_claims_in_all"] >= len(claim["other_claims"]) > 0


def test_what_does_not_exist_is_said_with_what_to_do(ask: Ask) -> None:
    assert "search finds claims by what they say" in ask("read_claim", {"id": "none' or 1=1 --"})
    assert "no indicator is called “xyzzy”" in ask("official_series", {"indicator": "xyzzy", "place": "cn"})
    assert "between one and 8 places" in ask("compare", {"indicator": "reserves", "places": []})


# ------------------------------------------------------------------------------------------------ who may ask

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
HEADERS = {"accept": "application/json, text/event-stream"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"host": "elsewhere.example", "origin": "https://elsewhere.example"}, 403),
    ],
)
def test_pages_of_other_sites_may_not_ask(headers: dict[str, str], status: int, site: httpx.Client) -> None:
    assert site.post("/mcp", json=LIST, headers={**HEADERS, **headers}).status_code == status


def test_pages_of_the_site_itself_may_ask_and_only_by_post(site: httpx.Client) -> None:
    own = {**HEADERS, "origin": str(site.base_url).rstrip("/")}

    assert site.post("/mcp", json=LIST, headers=own).status_code in (200, 202, 400)
    assert site.post("/mcp", content=b"{", headers=own).status_code == 400
    assert site.post("/mcp", content=b" " * 64_001, headers=own).status_code == 413
    assert {site.request(method, "/mcp").status_code for method in ("GET", "PUT", "DELETE")} == {405}


def test_it_answers_for_its_own_address_and_below_a_path(lithium_database: Path, tmp_path: Path) -> None:
    folder = configure(tmp_path / "site", lithium_database)
    metadata = (folder / "metadata.yml").read_text()
    (folder / "metadata.yml").write_text(
        metadata.replace("plugins:\n", "plugins:\n  site:\n    address: https://kb.example\n", 1)
        if "  site:" not in metadata
        else metadata.replace("  site:\n", "  site:\n    address: https://kb.example\n", 1)
    )
    with serving(folder, "--setting", "base_url", "/below/") as address:
        result = with_client(f"{address}/below/mcp", lambda client: client.call_tool("search", {"query": "lithium"}))
    assert json.loads(result.content[0].text)["page"].startswith("https://kb.example/below/search?")


# ------------------------------------------------------------------------------------------------------ names


def test_names_in_any_form_and_the_nearest_of_others() -> None:
    words = Vocabulary([("place", "cn", "China\nPRC\n中国"), ("place", "cl", "Chile"), ("indicator", "r", "Reserves")])

    assert {words.id_of("place", name) for name in ("China", "prc", "中国", "CN", " china ")} == {"cn"}
    assert words.id_of("indicator", "reserve") == "r"
    with pytest.raises(NotKnown) as caught:
        words.id_of("place", "Chin")
    assert str(caught.value) == "no place is called “Chin”; the nearest: China (cn), Chile (cl)"


def test_a_number_is_checked_on_the_basis_that_is_named(ask: Ask) -> None:
    exports = {"value": "16265", "indicator": "exports", "place": "China", "period": "2012"}

    (in_gross_weight,) = ask("check_number", {**exports, "basis": "gross weight"})["numbers"]
    (in_oxide,) = ask("check_number", {**exports, "basis": "reo"})["numbers"]

    assert (in_gross_weight["verdict"], in_gross_weight["taken_as"]["basis"]) == ("agrees", "gross-weight")
    assert (in_oxide["verdict"], in_oxide["taken_as"]["basis"]) == ("no-reference", "reo")
    said = ask("check_number", {**exports, "basis": "gross"})
    assert said.endswith("no basis of it is called “gross”; it is counted as gross-weight, reo")
