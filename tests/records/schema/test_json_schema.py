"""The JSON Schema helps an editor with exactly the form that the records have."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from planhandbok.records.reading.method import method_of
from planhandbok.records.schema.json_schema import FOLDER, KINDS, schemas
from tests.support.handbooks import OWN_METHOD, ROOT, SAMPLES

DRAFT_07 = {
    *("$schema", "$ref", "definitions", "title", "description", "type", "properties", "required"),
    *("additionalProperties", "items", "anyOf", "enum", "const", "examples", "format"),
    *("minimum", "maximum", "pattern", "propertyNames"),
}
NAMES = sorted(f"{kind}.json" for kind in KINDS)
RECORDS = sorted((SAMPLES / "a3").rglob("*.yml"))


@cache
def schemas_of(project: Path) -> dict[str, str]:
    return schemas(method_of(project))


def keywords(schema: Any) -> Iterator[str]:
    """Every keyword of a schema; the names of properties and definitions are not keywords."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            yield name
            if name in ("properties", "definitions"):
                for part in value.values():
                    yield from keywords(part)
            elif name not in ("enum", "examples", "const"):
                yield from keywords(value)
    elif isinstance(schema, list):
        for part in schema:
            yield from keywords(part)


@pytest.mark.parametrize("name", NAMES)
def test_only_features_of_draft_07_are_used(name: str) -> None:
    schema = json.loads(schemas_of(ROOT)[name])
    jsonschema.Draft7Validator.check_schema(schema)
    assert set(keywords(schema)) <= DRAFT_07


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schemas_are_the_ones_the_command_writes(name: str) -> None:
    assert (ROOT / FOLDER / name).read_text(encoding="utf-8") == schemas_of(ROOT)[name]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_the_real_records_name_their_schema_and_follow_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    _, _, named = text.splitlines()[0].partition("$schema=")
    schema = json.loads((path.parent / named).read_text(encoding="utf-8"))
    data = yaml.load(text, EditorLoader)  # noqa: S506 a safe loader with fewer types
    jsonschema.Draft7Validator(schema).validate(data)


@pytest.mark.parametrize(
    "mistake", [{"tittl": "X"}, {"type": "dypdyk"}, {"endringstiltak": [{"id": "t"}]}]
)
def test_an_editor_marks_what_check_would_refuse(mistake: dict[str, Any]) -> None:
    schema = json.loads(schemas_of(ROOT)["a3.json"])
    good = {
        "id": "x",
        "type": "dypdykk",
        "tittel": "X",
        "dato": "2027-01-01",
        "utgave": 1.2,
        "eier": "Rektor",
        "begrunnelse": "X",
        "nåsituasjon": None,
    }
    jsonschema.Draft7Validator(schema).validate(good)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema).validate(good | mistake)


@pytest.mark.parametrize(
    ("key", "id", "other"), [("møter", "bane", "workshop"), ("datoer", "steg", "1-kvartal")]
)
def test_ids_of_the_method_are_those_of_the_projects_own(key: str, id: str, other: str) -> None:
    text = (OWN_METHOD / "a3/2027/syklus.yml").read_text(encoding="utf-8")
    cycle = yaml.load(text, EditorLoader)  # noqa: S506 a safe loader with fewer types
    schema = json.loads(schemas_of(OWN_METHOD)["syklus.json"])
    jsonschema.Draft7Validator(schema).validate(cycle)
    cycle[key][0][id] = other
    assert not jsonschema.Draft7Validator(schema).is_valid(cycle)


def test_an_a3_may_have_the_boxes_and_the_types_of_the_projects_own_method() -> None:
    text = (OWN_METHOD / "a3/2027/skolemat.yml").read_text(encoding="utf-8")
    a3 = yaml.load(text, EditorLoader)  # noqa: S506 a safe loader with fewer types
    schema = json.loads(schemas_of(OWN_METHOD)["a3.json"])
    own = jsonschema.Draft7Validator(schema)
    own.validate(a3)
    box = schema["properties"]["klima"]
    assert box["title"] == "Klima"
    assert box["description"] == "Hva betyr tiltakene for klimaet?"
    assert not own.is_valid(a3 | {"klima": ["Mindre"]})
    assert not own.is_valid(a3 | {"natur": "Mer"})
    for texts in (schemas_of(ROOT), schemas(None)):
        usual = jsonschema.Draft7Validator(json.loads(texts["a3.json"]))
        assert not usual.is_valid(a3)


def test_every_key_has_a_description() -> None:
    schema = json.loads(schemas_of(ROOT)["a3.json"])
    parts = [schema, *schema["definitions"].values()]
    properties = [property_ for part in parts for property_ in part.get("properties", {}).values()]
    assert len(properties) > 50
    assert all(property_["title"] and property_["description"] for property_ in properties)


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor reads it: 1.2, without dates, and with string keys."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        return {str(k): v for k, v in super().construct_mapping(node, deep).items()}


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith(("timestamp", "bool"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
