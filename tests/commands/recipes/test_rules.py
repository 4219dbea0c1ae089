"""The recipes keep the rules of publishing safely: pinned, few rights, two jobs, every night."""

import json
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from planhandbok.resources import CONTENT_SECURITY_POLICY, RECIPES, Recipe, recipe_files
from tests.support.handbooks import ROOT

ACTIONS = {
    "github": ".github/workflows/planhandbok.yml",
    "forgejo": ".forgejo/workflows/planhandbok.yml",
}
PINNED = re.compile(r"^(https://github\.com/)?actions/[\w-]+@[0-9a-f]{40}$")
WITH_VERSION = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WITHOUT_HEADERS = {"github", "gitlab", "forgejo"}
"""Recipes whose web server is not theirs to set up."""


def text_of(name: str) -> str:
    return "\n".join(recipe_files(name).values())


def read_yaml(name: str, file: str) -> Any:
    return as_text(recipe_files(name)[file])


def as_text(written: str) -> Any:
    """Return what YAML says with all its values as text, so that `on` stays a word."""
    return yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 it makes text alone


def actions(name: str) -> Any:
    return read_yaml(name, ACTIONS[name])


def test_there_is_a_folder_for_each_name() -> None:
    assert sorted(Recipe) == sorted(path.name for path in RECIPES.iterdir())


@pytest.mark.parametrize("name", Recipe)
def test_recipe_installs_this_version_or_what_a_variable_names(name: str) -> None:
    text = text_of(name)
    assert f"planhandbok=={version('planhandbok')}" in text
    assert "PLANHANDBOK_WHEEL" in text
    assert not re.search(r"@[A-Z]+@", text)


@pytest.mark.parametrize("name", Recipe)
def test_recipe_checks_and_builds_for_both_audiences_and_tests_nothing(name: str) -> None:
    text = text_of(name)
    assert "planhandbok check" in text
    for audience in ("offentlig", "intern"):
        assert re.search(rf"planhandbok build --audience {audience} --out \S*{audience}", text)
    assert not re.search(r"\bmake\b|pytest|\.ci/", text)


@pytest.mark.parametrize("name", ["github", "gitlab", "forgejo", "azure"])
def test_pages_lead_back_to_their_files_on_a_code_host(name: str) -> None:
    text = text_of(name)
    assert "REPO_URL" in text
    assert name == "github" or re.search(r"EDIT_URI: \S+content/", text)


@pytest.mark.parametrize("name", Recipe)
def test_comments_say_what_to_do_in_lines_that_fit(name: str) -> None:
    for text in recipe_files(name).values():
        for line in text.splitlines():
            assert len(line) <= 105 or not line.lstrip().startswith("#"), line


@pytest.mark.parametrize("name", ACTIONS)
def test_actions_are_pinned_by_hash_with_their_version_beside(name: str) -> None:
    steps = [step for job in actions(name)["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert [use for use in used if not PINNED.match(use)] == []
    assert len(WITH_VERSION.findall(recipe_files(name)[ACTIONS[name]])) == len(used)


@pytest.mark.parametrize("name", ACTIONS)
def test_actions_build_with_the_right_to_read_alone(name: str) -> None:
    workflow = actions(name)
    rights = workflow["jobs"]["bygg"].get("permissions") or workflow["permissions"]
    assert set(rights.values()) == {"read"}
    assert "write" not in workflow["permissions"]
    checkout = workflow["jobs"]["bygg"]["steps"][0]["with"]
    assert checkout == {"fetch-depth": "0", "persist-credentials": "false"}


@pytest.mark.parametrize("name", ACTIONS)
def test_actions_run_on_commits_proposals_every_night_and_by_hand(name: str) -> None:
    events = actions(name)["on"]
    assert set(events) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert events["push"] == {"branches": ["main"]}
    assert re.fullmatch(r"\d+ [1-4] \* \* \*", events["schedule"][0]["cron"])


@pytest.mark.parametrize("name", ACTIONS)
def test_actions_publish_only_the_public_site_of_the_main_branch(name: str) -> None:
    jobs = actions(name)["jobs"]
    assert set(jobs) == {"bygg", "publiser"}
    assert jobs["publiser"]["needs"] == "bygg"
    assert "pull_request" in jobs["publiser"]["if"]
    assert "github.ref == 'refs/heads/main'" in jobs["publiser"]["if"]
    assert "intern" not in json.dumps(jobs["publiser"])
    kept = [step for step in jobs["bygg"]["steps"] if "intern" in str(step.get("with"))]
    assert all("github.event.repository.private" in step["if"] for step in kept)
    assert kept


def test_only_the_job_that_deploys_may_write_to_pages() -> None:
    rights = actions("github")["jobs"]["publiser"]["permissions"]
    assert rights == {"pages": "write", "id-token": "write"}
    assert actions("github")["permissions"] == {}


def test_gitlab_publishes_only_the_public_site_of_the_default_branch() -> None:
    jobs = read_yaml("gitlab", ".gitlab-ci.yml")
    assert jobs["pages"]["needs"] == ["offentlig"]
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert jobs["offentlig"]["artifacts"]["paths"] == ["offentlig"]
    assert jobs["intern"]["artifacts"]["access"] == "developer"
    assert jobs["variables"]["GIT_DEPTH"] == "0"


def test_azure_publishes_only_the_public_site_of_the_main_branch_and_builds_each_night() -> None:
    pipeline = read_yaml("azure", "azure-pipelines.yml")
    build, publish = pipeline["stages"]
    assert publish["dependsOn"] == build["stage"]
    assert "'refs/heads/main'" in publish["condition"]
    assert "PullRequest" in publish["condition"]
    assert "intern" not in json.dumps(publish)
    checkout = build["jobs"][0]["steps"][0]
    assert (checkout["fetchDepth"], checkout["persistCredentials"]) == ("0", "false")
    (night,) = pipeline["schedules"]
    assert (night["always"], night["branches"]) == ("true", {"include": ["main"]})


@pytest.mark.parametrize("name", sorted({*Recipe} - WITHOUT_HEADERS))
def test_web_servers_get_the_policy_that_is_tested(name: str) -> None:
    assert CONTENT_SECURITY_POLICY in text_of(name)
    assert "'unsafe-eval'" not in CONTENT_SECURITY_POLICY


def test_settings_of_web_servers_are_well_formed() -> None:
    settings = json.loads(recipe_files("azure")["azure/staticwebapp.config.json"])
    assert settings["globalHeaders"]["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert ET.fromstring(recipe_files("server")["server/web.config"]).tag == "configuration"  # noqa: S314 ours
    for name, file in (("server", "server/nginx.conf"), ("container", "container/nginx.conf")):
        text = re.sub(r'"[^"]*"', "", recipe_files(name)[file])
        assert text.count("{") == text.count("}")


def test_no_recipe_for_a_web_server_shows_hidden_files_and_folders() -> None:
    server = recipe_files("server")
    assert r"location ~ /\. { return 404; }" in server["server/nginx.conf"]
    assert r"location ~ /\. { return 404; }" in text_of("container")
    assert r'RedirectMatch 404 "/\."' in server["server/apache.conf"]


def test_containers_run_as_users_and_write_nothing_but_their_volumes() -> None:
    images = recipe_files("container")["container/Containerfile"].split("\nFROM ")[1:]
    users = [re.findall(r"^USER (\d+):\d+$", image, re.MULTILINE)[-1] for image in images]
    assert len(users) == 2
    assert "0" not in users
    services = yaml.safe_load(recipe_files("container")["container/compose.yaml"])["services"]
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert services["vis"]["volumes"] == ["offentlig:/nettsted:ro"]
    assert services["vis-intern"]["volumes"] == ["intern:/nettsted:ro"]
    assert services["vis-intern"]["ports"] == ["127.0.0.1:8081:8080"]


SCRIPTS = [
    (name, file) for name in Recipe for file, text in recipe_files(name).items() if text[:2] == "#!"
]


@pytest.mark.parametrize(("name", "file"), SCRIPTS)
def test_shell_scripts_can_be_parsed(name: str, file: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(recipe_files(name)[file], encoding="utf-8")
    sh = shutil.which("sh")
    assert sh
    assert subprocess.run([sh, "-n", script], capture_output=True, check=False).stderr == b""


OWN_WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", OWN_WORKFLOWS, ids=lambda path: path.stem)
def test_own_workflows_pin_their_actions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(WITH_VERSION.findall(text)) == text.count("uses: ")


def test_own_site_waits_for_no_test_and_is_built_each_night() -> None:
    workflow = as_text((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    assert ".ci/run" not in json.dumps(workflow)
    assert workflow["jobs"]["publish"]["needs"] == "build"
    assert "schedule" in workflow["on"]
    jobs = as_text((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert jobs["pages"]["needs"] == ["site"]
    assert ".ci/run" not in jobs["site"]["script"]
