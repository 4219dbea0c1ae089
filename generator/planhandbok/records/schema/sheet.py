"""An A3 with its file, a frozen edition, and the site file: what all records are built from."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.edition import Decision, NamesThen
from planhandbok.records.schema.settings import Settings


class Audience(StrEnum):
    """The readers that the site is built for. After this room, nothing they may not see is left."""

    PUBLIC = "offentlig"
    INTERNAL = "intern"


@frozen
class Sheet:
    """An A3, the budget year of its folder, and its file in the project."""

    year: int
    file: str
    a3: A3


# A memo keeps what these give of each sheet of a handbook: thousands are spread all over memory.
# Each is asked of the sheets in the order of the handbook only, so that a row stays at its place.
a3_of: Callable[[Sheet], A3] = attrgetter("a3")
id_of: Callable[[Sheet], str] = attrgetter("a3.id")
year_of: Callable[[Sheet], int] = attrgetter("year")
unit_of: Callable[[Sheet], str | None] = attrgetter("a3.unit")
is_example: Callable[[Sheet], bool] = attrgetter("a3.is_example")


def parent_of(sheet: Sheet) -> str:
    """Return the id of the A3 above; "" for none."""
    return sheet.a3.parent or ""


def has_cases(sheet: Sheet) -> bool:
    return bool(sheet.a3.cases)


@frozen
class WrongCase:
    """The case number that a frozen edition has in its file, and the day that it was corrected;
    `entry` is the place of the correction in `a3/adresser.yml`.
    """

    number: str
    corrected_on: date
    entry: int


@frozen
class Edition:
    """An A3 as it was decided; the file of its sheet is that of the frozen edition. `notices` tell
    what was taken out of it since. If the file had a `wrong_case`, the decision has the right one.
    """

    sheet: Sheet
    decision: Decision
    names: NamesThen
    notices: tuple[str, ...] = ()
    wrong_case: WrongCase | None = None


@frozen
class SiteFile:
    """`mkdocs.yml`: the engine's own settings as they stand, and ours, typed."""

    engine: Mapping[str, Any]
    settings: Settings
    content: str
    """The content folder, relative to the project."""
    url: str
    """The address of the site, ending in `/`; "" if the settings do not say."""
    commits: str
    """The web address of a commit without its id; "" if unknown."""
    base_menu: tuple[Any, ...] = ()
    """The menu of the guide in the base handbook; empty if the municipality has a menu of its own.
    """
