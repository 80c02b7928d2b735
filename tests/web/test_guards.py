"""What stands between the internet and the pages: limits of a request, the host, what is closed, what is remembered."""

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml

from tests.support.serving import LITHIUM, configure, serving
from tests.support.small_corpus import Corpus, write_corpus

ADDRESS = "https://lithium.example/kb"


@pytest.fixture(scope="module")
def local(lithium_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    yield from served(configure(tmp_path_factory.mktemp("local") / "site", lithium_database))


@pytest.fixture(scope="module")
def published(lithium_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = configure(tmp_path_factory.mktemp("published") / "site", lithium_database)
    metadata = yaml.safe_load((LITHIUM / "metadata.yml").read_text("utf-8"))
    metadata["plugins"] = {"site": {"published": True, "address": ADDRESS}}
    (folder / "metadata.yml").write_text(yaml.safe_dump(metadata))
    shutil.copy(lithium_database.with_name("inspect-data.json"), folder)
    yield from served(folder)


def served(folder: Path) -> Iterator[httpx.Client]:
    with serving(folder) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


# ------------------------------------------------------------------------------------------ what one may ask for


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/lithium/claims?" + "&".join(f"_facet=c{n}" for n in range(9)), 400, "At most 8 facets"),
        ("/lithium/claims?id__in=" + ",".join(map(str, range(201))), 400, "id__in may list at most 200 values"),
        ("/lithium/claims?" + "&".join(f"p{n}=1" for n in range(61)), 400, "at most 60 parameters"),
        ("/search?q=" + "x" * 41_000, 414, "at most 40,000 characters"),
    ],
)
def test_what_is_too_much_is_refused(local: httpx.Client, address: str, status: int, said: str) -> None:
    answer = local.get(address)

    assert answer.status_code == status
    assert said in answer.text


def test_what_is_repeated_is_asked_once(local: httpx.Client) -> None:
    once = local.get("/lithium/claims.json?_facet=kind")
    often = local.get("/lithium/claims.json?" + "&".join(["_facet=kind"] * 300))

    assert often.status_code == 200
    assert list(often.json()["facet_results"]) == list(once.json()["facet_results"])


def test_a_body_has_an_end(local: httpx.Client) -> None:
    declared = local.post("/-/messages", content=b"x" * 64_001)
    assert declared.status_code == 413

    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 10_000

    try:
        status = local.post("/-/messages", content=endless()).status_code
    except httpx.TransportError:
        status = 0
    assert status != 200
    assert local.get("/").status_code == 200


# ---------------------------------------------------------------------------------------------------- the host


@pytest.mark.parametrize("address", ["/", "/lithium/claims", "/lithium/claims.json", "/lithium/claims/{claim}"])
def test_a_foreign_host_is_not_repeated(local: httpx.Client, published: httpx.Client, address: str) -> None:
    claim = local.get("/lithium/claims.json?_shape=array&_size=1").json()[0]["id"]
    for site in (local, published):
        answer = site.get(address.format(claim=claim), headers={"host": "evil.example"})

        assert answer.status_code == 200
        assert "evil.example" not in answer.text + str(answer.headers)


def test_addresses_are_those_of_the_site(published: httpx.Client) -> None:
    link = published.get("/lithium/claims.json?_size=2").headers["link"]

    assert link.startswith("<https://lithium.example/lithium/claims.json?")


def test_this_machine_may_be_called_as_one_likes(local: httpx.Client) -> None:
    answer = local.get("/lithium/claims.json?_size=2", headers={"host": "localhost:1234"})

    assert answer.json()["next_url"].startswith("http://localhost:1234/")


# ------------------------------------------------------------------------------------------------- what is closed

OF_THE_PROCESS = (
    "/-/plugins", "/-/plugins.json", "/-/threads", "/-/threads.json", "/-/versions", "/-/versions.json", "/-/settings",
    "/-/config", "/-/databases", "/-/databases.json", "/-/actor", "/-/metadata", "/-/messages", "/-/patterns",
    "/-/allow-debug", "/-/permissions", "/-/logout", "/-/auth-token",
)  # fmt: skip


@pytest.mark.parametrize("address", OF_THE_PROCESS)
def test_a_published_site_says_nothing_of_its_process(published: httpx.Client, address: str) -> None:
    assert published.get(address).status_code == 404


def test_pictures_and_pages_stay(published: httpx.Client) -> None:
    for address in ("/", "/-/picture/timeline.svg", "/lithium", "/search?q=lithium"):
        assert published.get(address).status_code == 200


# --------------------------------------------------------------------------------------------- what is remembered


@pytest.mark.parametrize("address", ["/", "/lithium/claims", "/search?q=lithium", "/-/picture/timeline.svg"])
def test_an_answer_is_tagged_and_asked_for_again_in_vain(published: httpx.Client, address: str) -> None:
    first = published.get(address)
    second = published.get(address)
    again = published.get(address, headers={"if-none-match": first.headers["etag"]})

    assert (second.content, second.headers["etag"]) == (first.content, first.headers["etag"])
    assert first.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")


def test_what_a_reader_writes_is_not_remembered(published: httpx.Client) -> None:
    assert "etag" not in published.get("/lithium.json?sql=select+1").headers


def test_an_answer_to_one_is_not_given_to_another(published: httpx.Client) -> None:
    assert "etag" not in published.get("/", headers={"authorization": "Bearer x"}).headers
    assert "etag" not in published.get("/", headers={"cookie": "ds_actor=x"}).headers


def test_every_answer_carries_the_headers(published: httpx.Client) -> None:
    for address in ("/", "/nothing", "/-/plugins", "/lithium/claims.json", "/lithium/claims?p__in=" + "1," * 300):
        headers = published.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["access-control-allow-origin"] == "*"
        assert "default-src 'none'" in headers["content-security-policy"]


# ------------------------------------------------------------------------------------ a new file in the old one's place


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return write_corpus(tmp_path)


def test_a_new_build_is_served_without_a_restart(corpus: Corpus, tmp_path: Path) -> None:
    corpus.build()
    folder = configure(tmp_path / "site", corpus.target)
    shutil.copy(LITHIUM / "metadata.yml", corpus.target.parent)
    corpus.build()
    shutil.copy(corpus.target.with_name("inspect-data.json"), folder)
    with serving(folder) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as site:
        old = site.get("/lithium/claims/paper-share")
        corpus.replace("claims/paper.yml", "- id: paper-share\n", "- id: paper-share-anew\n")
        assert corpus.build().is_written
        shutil.copy(corpus.target, folder / "new")
        (folder / "new").replace(folder / "lithium.db")
        gone = site.get("/lithium/claims/paper-share")
        new = site.get("/lithium/claims/paper-share-anew")
        home = site.get("/", headers={"if-none-match": old.headers["etag"]})

    assert (old.status_code, gone.status_code, new.status_code, home.status_code) == (200, 404, 200, 200)
    assert new.headers["etag"].split("-")[0] != old.headers["etag"].split("-")[0]


def test_no_request_fails_while_builds_follow_each_other(corpus: Corpus, tmp_path: Path) -> None:
    corpus.build()
    folder = configure(tmp_path / "site", corpus.target)
    over, wrong = threading.Event(), []

    def read(address: str) -> None:
        with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            while not over.is_set():
                for page in ("/", "/lithium/claims", "/search?q=lithium", "/lithium/claims.json?_where=1"):
                    answer = client.get(page)
                    if answer.status_code != 200:
                        wrong.append((page, answer.status_code))

    with serving(folder) as address:
        readers = [threading.Thread(target=read, args=(address,)) for _ in range(4)]
        for reader in readers:
            reader.start()
        tags = set()
        for number in range(5):
            name = f"China has more than a quarter of the reserves, as number {number} says."
            before = (corpus.sources / "claims" / "paper.yml").read_text("utf-8")
            corpus.write("claims/paper.yml", re.sub(r"China has more than a quarter of the reserves.*", name, before))
            assert corpus.build().is_written
            shutil.copy(corpus.target, folder / "new")
            (folder / "new").replace(folder / "lithium.db")
            page = httpx.get(f"{address}/lithium/claims/paper-share", timeout=60, trust_env=False)
            assert name in page.text
            tags.add(page.headers["etag"])
        over.set()
        for reader in readers:
            reader.join()

    assert (wrong, len(tags)) == ([], 5)


def test_a_database_whose_description_was_lost_is_served_all_the_same(lithium_database: Path, tmp_path: Path) -> None:
    """A kill between the two files of a build leaves no ``inspect-data.json``."""
    folder = configure(tmp_path / "site", lithium_database)
    with serving(folder) as address:
        assert "etag" in httpx.get(address, trust_env=False).headers
        downloaded = httpx.get(f"{address}/lithium.db", trust_env=False)

    assert downloaded.content == lithium_database.read_bytes()
