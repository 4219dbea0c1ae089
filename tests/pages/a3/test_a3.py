"""The page of an A3, from the smallest record in memory."""

import re
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup

from planhandbok.changing.new import NO_REASON
from planhandbok.pages.a3.a3 import A3View, Banner, PageParts, ReferencedNames, a3_view
from planhandbok.pages.a3.citation import Citation
from planhandbok.pages.a3.form import UNWRITTEN
from planhandbok.pages.a3.header import facts
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.a3.sheets import SheetFigure, sheet_figure
from planhandbok.plan.a3.standing import standing_of
from planhandbok.records.schema.a3 import Indicator, Measure, Reading, RootCause
from planhandbok.records.schema.benefit import Benefit
from planhandbok.records.schema.method import Demand, Help, Phase
from planhandbok.records.schema.settings import Language
from planhandbok.records.values.benefit_kinds import BenefitKind
from planhandbok.records.values.status import Status
from tests.support.records import SHEET, page_context

TODAY = date(2026, 11, 20)
NAMES = ReferencedNames({"kantine": "Kantinen"}, CycleGoals({"helse": "Bedre helse"}))
CITATION = Citation(
    link=Link("Skolemat", "./"),
    facts="Utgave 1.0.",
    address="/a3/skolemat/",
    unknown="",
    changed="",
    commit=None,
    data=Markup("{}"),
)
CASE = Link("Sak 1/26", "../../sak/1-26/")
BANNER = Banner(decided="Vedtatt.", case=CASE, standing="Gjelder.", now=None, since=())


def context() -> PageContext:
    """Return a context where every field of help leads to a page of its own name."""
    help = {field.name: f"../../{field.name}/" for field in fields(Help)}
    return replace(page_context("../../"), help=SimpleNamespace(**help))


def figure(*, phase: Phase | None = None, **values: Any) -> SheetFigure:
    sheet = replace(SHEET, a3=replace(SHEET.a3, **values))
    standing = standing_of(sheet.a3, phase, {}, None)
    return sheet_figure(sheet, standing=standing, parent=None, treatments=(), today=TODAY)


def view_of(figure: SheetFigure, banner: Banner | None = None) -> A3View:
    frame = PageParts(CITATION, banner=banner, board="" if banner else "../../tavle/skolemat/")
    return a3_view(figure, NAMES, TODAY, frame, context())


def html_of(view: A3View) -> str:
    return str(fragment("a3/a3.html", view, Language.BOKMAL, help=context().help))


def test_the_smallest_a3_has_all_boxes_and_says_what_is_not_filled_in() -> None:
    html = html_of(view_of(figure()))
    boxes = ["begrunnelse", "nasituasjon", "rotarsaker", "onsket-situasjon", "endringstiltak"]
    assert all(f'<h2 id="{box}">' in html for box in [*boxes, "maling"])
    assert html.count("Ikke fylt ut ennå.") == 5
    assert html.count("Hva skal stå her?") == 5
    assert 'id="bilder"' not in html
    assert 'id="gevinster"' not in html


def test_header_leaves_out_fields_without_a_value() -> None:
    shown = figure(unit="Oppvekst")
    about = {"Budsjettår": "2027", "Offentlighet": "Intern"}
    assert {fact.label: fact.text for fact in view_of(shown).header.about} == about
    assert {fact.label: fact.text for fact in facts(shown, context())} == {
        "Dato": "20. november 2026",
        "Utgave": "1.0",
        "Eier": "Rektor",
        "Enhet": "Oppvekst",
        **about,
    }


def test_goals_have_their_names_in_the_cycle() -> None:
    assert view_of(figure(goals=("helse",))).header.goals == (Link("Bedre helse", ""),)
    current = replace(NAMES, goals=replace(NAMES.goals, have_pages=True))
    view = a3_view(figure(goals=("helse",)), current, TODAY, PageParts(CITATION), context())
    assert view.header.goals == (Link("Bedre helse", "../../mal/helse/"),)


def test_measure_links_to_the_causes_it_solves_and_the_a3_it_became() -> None:
    causes = (RootCause(id="pris", cause="Prisen"), RootCause(id="tid", cause="Tiden"))
    measure = Measure(id="apne", text="Åpne", solves=("tid",), became="kantine")
    (view,) = view_of(figure(root_causes=causes, measures=(measure,))).form.measures
    assert view.causes == (Link("2", "#rotarsak-tid"),)
    assert view.became == Link("Kantinen", "../../a3/kantine/")


def test_effect_and_effort_are_shown_only_if_both_are_judged() -> None:
    judged = Measure(id="apne", text="Åpne", effect=5, effort=1)
    half_judged = Measure(id="male", text="Male", effect=5)
    measures = view_of(figure(measures=(judged, half_judged))).form.measures
    assert [measure.weight for measure in measures] == [
        "Grønt: effekt 5 av 5, ressurser 1 av 5.",
        "",
    ]


def test_lacks_are_those_of_the_phase() -> None:
    phase = Phase(id="dypdykk", name="Dypdykk", step="host", demands=(Demand.ROOT_CAUSES,))
    lacking = view_of(figure(phase=phase)).standing
    assert [lack.sentence for lack in lacking.lacks] == ["Rotårsakene mangler."]
    assert lacking.lacking == "rotårsaker"
    assert not lacking.statuses
    complete = view_of(figure(phase=phase, root_causes=(RootCause(id="a", cause="A"),))).standing
    assert [status.text for status in complete.statuses] == ["I orden"]
    assert complete.lacking == ""


def test_no_more_lacks_are_named_than_have_room() -> None:
    demands = (Demand.CURRENT_STATE, Demand.ROOT_CAUSES, Demand.TARGET_STATE, Demand.MEASURES)
    phase = Phase(id="dypdykk", name="Dypdykk", step="host", demands=demands)
    html = html_of(view_of(figure(phase=phase)))
    named = "nåsituasjon, rotårsaker, ønsket situasjon og 1 til"
    assert f'<a href="#mangler">{named}</a>' in html
    assert '<details class="phb-fold" id="mangler">' in html


@pytest.mark.parametrize("background", [UNWRITTEN, NO_REASON])
def test_a_background_that_nobody_has_written_is_an_empty_box(background: str) -> None:
    view = view_of(figure(background=f"{background}\n"))
    assert view.form.is_unwritten
    box = html_of(view).partition('id="begrunnelse"')[2].partition("</section>")[0]
    assert "phb-empty" in box
    assert "Hva er utfordringen" in box
    assert not view_of(figure()).form.is_unwritten


def test_earlier_readings_have_their_explanations_by_the_chart() -> None:
    words = ("Suppen var *ny*.", None, "Mange syke.")
    readings = tuple(
        Reading(on=date(2026, month, 1), value=Decimal(month), comment=comment)
        for month, comment in enumerate(words, 1)
    )
    indicator = Indicator(id="m1", parameter="Elever", readings=readings)
    html = html_of(view_of(figure(indicators=(indicator,))))
    assert '<ul class="phb-small"><li>01.01.2026: Suppen var <em>ny</em>.</li></ul>' in html
    assert html.count("Mange syke.") == 1


@pytest.mark.parametrize(("closed", "folded"), [(3, 0), (4, 4)])
def test_closed_measures_are_folded_where_they_are_many(closed: int, folded: int) -> None:
    measures = [
        Measure(id=f"t{n}", text=f"T{n}", status=Status.STOPPED if n < closed else Status.STARTED)
        for n in range(closed + 1)
    ]
    view = view_of(figure(measures=tuple(measures)))
    assert len(view.measures.closed) == folded
    assert len(view.measures.shown) == closed + 1 - folded
    assert ("<summary>Vis lukkede (4)</summary>" in html_of(view)) == bool(folded)


def test_contents_lead_to_every_box_and_fold() -> None:
    html = html_of(view_of(figure()))
    contents = html.partition("<nav")[2].partition("</nav>")[0]
    linked = re.findall(r'href="#([\w-]+)"', contents)
    assert linked == re.findall(r'<(?:h2|details class="phb-fold") id="([\w-]+)"', html)
    assert linked[0] == "begrunnelse"
    assert linked[-1] == "lenk-til-denne"


def test_an_a3_without_a_phase_says_that_it_is_not_judged() -> None:
    standing = view_of(figure()).standing
    assert [status.text for status in standing.statuses] == ["Ikke vurdert"]
    assert standing.note == (
        "A3-en har ingen fase. Da vises det ikke hva som mangler, eller om den henger etter."
    )


def test_a_frozen_edition_is_not_judged() -> None:
    standing = view_of(figure(), BANNER).standing
    assert not standing.statuses
    assert not standing.note


def test_benefits_have_a_section_only_if_there_are_any() -> None:
    benefit = Benefit(id="uro", kind=BenefitKind.TIME, description="Mindre uro")
    assert 'id="gevinst-uro"' in html_of(view_of(figure(benefits=(benefit,))))
    assert 'id="gevinster"' not in html_of(view_of(figure()))


def test_frozen_edition_shows_its_banner_and_no_help_on_editing() -> None:
    now = html_of(view_of(figure()))
    frozen = html_of(view_of(figure(), BANNER))
    assert '<div class="phb-frozen" role="note">' in frozen
    assert "Vedtatt." in frozen
    for link in ('href="../../header/"', 'href="../../editing/"', 'href="../../tavle/skolemat/"'):
        assert link in now
        assert link not in frozen


def test_measure_past_its_deadline_is_marked_overdue() -> None:
    measure = Measure(id="apne", text="Åpne", deadline=date(2026, 10, 1), status=Status.STARTED)
    (view,) = view_of(figure(measures=(measure,))).form.measures
    assert view.row.urgency
    assert view.row.urgency.text == "Forfalt"
