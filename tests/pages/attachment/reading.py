"""Exports an A3 and reads the document as Word would."""

from docx import Document
from docx.document import Document as WordDocument
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from tests.support.handbooks import Scratch

WHOLE = """\
    begrunnelse: |
      340 elever **spiser ikke** lunsj. Se [leksehjelpen](a3:leksehjelp#maling).

      1. Nå
      2. Snart
    fase: prioritering
    enhet: Oppvekst
    endringstiltak:
      - id: kantine
        tiltak: Åpne *kantinen*
        ansvar: Rektor
        frist: 2026-10-01
        status: igangsatt
    gevinster:
      - id: mindre-uro
        type: kostnad
        beskrivelse: Mindre uro
        enhet: kr
        beløp:
          estimert: {2027: 1000}
          kalkulert: {2027: {forventet: 900, lav: 800, høy: 1100}, 2028: 950}
    måling:
      - id: elever
        parameter: Elever som spiser
        enhet: elever
        nullpunkt: {dato: 2026-01-01, verdi: 100}
        mål: {dato: 2027-01-01, verdi: 440}
        målinger: [{dato: 2026-10-01, verdi: 120}]
"""


def export(scratch: Scratch, *words: str, id: str = "skolemat") -> Result:
    out = ["--out", str(scratch.folder / "ut.docx")]
    day = ["--date", "2026-11-20", "--project", str(scratch.folder)]
    return CliRunner().invoke(app, ["export", id, "--format", "docx", *out, *day, *words])


def document(scratch: Scratch, *words: str) -> WordDocument:
    done = export(scratch, *words)
    assert done.exit_code == 0, done.output
    return Document(str(scratch.folder / "ut.docx"))


def paragraphs(word: WordDocument, style: str) -> list[str]:
    return [
        paragraph.text
        for paragraph in word.paragraphs
        if paragraph.style and paragraph.style.name == style
    ]
