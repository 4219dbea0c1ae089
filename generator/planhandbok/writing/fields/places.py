"""Places in a record, each with an address and a form, and with what stands there now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from planhandbok.changing.places import editable_record
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.labels import LABELS
from planhandbok.pages.pieces.words import N_
from planhandbok.records.editing.paths import (
    ADD,
    ChangeError,
    key_path,
    value_at,
    with_item_of_method,
)
from planhandbok.records.editing.record_text import record_text
from planhandbok.records.editing.words import new_item_told, record_told
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.schema.benefit import Theme, ThemeAnswer
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.schema.typed import (
    annotation_at,
    is_prose,
    key_fields,
    record_kind,
    required_keys,
)
from planhandbok.records.text.files import RECORDS, budget_year, cycle_file
from planhandbok.records.text.folder_files import folder_files
from planhandbok.records.text.problems import KeyPath, Problems
from planhandbok.writing.fields.kinds import RARE, help_of, is_record_list, label_of
from planhandbok.writing.fields.references import NAMES, Around, referred, title_of
from planhandbok.writing.fields.texts import with_shown_day

NEW = "ny"
"""The name of the place of a record that is not there yet."""
NEW_A3 = N_("Ny A3")
NEEDED_OF_A3 = frozenset(("tittel", "type", "offentlighet"))
HEADER = "hode"
"""The name of the place that has the keys of a record which stand in no box."""


@frozen
class WrittenRecord:
    """A record as its file has it now. `name` is the id of an A3, or the year of a cycle."""

    name: str
    file: str
    form: type
    data: Mapping[str, Any]
    around: Around

    @property
    def title(self) -> str:
        return self.around.words.told(record_told(self.data)) or self.name


@frozen
class Place:
    """A part of a record: `names` lead to it as a change has them, and `path` as the data has it,
    with the place after the last for an item that `is_new`. A form of it asks for `keys` of a
    record of a `kind`; it may have a `heading`.
    """

    record: WrittenRecord
    names: tuple[str, ...]
    path: KeyPath
    kind: type
    keys: tuple[str, ...]
    is_new: bool = False
    heading: str = ""

    @property
    def address(self) -> str:
        """The names as `place_at` reads them."""
        if self.is_new and not self.names:
            return NEW
        single = self.keys[0] if len(self.keys) == 1 else HEADER
        return "/".join(self.names) or single

    @property
    def value(self) -> Mapping[str, Any]:
        """The record that stands there now, empty for what is not there yet."""
        if not self.names:
            return self.record.data
        found = None if self.is_new else value_at(self.record.data, self.path)
        return found if isinstance(found, Mapping) else {}

    @property
    def needed(self) -> frozenset[str]:
        """The keys that must be filled in. What a record within it must have is needed only if that
        record is there, and a new A3 may lack its owner and its reason.
        """
        is_new_a3 = self.is_new and not self.names
        return NEEDED_OF_A3 if is_new_a3 else required_keys(self.kind)

    @property
    def rare(self) -> frozenset[str]:
        """The fields that few write, in a form that does not ask for a few alone."""
        is_short = len(self.keys) == 1 or self.is_part
        return frozenset() if is_short else RARE.get(self.kind.__name__, frozenset())

    @property
    def item(self) -> Any:
        """The item of a list that it is, or is in."""
        last = max(place for place, key in enumerate(self.path) if isinstance(key, int))
        return value_at(self.record.data, self.path[: last + 1])

    @property
    def siblings(self) -> Sequence[Any]:
        """The items of the list that it is in, or will be in."""
        found = value_at(self.record.data, self.path[:-1]) if self.path else None
        return found if isinstance(found, list) else ()

    @property
    def title(self) -> str:
        words = self.record.around.words
        if self.heading or (self.is_new and not self.path):
            return words.text(self.heading or NEW_A3)
        if self.is_new:
            new = capitalised(words.text(new_item_told(str(self.path[-2]))))
            within = title_of(value_at(self.record.data, self.path[:-2])) if self.names[2:] else ""
            return f"{new}: {within}" if within else new
        if self.names:
            told = _of_method(self.record).get(self.names)
            return told or _title(self.kind, self.item, self.record.around) or self.names[-1]
        if len(self.keys) == 1:
            return words.text(label_of(self.kind, self.keys[0]))
        return words.text(N_("Hodet"))

    @property
    def lists(self) -> Iterator["ItemList"]:
        """Yield the lists of records in it, which have places of their own."""
        for key in key_fields(self.kind) if self.is_whole else ():
            if is_record_list(self.kind, key):
                yield item_list(self, key)

    @property
    def is_item(self) -> bool:
        """Return whether its form is of a whole item of a list, which can be moved and removed."""
        return bool(self.names) and not (self.is_new or self.is_part)

    @property
    def can_move_up(self) -> bool:
        return self.is_item and int(self.path[-1]) > 0

    @property
    def can_move_down(self) -> bool:
        return self.is_item and int(self.path[-1]) + 1 < len(self.siblings)

    @property
    def is_part(self) -> bool:
        """Return whether its form asks for some keys of an item alone."""
        keys = tuple(key for key in key_fields(self.kind) if key != "id")
        return bool(self.names) and self.keys != keys

    @property
    def is_whole(self) -> bool:
        """Return whether its form is of a whole record, and not of one box."""
        return not self.is_new and len(self.keys) != 1


@frozen
class ItemList:
    """A list of records: the place of each with its title, and the place of a new one, which is ""
    for a list that the method gives.
    """

    key: str
    label: str
    help: str
    items: tuple[tuple[str, str], ...]
    new: str


def written_record(
    project: Path, records: AllRecords, name: str
) -> WrittenRecord | Problems | None:
    """Return a record as its file is now, the mistakes that keep it from being read, or `None` if
    there is none of this name.
    """
    form = form_of(records.method)
    known = [sheet.file for sheet in records.sheets]
    known += [cycle_file(cycle.year) for cycle in records.cycles]
    found = editable_record(name, known, form)
    if found is None or not (project / found.file).exists():  # it is new, or was moved
        found = editable_record(name, folder_files(project, RECORDS).files, form)
    if found is None:
        return None
    text = record_text(project, found.file)
    if isinstance(text, Problems):
        return text
    data = text.data if isinstance(text.data, Mapping) else {}
    year = budget_year(found.file)
    return WrittenRecord(name, found.file, found.form, data, Around(records, year, data))


def place_at(record: WrittenRecord, address: str) -> Place | None:
    """Return the place that an address names; `None` if the record has none such."""
    if address == HEADER:
        return whole_record(record)
    names = tuple(address.split("/"))
    if names[0] in key_fields(record.form) and len(names) == 1:
        is_text = not is_record_list(record.form, names[0])
        return Place(record, (), (), record.form, names) if is_text else None
    is_new = names[-1] == ADD
    if names in _of_method(record):
        record = replace(record, data=with_item_of_method(record.data, (*names, "")))
    try:
        path = key_path(record.data, names[:-1] if is_new else names, record.form)
        if is_new:
            items = value_at(record.data, path)
            path = (*path, len(items) if isinstance(items, list) else 0)
    except (ChangeError, KeyError, TypeError):
        return None
    kind = record_kind(annotation_at(record.form, path))
    keys = tuple(key for key in key_fields(kind) if key != "id")
    is_item = bool(path) and isinstance(path[-1], int)
    return Place(record, names, path, kind, keys, is_new) if keys and is_item else None


def whole_record(record: WrittenRecord) -> Place:
    """Return the place of the keys that stand in no box and in no list."""
    return Place(record, (), (), record.form, tuple(_header_keys(record.form)))


def _header_keys(form: type) -> Iterator[str]:
    for key, field in key_fields(form).items():
        is_box = form is not Cycle and is_prose(field.type) and key != "kilde"
        if key not in ("id", "budsjettår") and not is_box and not is_record_list(form, key):
            yield key


def item_list(place: Place, key: str) -> ItemList:
    """Return the list that a place has under a key."""
    items = place.value.get(key)
    above = "/".join((*place.names, key))
    words = place.record.around.words
    label = words.text(label_of(place.kind, key))
    help = words.text(help_of(place.kind, key))
    of_method = {names: text for names, text in _of_method(place.record).items() if key in names}
    if of_method:
        named = [("/".join(names), text) for names, text in of_method.items()]
        return ItemList(key, label, help, tuple(named), "")
    kind = record_kind(key_fields(place.kind)[key].type)
    named = [
        (f"{above}/{name_of(item, number)}", _title(kind, item, place.record.around))
        for number, item in enumerate(items if isinstance(items, list) else [], 1)
    ]
    return ItemList(key, label, help, tuple(named), f"{above}/{ADD}")


def _title(kind: type, item: Any, around: Around) -> str:
    """Return what people know an item of a list by, or the name of what it is about."""
    title = title_of(item)
    if kind is ThemeAnswer and (theme := Theme.found(title)):
        return around.words.text(LABELS[theme])
    if kind is Reading and isinstance(item, Mapping):
        return f"{with_shown_day(title)}: {item.get('verdi', '–')}"
    names = {
        option.value: option.text for key in NAMES for option in referred(kind, key, around) or ()
    }
    return names.get(title) or with_shown_day(title)


def _of_method(record: WrittenRecord) -> dict[tuple[str, ...], str]:
    """Return the names of what a cycle may say more of, which need not be in its file yet, each
    with the words that the method has for it.
    """
    if record.form is not Cycle:
        return {}
    found: dict[tuple[str, ...], str] = {}
    for step in record.around.method.in_year(record.around.year).steps:
        found |= {("aktiviteter", part.id): part.what for part in step.activities}
        found |= {("leveranser", part.id): part.name for part in step.deliverables}
    return found


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def name_of(item: Any, number: int) -> str:
    """Return how an address names an item: by its id, or by its number in its list."""
    id = item.get("id") if isinstance(item, Mapping) else None
    return id if isinstance(id, str) and id and "/" not in id else str(number)
