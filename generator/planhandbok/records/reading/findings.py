"""Where the mistakes of one run are gathered, until each can be told with its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from planhandbok.records.schema.stand_ins import salvaged
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.problems import Finding, Problem, Problems
from planhandbok.records.text.record_links import RecordLink, record_links
from planhandbok.records.text.yaml_text import Positions, plain_data

R = TypeVar("R")


@dataclass(frozen=True)
class Parsed:
    """A file as plain data (`None` where it cannot be read), and the links in its prose."""

    data: Any
    problems: list[Problem]
    links: tuple[RecordLink, ...]


def parsed_file(project: Path, file: str) -> Parsed:
    """`file` is relative to the project."""
    text = text_of(project / file, file)
    if isinstance(text, Problem):
        return Parsed(None, [text], ())
    data, problems = plain_data(text, file)
    return Parsed(data, problems, tuple(record_links(text)))


def parsed_run(project: Path, run: Sequence[str]) -> list[Parsed]:
    """A piece of work for `run_in_workers`."""
    return [parsed_file(project, file) for file in run]


@dataclass
class Findings:
    """What this run has found so far. Findings get their places when everything is read.

    `misread` holds the findings of each file that could not be typed as it stands.
    """

    project: Path
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    links: list[tuple[str, RecordLink]] = field(default_factory=list)
    misread: dict[str, list[Finding]] = field(default_factory=dict)

    def add(self, mistakes: Iterable[Problem | Finding]) -> None:
        for mistake in mistakes:
            if isinstance(mistake, Problem):
                self.problems.append(mistake)
            elif not self._follows_from_another(mistake):
                self.findings.append(mistake)

    def _follows_from_another(self, finding: Finding) -> bool:
        """Whether it stands at a value that could not be read, or inside one."""
        earlier = self.misread.get(finding.file, ())
        return any(finding.path[: len(one.path)] == one.path for one in earlier)

    def record(self, kind: type[R], file: str) -> R | None:
        """The typed record of one file."""
        return self.typed(kind, file, parsed_file(self.project, file))

    def typed(self, kind: type[R], file: str, parsed: Parsed) -> R | None:
        """The record of a parsed file; with stand-ins where it has mistakes, if it can be had."""
        self.problems.extend(parsed.problems)
        self.links.extend((file, link) for link in parsed.links)
        if parsed.data is None:
            return None
        record = typed(kind, parsed.data, file)
        if isinstance(record, list):
            self.findings.extend(record)
            self.misread[file] = record
            return salvaged(kind, parsed.data, record)
        return record

    def is_sound(self, file: str) -> bool:
        """Whether nothing has been found in a file so far."""
        found = {one.file for one in self.problems} | {one.file for one in self.findings}
        return file not in found

    def all_problems(self) -> Problems:
        return Problems.of([*self.problems, *placed(self.findings, self.project)])


def placed(findings: Sequence[Finding], project: Path) -> Iterator[Problem]:
    """Findings with the line and column they stand at; each file is read once more."""
    by_file = attrgetter("file")
    for file, group in groupby(sorted(findings, key=by_file), by_file):
        text = text_of(project / file, file)
        places = None if isinstance(text, Problem) else Positions(text)
        for finding in group:
            line, column = places.of(finding.path, finding.on_key) if places else (1, 1)
            yield Problem(file, line, column, finding.message, finding.hint, finding.severity)


def place_of(text: str, files: Sequence[str], project: Path) -> tuple[str, int, int]:
    """The first file that has a text, with the line and column; the start of the first for none."""
    for file in files:
        there = text_of(project / file, file)
        before, found, _ = there.partition(text) if isinstance(there, str) else ("", "", "")
        if found:
            return file, before.count("\n") + 1, len(before) - before.rfind("\n")
    return files[0], 1, 1
