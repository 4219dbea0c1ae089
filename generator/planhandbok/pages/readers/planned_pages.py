"""Plans of the pages for one kind of reader."""

from collections.abc import Iterator
from functools import partial

from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.readers.politicians import politicians_view
from planhandbok.pages.readers.undecided import undecided_view
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls


def reader_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    _ = site.words.text
    yield view_page(
        site,
        urls.UNDECIDED,
        title=_("Dette kan fortsatt påvirkes"),
        description=_("For tillitsvalgte og verneombud: tiltakene som ikke er bestemt ennå."),
        template="readers/undecided.html",
        view=partial(undecided_view, plan),
    )
    yield view_page(
        site,
        urls.POLITICIANS,
        title=_("For deg som er folkevalgt"),
        description=_("Hva dere blir bedt om, når det skal vedtas, og sakene i denne runden."),
        template="readers/politicians.html",
        view=partial(politicians_view, plan),
    )
