"""What several tests of the site share."""

from collections.abc import Iterator

import httpx
import pytest

from tests.support.serving import configure, serving
from tests.support.small_corpus import made_up_claims, write_corpus


@pytest.fixture(scope="module")
def crowded_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A small knowledge base with more claims than a page holds."""
    folder = tmp_path_factory.mktemp("crowded")
    corpus = write_corpus(folder)
    corpus.append_json("claims/bulk.jsonl", made_up_claims(60))
    corpus.build()
    with (
        serving(configure(folder / "site", corpus.target)) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        yield client
