"""The recipes do what they say: their commands are run for real, but for what installs things."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.resources import recipe_files
from tests.commands.recipes.shell import Shell
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import Repository
from tests.support.sites import read
from tests.tools.proof import proof_after

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


def run_commands(name: str, scratch: Scratch, shell: Shell, **given: str) -> None:
    """Run what a recipe runs, in a repository that has its files, as it would on a code host."""
    for file, text in recipe_files(name).items():
        scratch.write(file, text)
    Repository(scratch.folder).commit()
    for script, env in commands(name):
        if not INSTALLS.search(script):
            variables = {"SITE_URL": ADDRESS, "CI": "true"} | given | env
            bash = ("bash", "-eo", "pipefail", "-c", script)
            code, printed = shell.run(*bash, at=scratch.folder, **variables)
            assert code == 0, printed


@pytest.mark.parametrize(
    ("name", "public"), proof_after(1, [("github", "offentlig"), ("gitlab", "public")])
)
def test_commands_build_both_sites(
    name: str, public: str, scratch: Scratch, repository: Repository, shell: Shell
) -> None:
    run_commands(name, scratch, shell)
    site = repository.folder / public
    assert "Skolemat" in read(site, "a3/skolemat")
    assert f"{ADDRESS}a3/skolemat/" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert not (site / "a3" / "hemmelig").exists()
    assert "Hemmelig" in read(repository.folder / "intern", "a3/hemmelig")
    assert not (repository.folder / "permalenker.yml").exists()


def test_forgejo_sends_the_public_site_with_a_key_that_nobody_else_can_read(
    scratch: Scratch, repository: Repository, shell: Shell, tmp_path: Path
) -> None:
    shell.use_stand_in()
    shell.program("rsync", 'for target; do :; done; cp -R offentlig/. "$target"')
    (tmp_path / "web").mkdir()
    given = {"HOME": str(tmp_path), "SSH_NOKKEL": "nøkkel", "SSH_VERTER": "verter"}
    run_commands("forgejo", scratch, shell, PUBLISER_TIL=str(tmp_path / "web"), **given)
    sent = (tmp_path / "web" / "index.html").read_text(encoding="utf-8")
    assert sent.startswith(f"offentlig {ADDRESS}")
    assert (repository.folder / "intern" / "index.html").exists()
    key = tmp_path / ".ssh" / "planhandbok"
    assert key.stat().st_mode & 0o077 == 0
    assert key.read_text(encoding="utf-8") == "nøkkel\n"


def test_azure_gets_the_settings_of_its_web_server_with_the_public_site(
    scratch: Scratch, repository: Repository, shell: Shell
) -> None:
    shell.use_stand_in()
    run_commands("azure", scratch, shell, INTERN_ADRESSE="https://intern.example/")
    public = repository.folder / "offentlig"
    assert (public / "index.html").read_text(encoding="utf-8").startswith(f"offentlig {ADDRESS}")
    assert (public / "staticwebapp.config.json").exists()
    internal = (repository.folder / "intern" / "index.html").read_text(encoding="utf-8")
    assert internal.startswith("intern https://intern.example/")


def test_gitlab_gets_a_report_and_a_failed_job_for_a_mistake(
    scratch: Scratch, repository: Repository, shell: Shell
) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    repository.commit()
    script = next(text for text, _ in commands("gitlab") if "check" in text)
    code, printed = shell.run("bash", "-ec", script, at=scratch.folder)
    assert code == 1
    assert "a3/2027/skolemat.yml:9:7: «dypdyk» er ikke en fase" in printed
    assert '"begin": 9' in scratch.text("feil.json")
    assert not (scratch.folder / "offentlig").exists()
