"""A municipality's own types of benefits are shown wherever the usual ones are."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from planhandbok.pages.benefits.tables import direct_tables
from planhandbok.pages.changes.change_writer import ChangeWriter, Names
from planhandbok.pages.changes.sentences import change_views
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.changes.differences import changes
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.benefit import Stage
from tests.pages.attachment.reading import document as word_document
from tests.pages.data.reading import rows, sheet_rows, written
from tests.support.handbooks import TODAY, Scratch

TYPES = ["Bedre tjenester", "Klima og natur", "Økte inntekter"]


@pytest.fixture
def plan(own_method: Scratch) -> Plan:
    return plan_of(own_method.handbook(), TODAY)


def test_sums_by_type_are_in_the_order_of_the_method(plan: Plan) -> None:
    sums = plan.benefits.cycles[0].direct.kinds
    assert [(str(kind.name), int(kind.stages[Stage.ESTIMATED])) for kind in sums] == [
        ("klima", 1000),
        ("inntekt", 200),  # and not what the budget earns by the other one
    ]
    context = SiteContext.of(plan).at("")
    lines = direct_tables(plan.benefits.direct, "", context).kinds
    assert [line.name for line in lines] == [*TYPES[1:], "I alt"]


def test_tables_name_the_types_and_programs_read_their_ids(
    own_method: Scratch, tmp_path: Path
) -> None:
    folder = written(own_method, tmp_path)
    assert [row["Type"] for row in rows(folder / "gevinster.csv")] == TYPES
    assert [row["Type"] for row in sheet_rows(folder, "Gevinster")] == TYPES
    data = json.loads((folder / "planhandbok.json").read_text(encoding="utf-8"))
    assert [row["type"] for row in data["gevinster"]] == ["kvalitet", "klima", "inntekt"]
    schema = json.loads((folder / "planhandbok.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(data)
    row = schema["properties"]["gevinster"]["items"]["properties"]
    assert row["type"]["enum"] == ["kvalitet", "klima", "inntekt"]


def test_the_attachment_names_the_types(own_method: Scratch) -> None:
    tables = word_document(own_method).tables
    benefits = next(table for table in tables if table.cell(0, 0).text == "Gevinst")
    assert [row.cells[1].text for row in benefits.rows][1:] == TYPES


def test_a_change_of_type_is_told_with_both_names(plan: Plan) -> None:
    a3 = plan.handbook.sheets[0].a3
    first, *others = a3.benefits
    after = replace(a3, benefits=(replace(first, kind="klima"), *others))
    context = SiteContext.of(plan).at("")
    (view,) = change_views(
        changes(a3, after),
        ChangeWriter(context, Names.of(plan.handbook.method, plan.handbook.cycles, 2027)),
    )
    assert "fra bedre tjenester til klima og natur" in str(view)
