"""People who write through a server at the same time, each form as a browser sends it.

`python -m tests.writing.many_writers` lets 50 of them save 20 times each, and kills the server 50
times in the middle.
"""

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from signal import SIGKILL
from statistics import quantiles
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from planhandbok.records.yaml.yaml_text import plain_data
from tests.support.handbooks import MKDOCS, ROOT, Scratch
from tests.support.ports import free_port
from tests.support.repositories import Repository
from tests.writing.app import address, fields_of

HOST = "skriv.kommune.example"
SETTINGS = f"{MKDOCS}    skriveadresse: https://{HOST}\n"
RECORD = """\
endringstiltak: [{id: t1, tiltak: Koke suppe}]
måling: [{id: m1, parameter: Elever som spiser}]
"""
READING = "måling/m1/målinger/+"
COMMENT = "endringstiltak/t1"
COMMITTED = re.compile(r"^\+.*kommentar: ['\"]?(\d+)", re.MULTILINE)
"""A line of a difference that adds a comment."""
PATIENCE = 60
"""Seconds until a server that was started must answer, and until it must answer each request."""
DAYS = 45_007
"""Days of readings, the last of them in 2023."""
CONFLICTS = 4
"""Every fourth saving is of a comment that others write too."""
Saved = tuple[str, str, int]
"""A record, a place in it, and the number that was written there."""


@dataclass
class Told:
    """The answers that one writer got: what was saved, refused as a conflict, or anything else."""

    saved: list[Saved] = field(default_factory=list)
    conflicts: int = 0
    others: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Handbook:
    """A handbook in a repository, with records that people write in, and its server's port."""

    folder: Path
    port: int
    records: tuple[str, ...]

    @classmethod
    def made_in(cls, folder: Path, records: int) -> "Handbook":
        scratch = Scratch.made_in(folder / "handbook")
        scratch.write("mkdocs.yml", SETTINGS)
        names = tuple(f"a{number}" for number in range(records))
        for name in names:
            scratch.a3(name, RECORD)
        Repository.made_in(scratch.folder).commit()
        return cls(scratch.folder, free_port(), names)

    @property
    def repository(self) -> Repository:
        return Repository(self.folder)

    @contextmanager
    def served(self) -> Iterator["subprocess.Popen[bytes]"]:
        command = [sys.executable, "-m", "planhandbok", "host", "--trusted", "127.0.0.1"]
        command += ["--project", str(self.folder), "--port", str(self.port), "--no-pdf"]
        command += ["--publish", str(self.folder.parent / "site"), "--no-search"]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            self._wait_until_answered(process)
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)

    def _wait_until_answered(self, process: "subprocess.Popen[bytes]") -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            try:
                if self.ask("Skriver", "/")[0] == 200:
                    return
            except (OSError, HTTPException):
                time.sleep(0.05)
        raise TimeoutError("the server does not answer")

    def ask(self, name: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Return the status and the text of the answer that a user gets."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Host": HOST, "X-Forwarded-Preferred-Username": name}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"https://{HOST}"
        try:
            body = None if form is None else urlencode(form)
            connection.request(
                "GET" if form is None else "POST", quote(path, "/?=&%"), body, headers
            )
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def readings(self) -> set[Saved]:
        """Return the readings in all files, which must be whole."""
        found: list[Saved] = []
        for record in self.records:
            file = f"a3/2027/{record}.yml"
            data, problems = plain_data((self.folder / file).read_text(encoding="utf-8"), file)
            if problems or not data["begrunnelse"]:
                raise AssertionError(problems)
            readings = data["måling"][0].get("målinger", ())
            found += [(record, READING, int(reading["verdi"])) for reading in readings]
        if len(set(found)) != len(found):
            raise AssertionError("a reading was written twice")
        return set(found)

    def comments(self) -> set[Saved]:
        """Return the comments that were ever committed; a later one takes the place of another."""
        return {
            (record, COMMENT, int(number))
            for record in self.records
            for number in COMMITTED.findall(
                self.repository.git("log", "-p", "--format=", "--", f"a3/2027/{record}.yml")
            )
        }


def day_of(number: int) -> str:
    """Return the day of a reading: two of one day, or one to come, would be in doubt."""
    return (date(1900, 1, 1) + timedelta(number % DAYS)).isoformat()


def write(handbook: Handbook, writer: int, numbers: Sequence[int]) -> Told:
    """Fill in a form for each number, and save it; stop when the server is gone."""
    told = Told()
    for number in numbers:
        record = handbook.records[(writer + number // CONFLICTS) % len(handbook.records)]
        is_comment = number % CONFLICTS == 0
        place = COMMENT if is_comment else READING
        texts = {"kommentar": f"{number}"} if is_comment else {"dato": day_of(number)}
        values = texts if is_comment else {**texts, "verdi": f"{number}"}
        began = time.monotonic()
        try:
            _, page = handbook.ask(f"Skriver {writer}", address(place, record))
            sent = {**fields_of(page), **values, "gjør": "lagre"}
            status, _ = handbook.ask(f"Skriver {writer}", address(place, record), sent)
        except (OSError, HTTPException):
            return told
        told.seconds.append(time.monotonic() - began)
        if status == 303:
            told.saved.append((record, place, number))
        elif status == 409:
            told.conflicts += 1
        else:
            told.others.append(status)
    return told


def write_at_once(handbook: Handbook, writers: int, edits: int, first: int = 1) -> list[Told]:
    with ThreadPoolExecutor(writers) as pool:
        tasks = [
            pool.submit(write, handbook, writer, range(start, start + edits))
            for writer, start in enumerate(range(first, first + writers * edits, edits))
        ]
        return [task.result() for task in tasks]


def lost(handbook: Handbook, told: Sequence[Told], already: Counter[str]) -> list[str]:
    """Return what is not as those who wrote were told, compared with how many commits each had."""
    wrong = [f"answers of another kind: {writer.others}" for writer in told if writer.others]
    wrong += missing(handbook, {saving for writer in told for saving in writer.saved})
    commits = commits_of(handbook) - already
    counted = {f"Skriver {number}": len(writer.saved) for number, writer in enumerate(told)}
    if commits != Counter(counted):
        wrong.append(f"commits: {commits}, saved: {counted}")
    if status := handbook.repository.git("status", "--porcelain"):
        wrong.append(f"not committed: {status}")
    return wrong


def missing(handbook: Handbook, saved: set[Saved]) -> list[str]:
    """Return what was told as saved, and is neither in the files nor in an earlier commit."""
    gone = saved - handbook.readings() - handbook.comments()
    return [f"lost: {sorted(gone)}"] if gone else []


def commits_of(handbook: Handbook) -> Counter[str]:
    """Return how many commits each author has."""
    return Counter(handbook.repository.git("log", "--format=%an").splitlines())


def wait_for_saving(handbook: Handbook) -> None:
    before = len(handbook.readings())
    end = time.monotonic() + PATIENCE
    while len(handbook.readings()) == before:
        if time.monotonic() > end:
            raise TimeoutError("nothing is saved")
        time.sleep(0.05)


def kill_servers(handbook: Handbook, times: int, writers: int, random: Random) -> list[str]:
    """Kill the server in the middle, again and again, and return what was lost."""
    saved: set[Saved] = set()
    for number in range(times):
        with handbook.served() as server:
            saved |= saved_when_killed(handbook, server, writers, random, 100_000 * (number + 1))
    wrong = lost_when_killed(handbook, saved)
    sys.stdout.write(f"killed {times} times: {len(saved)} savings, {wrong or 'nothing lost'}\n")
    return wrong


def saved_when_killed(
    handbook: Handbook,
    server: "subprocess.Popen[bytes]",
    writers: int,
    random: Random,
    first: int = 100_000,
) -> set[Saved]:
    """Kill the server while people write, and return what it had told them was saved."""
    with ThreadPoolExecutor(writers) as pool:
        tasks = [
            pool.submit(write, handbook, writer, range(first + start, first + start + 1000))
            for writer, start in enumerate(range(0, writers * 1000, 1000))
        ]
        wait_for_saving(handbook)
        time.sleep(random.random() / 2)
        server.send_signal(SIGKILL)
        server.wait()
        told = [task.result() for task in tasks]
    handbook.readings()
    return {saving for writer in told for saving in writer.saved}


def lost_when_killed(handbook: Handbook, saved: set[Saved]) -> list[str]:
    """Start the next server, which finishes what was begun; return what is lost after it."""
    with handbook.served():
        last = write(handbook, 0, range(1, 1 + CONFLICTS))
    wrong = [f"answers of another kind: {last.others}"] if last.others else []
    wrong += missing(handbook, saved)
    if status := handbook.repository.git("status", "--porcelain"):
        wrong.append(f"not committed: {status}")
    return wrong


def main() -> None:
    with TemporaryDirectory() as name:
        handbook = Handbook.made_in(Path(name), records=10)
        already = commits_of(handbook)
        with handbook.served():
            told = write_at_once(handbook, writers=50, edits=20)
        wrong = lost(handbook, told, already)
        saved = sum(len(writer.saved) for writer in told)
        conflicts = sum(writer.conflicts for writer in told)
        times = quantiles([second for writer in told for second in writer.seconds], n=20)
        sys.stdout.write(
            f"50 writers, 20 edits each: {saved} commits, {conflicts} conflicts told, "
            f"{wrong or 'nothing lost'}; form and saving took {times[9]:.1f} s, "
            f"19 of 20 at most {times[18]:.1f} s\n"
        )
        wrong += kill_servers(handbook, 50, 5, Random(1))  # noqa: S311 no secret
        raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
