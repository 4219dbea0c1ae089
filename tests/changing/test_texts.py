"""The id and the year that a new A3 gets, and the settings after changes."""

from datetime import date
from typing import Any

import pytest

from planhandbok.changing.new import new_year
from planhandbok.changing.texts import (
    id_of_new_a3,
    moved_years,
    settings_with,
    year_of_new_a3,
)
from planhandbok.records.editing.changes import Change, ConflictError
from tests.support.handbooks import TODAY, Scratch


@pytest.mark.parametrize(
    ("title", "id"), [("2028", "a3-2028"), ("Syklus", "a3-syklus"), ("Con", "a3-con")]
)
def test_title_that_names_no_file_of_an_a3_gives_another_id(
    title: str, id: str, scratch: Scratch
) -> None:
    assert id_of_new_a3(scratch.records(), title) == id


@pytest.mark.parametrize(
    ("day", "year"), [(TODAY, 2027), (date(2027, 2, 1), 2028), (date(2031, 1, 1), 2028)]
)
def test_new_a3_is_in_the_year_that_is_being_planned(
    scratch: Scratch, day: date, year: int
) -> None:
    new_year(scratch.folder, 2028, TODAY)
    assert year_of_new_a3(scratch.records(), day) == year


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Kommunen 2027–2030", "Kommunen 2029–2032"),
        ("kommunen-2027-2030", "kommunen-2029-2032"),
        ("plan2027", "plan2029"),
        ("Mot 2050, med budsjettet for 2027", "Mot 2050, med budsjettet for 2029"),
        ("Etter 2026", "Etter 2026"),
        ("12027", "12027"),
    ],
)
def test_years_that_a_cycle_plans_move_on_and_others_stay(
    scratch: Scratch, text: str, moved: str
) -> None:
    cycle = scratch.records().cycles[-1]
    assert (cycle.year, cycle.period.last) == (2027, 2030)
    assert moved_years(text, cycle, 2029) == moved


def text_with(scratch: Scratch, text: str, path: str, new: Any) -> str | None:
    (scratch.folder / "mkdocs.yml").write_bytes(text.encode())
    return settings_with(scratch.folder, [Change("", tuple(path.split("/")), new)]).new


@pytest.mark.parametrize(
    ("before", "path", "new", "after"),
    [
        (
            "site_name: P\n",
            "kommune",
            "Vik",
            "site_name: P\nextra:\n  planhandbok:\n    kommune: Vik\n",
        ),
        (
            "# Vi.\nsite_name: P\nsite_url: !ENV [URL, ''] # her\nextra:\n  planhandbok:\n"
            "    # Kari vet.\n    timekostnad: 450 # 2026\n  annet: !ENV ANNET\n",
            "timekostnad",
            "500",
            "# Vi.\nsite_name: P\nsite_url: !ENV [URL, ''] # her\nextra:\n  planhandbok:\n"
            "    # Kari vet.\n    timekostnad: 500 # 2026\n  annet: !ENV ANNET\n",
        ),
        (
            "site_name: P\r\nextra: {planhandbok: {kommune: Vik}}\r\n",
            "kommune",
            "!ENV Vik",
            'site_name: P\r\nextra: {planhandbok: {kommune: "!ENV Vik"}}\r\n',
        ),
        (
            "site_name: P\nextra:\n  planhandbok:\n    timekostnad: 450\n    farger: {a: b}\n",
            "språk",
            "nn",
            "site_name: P\nextra:\n  planhandbok:\n    språk: nn\n    timekostnad: 450\n"
            "    farger: {a: b}\n",
        ),
        (
            "site_name: P\nextra:\n  planhandbok:\n    timekostnad: 450\n    kommune: Vik\n",
            "timekostnad",
            None,
            "site_name: P\nextra:\n  planhandbok:\n    kommune: Vik\n",
        ),
    ],
    ids=["first", "comments and tags", "brackets of Windows", "order", "removed"],
)
def test_settings_change_where_they_stand_and_each_other_byte_stays(
    scratch: Scratch, before: str, path: str, new: Any, after: str
) -> None:
    assert text_with(scratch, before, path, new) == after


def test_setting_that_others_have_changed_is_not_written_over(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", "site_name: P\nextra: {planhandbok: {timekostnad: 480}}\n")
    with pytest.raises(ConflictError, match="480"):
        settings_with(scratch.folder, [Change("", ("timekostnad",), "500", "450")])
