"""The base of all records: keys with help texts, and the owner that many of them have."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, TypeAdapter, WrapValidator

from planhandbok.frozen import frozen
from planhandbok.phrase import EMPTY, Phrase
from planhandbok.records.text.problems import UNREADABLE
from planhandbok.records.values.fields import Line, read_line
from planhandbok.records.values.misread import MisreadError, StandIn

SEVERAL_OWNERS = "Er det flere, er det en liste, og den første svarer for det."
"""The last sentence of the help text of each `OwnersField`."""


class Record:
    """The base class of every record; it makes an unknown key an error."""

    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid")
    hint_of_unknown: ClassVar[Phrase] = EMPTY
    """The sentence that says how a key that is like no other may be added to the record."""


def key(name: str, help_text: str, title: str = "") -> Any:
    """Describe a field: its Norwegian key, the help text that an editor shows, and its label, which
    is most often the key.
    """
    title = title or name.replace("_", " ").capitalize()
    return Field(alias=name, title=title, description=help_text)


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
