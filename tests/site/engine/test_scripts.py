"""Scripts that are loaded together are joined to one, and a site holds none of the theme."""

from pathlib import Path

import pytest

from planhandbok.resources import theme_folder
from planhandbok.site.engine.scripts import FOLDER, JOINED, LOADED_ALONE, join_scripts

PARTS = [part for parts in JOINED.values() for part in parts]


@pytest.mark.parametrize(("name", "parts"), JOINED.items())
def test_joined_script_holds_all_parts_in_order(
    tmp_path: Path, name: str, parts: tuple[str, ...]
) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    for part in PARTS:
        (tmp_path / FOLDER / f"{part}.js").write_text(f"// {part}\n", encoding="utf-8")
    join_scripts(tmp_path)
    joined = (tmp_path / FOLDER / f"{name}.js").read_text(encoding="utf-8")
    assert joined.split() == [word for part in parts for word in ("//", part)]


@pytest.mark.parametrize("part", PARTS)
def test_joined_scripts_are_closed_in_themselves(part: str) -> None:
    """Else a name in one could be that of another."""
    text = (theme_folder() / "overrides" / FOLDER / f"{part}.js").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith(("//", " "))]
    assert not any(line.startswith(("const ", "let ", "var ", "function")) for line in lines)


@pytest.mark.slow
def test_site_holds_no_script_of_the_theme_and_no_joined_part(real_site: Path) -> None:
    assert not [*real_site.glob("assets/javascripts/**/*.js")]
    scripts = {path.stem for path in (real_site / FOLDER).glob("*.js")}
    assert scripts.isdisjoint(set(PARTS).difference(LOADED_ALONE))
    assert scripts >= JOINED.keys()


@pytest.mark.slow
def test_site_without_reports_has_nothing_to_report_with(real_site: Path) -> None:
    files = {path.name for path in (real_site / FOLDER).iterdir()}
    assert files.isdisjoint({"report.js", "fields.css"})
