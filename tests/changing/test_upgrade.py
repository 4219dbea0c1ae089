"""A handbook is upgraded: pinned versions, and copies of an earlier base handbook."""

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planhandbok.cli import app
from planhandbok.records.reading import earlier
from planhandbok.records.reading.earlier import fingerprint
from tests.support.handbooks import ROOT, Scratch, own_handbook
from tests.tools.earlier import fingerprints

WORKFLOW = ".github/workflows/planhandbok.yml"
OLD_PAGE = "# Fallgruver\n\nDen gamle siden.\n"
OLD = {"0.0.9": {"content/veiledning/fallgruver.md": fingerprint(OLD_PAGE)}}
HERE = version("planhandbok")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scratch]:
    """A handbook of version 0.0.9: it pins that, and has a copy of a page of its base."""
    marks = tmp_path / "earlier.json"
    marks.write_text(json.dumps(OLD), encoding="utf-8")
    monkeypatch.setattr(earlier, "EARLIER", marks)
    earlier.versions.cache_clear()
    handbook = own_handbook(tmp_path / "own")
    handbook.write("content/veiledning/fallgruver.md", OLD_PAGE)
    handbook.write("content/veiledning/ord.md", "# Ord\n\n## Rolle {#rolle}\n\nVår egen.\n")
    handbook.write(WORKFLOW, "run: pip install planhandbok==0.0.9 # fast\nrun: planhandbok check\n")
    handbook.write("requirements.txt", "Planhandbok == 0.0.9\n")
    yield handbook
    earlier.versions.cache_clear()


def upgraded(handbook: Scratch, *more: str) -> str:
    done = CliRunner().invoke(app, ["upgrade", "--project", str(handbook.folder), *more])
    assert done.exit_code == 0, done.output
    return done.stdout


TOLD = (
    f"{WORKFLOW}:1: run: pip install planhandbok==0.0.9 # fast → "
    f"run: pip install planhandbok=={HERE} # fast\n"
    "content/veiledning/fallgruver.md: fjernes, for den er en uendret kopi fra Planhåndbok 0.0.9\n"
    f"requirements.txt:1: Planhandbok == 0.0.9 → Planhandbok == {HERE}\n"
)


def test_each_line_that_must_change_is_told_and_changed(own: Scratch) -> None:
    assert upgraded(own) == TOLD
    assert f"planhandbok=={HERE} # fast\nrun: planhandbok check\n" in (
        own.folder / WORKFLOW
    ).read_text(encoding="utf-8")
    assert [path.name for path in (own.folder / "content/veiledning").iterdir()] == ["ord.md"]
    assert upgraded(own) == ""


@pytest.mark.parametrize(
    "line",
    [
        "my-planhandbok==0.0.9",
        "planhandbok==99.0",
        "planhandbok==0.0.9 \\\n    --hash=sha256:0",
        "planhandbok==0.0.9 --hash=sha256:0",
    ],
)
def test_other_pins_stay(own: Scratch, line: str) -> None:
    own.write("requirements.txt", f"{line}\n")
    assert "requirements.txt" not in upgraded(own)


def test_a_recipe_that_gitea_reads_is_upgraded_too(own: Scratch) -> None:
    own.write(".gitea/workflows/planhandbok.yml", "run: pip install planhandbok==0.0.9\n")
    assert ".gitea/workflows/planhandbok.yml:1" in upgraded(own)


def test_a_dry_run_changes_nothing(own: Scratch) -> None:
    assert upgraded(own, "--dry-run") == TOLD
    assert upgraded(own, "--dry-run") == TOLD


def test_check_tells_a_copy_that_hides_the_new_page(own: Scratch) -> None:
    (copy, *_) = (problem for problem in own.records().warnings.items if "kopi" in problem.message)
    assert copy.message == ("Siden er en uendret kopi fra Planhåndbok 0.0.9, og skjuler den nye.")


def test_a_changed_page_and_a_handbook_without_the_base_stay(own: Scratch) -> None:
    own.write("content/veiledning/fallgruver.md", f"{OLD_PAGE}\nOg vår.\n")
    assert "fallgruver" not in upgraded(own)
    own.write("content/veiledning/fallgruver.md", OLD_PAGE)
    settings = own.text("mkdocs.yml")
    own.write("mkdocs.yml", f"{settings}    grunnhåndbok: nei\n")
    assert "fallgruver" not in upgraded(own)


def test_this_repository_is_never_taken_for_a_copy() -> None:
    assert Scratch(ROOT).folder == ROOT
    done = CliRunner().invoke(app, ["upgrade", "--project", str(ROOT), "--dry-run"])
    assert "fjernes" not in done.stdout


def test_the_package_knows_the_base_of_each_released_version() -> None:
    known = json.loads((ROOT / "generator/planhandbok/earlier.json").read_text(encoding="utf-8"))
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = [line.split()[1] for line in changelog.splitlines() if line.startswith("## 0.")]
    assert sorted(known) == sorted(released)
    assert all(len(marks) > 30 for marks in known.values())


def test_a_release_that_is_not_changed_since_has_the_fingerprints_of_its_base() -> None:
    known = json.loads((ROOT / "generator/planhandbok/earlier.json").read_text(encoding="utf-8"))
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if "## Unreleased" not in text:
        assert known[HERE] == fingerprints()
