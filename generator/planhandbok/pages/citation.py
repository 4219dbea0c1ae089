"""How to refer to an A3 or a frozen edition of it, for people and for programs."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.cases import case_title
from planhandbok.pages.parts import Maker
from planhandbok.plan.editions import EditionFigure
from planhandbok.plan.sheets import SheetFigure
from planhandbok.records.addresses import edition_address, sheet_address
from planhandbok.records.handbook import Sheet, SiteFile

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
    """`unknown` is what stands for the address where the site does not know its own; `data` is of
    schema.org.
    """

    references: tuple[Reference, ...]
    unknown: str
    data: Markup


def sheet_citation(figure: SheetFigure, site: SiteFile, maker: Maker) -> Citation:
    """Of the A3 as it is now, with the newest case that dealt with this edition."""
    sheet = figure.sheet
    cases = [one.case for one in figure.treatments if one.case.edition == sheet.a3.edition]
    case = cases[-1].number if cases else ""
    return _citation(sheet, sheet_address(sheet), case, site, maker)


def edition_citation(figure: EditionFigure, site: SiteFile, maker: Maker) -> Citation:
    """Of an edition, with the case that decided it."""
    sheet, case = figure.edition.sheet, figure.edition.decision.case
    return _citation(sheet, edition_address(sheet), case, site, maker)


def _citation(sheet: Sheet, page: str, case: str, site: SiteFile, maker: Maker) -> Citation:
    a3, _ = sheet.a3, maker.words.text
    address = f"{site.url or '/'}{page}"
    edition = _("Utgave {edition}, {date}.").format(
        edition=a3.edition, date=maker.words.long_date(a3.on)
    )
    owner = _("Eier: {owner}.").format(owner=a3.owner.role)
    facts = " ".join([edition, owner, *([f"{case_title(case, maker)}."] if case else [])])
    link = Markup('<a href="{}">{}</a>. {}').format(address, a3.title, facts)
    escaped = MARKDOWN.sub(r"\\\1", a3.title)
    return Citation(
        references=(
            Reference(_("Tekst"), f"{a3.title}. {facts} {address}"),
            Reference(_("HTML"), str(link), is_html=True),
            Reference(_("Markdown"), f"[{escaped}]({address}). {facts}"),
        ),
        unknown="" if site.url else address,
        data=_data(sheet, address if site.url else "", site, maker),
    )


def _data(sheet: Sheet, address: str, site: SiteFile, maker: Maker) -> Markup:
    a3, municipality = sheet.a3, site.settings.municipality
    whole = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": a3.title,
        "url": address,
        "version": a3.edition,
        "datePublished": a3.on.isoformat(),
        "inLanguage": f"{maker.words.language}-NO",
        "author": _named("Organization", a3.owner.role),
        "publisher": _named("Organization", municipality) if municipality else None,
        "isPartOf": _named("WebSite", str(site.engine["site_name"]), site.url),
    }
    written = json.dumps({name: one for name, one in whole.items() if one}, ensure_ascii=False)
    return Markup(written.replace("<", r"\u003c"))  # noqa: S704 nothing in it ends the script


def _named(kind: str, name: str, url: str = "") -> Mapping[str, str]:
    return {"@type": kind, "name": name} | ({"url": url} if url else {})
