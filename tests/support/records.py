"""The smallest A3 and context in memory, for tests that need no files."""

from dataclasses import replace
from datetime import date
from typing import Any

from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.words import Words
from planhandbok.records.schema.a3 import A3, A3Kind, Indicator
from planhandbok.records.schema.benefit import Benefit
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.values.benefit_kinds import BenefitKind

OWNER = Owner(role="Rektor")
EMPTY = A3(
    id="skolemat",
    kind=A3Kind.DEEP_DIVE,
    title="Skolemat",
    on=date(2026, 11, 20),
    edition="1.0",
    owners=(OWNER,),
    background="Mat.",
)
SHEET = Sheet(2027, "a3/2027/skolemat.yml", EMPTY)


def page_context(root: str) -> PageContext:
    """Return the context of a page in bokmål; `root` is the way from it to the root of the site."""
    site = SiteContext(
        words=Words(Language.BOKMAL),
        name="Planhåndbok",
        municipality="",
        url="",
        today=EMPTY.on,
        a3_ids=(),
        help_pages={},
    )
    return PageContext(site, root)


def benefit(id: str, **fields: Any) -> Benefit:
    plain = Benefit(id=id, kind=BenefitKind.COST, description=id, owners=(OWNER,))
    return replace(plain, **fields)


def sheet(id: str, *benefits: Benefit, year: int = 2027, unit: str | None = None) -> Sheet:
    a3 = A3(
        id=id,
        kind=A3Kind.DEEP_DIVE,
        title=id,
        on=EMPTY.on,
        edition="1.0",
        owners=(OWNER,),
        background="Den trengs.",
        unit=unit,
        benefits=benefits,
        indicators=(Indicator(id="m", parameter="Antall"),),
    )
    return Sheet(year, f"a3/{year}/{id}.yml", a3)
