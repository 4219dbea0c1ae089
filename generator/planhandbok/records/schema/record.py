"""The base of all records: keys with help texts, and the owner that many of them have."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, JsonValue, TypeAdapter, WrapValidator
from pydantic.fields import FieldInfo

from planhandbok.frozen import frozen
from planhandbok.phrase import EMPTY, Phrase
from planhandbok.records.text.problems import UNREADABLE
from planhandbok.records.values.fields import Line, read_line
from planhandbok.records.values.misread import MisreadError, StandIn

IN_FILE = "in_file"
"""The name under which a field keeps the second part of its help text."""


class Record:
    """The base class of every record; it makes an unknown key an error."""

    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid")
    hint_of_unknown: ClassVar[Phrase] = EMPTY
    """The sentence that says how a key that is like no other may be added to the record."""


def key(name: str, help_text: str, title: str = "", *, in_file: str = "") -> Any:
    """Describe a field: its Norwegian key, the help text that forms and files share, and its label,
    which is most often the key. `in_file` is the help that only those who write the file need.
    """
    title = title or name.replace("_", " ").capitalize()
    more: dict[str, JsonValue] | None = {IN_FILE: in_file} if in_file else None
    return Field(alias=name, title=title, description=help_text, json_schema_extra=more)


def owners_key(name: str, help_text: str) -> Any:
    """Describe an `OwnersField`."""
    help_text += " Er det flere, svarer den første for det."
    return key(name, help_text, in_file="Flere skrives som en liste.")


def id_key(name: str, help_text: str) -> Any:
    """Describe a field that names something: a form may show names to choose among."""
    return key(name, help_text, in_file="Skriv id-en.")


def ids_key(name: str, help_text: str) -> Any:
    """Describe a field that names one or several things."""
    return key(name, help_text, in_file="Skriv id-ene.")


def help_in_file(key_info: FieldInfo) -> tuple[str, str]:
    """Return the two parts of the help text of a field: for all, and for who writes the file."""
    more = key_info.json_schema_extra
    in_file = more.get(IN_FILE) if isinstance(more, Mapping) else None
    return key_info.description or "", str(in_file or "")


@frozen(kw_only=True, slots=True)
class Owner(Record):
    """A role or a unit that is responsible; a person only where a municipality wants names."""

    role: Annotated[Line, key("rolle", "Rollen eller enheten som har ansvaret.")]
    person: Annotated[Line | None, key("person", "Navn, bare der kommunen ønsker navn.")] = None
    email: Annotated[Line | None, key("e-post", "E-postadressen til rollen.")] = None


def _owner(value: object, parsed: Callable[[object], Owner]) -> Owner:
    return parsed(value) if isinstance(value, Mapping) else Owner(role=read_line(value))


OwnerField = Annotated[Owner, WrapValidator(_owner, json_schema_input_type=Line | Owner)]
"""`ansvar: Enhetsleder`, or `{rolle, person, e-post}`."""


def _owners(value: object, parsed: Callable[[object], tuple[Owner, ...]]) -> tuple[Owner, ...]:
    if isinstance(value, str):
        return (Owner(role=read_line(value)),)
    if value == []:
        raise MisreadError(
            Phrase("Listen er tom."), Phrase("Skriv rollen eller enheten, eller slett nøkkelen.")
        )
    return parsed(value) if isinstance(value, list) else (_one_owner().validate_python(value),)


@cache
def _one_owner() -> TypeAdapter[Owner]:
    return TypeAdapter(OwnerField)


OwnersField = Annotated[
    tuple[OwnerField, ...],
    WrapValidator(_owners, json_schema_input_type=OwnerField | tuple[OwnerField, ...]),
    StandIn(UNREADABLE),
]
"""One `OwnerField` or a list of them, of whom the first answers for the work."""
