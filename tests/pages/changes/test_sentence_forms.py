"""The words for changes name the fields that records have, and no others."""

from typing import get_origin, get_type_hints

from planhandbok.pages.changes import sentence_forms
from planhandbok.plan.changes import differences
from planhandbok.plan.changes.differences import ChangeKind
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.benefit import Benefit, StagedAmounts
from planhandbok.records.schema.record import Owner, Record
from tests.project.every_field import names_of_fields, records_inside, records_named


def test_tables_of_change_words_name_fields_that_records_have() -> None:
    keys = {
        *sentence_forms.VALUE_NAMES,
        *sentence_forms.TEXT_NAMES,
        *sentence_forms.AMOUNTS_SENTENCES,
        *sentence_forms.MENTION_SENTENCES,
        *((A3, box) for box in sentence_forms.BOX_NAMES),
        *((A3, name) for name in differences.PART_LISTS),
        *differences.NAMES.items(),
    }
    assert {key for key in keys if key[1] not in names_told(key[0])} == {(A3, "year")}
    every_name = {name for record in records_inside(A3) for name in names_told(record)}
    assert every_name >= differences.IN_ORDER | differences.GOALS


def names_told(record: type[Record]) -> set[str]:
    """The fields of a record; the amounts of a benefit are told stage by stage."""
    names = names_of_fields(record)
    return names | names_of_fields(StagedAmounts) if record is Benefit else names


def test_each_field_stands_in_one_table_of_change_words() -> None:
    tables = (
        sentence_forms.VALUE_NAMES,
        sentence_forms.TEXT_NAMES,
        sentence_forms.MENTION_SENTENCES,
    )
    boxes = {(A3, box) for box in sentence_forms.BOX_NAMES}
    keys = [key for table in (*tables, boxes) for key in table]
    assert len(keys) == len(set(keys))


def test_each_kind_of_part_is_told_when_it_comes_and_goes() -> None:
    lists = get_type_hints(A3)
    kinds = {next(records_named(lists[name])) for name in lists if name in differences.PART_LISTS}
    assert kinds == set(differences.NAMES)
    come_and_go = {(kind, act) for kind in kinds for act in (ChangeKind.ADDED, ChangeKind.REMOVED)}
    assert come_and_go == set(sentence_forms.PART_SENTENCES)


def test_each_list_of_records_in_an_a3_is_compared_part_by_part() -> None:
    lists = {
        name for name, annotation in get_type_hints(A3).items() if records_named_in_list(annotation)
    }
    assert lists == differences.PART_LISTS


def records_named_in_list(annotation: object) -> bool:
    kinds = set(records_named(annotation)) - {Owner}
    return get_origin(annotation) is tuple and bool(kinds)
