"""The text of a record, as its author wrote it, and what it says."""

from pathlib import Path
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.editing.rewriting import rewritten
from planhandbok.records.schema.typed import annotation_at, key_fields, record_kind
from planhandbok.records.text.file_text import LARGEST_FILE, bytes_of, text_in, text_of
from planhandbok.records.text.problems import KeyPath, Problem, Problems
from planhandbok.records.yaml.yaml_text import written_data


@frozen
class RecordText:
    """A text with the author's own line ends, and its data."""

    text: str
    data: Any

    @property
    def with_usual_line_ends(self) -> str:
        return text_in(self.text.encode())

    def saying(self, data: Any, form: type) -> str:
        """Return the text when it says other data, with new keys in the order of a form.

        Raises `NotWritableError`.
        """

        def keys(path: KeyPath) -> list[str]:
            return list(key_fields(record_kind(annotation_at(form, path))))

        return rewritten(self.text, data, keys)


def record_text(project: Path, file: str, unsaved: str | None = None) -> RecordText | Problems:
    """Return the text of a record, or why it cannot be read; `unsaved` is read in its place."""
    try:
        raw = bytes_of(project / file, LARGEST_FILE) if unsaved is None else unsaved.encode()
    except OSError:
        raw = None
    text = text_of(project / file, file, raw=raw)
    if isinstance(text, Problem) or raw is None:
        return Problems.of([text] if isinstance(text, Problem) else [])
    written = written_data(text, file)
    if written.data is None:
        return Problems.of(written.problems)
    return RecordText(raw.decode(), written.data)
