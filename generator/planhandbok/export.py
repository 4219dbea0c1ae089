"""One A3 as a document: files → records → plan → pages → file."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.pages.attachment.attachment import (
    AttachmentView,
    edition_attachment_view,
    sheet_attachment_view,
)
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.words import Words
from planhandbok.phrase import Phrase, joined
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.editing.record_text import record_text
from planhandbok.records.forms.document_form import document_form, empty_document_form
from planhandbok.records.forms.slide_form import slide_form
from planhandbok.records.forms.workbook_form import workbook_form
from planhandbok.records.read import read_records
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.schema.units import named_units
from planhandbok.records.text.file_text import bytes_of
from planhandbok.records.text.problems import Problems, WrongUseError, did_you_mean, quoted
from planhandbok.scratch import scratch_folder


class DocumentFormat(StrEnum):
    DOCX = "docx"
    DOCX_FORM = "docx-form"
    XLSX = "xlsx"
    PPTX = "pptx"

    @property
    def suffix(self) -> str:
        return f".{self.value.partition('-')[0]}"


@frozen
class ExportRequest:
    """The A3 to export, as it is on the day `today`, or a frozen `edition` of it if that is not "".

    If `audience` is `None`, the document is for the public if they may see the A3: then it has no
    trace of the internal A3s that it links to.
    """

    project: Path
    id: str
    edition: str
    today: date
    audience: Audience | None
    out: Path


def exported(
    project: Path, id: str, format: DocumentFormat, today: date, edition: str = ""
) -> bytes | Problems:
    """Return an A3 as a document or a form, for the public if they may see it; a frozen edition has
    no form.

    Raises `WrongUseError` if there is no such A3 or edition.
    """
    with scratch_folder() as folder:
        out = folder / f"a3{format.suffix}"
        is_form = format is not DocumentFormat.DOCX
        request = ExportRequest(project, id, edition, today, None, out)
        done = export_form(project, id, format, today, out) if is_form else export(request)
        return done if isinstance(done, Problems) else bytes_of(out, out.stat().st_size)


def export_form(
    project: Path, id: str, format: DocumentFormat, today: date, out: Path
) -> Problems | list[str]:
    """Write an A3 as a form to fill in, and return the headings of what does not fit in it, or
    every problem of the content. Without an id it is the form of a new one.

    Raises `WrongUseError` if there is no such A3.
    """
    # the libraries take 50 ms to import, which no other command should wait for
    from planhandbok.site.office.document_form import write_document  # noqa: PLC0415
    from planhandbok.site.office.slide import write_slide  # noqa: PLC0415
    from planhandbok.site.office.workbook_form import write_workbook  # noqa: PLC0415

    read = read_records(project, today=today)
    if isinstance(read, Problems):
        return read
    language = read.site.settings.language
    _ = Words(language).text
    if not id:
        units = [unit for unit, _ in named_units(read.site.settings.units)]
        write_document(out, empty_document_form(form_of(read.method), units, _), language)
        return []
    sheets = {sheet.a3.id: sheet for sheet in read.sheets}
    if id not in sheets:
        message = Phrase("Det er ingen A3 med id-en {id}.", id=quoted(id))
        raise WrongUseError(joined(" ", (message, did_you_mean(id, sheets))))
    sheet = sheets[id]
    text = record_text(project, sheet.file)
    if isinstance(text, Problems):
        return text
    form = form_of(read.method)
    if format is DocumentFormat.DOCX_FORM:
        write_document(out, document_form(text.data, form, _), language)
        return []
    if format is DocumentFormat.PPTX:
        return write_slide(out, slide_form(text.data, form, _), language)
    periods = [cycle.period for cycle in read.cycles if cycle.year == sheet.year]
    years = [year for period in periods for year in range(period.first, period.last + 1)]
    write_workbook(out, workbook_form(text.data, years, _))
    return []


def export(request: ExportRequest) -> str | Problems:
    """Write the file and return the address in it, or return every problem of the content.

    Raises `WrongUseError` if there is no such A3 or edition for the audience.
    """
    # python-docx takes 50 ms to import, which no other command should wait for
    from planhandbok.site.office.attachment import write_attachment  # noqa: PLC0415

    read = read_records(request.project, today=request.today)
    if isinstance(read, Problems):
        return read
    audiences = [request.audience] if request.audience else [Audience.PUBLIC, Audience.INTERNAL]
    for audience in audiences:
        plan = plan_of(for_audience(read, audience), request.today)
        if view := _view(plan, request):
            write_attachment(request.out, view)
            return view.properties.address
    raise WrongUseError(_unknown(plan, request))


def _view(plan: Plan, request: ExportRequest) -> AttachmentView | None:
    site = SiteContext.of(plan)
    for sheet in plan.sheets:
        if sheet.sheet.a3.id == request.id and not request.edition:
            return sheet_attachment_view(sheet, site)
    for edition in plan.editions:
        a3 = edition.edition.sheet.a3
        if (a3.id, a3.edition) == (request.id, request.edition):
            return edition_attachment_view(edition, site)
    return None


def _unknown(plan: Plan, request: ExportRequest) -> Phrase:
    """Return what does not exist, and what was perhaps meant."""
    frozen = [figure.edition.sheet.a3 for figure in plan.editions]
    editions = {a3.edition for a3 in frozen if a3.id == request.id}
    public = Phrase(" som er offentlig") if request.audience is Audience.PUBLIC else ""
    if request.edition and (editions or request.id in plan.by_id):
        message = Phrase(
            "Det er ingen fryst utgave {edition} av «{id}»{public}.",
            edition=quoted(request.edition),
            id=request.id,
            public=public,
        )
        return joined(" ", (message, did_you_mean(request.edition, editions)))
    ids = {a3.id for a3 in frozen} if request.edition else set(plan.by_id)
    message = Phrase(
        "Det er ingen A3 med id-en {id}{public}.", id=quoted(request.id), public=public
    )
    return joined(" ", (message, did_you_mean(request.id, ids)))
