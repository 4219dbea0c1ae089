"""«Alt i håndboken» leads to what the menu leaves out."""

from datetime import date

from planhandbok.pages.overviews.everything import everything_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.plan import plan_of
from planhandbok.records.addresses import urls
from tests.support.handbooks import TODAY, Scratch, handbook_of


def _links(scratch: Scratch, day: date = TODAY) -> list[str]:
    plan = plan_of(handbook_of(scratch.folder), day)
    view = everything_view(plan, SiteContext.of(plan).at(urls.EVERYTHING))
    return [link.href.removeprefix("../") for group in view.groups for link in group.links]


def test_all_that_left_the_menu_is_there(scratch: Scratch) -> None:
    links = _links(scratch)
    assert {urls.CASES, urls.BOARDS, urls.CHANGES} <= set(links)
    assert {"syklus/2027/prioritering/", "syklus/2027/gevinsttre/"} <= set(links)
    assert len(links) == len(set(links))


def test_the_checklist_of_today_is_there(scratch: Scratch) -> None:
    assert "syklus/2027/2-kvartal/" in _links(scratch, date(2026, 5, 1))
    assert "syklus/2027/2-kvartal/" not in _links(scratch, date(2030, 5, 1))
