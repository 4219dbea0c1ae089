"""The attachment to a political case: one A3 as a short document, which `site` writes for Word."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from planhandbok.frozen import frozen
from planhandbok.pages.a3.editions import decided_sentence, decided_title, numbered_title
from planhandbok.pages.a3.header import Fact
from planhandbok.pages.attachment.boxes import boxes
from planhandbok.pages.attachment.cases import cases
from planhandbok.pages.attachment.document import Paragraph, Run, Section, plain
from planhandbok.pages.attachment.gains import gains
from planhandbok.pages.attachment.writer import Writer
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.links import outside_address
from planhandbok.pages.pieces.parts import owner_text, role_text
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.addresses.urls import edition_address, sheet_address
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import Edition
from planhandbok.records.text.problems import quoted


@frozen
class Properties:
    """The properties of the file, which programs show; `on` is the date of the edition."""

    language: Language
    name: str
    author: str
    address: str
    edition: str
    on: date


@frozen
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
    decided = decided_sentence(edition, context) if edition else ""
    today = edition.decision.on if edition else site.today
    ending = Section(_("Hele A3-en"), tuple(_ending(a3, today, page, context)))
    resolve_link = partial(outside_address, site=site, page=page)
    example = f"{_('Eksempel.')} {_('Laget for å vise metoden.')}"
    return AttachmentView(
        properties=Properties(
            language=context.words.language,
            name=decided_title(edition, context) if edition else numbered_title(a3, context),
            author=site.municipality or role_text(a3.owners),
            address=f"{site.url or '/'}{page}",
            edition=a3.edition,
            on=a3.on,
        ),
        title=a3.title,
        notes=tuple(note for note in (decided, example if a3.is_example else "") if note),
        facts=tuple(_facts(a3, context)),
        sections=(*_sections(figure, Writer(context, resolve_link)), ending),
        footer=numbered_title(a3, context),
    )


def _sections(figure: SheetFigure, writer: Writer) -> Iterator[Section]:
    """Yield the sections in the order of the form; one that is not filled in says so."""
    yield from boxes(figure, writer)
    _ = writer.context.words.text
    if blocks := tuple(gains(figure, writer)):
        yield Section(_("Gevinster"), blocks)
    if items := tuple(cases(figure, writer)):
        yield Section(_("Politiske saker"), items)


def _facts(a3: A3, context: PageContext) -> Iterator[Fact]:
    """Yield the fields that tell who stands behind the A3, and when. Phase and budget year are for
    those who work with it.
    """
    _ = context.words.text
    access = context.label(a3.access)
    values = {
        _("Dato"): context.words.long_date(a3.on),
        _("Utgave"): a3.edition,
        _("Eier"): owner_text(a3.owners),
        _("Enhet"): a3.unit,
        _("Deltakere"): ", ".join(owner_text([participant]) for participant in a3.participants),
        _("Offentlighet"): f"{access} ({a3.legal_basis})" if a3.legal_basis else access,
    }
    yield from (Fact(label, value) for label, value in values.items() if value)


def _ending(a3: A3, today: date, page: str, context: PageContext) -> Iterator[Paragraph]:
    """Yield where the whole A3 is, which edition this is, and the day its states are of."""
    _ = context.words.text
    site = context.site
    if site.url:
        sentence = _("Alt som står i A3-en, finner du på nettstedet: {address}").format(address="")
        yield Paragraph((Run(sentence), Run(site.url + page, href=site.url + page)))
    else:
        sentence = _("Alt som står i A3-en, finner du på nettstedet {name}.")
        yield Paragraph(plain(sentence.format(name=quoted(site.name))))
    sentence = _("Dette er utgave {edition} fra {on}. Status er regnet ut for {today}.")
    on = context.words.long_date(a3.on)
    day = context.words.long_date(today)
    yield Paragraph(plain(sentence.format(edition=a3.edition, on=on, today=day)))
