"""A push to a server changes its site, or tells the one who pushed why it did not."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from planhandbok.resources import recipe_files
from tests.commands.recipes.shell import Shell
from tests.support.handbooks import Scratch
from tests.support.repositories import Repository
from tests.support.sites import read

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Server:
    """A bare repository, and the folder of the sites that are built of it."""

    repository: Path
    sites: Path
    shell: Shell

    @property
    def public(self) -> Path:
        return self.sites / "offentlig"

    def push(self, repository: Repository) -> tuple[int, str]:
        """Commit what lies in a repository and push it; return the exit code and what was told."""
        repository.commit()
        return self.shell.run("git", "push", str(self.repository), "main", at=repository.folder)

    def built(self) -> str:
        """Return what the stand-in made."""
        return (self.public / "index.html").read_text(encoding="utf-8").strip()


@pytest.fixture
def server(tmp_path: Path, scratch: Scratch) -> Server:
    """Return what `sett-opp.sh` makes, with a `pip` that only notes what it was asked for."""
    for file, text in recipe_files("server").items():
        scratch.write(file, text)
    shell = Shell.made_in(tmp_path / "bin")
    programs = tmp_path / "opt" / "bin"
    programs.mkdir(parents=True)
    Shell(programs).program("python", f'echo "$@" > {tmp_path}/installed')
    (programs / "planhandbok").symlink_to(shell.programs / "planhandbok")
    server = Server(tmp_path / "handbok.git", tmp_path / "srv", shell)
    code, printed = shell.run(
        *("sh", "server/sett-opp.sh", server.repository, server.sites),
        at=scratch.folder,
        PLANHANDBOK_MAPPE=str(tmp_path / "opt"),
    )
    assert code == 0, printed
    return server


def test_setup_installs_the_pinned_version(server: Server, tmp_path: Path) -> None:
    asked = (tmp_path / "installed").read_text(encoding="utf-8")
    assert asked.startswith("-m pip install")
    assert "planhandbok==" in asked


@pytest.mark.proof
def test_a_push_changes_both_sites_and_a_mistake_keeps_them(
    server: Server, scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("skolemat")
    scratch.a3("hemmelig", "offentlighet: intern\nhjemmel: offl. § 14\n")
    code, told = server.push(repository)
    assert code == 0
    assert "remote: Nettstedet er bygget av " in told
    assert "Skolemat" in read(server.public, "a3/skolemat")
    assert not (server.public / "a3" / "hemmelig").exists()
    assert "Hemmelig" in read(server.sites / "intern", "a3/hemmelig")
    assert server.public.stat().st_mode & 0o005, "the web server is another user"

    built = read(server.public, "")
    scratch.a3("skolemat", "fase: dypdyk\n")
    code, told = server.push(repository)
    assert code == 0
    assert "remote: a3/2027/skolemat.yml:9:7: «dypdyk» er ikke en fase" in told
    assert "remote: Byggingen stanset, og dette nettstedet er som det var." in told
    assert "Skolemat" in read(server.public, "a3/skolemat")
    assert read(server.public, "") == built


def test_a_push_to_another_branch_builds_nothing(
    server: Server, scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("skolemat")
    repository.commit()
    repository.git("push", str(server.repository), "main:forslag")
    assert list(server.sites.iterdir()) == []


def test_two_pushes_at_once_build_one_after_the_other_and_leave_the_newest(
    server: Server, scratch: Scratch, repository: Repository
) -> None:
    server.shell.use_stand_in()
    scratch.a3("skolemat")
    repository.commit()
    first = server.shell.start("git", "push", str(server.repository), "main", at=scratch.folder)
    while not (server.repository / "planhandbok" / "arbeid").exists():
        assert first.poll() is None, first.communicate()[0]
    scratch.a3("frukt")
    second = server.push(repository)
    told = first.communicate(timeout=60)[0]
    for printed in (told, second[1]):
        assert "remote: Nettstedet er bygget av " in printed, printed
    assert server.built().endswith(repository.git("rev-parse", "HEAD"))


def test_every_night_the_site_is_built_in_silence(
    server: Server, scratch: Scratch, repository: Repository
) -> None:
    server.shell.use_stand_in()
    Repository(server.repository).git("config", "planhandbok.adresse", "https://plan.example/")
    scratch.a3("skolemat")
    commit = repository.commit()
    repository.git("push", str(server.repository), "main:forslag")
    Repository(server.repository).git("branch", "main", "forslag")
    hook = server.repository / "hooks" / "post-receive"
    assert server.shell.run(str(hook), "natt", at=Path("/")) == (0, "")
    assert server.built() == f"offentlig https://plan.example/ {commit}"


@pytest.mark.proof
def test_container_builds_once_for_each_commit_and_tells_a_mistake_once(
    tmp_path: Path, scratch: Scratch, repository: Repository
) -> None:
    shell = Shell.made_in(tmp_path / "bin")
    script = tmp_path / "bygg.sh"
    script.write_text(recipe_files("container")["container/bygg.sh"], encoding="utf-8")
    scratch.a3("skolemat")
    repository.commit()
    places = {"ARBEID": str(tmp_path / "work"), "NETTSTEDER": str(tmp_path / "srv")}
    (tmp_path / "work").mkdir()

    def round_() -> tuple[int, str]:
        given = places | {"KODELAGER": str(scratch.folder)}
        return shell.run("sh", str(script), "en-gang", at=tmp_path, **given)

    code, told = round_()
    assert (code, "Nettstedene er bygget av" in told) == (0, True), told
    public = tmp_path / "srv" / "offentlig" / "side"
    assert "Skolemat" in read(public, "a3/skolemat")
    assert (tmp_path / "srv" / "intern" / "side" / "bygg.json").exists()
    assert round_() == (0, "")
    scratch.a3("skolemat", "fase: dypdyk\n")
    repository.commit()
    code, told = round_()
    assert (code, "«dypdyk» er ikke en fase" in told) == (1, True), told
    assert round_() == (0, "")
    assert "Skolemat" in read(public, "a3/skolemat")
