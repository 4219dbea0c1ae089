"""The recipes do what they say: their commands are run for real, but for what installs things."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from planhandbok.recipes import recipe_files
from planhandbok.records.text.files import MKDOCS_FILE
from tests.commands.recipes.shell import Shell
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import Repository
from tests.support.sites import read

pytestmark = pytest.mark.slow
INSTALLS = re.compile(r"pip install|apt-get|/opt/planhandbok")
"""Words of a step that installs; the test has its own `planhandbok`."""
FILES = {
    "github": ".github/workflows/planhandbok.yml",
    "gitlab": ".gitlab-ci.yml",
    "forgejo": ".forgejo/workflows/planhandbok.yml",
    "azure": "azure-pipelines.yml",
}
ADDRESS = "https://plan.kommunen.example/"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell.made_in(tmp_path / "bin")


@pytest.fixture
def scratch(scratch: Scratch) -> Scratch:
    """A handbook with an A3 that is internal, and one that is not."""
    scratch.write(MKDOCS_FILE, f"site_url: !ENV SITE_URL\n{MKDOCS}")
    scratch.a3("skolemat")
    scratch.a3("hemmelig", "offentlighet: intern\nhjemmel: offl. § 14\n")
    return scratch


def commands(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each step of the shell in a recipe, with the variables it sets itself."""
    text = yaml.load(recipe_files(name)[FILES[name]], Loader=yaml.BaseLoader)  # noqa: S506 it makes text alone
    for step in steps(text):
        script = step.get("run") or step.get("script")
        lines: list[str] = script if isinstance(script, list) else [str(script)]
        env = step.get("env") or step.get("variables") or {}
        yield "\n".join(lines), {key: value for key, value in env.items() if "$" not in value}


def steps(node: Any) -> Iterator[dict[str, Any]]:
    """Yield the steps inside a file, in their order; a job of GitLab is one."""
    if isinstance(node, dict):
        if "run" in node or "script" in node:
            yield node
        for value in node.values():
            yield from steps(value)
    elif isinstance(node, list):
        for item in node:
            yield from steps(item)


@pytest.mark.parametrize("name", FILES)
def test_commands_build_both_sites_and_publish_the_public_one(
    name: str, scratch: Scratch, repository: Repository, shell: Shell, tmp_path: Path
) -> None:
    for file, text in recipe_files(name).items():
        scratch.write(file, text)
    repository.commit()
    target = tmp_path / "web"
    shell.program("rsync", f"cp -R offentlig/. {shlex.quote(str(target))}")
    target.mkdir()
    given = {"HOME": str(tmp_path), "SITE_URL": ADDRESS, "SSH_NOKKEL": "n", "SSH_VERTER": "v"}
    for script, env in commands(name):
        if not INSTALLS.search(script):
            given_all = given | {"PUBLISER_TIL": str(target), "CI": "true"} | env
            done = shell.run(
                "bash", "-eo", "pipefail", "-c", script, at=scratch.folder, **given_all
            )
            assert done[0] == 0, done[1]
    public = next(path for path in published(name, scratch, target) if path.exists())
    assert "Skolemat" in read(public, "a3/skolemat")
    assert f"{ADDRESS}a3/skolemat/" in (public / "sitemap.xml").read_text(encoding="utf-8")
    assert not (public / "a3" / "hemmelig").exists()
    assert "Hemmelig" in read(scratch.folder / "intern", "a3/hemmelig")
    assert not (scratch.folder / "permalenker.yml").exists()


def published(name: str, scratch: Scratch, target: Path) -> list[Path]:
    """Return where the recipe leaves the public site."""
    return {
        "forgejo": [target],
        "gitlab": [scratch.folder / "public"],
    }.get(name, [scratch.folder / "offentlig"])


def test_gitlab_gets_a_report_and_a_failed_job_for_a_mistake(
    scratch: Scratch, repository: Repository, shell: Shell
) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    repository.commit()
    script = next(text for text, _ in commands("gitlab") if "check" in text)
    code, printed = shell.run("bash", "-ec", script, at=scratch.folder)
    assert code == 1
    assert "a3/2027/skolemat.yml:9:7: «dypdyk» er ikke en fase" in printed
    assert '"begin": 9' in (scratch.folder / "feil.json").read_text(encoding="utf-8")
    assert not (scratch.folder / "offentlig").exists()
