"""Claims pass through a build; few bytes of each are kept."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.builds import plain_claims, run
from tests.support.serving import ROOT
from tests.support.small_corpus import write_corpus

READ = """
import resource, sys
from pathlib import Path
from knowledge_base.reading.reader import check

check(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


BUILD = """
import resource, sys
from pathlib import Path
from knowledge_base.building.build import Options, build

build(Options(Path(sys.argv[1]), Path(sys.argv[2])))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


@pytest.mark.parametrize(
    ("script", "bytes_per_claim"),
    [
        # What must be kept of every claim is its id and where it was written; the claim itself has 600 bytes of text.
        (READ, 600),
        # A build also fills SQLite's cache, up to 64 MB, which are 1 600 bytes for each of these claims.
        (BUILD, 3_000),
    ],
    ids=["reading", "building"],
)
def test_claims_pass_through_in_little_memory(script: str, bytes_per_claim: int, tmp_path: Path) -> None:
    counts = (20_000, 60_000)
    corpora = []
    for count in counts:
        corpora.append(write_corpus(tmp_path / str(count)))
        corpora[-1].append_json("claims/bulk.jsonl", plain_claims(count, "It is so. " * 60))
    commands = [[sys.executable, "-c", script, str(corpus.sources), str(corpus.target)] for corpus in corpora]
    with ThreadPoolExecutor(2) as threads:
        small, large = [int(done.stdout) for done in threads.map(lambda c: run(c, cwd=ROOT), commands)]

    assert (large - small) / (counts[1] - counts[0]) < bytes_per_claim
