"""The contexts that views need besides a figure: of the whole site, and of one page in it."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from types import SimpleNamespace

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.labels import LABELS, TONES
from planhandbok.pages.pieces.parts import Badge, Link, MeasureRow, owner_text
from planhandbok.pages.pieces.words import Words
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import anchors, urls
from planhandbok.records.guide.links import FORM, PaperForm
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.schema.method import Box, Method
from planhandbok.records.schema.sheet import Audience, Sheet
from planhandbok.records.values.benefit_kinds import BenefitKind
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.periods import Period


@frozen
class SiteContext:
    """The values that all pages of one site share; they are made once a build.

    `url` ends in "/", and is "" where the settings do not say where the site will stand.
    `a3_ids` are the A3s that a link may lead to, and `units` those units that have a page. The
    names of `benefit_types` are by id, and `help_pages` holds guide pages by the fields of `Help`,
    "" for a field without one. `boxes` are those that the municipality adds. Rows lead to where
    they are reported: on the site itself if `reports_at` is "", else in the forms below that
    address; `None` for nowhere.
    """

    words: Words
    name: str
    municipality: str
    url: str
    today: date
    a3_ids: Collection[str]
    help_pages: Mapping[str, str]
    is_example: bool = False
    benefit_types: Mapping[str, str] = field(default_factory=dict)
    boxes: tuple[Box, ...] = ()
    units: Collection[str] = ()
    reports_at: str | None = None

    @classmethod
    def of(cls, plan: Plan, memo: Memo = NO_MEMO, forms: str = "") -> "SiteContext":
        """`forms` is where the server that shows the site has its own."""
        site = plan.handbook.site
        pages = asdict(plan.handbook.method.help)
        words = memo(Words, site.settings.language)
        return cls(
            words=words,
            name=str(site.engine["site_name"]),
            municipality=site.settings.municipality or "",
            url=site.url,
            today=plan.today,
            a3_ids=frozenset(plan.by_id),
            units=frozenset(plan.units.parents),
            is_example=site.settings.is_example_handbook,
            benefit_types=_benefit_types(plan.handbook.method, words),
            boxes=plan.handbook.method.boxes,
            reports_at=forms or _reports_at(plan.handbook),
            help_pages={
                name: urls.guide_href(page) if page else "" for name, page in pages.items()
            },
        )

    @cached_property
    def _contexts(self) -> dict[str, "PageContext"]:
        """Contexts by root: thousands of pages share one."""
        return {}

    def at(self, address: str) -> "PageContext":
        root = urls.root_from(address)
        if root not in self._contexts:
            help = {name: root + page if page else "" for name, page in self.help_pages.items()}
            self._contexts[root] = PageContext(self, root, SimpleNamespace(**help))
        return self._contexts[root]

    def outside(self) -> "PageContext":
        """The context of texts that are read outside the site: whole addresses, and no help."""
        return PageContext(self, self.url)


@frozen
class PageContext:
    """The context of one page: the relative path from it to the root, and its links to help in the
    guide, by the fields of `Help` and "" for none.
    """

    site: SiteContext
    root: str
    help: SimpleNamespace = field(default_factory=SimpleNamespace)

    @property
    def words(self) -> Words:
        return self.site.words

    def link(self, shown: str, address: str) -> Link:
        return Link(shown, self.root + address)

    def sheet_link(self, sheet: Sheet) -> Link:
        return self.link(sheet.a3.title, urls.sheet_address(sheet))

    def form_link(self, form: PaperForm) -> Link:
        """A link to a form to print, which the site leaves out if it has no such PDF."""
        return Link(self.label(form), f"{FORM}{form}")

    def unit_link(self, unit: str) -> Link:
        """Return a link to the page of a unit; `href` is "" for a name that has none."""
        address = urls.unit_address(unit) if unit in self.site.units else None
        return Link(unit, self.root + address if address else "")

    def report_href(self, record: str, place: str) -> str:
        """Return the link to where a row is reported, "" on a site that takes no reports."""
        if self.site.reports_at is None:
            return ""
        return (self.site.reports_at or self.root) + urls.report_address(record, place)

    def edit_href(self, record: str) -> str:
        """Return the link to the forms of a record, which the path of a place ends, where another
        site has them; "" where none has, or this one, which puts in its links itself.
        """
        forms = self.site.reports_at or ""
        return forms + urls.editing_address(record) if "://" in forms else ""

    def new_a3_href(self) -> str:
        """Return the link to the form of a new A3; "" where nobody writes in the browser."""
        forms = self.site.reports_at
        return forms + urls.new_a3_address() if forms else ""

    def label(self, kind: Enum) -> str:
        return self.badge(kind).text

    def benefit_type(self, kind: str) -> str:
        """Return the name of a type of benefits, or the id of one that the method has no more."""
        return self.site.benefit_types.get(kind, kind.replace("_", " ").capitalize())

    def badge(self, kind: Enum) -> Badge:
        return _badge(self.words, kind)

    def deadline(self, deadline: date | Period | Recurrence | None) -> str:
        if deadline is None:
            return ""
        return self.label(deadline) if isinstance(deadline, Recurrence) else self.when(deadline)

    def when(self, when: date | Period) -> str:
        """«24.05.2027», or a period as it was written."""
        return when.written if isinstance(when, Period) else self.words.short_date(when)

    def long_when(self, when: date | Period) -> str:
        """«24. mai 2027», or a period as it was written."""
        return when.written if isinstance(when, Period) else self.words.long_date(when)

    def reading(self, reading: Reading | None, unit: str | None) -> str:
        """«32,78 prosent (24.05.2024)», or "" for no reading."""
        if reading is None:
            return ""
        amount = self.amount(reading.value, unit)
        return f"{amount} ({self.when(reading.on)})"

    def amount(self, value: Decimal, unit: str | None) -> str:
        """«32,78 prosent»"""
        number = self.words.number(value)
        return f"{number} {unit}" if unit else number

    def measure_row(self, figure: MeasureFigure, *, with_a3: bool) -> MeasureRow:
        measure = figure.measure
        is_urgent = figure.urgency in (Urgency.OVERDUE, Urgency.SOON)
        return MeasureRow(
            anchor=anchors.measure_anchor(measure.id),
            href=self.root + urls.measure_address(figure.sheet, measure.id),
            text=text.line(measure.text),
            a3=self.sheet_link(figure.sheet) if with_a3 else None,
            owner=owner_text(measure.owners),
            deadline=self.deadline(measure.deadline),
            status=self.badge(measure.status) if measure.status else None,
            urgency=self.badge(figure.urgency) if is_urgent else None,
            report=self.report_href(figure.sheet.a3.id, f"endringstiltak/{measure.id}"),
        )


def _benefit_types(method: Method, words: Words) -> dict[str, str]:
    """Return the names by id. The method's own are as they are written."""
    own = {kind.id: kind.name for kind in method.benefit_types}
    return own or {kind.value: words.text(LABELS[kind]) for kind in BenefitKind}


@cache
def _badge(words: Words, kind: Enum) -> Badge:
    return Badge(words.text(LABELS[kind]), TONES.get(kind, "plain"), str(kind.value))


def _reports_at(handbook: Handbook) -> str | None:
    """Return where rows are reported; only employees have the forms."""
    settings = handbook.site.settings
    if settings.forms_url and handbook.audience is Audience.INTERNAL:
        return f"{settings.forms_url.rstrip('/')}/{urls.WRITING}"
    return "" if settings.reports_to or settings.reports_repository else None
