"""Closed sets of words; a word that is not in its set is answered with the nearest one."""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from planhandbok.records.text.problems import did_you_mean, quoted
from planhandbok.records.values.misread import MisreadError, single


class WordSet(StrEnum):
    """A closed set of words; a word that is not in it is answered with the nearest one."""

    @classmethod
    def read(cls, value: object) -> Self:
        text = single(value)
        try:
            return cls(text)
        except ValueError:
            hint = did_you_mean(text, cls)
            raise MisreadError(f"{quoted(text)} er ikke et gyldig valg her.", hint) from None

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(cls.read, handler(source))
