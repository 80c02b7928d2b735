"""A JSON Schema per kind of source file, made from the records, so that editors complete and check while one types.

Because our YAML is read string-first, a number may be written with quotes, and a text that looks like a number (the
period 2012) without; to an editor these are two types, and the schemas allow both. Claim files leave out ``article``:
the file name says it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .records import RECORD_KINDS, Shape


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a file of one kind: a list of records, or the front matter of what is Markdown."""
    record = RECORD_KINDS[kind].model_json_schema()
    if kind == "claim":
        record["required"].remove("article")
    if kind == "article":
        record["required"] = [key for key in record["required"] if key not in ("id", "summary")]
    definitions = record.pop("$defs", {})
    _allow_text_and_numbers(record)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Sources: {kind}"}
    if kind in ("about", "article"):
        return {**record, **schema, "$defs": definitions}
    return {**schema, "type": "array", "items": record, "$defs": definitions}


def _allow_text_and_numbers(node: Any) -> None:
    """Let every number also be written as text, and every free text as a number, as our reader takes them."""
    if isinstance(node, dict):
        if node.get("type") in ("number", "integer"):
            node["type"] = [node["type"], "string"]
        elif node.get("type") == "string" and not node.keys() & {"enum", "const"}:
            node["type"] = ["string", "number"]
        for value in node.values():
            _allow_text_and_numbers(value)
    elif isinstance(node, list):
        for value in node:
            _allow_text_and_numbers(value)


def file_name(model: type[Shape]) -> str:
    """Return the name of a kind's schema file: claim.schema.json."""
    return model.kind_of_record.replace(" ", "-") + ".schema.json"


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write all schemas into a folder; yield their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, model in RECORD_KINDS.items():
        path = folder / file_name(model)
        path.write_text(json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n", "utf-8")
        yield path
