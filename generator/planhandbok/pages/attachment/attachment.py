"""The attachment to a political case: one A3 as a short document, which `site` writes for Word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from planhandbok.pages.a3.editions import decided_sentence, decided_title, numbered_title
from planhandbok.pages.a3.header import Fact, facts
from planhandbok.pages.attachment import prose
from planhandbok.pages.attachment.document import (
    Column,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    plain,
)
from planhandbok.pages.attachment.prose import Rows
from planhandbok.pages.benefits.tables import AmountTable, amount_table
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.links import LinkResolver, outside_address
from planhandbok.pages.pieces.parts import MeasureRow, owner_text, role_text
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.addresses.urls import edition_address, sheet_address
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.benefit import Benefit, Stage
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import Edition


@dataclass(frozen=True)
class Properties:
    """The properties of the file, which programs show; `on` is the date of the edition."""

    language: Language
    name: str
    author: str
    address: str
    edition: str
    on: date


@dataclass(frozen=True)
class AttachmentView:
    """Everything the document shows, as final text."""

    properties: Properties
    title: str
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    footer: str


def sheet_attachment_view(figure: SheetFigure, site: SiteContext) -> AttachmentView:
    return _view(figure, None, sheet_address(figure.sheet), site)


def edition_attachment_view(figure: EditionFigure, site: SiteContext) -> AttachmentView:
    """Return the attachment of an A3 as it was decided, with the states of that day."""
    edition = figure.edition
    return _view(figure.figure, edition, edition_address(edition.sheet), site)


def _view(
    figure: SheetFigure, edition: Edition | None, page: str, site: SiteContext
) -> AttachmentView:
    """`edition` is set if the A3 is frozen, and `page` is the address of its page on the site."""
    context = site.at(page)
    _ = context.words.text
    a3 = figure.sheet.a3
    address = f"{site.url or '/'}{page}"
    link = Run(address, href=address if site.url else "")
    decided = decided_sentence(edition, context) if edition else ""
    today = edition.decision.on if edition else site.today
    ending = Section(_("Hele A3-en"), tuple(_ending(a3, today, link, context)))
    resolve_link = partial(outside_address, site=site, page=page)
    example = f"{_('Eksempel.')} {_('Innholdet er laget for å vise metoden.')}"
    return AttachmentView(
        properties=Properties(
            language=context.words.language,
            name=decided_title(edition, context) if edition else numbered_title(a3, context),
            author=site.municipality or role_text(a3.owners),
            address=address,
            edition=a3.edition,
            on=a3.on,
        ),
        title=a3.title,
        notes=tuple(note for note in (decided, example if a3.is_example else "") if note),
        facts=tuple(facts(figure, context)),
        sections=(*_sections(figure, resolve_link, context), ending),
        footer=numbered_title(a3, context),
    )


def _sections(
    figure: SheetFigure, resolve_link: LinkResolver, context: PageContext
) -> Iterator[Section]:
    """Yield the sections in the order of the form; one that is not filled in says so."""
    a3 = figure.sheet.a3
    _ = context.words.text
    empty = Paragraph(plain(_("Ikke fylt ut ennå.")))
    yield Section(_("Begrunnelse"), tuple(_background(a3.background, resolve_link, context)))
    measures = _measures(figure, resolve_link, context) if figure.measures else empty
    yield Section(_("Tiltak"), (measures,))
    if a3.benefits:
        yield Section(_("Gevinster"), tuple(_benefits(a3.benefits, resolve_link, context)))
    indicators = _indicators(figure, context) if figure.indicators else empty
    yield Section(_("Måling"), (indicators,))


def _background(
    background: str, resolve_link: LinkResolver, context: PageContext
) -> Iterator[Paragraph | Table]:
    for block in prose.blocks(text.block(background), resolve_link):
        if isinstance(block, Rows):
            heading, *rows = block.rows
            columns = [
                Column(runs, is_number=is_right)
                for runs, is_right in zip(heading, block.is_right, strict=True)
            ]
            yield _table(context.words.text("Tall fra begrunnelsen"), columns, rows, context)
        else:
            yield block


def _measures(figure: SheetFigure, resolve_link: LinkResolver, context: PageContext) -> Table:
    _ = context.words.text
    columns = _columns({_("Tiltak"): 9, _("Ansvar"): 5, _("Frist"): 3, _("Status"): 4})
    measures = [context.measure_row(measure, with_a3=False) for measure in figure.measures]
    rows = [
        (
            prose.line(measure.text, resolve_link),
            plain(measure.owner),
            plain(measure.deadline),
            plain(_state(measure)),
        )
        for measure in measures
    ]
    return _table(_("Tiltak"), columns, rows, context)


def _state(row: MeasureRow) -> str:
    """«Igangsatt, forfalt»"""
    return ", ".join(badge.text for badge in (row.status, row.urgency) if badge).capitalize()


def _benefits(
    benefits: tuple[Benefit, ...], resolve_link: LinkResolver, context: PageContext
) -> Iterator[Paragraph | Table]:
    """Yield a table of the benefits, and a table of amounts for each stage that any has come to."""
    _ = context.words.text
    columns = _columns({_("Gevinst"): 8, _("Type"): 3, _("Budsjettvirkning"): 4, _("Ansvar"): 5})
    rows = [
        (
            prose.line(text.line(benefit.description), resolve_link),
            plain(context.label(benefit.kind)),
            plain(context.label(benefit.budget_effect) if benefit.budget_effect else ""),
            plain(owner_text(benefit.owners)),
        )
        for benefit in benefits
    ]
    yield _table(_("Gevinster"), columns, rows, context)
    yield from _amounts(amount_table(benefits, context), resolve_link, context)


def _amounts(
    amounts: AmountTable, resolve_link: LinkResolver, context: PageContext
) -> Iterator[Paragraph | Table]:
    _ = context.words.text
    years = [Column(plain(year), share=3, is_number=True) for year in amounts.years]
    columns = [*_columns({_("Gevinst"): 6}), *years, *_columns({_("Enhet"): 2})]
    for stage in map(context.label, Stage):
        rows = [
            (
                prose.line(row.benefit, resolve_link),
                *(plain(_amount(value)) for value in row.values),
                plain(row.unit),
            )
            for row in amounts.rows
            if row.stage == stage
        ]
        if rows:
            caption = _("{stage} år for år").format(stage=stage)
            yield Paragraph(plain(caption), style="Caption")
            yield _table(caption, columns, rows, context)


def _amount(value: str) -> str:
    """Put each bound on its own line, for a narrow column would break their numbers."""
    return value.replace(" (", "\n(").replace("–", "–\n")


def _indicators(figure: SheetFigure, context: PageContext) -> Table:
    _ = context.words.text
    values = [_("Nullpunkt"), _("Siste måling"), _("Mål"), _("Status")]
    columns = _columns({_("Måleparameter"): 6} | dict.fromkeys(values, 4))
    rows = []
    for indicator_figure in figure.indicators:
        indicator = indicator_figure.indicator
        cells = (
            indicator.parameter,
            context.reading(indicator.baseline, indicator.unit),
            context.reading(indicator_figure.latest, indicator.unit),
            context.reading(indicator.target, indicator.unit),
            context.label(indicator_figure.course),
        )
        rows.append([plain(cell) for cell in cells])
    return _table(_("Måling"), columns, rows, context)


def _ending(a3: A3, today: date, link: Run, context: PageContext) -> Iterator[Paragraph]:
    """Yield where the whole A3 is, which edition this is, and the day its states are of."""
    _ = context.words.text
    sentence = _("Alt som står i A3-en, finner du på nettstedet: {address}").format(address="")
    yield Paragraph((Run(sentence), link))
    sentence = _("Dette er utgave {edition} fra {on}. Status er regnet ut for {today}.")
    on = context.words.long_date(a3.on)
    day = context.words.long_date(today)
    yield Paragraph(plain(sentence.format(edition=a3.edition, on=on, today=day)))


def _columns(shares: Mapping[str, int]) -> list[Column]:
    return [Column(plain(heading), share) for heading, share in shares.items()]


def _table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Runs]], context: PageContext
) -> Table:
    """Return the table with a description that names its columns, for those who listen."""
    headings = ", ".join("".join(run.text for run in column.heading) for column in columns)
    description = context.words.text("Kolonner: {columns}.").format(columns=headings)
    return Table(caption, description, tuple(columns), tuple(rows))
