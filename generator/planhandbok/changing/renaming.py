"""Give a unit another name: in the settings, in the A3s that belong to it, and at its addresses."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.texts import forwarding_with, settings_with
from planhandbok.frozen import frozen
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.addresses.urls import unit_address, unit_board_address
from planhandbok.records.editing.changes import Change
from planhandbok.records.handbook import AllRecords
from planhandbok.records.values.fields import read_line

ADDRESSES: tuple[Callable[[str], str | None], ...] = (unit_address, unit_board_address)
"""The pages that a unit has."""


@frozen
class Renaming:
    """The old and the new name of a unit of the settings."""

    old: str
    new: str

    def changes(
        self, project: Path, records: AllRecords, settings: Mapping[str, Any]
    ) -> list[AnyChange]:
        """Return what must be written, given the `settings` as their file has them. Frozen editions
        keep the old name. Raises `WrongUseError` or `ChangeError`.
        """
        changes: list[AnyChange] = [settings_with(project, self._in_settings(records, settings))]
        links = records.permalinks
        moves = list(self._moves(links))
        written = {move["fra"] for move in moves} | {address(self.new) for address in ADDRESSES}
        if moves or any(move.address in written for move in links.forwarding.moves):
            changes.append(forwarding_with(project, "flyttet", moves, without=written))
        of_unit = (sheet.a3.id for sheet in records.sheets if sheet.a3.unit == self.old)
        return [*changes, *(Change(id, ("enhet",), self.new, self.old) for id in of_unit)]

    def _in_settings(self, records: AllRecords, settings: Mapping[str, Any]) -> list[Change]:
        """Return the changes of units and roles. Who answers for something by the old name of the
        unit is a role in it from now on.
        """
        units = list(self._renamed(settings.get("enheter", ())))
        roles = {
            role: self.new if read_line(unit) == self.old else unit
            for role, unit in settings.get("roller", {}).items()
        }
        if any(owner.casefold() == self.old.casefold() for owner in _owners(records)):
            roles[self.old] = self.new
        return [Change("", ("enheter",), units), Change("", ("roller",), roles or None)]

    def _renamed(self, units: Iterable[Any]) -> Iterator[Any]:
        for unit in units:
            if isinstance(unit, Mapping):
                within = list(self._renamed(unit.get("enheter", ())))
                yield {**unit, "navn": self._name(unit["navn"]), "enheter": within}
            else:
                yield self._name(unit)

    def _name(self, unit: str) -> str:
        return self.new if read_line(unit) == self.old else unit

    def _moves(self, links: Permalinks) -> Iterator[dict[str, str]]:
        """Yield where each page of the unit that somebody may have a link to is from now on, and
        those that led there.
        """
        for address in ADDRESSES:
            old = address(self.old)
            new = address(self.new)
            if not old or not new or old == new:
                continue
            led = [move.address for move in links.forwarding.moves if move.target == old]
            for place in (*led, *({old} & links.past.keys())):
                if place != new:
                    yield {"fra": place, "flyttet_til": new}


def _owners(records: AllRecords) -> Iterator[str]:
    """Yield the roles that answer for measures and indicators."""
    for sheet in records.sheets:
        owners = chain(
            *(measure.owners for measure in sheet.a3.measures),
            *(indicator.owners for indicator in sheet.a3.indicators),
        )
        yield from (owner.role for owner in owners)
