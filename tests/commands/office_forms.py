"""Forms of one A3 that go out to be filled in, and come in again."""

from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from tests.support.handbooks import Scratch


def run(scratch: Scratch, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--project", str(scratch.folder)])


def exported_form(scratch: Scratch, text: str, form: str) -> Path:
    """Return the file of a form of the A3 «skolemat», which gets this text."""
    scratch.a3("skolemat", text)
    out = scratch.folder.parent / f"skolemat.{form.removesuffix('-form')}"
    done = run(scratch, "export", "skolemat", "--format", form, "--out", str(out))
    assert done.exit_code == 0, done.output
    return out


def text_of(scratch: Scratch) -> str:
    return scratch.text("a3/2027/skolemat.yml")


def write_in(form: Path, heading: str, text: str) -> None:
    """Write a text in the first paragraph of the field below a heading."""
    document = Document(str(form))
    names = [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name == "Heading 2"
    ]
    fields = list(document.element.body.iter(qn("w:sdtContent")))
    paragraph = fields[names.index(heading)].find(qn("w:p"))
    for written in paragraph.findall(qn("w:r")):
        paragraph.remove(written)
    added = document.add_paragraph(text)._p
    paragraph.extend(added.findall(qn("w:r")))
    document.element.body.remove(added)
    document.save(str(form))
