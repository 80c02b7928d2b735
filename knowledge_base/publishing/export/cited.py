"""How the data set itself is cited: ``CITATION.cff`` and ``.zenodo.json``."""

import json
from pathlib import Path

import yaml

from .about import About

SPDX = {
    "https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC-BY-SA-4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0-1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/": "ODbL-1.0",
}
"""Addresses of licences to their names (https://spdx.org/licenses/); others are left out of what takes only names."""


def write_citations(folder: Path, about: About) -> None:
    """Write both. Formats: https://citation-file-format.github.io 1.2.0, https://developers.zenodo.org."""
    cff = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them, and the article or edition that a number comes from.",
        "type": "dataset",
        "title": about.title,
        "abstract": about.description,
        "authors": [{"name": about.publisher}],
        "version": about.as_of,
        "date-released": about.as_of,
        "license": SPDX.get(about.license_url, ""),
        "url": about.address,
        "repository-code": about.repository_url,
    }
    text = yaml.safe_dump({key: value for key, value in cff.items() if value}, sort_keys=False, allow_unicode=True)
    (folder / "CITATION.cff").write_text(text, "utf-8")
    zenodo = {
        "title": about.title,
        "upload_type": "dataset",
        "description": about.description or about.title,
        "creators": [{"name": about.publisher}],
        "version": about.as_of,
        "publication_date": about.as_of,
        "license": SPDX.get(about.license_url, "").lower(),
    }
    said = {key: value for key, value in zenodo.items() if value}
    (folder / ".zenodo.json").write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")
