"""The political cases of an A3 in a document."""

from collections.abc import Iterator

from planhandbok.pages.a3.cases import CaseView, case_view
from planhandbok.pages.attachment.document import Paragraph, Run
from planhandbok.pages.attachment.prose import BULLETS
from planhandbok.pages.attachment.writer import Writer
from planhandbok.plan.a3.sheets import SheetFigure


def cases(figure: SheetFigure, writer: Writer) -> Iterator[Paragraph]:
    """Yield an item for each case: number, body and day, edition and decision. The number leads to
    the case in the municipality's archive, or else on the site.
    """
    for treatment in figure.treatments:
        view = case_view(treatment, writer.context)
        target = writer.resolve_link(view.document or view.case.href)
        runs = [Run(view.case.text, href=target), Run(f", {_details(view, writer)}")]
        if view.decision:
            runs += [Run(": "), *writer.line(view.decision)]
        yield Paragraph(tuple(runs), style="List Paragraph", list=BULLETS, depth=1)


def _details(view: CaseView, writer: Writer) -> str:
    """«Kommunestyret, 14. desember 2026, arkivsak 2026/1234, utgave 1.0»"""
    _ = writer.context.words.text
    archive = f"{_('arkivsak')} {view.archive}" if view.archive else ""
    edition = f"{_('utgave')} {view.edition}" if view.edition else ""
    return ", ".join(filter(None, (view.place, archive, edition)))
