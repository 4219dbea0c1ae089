"""Plain data becomes a typed record, or findings in Norwegian with the way to mend each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from planhandbok.phrase import Phrase, joined, known
from planhandbok.records.schema.record import Owner, Record, help_in_file
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.problems import (
    Finding,
    KeyPath,
    did_you_mean,
    in_quotation_marks,
    nearest,
    quoted,
)
from planhandbok.records.values.fields import PROSE

R = TypeVar("R")

LONGEST_IN_HINT = 80
"""Longer texts are not repeated in a hint."""
MEANS_SOMETHING = re.compile(r"[][{},]|:(?: |$)| #|^[-?:] |^[#\"'&*!|>%@`]")
"""Signs that a text between braces cannot have without quotation marks."""
LIST_HINT = Phrase("Begynn hver linje med «- », rykket inn under nøkkelen.")
KEYS_HINT = Phrase("Skriv «nøkkel: verdi» på hver linje, rykket inn under nøkkelen.")


@cache
def adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Return the validator of a record, built once for each kind."""
    return TypeAdapter(kind)


def typed(kind: type[R], data: Any, file: str) -> R | list[Finding]:
    """Return the record that the data of a file describes, or all that is wrong with it."""
    try:
        record: R = adapter(kind).validate_python(data)  # type: ignore[arg-type]  # a class is hashable
    except ValidationError as error:
        details = error.errors(include_url=False)
        return [_finding(detail, kind, file) for detail in details]
    return record


def _finding(detail: ErrorDetails, kind: type, file: str) -> Finding:
    path = detail["loc"]
    match detail["type"]:
        case "misread":
            on_key = path[-1:] == ("[key]",)
            path = path[:-1] if on_key else path
            return Finding(file, path, detail["ctx"]["message"], detail["ctx"]["hint"], on_key)
        case "missing":
            message = Phrase("Nøkkelen «{key}» mangler, eller er tom.", key=path[-1])
            return Finding(file, path, message, _missing_hint(kind, path))
        case "unexpected_keyword_argument":
            return _unknown_key(path, record_kind(annotation_at(kind, path[:-1])), file)
        case "tuple_type" | "list_type":
            hint = _list_hint(annotation_at(kind, path), detail["input"])
            return Finding(file, path, Phrase("Her skal det stå en liste."), hint)
        case "dataclass_type" | "mapping_type" | "dict_type":
            hint = _keys_hint(record_kind(annotation_at(kind, path)), detail["input"])
            return Finding(file, path, Phrase("Her skal det stå undernøkler."), hint)
    message = Phrase(
        "Verdien passer ikke i skjemaet. Kontrollen sier på engelsk: {words}",
        words=quoted(detail["msg"]),
    )
    return Finding(file, path, message, Phrase("Se i skjemaet hva som skal stå under nøkkelen."))


def _missing_hint(kind: type, path: KeyPath) -> Phrase:
    """Show the whole form of a key that is not there, or say what belongs behind it."""
    name = str(path[-1])
    annotation = annotation_at(kind, path)
    if form := _form(record_kind(annotation)):
        if get_origin(without_metadata(annotation)) is tuple:
            return Phrase(
                "Skriv «{name}:», og under den en linje for hver: «- {form}».", name=name, form=form
            )
        return Phrase("Skriv «{name}: {form}».", name=name, form=form)
    field = key_fields(record_kind(annotation_at(kind, path[:-1]))).get(name)
    hint = Phrase("Skriv «{name}:» og det som hører til.", name=name)
    return joined(" ", (hint, *map(known, help_in_file(key_info(field))))) if field else hint


def _list_hint(annotation: Any, written: Any) -> Phrase:
    """Show a list as its author would have written it, if that is clear."""
    first = next(iter(written), None) if isinstance(written, Mapping) else None
    if first is not None:
        return Phrase(
            "Skriv «- » foran «{first}:», og rykk nøklene etter den like langt inn som «{first}».",
            first=first,
        )
    if not isinstance(written, str) or len(written) > LONGEST_IN_HINT or "\n" in written:
        return LIST_HINT
    if form := _form(record_kind(annotation), written):
        return Phrase("Skriv «- {form}» på linjen under, rykket inn.", form=form)
    is_plain = written[:1].isalnum() and not MEANS_SOMETHING.search(written.replace(",", ""))
    if not is_plain or is_prose(annotation):
        return LIST_HINT
    return Phrase("Skriv «[{written}]», med klammer rundt og komma mellom delene.", written=written)


def _keys_hint(kind: type, written: Any) -> Phrase:
    """Show the record with the text that stands in its place, or name the keys it must have."""
    is_short = isinstance(written, str) and len(written) <= LONGEST_IN_HINT
    if is_short and (form := _form(kind, written)):
        return Phrase("Skriv «{form}».", form=form)
    needed = [f"«{key}:»" for key in key_fields(kind) if key in required_keys(kind)]
    if not needed:
        return KEYS_HINT
    names = ", ".join(needed[:-1])
    if names:
        names = Phrase("{names} og {last}", names=names, last=needed[-1])
    return Phrase(
        "Skriv {names} på hver sin linje, rykket inn under nøkkelen.", names=names or needed[-1]
    )


def _form(kind: type, text: str = "") -> str:
    """Return a record on one line, as `{id: gamle-vaner, årsak: Gamle vaner}`; "" for a kind of
    value that needs none.

    The text stands at the first key that may have it, and `…` where something must be filled in.
    """
    if kind is Owner:  # a role may stand alone
        return ""
    needed = [key for key in key_fields(kind) if key in required_keys(kind)]
    parts = dict.fromkeys(needed, "…")
    if text and "id" in parts:
        parts["id"] = slug(" ".join(text.split()[:4])) or "…"
    read = typed(kind, dict.fromkeys(needed, text), "")
    wrong = [finding.path[0] for finding in read] if isinstance(read, list) else []
    if place := next((key for key in needed if key not in ("id", *wrong)), None):
        parts[place] = _in_braces(text) or "…"
    inner = ", ".join(f"{key}: {value}" for key, value in parts.items())
    return f"{{{inner}}}" if parts else ""


def _in_braces(text: str) -> str:
    """Return a text as it can stand between braces."""
    return in_quotation_marks(text) if MEANS_SOMETHING.search(text) else text


def unknown_keys(kind: type, paths: Iterable[KeyPath], file: str) -> Iterator[Finding]:
    """Find the keys that no record has, among keys without a value."""
    for path in paths:
        record = record_kind(annotation_at(kind, path[:-1]))
        if key_fields(record) and path[-1] not in key_fields(record):
            yield _unknown_key(path, record, file)


def _unknown_key(path: KeyPath, record: type, file: str) -> Finding:
    name = str(path[-1])
    keys = key_fields(record)
    message = Phrase("Nøkkelen {name} finnes ikke i skjemaet.", name=quoted(name))
    hint = did_you_mean(name, keys)
    if issubclass(record, Record) and record.hint_of_unknown and nearest(name, keys) is None:
        hint = joined(" ", (hint, record.hint_of_unknown))
    return Finding(file, path, message, hint, on_key=True)


@cache
def key_fields(kind: type) -> Mapping[str, Field[Any]]:
    """Return the fields of a record by key, in the order of the form; none for other types."""
    own = fields(kind) if is_dataclass(kind) else ()
    return {str(key_info(field).alias): field for field in own}


def key_info(field: Field[Any]) -> FieldInfo:
    """Return the key and the help text of a field."""
    return next(extra for extra in get_args(field.type) if isinstance(extra, FieldInfo))


@cache
def required_keys(kind: type) -> frozenset[str]:
    """Return the keys of a record that have no default."""
    return frozenset(
        key
        for key, field in key_fields(kind).items()
        if field.default is MISSING and field.default_factory is MISSING
    )


def record_kind(annotation: Any) -> type:
    """Return the record inside an annotation such as `tuple[Measure, ...]` or `Reading | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in get_args(annotation):
        if (inner := record_kind(part)) is not object:
            return inner
    return object


def annotation_at(annotation: Any, path: Iterable[str | int]) -> Any:
    """Return the kind of value at a path of keys and list positions below a value of a kind.

    `object` for a path that the form does not have.
    """
    for step in path:
        annotation = without_metadata(annotation)
        if isinstance(step, int):
            annotation = next(iter(get_args(annotation)), object)
        elif get_origin(annotation) is Mapping:
            annotation = get_args(annotation)[1]
        else:
            field = key_fields(record_kind(annotation)).get(step)
            annotation = field.type if field else object
    return annotation


def meaning(value: Any, path: KeyPath, form: type) -> Any:
    """Return what plain data says at a path of a form: the default for nothing, and the data itself
    where the form cannot read it. Line breaks in a text mean nothing.
    """
    if not value:
        field = key_fields(record_kind(annotation_at(form, path[:-1]))).get(str(path[-1]))
        return field.default if field and field.default is not MISSING else None
    try:
        value = TypeAdapter(_without_key(annotation_at(form, path))).validate_python(value)
    except ValidationError:
        return value
    return " ".join(value.split()) if type(value) is str else value


def _without_key(annotation: Any) -> Any:
    """Return the kind of value of a field, with what validates it."""
    kind, *metadata = get_args(annotation) if get_origin(annotation) is Annotated else [annotation]
    for extra in metadata:
        if not isinstance(extra, FieldInfo):
            kind = Annotated[kind, extra]
    return kind


def is_prose(annotation: Any) -> bool:
    """Return whether a value of a kind is Markdown."""
    if get_origin(annotation) is Annotated and PROSE in annotation.__metadata__:
        return True
    return any(is_prose(part) for part in get_args(annotation) if not is_dataclass(part))


def without_metadata(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
