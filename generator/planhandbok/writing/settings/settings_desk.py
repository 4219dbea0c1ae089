"""The desk of settings: shows a few of them in each form, and writes what comes back from it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.texts import settings_with
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.record_text import record_text
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import (
    Problems,
    WrongAnswerError,
    quoted,
    wrong_answer,
)
from planhandbok.writing.desk import FOR_EDITORS, NOTHING_SENT, Sent, Visit, no_form
from planhandbok.writing.edit_links import EditLink
from planhandbok.writing.fields.forms import inner_value
from planhandbok.writing.fields.kinds import label_of
from planhandbok.writing.fields.places import Place, WrittenRecord
from planhandbok.writing.fields.references import Around
from planhandbok.writing.form_addresses import RENAMING, SETTINGS
from planhandbok.writing.outcomes import Shown
from planhandbok.writing.place_desk import PlaceDesk, unreadable
from planhandbok.writing.settings.boxes import BOXES, RENAMES, SettingsBox

TITLE = N_("Innstillinger")
NAME = "innstillinger"
UNITS = "enheter"
ROLES = "roller"
SITE_NAME = "site_name"
TITLE_KEY = "tittel"
"""The key that holds the title of a record. No setting has it."""
NO_BOX = SettingsBox("", ())
MISTAKEN = N_("Håndboken har feil som må rettes først. De står på forsiden.")
TO_SETTINGS = EditLink(TITLE, SETTINGS)


def settings_record(
    visit: Visit, box: SettingsBox = NO_BOX, sent: Sent = NOTHING_SENT
) -> WrittenRecord | Shown:
    """Return the settings as a record of their own, which is called by its title as others are; or
    why they cannot be written.
    """
    records = visit.live.records
    if records is None:
        return no_form(visit, MISTAKEN, 409, sent)
    text = record_text(visit.live.project, MKDOCS_FILE)
    if isinstance(text, Problems):
        return no_form(visit, unreadable(text), 409, sent)
    found = inner_value(text.data, box.top)
    data = {TITLE_KEY: visit.words.text(TITLE), **(found if isinstance(found, Mapping) else {})}
    return WrittenRecord(NAME, MKDOCS_FILE, box.kind, data, Around(records, 0, text.data))


class SettingsDesk(PlaceDesk):
    """The forms of settings, for editors alone."""

    def _record(self, sent: Sent = NOTHING_SENT) -> WrittenRecord | Shown:
        if self.visit.live.records and not self.visit.is_of_editor:
            return no_form(self.visit, FOR_EDITORS, 403, sent)
        return settings_record(self.visit, self._box, sent)

    @property
    def _boxes(self) -> Mapping[str, SettingsBox]:
        """The boxes by their names; a name of the site that the environment gives has none."""
        records = self.visit.live.records
        has_name = records is not None and isinstance(records.site.engine[SITE_NAME], str)
        return {name: box for name, box in BOXES.items() if has_name or box.keys != (SITE_NAME,)}

    @property
    def _box(self) -> SettingsBox:
        return self._boxes.get(self._address, NO_BOX)

    def _place(self, record: WrittenRecord) -> Place | None:
        box = self._box
        if box is NO_BOX:
            return None
        return Place(record, (), box.top, box.kind, box.keys, heading=box.heading)

    def _contents(self, record: WrittenRecord) -> Shown:
        html = self.visit.page(
            "edit_settings.html",
            title=record.title,
            back="/",
            boxes=list(self._told_boxes),
            file=MKDOCS_FILE,
        )
        return Shown(record.title, html)

    @property
    def _told_boxes(self) -> Iterator[tuple[str, str, str]]:
        """Yield the address, the heading and the labels of each box, and of the act on units."""
        records = self.visit.live.records
        for name, box in self._boxes.items():
            labels = (self._word(label_of(box.kind, key)) for key in box.keys)
            yield f"{SETTINGS}?sted={name}", self._word(box.heading), ", ".join(labels)
            if UNITS in box.keys and records and records.site.settings.units:
                yield RENAMING, self._word(RENAMES), self._word(N_("også i A3-ene"))

    def _edits(self, changes: Sequence[Change]) -> Sequence[AnyChange]:
        for change in changes:
            if change.path == (ROLES,):
                _refuse_lines_without_unit(change.new)
            if change.path == (UNITS,):
                self._refuse_to_remove_used(change.new)
        box = self._box
        return [settings_with(self.visit.live.project, changes, box.kind, box.top)]

    def _refuse_to_remove_used(self, units: Any) -> None:
        """Refuse to take a unit away that A3s belong to, and tell how it gets another name."""
        records = self.visit.live.records
        names = set(_names(units))
        for sheet in records.sheets if records and names else ():
            if sheet.a3.unit and sheet.a3.unit not in names:
                message = Phrase(
                    "A3-en {title} hører til {unit}. Skal enheten hete noe annet, velger du «Gi en "
                    "enhet nytt navn» i innstillingene.",
                    title=quoted(sheet.a3.title),
                    unit=quoted(sheet.a3.unit),
                )
                raise WrongAnswerError(wrong_answer(UNITS, message))


def _names(units: Any) -> Iterator[str]:
    """Yield the names of units as a file has them."""
    for unit in units or ():
        if isinstance(unit, Mapping):
            yield unit["navn"]
            yield from _names(unit.get("enheter"))
        else:
            yield unit


def _refuse_lines_without_unit(roles: Mapping[str, str] | None) -> None:
    for line, unit in (roles or {}).items():
        if not unit:
            message = Phrase(
                "{line} er ikke en rolle, kolon og en enhet, eller rollen står to ganger.",
                line=quoted(line),
            )
            raise WrongAnswerError(wrong_answer(ROLES, message))
