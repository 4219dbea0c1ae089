"""The text of a record says something else, and the rest stays as its author wrote it."""

from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

import pytest

from planhandbok.records.editing.changes import Change, changed_data
from planhandbok.records.editing.rewriting import rewritten
from planhandbok.records.schema.a3 import A3
from planhandbok.records.yaml.yaml_text import written_data
from tests.records.editing.random_changes import broken_by_change, broken_promise
from tests.support.handbooks import SAMPLES

SEEDS = 150
RECORDS = sorted((SAMPLES / "a3").rglob("*.yml"))


def changed(text: str, *changes: tuple[str, Any]) -> str:
    data = written_data(text.replace("\r\n", "\n"), "").data
    for path, value in changes:
        data = changed_data(data, Change("a", tuple(path.split("/")), value), A3)
    return rewritten(text, data)


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("status: utredes\n", "avsluttet", "status: avsluttet\n"),
        ("status: 'utredes'\n", "avsluttet", "status: 'avsluttet'\n"),
        ('status:   "utredes"  # spør Kari\n', "igjen", 'status:   "igjen"  # spør Kari\n'),
        ("status: utredes", "avsluttet", "status: avsluttet"),
        ("status:\r\nx: 1\r\n", "avsluttet", "status: avsluttet\r\nx: 1\r\n"),
        ("\ufeffstatus: a\n", "b", "\ufeffstatus: b\n"),
        ("status:  # ikke satt\n", "2", "status: 2  # ikke satt\n"),
        ("status:\nx: 1\n", "en\nto", "status: |\n  en\n  to\nx: 1\n"),
        ("status: utredes\n", "NB: husk", 'status: "NB: husk"\n'),
        ("status: utredes\n", 'det "nye": #1', "status: 'det \"nye\": #1'\n"),
        ("status: utredes\nx: 1\n", "en\nto", "status: |\n  en\n  to\nx: 1\n"),
        ("status: |-\n    en\n    to\n\nx: 1\n", "tre", "status: |-\n    tre\n\nx: 1\n"),
        ("status: >\n  en\n  to\nx: 1\n", "tre fire", "status: >\n  tre fire\nx: 1\n"),
        ("{status: a, x: b}\n", "c", "{status: c, x: b}\n"),
        ("{status: a, x: b}\n", "c, d", '{status: "c, d", x: b}\n'),
    ],
)
def test_text_is_replaced_in_the_style_of_the_author(before: str, value: str, after: str) -> None:
    assert changed(before, ("status", value)) == after


def test_text_with_accents_of_their_own_is_changed_where_it_stands() -> None:
    before = normalize("NFD", "årsak: Få på Ås # gjør\nønsket_situasjon: Få på Ås\n")
    after = before.removesuffix(normalize("NFD", "Få på Ås\n")) + "Mange på Ås\n"
    assert changed(before, ("ønsket_situasjon", "Mange på Ås")) == after
    assert changed(before, ("ønsket_situasjon", "Få på Ås")) == before


def test_literal_text_keeps_the_blank_lines_below_it() -> None:
    before = "a: |\n  en\n\n\n# til b\nb: to\n"
    assert changed(before, ("a", "tre\nfire")) == "a: |\n  tre\n  fire\n\n\n# til b\nb: to\n"


def test_list_within_brackets_is_written_on_lines_when_a_text_has_several() -> None:
    assert changed("a: [en, to]\nb: x\n", ("a/2", "to\ntre")) == (
        "a:\n  - en\n  - |\n    to\n    tre\nb: x\n"
    )


def test_list_without_items_stays_when_its_brackets_go() -> None:
    after = rewritten("a: [[x], ['', y], []]\n", {"a": [["x"], ["1\n2", "y"], []]})
    assert written_data(after, "").data == {"a": [["x"], ["1\n2\n", "y"], []]}


def test_item_is_added_in_the_style_of_its_neighbours() -> None:
    text = "løser: [a, b]\nsaker:\n- {dato: 1, verdi: 2}\n# slutt\n"
    added = changed(text, ("løser/+", "c"), ("saker/+", {"dato": "3", "verdi": "4, 5"}))
    assert added == (
        'løser: [a, b, c]\nsaker:\n- {dato: 1, verdi: 2}\n- {dato: 3, verdi: "4, 5"}\n# slutt\n'
    )


def test_list_begins_where_its_key_is_blank_or_missing() -> None:
    item = {"dato": "1", "verdi": "2"}
    written = "  - dato: 1\n    verdi: 2\n"
    assert changed("saker: # ingen ennå\nx: 1\n", ("saker/+", item)) == (
        f"saker: # ingen ennå\n{written}x: 1\n"
    )
    assert changed("saker: []\n", ("saker/+", item)) == f"saker:\n{written}"
    assert changed("x: 1", ("saker/+", item)) == f"x: 1\nsaker:\n{written}".rstrip("\n")


def test_key_is_added_at_its_place_in_the_form() -> None:
    text = "id: a\ntype: dypdykk\nnåsituasjon: Slik.\nsaker: []\n"
    data = written_data(text, "").data
    added = rewritten(text, {**data, "tittel": "Mat"}, lambda path: ("id", "tittel", "saker"))
    assert added == "id: a\ntittel: Mat\ntype: dypdykk\nnåsituasjon: Slik.\nsaker: []\n"


def test_last_key_of_a_windows_file_goes_with_both_signs_of_its_line_end() -> None:
    assert changed("a: 1\r\nb: 2", ("b", None)) == "a: 1"


def test_removed_key_leaves_the_comments_around_it() -> None:
    text = "# først\na: 1\n# om b\nb:\n  - x\n# om c\nc: 2\n"
    assert changed(text, ("b", None)) == "# først\na: 1\n# om b\n# om c\nc: 2\n"


def test_first_key_of_an_item_is_left_blank_if_a_comment_stands_below_it() -> None:
    text = "a:\n  - x: 1\n    # om y\n    y: 2\n"
    assert changed(text, ("a/1/x", None)) == "a:\n  - x:\n    # om y\n    y: 2\n"


def test_moved_item_takes_its_comment_along() -> None:
    text = "a:\n  # om en\n  - id: en\n  # om to\n  - id: to\n    x: 1\n# slutt\n"
    assert changed(text, ("a/to/#", "1")) == (
        "a:\n  # om to\n  - id: to\n    x: 1\n  # om en\n  - id: en\n# slutt\n"
    )


def test_last_item_of_a_list_takes_the_key_with_it() -> None:
    assert changed("a:\n  - id: en\nb: 1\n", ("a/en", None)) == "b: 1\n"


def test_item_that_becomes_like_another_is_changed_where_it_stands() -> None:
    before = "a:\n  - x  # den ene\n  - z  # den andre\n"
    assert changed(before, ("a/1", "z")) == before.replace("x", "z")
    assert changed(before.replace("z", "x"), ("a/1", "y")) == (
        "a:\n  - y  # den ene\n  - x  # den andre\n"
    )


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        (
            "a:\n  - x  # merk\n  - y\n",
            [{"b": "x", "c": ["1"]}, "y"],
            "a:\n  - b: x  # merk\n    c: [1]\n  - y\n",
        ),
        ("a:\n  - x # m\n  - y\n", ["x", ["y"]], "a:\n  - x # m\n  - - y\n"),
        ("a:\n  - |  # merk\n    x\n", [{"b": "1"}], "a:\n  - b: 1  # merk\n"),
        ("a:\n  - b: x  # merk\n    c: 1 # én\n", ["x"], "a:\n  - x  # merk\n"),
        ("a:\n  - b:  # merk\n      c: 1\n  - x\n", ["x", "x"], 'a:\n  - "x"  # merk\n  - x\n'),
        ("a: x  # merk\nb: 1\n", {"c": "x"}, "a:  # merk\n  c: x\nb: 1\n"),
        ("a:  # merk\n  x\nb: 1\n", {"c": "x"}, "a:  # merk\n  c: x\nb: 1\n"),
        ("a: x  # merk\nb: 1\n", ["x", "y"], "a: [x, y]  # merk\nb: 1\n"),
        ("a:  # merk\n  b: x\n  c: y\nd: 1\n", "x", 'a: "x"  # merk\nd: 1\n'),
        ("a:  # merk\n- x\n- y\nd: 1\n", "en\nto", "a: |  # merk\n  en\n  to\nd: 1\n"),
        ("a: [x, y]  # merk\n", {"b": "1"}, "a: {b: 1}  # merk\n"),
        ("a: {b: {c: x}, d: y}\n", {"b": "x", "d": "y"}, "a: {b: x, d: y}\n"),
        ("a: {b: x, d: y}\n", {"b": ["x"], "d": "y"}, "a: {b: [x], d: y}\n"),
    ],
)
def test_value_that_becomes_one_of_another_kind_keeps_the_comment_of_its_line(
    before: str, value: Any, after: str
) -> None:
    data = written_data(before, "").data
    assert rewritten(before, {**data, "a": value}) == after
    assert rewritten(after, data).count("# m") == before.count("# m")


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        (
            "a: # én\n  x: 1 # merk\n  y: 2\n",
            {"z: z": "1", "y": "2"},
            'a: # én\n  "z: z": 1 # merk\n  y: 2\n',
        ),
        ("a:\n  x: [1, 2] # merk\n", {"y": ["1", "2"]}, "a:\n  y: [1, 2] # merk\n"),
        ("a: {x: 1, y: 2}\n", {"x": "1", "z": "2"}, "a: {x: 1, z: 2}\n"),
        ("a:\n  'x': 1 # x\n  y: 1 # y\n", {"y": "1", "x": "1"}, "a:\n  'x': 1 # x\n  y: 1 # y\n"),
        ("a:\n  x: 1\n  y: 2 # y\n", {"z": "3", "y": "2"}, "a:\n  y: 2 # y\n  z: 3\n"),
    ],
)
def test_key_with_another_name_keeps_its_place_and_its_comment(
    before: str, new: Any, after: str
) -> None:
    assert rewritten(before, {"a": new}) == after


@pytest.mark.parametrize("old", ["b: x\n    c: y", "b"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_lines_of_a_text_do_not_take_in_the_comment_below(old: str, blank: str) -> None:
    before = f"a:\n  - {old}\n{blank}    # merk\n  - z\n"
    after = rewritten(before, {"a": ["en\nto", "z"]})
    assert after == f"a:\n  - |\n      en\n      to\n{blank}    # merk\n  - z\n"


def test_item_that_says_nothing_yet_stays_as_it_is() -> None:
    text = "a:\n  - id:  # fyll ut\n    x:\n  - id: b\nx: 1\n"
    assert changed(text, ("x", "2")) == text.replace("x: 1", "x: 2")
    assert changed(text, ("a/b/y", "3")) == text.replace("id: b\n", "id: b\n    y: 3\n")


def test_random_changes_touch_nothing_else() -> None:
    assert list(filter(None, map(broken_promise, range(SEEDS)))) == []


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
def test_random_changes_of_a_real_record_touch_nothing_else(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert {broken_by_change(text, Random(seed)) for seed in range(10)} == {""}  # noqa: S311
