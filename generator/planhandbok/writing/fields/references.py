"""The ids that a key may name, each with the words that people know it by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.labels import LABELS
from planhandbok.pages.pieces.words import Words
from planhandbok.records.editing.words import ITEMS
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.units import named_units
from planhandbok.records.values.benefit_kinds import BenefitKind

MOST_OPTIONS = 200
LONGEST_TEXT = 70
NAMES = frozenset(words.name for words in ITEMS.values())
"""Keys that hold the name of an item."""


@frozen
class Option:
    """A value that a field may have, and the words for it."""

    value: str
    text: str


@frozen
class Around:
    """Everything that a record may name: all records, the year of its own, and its own data."""

    records: AllRecords
    year: int
    data: Mapping[str, Any]

    @property
    def words(self) -> Words:
        return Words(self.records.site.settings.language)

    @property
    def method(self) -> Method:
        return self.records.method

    @property
    def cycles(self) -> Iterator[Cycle]:
        return (cycle for cycle in self.records.cycles if cycle.year == self.year)

    def items(self, *keys: str) -> Iterator[Option]:
        """Yield the items of lists in the record itself."""
        for key in keys:
            items = self.data.get(key)
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    yield Option(item["id"], title_of(item))


def title_of(item: Any) -> str:
    """Return what people know an item by, or its first text, cut to one line."""
    if isinstance(item, Mapping):
        keys = sorted(item, key=lambda key: (key == "id", key not in NAMES, key == "dato"))
        item = next((item[key] for key in keys if isinstance(item[key], str)), "")
    text = " ".join(str(item).split())
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _a3s(around: Around) -> Iterator[Option]:
    for sheet in around.records.sheets:
        if sheet.year == around.year and sheet.a3.id != around.data.get("id"):
            yield Option(sheet.a3.id, sheet.a3.title)


def _goals(around: Around) -> Iterator[Option]:
    for cycle in around.cycles:
        yield from (Option(goal.id, goal.text) for goal in cycle.goals)


def _units(around: Around) -> Iterator[Option]:
    units = around.records.site.settings.units
    return (Option(name, name) for name, _ in named_units(units))


def _benefit_types(around: Around) -> Iterator[Option]:
    names = {kind.id: kind.name for kind in around.method.benefit_types}
    for id in around.method.kinds:
        usual = BenefitKind.found(id)
        name = names.get(id, LABELS[usual] if usual else id)
        yield Option(id, around.words.text(name))


def _benefits_elsewhere(around: Around) -> Iterator[Option]:
    for sheet in around.records.sheets:
        if sheet.year == around.year and sheet.a3.id != around.data.get("id"):
            for benefit in sheet.a3.benefits:
                text = title_of(f"{sheet.a3.title}: {title_of(benefit.description)}")
                yield Option(f"{sheet.a3.id}/{benefit.id}", text)


def _editions(around: Around) -> Iterator[Option]:
    """Yield the frozen editions of the A3, the newest first, with their case numbers."""
    for edition in reversed(around.records.editions):
        if edition.sheet.a3.id == around.data.get("id"):
            number = edition.sheet.a3.edition
            yield Option(number, f"{number} ({edition.decision.case})")


REFERENCES: Mapping[tuple[str, str], Callable[[Around], Iterable[Option]]] = {
    ("A3", "fase"): lambda around: (Option(part.id, part.name) for part in around.method.phases),
    ("A3", "mål"): _goals,
    ("A3", "overordnet"): _a3s,
    ("A3", "enhet"): _units,
    ("UnitName", "enhet"): _units,
    ("A3", "gevinster_andre_steder"): _benefits_elsewhere,
    ("Measure", "løser"): lambda around: around.items("rotårsaker"),
    ("Measure", "utredning"): _a3s,
    ("Benefit", "type"): _benefit_types,
    ("Benefit", "skapes_av"): lambda around: around.items("endringstiltak", "endringer"),
    ("Benefit", "måles_av"): lambda around: around.items("måling"),
    ("Benefit", "bidrar_til"): _goals,
    ("BusinessChange", "skapes_av"): lambda around: around.items("endringstiltak"),
    ("Cost", "gjelder"): lambda around: around.items("endringstiltak"),
    ("Idea", "ble_tiltak"): lambda around: around.items("endringstiltak"),
    ("Correction", "utgave"): _editions,
    ("ThemeAnswer", "gjelder"): lambda around: around.items("endringstiltak", "gevinster"),
    ("Meeting", "bane"): lambda around: (
        Option(lane.id, lane.name) for lane in around.method.lanes
    ),
    ("StepDates", "steg"): lambda around: (
        Option(step.id, step.name) for step in around.method.steps
    ),
}
"""The options of a key, by the name of its record and the key."""


FREE = ("A3", "enhet")
"""A key that may have any text where the settings list nothing."""


def is_reference(kind: type, key: str) -> bool:
    """Return whether a key names something that has an id or a name elsewhere."""
    return (kind.__name__, key) in REFERENCES


def referred(kind: type, key: str, around: Around) -> tuple[Option, ...] | None:
    """Return what a key may name; `None` if that is anything, or too much to choose among."""
    if not is_reference(kind, key):
        return None
    name = (kind.__name__, key)
    found = tuple(islice(REFERENCES[name](around), MOST_OPTIONS + 1))
    return None if len(found) > MOST_OPTIONS or (name == FREE and not found) else found
