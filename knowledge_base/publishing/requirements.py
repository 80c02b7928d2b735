"""Of the locked packages of the repository, those that serving needs.

``requirements.txt`` is written by pip-compile: one block a package, with its hashes and, behind ``# via``, who needs
it. Packages that only the build needs are left out, and then whatever nobody needs any more.
"""

import re
from typing import NamedTuple

NOT_SERVED = ("vl-convert-python", "sqlite-utils", "tqdm")
"""Packages of ``pyproject.toml`` that a published folder does without: what builds, and what draws."""

HEAD = (
    "# The packages of a published knowledge base, in the versions it was made with. Install them with:\n"
    "#     pip install --require-hashes -r requirements.txt\n"
)

_BLOCK = re.compile(r"^(?P<name>[a-zA-Z0-9._-]+)==.*?(?=^[a-zA-Z0-9]|\Z)", re.MULTILINE | re.DOTALL)
_VIA = re.compile(r"# via(?P<rest>(?:.|\n)*)")


class Package(NamedTuple):
    """A locked package. ``needed_by`` names packages and, as written there, the project itself."""

    name: str
    block: str
    needed_by: frozenset[str]


def packages_of(lock: str) -> list[Package]:
    """Return the packages of a lock file of pip-compile."""
    return [
        Package(found["name"], found[0].rstrip() + "\n", frozenset(_needed_by(found[0])))
        for found in _BLOCK.finditer(lock)
    ]


def _needed_by(block: str) -> list[str]:
    found = _VIA.search(block)
    names = re.split(r"[\s#]*\n[\s#]*|^\s+", found["rest"]) if found else []
    return [name.strip() for name in names if name.strip()]


def for_serving(lock: str) -> str:
    """Return the lock without what only the build needs."""
    kept = [package for package in packages_of(lock) if package.name not in NOT_SERVED]
    while True:
        names = {package.name for package in kept}
        needed = [package for package in kept if _is_needed(package, names)]
        if len(needed) == len(kept):
            return HEAD + "".join(_said(package, names) for package in kept)
        kept = needed


def _is_needed(package: Package, names: set[str]) -> bool:
    return not package.needed_by or any(by in names or "(" in by for by in package.needed_by)


def _said(package: Package, names: set[str]) -> str:
    lines = [line for line in package.block.splitlines() if not line.lstrip().startswith("#")]
    by = sorted(name.partition(" ")[0] for name in package.needed_by if name in names or "(" in name)
    return "\n".join([*lines, f"    # via {', '.join(by)}" if by else "    # chosen"]) + "\n"
