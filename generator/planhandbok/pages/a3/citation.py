"""How to refer to an A3 or a frozen edition of it, for people and for programs."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.a3.cases import case_title
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.addresses.urls import edition_address, sheet_address
from planhandbok.records.git.revisions import Revision
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.sheet import Sheet

MARKDOWN = re.compile(r"([\\`*_\[\]<>])")
"""What would be read as something else than letters in the text of a link."""


@dataclass(frozen=True)
class Reference:
    """One way to write the reference. `is_html` when it may be pasted as what it looks like."""

    label: str
    text: str
    is_html: bool = False


@dataclass(frozen=True)
class Citation:
    """`unknown` is what stands for the address where the site does not know its own, `changed` when
    the record was last changed, and `commit` by which commit; `data` is of schema.org.
    """

    references: tuple[Reference, ...]
    unknown: str
    changed: str
    commit: Link | None
    data: Markup


def sheet_citation(figure: SheetFigure, handbook: Handbook, context: PageContext) -> Citation:
    """Of the A3 as it is now, with the newest case that dealt with this edition."""
    sheet = figure.sheet
    cases = [one.case for one in figure.treatments if one.case.edition == sheet.a3.edition]
    case = cases[-1].number if cases else ""
    return _citation(sheet, sheet_address(sheet), case, handbook, context)


def edition_citation(figure: EditionFigure, handbook: Handbook, context: PageContext) -> Citation:
    """Of an edition, with the case that decided it."""
    sheet, case = figure.edition.sheet, figure.edition.decision.case
    return _citation(sheet, edition_address(sheet), case, handbook, context)


def _citation(
    sheet: Sheet, page: str, case: str, handbook: Handbook, context: PageContext
) -> Citation:
    a3, _, site = sheet.a3, context.words.text, handbook.site
    last = handbook.history.last_change(sheet.file)
    address = f"{site.url or '/'}{page}"
    edition = _("Utgave {edition}, {date}.").format(
        edition=a3.edition, date=context.words.long_date(a3.on)
    )
    owner = _("Eier: {owner}.").format(owner=a3.owner.role)
    facts = " ".join([edition, owner, *([f"{case_title(case, context)}."] if case else [])])
    link = Markup('<a href="{}">{}</a>. {}').format(address, a3.title, facts)
    escaped = MARKDOWN.sub(r"\\\1", a3.title)
    return Citation(
        references=(
            Reference(_("Tekst"), f"{a3.title}. {facts} {address}"),
            Reference(_("HTML"), str(link), is_html=True),
            Reference(_("Markdown"), f"[{escaped}]({address}). {facts}"),
        ),
        unknown="" if site.url else address,
        changed=_("Sist endret {date}").format(date=context.words.long_date(last.on))
        if last
        else "",
        commit=_commit(last, site.commits) if last else None,
        data=_data(sheet, address if site.url else "", last, handbook, context),
    )


def _commit(revision: Revision, commits: str) -> Link:
    """The commit as people write it, and where it can be seen, where that is known."""
    return Link(revision.commit[:7], f"{commits}{revision.commit}" if commits else "")


def _data(
    sheet: Sheet, address: str, last: Revision | None, handbook: Handbook, context: PageContext
) -> Markup:
    a3, site = sheet.a3, handbook.site
    municipality = site.settings.municipality
    whole = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": a3.title,
        "url": address,
        "version": a3.edition,
        "datePublished": a3.on.isoformat(),
        "dateModified": last.on.isoformat() if last else None,
        "inLanguage": f"{context.words.language}-NO",
        "author": _named("Organization", a3.owner.role),
        "publisher": _named("Organization", municipality) if municipality else None,
        "isPartOf": _named("WebSite", str(site.engine["site_name"]), site.url),
    }
    written = json.dumps({name: one for name, one in whole.items() if one}, ensure_ascii=False)
    return Markup(written.replace("<", r"\u003c"))  # noqa: S704 nothing in it ends the script


def _named(kind: str, name: str, url: str = "") -> Mapping[str, str]:
    return {"@type": kind, "name": name} | ({"url": url} if url else {})
