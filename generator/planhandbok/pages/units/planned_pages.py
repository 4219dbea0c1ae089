"""Plans of the list of all units, and of the page of each."""

from collections.abc import Iterator
from functools import partial

from planhandbok.pages.changes.diary import by_unit
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.units.all_units import all_units_view
from planhandbok.pages.units.unit import unit_title, unit_view
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.text.address_text import slug


def unit_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    _ = site.words.text
    yield view_page(
        site,
        urls.UNITS,
        title=_("Alle enheter"),
        description=_("Enhetene, og hva som venter på hver av dem."),
        template="units/all_units.html",
        view=partial(all_units_view, plan.works),
        is_searchable=False,
    )
    by_name = {work.unit: work for work in plan.works.units}
    with_feed = {slug(unit) for unit in by_unit(plan.counted_entries)} if site.url else set()
    for work in plan.works.units:
        inner = [by_name[unit] for unit in work.inner if unit in by_name]
        title = unit_title(work, site.at(work.address))
        yield view_page(
            site,
            work.address,
            title=title,
            description=_("Dette venter på {unit}.").format(unit=title),
            template="units/unit.html",
            view=partial(unit_view, work, inner, has_feed=slug(work.unit or "") in with_feed),
        )
