"""The texts of an A3 that a group writes together: its boxes, and the causes that it found.

The form of an A3 that is not there yet has what the header needs before them, and no record.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from planhandbok.frozen import frozen
from planhandbok.phrase import Translate
from planhandbok.records.schema.a3 import A3, A3Kind
from planhandbok.records.schema.typed import is_prose, key_fields, key_info
from planhandbok.records.yaml.yaml_doubts import BLOCK_LINE

NOT_A_BOX = ("kilde",)
"""Texts of the header."""
HEADER = ("tittel", "type", "eier", "enhet")
USUAL = {"type": A3Kind.DEEP_DIVE.value}
LISTS = {"rotårsaker": "årsak", "endringstiltak": "tiltak"}
"""Lists of a new A3, and the text that each item has."""


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
        return shown_text(self.written)


@frozen
class DocumentForm:
    """The texts of one A3, in the order of the form, and how they are written."""

    record: str
    title: str
    how: str
    texts: tuple[FormText, ...]


def is_text_place(place: tuple[str, ...]) -> bool:
    """Return whether the form of an A3 shows a place: a box, which may be the municipality's own,
    or a cause.
    """
    match place:
        case (key,):
            field = key_fields(A3).get(key)
            return field is None or (is_prose(field.type) and key not in NOT_A_BOX)
        case ("rotårsaker", _, "årsak"):
            return True
    return False


def is_new_place(place: tuple[str, ...]) -> bool:
    """Return whether the form of a new A3 shows a place."""
    return len(place) == 1 and (place[0] in (*HEADER, *LISTS) or is_text_place(place))


def shown_text(written: str) -> str:
    """Return a text with each paragraph on one line, as a word processor has it."""
    lines: list[str] = []
    for line in written.split("\n"):
        if lines and _goes_on(lines[-1], line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def document_form(data: Mapping[str, Any], form: type, _: Translate = str) -> DocumentForm:
    """Return the texts of an A3 that was read without a mistake; `form` is the kind of all A3s."""
    texts: list[FormText] = []
    for key, field in key_fields(form).items():
        info = key_info(field)
        if key == "rotårsaker":
            texts += _causes(data, _)
        elif is_prose(field.type) and key not in NOT_A_BOX:
            written = data.get(key, "").strip()
            texts.append(FormText((key,), _(info.title or key), _help(info, _), written))
    return DocumentForm(data["id"], data["tittel"], _how(_), tuple(texts))


def empty_document_form(form: type, units: Sequence[str], _: Translate = str) -> DocumentForm:
    """Return the form of an A3 that is not there yet; `units` are those it may belong to."""
    fields = key_fields(form)
    boxes = [
        key
        for key, field in fields.items()
        if key in LISTS or (is_prose(field.type) and key not in NOT_A_BOX)
    ]
    more = {
        **dict.fromkeys(LISTS, _("Skriv én på hver linje.")),
        "enhet": _("En av disse: {units}.").format(units=", ".join(units)) if units else "",
    }
    alone = {"eier": _("Rollen eller enheten som eier A3-en.")}
    texts = []
    for key in (*HEADER, *boxes):
        info = key_info(fields[key])
        about = alone.get(key) or _help(info, _)
        help = " ".join(filter(None, (about, more.get(key))))
        texts.append(FormText((key,), _(info.title or key), help, USUAL.get(key, "")))
    return DocumentForm("", _("Ny A3"), _how(_), tuple(texts))


def _help(info: FieldInfo, _: Translate) -> str:
    return _(info.description) if info.description else ""


def _how(_: Translate) -> str:
    return _(
        "Skriv i feltene, og send dokumentet tilbake. Overskriftene og teksten under dem blir "
        "stående. En stjerne på hver side av et ord gjør det *uthevet*, og en linje som begynner "
        "med «- » er et punkt i en liste."
    )


def _goes_on(before: str, line: str) -> bool:
    """Return whether a line belongs to the paragraph of the line before."""
    is_plain = bool(line) and not line[0].isspace() and not BLOCK_LINE.match(line)
    return is_plain and bool(before) and not before.endswith("  ") and not before.startswith("|")


def _causes(data: Mapping[str, Any], _: Translate) -> list[FormText]:
    causes = enumerate(data.get("rotårsaker", ()), start=1)
    heading = _("Rotårsak {n}")
    return [
        FormText(
            ("rotårsaker", cause["id"], "årsak"), heading.format(n=n), "", cause["årsak"].strip()
        )
        for n, cause in causes
    ]
