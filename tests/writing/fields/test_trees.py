"""Units are written on lines, each below the one that it lies in."""

from typing import Any

import pytest

from planhandbok.writing.fields.trees import tree_of, tree_text

TREE = [
    {"navn": "Oppvekst", "enheter": [{"enheter": ["Nord"], "navn": "Skole"}, "Barnehage"]},
    {"navn": "Teknisk"},
    "Kultur",
]
LINES = """\
Oppvekst
- Skole
- - Nord
- Barnehage
Teknisk
Kultur"""


def test_each_unit_has_a_line_with_a_mark_for_each_unit_that_it_lies_in() -> None:
    assert tree_text(TREE) == LINES


def test_units_that_nobody_has_touched_are_written_as_they_were() -> None:
    assert tree_of(LINES, TREE) == TREE
    assert tree_of(f"{LINES}\nHelse", TREE) == [*TREE, "Helse"]


def test_unit_that_loses_all_within_it_keeps_its_form() -> None:
    assert tree_of("Oppvekst", TREE) == [{"navn": "Oppvekst"}]


def test_text_in_place_of_a_list_is_shown() -> None:
    assert tree_text("Oppvekst, Teknisk") == "Oppvekst, Teknisk"
    assert tree_text([{"navn": "Oppvekst", "enheter": "Skole"}]) == "Oppvekst\n- Skole"


@pytest.mark.parametrize(
    ("lines", "tree"),
    [
        ("", []),
        ("- \n\n - ", []),
        ("A\n\nB", ["A", "B"]),
        ("- A\n- B", ["A", "B"]),
        ("• A\n• B\n", ["A", "B"]),
        ("A\n- B\nC", [{"navn": "A", "enheter": ["B"]}, "C"]),
        ("A\n  B\n  C", [{"navn": "A", "enheter": ["B", "C"]}]),
        ("A\n- - B\n- C", [{"navn": "A", "enheter": ["B", "C"]}]),
        ("A\n-- B\n\u2014 C", [{"navn": "A", "enheter": ["B", "C"]}]),
        (
            "Drift - vei\n- Brøyting - nord",
            [{"navn": "Drift - vei", "enheter": ["Brøyting - nord"]}],
        ),
    ],
)
def test_lines_that_people_write_and_paste_become_a_tree(lines: str, tree: list[Any]) -> None:
    assert tree_of(lines, None) == tree
