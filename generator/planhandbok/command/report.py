"""Formats problems as text for people, JSON for programs, or annotations for GitHub."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum

from planhandbok.records.text.problems import Problem, Problems, Severity

PROBLEMS_IN_CONTENT = 1
"""The exit code for errors; warnings alone give 0."""


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def report(problems: Problems, format_: Format) -> str:
    """Return all problems, by file and line, ready to print."""
    match format_:
        case Format.TEXT:
            blocks = "".join(map(_block, problems.items))
            return f"{blocks}\n{' '.join(_counts(problems))}\n"
        case Format.JSON:
            items = [asdict(problem) for problem in problems.items]
            return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
        case Format.GITHUB:
            return "".join(map(_annotation, problems.items))


def _block(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    return f"{place}: {MARKS[problem.severity]}{problem.message}\n  → {problem.hint}\n"


def _counts(problems: Problems) -> Iterator[str]:
    if errors := problems.count(Severity.ERROR):
        yield f"{errors} feil må rettes før nettstedet kan bygges."
    if warnings := problems.count(Severity.WARNING):
        yield f"{warnings} {'advarsel' if warnings == 1 else 'advarsler'} stanser ikke byggingen."


def _annotation(problem: Problem) -> str:
    text = f"{problem.message} {problem.hint}"
    place = f"file={_escaped(problem.file)},line={problem.line},col={problem.column}"
    return f"::{GITHUB_LEVELS[problem.severity]} {place}::{_on_one_line(text)}\n"


def _escaped(value: str) -> str:
    return _on_one_line(value).replace(":", "%3A").replace(",", "%2C")


def _on_one_line(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


MARKS = {Severity.ERROR: "", Severity.WARNING: "Advarsel: ", Severity.NOTICE: "Merknad: "}
GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
