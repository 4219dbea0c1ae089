"""Plans of the list of all units, and of the page of each."""

from collections.abc import Iterator
from functools import partial

from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.units.all_units import all_units_view
from planhandbok.pages.units.unit import UnitView, unit_title, unit_view
from planhandbok.plan.plan import Plan
from planhandbok.plan.units.work import unit_addresses, unit_at
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
        view=lambda context: all_units_view(plan.works, context),
    )
    for address, names in unit_addresses(plan.units).items():
        unit = unit_at(address, names)
        title = unit_title(unit, site.at(address))
        yield view_page(
            site,
            address,
            title=title,
            description=_("Dette venter på {unit}.").format(unit=title),
            template="units/unit.html",
            view=partial(_unit_view, plan, unit),
        )


def _unit_view(plan: Plan, unit: str | None, context: PageContext) -> UnitView:
    by_name = plan.works.by_name
    work = by_name[unit]
    inner = [by_name[name] for name in work.inner if name in by_name]
    has_feed = bool(context.site.url) and slug(unit or "") in plan.slugs_with_entries
    return unit_view(work, inner, context, has_feed=has_feed)
