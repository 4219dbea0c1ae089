"""The rows of a table on a slide become changes: they are known by the ids that they begin with."""

from collections.abc import Iterator, Mapping, Sequence

from planhandbok.changing.filled.filled_cells import is_same
from planhandbok.phrase import Phrase
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD, nested
from planhandbok.records.forms.hidden import HiddenCell
from planhandbok.records.forms.slide_form import COLUMNS
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.problems import quoted
from planhandbok.site.office.slide_layout import ID

Rows = Mapping[str, Sequence[HiddenCell]]


class TableReader:
    """Reads a table of a slide, and collects what is wrong in it."""

    def __init__(self, record: str, key: str, known: Rows, headings: Sequence[str]) -> None:
        self.wrong: list[Phrase] = []
        self._record = record
        self._key = key
        self._known = known
        self._columns = list(COLUMNS[key].values())
        self._headings = (ID, *headings) if headings else ()
        self._taken = set(known)
        self._seen: set[str] = set()

    @property
    def gone(self) -> Iterator[Phrase]:
        """Yield a sentence for each row that was not there: it removes nothing."""
        for id in self._known:
            if id not in self._seen:
                yield Phrase(
                    "Tabellen «{key}»: linjen {id} er borte fra lysbildet. Den står i A3-en.",
                    key=self._key,
                    id=quoted(id),
                )

    def changes(self, rows: Sequence[Sequence[str]]) -> Iterator[Change]:
        """Yield the cells that say something else, and the rows that are new."""
        for number, (id, *texts) in enumerate(self._in_order(rows)[1:], start=2):
            at = Phrase("Tabellen «{key}», linje {number}", key=self._key, number=number)
            if len(texts) != len(self._columns):
                self.wrong.append(
                    Phrase(
                        "{at}: det skal være {count} celler.", at=at, count=len(self._columns) + 1
                    )
                )
            elif id in self._known and id not in self._seen:
                self._seen.add(id)
                yield from self._changes_of(id, texts, at)
            elif id:
                what = Phrase("er ingen av id-ene")
                if id in self._seen:
                    what = Phrase("står to ganger")
                hint = Phrase("La cellen stå tom for det nye.")
                self.wrong.append(
                    Phrase("{at}: {id} {what}. {hint}", at=at, id=quoted(id), what=what, hint=hint)
                )
            elif any(texts):
                new = free_id(texts[0], self._taken)
                self._taken.add(new)
                cells = zip(self._columns, texts, strict=True)
                item = {"id": new, **nested((place, text) for place, text in cells if text)}
                yield Change(self._record, (self._key, ADD), item)

    def _in_order(self, rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """Return the rows with their cells in the order of the form, wherever their headings stand
        now. An older slide does not know its headings.
        """
        if not rows or not self._headings or tuple(rows[0]) == self._headings:
            return rows
        if sorted(rows[0]) != sorted(self._headings):
            names = ", ".join(map(quoted, self._headings))
            self.wrong.append(
                Phrase(
                    "Tabellen «{key}», linje 1: disse overskriftene skal stå der: {names}.",
                    key=self._key,
                    names=names,
                )
            )
            return ()
        order = [rows[0].index(heading) for heading in self._headings]
        width = len(order)
        return [[row[place] for place in order] if len(row) == width else row for row in rows]

    def _changes_of(self, id: str, texts: Sequence[str], at: Phrase) -> Iterator[Change]:
        cells = zip(self._columns, texts, self._known[id], strict=True)
        for place, text, (written, shown) in cells:
            if is_same(shown.strip(), text):
                continue
            if written is None:
                self.wrong.append(
                    Phrase("{at}: {text} kan ikke endres her.", at=at, text=quoted(shown))
                )
            path = (self._key, id, *place)
            yield Change(self._record, path, text or None, written or None)
