"""A new A3, year or page is a file to go on from; what is there stays as it is."""

from datetime import date
from pathlib import Path

import pytest

from planhandbok.changing.new import NewA3, new_a3, new_method, new_page
from planhandbok.changing.new_year import new_year
from planhandbok.records.schema.a3 import A3Kind, Access
from planhandbok.records.text.problems import WrongUseError
from tests.support.handbooks import TODAY, Scratch, own_handbook

CYCLE = """\
budsjettår: 2028
periode: {fra: 2028, til: 2031}
datoer:
  - {steg: 1-kvartal, fra: 2027-01-01, til: 2027-02-28}
  - {steg: 2-kvartal, fra: 2027-03-01, til: 2027-06-30}
  - {steg: 3-kvartal, fra: 2027-07-01, til: 2027-09-30}
  - {steg: 4-kvartal, fra: 2027-10-01, til: 2027-12-31}
  - {steg: gjennomforing, fra: 2028-01-01, til: 2028-02-29}
mål:
  - {id: lunsj, mål: Alle får lunsj}
"""
ORGANISATION = """\
id: kommunen-2028
type: virksomhet
tittel: Kommunen i 2028
dato: 2026-11-02
utgave: "1.2"
eier: [Kommunedirektøren, Rektor]
offentlighet: offentlig
mål: [lunsj]
begrunnelse: Det trengs.
endringstiltak:
  - {id: t1, tiltak: "Lage [mat]", status: igangsatt}
  - {id: t2, tiltak: Vaske opp, status: avsluttet}
"""
INTERNAL = """\
id: hemmelig
type: dypdykk
tittel: Hemmelig
dato: 2026-11-02
utgave: "1.0"
eier: Rektor
offentlighet: intern
begrunnelse: Det trengs.
endringstiltak:
  - {id: t1, tiltak: Skjult}
"""


@pytest.fixture
def own(tmp_path: Path) -> Scratch:
    handbook = own_handbook(tmp_path / "own")
    settings = handbook.text("mkdocs.yml")
    handbook.write("mkdocs.yml", f"{settings}    enheter: [Skole]\n")
    handbook.write("a3/2028/syklus.yml", CYCLE)
    return handbook


def a3(id: str = "skolemat", **answers: object) -> NewA3:
    usual: dict[str, object] = {
        "year": None,
        "kind": A3Kind.DEEP_DIVE,
        "title": "Skolemat: ja",
        "owner": "Rektor",
        "unit": "Skole",
        "access": Access.PUBLIC,
    }
    return NewA3(id, **{**usual, **answers})  # type: ignore[arg-type]


def test_an_a3_has_its_header_and_no_mistakes(own: Scratch) -> None:
    own.write("a3/2028/kommunen-2028.yml", ORGANISATION)
    file = new_a3(own.folder, a3(unit="skole"), TODAY)
    assert file == ["a3/2028/skolemat.yml"]
    assert own.text("a3/2028/skolemat.yml") == (
        "id: skolemat\n"
        "type: dypdykk\n"
        "tittel: 'Skolemat: ja'\n"
        "dato: 2026-11-20\n"
        "utgave: '0.1'\n"
        "eier: Rektor\n"
        "enhet: Skole\n"
        "offentlighet: offentlig\n"
        "overordnet: kommunen-2028\n"
        "begrunnelse: Ikke skrevet ennå. Her står hva utfordringen er, og hva det er verdt å "
        "løse den.\n"
    )
    assert own.told() == []


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"id": "tatt"}, "Det er alt en A3 med id-en «tatt». Velg en annen."),
        ({"id": "brukt"}, "Id-en «brukt» har vært brukt, og adressen er publisert. Velg en annen."),
        ({"year": 27}, "27 er ikke et årstall. Skriv det med fire sifre, som 2028."),
        ({"year": 2031}, "Det er ingen runde for 2031. Lag den med «new year 2031»."),
        ({"unit": "Skule"}, "«Skule» er ikke en av enhetene. Mente du «Skole»?"),
        (
            {"id": "Skole Mat"},
            "«Skole Mat» kan ikke brukes som id. En id har bare små bokstaver a–z, tall og "
            "bindestrek: «skole-mat».",
        ),
    ],
)
def test_an_a3_that_cannot_be_made_is_told(
    own: Scratch, answers: dict[str, object], message: str
) -> None:
    new_a3(own.folder, a3("tatt"), TODAY)
    own.write("permalenker.yml", "a3/brukt/: offentlig\n")
    own.write(
        "a3/adresser.yml",
        "avsluttet:\n  - {adresse: a3/brukt/, tittel: Den, dato: 2026-11-01, grunn: Ferdig}\n",
    )
    before = sorted(own.folder.rglob("*"))
    with pytest.raises(WrongUseError) as told:
        new_a3(own.folder, a3(**answers), TODAY)  # type: ignore[arg-type]
    assert str(told.value) == message
    assert sorted(own.folder.rglob("*")) == before


def test_a_year_moves_the_dates_and_keeps_goals_and_open_measures(own: Scratch) -> None:
    own.write("a3/2028/kommunen-2028.yml", ORGANISATION)
    own.write("a3/2028/hemmelig.yml", INTERNAL)
    files = new_year(own.folder, 2029, TODAY)
    assert files == ["a3/2029/syklus.yml", "a3/2029/kommunen-2029.yml"]
    records = own.records()
    cycle = records.cycles[-1]
    assert [(dates.first, dates.last) for dates in cycle.dates[::4]] == [
        (date(2028, 1, 1), date(2028, 2, 29)),
        (date(2029, 1, 1), date(2029, 2, 28)),
    ]
    assert [goal.text for goal in cycle.goals] == ["Alle får lunsj"]
    (sheet,) = (sheet for sheet in records.sheets if sheet.year == 2029)
    assert sheet.a3.title == "Kommunen i 2029"
    assert sheet.a3.current_state == (
        "Disse tiltakene fra 2028 er ikke ferdige:\n\n"
        "- [Lage \\[mat\\]](a3:kommunen-2028#tiltak-t1)"
    )


def test_a_year_has_four_figures(own: Scratch) -> None:
    with pytest.raises(WrongUseError, match="29 er ikke et årstall"):
        new_year(own.folder, 29, TODAY)


def test_a_year_moves_each_year_of_the_title_and_keeps_all_owners(own: Scratch) -> None:
    text = ORGANISATION.replace("Kommunen i 2028", "Kommunen 2028–2031")
    own.write("a3/2028/kommunen-2028.yml", f"{text}enhet: Skole\n")
    new_year(own.folder, 2029, TODAY)
    (sheet,) = (sheet for sheet in own.records().sheets if sheet.year == 2029)
    assert sheet.a3.title == "Kommunen 2029–2032"
    assert [owner.role for owner in sheet.a3.owners] == ["Kommunedirektøren", "Rektor"]
    assert sheet.a3.unit == "Skole"


def test_a_year_takes_nothing_from_examples(own: Scratch) -> None:
    own.write("a3/2028/syklus.yml", f"{CYCLE}eksempel: ja\n")
    own.write("a3/2028/kommunen-2028.yml", f"{ORGANISATION}eksempel: ja\n")
    assert new_year(own.folder, 2029, TODAY) == ["a3/2029/syklus.yml"]
    assert own.records().cycles[-1].goals == ()


def test_a_step_that_is_new_in_the_year_gets_its_dates_by_hand(own: Scratch) -> None:
    new_method(own.folder, "steg", TODAY)
    method = own.text("a3/helhetsmodellen.yml")
    step = "{id: ny, periode: P, navn: N, gevinstarbeid: G, formål: F, aktiviteter: [], fra: 2029}"
    own.write("a3/helhetsmodellen.yml", method.replace("steg:\n", f"steg:\n  - {step}\n", 1))
    assert new_year(own.folder, 2029, TODAY) == ["a3/2029/syklus.yml"]
    assert [message for message in own.messages() if "mangler datoer" in message] == [
        "Steget «ny» mangler datoer."
    ]


def test_phases_come_along_with_the_steps_that_they_name(own: Scratch) -> None:
    new_method(own.folder, "steg", TODAY)
    text = own.text("a3/helhetsmodellen.yml")
    assert "\nfaser:\n" in f"\n{text}"
    assert own.messages() == []


def test_a_part_that_would_break_the_method_is_not_written(own: Scratch) -> None:
    own.write("a3/helhetsmodellen.yml", '"navn": Vår\n')
    with pytest.raises(WrongUseError, match="Ingenting er skrevet"):
        new_method(own.folder, "navn", TODAY)
    text = own.text("a3/helhetsmodellen.yml")
    assert text == '"navn": Vår\n'


def test_what_stands_above_the_parts_of_the_method_is_none_of_them(own: Scratch) -> None:
    with pytest.raises(WrongUseError, match="ingen del som heter «»") as refused:
        new_method(own.folder, "", TODAY)
    assert "«baner»" in str(refused.value)
    assert str(refused.value).count("«»") == 1


def test_the_first_year_has_the_usual_dates(tmp_path: Path) -> None:
    own = own_handbook(tmp_path / "own")
    assert new_year(own.folder, 2030, TODAY) == ["a3/2030/syklus.yml"]
    assert own.records().cycles[0].dates[0].first == date(2029, 1, 1)


def test_a_year_that_exists_stays_as_it_is(own: Scratch) -> None:
    with pytest.raises(WrongUseError, match=r"Det er alt en runde for 2028: "):
        new_year(own.folder, 2028, TODAY)
    assert own.text("a3/2028/syklus.yml") == CYCLE


def test_a_page_is_made(own: Scratch) -> None:
    assert new_page(own.folder, "rutiner", "Våre rutiner", TODAY) == ["content/rutiner.md"]
    text = own.text("content/rutiner.md")
    assert text == "# Våre rutiner\n\nIkke skrevet ennå.\n"
    with pytest.raises(WrongUseError, match=r"content/rutiner.md finnes fra før"):
        new_page(own.folder, "rutiner.md", "", TODAY)


def test_a_page_of_the_base_is_copied_with_its_version(own: Scratch) -> None:
    new_page(own.folder, "veiledning/fallgruver.md", "", TODAY)
    text = own.text("content/veiledning/fallgruver.md")
    assert text.startswith("---\ndescription: ")
    assert "\ngrunnside: " in text
    assert own.told() == []


@pytest.mark.parametrize("path", ["index.md", "status/index.md", "a3/skolemat.md", "Fallgruver/x"])
def test_a_page_that_the_site_cannot_have_is_not_written(own: Scratch, path: str) -> None:
    own.write("content/fallgruver/x.md", "# X\n")
    before = sorted(own.folder.rglob("*.*"))
    with pytest.raises(WrongUseError, match=r"Ingenting er skrevet"):
        new_page(own.folder, path, "", TODAY)
    assert sorted(own.folder.rglob("*.*")) == before


@pytest.mark.parametrize("path", ["content/rutiner.md", "rutiner", "rutiner.md"])
def test_a_page_lies_in_the_folder_however_it_is_named(own: Scratch, path: str) -> None:
    assert new_page(own.folder, path, "", TODAY) == ["content/rutiner.md"]


@pytest.mark.parametrize("path", ["", ".skjult.md", "../ute.md", "/ute.md", "a/../../ute.md"])
def test_a_page_lies_in_the_folder_of_the_guide(own: Scratch, path: str) -> None:
    with pytest.raises(WrongUseError, match="Siden må ligge i content, og ha et navn"):
        new_page(own.folder, path, "", TODAY)


METHOD = "a3/helhetsmodellen.yml"


def test_parts_of_the_method_are_copied_below_what_is_there(own: Scratch) -> None:
    written = "# Vår egen\nruter:\n  - {id: klima, navn: Klima}"
    own.write(METHOD, written)
    assert new_method(own.folder, "baner", TODAY) == [METHOD]
    assert new_method(own.folder, "steg", TODAY) == [METHOD]
    text = own.text(METHOD)
    assert text.startswith(
        "# Vår egen\nruter:\n  - {id: klima, navn: Klima}\nbaner:\n  - id: politisk\n"
    )
    assert own.told() == []
    method = own.records().method
    assert [box.id for box in method.boxes] == ["klima"]
    assert method.steps[0].id == "1-kvartal"


def test_a_part_that_is_there_or_unknown_is_not_copied(own: Scratch) -> None:
    new_method(own.folder, "baner", TODAY)
    before = own.text(METHOD)
    with pytest.raises(WrongUseError, match="«baner» fra før"):
        new_method(own.folder, "baner", TODAY)
    with pytest.raises(WrongUseError, match="Mente du «steg»"):
        new_method(own.folder, "stegg", TODAY)
    assert own.text(METHOD) == before


def test_a_new_year_has_the_steps_of_that_year(own: Scratch) -> None:
    new_method(own.folder, "steg", TODAY)
    text = own.text(METHOD)
    own.write(METHOD, text.replace("id: 3-kvartal\n", "id: 3-kvartal\n    til: 2028\n"))
    new_year(own.folder, 2029, TODAY)
    (cycle,) = (cycle for cycle in own.records().cycles if cycle.year == 2029)
    assert "3-kvartal" not in {dates.step for dates in cycle.dates}
    assert len(cycle.dates) == 4


def test_a_round_of_two_years_is_followed_by_one(own: Scratch) -> None:
    text = CYCLE.replace("budsjettår: 2028\n", "budsjettår: 2028\nsiste_budsjettår: 2029\n")
    own.write("a3/2028/syklus.yml", text)
    with pytest.raises(WrongUseError, match=r"Det er alt en runde for 2029: a3/2028"):
        new_year(own.folder, 2029, TODAY)
    new_year(own.folder, 2030, TODAY)
    (cycle,) = (cycle for cycle in own.records().cycles if cycle.year == 2030)
    assert cycle.years == "2030–2031"


@pytest.mark.parametrize("id", ["2028", "syklus"])
def test_a_new_a3_is_not_called_what_a_cycle_is(id: str, own: Scratch) -> None:
    with pytest.raises(WrongUseError, match="er navnet på en runde"):
        new_a3(own.folder, a3(id), TODAY)
