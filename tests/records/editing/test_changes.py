"""Changes find their place by keys and ids, and never write over what somebody else wrote."""

from typing import Any

import pytest

from planhandbok.records.editing.changes import (
    UNSAID,
    Change,
    ChangeError,
    ConflictError,
    changed_data,
)
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
        ("tiltak/t1", {"id": "t1"}, "Nå står det «{id: t1, status: utredes}», ikke «{id: t1}»."),
        ("tiltak/t1/#", "2", "Nå står det «1», ikke «2»."),
    ],
)
def test_what_somebody_else_wrote_is_a_conflict(path: str, old: Any, told: str) -> None:
    with pytest.raises(ConflictError, match="endret av andre") as error:
        changed(MEASURES, path, "1", old)
    assert str(error.value).endswith(told)


def test_space_around_a_text_is_no_conflict() -> None:
    assert changed({"kilde": "KS\n"}, "kilde", "SSB", "KS") == {"kilde": "SSB"}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("tiltak/t3/status", "Det er ingen «t3» i «endringstiltak». Velg en av disse: «t1», «t2»."),
        ("tiltak/+/x", "Det er ingen «+» i «endringstiltak»."),
        ("tiltak/t1/status/x", "som ikke har «x» i seg"),
        ("tiltak/t1/+", "er ingen liste"),
        ("tiltak/t1/#", "Skriv et tall fra 1 til 2"),
    ],
)
def test_place_that_does_not_exist_is_told(path: str, told: str) -> None:
    with pytest.raises(ChangeError) as error:
        changed(MEASURES, path, "0")
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
