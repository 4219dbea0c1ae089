"""The addresses of forms, and those at which pages show what a form has written."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from planhandbok.records.addresses.anchors import (
    BOXES,
    benefit_anchor,
    indicator_anchor,
    measure_anchor,
    root_cause_anchor,
)
from planhandbok.records.addresses.urls import (
    A3_LIST,
    EDITING,
    WRITING,
    a3_address,
    activity_anchor,
    board_address,
    year_address,
)
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.writing.fields.places import NEW, Place, WrittenRecord

EDIT = f"/{WRITING}{EDITING}"
"""An address as deep as that of an A3, in whose frame the forms stand."""
FILE = f"/{WRITING}fil/"
HAND_IN = f"/{WRITING}lever/"
FIRST_YEAR = f"/{WRITING}utfør/?hva=ny-runde"
"""The act that makes the first cycle of a handbook."""
SETTINGS = f"/{WRITING}innstillinger/"
RENAMING = f"/{WRITING}nytt-navn/"
YEAR = "år"
"""The part of the address of the form of a new A3 that names its budget year."""
ANCHORS = {
    "rotårsaker": root_cause_anchor,
    "endringstiltak": measure_anchor,
    "måling": indicator_anchor,
    "gevinster": benefit_anchor,
}
BOX_KEYS = (
    *("begrunnelse", "nåsituasjon", "rotårsaker"),
    *("ønsket_situasjon", "endringstiltak", "måling"),
)
"""The keys of the boxes, as `BOXES` has their anchors."""
FOLDS = {
    **{"temaer": "temaer", "kostnader": "kostnader", "saker": "saker", "kilde": "kilde"},
    **{"figurer": "nasituasjon", "endringer": "gevinsttre"},
}
FOLDED_LISTS = ("temaer", "kostnader", "saker", "endringer")
PARTS_OF_CYCLE = {"datoer": "steg", "møter": "baner", "mål": "mal"}
DELIVERABLES = "leveranser"


def edit_address(record: str, place: str = "") -> str:
    query = {key: value for key, value in (("post", record), ("sted", place)) if value}
    return f"{EDIT}?{urlencode(query)}"


def list_address(record: str, key: str) -> str:
    """Return where the forms of a record show a list: each item of it, and «Legg til»."""
    return f"{edit_address(record)}#liste-{quote(key)}"


def new_a3_address(year: int) -> str:
    """Return the address of the form of a new A3 for a budget year."""
    return f"{edit_address('', NEW)}&{urlencode({YEAR: year})}"


def shown_at(record: WrittenRecord, names: tuple[str, ...]) -> str:
    """Return the address at which a page shows a place of a record."""
    if not record.name:
        return f"/{A3_LIST}"
    if record.file == MKDOCS_FILE:
        return SETTINGS
    if record.form is Cycle:
        return f"/{year_address(record.name)}{_place_in_cycle(record, *names[:2])}"
    if names[:1] == ("ideer",):
        return f"/{board_address(record.name)}"
    return f"/{a3_address(record.name)}#{_anchor(names)}"


def _place_in_cycle(record: WrittenRecord, key: str = "", name: str = "") -> str:
    """Return where the page of a cycle, or that of a step of it, shows an item of a list."""
    for step in record.around.method.in_year(record.around.year).steps:
        if key == "aktiviteter" and name in {part.id for part in step.activities}:
            return f"{step.id}/#{activity_anchor(name)}"
        if key == "leveranser" and name in {part.id for part in step.deliverables}:
            return f"{step.id}/#{DELIVERABLES}"
    return f"#{PARTS_OF_CYCLE[key]}" if key in PARTS_OF_CYCLE else ""


def _anchor(names: tuple[str, ...]) -> str:
    first, *rest = names or ("",)
    if first in ANCHORS and rest and rest[0] != ADD:
        return ANCHORS[first](rest[0])
    if first in BOX_KEYS:
        return BOXES[BOX_KEYS.index(first)]
    return FOLDS.get(first, "innhold")


def place_names(place: Place) -> tuple[str, ...]:
    """Return the names of a place, of a single box too."""
    return place.names or (place.keys if len(place.keys) == 1 else ())


def names_after(place: Place, changes: Sequence[Change]) -> tuple[str, ...]:
    """Return the names of a place after changes: a new item has an id, and a removed one none."""
    names = place_names(place)
    for change in changes:
        if change.path == place.names:
            id = change.new.get("id", ADD) if change.new else ADD
            return (*names[:-1], id)
    return names


def office_file_address(id: str, format: str, edition: str = "") -> str:
    """Return where an A3, or an edition of it, is downloaded for Office; an empty form of a new one
    without an id.
    """
    query = {"post": id, "som": format} | ({"utgave": edition} if edition else {})
    return f"{FILE}?{urlencode(query)}"
