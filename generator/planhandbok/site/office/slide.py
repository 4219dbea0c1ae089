"""A form becomes a PowerPoint file with one slide, and the same bytes every time.

`theme/attachment/slide/` holds the parts that are the same for all: theme, master and layout.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.render import fragment
from planhandbok.records.forms.hidden import HiddenCell, HiddenSlide, hidden_base64, hidden_texts
from planhandbok.records.forms.slide_form import SlideForm
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder
from planhandbok.site.office.packing import packed, write_whole
from planhandbok.site.office.slide_layout import slide_view

SLIDE = "ppt/slides/slide1.xml"
PROPERTIES = "docProps/core.xml"
BEFORE = "[Content_Types].xml"
"""The part that must stand first."""


@frozen
class PropertiesView:
    title: str
    author: str = "Planhåndbok"
    day: str = "1980-01-01"


def write_slide(path: Path, form: SlideForm, language: Language = Language.BOKMAL) -> list[str]:
    """Write the file of a form, and return the headings of what does not fit on the slide."""
    view = slide_view(form, _hidden(form), f"{language}-NO")
    folder = theme_folder() / "attachment" / "slide"
    parts = {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }
    parts[SLIDE] = fragment("attachment/slide.xml", view, Language.BOKMAL)
    properties = PropertiesView(view.title)
    parts[PROPERTIES] = fragment("data/properties.xml", properties, Language.BOKMAL)
    saved = BytesIO()
    with ZipFile(saved, "w") as package:
        for name in sorted(parts, key=lambda name: (name != BEFORE, name)):
            package.writestr(name, parts[name])
    write_whole(path, packed(saved))
    return view.too_long


def _hidden(form: SlideForm) -> str:
    """Return what each text and each cell said."""
    tables = {
        table.key: {
            row.id: tuple(HiddenCell(cell.written, cell.shown) for cell in row.cells)
            for row in table.rows
            if row.id
        }
        for table in form.tables
    }
    own = (form.facts, *form.headings.values(), *(table.heading for table in form.tables))
    texts = hidden_texts((form.title, *form.texts))
    headings = {table.key: table.headings for table in form.tables}
    return hidden_base64(HiddenSlide, HiddenSlide(form.record, texts, tables, own, headings))
