"""An element leads to what is made of it, a figure to its editions and to the claims that it decides."""

import sqlite3
from contextlib import closing
from pathlib import Path

import httpx


def test_an_element_leads_to_its_oxide_and_back(real_site: httpx.Client) -> None:
    element = real_site.get("/rare_earths/materials/neodymium").text
    oxide = real_site.get("/rare_earths/materials/neodymium-oxide").text

    assert 'href="/rare_earths/materials/neodymium-oxide"' in element
    assert 'href="/rare_earths/materials/neodymium"' in oxide


def test_no_element_that_something_is_known_of_is_a_dead_end(real_site: httpx.Client, real_database: Path) -> None:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)) as connection:
        parents = connection.execute(
            "select distinct parent_id from materials where parent_id is not null and id in "
            "(select material_id from statistics union select material_id from claims)"
        ).fetchall()

    pages = {parent: real_site.get(f"/rare_earths/materials/{parent}").text for (parent,) in parents}
    assert len(pages) > 3
    assert [parent for parent, page in pages.items() if 'id="family"' not in page] == []


def test_a_material_leads_to_the_numbers_of_it(real_site: httpx.Client) -> None:
    page = real_site.get("/rare_earths/materials/neodymium-oxide").text

    assert 'href="/number/price/' in page
    assert "indicators/price?" not in page


def test_a_figure_has_a_heading_that_people_read(real_site: httpx.Client) -> None:
    page = real_site.get("/rare_earths/statistics/mine-production-us-2024-usgs-mcs-2025").text

    # &#39; is the apostrophe
    assert "<h1>The United States&#39; mine production of rare earths in 2024: 45,000 t</h1>" in page
    assert "Mineral Commodity Summaries 2026: Rare earths, version 1.3" in page


def test_a_figure_leads_to_the_claims_that_rest_on_it(real_site: httpx.Client, real_database: Path) -> None:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)) as connection:
        claim, figure = connection.execute(
            "select claim_id, figure_id from claim_checks join statistics on statistics.id = figure_id "
            "where method = 'official' order by claim_id limit 1"
        ).fetchone()

    assert f"/rare_earths/claims/{claim}" in real_site.get(f"/rare_earths/statistics/{figure}").text


def test_a_publication_without_a_date_is_undated(real_site: httpx.Client) -> None:
    sql = "select id from publications where date_published is null and year is null"
    undated = real_site.get("/rare_earths.json", params={"sql": sql, "_shape": "arrayfirst"}).json()
    pages = [real_site.get(f"/rare_earths/publications/{key}").text for key in undated]

    assert pages != []
    assert [(">None<" in page, "undated" in page) for page in pages] == [(False, True)] * len(pages)


def test_a_place_leads_to_every_number_that_is_claimed_or_given_by_figures(real_site: httpx.Client) -> None:
    """Of all places of which there are figures, many have no claim."""
    sql = "select distinct place_id, '/number/' || indicator_id || '/' || place_id || '/' || material_id from figures"
    rows = real_site.get("/rare_earths.json", params={"sql": f"{sql} where place_id <> 'world'", "_shape": "arrays"})
    numbers = [(place, path) for place, path in rows.json()["rows"] if place in {"ca", "br", "cn"}]
    pages = {place: real_site.get(f"/rare_earths/places/{place}").text for place in {"ca", "br", "cn"}}

    assert {place for place, _ in numbers} == set(pages)
    assert [path for place, path in numbers if f'"{path}"' not in pages[place]] == []
