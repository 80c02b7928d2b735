"""Filters of tables take names as well as ids, and no record is guessed at."""

import httpx
import pytest


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("place_id=China", "place_id=cn"),
        ("place=china", "place_id=cn"),
        ("place=cn", "place_id=cn"),
        ("place__not=China&verdict=differs", "place_id__not=cn&verdict=differs"),
        ("indicator=Reserves&_sort=value_min", "indicator_id=reserves&_sort=value_min"),
    ],
)
def test_a_name_leads_to_the_id(real_url: str, asked: str, leads_to: str) -> None:
    answer = httpx.get(f"{real_url}/rare_earths/claims?{asked}", timeout=30, trust_env=False)

    assert (answer.status_code, answer.headers["location"]) == (302, f"/rare_earths/claims?{leads_to}")


@pytest.mark.parametrize(
    "asked",
    ["place_id=cn", "place_id=Atlantis", "place_id__in=China,us", "place_id=", "verdict=China", "_sort=place_id"],
)
def test_what_is_an_id_or_no_name_stays(real_url: str, asked: str) -> None:
    assert httpx.get(f"{real_url}/rare_earths/claims?{asked}", timeout=30, trust_env=False).status_code == 200


def test_data_are_asked_for_by_name_too(real_site: httpx.Client) -> None:
    by_name = real_site.get("/rare_earths/claims.json?place=China&_shape=array&_size=5").json()
    by_id = real_site.get("/rare_earths/claims.json?place_id=cn&_shape=array&_size=5").json()

    assert by_name == by_id != []
