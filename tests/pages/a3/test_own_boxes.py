"""A box that the municipality adds is a box as the others, wherever an A3 is shown."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planhandbok.pages.changes.change_writer import ChangeWriter, Names
from planhandbok.pages.changes.sentences import change_views
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.changes.differences import changes
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.schema.typed import typed
from tests.pages.attachment.reading import document as word_document
from tests.pages.data.reading import rows, sheet_rows, written
from tests.support.editions import freeze, page
from tests.support.handbooks import TODAY, Scratch
from tests.support.repositories import Repository

A3_FILE = "a3/2027/skolemat.yml"
METHOD_FILE = "a3/helhetsmodellen.yml"
HEADINGS = re.compile(r'<section class="phb-box">\s*<h2 id="([\w-]+)">')


@pytest.fixture
def plan(own_method: Scratch) -> Plan:
    return plan_of(own_method.handbook(), TODAY)


def rewrite(scratch: Scratch, file: str, old: str, new: str) -> None:
    text = scratch.text(file)
    assert old in text
    scratch.write(file, text.replace(old, new))


def test_an_a3_is_a_record_with_a_text_for_each_box(plan: Plan) -> None:
    a3 = plan.handbook.sheets[0].a3
    assert isinstance(a3, A3)
    assert list(a3.own_boxes) == ["klima"]
    assert replace(a3) == a3
    assert hash(replace(a3, benefits=())) == hash(replace(a3, benefits=()))


def test_the_form_of_a_method_is_made_once(plan: Plan) -> None:
    method = plan.handbook.method
    assert (
        form_of(method) is form_of(replace(method, name="Ny")) is type(plan.handbook.sheets[0].a3)
    )
    assert form_of(replace(method, boxes=())) is form_of(None) is A3


def test_boxes_stand_after_the_box_they_name_and_the_others_last(own_method: Scratch) -> None:
    html = page(own_method, "a3/skolemat/")
    assert HEADINGS.findall(html) == [
        *("begrunnelse", "nasituasjon", "rute-klima", "rotarsaker"),
        *("onsket-situasjon", "endringstiltak", "maling", "rute-barn-og-unge"),
        "gevinster",
    ]


def test_a_box_has_its_text_or_its_question_and_help(own_method: Scratch) -> None:
    box = (
        page(own_method, "a3/skolemat/").partition('id="rute-klima"')[2].partition("</section>")[0]
    )
    assert "Klima og natur" in box
    assert "<strong>kortreist</strong>" in box
    assert "<li>Færre reiser</li>" in box
    assert "Hva betyr tiltakene for klimaet?" not in box
    text = own_method.text(A3_FILE)
    own_method.write(A3_FILE, text.partition("klima:")[0])
    asking = (
        page(own_method, "a3/skolemat/").partition('id="rute-klima"')[2].partition("</section>")[0]
    )
    assert "Hva betyr tiltakene for klimaet?" in asking
    assert 'href="../../veiledning/#klima"' in asking
    empty = page(own_method, "a3/skolemat/").partition('id="rute-barn-og-unge"')[2]
    assert "Ikke fylt ut ennå." in empty.partition("</section>")[0]


def test_a_box_that_has_ended_stays_where_it_has_a_text(own_method: Scratch) -> None:
    rewrite(
        own_method,
        METHOD_FILE,
        "id: klima\n    navn: Klima og",
        "id: klima\n    til: 2027\n    navn: Klima og",
    )
    rewrite(own_method, METHOD_FILE, "navn: Barn og unge}", "navn: Barn og unge, til: 2026}")
    html = page(own_method, "a3/skolemat/")
    assert "rute-klima" in html
    assert "rute-barn-og-unge" not in html


def test_the_attachment_has_the_boxes(own_method: Scratch) -> None:
    words = [paragraph.text for paragraph in word_document(own_method).paragraphs]
    place = words.index("Klima og natur")
    assert words.index("2. Nåsituasjon") < place < words.index("Rotårsaker")
    assert words[place + 1].startswith("Maten er kortreist.")
    assert words[words.index("Barn og unge") + 1] == "Ikke fylt ut ennå."


def test_tables_have_a_row_for_each_text(own_method: Scratch, tmp_path: Path) -> None:
    folder = written(own_method, tmp_path)
    (row,) = rows(folder / "ruter.csv")
    assert row["Rute"] == "Klima og natur"
    assert row["Tekst"].startswith("Maten er kortreist.")
    assert [row["Rute"] for row in sheet_rows(folder, "Egne ruter")] == ["Klima og natur"]
    data = json.loads((folder / "planhandbok.json").read_text(encoding="utf-8"))
    assert data["ruter"][0]["rute"] == "klima"
    assert data["ruter"][0]["adresse"].endswith("a3/skolemat/#rute-klima")
    schema = json.loads((folder / "planhandbok.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(data)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (None, "Mindre.", "Klima og natur er fylt ut."),
        ("Mindre.", None, "Klima og natur er tømt."),
        ("Mindre.", "Mer.", "Klima og natur er skrevet om."),
    ],
)
def test_changes_of_a_box_are_told_by_its_name(
    plan: Plan, before: str | None, after: str | None, sentence: str
) -> None:
    a3 = plan.handbook.sheets[0].a3
    field = a3.own_fields["klima"]
    old: dict[str, Any] = {field: before}
    new: dict[str, Any] = {field: after}
    found = changes(replace(a3, **old), replace(a3, **new))
    writer = ChangeWriter(
        SiteContext.of(plan).at(""),
        Names.of(plan.handbook.method, plan.handbook.cycles, 2027),
        anchors={"rute-klima"},
    )
    (view,) = change_views(found, writer)
    assert view.sentence == sentence
    assert view.href == "#rute-klima"


def test_a_frozen_edition_keeps_the_box_as_it_was_decided(own_method: Scratch) -> None:
    assert freeze(own_method).exit_code == 0
    rewrite(own_method, A3_FILE, "kortreist", "langreist")
    frozen = page(own_method, "a3/skolemat/1.0/")
    assert "<strong>kortreist</strong>" in frozen
    assert "Klima og natur er skrevet om." in re.sub(r"<[^>]+>", "", frozen)


def test_a_text_in_a_box_is_read_by_its_key(plan: Plan) -> None:
    form = form_of(plan.handbook.method)
    found = typed(form, {"klima": ["a"], "klimaa": "b"}, "x.yml")
    assert isinstance(found, list)
    told = {finding.path: finding for finding in found}
    assert (
        told["klima",].message == "Her skal det stå tekst, men det står en liste eller undernøkler."
    )
    assert told["klimaa",].hint == "Mente du «klima»?"


@pytest.mark.slow
def test_earlier_versions_of_a_box_are_read_from_git(own_method: Scratch) -> None:
    repository = Repository.made_in(own_method.folder)
    repository.commit(at="2026-11-01T12:00:00+01:00")
    rewrite(own_method, A3_FILE, "kortreist", "lokal")
    repository.commit(at="2026-11-02T12:00:00+01:00")
    handbook = own_method.handbook(Audience.PUBLIC)
    entries = plan_of(handbook, TODAY).diary.entries
    told = [change for entry in entries for change in entry.changes]
    field = form_of(handbook.method).own_fields["klima"]
    assert [change.field for change in told] == [field]
    assert "lokal" in told[0].after
