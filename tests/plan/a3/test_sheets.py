"""An A3 knows its parent, its children and the benefits of others that it points to."""

from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.plan import plan_of
from tests.support.handbooks import MKDOCS, TODAY, Scratch

INDICATOR = "måling: [{id: m1, parameter: Antall, ansvar: Kokk}]\n"


def figures(scratch: Scratch) -> dict[str, SheetFigure]:
    plan = plan_of(scratch.handbook(), TODAY)
    return {figure.sheet.a3.id: figure for figure in plan.sheets}


def test_parent_and_children_know_each_other(scratch: Scratch) -> None:
    scratch.a3("helheten", "type: virksomhet\n")
    scratch.a3("skolemat", "overordnet: helheten\n")
    scratch.a3("frukt", "overordnet: helheten\n")
    scratch.a3("badet")
    found = figures(scratch)
    assert found["skolemat"].parent == found["helheten"].sheet
    assert [child.a3.id for child in found["helheten"].children] == ["frukt", "skolemat"]
    assert (found["badet"].parent, found["badet"].children) == (None, ())


def test_an_indicator_of_an_unknown_role_belongs_to_the_unit_of_its_a3(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    enheter: [Skole]\n")
    scratch.a3("skolemat", f"enhet: Skole\n{INDICATOR}")
    assert figures(scratch)["skolemat"].indicators[0].units == ("Skole",)
