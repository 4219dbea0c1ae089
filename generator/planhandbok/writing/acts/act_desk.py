"""The desk of acts: tells what would be done with a record, and does it."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.records.addresses.urls import WRITING
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.text.files import cycle_file
from planhandbok.records.text.problems import Problems
from planhandbok.writing.acts.act import ANSWERS, Act
from planhandbok.writing.acts.acts import ACTS, NewYear
from planhandbok.writing.desk import (
    BEFORE,
    FOR_EDITORS,
    NOT_HERE,
    Sent,
    Visit,
    button,
    field_of,
    no_form,
)
from planhandbok.writing.fields.answers import answers
from planhandbok.writing.fields.forms import Form, filled_form, form_of_place
from planhandbok.writing.fields.places import Place, WrittenRecord, written_record
from planhandbok.writing.fields.references import Around
from planhandbok.writing.form_addresses import shown_at
from planhandbok.writing.outcomes import Saved, Shown, Wrong, tried

ACT = f"/{WRITING}utfør/"
CHANGED = N_("Noe er endret etter at du åpnet siden. Les hva som skjer nå, og velg på nytt.")


@frozen
class ActDesk:
    """The forms of acts."""

    visit: Visit

    def shown(self) -> Shown:
        act = self._act()
        if act is None:
            return no_form(self.visit, NOT_HERE, 404)
        if not act.is_allowed:
            return no_form(self.visit, FOR_EDITORS, 403)
        return self._form(act, form_of_place(_place(act), self.visit.day))

    def filled(self, sent: Sent) -> Shown:
        act = self._act()
        if act is None:
            return no_form(self.visit, NOT_HERE, 404)
        place = _place(act)
        return self._form(act, filled_form(place, act.start, answers(place, sent).texts))

    def written(self, sent: Sent) -> Shown | Saved:
        act = self._act()
        pressed = button(sent)
        if act is None or pressed not in act.buttons:
            return no_form(self.visit, NOT_HERE, 409)
        if not act.is_allowed:
            return no_form(self.visit, FOR_EDITORS, 403)
        given = answers(_place(act), sent).texts
        values = {name: text.strip() for name, text in given.items() if text.strip()}
        if field_of(sent, BEFORE) != act.before:
            return self._form(
                act,
                filled_form(_place(act), act.start, given, (), self.visit.words.text(CHANGED)),
                409,
            )
        done = tried(lambda: act.done(values, pressed))
        if not isinstance(done, Wrong):
            return done
        form = filled_form(
            _place(act), act.start, given, done.problems, done.refused, doubts=done.doubts
        )
        return self._form(act, form, 422)

    def _act(self) -> Act | None:
        kind = ACTS.get(self.visit.asked("hva"))
        records = self.visit.live.records
        if kind is None or records is None:
            return None
        record = self._record(records)
        if record is None or isinstance(record, Problems):
            return None
        if kind.of_site and all(sheet.a3.id != record.name for sheet in records.sheets):
            return None
        is_of_cycle = record.form is Cycle
        return kind(self.visit, record) if is_of_cycle == issubclass(kind, NewYear) else None

    def _record(self, records: AllRecords) -> WrittenRecord | Problems | None:
        """Return the record that is asked for: a cycle to be made, where there is none yet."""
        name = self.visit.asked("post")
        if name or records.cycles:
            return written_record(self.visit.live.project, records, name)
        year = self.visit.day.year + 1
        return WrittenRecord("", cycle_file(year), Cycle, {}, Around(records, year, {}))

    def _form(self, act: Act, form: Form, status: int = 200) -> Shown:
        title = self.visit.words.text(act.title)
        html = self.visit.page(
            "edit_act.html",
            title=title,
            back_to=act.record.title,
            back=shown_at(act.record, ()),
            form=form,
            before=act.before,
            is_needed=act.is_needed,
            will=list(act.will),
            buttons=[(name, self.visit.words.text(text)) for name, text in act.buttons.items()],
        )
        return Shown(" – ".join(filter(None, (title, act.record.title))), html, status)


def _place(act: Act) -> Place:
    """Return a place for the answers of an act, in a record of nothing else."""
    return Place(replace(act.record, data=act.start), (), (ANSWERS,), act.kind, act.keys)


def acts_of(visit: Visit, record: WrittenRecord) -> Iterator[tuple[str, str]]:
    """Yield the address and the words of each act of a record that the user may do."""
    for name, act in ACTS.items():
        is_of_record = (record.form is Cycle) == issubclass(act, NewYear)
        if is_of_record and act(visit, record).is_offered:
            yield f"{ACT}?{urlencode({'hva': name, 'post': record.name})}", act.title
