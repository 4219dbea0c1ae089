"""Forms show what stands in a record, and ask for nothing that was left as it was."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planhandbok.records.handbook import AllRecords
from planhandbok.writing.fields.answers import answers, changes_of, new_id
from planhandbok.writing.fields.forms import form_of_place
from planhandbok.writing.fields.places import (
    Place,
    WrittenRecord,
    item_list,
    place_at,
    whole_record,
    written_record,
)
from planhandbok.writing.fields.references import title_of
from tests.support.handbooks import ROOT, SAMPLES, TODAY, Scratch, records_of


def record_of(project: Path, records: AllRecords, name: str) -> WrittenRecord:
    record = written_record(project, records, name)
    assert isinstance(record, WrittenRecord)
    return record


def place_of(scratch: Scratch, address: str) -> Place:
    place = place_at(record_of(scratch.folder, scratch.records(), "skolemat"), address)
    assert place is not None
    return place


def all_places(place: Place) -> Iterator[Place]:
    yield place
    for items in place.lists:
        for address, _ in items.items:
            inner = place_at(place.record, address)
            assert inner is not None, address
            yield from all_places(inner)
        if items.new:
            assert place_at(place.record, items.new) is not None, items.new


def sent_as_it_is(place: Place) -> dict[str, list[str]]:
    """Return what a browser sends from a form that nobody has touched."""
    form = form_of_place(place, TODAY)
    sent = {"før": [form.before]}
    for field in form.fields:
        ticks = [option.value for option in field.options if option.value in field.ticked]
        is_ticked = field.asked.control == "several"
        sent[field.name] = ticks if is_ticked else [field.text.replace("\n", "\r\n")]
    return sent


@pytest.mark.parametrize("project", [ROOT, SAMPLES], ids=["base", "samples"])
def test_a_form_that_nobody_has_touched_changes_nothing(project: Path) -> None:
    records = records_of(project)
    names = [sheet.a3.id for sheet in records.sheets] + [
        str(cycle.year) for cycle in records.cycles
    ]
    for name in names:
        record = record_of(project, records, name)
        boxes = [
            place_at(record, key) for key in ("begrunnelse", "nåsituasjon", "ønsket_situasjon")
        ]
        for place in (*all_places(whole_record(record)), *filter(None, boxes)):
            assert answers(place, sent_as_it_is(place)).changed == (), place.names


def changes(place: Place, **texts: str | list[str]) -> list[tuple[tuple[str, ...], Any, Any]]:
    sent = sent_as_it_is(place)
    for name, text in texts.items():
        sent[name.replace("_", ".")] = text if isinstance(text, list) else [text]
    made = changes_of(place, answers(place, sent))
    return [(change.path, change.old, change.new) for change in made]


MORE = """\
rotårsaker: [{id: r1, årsak: Vane}, {id: r2, årsak: Mangel}]
endringstiltak:
  - {id: t1, tiltak: Frukt, ansvar: {rolle: Rektor, e-post: rektor@example.no}, løser: [r2, r1]}
måling: [{id: m1, parameter: Elever, nullpunkt: {dato: 2026-01-01, verdi: 3}}]
gevinster:
  - id: g1
    type: kostnad
    beskrivelse: Spart
    enhet: kr
    beløp: {estimert: {2027: 400 000, 2028: {forventet: 5, lav: 3, høy: 9}}}
"""
READ = "måling: [{id: m1, parameter: Elever, målinger: [{dato: 2026-02-01, verdi: 4}]}]\n"


@pytest.mark.parametrize(
    ("address", "texts", "path", "new"),
    [
        ("endringstiltak/t1", {"status": "avsluttet"}, "status", "avsluttet"),
        ("endringstiltak/t1", {"ansvar": "Kantinen"}, "ansvar", "Kantinen"),
        ("endringstiltak/t1", {"ansvar": "A\r\nB"}, "ansvar", ["A", "B"]),
        ("endringstiltak/t1", {"ansvar": ""}, "ansvar", None),
        ("endringstiltak/t1", {"løser": ["r1"]}, "løser", ["r1"]),
        (
            "endringstiltak/t1",
            {"ansvar": "Rektor; e-post rektor@example.no\nKantinen; person Kari"},
            "ansvar",
            [
                {"rolle": "Rektor", "e-post": "rektor@example.no"},
                {"rolle": "Kantinen", "person": "Kari"},
            ],
        ),
        ("måling/m1", {"nullpunkt_verdi": "12,5"}, "nullpunkt/verdi", "12,5"),
        ("måling/m1", {"nullpunkt_dato": "30.4.2026"}, "nullpunkt/dato", "2026-04-30"),
        ("måling/m1", {"nullpunkt_dato": "31.02.2026"}, "nullpunkt/dato", "31.02.2026"),
        ("endringstiltak/t1", {"frist": "3. kvartal 2027"}, "frist", "3. kvartal 2027"),
        ("endringstiltak/t1", {"tiltak": "2026-04-30"}, "tiltak", "2026-04-30"),
        (
            "gevinster/g1",
            {"beløp_estimert": "2027: 500 000\n2028: 5; lav 3; høy 9"},
            "beløp/estimert",
            {"2027": "500 000", "2028": {"forventet": "5", "lav": "3", "høy": "9"}},
        ),
        (
            "gevinster/g1",
            {"beløp_estimert": "2027 500 000\n2028 : 3\n2029\nmye"},
            "beløp/estimert",
            {"2027": "500 000", "2028": "3", "2029": "2029:", "mye": "mye:"},
        ),
        ("begrunnelse", {"begrunnelse": "Ny\r\n\r\n- a\r\n"}, "", "Ny\n\n- a"),
    ],
)
def test_a_field_becomes_the_change_of_one_value(
    scratch: Scratch, address: str, texts: dict[str, Any], path: str, new: object
) -> None:
    scratch.a3("skolemat", MORE)
    place = place_of(scratch, address)
    (change,) = changes(place, **texts)
    assert "/".join(change[0]) == f"{address}/{path}".strip("/")
    assert change[2] == new


@pytest.mark.parametrize("written", ["2027-05-24", "24.5.2027", "24. mai 2027"])
def test_a_day_stands_as_on_the_site_and_is_the_same_in_any_form(
    scratch: Scratch, written: str
) -> None:
    scratch.a3("skolemat", f"endringstiltak: [{{id: t1, tiltak: Ja, frist: {written}}}]\n")
    place = place_of(scratch, "endringstiltak/t1")
    [deadline] = [field for field in form_of_place(place, TODAY).fields if field.name == "frist"]
    assert deadline.text == "24.05.2027"
    for text in ("24.05.2027", "24.5.27", "2027-05-24", " 24. mai 2027 "):
        assert changes(place, frist=text) == []
    assert changes(place, frist="25.05.2027") == [
        (("endringstiltak", "t1", "frist"), written, "2027-05-25")
    ]


def test_another_word_for_an_option_stands_in_its_place(scratch: Scratch) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Ja, status: Sett i gang}]\n")
    form = form_of_place(place_of(scratch, "endringstiltak/t1"), TODAY)
    [status] = [field for field in form.fields if field.name == "status"]
    options = {option.value: option.text for option in status.options}
    assert (status.text, options["Sett i gang"]) == ("Sett i gang", "Igangsatt")
    assert "igangsatt" not in options


def test_the_title_of_a_list_that_is_in_an_item(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    items = item_list(place_of(scratch, "måling/m1"), "målinger")
    assert (items.label, items.items, items.new) == ("Målinger", (), "måling/m1/målinger/+")
    assert place_of(scratch, items.new).title == "Ny måling: Elever"
    scratch.a3("skolemat", READ)
    items = item_list(place_of(scratch, "måling/m1"), "målinger")
    assert items.items == (("måling/m1/målinger/1", "01.02.2026: 4"),)


def test_an_item_whose_id_is_no_name_in_an_address_is_found_by_its_number(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Mat}, {id: t2, tiltak: Melk}]\n")
    records = scratch.records()
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Mat}, {id: a/b, tiltak: Melk}]\n")
    whole = whole_record(record_of(scratch.folder, records, "skolemat"))
    [_, (address, _)] = item_list(whole, "endringstiltak").items
    place = place_at(whole.record, address)
    assert place is not None
    assert place.value["tiltak"] == "Melk"


@pytest.mark.parametrize(
    ("ids", "title", "expected"),
    [
        (["t1", "t9", "t2"], "Frukt", "t10"),
        ([], "Frukt hver dag for alle", "frukt-hver-dag-for"),
        (["frukt", "frukt-2"], "Frukt", "frukt-3"),
        ([], "Kommunen 2028–2031", "kommunen-2028-2031"),
        (["a1"], "!", "a2"),
        (["a"], "!", "ny"),
    ],
)
def test_a_new_item_gets_an_id_as_the_others_have(
    ids: list[str], title: str, expected: str
) -> None:
    assert new_id([{"id": id} for id in ids], title) == expected


@pytest.mark.parametrize(
    "address", ["tull", "endringstiltak", "endringstiltak/t9", "", "a/b/c", "+"]
)
def test_an_address_that_names_nothing_has_no_place(scratch: Scratch, address: str) -> None:
    scratch.a3("skolemat", MORE)
    record = record_of(scratch.folder, scratch.records(), "skolemat")
    assert place_at(record, address) is None


def test_an_item_is_known_by_its_first_words() -> None:
    assert title_of({"id": "t1", "tiltak": "Frukt\nhver dag"}) == "Frukt hver dag"
    assert title_of({"id": "t1"}) == "t1"
    assert title_of({"type": "tid", "beskrivelse": "Mer ro"}) == "Mer ro"
    assert title_of({"dato": "2027-01-01", "saksnummer": "62/26"}) == "62/26"


def test_form_is_of_the_file_as_it_lies_now(scratch: Scratch) -> None:
    """Git or another program may have moved it, or brought a new one, since the site was read."""
    scratch.a3("skolemat")
    records = scratch.records()
    old = scratch.folder / "a3/2027/skolemat.yml"
    scratch.write("a3/2028/skolemat.yml", old.read_text(encoding="utf-8"))
    scratch.write("a3/2028/ny.yml", old.read_text(encoding="utf-8"))
    old.unlink()
    for name in ("skolemat", "ny"):
        found = written_record(scratch.folder, records, name)
        assert isinstance(found, WrittenRecord)
        assert found.file == f"a3/2028/{name}.yml"
    assert written_record(scratch.folder, records, "finnes-ikke") is None


def test_form_says_to_write_the_id_where_names_are_too_many_to_choose_among(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = records_of(SAMPLES)
    place = whole_record(record_of(SAMPLES, records, records.sheets[0].a3.id))
    helps = [{field.name: field.asked.help for field in form_of_place(place, TODAY).fields}]
    monkeypatch.setattr("planhandbok.writing.fields.references.MOST_OPTIONS", 0)
    helps += [{field.name: field.asked.help for field in form_of_place(place, TODAY).fields}]
    assert [found["overordnet"] for found in helps] == [
        "A3-en som denne kommer fra.",
        "A3-en som denne kommer fra. Skriv id-en.",
    ]
