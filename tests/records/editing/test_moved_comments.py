"""The comments of units that change places in the settings."""

import pytest

from planhandbok.records.editing.rewriting import with_moved_comments

OLD = """\
enheter:
  - Skole  # ved sjøen
  - navn: "Helse"  # hele
    enheter: [Hjem]
  - Vei
andre: [Skole]
"""


@pytest.mark.parametrize(
    ("new", "wanted"),
    [
        ("  - Vei\n  - navn: Helse\n    enheter:\n      - Skole\n", "  # ved sjøen"),
        ("  - navn: Vei\n    enheter:\n      - Skole\n", "  # ved sjøen"),
        ("  - Vei\n  - Skole\n", "  # ved sjøen"),
        ("  - Vei\n  - Skole  # ny\n", ""),
        ("  - Vei\n  - [Skole]\n", ""),
        ("  - Vei\n", ""),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_item_takes_its_comment_along(new: str, wanted: str, mark: str, line_end: str) -> None:
    text = "enheter:\n" + new
    expected = text.replace("Skole\n", f"Skole{wanted}\n")
    expected = expected.replace("navn: Helse", "navn: Helse  # hele")
    old, text, expected = (each.replace("\n", line_end) for each in (OLD, text, expected))
    assert with_moved_comments(mark + old, mark + text, "enheter") == mark + expected


def test_item_whose_name_stands_twice_takes_none() -> None:
    old = "enheter:\n  - Vei  # lang\n  - navn: Skole\n    enheter:\n      - Vei\n"
    new = "enheter:\n  - Skole\n  - Vei\n"
    assert with_moved_comments(old, new, "enheter") == new
