"""Forms to fill in with a pen: a blank A3, and a unit's answers to the first step. They hold the
method's own words, and nothing of a record or of the day.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from planhandbok.frozen import frozen
from planhandbok.pages.pdf.pdf import Pdf, PdfContext
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.guide.links import PaperForm
from planhandbok.records.schema.method import Method, applies
from planhandbok.records.text.files import METHOD

DAY = date(2021, 10, 4)
"""The day of the report that the form is from (KS FoU 204024)."""


@frozen
class BlankBox:
    """A box that the municipality adds, `after` a usual box of this name."""

    name: str
    question: str
    after: str


@frozen
class BlankA3View:
    """`paper` is that of Typst, and `address` leads to help with the form."""

    title: str
    municipality: str
    paper: str
    own_boxes: tuple[BlankBox, ...]
    benefit_types: tuple[str, ...]
    address: str


@frozen
class AnswersView:
    """`step` is the name of the step that asks, "" for a method without steps."""

    title: str
    municipality: str
    step: str
    address: str


def form_pdfs(plan: Plan, pdf_context: PdfContext) -> Iterator[Pdf]:
    """Plan the blank A3 on A3 and on A4, and the sheet for a unit's answers."""
    method = _method_now(plan)
    for form, paper in ((PaperForm.A3, "a3"), (PaperForm.A3_ON_A4, "a4")):
        yield _pdf(form, "blank.typ", partial(_blank_a3, method, paper, pdf_context))
    yield _pdf(PaperForm.ANSWERS, "answers.typ", partial(_answers, method, pdf_context))


def _method_now(plan: Plan) -> Method:
    """Return the method of the newest budget year."""
    method = plan.handbook.method
    if not plan.handbook.cycles:
        return method
    year = max(cycle.year for cycle in plan.handbook.cycles)
    boxes = tuple(box for box in method.boxes if applies(box, year))
    return replace(method.in_year(year), boxes=boxes)


def _pdf(form: PaperForm, template: str, make: Callable[[], object]) -> Pdf:
    return Pdf(
        page=None,
        file=urls.form_pdf(form),
        template=template,
        sources=(METHOD,),
        day=DAY,
        make=make,
    )


def _blank_a3(method: Method, paper: str, pdf_context: PdfContext) -> BlankA3View:
    site = pdf_context.site
    return BlankA3View(
        title=site.words.text("A3: ett problem på én side"),
        municipality=site.municipality,
        paper=paper,
        own_boxes=tuple(
            BlankBox(box.name, box.question or "", box.after.name.lower()) for box in method.boxes
        ),
        benefit_types=tuple(pdf_context.context.benefit_type(kind) for kind in method.kinds),
        address=pdf_context.address(site.help_pages["header"] or urls.A3_LIST),
    )


def _answers(method: Method, pdf_context: PdfContext) -> AnswersView:
    step = method.steps[0] if method.steps else None
    guide = urls.guide_href(step.guide) if step and step.guide else urls.FRONT
    return AnswersView(
        title=pdf_context.site.words.text("Svar fra enheten"),
        municipality=pdf_context.site.municipality,
        step=f"{step.period}: {step.name}" if step else "",
        address=pdf_context.address(guide),
    )
