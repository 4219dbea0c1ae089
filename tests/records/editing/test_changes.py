"""Changes find their place by keys and ids, and never write over what somebody else wrote."""

from typing import Any
from unicodedata import normalize

import pytest

from planhandbok.records.editing.changes import (
    UNSAID,
    Change,
    ConflictError,
    changed_data,
    difference,
    writable,
)
from planhandbok.records.editing.paths import ChangeError
from planhandbok.records.editing.subjects import LONGEST, subject_of
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle

MEASURES = {"endringstiltak": [{"id": "t1", "status": "utredes"}, {"id": "t2", "frist": "2027"}]}


def changed(data: Any, path: str, new: Any, old: Any = UNSAID, form: type = A3) -> Any:
    return changed_data(data, Change("a", tuple(path.split("/")), new, old), form)


@pytest.mark.parametrize(
    "path", ["endringstiltak/t1/status", "tiltak/t1/status", "tiltak/1/status"]
)
def test_item_is_found_by_its_id_or_its_number(path: str) -> None:
    after = changed(MEASURES, path, "avsluttet")
    assert after["endringstiltak"][0] == {"id": "t1", "status": "avsluttet"}
    assert MEASURES["endringstiltak"][0]["status"] == "utredes"


def test_item_without_id_is_found_by_its_first_value() -> None:
    data = {"måling": [{"id": "m1", "målinger": [{"dato": "2027-01-31", "verdi": "1"}]}]}
    after = changed(data, "måling/m1/målinger/2027-01-31/verdi", "2")
    assert after["måling"][0]["målinger"] == [{"dato": "2027-01-31", "verdi": "2"}]


def test_reading_is_added_to_its_indicator() -> None:
    reading = {"dato": "2027-03-31", "verdi": "12,5"}
    after = changed({"måling": [{"id": "m1"}]}, "målinger/m1/+", reading)
    assert after == {"måling": [{"id": "m1", "målinger": [reading]}]}


def test_activity_that_is_not_filled_in_yet_is_added() -> None:
    after = changed({"aktiviteter": []}, "aktiviteter/seminar/status", "avsluttet", form=Cycle)
    assert after == {"aktiviteter": [{"id": "seminar", "status": "avsluttet"}]}


def test_none_removes_a_key_and_an_item() -> None:
    assert changed(MEASURES, "tiltak/t1/status", None)["endringstiltak"][0] == {"id": "t1"}
    assert len(changed(MEASURES, "tiltak/t1", None)["endringstiltak"]) == 1


def test_item_is_moved_to_a_place() -> None:
    moved = changed(MEASURES, "tiltak/t2/#", "1", "2")
    assert [measure["id"] for measure in moved["endringstiltak"]] == ["t2", "t1"]


@pytest.mark.parametrize(
    ("path", "old", "told"),
    [
        ("tiltak/t1/status", "besluttet", "Nå står det «utredes», ikke «besluttet»."),
        ("tiltak/t1/status", None, "Nå står det «utredes», ikke ingenting."),
        ("tiltak/t1/kommentar", "a", "Nå står det ingenting, ikke «a»."),
        ("tiltak/t1", {"id": "t1"}, "Nå står det «id t1, status utredes», ikke «id t1»."),
        ("tiltak/t2/#", "1", "Nå står det «2», ikke «1»."),
    ],
)
def test_what_somebody_else_wrote_is_a_conflict(path: str, old: Any, told: str) -> None:
    with pytest.raises(ConflictError, match="endret av andre") as error:
        changed(MEASURES, path, "1", old)
    assert str(error.value).endswith(told)


@pytest.mark.parametrize(
    ("found", "old"), [("KS\n", "KS"), ("på\nto linjer", "på to linjer"), ("pa\u030a", "på")]
)
def test_text_that_looks_the_same_is_no_conflict(found: str, old: str) -> None:
    assert changed({"kilde": found}, "kilde", "SSB", old) == {"kilde": "SSB"}


SVINN = {"id": "m2", "parameter": "Svinn", "målinger": [{"dato": "2027-01-31", "verdi": "1"}]}
SCHOOL = {
    "tittel": "Skolemat",
    "endringstiltak": [{"id": "t1", "tiltak": "Frukt hver dag", "status": "igangsatt"}],
    "måling": [
        {"id": "m1", "parameter": "Elever", "målinger": [{"dato": "2027", "verdi": "1"}]},
        SVINN,
    ],
    "rotårsaker": [{"id": "r1", "hvorfor": ["Vane", "Tid"]}],
}
READING = {"dato": "2027-03-31", "verdi": "12,5"}


@pytest.mark.parametrize(
    ("path", "new", "told"),
    [
        (
            "tiltak/t1/status",
            "avsluttet",
            "Skolemat › tiltaket «Frukt hver dag» › status: igangsatt → avsluttet",
        ),
        ("tittel", "2027-02-30", "Skolemat › tittel: Skolemat → 2027-02-30"),
        (
            "måling/m2/målinger/2027-01-31/verdi",
            "2",
            "Skolemat › måleparameteren «Svinn» › målingen «31.01.2027» › verdi: 1 → 2",
        ),
        (
            "tiltak/t1/frist",
            "2027",
            "Skolemat › tiltaket «Frukt hver dag» › frist: ingenting → 2027",
        ),
        ("tittel", None, "Skolemat › tittel: Skolemat → ingenting"),
        (
            "målinger/m1/+",
            READING,
            "Skolemat › måleparameteren «Elever» › ny måling: dato 31.03.2027, verdi 12,5",
        ),
        (
            "måling/m1/målinger/2027/verdi",
            "2",
            "Skolemat › måleparameteren «Elever» › målingen «2027» › verdi: 1 → 2",
        ),
        ("rotårsaker/r1/hvorfor/2", "X", "Skolemat › rotårsaken «r1» › hvorfor nr. 2: Tid → X"),
        (
            "tiltak/t1/kommentar/+",
            "Ny.",
            "Skolemat › tiltaket «Frukt hver dag» › kommentar, i tillegg: Ny.",
        ),
        (
            "tiltak/t1/id",
            "t9",
            "Skolemat › tiltaket «Frukt hver dag» › id: t1 → t9. "
            "Lenker til det gamle slutter å virke.",
        ),
        ("ønsket_situasjon", "Ro\n\nog mat", "Skolemat › ønsket situasjon: ingenting → Ro og mat"),
    ],
)
def test_difference_is_told_in_words(path: str, new: Any, told: str) -> None:
    change = Change("a", tuple(path.split("/")), new)
    found = difference(SCHOOL, change, A3)
    assert (found.words, found.is_made) == (told, False)


LONG = " ".join(f"Setning {number}." for number in range(100))


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (f"{LONG} Ny.", "… 97. Setning 98. Setning 99. → … 97. Setning 98. Setning 99. Ny."),
        (f"Ny. {LONG}", "Setning 0. Setning 1. Setning … → Ny. Setning 0. Setning 1. Setning …"),
        (
            LONG.replace(" 50. ", " femti. "),
            "… Setning 48. Setning 49. Setning 50. Setning 51. Setning 52. Setning … → "
            "… Setning 48. Setning 49. Setning femti. Setning 51. Setning 52. Setning …",
        ),
        ("Kort.", f"{LONG} → Kort."),
    ],
)
def test_long_texts_are_told_around_what_differs(new: str, told: str) -> None:
    found = difference({"begrunnelse": LONG}, Change("a", ("begrunnelse",), new), A3)
    assert found.words == f"begrunnelse: {told}"


def test_path_is_found_whatever_its_accents_are() -> None:
    change = writable(Change("a", (normalize("NFD", "nåsituasjon"),), "x"))
    assert changed_data({"nåsituasjon": "y"}, change, A3) == {"nåsituasjon": "x"}


@pytest.mark.parametrize(
    ("path", "new", "told"),
    [
        ("tiltak/t1/status", "stanset", "tiltaket «Frukt hver dag» er stanset"),
        ("tiltak/t1/status", "foreslått", "tiltaket «Frukt hver dag» utredes"),
        ("tiltak/t1/frist", "2027", "tiltaket «Frukt hver dag», frist er nå 2027"),
        ("tiltak/t1/frist", None, "tiltaket «Frukt hver dag», frist er fjernet"),
        ("tiltak/t1", None, "tiltaket «Frukt hver dag» er fjernet"),
        ("tiltak/t1/#", "1", "tiltaket «Frukt hver dag» er flyttet"),
        ("tiltak/t1/kommentar/+", "Ny.", "tiltaket «Frukt hver dag», kommentar har ny tekst"),
        ("tiltak/+", {"id": "t2", "tiltak": "Melk"}, "nytt tiltak «Melk»"),
        ("målinger/m1/+", READING, "måleparameteren «Elever», ny måling 12,5"),
        ("ønsket_situasjon", "Ro og mat. " * 9, "ønsket situasjon er endret"),
        ("rotårsaker/r1/hvorfor/+", "Rot", "rotårsaken «r1», nytt i hvorfor «Rot»"),
        (
            "tiltak/+",
            {"id": "t2", "tiltak": "Melk og brød " * 20},
            "nytt tiltak «Melk og brød Melk og brød Melk og b…»",
        ),
    ],
)
def test_subject_says_what_came_of_a_change(path: str, new: Any, told: str) -> None:
    change = Change("a", tuple(path.split("/")), new)
    assert difference(SCHOOL, change, A3).subject.told() == f"Skolemat: {told}"


def test_long_names_are_cut_in_a_subject_and_what_came_of_them_is_not() -> None:
    subject = subject_of(["A" * 500, f"tiltaket «{'B' * 500}»"], "er avsluttet")
    assert subject == f"{'A' * 21}…: tiltaket «{'B' * 11}…» er avsluttet"
    many = subject_of(["A" * 500, "B" * 500, "C" * 500, "D" * 500], f"er nå {'E' * 24}")
    assert len(many) == LONGEST


@pytest.mark.parametrize(
    ("path", "new", "old", "told"),
    [
        (
            "tiltak/t1/status",
            "igangsatt",
            "utredes",
            "tiltaket «Frukt hver dag» › status: igangsatt",
        ),
        ("tittel/+", "Skolemat", UNSAID, "tittel, i tillegg: Skolemat"),
        ("tiltak/t9", None, {"id": "t9"}, "tiltaket «t9»: ingenting"),
        ("tiltak/t1/#", "1", "2", "tiltaket «Frukt hver dag» › plassen i listen: 1"),
        (
            "målinger/m1/+",
            {"dato": "2027", "verdi": "1"},
            UNSAID,
            "måleparameteren «Elever» › ny måling: dato 2027, verdi 1",
        ),
    ],
)
def test_what_stands_there_already_is_no_conflict(path: str, new: Any, old: Any, told: str) -> None:
    change = Change("a", tuple(path.split("/")), new, old)
    found = difference(SCHOOL, change, A3)
    assert (found.words, found.is_made) == (f"Skolemat › {told}", True)
    assert changed_data(SCHOOL, change, A3) == SCHOOL


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("tiltak/t3/status", "Fant ikke tiltaket «t3» i filen. Velg en av disse: «t1», «t2»."),
        ("tiltak/+/x", "Fant ikke tiltaket «+» i filen."),
        ("tiltak/t1/status/x", "som ikke har «x» i seg"),
        ("tiltak/t1/+", "er ingen liste"),
        ("tiltak/t1/#", "Skriv et tall fra 1 til 2"),
        ("tiltak/t1/status/#", "status har ingen plass"),
        ("+", "må stå bak navnet på en liste"),
        ("tiltak/+", "ingenting å legge til"),
        ("", "Et navn i stedet er tomt"),
        ("tiltak//status", "Et navn i stedet er tomt"),
        (f"tiltak/{'9' * 5000}", "» i filen"),
    ],
)
def test_place_that_does_not_exist_is_told(path: str, told: str) -> None:
    with pytest.raises(ChangeError) as error:
        changed(MEASURES, path, None if path == "tiltak/+" else "0")
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("written", "path", "old"),
    [
        ({"status": "planlagt"}, "status", "besluttet"),
        ({"frist": "24. mai 2027"}, "frist", "2027-05-24"),
        ({"kommentar": "Venter\npå tilbud.\n"}, "kommentar", "Venter på tilbud."),
    ],
)
def test_old_value_in_other_words_is_no_conflict(written: Any, path: str, old: str) -> None:
    data = {"endringstiltak": [{"id": "t1", **written}]}
    assert changed(data, f"tiltak/t1/{path}", "x", old)["endringstiltak"][0][path] == "x"


def test_value_that_nobody_wrote_is_its_default() -> None:
    data = {"aktiviteter": [{"id": "a"}]}
    after = changed(data, "aktiviteter/a/status", "avsluttet", "ikke startet", Cycle)
    assert after["aktiviteter"] == [{"id": "a", "status": "avsluttet"}]
    with pytest.raises(ConflictError):
        changed(after, "aktiviteter/a/status", "stanset", None, Cycle)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, "31.03.2027: Ny."),
        ({"kommentar": "Venter."}, "Venter. 31.03.2027: Ny."),
        ({"kommentar": "- a\n- b\n"}, "- a\n- b\n31.03.2027: Ny."),
    ],
)
def test_sentence_is_added_to_a_text(before: Any, after: str) -> None:
    data = {"endringstiltak": [{"id": "t1", **before}]}
    added = changed(data, "tiltak/t1/kommentar/+", "31.03.2027: Ny.")
    assert added["endringstiltak"][0]["kommentar"] == after
