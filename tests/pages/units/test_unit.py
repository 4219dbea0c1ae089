"""The page of a unit: its lines, how many are folded, and where it leads."""

import pytest

from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.units.all_units import all_units_view
from planhandbok.pages.units.unit import FIRST, MOST, UnitView, unit_view
from planhandbok.plan.plan import plan_of
from tests.pages import tables
from tests.support.handbooks import MKDOCS, TODAY, Scratch

UNITS = """\
    enheter: [{navn: Oppvekst, enheter: [Skole]}, Teknisk drift]
    roller: {Rektor: Skole}
"""
MEASURES = """
enhet: Oppvekst
endringstiltak:
  - {id: t1, tiltak: Koke *suppe*, ansvar: Rektor, frist: 2026-11-17, status: igangsatt}
  - {id: t2, tiltak: Kjøpe mat, ansvar: Oppvekst, frist: 2026-11-21, status: igangsatt}
  - {id: t3, tiltak: Ferdig, ansvar: Rektor, frist: 2026-09-01, status: avsluttet}
"""


@pytest.fixture
def tree(scratch: Scratch) -> Scratch:
    scratch.write("mkdocs.yml", MKDOCS + UNITS)
    return scratch


def shown(scratch: Scratch, unit: str | None) -> UnitView:
    plan = plan_of(scratch.handbook(), TODAY)
    by_name = {work.unit: work for work in plan.works.units}
    work = by_name[unit]
    inner = [by_name[name] for name in work.inner]
    return unit_view(work, inner, context_of(scratch), has_feed=True)


def context_of(scratch: Scratch) -> PageContext:
    return SiteContext.of(plan_of(scratch.handbook(), TODAY)).at("enhet/oppvekst/")


def many(number: int) -> str:
    rows = "".join(
        f"  - {{id: t{n}, tiltak: Nr {n}, ansvar: Rektor, frist: 2026-11-01}}\n"
        for n in range(number)
    )
    return f"enhet: Skole\nendringstiltak:\n{rows}"


def test_line_says_what_who_when_and_how_urgent(tree: Scratch) -> None:
    tree.a3("skolemat", MEASURES)
    first, second = shown(tree, "Oppvekst").first[:2]
    assert (first.task.link.text, first.task.link.href) == (
        "Koke suppe",
        "../../a3/skolemat/#tiltak-t1",
    )
    assert (first.who, first.task.when) == ("Rektor", "17.11.2026, 3 dager siden")
    assert first.task.badge.text == "Forfalt"
    assert (second.who, second.task.when) == ("Oppvekst", "21.11.2026, om 1 dag")


def test_line_says_which_inner_unit_it_belongs_to(tree: Scratch) -> None:
    tree.a3("skolemat", MEASURES)
    first, second = shown(tree, "Oppvekst").first[:2]
    assert [(link.text, link.href) for link in first.units] == [("Skole", "../../enhet/skole/")]
    assert second.units == ()
    assert shown(tree, "Skole").first[0].units == ()


def test_lines_after_the_first_are_folded(tree: Scratch) -> None:
    tree.a3("skolemat", many(FIRST + 3))
    view = shown(tree, "Skole")
    assert len(view.first) == FIRST
    assert [row.task.link.text for row in view.rest][:1] == [f"Nr {FIRST}"]
    assert view.cut == ""


def test_a_page_has_no_more_lines_than_a_browser_can_take(tree: Scratch) -> None:
    tree.a3("skolemat", many(MOST + 1))
    view = shown(tree, "Skole")
    assert len(view.first) + len(view.rest) == MOST
    assert view.cut == f"Her står de {MOST} som haster mest, av {MOST + 1}."


def test_page_leads_to_the_rest_of_the_unit(tree: Scratch) -> None:
    tree.a3("skolemat", MEASURES)
    links = {link.text: link.href for link in shown(tree, "Oppvekst").links}
    assert links == {
        "Alle åpne tiltak (2)": "../../tiltak/?enhet=Oppvekst&status=apne",
        "Lukkede tiltak (1)": "../../tiltak/?enhet=Oppvekst&status=lukkede",
        "Alle A3-er (1)": "../../a3/?enhet=Oppvekst",
        "Tavle": "../../tavle/enhet/oppvekst/",
        "Endringer i nyhetsleser": "../../endringer/oppvekst/feed.atom",
    }


def test_roles_lead_to_the_page_as_they_have_it(tree: Scratch) -> None:
    tree.a3("skolemat", MEASURES)
    assert [(link.text, link.href) for link in shown(tree, "Skole").roles] == [
        ("Rektor", "../../enhet/skole/?ansvar=Rektor")
    ]


def test_all_units_stand_below_those_they_lie_in(tree: Scratch) -> None:
    tree.a3("skolemat", MEASURES)
    plan = plan_of(tree.handbook(), TODAY)
    view = all_units_view(plan.works, context_of(tree))
    assert [(unit.link.text, len(unit.inner)) for unit in view.units[:2]] == [
        ("Oppvekst", 1),
        ("Teknisk drift", 0),
    ]
    assert view.units[0].waits == "2 ting venter, 1 skulle vært gjort"
    rows = [(line.role.text, line.unit) for line in view.roles]
    assert [unit for role, unit in rows if role == "Rektor"] == ["Skole", "Oppvekst"]


def test_a_page_says_once_that_nothing_waits(tree: Scratch) -> None:
    page = tables.body(plan_of(tree.handbook(), TODAY), "enhet/teknisk-drift/")
    assert "Ingenting venter</h2>" in page
    assert "Ingenting venter." not in page
