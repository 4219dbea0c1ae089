"""The texts of an A3 that a group writes together: its boxes, and the causes that it found."""

from collections.abc import Mapping
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.schema.typed import is_prose, key_fields, key_info
from planhandbok.records.yaml.yaml_doubts import BLOCK_LINE

NOT_A_BOX = ("kilde",)
"""Texts of the header."""


@frozen
class FormText:
    """A text to write: its place in the record, its heading, what belongs there, and what stands
    there now.
    """

    place: tuple[str, ...]
    heading: str
    help: str
    written: str

    @property
    def shown(self) -> str:
        """The text with each paragraph on one line, as a word processor has it."""
        lines: list[str] = []
        for line in self.written.split("\n"):
            if lines and _goes_on(lines[-1], line):
                lines[-1] += f" {line}"
            else:
                lines.append(line)
        return "\n".join(lines)


@frozen
class DocumentForm:
    """The texts of one A3, in the order of the form."""

    record: str
    title: str
    texts: tuple[FormText, ...]


def document_form(data: Mapping[str, Any], form: type) -> DocumentForm:
    """Return the texts of an A3 that was read without a mistake; `form` is the kind of all A3s."""
    texts: list[FormText] = []
    for key, field in key_fields(form).items():
        info = key_info(field)
        if key == "rotårsaker":
            texts += _causes(data)
        elif is_prose(field.type) and key not in NOT_A_BOX:
            written = data.get(key, "").strip()
            texts.append(FormText((key,), info.title or key, info.description or "", written))
    return DocumentForm(data["id"], data["tittel"], tuple(texts))


def _goes_on(before: str, line: str) -> bool:
    """Return whether a line belongs to the paragraph of the line before."""
    is_plain = bool(line) and not line[0].isspace() and not BLOCK_LINE.match(line)
    return is_plain and bool(before) and not before.endswith("  ") and not before.startswith("|")


def _causes(data: Mapping[str, Any]) -> list[FormText]:
    causes = enumerate(data.get("rotårsaker", ()), start=1)
    return [
        FormText(("rotårsaker", cause["id"], "årsak"), f"Rotårsak {n}", "", cause["årsak"].strip())
        for n, cause in causes
    ]
