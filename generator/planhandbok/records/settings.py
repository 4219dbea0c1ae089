"""The settings of the handbook: `extra.planhandbok` in `mkdocs.yml`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from planhandbok.records.fields import Line, one_of
from planhandbok.records.record import Record, key


class Language(StrEnum):
    BOKMAL = "nb"
    NYNORSK = "nn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings(Record):
    """What a municipality may decide; everything has a default."""

    language: Annotated[
        Language, one_of(Language), key("språk", "Målformen på nettstedet: «nb» eller «nn».")
    ] = Language.BOKMAL
    municipality: Annotated[
        Line | None, key("kommune", "Navnet på kommunen, slik det skal stå på sidene.")
    ] = None
    units: Annotated[
        tuple[Line, ...],
        key("enheter", "Enhetene en A3 kan høre til. Er listen tom, godtas alle navn."),
    ] = ()
    glossary: Annotated[
        Line | None,
        key("ordliste", "Siden i veiledningen som forklarer ord, for eksempel veiledning/ord.md."),
    ] = None
