"""Closed sets of words, read in any case and in the words that people use for the same thing.

A word that is in no set is never guessed: the nearest one is suggested.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import did_you_mean, quoted
from planhandbok.records.values.misread import MisreadError, single


def folded(text: str) -> str:
    """Return words in small letters with single spaces between them."""
    return " ".join(text.casefold().split())


class WordSet(StrEnum):
    """A closed set of words. A member may have more words than its own: `FINISHED = "avsluttet",
    "ferdig"` is read from both, and always written as the first.
    """

    also: tuple[str, ...]

    def __new__(cls, word: str, *also: str) -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.also = also
        return member

    @classmethod
    def read(cls, value: object) -> Self:
        text = single(value)
        if member := cls.found(text):
            return member
        raise MisreadError(
            Phrase("{text} er ikke et gyldig valg her.", text=quoted(text)), cls.hint(text)
        )

    @classmethod
    def found(cls, text: str) -> Self | None:
        """Return the member that a text means, if any."""
        words = _members(cls)
        member: Self | None = words.get(text) or words.get(folded(text))
        return member

    @classmethod
    def hint(cls, text: str) -> Phrase:
        """Return the nearest of all words, or the members' own words if none is near."""
        return did_you_mean(folded(text), cls, also=_members(cls))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(cls.read, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Let an editor suggest the members' own words, and accept all others in any case."""
        made = handler(schema)
        form = handler.resolve_ref_schema(made)
        for replaced in ("enum", "type"):
            form.pop(replaced, None)
        form["anyOf"] = [
            {"enum": [member.value for member in cls]},
            {"type": "string", "pattern": in_any_case(_members(cls))},
        ]
        if others := cls.others():
            form["description"] = f"Leses også: {others}."
        return made

    @classmethod
    def others(cls) -> str:
        """Return the other words of each member as a Norwegian list."""
        return "; ".join(
            f"{', '.join(f'«{word}»' for word in member.also)} som «{member}»"
            for member in cls
            if member.also
        )


@cache
def _members(words: type[WordSet]) -> Mapping[str, Any]:
    """Return the members by each of their words, folded."""
    return {folded(word): member for member in words for word in (member, *member.also)}


def in_any_case(words: Iterable[str]) -> str:
    """Return a pattern of JSON Schema, which has no flag for it, that matches words in any case."""
    return f"^(?:{'|'.join(''.join(map(_both_cases, word)) for word in words)})$"


def _both_cases(letter: str) -> str:
    return f"[{letter.upper()}{letter}]" if letter.isalpha() else letter
