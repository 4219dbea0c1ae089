"""The board: what is new since the last meeting, what comes first, and where it leads in time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.boards import board as pages
from planhandbok.pages.boards.board import STYLES, BoardView, board_view
from planhandbok.pages.boards.boards import board_list_view
from planhandbok.pages.changes.change_writer import ChangesContext
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.boards.board import (
    DEFAULT_LOOKBACK,
    Board,
    PeriodStart,
    period_start,
    sheet_board,
)
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.settings import Meetings
from planhandbok.records.schema.sheet import Audience
from tests.support.forwarding import built
from tests.support.handbooks import MKDOCS, TODAY, Scratch
from tests.support.records import page_context
from tests.support.repositories import Repository

CONTEXT = page_context("../../")
MEASURES = """
enhet: Oppvekst
endringstiltak:
  - {id: nar-som-helst, tiltak: Uten frist}
  - {id: hver-uke, tiltak: Hver uke, frist: ukentlig, status: igangsatt}
  - {id: senere, tiltak: Senere, frist: 2027-05-01, status: besluttet}
  - {id: nylig, tiltak: Nylig forfalt, frist: 2026-11-17, status: igangsatt}
  - {id: lenge, tiltak: Forfalt lenge, frist: 2026-09-01, status: besluttet}
  - {id: ferdig, tiltak: Ferdig, frist: 2026-09-01, status: evaluert}
ideer:
  - {id: uvurdert, idé: Nyeste idé}
  - {id: darlig, idé: Dårlig idé, effekt: 1, ressurser: 5}
  - {id: god, idé: God idé, effekt: 5, ressurser: 1}
  - {id: lagt-bort, idé: Gammel idé, effekt: 5, ressurser: 1, vurdering: For dyr}
  - {id: valgt, idé: Valgt idé, effekt: 5, ressurser: 1, ble_tiltak: senere}
måling:
  - {id: uten, parameter: Ikke målt}
  - id: i-rute
    parameter: I rute
    nullpunkt: {dato: 2026-01-01, verdi: 10}
    mål: {dato: 2027-01-01, verdi: 0}
    målinger: [{dato: 2026-11-01, verdi: 1}]
  - id: forsinket
    parameter: Forsinket
    nullpunkt: {dato: 2026-01-01, verdi: 10}
    mål: {dato: 2027-01-01, verdi: 0}
    målinger: [{dato: 2026-11-01, verdi: 12}]
"""


def planned(scratch: Scratch) -> Plan:
    return plan_of(scratch.handbook(), TODAY)


def board_of_a3(plan: Plan, place: int = 0) -> Board:
    figure = plan.counted[place]
    return sheet_board(figure, plan.diary.by_id.get(figure.sheet.a3.id, ()), plan.period_start)


def boards_of_units(plan: Plan) -> list[Board]:
    return [plan.boards.of_unit(address) for address in plan.boards.names]


def shown(plan: Plan, place: int = 0, *, unit: bool = False) -> BoardView:
    found = boards_of_units(plan)[place] if unit else board_of_a3(plan, place)
    return board_view(found, ChangesContext.of(plan), STYLES, CONTEXT)


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2026, 1, 14), date(2026, 1, 13)),
        (date(2026, 1, 27), date(2026, 1, 13)),  # they are at it, and look back to the last
        (date(2026, 1, 28), date(2026, 1, 27)),
        (date(2026, 11, 20), date(2026, 11, 17)),
    ],
)
def test_the_last_meeting_is_the_one_before_today(today: date, since: date) -> None:
    meetings = Meetings(first=date(2026, 1, 13), weeks=2)
    assert period_start(meetings, today) == PeriodStart(since, is_meeting=True)


@pytest.mark.parametrize("first", [None, TODAY, TODAY + timedelta(days=9)])
def test_without_an_earlier_meeting_the_board_covers_two_weeks(first: date | None) -> None:
    meetings = Meetings(first=first, weeks=1) if first else None
    assert period_start(meetings, TODAY) == PeriodStart(TODAY - DEFAULT_LOOKBACK, is_meeting=False)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(1, 5), st.integers(1, 9999))
def test_last_meeting_is_at_most_one_interval_ago(first: date, weeks: int, later: int) -> None:
    today = first + timedelta(days=later)
    since = period_start(Meetings(first=first, weeks=weeks), today)
    assert since.on < today <= since.on + timedelta(weeks=weeks)
    assert (since.on - first).days % (7 * weeks) == 0


def test_the_most_pressing_comes_first(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    board = board_of_a3(planned(scratch))
    assert [action.measure.id for action in board.action_plan.open] == [
        *("lenge", "nylig", "senere", "hver-uke", "nar-som-helst"),
    ]
    assert [indicator.indicator.id for indicator in board.indicators] == [
        "forsinket",
        "i-rute",
        "uten",
    ]
    assert [idea.id for _, idea in board.ideas] == ["god", "darlig", "uvurdert"]
    assert (board.action_plan.closed, board.action_plan.overdue) == (1, 2)


def test_board_lists_what_became_late_since_the_last_meeting(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    assert shown(planned(scratch)).news.late == "2 tiltak er forfalt, 1 av dem siden sist."
    settings = scratch.folder / "mkdocs.yml"
    more = "    tavlemøte: {første: 2026-11-04, uker: 2}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    view = shown(planned(scratch))
    assert view.news.since == "Siden møtet 18. november"
    assert view.news.late == "2 tiltak er forfalt."


def test_actions_beyond_the_screen_stand_below_it(scratch: Scratch) -> None:
    names = [f"t{n}" for n in range(pages.MOST_ACTIONS + 3)]
    measures = "".join(f"  - {{id: {name}, tiltak: {name}}}\n" for name in names)
    figures = "".join(f"  - {{id: {name}, parameter: {name}}}\n" for name in names)
    ideas = "".join(
        f"  - {{id: i-{name}, idé: {name}, effekt: 1, ressurser: 1}}\n" for name in names
    )
    scratch.a3("skolemat", f"endringstiltak:\n{measures}måling:\n{figures}ideer:\n{ideas}")
    view = shown(planned(scratch))
    assert [str(action.row.text) for action in (*view.actions.first, *view.actions.below)] == names
    assert len(view.actions.first) == pages.MOST_ACTIONS
    assert [
        indicator.link.text
        for indicator in (*view.indicators.drawn, *view.indicators.named, *view.indicators.below)
    ] == names
    assert view.ideas.more == f"og {len(names) - pages.MOST_IDEAS} til"
    assert len(view.field.rows) == len(names)


def test_board_lists_changes_since_the_last_meeting(scratch: Scratch) -> None:
    history = Repository.made_in(scratch.folder)
    scratch.a3("skolemat", MEASURES)
    history.commit("2026-10-01T12:00:00+01:00")
    scratch.a3(
        "skolemat", MEASURES.replace("Senere, frist: 2027-05-01", "Senere, frist: 2027-06-01")
    )
    history.commit("2026-11-19T12:00:00+01:00")
    moved = shown(planned(scratch)).news.moved
    assert [change.change.sentence for change in moved] == [
        "Fristen for «Senere» er flyttet fra 1. mai til 1. juni 2027."
    ]
    assert moved[0].change.href == "../../a3/skolemat/#tiltak-senere"


def test_an_a3_as_old_as_the_history_is_not_new(scratch: Scratch) -> None:
    history = Repository.made_in(scratch.folder)
    scratch.a3("skolemat", MEASURES)
    history.commit("2026-11-18T12:00:00+01:00")
    assert shown(planned(scratch)).news.moved == ()
    scratch.a3("suppe", "")
    history.commit("2026-11-19T12:00:00+01:00")
    (moved,) = shown(planned(scratch), 1).news.moved
    assert moved.change.sentence == "Ny A3."


def test_changes_that_a_board_leaves_out_are_counted(scratch: Scratch) -> None:
    history = Repository.made_in(scratch.folder)
    scratch.a3("skolemat", MEASURES)
    history.commit("2026-10-01T12:00:00+01:00")
    scratch.a3("skolemat", f"{MEASURES}begrunnelse: En annen grunn.\ndeltakere: [Elevrådet]\n")
    history.commit("2026-11-19T12:00:00+01:00")
    news = shown(planned(scratch)).news
    assert news.moved == ()
    assert news.more == Link("2 endringer i planen", "../../a3/skolemat/#endringer")


def test_points_of_the_field_are_numbered_on_the_screen(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    view = shown(planned(scratch))
    marks = {str(row.text): row.number for row in view.field.rows}
    assert "" not in marks.values()
    assert [(str(idea.text), idea.number) for idea in view.ideas.first] == [
        *(("God idé", marks["God idé"]), ("Dårlig idé", marks["Dårlig idé"])),
    ]
    assert {str(action.row.text): action.number for action in view.actions.first}[
        "Senere"
    ] == marks["Senere"]


def test_a_unit_has_one_board_with_what_all_its_a3s_hold(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    scratch.a3(
        "frukt", "enhet: OPPVEKST!\nendringstiltak: [{id: t, tiltak: Kutte, frist: 2026-01-01}]\n"
    )
    scratch.a3("uten", "endringstiltak: [{id: t, tiltak: Noe}]\n")
    plan = planned(scratch)
    assert [board.address for board in boards_of_units(plan)] == ["tavle/enhet/oppvekst/"]
    view = shown(plan, unit=True)
    first = view.actions.first[0].row
    assert (str(first.text), first.a3 and first.a3.text) == ("Kutte", "Frukt")
    assert len(view.actions.first) == pages.MOST_ACTIONS_OF_UNIT
    assert view.actions.below == ()
    assert view.actions.more == Link("Flere tiltak", "../../tiltak/?enhet=Oppvekst&status=apne")


def test_a_board_goes_with_its_a3_and_needs_no_line_of_its_own(scratch: Scratch) -> None:
    for id in ("skolemat", "frukt", "badet"):
        scratch.a3(id, f"enhet: {id}\n")
    built(scratch)
    scratch.end("badet")
    (scratch.folder / "a3/2027/skolemat.yml").rename(scratch.folder / "a3/2027/mat.yml")
    scratch.a3("mat", "enhet: Mat\n")
    with (scratch.folder / "a3/adresser.yml").open("a", encoding="utf-8") as file:
        file.write("flyttet: [{fra: a3/skolemat/, flyttet_til: a3/mat/}]\n")
    site = built(scratch, Audience.INTERNAL, "later")
    page = (site / "tavle/skolemat/index.html").read_text(encoding="utf-8")
    assert 'href="../../tavle/mat/" data-phb-moved>Mat</a>' in page
    page = (site / "tavle/badet/index.html").read_text(encoding="utf-8")
    assert 'href="../../a3/badet/"' in page
    page = (site / "tavle/enhet/skolemat/index.html").read_text(encoding="utf-8")
    assert 'href="../../../tavle/"' in page


def test_lost_a3_is_reported_once_and_not_for_its_board(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    built(scratch)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    assert scratch.messages() == ["«a3/skolemat/» er publisert, men ville gå tapt."]


def test_board_of_an_internal_a3_is_internal(scratch: Scratch) -> None:
    scratch.a3("skolemat", "offentlighet: intern\nenhet: Oppvekst\n")
    assert (built(scratch) / "tavle/skolemat/index.html").exists()
    public = built(scratch, Audience.PUBLIC, "public")
    assert not (public / "tavle/skolemat").exists()
    assert not (public / "tavle/enhet").exists()
    assert "Oppvekst" not in (public / "tavle/index.html").read_text(encoding="utf-8")


def test_a_unit_has_the_measures_it_answers_for_wherever_they_live(scratch: Scratch) -> None:
    units = "    enheter: [Helse, {navn: Oppvekst, enheter: [Skole]}, Drift]\n"
    scratch.write("mkdocs.yml", f"{MKDOCS}{units}    roller: {{Rektor: Skole}}\n")
    scratch.a3(
        "skolemat",
        "enhet: Helse\nendringstiltak:\n  - {id: kok, tiltak: Kok, ansvar: Rektor}\n"
        "  - {id: bak, tiltak: Bak}\n",
    )
    boards = boards_of_units(planned(scratch))
    assert {board.unit: len(board.action_plan.open) for board in boards} == {
        "Drift": 0,
        "Helse": 1,
        "Oppvekst": 1,
        "Skole": 1,
    }
    listed = board_list_view(planned(scratch).boards, CONTEXT)
    assert [row.link.text for row in listed.units] == ["Helse", "Oppvekst", "Skole"]


def test_board_with_many_indicators_says_how_many_it_leaves_out(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planhandbok.pages.boards.board.MOST_INDICATORS", 3)
    rows = "".join(f"\n  - {{id: m{n}, parameter: Mett}}" for n in range(5))
    scratch.a3("skolemat", f"måling:{rows}\n")
    indicators = shown(planned(scratch)).indicators
    assert len((*indicators.named, *indicators.below)) == 3
    assert indicators.more == "og 2 til"


def test_list_of_many_boards_has_those_with_most_overdue(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planhandbok.pages.boards.boards.MOST_BOARDS", 1)
    for id, day in (("a", "2027-10-01"), ("b", "2026-10-01")):
        scratch.a3(id, f"endringstiltak: [{{id: t, tiltak: Kok, frist: {day}}}]\n")
    listed = board_list_view(planned(scratch).boards, CONTEXT)
    assert [row.link.text for row in listed.a3s] == ["B"]
    assert listed.rest == "Her står 1 av 2, de med mest forfalt først."


def test_each_board_of_an_example_handbook_says_so(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    enheter: [Skole]\n    eksempelhåndbok: ja\n")
    plan = planned(scratch)
    site = SiteContext.of(plan)
    (board,) = boards_of_units(plan)
    view = board_view(board, ChangesContext.of(plan), STYLES, site.at(board.address))
    assert view.is_example
    assert not shown(plan, unit=True).is_example
