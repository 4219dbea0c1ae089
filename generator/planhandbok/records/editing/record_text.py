"""The text of a file, as its author wrote it, and what it says if it is a record."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.editing.changes import ConflictError
from planhandbok.records.editing.rewriting import BYTE_ORDER_MARK, rewritten
from planhandbok.records.schema.typed import annotation_at, key_fields, record_kind
from planhandbok.records.text.file_text import LARGEST_FILE, bytes_of, text_in, text_of
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import KeyPath, Problem, Problems
from planhandbok.records.yaml.yaml_text import written_data

Texts = Mapping[str, str | None]
"""The texts of files by their names, with their own line ends; a file with `None` is not there."""
NO_TEXTS: Texts = {}


@frozen
class RecordText:
    """A text with the author's own line ends, and its data. That of the engine may have tags."""

    text: str
    data: Any
    has_tags: bool = False

    @property
    def with_usual_line_ends(self) -> str:
        return text_in(self.text.encode())

    def saying(self, data: Any, form: type, top: KeyPath = ()) -> str:
        """Return the text when it says other data, with new keys in the order of a form, whose
        record stands at `top`.

        Raises `NotWritableError`.
        """

        def keys(path: KeyPath) -> list[str]:
            if path[: len(top)] != top:
                return []
            return list(key_fields(record_kind(annotation_at(form, path[len(top) :]))))

        return rewritten(self.text, data, keys, tags_allowed=self.has_tags)


@frozen
class WholeText:
    """A change of a whole file: `old` is the text that stands there, `new` the one that shall, and
    `None` no file. Where only line ends and a byte-order mark differ, the texts are the same, and
    those of the file stay. `subject` is what a list of versions says of it, if not its file.
    """

    file: str
    old: str | None
    new: str | None
    subject: str = ""

    def replacing(self, now: str | None) -> str | None:
        """Return the text that the file gets, which has another `now`.

        Raises `ConflictError` if that is neither the old one nor the new.
        """
        if _as_read(now) not in (_as_read(self.old), _as_read(self.new)):
            raise ConflictError(_conflict(self, now))
        if now is None or self.new is None:
            return self.new
        if _as_read(now) == _as_read(self.new):
            return now
        is_windows = "\r\n" in now and "\r\n" not in self.new
        new = self.new.replace("\n", "\r\n") if is_windows else self.new
        mark = BYTE_ORDER_MARK if now.startswith(BYTE_ORDER_MARK) else ""
        return mark + new.removeprefix(BYTE_ORDER_MARK)


def _as_read(text: str | None) -> str | None:
    return None if text is None else text_in(text.encode())


def _conflict(change: WholeText, now: str | None) -> Phrase:
    if change.old is None:
        return Phrase("{file} finnes fra før. Ingenting er skrevet.", file=change.file)
    return overtaken(change.file, is_gone=now is None)


def overtaken(file: str, *, is_gone: bool) -> Phrase:
    """Return that others have written a file since it was read, or removed it."""
    done = Phrase("fjernet") if is_gone else Phrase("endret")
    return Phrase(
        "{file} er {done} av andre i mellomtiden. Ingenting er skrevet.", file=file, done=done
    )


def not_writable(file: str) -> Phrase:
    return Phrase(
        "Det kan ikke skrives i {file} uten å endre noe annet også. Gjør det i filen.", file=file
    )


def written_text(project: Path, file: str, unsaved: Texts = NO_TEXTS) -> str | Problems | None:
    """Return the text of a file, `None` if there is none, or why it cannot be read; if it is among
    `unsaved`, it has the text there.
    """
    if file in unsaved:
        return unsaved[file]
    try:
        raw = bytes_of(project / file, LARGEST_FILE)
    except FileNotFoundError:
        return None
    except OSError:
        raw = None
    problem = text_of(project / file, file, raw=raw)
    if isinstance(problem, Problem) or raw is None:
        return Problems.of([problem] if isinstance(problem, Problem) else [])
    return raw.decode()


def record_text(project: Path, file: str, unsaved: Texts = NO_TEXTS) -> RecordText | Problems:
    """Return the text of a record, as `written_text` does. One that YAML cannot read as it stands
    must be mended first.
    """
    text = written_text(project, file, unsaved)
    if text is None:
        missing = text_of(project / file, file)
        return Problems.of([missing] if isinstance(missing, Problem) else [])
    if isinstance(text, Problems):
        return text
    has_tags = file == MKDOCS_FILE
    written = written_data(text_in(text.encode()), file, tags_allowed=has_tags)
    if written.data is None or written.mended:
        return Problems.of(written.mended or written.problems)
    return RecordText(text, written.data, has_tags)
