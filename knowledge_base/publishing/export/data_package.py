"""``datapackage.json``: what the CSV files hold, for people and programs (https://specs.frictionlessdata.io)."""

from collections.abc import Iterable
from typing import Any

from .about import About
from .resources import Field, Resource

_TYPES = {"text": "string", "integer": "integer", "real": "number", "list": "array"}


def data_package(about: About, resources: Iterable[Resource]) -> dict[str, Any]:
    """Return the descriptor of the CSV files of resources, which lie beside it."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": about.name.replace("_", "-"),
        "title": about.title,
        "description": about.description,
        "version": about.as_of,
        "resources": [_resource(resource) for resource in resources],
    }
    if about.license:
        package["licenses"] = [{"title": about.license, **({"path": about.license_url} if about.license_url else {})}]
    if about.address:
        package["homepage"] = about.address
    return package


def _resource(resource: Resource) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(field) for field in resource.fields], "missingValues": [""]}
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    references = [field for field in resource.fields if field.refers_to]
    if references:
        schema["foreignKeys"] = [
            {
                "fields": field.name,
                # The specification's way of saying "this very table" is an empty name.
                "reference": {"resource": "" if field.refers_to == resource.name else field.refers_to, "fields": "id"},
            }
            for field in references
        ]
    return {
        "name": resource.name,
        "path": f"{resource.name}.csv",
        "profile": "tabular-data-resource",
        "title": resource.title,
        "description": " ".join(resource.description.split()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    described = {"name": field.name, "type": _TYPES[field.kind], "description": field.description}
    return described if field.may_be_null else {**described, "constraints": {"required": True}}
