"""An A3 moves to another budget year."""

import re
from typing import Any

from tests.support.handbooks import Scratch
from tests.writing.acts.doing import DECISION, RECORD_FORMS, address, commit_all, do, subjects
from tests.writing.app import app_of, fields_of, text_of
from tests.writing.web import ask

QUARTERS = (("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"))
GOALS = ["Energibruken i kommunale bygg skal ned", "Barn skal få hjelp før vanskene vokser"]


def cycle_of(year: int) -> str:
    """Return the text of a cycle without goals."""
    days = [
        f"  - {{steg: {number}-kvartal, fra: {year - 1}-{first}, til: {year - 1}-{last}}}\n"
        for number, (first, last) in enumerate(QUARTERS, 1)
    ]
    carried_out = f"  - {{steg: gjennomforing, fra: {year}-01-01, til: {year}-12-31}}\n"
    period = f"periode: {{fra: {year}, til: {year + 3}}}\n"
    return f"budsjettår: {year}\n{period}datoer:\n{''.join(days)}{carried_out}"


def test_an_a3_moves_to_another_year_with_its_address_and_its_editions(
    app: Any, repository: Scratch
) -> None:
    assert "Flytt til et annet budsjettår" not in ask(app, RECORD_FORMS).text
    do(app, "frys", "frys", **DECISION)
    do(app, "ny-runde", "lag", "2027")
    commit_all(repository)
    text = text_of(repository)
    assert ">Flytt til et annet budsjettår</a>" in ask(app, RECORD_FORMS).text
    refused = do(app, "flytt", "flytt", budsjettår="2031")
    assert (refused.status, "Velg et av disse årene: 2028." in refused.text) == (422, True)
    done = do(app, "flytt", "flytt")
    assert (done.status, done.leads_to) == (303, "/a3/skolemat/")
    moved = repository.folder / "a3/2028/skolemat.yml"
    assert moved.read_text(encoding="utf-8") == text
    assert not (repository.folder / "a3/2027/skolemat.yml").exists()
    assert subjects(repository)[0] == "Skolemat: flyttet til 2028"
    assert ask(app, "/a3/skolemat/").status == 200
    assert ask(app, "/a3/skolemat/1.0/").status == 200
    assert repository.records().warnings.items == ()


def test_an_a3_that_moves_is_below_the_organisation_of_its_new_year(scratch: Scratch) -> None:
    scratch.a3("kommunen-2027", "type: virksomhet\ntittel: Kommunen i 2027\n")
    scratch.a3("skolemat", "overordnet: kommunen-2027\n")
    app = app_of(scratch)
    assert do(app, "ny-runde", "lag", "2027").status == 303
    assert do(app, "flytt", "flytt").status == 303
    moved = scratch.text("a3/2028/skolemat.yml")
    assert "overordnet: kommunen-2028" in moved


def test_a_year_that_is_over_is_not_proposed(app: Any, scratch: Scratch) -> None:
    scratch.write("a3/2024/syklus.yml", cycle_of(2024))
    page = ask(app_of(scratch), address("flytt")).text
    assert fields_of(page)["budsjettår"] == ""
    assert "Du kan velge 2024." in page


def test_goals_that_the_other_round_lacks_are_told_in_words(scratch: Scratch) -> None:
    scratch.write("a3/2028/syklus.yml", cycle_of(2028))
    benefit = "{id: g1, type: kvalitet, beskrivelse: Ro, bidrar_til: [tidlig-hjelp]}"
    scratch.a3("skolemat", f"mål: [klimavennlig-drift]\ngevinster: [{benefit}]\n")
    refused = do(app_of(scratch), "flytt", "flytt", budsjettår="2028")
    assert refused.status == 422
    told = refused.text.partition("Disse målene er ikke med i runden for 2028:")[2]
    assert re.findall("«(.*?)»", told.partition("Ta dem ut")[0]) == GOALS
    assert "linje" not in refused.text
    assert (scratch.folder / "a3/2027/skolemat.yml").exists()


def test_forms_of_an_a3_that_was_not_read_yet_are_shown(app: Any, scratch: Scratch) -> None:
    scratch.a3("nytt")
    assert ask(app, RECORD_FORMS.replace("skolemat", "nytt")).status == 200
