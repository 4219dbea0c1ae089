"""The form as JSON Schema, which lets an editor complete and check a record while it is written.

Uses only draft-07, the version that YAML editors support. Titles and help texts are those of
the form; a value that an author may leave empty may also be null. Ids of the method are those that
the project's own has.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.edition import FrozenFile
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.own_boxes import form_of, frozen_form
from planhandbok.records.schema.record import IN_FILE
from planhandbok.records.schema.settings import SearchWords
from planhandbok.records.schema.typed import adapter
from planhandbok.records.values.benefit_kinds import other_words
from planhandbok.records.values.words import in_any_case

FOLDER = "a3/.schema"
KINDS: dict[str, type] = {
    "a3": A3,
    "syklus": Cycle,
    "helhetsmodellen": Method,
    "utgave": FrozenFile,
    "adresser": Forwarding,
    "søkeord": SearchWords,
}
FOLLOW_METHOD = ("a3", "syklus")
"""The schemas that name the method's ids. In the method itself they are the author's to choose, and
a frozen edition may have older ones.
"""
IDS_OF_METHOD: Mapping[tuple[str, str], Callable[[Method], list[str]]] = {
    ("Benefit", "type"): lambda method: list(method.kinds),
    ("A3", "fase"): lambda method: [phase.id for phase in method.phases],
    ("StepDates", "steg"): lambda method: [step.id for step in method.steps],
    ("ActivityState", "id"): lambda method: [
        activity.id for step in method.steps for activity in step.activities
    ],
    ("DeliverableState", "id"): lambda method: [
        deliverable.id for step in method.steps for deliverable in step.deliverables
    ],
    ("Meeting", "bane"): lambda method: [lane.id for lane in method.lanes],
}
"""The ids that a key may have, by the name of its record and the key."""


def schemas(method: Method | None) -> dict[str, str]:
    """The text of each schema, by file name; without a method, any id is accepted."""
    form = form_of(method)
    kinds = {**KINDS, "a3": form, "utgave": frozen_form(form)}  # type: ignore[arg-type]  # a class is hashable
    made = {
        name: _schema(kind, method if name in FOLLOW_METHOD else None)
        for name, kind in kinds.items()
    }
    made["helhetsmodellen"].pop("required")  # the base handbook has what is not written
    return {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in made.items()
    }


def _schema(kind: type, method: Method | None) -> dict[str, Any]:
    made = adapter(kind).json_schema(ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs", {})
    for name, part in {kind.__name__: made, **made["definitions"]}.items():
        if "properties" in part:
            required = part.get("required", ())
            part["properties"] = {
                key: _property(value, key in required, _ids(name, key, method))
                for key, value in part["properties"].items()
            }
    return {"$schema": "http://json-schema.org/draft-07/schema#", **made}


def _ids(record: str, key: str, method: Method | None) -> list[str]:
    ids_of = IDS_OF_METHOD.get((record, key))
    return list(ids_of(method)) if method and ids_of else []


def _property(value: dict[str, Any], is_required: bool, ids: Sequence[str]) -> dict[str, Any]:
    """The schema of a key, with title and description outside `anyOf`, as draft-07 requires; `ids`
    are all that it may have, in any case. The description is both parts of the help text.
    """
    described = {name: item for name, item in value.items() if name in ("title", "description")}
    if IN_FILE in value:
        described["description"] += f" {value[IN_FILE]}"
    not_rules = (*described, "default", IN_FILE)
    rule = {name: item for name, item in value.items() if name not in not_rules}
    rules = rule.pop("anyOf", None) or [rule]
    if ids:
        words = [word for id in ids for word in (id, *other_words(id))]
        rules = [{"enum": list(ids)}, {"type": "string", "pattern": in_any_case(words)}]
    if not is_required and {"type": "null"} not in rules:
        rules = [*rules, {"type": "null"}]
    return {**described, "anyOf": rules}
