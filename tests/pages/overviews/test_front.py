"""The front page: the reader's unit, what is to be done in each round, and what hurries."""

from datetime import date

import pytest

from planhandbok.pages.overviews.front import FrontView, front_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.plan import plan_of
from tests.pages.tables import body
from tests.support.handbooks import MKDOCS, Scratch

IN_MAY = date(2026, 5, 1)


def view(scratch: Scratch, day: date) -> FrontView:
    plan = plan_of(scratch.handbook(), day)
    return front_view(plan, SiteContext.of(plan).at(""))


def front(scratch: Scratch, day: date) -> str:
    return body(plan_of(scratch.handbook(), day), "")


def with_older_cycle(scratch: Scratch) -> None:
    """Lay a cycle for 2026 beside that of 2027."""
    older = scratch.text("a3/2027/syklus.yml")
    for year in (2026, 2027):
        older = older.replace(f"{year}-", f"{year - 1}-")
    scratch.write("a3/2026/syklus.yml", older.replace("år: 2027", "år: 2026"))


@pytest.mark.parametrize(
    ("day", "title", "place"),
    [
        (
            IN_MAY,
            "Slik planlegges budsjettet for 2027",
            "Vi er i 2. kvartal: gjøre dypdykk. Vi gjennomfører budsjettet for 2026.",
        ),
        (
            date(2027, 2, 1),
            "Slik gjennomføres budsjettet for 2027",
            "Arbeidet med budsjettet for 2028 er ikke lagt inn ennå.",
        ),
        (
            date(2029, 1, 1),
            "Prøve",
            "Ingen steg pågår nå i arbeidet med budsjettet for 2027.",
        ),
    ],
)
def test_the_headline_and_the_place_tell_what_is_done_now(
    scratch: Scratch, day: date, title: str, place: str
) -> None:
    with_older_cycle(scratch)
    found = view(scratch, day)
    assert found.title == title
    assert found.place == place


def test_the_headline_names_the_municipality(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    kommune: Lillevik kommune\n")
    assert view(scratch, IN_MAY).title == "Slik planlegger Lillevik kommune budsjettet for 2027"
    assert "Lillevik kommune" in front(scratch, IN_MAY)


def test_a_round_that_has_not_begun_says_when_it_does(scratch: Scratch) -> None:
    place = view(scratch, date(2025, 12, 1)).place
    assert place == "Arbeidet med budsjettet for 2027 begynner 1. januar 2026."


def test_each_round_that_runs_tells_of_its_need(scratch: Scratch) -> None:
    with_older_cycle(scratch)
    planned, none_decided, carried_out = view(scratch, IN_MAY).need.sentence.split(". ")
    assert planned.replace("\xa0", " ") == "Vi må spare eller få inn 12 000 000 kroner i 2027"
    assert none_decided == "Ingenting er vedtatt i denne økonomiplanen ennå"
    assert carried_out == "Omstillingsbehovet for 2026 er ikke lagt inn."


def test_the_outermost_units_are_there_to_choose(scratch: Scratch) -> None:
    units = "    enheter:\n      - Teknisk\n      - navn: Oppvekst\n        enheter: [Skolen]\n"
    scratch.write("mkdocs.yml", MKDOCS + units)
    scratch.a3("skolemat")
    links = {link.text: link.href for link in view(scratch, IN_MAY).units}
    assert links == {"Oppvekst": "./enhet/oppvekst/", "Teknisk": "./enhet/teknisk/"}


def test_each_round_has_what_is_left_of_its_checklist(scratch: Scratch) -> None:
    with_older_cycle(scratch)
    planned, carried_out = view(scratch, IN_MAY).rounds
    assert planned.title == "Budsjett 2027"
    assert [row.task.link.text for row in planned.rows] == ["Analysere de valgte delområdene"]
    assert planned.shown == ""
    assert planned.checklist.href == "./syklus/2027/2-kvartal/"
    assert carried_out.checklist.href == "./syklus/2026/gjennomforing/"
    assert len(carried_out.rows) == 5
    assert carried_out.shown.startswith("Viser 5 av ")


def test_one_round_needs_no_title(scratch: Scratch) -> None:
    (only,) = view(scratch, IN_MAY).rounds
    assert only.title == ""
    assert only.meeting is not None
    assert only.meeting.text.startswith("Workshop: gjøre dypdykk, 7. mai 2026")


def test_what_is_overdue_in_an_earlier_step_is_there_and_comes_first(scratch: Scratch) -> None:
    (only,) = view(scratch, date(2026, 11, 27)).rounds
    assert [row.task.badge.text for row in only.rows] == ["Forfalt"] * 2 + ["Forfaller snart"] * 3
    assert only.shown == "Viser 5 av 6."


def test_a_cycle_that_is_over_has_nothing_to_do(scratch: Scratch) -> None:
    assert view(scratch, date(2028, 1, 1)).rounds == ()


def test_a_handbook_without_cycles_says_so(scratch: Scratch) -> None:
    (scratch.folder / "a3/2027/syklus.yml").unlink()
    found = view(scratch, IN_MAY)
    assert found.place == "Det er ikke lagt inn noe årshjul ennå."
    assert found.rounds == ()


def test_a_handbook_without_a3s_shows_no_figures_but_how_to_begin(scratch: Scratch) -> None:
    html = front(scratch, IN_MAY)
    assert "Lag den første A3-en" in html
    assert "planhandbok new a3" in html
    assert 'href="./veiledning/a3-skjema/">Hva er en A3?</a>' in html
    assert 'href="./veiledning/skrive-i-handboken/">Slik skriver du i håndboken</a>' in html
    assert 'id="haster"' not in html
    assert 'id="enheter"' not in html
    assert 'id="na"' in html
    scratch.a3("skolemat")
    html = front(scratch, IN_MAY)
    assert "Lag den første A3-en" not in html
    assert 'id="haster"' in html


def test_an_empty_handbook_leads_to_the_form_where_it_is_written_in_the_browser(
    scratch: Scratch,
) -> None:
    plan = plan_of(scratch.handbook(), IN_MAY)
    written_here = SiteContext.of(plan, forms="/.planhandbok/").at("")
    assert front_view(plan, written_here).new_a3 == "/.planhandbok/rediger/?sted=ny"
    assert view(scratch, IN_MAY).new_a3 == ""


def test_measures_that_hurry_lead_to_the_measure(scratch: Scratch) -> None:
    frist = "endringstiltak: [{id: kokk, tiltak: Ansette kokk, ansvar: Rektor, frist: 2026-04-01}]"
    scratch.a3("skolemat", frist)
    urgent = view(scratch, IN_MAY).urgent
    assert urgent is not None
    (row,) = urgent.rows
    assert row.task.link.href == "./a3/skolemat/#tiltak-kokk"
    assert row.who == "Rektor"
