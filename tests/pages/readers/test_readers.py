"""The pages for politicians, and for those who represent the employees."""

import re
from html import unescape

from planhandbok.pages.readers.undecided import MOST_ROWS
from planhandbok.plan.plan import plan_of
from tests.pages import tables
from tests.support.handbooks import MKDOCS, TODAY, Scratch

CASE = """\
saker:
  - saksnummer: 1/26
    organ: Kommunestyret
    dato: 2026-06-11
    vedtak: Kommunestyret vil ha mat.
"""


def body(scratch: Scratch, address: str) -> str:
    return tables.body(plan_of(scratch.handbook(), TODAY), address)


def shown(scratch: Scratch, address: str) -> str:
    text = unescape(tables.TAG.sub(" ", body(scratch, address))).replace("\xa0", " ")
    return re.sub(r" ([.,:])", r"\1", " ".join(text.split()))


def investigated(*ids: str) -> str:
    rows = "".join(f"  - {{id: {id}, tiltak: Tiltak {id}, status: utredes}}\n" for id in ids)
    return f"endringstiltak:\n{rows}"


def test_politicians_are_told_the_next_day_first(scratch: Scratch) -> None:
    text = shown(scratch, "folkevalgt/")
    first = text.partition("Hjelp: For deg som er folkevalgt ")[2]
    assert first.startswith("Neste gang er 1. desember 2026: Formannskapet gir innstilling.")
    asked = "17. desember 2026 Kommunestyret vedtar budsjett- og økonomiplan"
    assert f"{asked} Til vedtak eller drøfting: Vedta budsjett- og økonomiplan" in text
    assert '#aktivitet-vedta-budsjett">' in body(scratch, "folkevalgt/")


def test_politicians_see_the_cases_of_the_round_with_what_was_decided(scratch: Scratch) -> None:
    scratch.a3("skolemat", CASE)
    text = shown(scratch, "folkevalgt/")
    assert "Sak 1/26 Kommunestyret, 11. juni 2026. Skolemat Kommunestyret vil ha mat." in text


def test_a_page_for_politicians_without_cycles_has_no_empty_parts(scratch: Scratch) -> None:
    (scratch.folder / "a3/2027/syklus.yml").unlink()
    html = body(scratch, "folkevalgt/")
    assert "Det er ikke lagt inn noe møte eller vedtak framover." in html
    assert re.findall(r'<h2 id="([^"]+)"', html) == ["haster"]


def test_representatives_see_what_is_not_decided(scratch: Scratch) -> None:
    scratch.a3("skolemat", investigated("kjokken"))
    text = shown(scratch, "medvirkning/")
    assert "1 tiltak blir fortsatt undersøkt. Ingenting er bestemt, så det kan påvirkes." in text
    assert "Neste møte: Formannskapet gir innstilling, 1. desember 2026." in text
    assert "Neste vedtak: Vedta budsjett- og økonomiplan, 17. desember 2026." in text
    html = body(scratch, "medvirkning/")
    assert '<a href="../a3/skolemat/#tiltak-kjokken">Tiltak kjokken</a>' in html
    assert '<a href="../tiltak/?status=besluttet">' in html


def test_representatives_are_led_to_the_deep_dive(scratch: Scratch) -> None:
    measure = "{id: mat, tiltak: Utrede mat, status: utredes, utredning: skolemat}"
    scratch.a3("helheten", f"type: virksomhet\nendringstiltak: [{measure}]\n")
    scratch.a3("skolemat")
    assert "Undersøkes i Skolemat" in shown(scratch, "medvirkning/")


def test_units_can_be_chosen_if_there_are_several(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    enheter: [Skole, Barnehage]\n")
    scratch.a3("skolemat", f"enhet: Skole\n{investigated('a')}")
    assert "<select" not in body(scratch, "medvirkning/")
    scratch.a3("frukt", f"enhet: Barnehage\n{investigated('b')}")
    assert '<select name="enhet">' in body(scratch, "medvirkning/")


def test_what_has_no_room_is_one_link_away(scratch: Scratch) -> None:
    scratch.a3("skolemat", investigated(*(f"t{n}" for n in range(MOST_ROWS + 1))))
    html = body(scratch, "medvirkning/")
    assert html.count("#tiltak-t") == MOST_ROWS
    assert f'<a href="../tiltak/?status=utredes">Se alle {MOST_ROWS + 1}</a>' in html


def test_nothing_undecided_is_said_in_a_sentence(scratch: Scratch) -> None:
    html = body(scratch, "medvirkning/")
    assert "Ingen tiltak blir undersøkt akkurat nå." in html
    assert "<table" not in html
