"""Scripts that each page loads are joined to one, and a site holds none of the theme."""

from pathlib import Path

import pytest

from planhandbok.resources import theme_folder
from planhandbok.site.engine.scripts import FOLDER, JOINED, JOINED_PARTS, join_scripts


def test_joined_script_holds_all_parts_in_order(tmp_path: Path) -> None:
    for part in JOINED_PARTS:
        (tmp_path / FOLDER).mkdir(parents=True, exist_ok=True)
        (tmp_path / FOLDER / f"{part}.js").write_text(f"// {part}\n", encoding="utf-8")
    join_scripts(tmp_path)
    joined = (tmp_path / FOLDER / JOINED).read_text(encoding="utf-8")
    assert joined.split() == [word for part in JOINED_PARTS for word in ("//", part)]


def test_joined_scripts_are_closed_in_themselves() -> None:
    """Else a name in one could be that of another."""
    for part in JOINED_PARTS:
        text = (theme_folder() / "overrides" / FOLDER / f"{part}.js").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line and not line.startswith(("//", " "))]
        assert not any(line.startswith(("const ", "let ", "var ", "function")) for line in lines)


@pytest.mark.slow
def test_site_holds_no_script_of_the_theme_and_no_joined_part(real_site: Path) -> None:
    assert not [*real_site.glob("assets/javascripts/**/*.js")]
    scripts = {path.stem for path in (real_site / FOLDER).glob("*.js")}
    assert scripts.isdisjoint({*JOINED_PARTS} - {"from_disk"})
    assert Path(JOINED).stem in scripts


@pytest.mark.slow
def test_site_without_reports_has_nothing_to_report_with(real_site: Path) -> None:
    files = {path.name for path in (real_site / FOLDER).iterdir()}
    assert files.isdisjoint({"report.js", "fields.css"})
