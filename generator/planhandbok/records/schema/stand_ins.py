"""A faulty file becomes the record it would be, so that its references can be checked as well.

Where a value cannot be read, a stand-in takes its place; places in lists stay what they are.
What is found at a stand-in is a consequence of the mistake, and is not told.
"""

from collections.abc import Sequence
from copy import deepcopy
from enum import StrEnum
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from planhandbok.records.schema.typed import key_fields, record_kind, required_keys, typed
from planhandbok.records.text.problems import UNREADABLE, Finding

R = TypeVar("R")

CANDIDATES: Sequence[Any] = (
    UNREADABLE,
    f"{UNREADABLE}/{UNREADABLE}",
    "1",
    "2000",
    "2000-01-01",
    "ja",
    [],
    {},
)
"""One of them can be read by each kind of value that is not a closed set of words."""


def salvaged(kind: type[R], data: Any, findings: Sequence[Finding]) -> R | None:
    """The record with stand-ins at the findings; `None` where even that would tell nothing.

    A list under a key that the form does not have may hold what the references name.
    """
    if not isinstance(data, dict) or any(isinstance(_unknown(data, one), list) for one in findings):
        return None
    data = deepcopy(data)
    for finding in findings:
        _put_right(data, kind, finding.path)
    record = typed(kind, data, "")
    return None if isinstance(record, list) else record


def _unknown(data: dict[str, Any], finding: Finding) -> Any:
    """What stands under a key of the whole form that is not known."""
    return data.get(str(finding.path[0])) if finding.on_key and len(finding.path) == 1 else None


def _put_right(data: dict[str, Any], kind: type, path: Sequence[str | int]) -> None:
    holder: Any = data
    annotation: Any = kind
    for step in path[:-1]:
        annotation, holder = _inside(annotation, step), holder[step]
    if not path or not isinstance(holder, dict | list):
        return
    last: Any = path[-1]
    if isinstance(holder, list) or last in required_keys(record_kind(annotation)):
        holder[last] = _stand_in(_inside(annotation, last))
    else:
        holder.pop(last, None)


def _inside(annotation: Any, step: str | int) -> Any:
    """The kind of value at a key or a position of a value of the kind `annotation`."""
    if isinstance(step, int):
        return get_args(annotation)[0]
    known = key_fields(record_kind(annotation))
    return known[step][0] if step in known else object


def _stand_in(annotation: Any) -> Any:
    """Something that can be read where a value of this kind is asked for."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return next(iter(annotation)).value
    for candidate in CANDIDATES:
        if _fits(candidate, annotation):
            return candidate
    kind = record_kind(annotation)
    return {key: _stand_in(key_fields(kind)[key][0]) for key in required_keys(kind)}


def _fits(candidate: Any, annotation: Any) -> bool:
    try:
        TypeAdapter(annotation).validate_python(candidate)
    except ValidationError:
        return False
    return True
