"""Make the record of a faulty file, so that the references in it and to it can still be checked.

A stand-in replaces each value that cannot be read; items of lists keep their positions. A problem
that is found at a stand-in follows from the first mistake, and is not reported.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from planhandbok.records.schema.typed import (
    annotation_at,
    key_fields,
    record_kind,
    required_keys,
    typed,
    without_metadata,
)
from planhandbok.records.text.problems import Finding
from planhandbok.records.values.misread import StandIn

R = TypeVar("R")


def salvaged(kind: type[R], data: Any, findings: Sequence[Finding]) -> R | None:
    """Return the record with stand-ins at the findings, or `None` if it cannot be made.

    Return None if an unknown key holds a list: other records may refer to its items.
    """
    if not isinstance(data, dict):
        return None
    keys = [finding.path[0] for finding in findings if finding.on_key and len(finding.path) == 1]
    if any(isinstance(data.get(str(key)), list) for key in keys):
        return None
    data = deepcopy(data)
    for finding in findings:
        _replace_value(data, kind, finding.path)
    record = typed(kind, data, "")
    return None if isinstance(record, list) else record


def _replace_value(data: dict[str, Any], kind: type, path: Sequence[str | int]) -> None:
    """Put a stand-in at a path; a key that is not required is removed instead."""
    if not path:
        return
    *above, last = path
    holder: Any = data
    for step in above:
        holder = holder[step]
    is_list = isinstance(holder, list)
    if not is_list and not isinstance(holder, dict):
        return
    annotation = annotation_at(kind, above)
    if is_list or last in required_keys(record_kind(annotation)):
        holder[last] = stand_in(annotation_at(annotation, [last]))
    else:
        holder.pop(last, None)


def stand_in(annotation: Any) -> Any:
    """Return plain data that is valid for a kind of value.

    Raise `LookupError` for a kind that names no `StandIn` in its metadata.
    """
    for part in get_args(annotation):
        if isinstance(part, StandIn):
            return part.text
    plain = without_metadata(annotation)
    origin = get_origin(plain)
    if origin in (Union, UnionType):
        return stand_in(get_args(plain)[0])
    if origin is tuple:
        return []
    if origin is Mapping:
        return {}
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return next(iter(plain)).value
    if keys := key_fields(plain):
        return {key: stand_in(keys[key].type) for key in required_keys(plain)}
    raise LookupError(f"{annotation!r} has no stand-in")
