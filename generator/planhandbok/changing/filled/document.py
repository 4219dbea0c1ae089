"""A Word file that has been filled in becomes changes of the texts of an A3."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from docx import Document

from planhandbok.changing.office.office_file import UNREADABLE, OfficeFile
from planhandbok.changing.office.word_lines import WordLine, margin_texts, word_lines
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.changes import Change
from planhandbok.records.forms.document_form import is_new_place, is_text_place
from planhandbok.records.forms.hidden import HiddenDocument, hidden_in
from planhandbok.records.text.problems import WrongUseError, quoted
from planhandbok.site.office.document_form import END, HEADING, HELP, HIDDEN, TITLE

HYPHENS = {ord("\N{NON-BREAKING HYPHEN}"): "-", ord("\N{SOFT HYPHEN}"): None}
"""Signs that programs write in other ways than a record does."""


PAGES = re.compile(r"Side \d+ av \d+")
"""The numbers of pages at the bottom of a form."""


@frozen
class FilledText:
    """A text of a form, with its heading, its place in the record and what stood there."""

    heading: str
    place: tuple[str, ...]
    old: str
    new: str
    is_same: bool


@frozen
class FilledDocument:
    """The texts of the form of a record, which is "" for an A3 that is not there yet, and a
    sentence for each thing that is not read.
    """

    record: str
    texts: tuple[FilledText, ...]
    unread: tuple[Phrase, ...]

    @property
    def changes(self) -> list[Change]:
        return [
            Change(self.record, text.place, text.new or None, text.old or None)
            for text in self.texts
            if not text.is_same
        ]


@frozen
class FilledBox:
    """A heading, "" for what stands in no box, and the lines below it."""

    heading: str
    lines: list[WordLine]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines).strip()

    @property
    def unread(self) -> Iterator[Phrase]:
        told = dict.fromkeys(words for line in self.lines for words in line.told)
        if self.heading:
            box = Phrase("Ruten {heading}", heading=quoted(self.heading))
            yield from (joined(": ", (box, words)) for words in told)
            return
        lines = (line.text for line in self.lines if line.text.strip())
        yield from (
            Phrase("Teksten {line} står utenfor rutene.", line=quoted(line)) for line in lines
        )
        yield from (joined(": ", (Phrase("Utenfor rutene"), words)) for words in told)


def filled_document(file: OfficeFile) -> FilledDocument:
    """Return what a document says. Raises `WrongUseError` if one of its headings is gone."""
    try:
        document = Document(BytesIO(file.content))
        lines = word_lines(document, (TITLE, HEADING, HELP))
        margins = list(margin_texts(document))
    except UNREADABLE:
        raise file.not_ours from None
    form = _form(file, lines)
    headings = [text.heading for text in form.texts]
    boxes = list(_boxes(lines, headings, form.sentences))
    if [box.heading for box in boxes if box.heading] != headings:
        names = ", ".join(map(quoted, headings))
        raise WrongUseError(
            Phrase(
                "Overskriftene i {name} er endret. Disse skal stå der, i denne rekkefølgen: "
                "{names}.",
                name=file.name,
                names=names,
            )
        )
    filled = (box for box in boxes if box.heading)
    texts = tuple(
        FilledText(
            text.heading, text.path, text.written, box.text, _plain(box.text) == _plain(text.shown)
        )
        for text, box in zip(form.texts, filled, strict=True)
    )
    unread = [told for box in boxes for told in box.unread]
    unread += _unread_margins(margins, form.sentences)
    return FilledDocument(form.record, texts, tuple(unread))


def _form(file: OfficeFile, lines: Sequence[WordLine]) -> HiddenDocument:
    """Return what the form hides."""
    hidden = next((line.text for line in lines if line.text.startswith(HIDDEN)), "")
    try:
        form = hidden_in(_parted(hidden)[0], HiddenDocument)
    except ValueError:
        raise file.not_ours from None
    is_place = is_text_place if form.record else is_new_place
    if not all(is_place(text.path) for text in form.texts):
        raise file.not_ours
    return form


def _parted(hidden: str) -> tuple[str, str]:
    """Return what the form hides in a line, and what somebody wrote after it."""
    text, _, after = hidden.removeprefix(HIDDEN).partition(END)
    return text, after


def _boxes(
    lines: Sequence[WordLine], headings: Sequence[str], sentences: Sequence[str]
) -> Iterator[FilledBox]:
    """Yield each heading of the form with what was written below it. Fields are not asked for: not
    every program keeps them, nor the style of help, which is known by its own words then.
    """
    _, *helps = sentences or ("",)
    box = FilledBox("", [])
    left = list(headings)
    for line in lines:
        heading = line.text.strip() if line.style == HEADING else ""
        if heading and [heading] == left[:1]:
            yield box
            box = FilledBox(left.pop(0), [])
        elif heading and box.heading:
            told = Phrase(
                "overskriften {heading} er ikke skjemaets, og er lest som tekst.",
                heading=quoted(heading),
            )
            box.lines.append(WordLine("", heading, (*line.told, told)))
        elif line.text.startswith(HIDDEN):
            yield box
            box = FilledBox("", [WordLine("", _parted(line.text)[1], line.told)])
        elif line.style in (TITLE, HELP) or line.text.strip() in helps:
            if (text := _without(line.text.strip(), sentences)) or line.told:
                box.lines.append(WordLine("", text, line.told))
        else:
            box.lines.append(line)
    yield box


def _without(text: str, sentences: Sequence[str]) -> str:
    """Return what somebody wrote in a sentence of the form."""
    own = (sentence for sentence in sentences if text.startswith(sentence))
    return text.removeprefix(max(own, key=len, default="")).strip()


def _unread_margins(texts: Iterable[str], sentences: Sequence[str]) -> Iterator[Phrase]:
    for text in texts:
        words = _without(text, sentences)
        if words and not PAGES.fullmatch(words):
            yield Phrase("Topp- eller bunnteksten {text} er ikke tatt inn.", text=quoted(words))


def _plain(text: str) -> str:
    """Return a text as it is compared."""
    return "\n".join(line.rstrip() for line in text.strip().translate(HYPHENS).split("\n"))
