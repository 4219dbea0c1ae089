"""The settings after changes: where each stands, and each other byte as it was; and new pages."""

from pathlib import Path
from typing import Any

import pytest

from planhandbok.changing.new import new_page
from planhandbok.changing.texts import settings_with
from planhandbok.records.editing.changes import Change, ConflictError
from planhandbok.records.text.problems import WrongUseError
from tests.support.handbooks import TODAY, Scratch, own_handbook


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


def test_title_of_a_new_page_is_no_markdown(scratch: Scratch) -> None:
    assert new_page(scratch.folder, "rutiner.md", "C# {#x}", TODAY) == ["content/rutiner.md"]
    text = (scratch.folder / "content/rutiner.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: 'C# {#x}'\n---\n\n")


def test_settings_that_cannot_be_read_are_told_with_the_way_to_mend_them(scratch: Scratch) -> None:
    with pytest.raises(WrongUseError, match="Bytt tabulator med mellomrom"):
        text_with(scratch, "site_name: P\nextra:\n\tplanhandbok: {}\n", "kommune", "Vik")


def test_copy_of_a_page_of_the_base_gets_no_other_title(tmp_path: Path) -> None:
    own = own_handbook(tmp_path / "own")
    with pytest.raises(WrongUseError, match="blir en kopi av siden som følger med"):
        new_page(own.folder, "veiledning/fallgruver.md", "Feller", TODAY)
    assert not (own.folder / "content/veiledning/fallgruver.md").exists()
