"""What every record is built from: its keys, its help texts, and an owner."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import ConfigDict, Field, WrapValidator

from planhandbok.records.schema.fields import Line, read_line


class Record:
    """The base of every record: a key the form does not have is a mistake."""

    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid")


def key(name: str, help_text: str) -> Any:
    """The key of the form that fills a field, and the help an author gets while writing it."""
    title = name.replace("_", " ").capitalize()
    return Field(alias=name, title=title, description=help_text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner(Record):
    """Who answers for something: a role or a unit, and a person only where one is wanted."""

    role: Annotated[Line, key("rolle", "Rollen eller enheten som har ansvaret.")]
    person: Annotated[Line | None, key("person", "Navn, bare der kommunen ønsker navn.")] = None
    email: Annotated[Line | None, key("e-post", "E-postadressen til rollen.")] = None


def _owner(value: object, parsed: Callable[[object], Owner]) -> Owner:
    return parsed(value) if isinstance(value, Mapping) else Owner(role=read_line(value))


OwnerField = Annotated[Owner, WrapValidator(_owner, json_schema_input_type=Line | Owner)]
"""`ansvar: Enhetsleder`, or `{rolle, person, e-post}`."""
