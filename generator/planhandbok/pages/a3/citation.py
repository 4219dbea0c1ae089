"""References to an A3 or a frozen edition of it, for people and for programs."""

import json
from collections.abc import Mapping

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.a3.cases import case_title
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link, role_text
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.addresses.urls import edition_address, sheet_address
from planhandbok.records.git.revisions import Revision
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.sheet import Sheet

JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@frozen
class LastChange:
    """The revision that last changed a record; `url` shows its commit, "" if that is unknown."""

    revision: Revision
    url: str


@frozen
class Citation:
    """The reference is the title, which is the `link`, its `facts` and the `address`. `unknown` is
    set if the site does not know its own address: it is the text that a script replaces by the
    address of the page it runs on. `changed` is the sentence that dates the record's last change,
    `commit` links to it, and `data` is JSON-LD of schema.org, without what the head of the page
    says: its language, and what site it is part of.
    """

    link: Link
    facts: str
    address: str
    unknown: str
    changed: str
    commit: Link | None
    data: Markup


def sheet_citation(
    figure: SheetFigure, last_change: LastChange | None, context: PageContext
) -> Citation:
    """Cite the A3 as it is now, with the newest case that dealt with this edition."""
    sheet = figure.sheet
    newest_first = [treatment.case for treatment in reversed(figure.treatments)]
    number = next((case.number for case in newest_first if case.edition == sheet.a3.edition), "")
    return _citation(sheet, sheet_address(sheet), number, last_change, context)


def edition_citation(
    figure: EditionFigure, last_change: LastChange | None, context: PageContext
) -> Citation:
    """Cite an edition, with the case that decided it."""
    sheet = figure.edition.sheet
    number = figure.edition.decision.case
    return _citation(sheet, edition_address(sheet), number, last_change, context)


def _citation(
    sheet: Sheet, page: str, number: str, last_change: LastChange | None, context: PageContext
) -> Citation:
    changed = context.words.text("Sist endret {date}")
    url = context.site.url
    address = f"{url or '/'}{page}"
    return Citation(
        link=Link(sheet.a3.title, address if url else "./"),
        facts=_facts(sheet.a3, number, context),
        address=address,
        unknown="" if url else address,
        changed=changed.format(date=context.words.long_date(last_change.revision.on))
        if last_change
        else "",
        commit=Link(last_change.revision.commit[:7], last_change.url) if last_change else None,
        data=_data(sheet.a3, address if url else "", last_change, context),
    )


def _facts(a3: A3, number: str, context: PageContext) -> str:
    """Return the facts of a reference; `number` is that of the case, "" if there is none."""
    _ = context.words.text
    on = context.words.long_date(a3.on)
    sentences = [
        _("Utgave {edition}, {date}.").format(edition=a3.edition, date=on),
        _("Eier: {owner}.").format(owner=role_text(a3.owners)),
    ]
    if number:
        sentences.append(f"{case_title(number, context)}.")
    return " ".join(sentences)


def _data(a3: A3, address: str, last_change: LastChange | None, context: PageContext) -> Markup:
    site = context.site
    values = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": a3.title,
        "url": address,
        "version": a3.edition,
        "datePublished": a3.on.isoformat(),
        "dateModified": last_change.revision.on.isoformat() if last_change else None,
        "author": [_organization(owner.role) for owner in a3.owners],
        "publisher": _organization(site.municipality) if site.municipality else None,
    }
    known = {name: value for name, value in values.items() if value}
    written = JSON.encode(known).replace("<", r"\u003c")
    return Markup(written)  # noqa: S704 nothing in it ends the script


def _organization(name: str) -> Mapping[str, str]:
    return {"@type": "Organization", "name": name}
