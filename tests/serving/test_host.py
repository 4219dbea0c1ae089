"""The command `host`: what it refuses to begin with, and how it is set up in the documentation."""

import re
import shlex

import pytest
import yaml
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from tests.support.handbooks import MKDOCS, ROOT, Scratch
from tests.support.repositories import Repository

HOSTING = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
ADDRESS = "    skriveadresse: https://skriv.kommunen.example\n"


def block(kind: str, holds: str = "") -> str:
    """Return the block of one kind in the documentation that has a text."""
    blocks = re.findall(rf"```{kind}\n(.*?)```", HOSTING, re.DOTALL)
    return str(next(text for text in blocks if holds in text))


def host(scratch: Scratch, *words: str) -> Result:
    folder = scratch.folder
    command = ["host", "--project", str(folder), "--trusted", "127.0.0.1", "--publish"]
    return CliRunner().invoke(app, [*command, str(folder.parent / "site"), *words])


def test_it_trusts_nobody_who_is_not_named(scratch: Scratch) -> None:
    command = ["host", "--project", str(scratch.folder), "--publish", "site"]
    done = CliRunner().invoke(app, command)
    assert (done.exit_code, "--trusted" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("settings", "words", "told"),
    [
        ("", (), "Sett «skriveadresse»"),
        (ADDRESS.replace("example", "example/plan"), (), "et eget navn"),
        (ADDRESS, ("--trusted", "nginx"), "«nginx» er ikke en IP-adresse"),
        (ADDRESS, ("--trusted", "0.0.0.0/0"), "er alle adresser"),
        (ADDRESS, ("--trusted", "::/0"), "er alle adresser"),
        (ADDRESS, ("--listen", "192.0.2.1"), "Det går ikke an å lytte på 192.0.2.1"),
        (ADDRESS, ("--publish-public", "{project}/site"), "utenfor hverandre og håndboken"),
        (ADDRESS, ("--publish-public", "{project}/../site/ut"), "utenfor hverandre"),
        (ADDRESS, ("--publish", "{project}/.."), "utenfor hverandre"),
    ],
)
def test_it_refuses_what_would_not_be_safe(
    scratch: Scratch, settings: str, words: tuple[str, ...], told: str
) -> None:
    scratch.write("mkdocs.yml", MKDOCS + settings)
    Repository.made_in(scratch.folder)
    done = host(scratch, *(word.format(project=scratch.folder) for word in words))
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())


def test_it_refuses_a_handbook_without_git(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS + ADDRESS)
    done = host(scratch)
    assert (done.exit_code, "er ikke et kodelager" in done.stderr) == (2, True)


def test_an_editor_is_an_address(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    redaktører: [Kari Nes]\n")
    done = CliRunner().invoke(app, ["check", "--project", str(scratch.folder)])
    assert (done.exit_code, "«Kari Nes» er ikke en e-postadresse." in done.stdout) == (1, True)


def test_documented_commands_have_options_that_there_are() -> None:
    compose = yaml.safe_load(block("yaml", "services:"))["services"]["planhandbok"]["command"]
    [unit] = re.findall(r"^ExecStart=\S*/planhandbok (.*)$", block("ini"), re.MULTILINE)
    for command in (compose, unit):
        words = shlex.split(command.replace("/srv/handbok", str(ROOT)))
        assert words[0] == "host"
        assert CliRunner().invoke(app, [*words, "--help"]).exit_code == 0
        assert CliRunner().invoke(app, [*words, "--helpp"]).exit_code == 2


def test_documented_containers_reach_no_more_than_they_must() -> None:
    compose = yaml.safe_load(block("yaml", "services:"))
    services = compose["services"]
    ours = services["planhandbok"]
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]
    assert [name for name, service in services.items() if "build" in service] == ["planhandbok"]
    assert ours["networks"] == ["inside"]
    assert compose["networks"]["inside"]["internal"] is True
    address = services["nginx"]["networks"]["inside"]["ipv4_address"]
    assert f"--trusted {address} " in f"{ours['command']} "
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert re.search(r":v?\d+\.\d+", service.get("image", ":1.0"))


def test_documented_settings_of_nginx_replace_what_a_browser_says() -> None:
    text = block("nginx")
    assert text.count("{") == text.count("}")
    for header in ("X-Forwarded-Preferred-Username $login_name", "X-Forwarded-Email $login_email"):
        assert f"proxy_set_header {header};" in text
