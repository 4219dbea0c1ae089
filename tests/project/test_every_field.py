"""A new field cannot be forgotten: what shows fields shows each of them, or says why not.

The test changes one field at a time of an A3 and a cycle that have them all, and looks whether
the page, the diary, the tables and the attachment become different.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args, get_type_hints

import pytest
from pydantic.fields import FieldInfo

from planhandbok.pages.attachment.attachment import AttachmentView, sheet_attachment_view
from planhandbok.pages.changes.change_writer import ChangeWriter, Names
from planhandbok.pages.changes.sentences import change_views
from planhandbok.pages.data.tables import tables
from planhandbok.pages.pages import output_of
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.changes.differences import changes
from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords, Handbook
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.record import Record
from planhandbok.records.schema.sheet import Audience
from tests.project.every_field import (
    A3_WITH_EVERY_FIELD,
    CYCLE_WITH_EVERY_FIELD,
    NAMES,
    OTHER_A3S,
    every_field,
    names_of_fields,
    records_inside,
    with_one_change,
)
from tests.support.handbooks import ROOT, TODAY, Scratch
from tests.support.records import page_context

PAGES_OF_A3 = (
    *("a3/skolemat/", "tavle/skolemat/"),
    *("syklus/2027/gevinster/", "syklus/2027/prioritering/"),
)


pytestmark = pytest.mark.slow


def fields_of(**names: str) -> set[str]:
    """The fields of each record, as «Measure.owner»."""
    return {f"{record}.{name}" for record, line in names.items() for name in line.split()}


CONTACT = fields_of(Owner="email")
PERSON = fields_of(Owner="person email")
PROSE = fields_of(
    A3="source current_state target_state",
    Measure="comment",
    Benefit="assumptions uncertainty",
    Amount="comment",
    Idea="reason",
)
STRUCTURE = fields_of(
    A3="goals parent benefits_elsewhere",
    Measure="became solves",
    Benefit="contributes_to created_by measured_by",
    BusinessChange="created_by",
    Cost="caused_by",
    Idea="became",
    ThemeAnswer="concerns",
)
OTHER_PARTS = fields_of(
    A3="chart_tables root_causes business_changes ideas themes",
    ChartTable="title columns rows unit source",
    ChartRow="name values",
    RootCause="cause category whys",
    BusinessChange="text",
    Cost="description unit",
    Idea="text effect effort",
    ThemeAnswer="theme answer",
)
DETAILS = fields_of(
    Measure="effect effort",
    Benefit="budget_line",
    Indicator="direction frequency kind source",
)

EXCEPTIONS: Mapping[str, Mapping[str, set[str]]] = {
    "pages": {
        "all costs are shown in kroner, so that they can be compared": fields_of(Cost="unit"),
        "the address of a person is for those who have the file": CONTACT,
        "it only decides how a course is judged where baseline and target are equal": fields_of(
            Indicator="direction"
        ),
        "it only keeps two A3s from counting the same money": fields_of(Benefit="budget_line"),
        "the page has each cost by its name, and amounts without their comments: undecided": (
            fields_of(Cost="caused_by", Amount="comment")
        ),
    },
    "changes": {"no page shows it": CONTACT},
    "tables": {
        "a table travels further than a page": PERSON,
        "prose is read on the page; a table is for sorting and counting": (
            PROSE | fields_of(A3="background")
        ),
        "a row has the title and the address of its A3, where the rest stands": fields_of(
            A3="participants access legal_basis"
        ),
        "a cell holds no lists of links": STRUCTURE,
        "nobody has asked for a table of it yet": OTHER_PARTS | fields_of(Case="link"),
        "nobody has asked for a column of it yet": DETAILS,
    },
    "attachment": {
        "all costs are shown in kroner, so that they can be compared": fields_of(Cost="unit"),
        "no page shows it": CONTACT,
        "a council reads the boxes, the benefits and the costs; the rest is one link away": {
            *fields_of(A3="source", Measure="comment", Amount="comment", Idea="reason"),
            *STRUCTURE,
            *fields_of(A3="business_changes ideas themes", BusinessChange="text"),
            *fields_of(Idea="text effect effort", ThemeAnswer="theme answer"),
            *DETAILS,
            *fields_of(A3="kind phase", Indicator="owners", Reading="comment"),
        },
    },
    "cycle": {"a cycle names roles only": PERSON},
    "guide": {
        "few use it, and the help text of the form explains it where it is written": {
            *fields_of(A3="is_example", Case="decision", Owner="role person email"),
        },
    },
}
"""Fields that an output leaves out, by the output, each with its reason."""


@dataclass(frozen=True)
class Outputs:
    """The outputs of a handbook with one A3 and one cycle."""

    pages: Sequence[str]
    tables: str
    attachment: AttachmentView


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    scratch = Scratch.made_in(tmp_path_factory.mktemp("fields") / "handbook")
    for id, more in OTHER_A3S.items():
        scratch.a3(id, more)
    scratch.write("a3/2027/skolemat.yml", A3_WITH_EVERY_FIELD)
    scratch.write("a3/2027/syklus.yml", CYCLE_WITH_EVERY_FIELD)
    records = scratch.read()
    assert isinstance(records, AllRecords), records
    return for_audience(records, Audience.INTERNAL)


def a3_of(handbook: Handbook) -> A3:
    return next(sheet.a3 for sheet in handbook.sheets if sheet.a3.id == "skolemat")


def with_a3(handbook: Handbook, a3: A3) -> Handbook:
    sheets = [
        replace(sheet, a3=a3) if sheet.a3.id == "skolemat" else sheet for sheet in handbook.sheets
    ]
    return replace(handbook, sheets=tuple(sheets))


def outputs(handbook: Handbook, *addresses: str) -> Outputs:
    plan = plan_of(handbook, TODAY)
    site = SiteContext.of(plan)
    figure = next(figure for figure in plan.sheets if figure.sheet.a3.id == "skolemat")
    planned = [page for page in output_of(plan).pages if page.address.startswith(addresses)]
    attachment = sheet_attachment_view(figure, site)
    pages = [page.make().body for page in planned]
    return Outputs(
        pages, repr([list(table.rows()) for table in tables(plan, site).datasets]), attachment
    )


def keys_of(kind: type[Record]) -> Iterator[tuple[str, str]]:
    """The fields of a record, each with its key in a file."""
    hints = get_type_hints(kind, include_extras=True)
    for name in sorted(names_of_fields(kind)):
        annotation = hints[name]
        help_text = next(part for part in get_args(annotation) if isinstance(part, FieldInfo))
        yield name, str(help_text.alias)


def excepted(output: str) -> set[str]:
    return {name for names in EXCEPTIONS.get(output, {}).values() for name in names}


@pytest.fixture(scope="module")
def shown_by(handbook: Handbook) -> Mapping[str, set[str]]:
    """The fields of an A3 that each output shows: it is another when they are."""
    before = outputs(handbook, *PAGES_OF_A3)
    names = Names.of(handbook.method, handbook.cycles, 2027)
    writer = ChangeWriter(page_context(""), names)
    shown: dict[str, set[str]] = defaultdict(set)
    for name, a3 in with_one_change(a3_of(handbook)):
        after = outputs(with_a3(handbook, a3), *PAGES_OF_A3)
        told = change_views(changes(a3_of(handbook), a3), writer)
        is_shown = {
            "pages": after.pages != before.pages,
            "changes": bool(told) and not any("ikke gjengis her" in view.start for view in told),
            "tables": after.tables != before.tables,
            "attachment": after.attachment != before.attachment,
        }
        for output, is_there in is_shown.items():
            shown[output] |= {name} if is_there else set()
    return shown


@pytest.fixture(scope="module")
def shown_by_cycle_pages(handbook: Handbook) -> set[str]:
    before = outputs(handbook, "syklus/")
    (cycle,) = handbook.cycles
    return {
        name
        for name, changed in with_one_change(cycle)
        if outputs(replace(handbook, cycles=(changed,)), "syklus/").pages != before.pages
    }


def test_example_has_every_field_filled_in(handbook: Handbook) -> None:
    (cycle,) = handbook.cycles
    filled = {name for record in (a3_of(handbook), cycle) for name, _ in with_one_change(record)}
    assert (every_field(A3) | every_field(Cycle)) - NAMES == filled


@pytest.mark.parametrize("output", ["pages", "changes", "tables", "attachment"])
def test_field_of_an_a3_is_shown_or_excepted(output: str, shown_by: Mapping[str, set[str]]) -> None:
    assert every_field(A3) - NAMES - shown_by[output] == excepted(output)


def test_field_of_a_cycle_is_shown_or_excepted(shown_by_cycle_pages: set[str]) -> None:
    assert every_field(Cycle) - NAMES - shown_by_cycle_pages == excepted("cycle")


def test_guide_explains_the_key_of_every_field() -> None:
    """It names the key in a sentence, or shows it in an example."""
    guide = "".join(
        path.read_text(encoding="utf-8") for path in ROOT.glob("content/veiledning/*.md")
    )
    unexplained = {
        f"{record.__name__}.{name}"
        for record in records_inside(A3)
        for name, key in keys_of(record)
        if not re.search(rf"`{key}`|^ *(?:- )?{key}:|[{{ ]{key}: ", guide, re.MULTILINE)
    }
    assert unexplained == excepted("guide")
