"""One A3 as a document: files → records → plan → pages → file."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from planhandbok.pages.attachment.attachment import (
    AttachmentView,
    edition_attachment_view,
    sheet_attachment_view,
)
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems, WrongOrderError, did_you_mean, quoted


class DocumentFormat(StrEnum):
    DOCX = "docx"


@dataclass(frozen=True)
class ExportOrder:
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


def export(order: ExportOrder) -> str | Problems:
    """Write the file and return the address in it, or return every problem of the content.

    Raises `WrongOrderError` if there is no such A3 or edition for the audience.
    """
    # python-docx takes 50 ms to import, which no other command should wait for
    from planhandbok.site.attachment import write_attachment  # noqa: PLC0415

    read = read_records(order.project)
    if isinstance(read, Problems):
        return read
    audiences = [order.audience] if order.audience else [Audience.PUBLIC, Audience.INTERNAL]
    for audience in audiences:
        plan = plan_of(for_audience(read, audience), order.today)
        if view := _view(plan, order):
            write_attachment(order.out, view)
            return view.properties.address
    raise WrongOrderError(_unknown(plan, order))


def _view(plan: Plan, order: ExportOrder) -> AttachmentView | None:
    site = SiteContext.of(plan)
    for sheet in plan.sheets:
        if sheet.sheet.a3.id == order.id and not order.edition:
            return sheet_attachment_view(sheet, site)
    for edition in plan.editions:
        a3 = edition.edition.sheet.a3
        if (a3.id, a3.edition) == (order.id, order.edition):
            return edition_attachment_view(edition, site)
    return None


def _unknown(plan: Plan, order: ExportOrder) -> str:
    """Return what does not exist, and what was perhaps meant."""
    frozen = [figure.edition.sheet.a3 for figure in plan.editions]
    editions = {a3.edition for a3 in frozen if a3.id == order.id}
    public = " som er offentlig" if order.audience is Audience.PUBLIC else ""
    if order.edition and (editions or order.id in plan.by_id):
        message = f"Det er ingen fryst utgave {quoted(order.edition)} av «{order.id}»{public}."
        return f"{message} {did_you_mean(order.edition, editions)}"
    ids = {a3.id for a3 in frozen} if order.edition else set(plan.by_id)
    return f"Det er ingen A3 med id-en {quoted(order.id)}{public}. {did_you_mean(order.id, ids)}"
