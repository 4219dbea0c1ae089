"""The desk of reports: shows the few fields that «Meld» asks for in one row, and writes at once."""

from dataclasses import replace

from planhandbok.records.editing.paths import ADD
from planhandbok.writing.fields.places import Place, WrittenRecord, place_at
from planhandbok.writing.place_desk import PlaceDesk

WORK = ("status", "frist", "kommentar")
KEYS = {
    "endringstiltak": WORK,
    "aktiviteter": WORK,
    "leveranser": ("status",),
    "gevinster": ("beløp.realisert", "enhet"),
}
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
        return replace(row, keys=KEYS[list_]) if row and list_ in KEYS else None
