"""A frozen edition: an A3 as a political body decided it, which never changes again.

The file holds the A3's own text, the decision, the names that its references had that day, and a
fingerprint of each part, which shows which parts were changed afterwards.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from hashlib import sha256
from json import dumps
from operator import attrgetter
from typing import Annotated, Any

from planhandbok.frozen import frozen
from planhandbok.records.schema.a3 import A3, Access
from planhandbok.records.schema.record import Record, key
from planhandbok.records.values.dates import Date
from planhandbok.records.values.fields import Id, Line, Text, WebAddress

EDITION = re.compile(r"[0-9][0-9a-z]*(?:\.[0-9a-z]+)*")
"""An edition that can be part of an address. It has no hyphen, since the name of its file is the id
of the A3, a hyphen and the edition."""
NUMBERS = re.compile("([0-9]+)")
LAST_NUMBER = re.compile("[0-9]+(?=[^0-9]*$)")
FINGERPRINT_LENGTH = 16
"""Hexadecimal digits: enough to find an accidental change, not to stop a forger."""


@frozen(kw_only=True, slots=True)
class Decision(Record):
    """A political decision: its case, its text, the body and the day."""

    case: Annotated[Line, key("saksnummer", "Saksnummeret, for eksempel 62/26.")]
    body: Annotated[Line, key("organ", "Hvem som vedtok, for eksempel kommunestyret.")]
    on: Annotated[Date, key("dato", "Dagen det ble vedtatt.")]
    text: Annotated[Text | None, key("vedtak", "Det som ble vedtatt.")] = None
    link: Annotated[WebAddress | None, key("lenke", "Adressen til saken i innsynsløsningen.")] = (
        None
    )
    archive: Annotated[
        Line | None,
        key("arkivsak", "Nummeret på arkivsaken, likt i alle organ som behandler den: 2026/1234."),
    ] = None


@frozen(kw_only=True, slots=True)
class NamesThen(Record):
    """The names and titles that the A3's references had on the day of the decision."""

    phase: Annotated[Line | None, key("fase", "Navnet på fasen.")] = None
    parent: Annotated[Line | None, key("overordnet", "Tittelen på den overordnede A3-en.")] = None
    goals: Annotated[Mapping[Id, Line], key("mål", "Målene, med id-ene sine.")] = field(
        default_factory=dict
    )
    deep_dives: Annotated[
        Mapping[Id, Line], key("dypdykk", "Titlene på dypdykkene som tiltak er blitt til.")
    ] = field(default_factory=dict)


@frozen(kw_only=True, slots=True)
class FrozenFile(Record):
    """The file of a frozen edition."""

    decision: Annotated[Decision, key("vedtatt", "Vedtaket.")]
    names: Annotated[NamesThen, key("navn", "Det som A3-en viser til, slik det het.")] = field(
        default_factory=NamesThen
    )
    fingerprints: Annotated[
        Mapping[Line, Line],
        key("fingeravtrykk", "Et fingeravtrykk av hver del. Skrives av freeze."),
    ]
    a3: Annotated[A3, key("a3", "A3-en slik den var.")]


def fingerprints(data: Mapping[str, Any]) -> dict[str, str]:
    """The fingerprint of each part of a frozen file's plain data.

    It depends on the values only, not on line ends or quotation marks.
    """
    parts = {name: data.get(name) for name in ("vedtatt", "navn") if data.get(name)}
    a3 = data.get("a3")
    of_a3 = a3 if isinstance(a3, Mapping) else {}  # else, it is told that it must have keys
    return {name: _fingerprint(value) for name, value in {**parts, **of_a3}.items()}


def _fingerprint(value: Any) -> str:
    written = dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def decided_part(a3: A3) -> A3:
    """Return an A3 without what may change after a decision, so that two can be compared.

    Left out are reports (statuses, readings, realised amounts, cases), access, and the unit and the
    ids of A3s, which can be renamed. Parts are sorted by their ids, since their order may change
    too.
    """
    return replace(
        a3,
        id="",
        on=date.min,
        phase=None,
        unit=None,
        access=Access.INTERNAL,
        legal_basis=None,
        parent=None,
        benefits_elsewhere=(),
        cases=(),
        chart_tables=_by_id(a3.chart_tables),
        root_causes=_by_id(a3.root_causes),
        measures=_by_id(
            replace(measure, status=None, comment=None, became=None) for measure in a3.measures
        ),
        indicators=_by_id(replace(indicator, readings=()) for indicator in a3.indicators),
        benefits=_by_id(
            replace(benefit, amounts=replace(benefit.amounts, realised={}))
            for benefit in a3.benefits
        ),
        costs=_by_id(a3.costs),
        ideas=_by_id(a3.ideas),
    )


def _by_id(parts: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(parts, key=attrgetter("id")))


def edition_order(edition: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts 1.9 before 1.10."""
    parts = enumerate(NUMBERS.split(edition))
    return tuple((int(part), "") if place % 2 else (-1, part) for place, part in parts)


def next_edition(edition: str, taken: Iterable[str]) -> str:
    """Count up the last number of an edition until the result is not in `taken`."""
    taken = {edition, *taken}
    while edition in taken:
        counted = LAST_NUMBER.sub(lambda number: str(int(number[0]) + 1), edition)
        edition = counted if counted != edition else f"{edition}.1"
    return edition
