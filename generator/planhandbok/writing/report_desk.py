"""The desk of reports: shows the few fields that «Meld» asks for in one row, and writes at once."""

from dataclasses import replace

from planhandbok.records.editing.paths import ADD
from planhandbok.records.schema.benefit import StagedAmounts
from planhandbok.writing.fields.places import Place, WrittenRecord, place_at
from planhandbok.writing.place_desk import PlaceDesk

WORK = ("status", "frist", "kommentar")
KEYS = {"endringstiltak": WORK, "aktiviteter": WORK, "leveranser": ("status",)}
"""The keys of a row that are reported, by the list that it is in."""


class ReportDesk(PlaceDesk):
    """The forms of reports. Their addresses ask for a row as those of `/meld/` do."""

    def _place(self, record: WrittenRecord) -> Place | None:
        list_, _, id = self._address.partition("/")
        if id in ("", ADD) or "/" in id:
            return None
        if list_ == "måling":
            return place_at(record, f"{self._address}/målinger/{ADD}")
        row = place_at(record, self._address)
        if row and list_ in KEYS:
            return replace(row, keys=KEYS[list_])
        return _realised(row) if row and list_ == "gevinster" else None


def _realised(benefit: Place) -> Place:
    """Return the place of the amounts of a benefit that are realised."""
    names = (*benefit.names, "beløp")
    path = (*benefit.path, "beløp")
    return replace(benefit, names=names, path=path, kind=StagedAmounts, keys=("realisert",))
