"""The desk of records: shows the form of a place in one, and writes what comes back from it.

A request names a record and a place in it, which are looked up; no part of it is the name of a
file.
"""

from collections.abc import Mapping, Sequence

from planhandbok.changing.edit import Edited
from planhandbok.changing.edited_texts import AnyChange
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD
from planhandbok.records.text.problems import (
    Problem,
    Problems,
    Severity,
    WrongAnswerError,
    as_text,
    quoted,
    wrong_answer,
)
from planhandbok.writing.acts.act_desk import acts_of
from planhandbok.writing.acts.ending import end_address
from planhandbok.writing.desk import (
    FOR_EDITORS,
    LOOK,
    NOTHING_SENT,
    REMOVE,
    SAVE_AND_ADD,
    Sent,
    Visit,
    button,
    no_form,
    opens,
)
from planhandbok.writing.fields.answers import (
    Answer,
    Answers,
    answers,
    changes_of,
    conflicts,
    move,
    removal,
    sentence_of,
    texts_over,
)
from planhandbok.writing.fields.forms import Form, filled_form, form_of_place
from planhandbok.writing.fields.mistakes import lacking
from planhandbok.writing.fields.places import (
    Place,
    WrittenRecord,
    place_at,
    whole_record,
    written_record,
)
from planhandbok.writing.file_desk import files_of
from planhandbok.writing.form_addresses import (
    HAND_IN,
    edit_address,
    names_after,
    place_names,
    shown_at,
)
from planhandbok.writing.next_edition import with_next_edition
from planhandbok.writing.outcomes import Saved, Shown, Wrong, doubts_in, tried

MOVES = {"opp": -1, "ned": 1}
"""Places that a button moves a row down its list."""
NEW_FIGURE = ("figurer", ADD)
NEW_ROW = ("rader", ADD)
UNKNOWN = N_("Det er ingen A3 eller runde som heter dette.")
GONE = N_("Dette finnes ikke lenger. Kanskje andre har fjernet eller flyttet det.")
TO_OPEN = wrong_answer("offentlighet", FOR_EDITORS)
LOST = Phrase("Ingen kan hente det tilbake slik det er nå.")
LOST_HINT = Phrase("Ta en kopi først, om noen kan få bruk for det.")


@frozen
class PlaceDesk:
    """The forms of the places in records."""

    visit: Visit

    def shown(self) -> Shown:
        record = self._record()
        if isinstance(record, Shown):
            return record
        if not self._address:
            return self._contents(record)
        place = self._place(record)
        return (
            self._form(form_of_place(place, self.visit.day))
            if place
            else no_form(self.visit, GONE, 404)
        )

    def filled(self, sent: Sent) -> Shown:
        record = self._record()
        if isinstance(record, Shown):
            return record
        place = self._place(record)
        if place is None:
            return no_form(self.visit, GONE, 404)
        given = answers(place, sent)
        return self._form(filled_form(place, given.before, given.texts))

    def written(self, sent: Sent) -> Shown | Saved:
        record = self._record(sent)
        if isinstance(record, Shown):
            return record
        place = self._place(record)
        if place is None:
            return no_form(self.visit, GONE, 409, sent)
        given = answers(place, sent)
        return self._done(place, given, button(sent))

    def _word(self, text: str) -> str:
        return self.visit.words.text(text)

    @property
    def _address(self) -> str:
        return self.visit.asked("sted")

    def _record(self, sent: Sent = NOTHING_SENT) -> WrittenRecord | Shown:
        name = self.visit.asked("post")
        records = self.visit.live.records
        found = written_record(self.visit.live.project, records, name) if records else None
        if isinstance(found, Problems):
            return no_form(self.visit, unreadable(found), 409, sent)
        return found or no_form(self.visit, UNKNOWN, 404, sent)

    def _place(self, record: WrittenRecord) -> Place | None:
        return place_at(record, self._address)

    def _other_years(self, place: Place) -> Mapping[int, str]:
        """Return the years that it could be in instead, each with the address of its form."""
        return {}

    def _contents(self, record: WrittenRecord) -> Shown:
        """Show what can be written in a record."""
        html = self.visit.page(
            "edit_record.html",
            title=self._word(N_("Rediger «{title}»")).format(title=record.title),
            back_to=record.title,
            record=record,
            header=form_of_place(whole_record(record), self.visit.day),
            lists=list(whole_record(record).lists),
            files=[(address, self._word(words)) for address, words in files_of(record)],
            acts=[(address, self._word(words)) for address, words in acts_of(self.visit, record)],
            back=shown_at(record, ()),
            hand_in=HAND_IN,
            to=_link_to,
        )
        return Shown(record.title, html)

    def _form(
        self, form: Form, status: int = 200, notice: str = "", changed: Sequence[Answer] = ()
    ) -> Shown:
        place = form.place
        html = self.visit.page(
            "edit_form.html",
            title=place.title,
            back_to=place.record.title,
            form=form,
            place=place,
            notice=notice,
            changed=changed,
            other_years=self._other_years(place),
            end_at=end_address(self.visit, place) if place.is_item else "",
            back=shown_at(place.record, place_names(place)),
            to=_link_to,
        )
        title = " – ".join(filter(None, (place.title, place.record.title)))
        return Shown(title, html, status)

    def _done(self, place: Place, given: Answers, pressed: str) -> Shown | Saved:
        """Do what the pressed button says."""
        if place.is_item and pressed in (*MOVES, REMOVE):
            return self._rearranged(place, given, pressed)
        if now := conflicts(place, given):
            form = filled_form(place, place.value, texts_over(place, given), now=now)
            return self._form(form, 409, notice="conflicts")
        if pressed == LOOK:
            return self._difference(place, given)
        changes = changes_of(place, given)
        saved = self._saved(place, given, changes)
        after = _form_after(place, changes, pressed)
        if isinstance(saved, Saved) and after:
            return Saved(edit_address(place.record.name, after))
        return saved

    def _rearranged(self, place: Place, given: Answers, pressed: str) -> Shown | Saved:
        """Move an item in its list, or remove it."""
        if pressed == REMOVE:
            return self._saved(place, given, [removal(place, given)], self._lost(place))
        if given.changed:
            refused = self._word(N_("Lagre det du har skrevet, før du flytter."))
            form = filled_form(place, given.before, given.texts, refused=refused)
            return self._form(form, 422)
        return self._saved(place, given, [move(place, MOVES[pressed])])

    def _difference(self, place: Place, given: Answers) -> Shown:
        """Show what would change, and the mistakes that it would make."""
        changes = changes_of(place, given)
        tested = tried(lambda: self.visit.preview(self._edits(changes))) if changes else None
        doubts = doubts_in(tested) if isinstance(tested, Edited) else ()
        wrong = tested if isinstance(tested, Wrong) else Wrong(doubts=doubts)
        form = _form_with(place, given, wrong)
        return self._form(form, notice="difference", changed=given.changed)

    def _edits(self, changes: Sequence[Change]) -> Sequence[AnyChange]:
        """Return what the changes are to the handbook."""
        visit = self.visit
        return with_next_edition(changes, visit.live.records, visit.day, visit.preview)

    def _lost(self, place: Place) -> tuple[Problem, ...]:
        """Return what the user must see before an item is removed that nobody can bring back."""
        file = place.record.file
        if self.visit.keeps(file):
            return ()
        return (Problem(file, 1, 1, LOST, LOST_HINT, Severity.WARNING, place.path),)

    def _saved(
        self,
        place: Place,
        given: Answers,
        changes: Sequence[Change],
        doubts: Sequence[Problem] = (),
    ) -> Shown | Saved:
        """Write changes; return where they show, or the form with what is wrong."""

        def save() -> Problems | Edited:
            if opens(changes) and not self.visit.is_of_editor:
                raise WrongAnswerError(TO_OPEN)
            if not given.changed and (lacks := tuple(lacking(place))):
                raise WrongAnswerError(*lacks)
            return self.visit.edit(self._edits(changes), sentence_of(place, changes), doubts)

        leads_to = shown_at(place.record, names_after(place, changes))
        if not changes:
            return Saved(leads_to, has_changed=False)
        saved = tried(save)
        return self._refused(place, given, saved) if isinstance(saved, Wrong) else Saved(leads_to)

    def _refused(self, place: Place, given: Answers, wrong: Wrong) -> Shown:
        """Show the form with what is wrong, or with what to look over and what it would change."""
        form = _form_with(place, given, wrong)
        return self._form(form, 422, "difference" if wrong.doubts else "", given.changed)


def _form_with(place: Place, given: Answers, wrong: Wrong) -> Form:
    return filled_form(
        place, given.before, given.texts, wrong.problems, wrong.refused, doubts=wrong.doubts
    )


def unreadable(problems: Problems) -> Phrase:
    """Return why a file cannot be read that somebody wrote in with another program."""
    return Phrase(
        "Filen {file} er skrevet med et annet program, og må rettes der først: {reasons}",
        file=quoted(problems.items[0].file),
        reasons=as_text(problems.items),
    )


def _form_after(place: Place, changes: Sequence[Change], pressed: str) -> str:
    """Return the address of the place whose form follows the saving of another; "" for the page."""
    if pressed == SAVE_AND_ADD:
        return place.address
    is_new_figure = place.names == NEW_FIGURE
    return "/".join((*names_after(place, changes), *NEW_ROW)) if is_new_figure else ""


def _link_to(place: Place | WrittenRecord, address: str) -> str:
    record = place.record if isinstance(place, Place) else place
    return edit_address(record.name, address)
