"""The attachment to a political case: one A3 as a short document, in the form of Office Open XML.

`attachment` gives the text of each part of the document; the site packs them into a file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planhandbok.pages.a3.editions import decided_sentence, decided_title, numbered_title
from planhandbok.pages.a3.header import Fact, facts
from planhandbok.pages.attachment import prose
from planhandbok.pages.attachment.document import (
    Column,
    Paragraph,
    Rows,
    Run,
    Runs,
    Section,
    Table,
    Target,
    plain,
    table,
    targets,
)
from planhandbok.pages.attachment.prose import LinkResolver
from planhandbok.pages.benefits.amounts import amount_table
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.parts import MeasureRow, owner_text
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses.urls import edition_address, sheet_address
from planhandbok.records.schema.benefit import Stage
from planhandbok.records.schema.settings import Language

PARTS = (
    *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml"),
    *("word/_rels/document.xml.rels", "word/footer.xml", "word/numbering.xml"),
    *("word/settings.xml", "word/styles.xml"),
)
"""In the order they stand in the file."""


@dataclass(frozen=True)
class AttachmentView:
    """Everything the document shows, as final text; `on` is the date of the edition, and `name`
    what the document calls itself.
    """

    language: Language
    name: str
    title: str
    author: str
    address: str
    edition: str
    on: str
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    links: tuple[Target, ...]
    numbered_lists: tuple[int, ...]
    footer: str
    page_word: str
    of_word: str


def attachment(view: AttachmentView) -> Mapping[str, str]:
    """The text of each part of the document, by its name in the file."""
    return {name: fragment(f"attachment/{name}", view, view.language) for name in PARTS}


def sheet_attachment_view(figure: SheetFigure, plan: Plan) -> AttachmentView:
    """The A3 as it is today."""
    address = sheet_address(figure.sheet)
    name = numbered_title(figure.sheet.a3, SiteContext.of(plan).at(address))
    return _view(figure, plan, address, plan.today, name, "")


def edition_attachment_view(figure: EditionFigure, plan: Plan) -> AttachmentView:
    """The A3 as it was decided, with the states of that day."""
    edition = figure.edition
    address = edition_address(edition.sheet)
    context = SiteContext.of(plan).at(address)
    name, decided = decided_title(edition, context), decided_sentence(edition, context)
    return _view(figure.figure, plan, address, edition.decision.on, name, decided)


def _view(
    figure: SheetFigure, plan: Plan, address: str, today: date, name: str, decided: str
) -> AttachmentView:
    context, site, a3 = SiteContext.of(plan).at(address), plan.handbook.site, figure.sheet.a3
    _ = context.words.text
    way = LinkResolver(site.url, address, plan.by_id)
    sections = tuple(_sections(figure, today, context, way))
    example = " ".join((_("Eksempel."), _("Innholdet er laget for å vise metoden.")))
    return AttachmentView(
        language=context.words.language,
        name=name,
        title=a3.title,
        author=site.settings.municipality or a3.owner.role,
        address=way.shown,
        edition=a3.edition,
        on=a3.on.isoformat(),
        notes=tuple(note for note in (decided, example if a3.is_example else "") if note),
        facts=tuple(facts(figure, context)),
        sections=sections,
        links=targets(sections),
        numbered_lists=tuple(_numbered_lists(sections)),
        footer=numbered_title(a3, context),
        page_word=_("Side"),
        of_word=_("av"),
    )


def _numbered_lists(sections: tuple[Section, ...]) -> Iterator[int]:
    every = (block for section in sections for block in section.blocks)
    lists = {block.list for block in every if isinstance(block, Paragraph)}
    yield from sorted(lists - {0, prose.BULLETS})


def _sections(
    figure: SheetFigure, today: date, context: PageContext, way: LinkResolver
) -> Iterator[Section]:
    """In the order of the form; what is not filled in says so, as on the page."""
    a3, _ = figure.sheet.a3, context.words.text
    empty = Paragraph(plain(_("Ikke fylt ut ennå.")))
    yield Section(_("Begrunnelse"), tuple(_background(a3.background, context, way)))
    measures = _measures(figure, context, way)
    yield Section(_("Tiltak"), (measures if figure.measures else empty,))
    if a3.benefits:
        yield Section(_("Gevinster"), tuple(_benefits(figure, context, way)))
    indicators = _indicators(figure, context)
    yield Section(_("Måling"), (indicators if figure.indicators else empty,))
    yield Section(_("Hele A3-en"), tuple(_whole(figure, today, context, way)))


def _background(
    background: str, context: PageContext, way: LinkResolver
) -> Iterator[Paragraph | Table]:
    for block in prose.blocks(text.block(background), way):
        if isinstance(block, Rows):
            heading, *rows = block.rows
            columns = [Column(runs) for runs in heading]
            yield _table(context.words.text("Tall fra begrunnelsen"), columns, rows, context)
        else:
            yield block


def _measures(figure: SheetFigure, context: PageContext, way: LinkResolver) -> Table:
    _ = context.words.text
    rows = [context.measure_row(one, with_a3=False) for one in figure.measures]
    columns = [_named(_("Tiltak"), 9), _named(_("Ansvar"), 5), _named(_("Frist"), 3)]
    cells = [
        (
            prose.line(row.text, way),
            plain(row.owner),
            plain(row.deadline),
            plain(_state(row)),
        )
        for row in rows
    ]
    return _table(_("Tiltak"), [*columns, _named(_("Status"), 4)], cells, context)


def _state(row: MeasureRow) -> str:
    """«Igangsatt, forfalt»"""
    return ", ".join(one.text for one in (row.status, row.urgency) if one).capitalize()


def _benefits(
    figure: SheetFigure, context: PageContext, way: LinkResolver
) -> Iterator[Paragraph | Table]:
    """What they are, and then a table of amounts for each stage that any has come to."""
    _, benefits = context.words.text, figure.sheet.a3.benefits
    columns = [
        *(_named(_("Gevinst"), 8), _named(_("Type"), 3)),
        *(_named(_("Budsjettvirkning"), 4), _named(_("Ansvar"), 5)),
    ]
    cells = [
        (
            prose.line(text.line(one.description), way),
            plain(context.label(one.kind)),
            plain(context.label(one.budget_effect) if one.budget_effect else ""),
            plain(owner_text(one.owner)),
        )
        for one in benefits
    ]
    yield _table(_("Gevinster"), columns, cells, context)
    amounts = amount_table(benefits, context)
    years = [_named(year, 3, is_number=True) for year in amounts.years]
    columns = [_named(_("Gevinst"), 6), *years, _named(_("Enhet"), 2)]
    for stage in map(context.label, Stage):
        rows = [row for row in amounts.rows if row.stage == stage]
        if rows:
            caption = _("{stage} år for år").format(stage=stage)
            worth = [
                (prose.line(row.benefit, way), *map(_amount, row.values), plain(row.unit))
                for row in rows
            ]
            yield Paragraph(plain(caption), style="Caption")
            yield _table(caption, columns, worth, context)


def _amount(value: str) -> Runs:
    """Bounds stand on lines of their own: left to itself, a narrow column breaks their numbers."""
    lines = value.replace(" (", "\n(").replace("–", "–\n").split("\n")
    return (Run(tuple(lines)),) if value else ()


def _indicators(figure: SheetFigure, context: PageContext) -> Table:
    _ = context.words.text
    columns = [
        *(_named(_("Måleparameter"), 6), _named(_("Nullpunkt"), 4), _named(_("Siste måling"), 4)),
        *(_named(_("Mål"), 4), _named(_("Status"), 4)),
    ]
    cells = [
        (
            plain(one.indicator.parameter),
            plain(context.reading(one.indicator.baseline, one.indicator.unit)),
            plain(context.reading(one.latest, one.indicator.unit)),
            plain(context.reading(one.indicator.target, one.indicator.unit)),
            plain(context.label(one.course)),
        )
        for one in figure.indicators
    ]
    return _table(_("Måling"), columns, cells, context)


def _whole(
    figure: SheetFigure, today: date, context: PageContext, way: LinkResolver
) -> Iterator[Paragraph]:
    """Where all of it stands, which edition this is, and the day its states are of."""
    a3, _ = figure.sheet.a3, context.words.text
    where = _("Alt som står i A3-en, finner du på nettstedet: {address}").format(address="")
    yield Paragraph((Run((where,)), Run((way.shown,), link=way.target(""))))
    sentence = _("Dette er utgave {edition} fra {on}. Status er regnet ut for {today}.")
    on, day = context.words.long_date(a3.on), context.words.long_date(today)
    yield Paragraph(plain(sentence.format(edition=a3.edition, on=on, today=day)))


def _named(heading: str, share: int, *, is_number: bool = False) -> Column:
    return Column(plain(heading), share, is_number)


def _table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Runs]], context: PageContext
) -> Table:
    """The table, described by its columns to those who hear it before they move into it."""
    headings = ", ".join("".join(run.lines) for one in columns for run in one.heading)
    description = context.words.text("Kolonner: {columns}.").format(columns=headings)
    return table(caption, description, columns, rows)
