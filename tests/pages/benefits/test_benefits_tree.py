"""The benefits tree: what leads to what, what leads nowhere, and its list."""

import re
from html import unescape

from planhandbok.changing.freeze import FreezeRequest, freeze
from planhandbok.plan.benefits.tree import (
    BenefitsTree,
    LooseEnd,
    Node,
    NodeKind,
    sheet_tree,
)
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.sheet import Audience
from tests.pages.tables import TAG, body
from tests.support.handbooks import TODAY, Scratch

MEAL = """\
endringstiltak:
  - {id: kjokken, tiltak: Bygge kjøkken}
  - {id: kokk, tiltak: Ansette kokk}
  - {id: plakat, tiltak: Henge opp plakat}
  - {id: app, tiltak: Lage app, status: stanset}
endringer:
  - {id: sammen, endring: Elevene spiser sammen., skapes_av: [kjokken]}
  - {id: lek, endring: Elevene leker.}
gevinster:
  - id: ro
    type: kvalitet
    beskrivelse: Mer ro.
    skapes_av: [sammen, kokk]
    bidrar_til: [tidlig-hjelp, bo-hjemme-lenger]
    usikkerhet: Maten kan bli kald.
    forutsetninger: [Alle møter.]
  - {id: helse, type: kvalitet, beskrivelse: Bedre helse.}
"""


def plan(scratch: Scratch) -> Plan:
    return plan_of(scratch.handbook(), TODAY)


def ends(tree: BenefitsTree) -> dict[str, list[LooseEnd]]:
    return {node.id: list(node.loose_ends) for node in tree.nodes if node.loose_ends}


def links(tree: BenefitsTree) -> set[tuple[str, str]]:
    return {(tree.nodes[start].id, tree.nodes[end].id) for start, end in tree.links}


def listed(html: str) -> str:
    """The list of a tree as text: two spaces further in for each level."""
    text = html.partition("phb-tree")[2].partition("</figure>")[0]
    lines = []
    depth = 0
    for piece in re.split(r"(<ul>|</ul>|<li[^>]*>)", text):
        depth += (piece == "<ul>") - (piece == "</ul>")
        words = " ".join(unescape(TAG.sub("", piece.replace("<br", " <br"))).split())
        if words and depth:
            lines.append("  " * (depth - 1) + words)
    return "\n".join(lines)


def test_measures_lead_through_changes_to_benefits_and_goals(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    tree = plan(scratch).sheets[0].tree
    assert links(tree) == {
        *(("kjokken", "sammen"), ("sammen", "ro"), ("kokk", "ro")),
        *(("ro", "tidlig-hjelp"), ("ro", "bo-hjemme-lenger")),
    }


def test_part_without_cause_or_effect_is_a_loose_end(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    assert ends(plan(scratch).sheets[0].tree) == {
        "plakat": [LooseEnd.NO_BENEFIT],
        "lek": [LooseEnd.NO_MEASURE, LooseEnd.NO_BENEFIT],
        "helse": [LooseEnd.NO_MEASURE, LooseEnd.NO_GOAL],
    }


def test_a_change_that_makes_nothing_leaves_its_measure_loose_too(scratch: Scratch) -> None:
    scratch.a3(
        "skolemat",
        """\
        endringstiltak: [{id: kjokken, tiltak: Bygge kjøkken}]
        endringer: [{id: lek, endring: Elevene leker., skapes_av: [kjokken]}]
        """,
    )
    loose = [LooseEnd.NO_BENEFIT]
    assert ends(plan(scratch).sheets[0].tree) == {"kjokken": loose, "lek": loose}


def with_deep_dive(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    scratch.a3(
        "virksomhet",
        """\
        endringstiltak:
          - {id: utrede, tiltak: Utrede mat, utredning: skolemat}
          - {id: telle, tiltak: Telle elever}
        gevinster_andre_steder: [skolemat/ro]
        """,
    )


def test_measure_links_to_the_benefits_of_the_a3_it_became(scratch: Scratch) -> None:
    with_deep_dive(scratch)
    tree = plan(scratch).sheets[1].tree
    assert ("utrede", "ro") in links(tree)
    assert ("ro", "tidlig-hjelp") in links(tree)
    assert ends(tree) == {"telle": [LooseEnd.NO_BENEFIT]}


def test_measures_that_may_have_benefits_elsewhere_are_not_loose_ends(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat", MEAL)
    scratch.a3(
        "kantine",
        """\
        endringstiltak: [{id: bord, tiltak: Kjøpe bord}]
        gevinster_andre_steder: [skolemat/ro]
        """,
    )
    found = plan(scratch)
    assert ends(found.sheets[0].tree) == {}
    assert ends(sheet_tree(found.sheets[0].sheet, ())) == {}
    assert "Tiltak: Kjøpe bord (gevinsten står i en annen A3)" in listed(body(found, "a3/kantine/"))


def test_the_list_has_each_part_below_what_it_leads_to(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    html = body(plan(scratch), "a3/skolemat/")
    assert (
        listed(html)
        == """\
Mål: Barn skal få hjelp før vanskene vokser
  Gevinst: Mer ro. Ingenting måler den. Usikkert: Maten kan bli kald. Forutsetter: Alle møter.
    Tiltak: Ansette kokk
    Endring: Elevene spiser sammen.
      Tiltak: Bygge kjøkken
Mål: Flere eldre skal kunne bo trygt hjemme
  Gevinst: Mer ro. (se over)
Gevinst: Bedre helse. Ingen tiltak står bak Bidrar ikke til noe mål Ingenting måler den.
Endring: Elevene leker. Ingen tiltak står bak Gir ingen gevinst
Tiltak: Henge opp plakat Gir ingen gevinst
Tiltak: Lage app (stanset)"""
    )
    for link in ("#tiltak-kokk", "#gevinst-ro", "../../mal/tidlig-hjelp/"):
        assert f'<a href="{link}">' in html.partition('id="gevinsttre"')[2]
    assert "4 tiltak, 2 endringer, 2 gevinster, 2 mål. 3 har en løs ende." in html


def test_an_a3_without_benefits_has_no_tree_on_its_page(scratch: Scratch) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: kokk, tiltak: Ansette kokk}]\n")
    assert "gevinsttre" not in body(plan(scratch), "a3/skolemat/")


def test_a_cycle_joins_the_trees_of_its_a3s(scratch: Scratch) -> None:
    with_deep_dive(scratch)
    found = plan(scratch)
    tree = found.trees[0].drawn
    assert len(tree.nodes) == 6 + 2 + 2 + 4
    assert {("utrede", "ro"), ("kokk", "ro")} <= links(tree)
    goals = {node.id: node.loose_ends for node in tree.nodes if node.kind is NodeKind.GOAL}
    assert goals == {
        "bo-hjemme-lenger": (),
        "tidlig-hjelp": (),
        "klimavennlig-drift": (LooseEnd.NO_CONTRIBUTION,),
        "baerekraftig-okonomi": (LooseEnd.NO_CONTRIBUTION,),
    }
    assert ends(tree)["helse"] == [LooseEnd.NO_MEASURE, LooseEnd.NO_GOAL]
    html = body(found, "syklus/2027/gevinsttre/")
    assert '<li id="mal-tidlig-hjelp">' in html
    assert '<a href="../../../a3/skolemat/#gevinst-ro">Mer ro.</a>' in html
    assert "Tiltak: Utrede mat (Virksomhet)" in listed(html)


def test_a_cycle_of_too_many_parts_has_each_a3_as_one(scratch: Scratch) -> None:
    for number in range(7):
        scratch.a3(f"a{number}", MEAL.replace("skolemat", f"a{number}"))
    scratch.a3("tom", "tittel: Den tomme\n")
    scratch.a3("uten-mal", "gevinster: [{id: tid, type: tid, beskrivelse: Spart tid}]\n")
    found = plan(scratch)
    tree = found.trees[0].drawn
    assert len(tree.nodes) == 9 + 4
    assert ("a3", "tidlig-hjelp") in links(tree)
    of_a3s = {node.id: node.loose_ends for node in tree.nodes if node.kind is NodeKind.A3}
    assert {id: found for id, found in of_a3s.items() if found} == {
        "tom": (LooseEnd.NO_BENEFIT,),
        "uten-mal": (LooseEnd.NO_GOAL,),
    }
    html = body(found, "syklus/2027/gevinsttre/")
    assert '<a href="../../../a3/a3/">' in html
    assert "A3: A0 (3 løse ender i den)" in listed(html)
    assert "A3: Den tomme Gir ingen gevinst" in listed(html)


def test_a_measure_that_is_over_or_goes_on_needs_no_benefit(scratch: Scratch) -> None:
    scratch.a3(
        "skolemat",
        """\
        endringstiltak:
          - {id: prove, tiltak: Prøve, status: evaluert}
          - {id: mote, tiltak: Møte, frist: ukentlig}
          - {id: kokk, tiltak: Ansette kokk}
        gevinster:
          - {id: ro, type: tid, beskrivelse: Ro, skapes_av: [kokk], bidrar_til: [tidlig-hjelp]}
        """,
    )
    found = plan(scratch)
    assert ends(found.sheets[0].tree) == {}
    text = listed(body(found, "a3/skolemat/"))
    assert "Tiltak: Prøve (evaluert)" in text
    assert "Tiltak: Møte (ukentlig)" in text


def test_a_part_tells_how_many_columns_its_line_passes(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    html = body(plan(scratch), "a3/skolemat/").partition("phb-tree")[2]
    assert html.startswith('" style="--columns:4">')
    passed = re.findall(r'<li(?: style="--passed:(\d)")?><p>\w+: (?:<a[^>]*>)?(\w+ \w+)', html)
    assert dict(reversed(pair) for pair in passed) == {
        **{"Barn skal": "", "Mer ro": "", "Ansette kokk": "1", "Elevene spiser": ""},
        **{"Bygge kjøkken": "", "Flere eldre": "", "Bedre helse": "1", "Elevene leker": "2"},
        **{"Henge opp": "3", "Lage app": "3"},
    }


def test_cycle_without_measures_benefits_and_goals_has_no_list(scratch: Scratch) -> None:
    cycle = scratch.folder / "a3/2027/syklus.yml"
    text = cycle.read_text(encoding="utf-8")
    cycle.write_text(re.sub(r"(?m)^mål:\n(?:[ -].*\n)*", "", text), encoding="utf-8")
    html = body(plan(scratch), "syklus/2027/gevinsttre/")
    assert "Ingen tiltak, gevinster eller mål er lagt inn ennå." in html
    assert listed(html) == ""


def test_a_frozen_edition_shows_its_tree_as_it_was(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    decision = {"saksnummer": "1/26", "organ": "kommunestyret", "dato": "2026-10-01"}
    assert isinstance(freeze(FreezeRequest(scratch.folder, TODAY, "skolemat", decision)), str)
    cycle = scratch.folder / "a3/2027/syklus.yml"
    text = cycle.read_text(encoding="utf-8")
    cycle.write_text(text.replace("Barn skal få hjelp", "Barn får hjelp"), encoding="utf-8")
    scratch.a3("skolemat", MEAL.replace("Ansette kokk", "Ansette to kokker"))
    html = body(plan(scratch), "a3/skolemat/1.0/")
    assert "Mål: Barn skal få hjelp før vanskene vokser" in listed(html)
    assert "    Tiltak: Ansette kokk" in listed(html)
    assert "gevinsttre/#" not in html


def test_the_public_has_no_branch_of_an_internal_a3(scratch: Scratch) -> None:
    with_deep_dive(scratch)
    scratch.a3("skolemat", f"offentlighet: intern\n{MEAL}")
    public = plan_of(scratch.handbook(Audience.PUBLIC), TODAY)
    html = body(public, "syklus/2027/gevinsttre/")
    assert "Utrede mat" in html
    assert "Mer ro" not in html


def test_a_node_is_known_by_its_a3_and_a_goal_by_itself(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    sheet = plan(scratch).sheets[0].sheet
    assert Node(NodeKind.BENEFIT, "ro", sheet).key == (NodeKind.BENEFIT, "skolemat", "ro")
    assert Node(NodeKind.GOAL, "ro", None).key == (NodeKind.GOAL, "", "ro")
