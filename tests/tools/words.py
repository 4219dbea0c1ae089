"""Gathers the site's own words from code and templates, and keeps the catalogues up to date.

`make words` runs this: new words come into the catalogue without a translation, and words that
nobody uses any more leave it. The tests fail while a translation is missing.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from planhandbok.pages.pdf.pdf import template_words
from planhandbok.records.forms.slide_form import COLUMNS
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.edition import Decision
from planhandbok.records.schema.forwarding import End
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.settings import Language, Settings
from planhandbok.records.schema.typed import key_fields, record_kind
from planhandbok.records.schema.units import UnitName
from planhandbok.records.settings.base import read_base
from planhandbok.records.values.status import Status
from planhandbok.writing.fields.kinds import (
    asked,
    help_of,
    is_record_list,
    label_of,
)
from planhandbok.writing.settings.boxes import BOXES

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "generator" / "planhandbok" / "locale"
KEYWORDS = {
    **dict.fromkeys(("_", "N_", "Phrase", "text", "gettext")),
    "count": (1, 2),
}
SOURCES = [
    (ROOT / "generator" / "planhandbok", [("**.py", "python")]),
    (ROOT / "theme" / "templates", [("**.html", "jinja2")]),
    (ROOT / "theme" / "serve", [("**.html", "jinja2")]),
]


def words_in_use() -> Catalog:
    """Every word that a page can show, with the places it is used in."""
    found = Catalog(project="planhandbok", fuzzy=False)
    for folder, methods in SOURCES:
        rows = extract_from_dir(
            folder,
            methods,
            options_map={"**.html": {"trimmed": "true"}},
            keywords=KEYWORDS,
            strip_comment_tags=True,
        )
        for file, _, message, comments, _ in rows:
            place = (folder / file).relative_to(ROOT).as_posix()
            found.add(message, locations=[(place, 0)], auto_comments=comments)
    for label in labels(read_base(Language.BOKMAL).menu):
        found.add(label, locations=[("mkdocs.yml", 0)])
    for word in form_words():
        found.add(word, locations=[("records/schema", 0)])
    for word in template_words():
        found.add(word, locations=[("theme/pdf", 0)])
    return found


def form_words() -> Iterator[str]:
    """Yield the keys, the labels and the help texts of every form that is made of the schema, the
    headings of the columns on a slide, the statuses, and the help that Word has where the browser
    has names to choose among.
    """
    for columns in COLUMNS.values():
        yield from columns
    yield from (status.value for status in Status)
    yield from settings_words()
    kinds = [A3, Cycle, Decision, End, UnitName]
    for kind in kinds:
        inner = (record_kind(field.type) for field in key_fields(kind).values())
        kinds += [each for each in inner if each not in (object, Owner, *kinds)]
        for key in key_fields(kind):
            yield key.replace("_", " ")
            if key == "id":
                continue
            yield label_of(kind, key)
            if is_record_list(kind, key):
                yield help_of(kind, key)
            for ask in asked(kind, [key]):
                yield from filter(None, (ask.help, ask.in_file))


def settings_words() -> Iterator[str]:
    """Yield the keys, the labels and the help texts of the settings that forms ask for."""
    for kind, key in ((box.kind, key) for box in BOXES.values() for key in box.keys):
        yield label_of(kind, key)
        for ask in asked(kind, [key]):
            yield from ask.path if kind is Settings else ()
            yield ask.label
            yield ask.help


def labels(menu: Iterable[Any]) -> Iterator[str]:
    """Yield the labels of the menu of the base handbook."""
    for item in menu:
        if isinstance(item, dict):
            for label, inside in item.items():
                yield label
                yield from labels(inside)


def catalogue_path(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "planhandbok.po"


def catalogue(language: str) -> Catalog:
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> bytes:
    """The catalogue of a language with exactly the words in use; translations are kept."""
    path = catalogue_path(language)
    old = catalogue(language) if path.exists() else Catalog(locale=language)
    new = Catalog(locale=language, fuzzy=False, header_comment="# The site's words.")
    for message in words_in_use():
        if message.id:
            known = old.get(message.id)
            translation = known.string if known else None
            new.add(message.id, translation, locations=message.locations)
    buffer = BytesIO()
    write_po(buffer, new, sort_output=True, include_lineno=False, omit_header=False, width=100)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(LEFT_OUT)).encode()


LEFT_OUT = (
    *('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator'),
    *('"Project-Id-Version', '"Report-Msgid-Bugs-To', '"Language-Team'),
)
"""Header lines with a clock, a person or nothing in them."""


def main() -> None:
    path = catalogue_path("nn")
    content = updated("nn")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main()
