"""The form as JSON Schema, which lets an editor complete and check a record while it is written.

Uses only draft-07, the version that YAML editors support. Titles and help texts are those of
the form; a value that an author may leave empty may also be null.
"""

import json
from typing import Any

from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.edition import FrozenFile
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.typed import adapter

FOLDER = "a3/.schema"
KINDS: dict[str, type] = {
    "a3": A3,
    "syklus": Cycle,
    "helhetsmodellen": Method,
    "utgave": FrozenFile,
    "adresser": Forwarding,
}


def schemas() -> dict[str, str]:
    """The text of each schema, by file name."""
    return {
        f"{name}.json": json.dumps(_schema(kind), ensure_ascii=False, indent=1) + "\n"
        for name, kind in KINDS.items()
    }


def _schema(kind: type) -> dict[str, Any]:
    made = adapter(kind).json_schema(ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs", {})
    for part in (made, *made["definitions"].values()):
        if "properties" in part:
            required = part.get("required", ())
            part["properties"] = {
                key: _property(value, key in required) for key, value in part["properties"].items()
            }
    return {"$schema": "http://json-schema.org/draft-07/schema#", **made}


def _property(value: dict[str, Any], is_required: bool) -> dict[str, Any]:
    """The schema of a key, with title and description outside `anyOf`, as draft-07 requires."""
    described = {name: item for name, item in value.items() if name in ("title", "description")}
    rule = {name: item for name, item in value.items() if name not in (*described, "default")}
    rules = rule.pop("anyOf", None) or [rule]
    if not is_required and {"type": "null"} not in rules:
        rules = [*rules, {"type": "null"}]
    return {**described, "anyOf": rules}
