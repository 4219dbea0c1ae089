"""Formats problems as text for people, JSON for programs, or as what shows them on a code host."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from hashlib import sha256
from typing import Any

from planhandbok.phrase import EMPTY, Phrase, Say
from planhandbok.records.text.problems import Problem, Problems, Severity

PROBLEMS_IN_CONTENT = 1
"""The exit code for errors; warnings alone give 0."""


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"


def report(problems: Problems, format_: Format, say: Say = str) -> str:
    """Return all problems, by file and line, ready to print, in the language that `say` translates
    to; "" for people if there are none.
    """
    match format_:
        case Format.TEXT:
            blocks = "".join(_block(problem, say) for problem in problems.items)
            counts = " ".join(map(say, _counts(problems)))
            return f"{blocks}\n{counts}\n" if problems.items else ""
        case Format.JSON:
            return _as_json([_plain(problem, say) for problem in problems.items])
        case Format.GITHUB:
            return "".join(_annotation(problem, say) for problem in problems.items)
        case Format.GITLAB:
            return _as_json([_code_quality(problem, say) for problem in problems.items])
        case Format.AZURE:
            return "".join(_logged_issue(problem, say) for problem in problems.items)


def _as_json(items: list[dict[str, Any]]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _plain(problem: Problem, say: Say) -> dict[str, Any]:
    values = {name: value for name, value in asdict(problem).items() if name != "path"}
    return values | {"message": say(problem.message), "hint": say(problem.hint)}


def _block(problem: Problem, say: Say) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    message = f"{say(MARKS[problem.severity])} {say(problem.message)}".lstrip()
    return f"{place}: {message}\n  → {say(problem.hint)}\n"


def _counts(problems: Problems) -> Iterator[Phrase]:
    if errors := problems.count(Severity.ERROR):
        yield Phrase("{count} feil må rettes før nettstedet kan bygges.", count=errors)
    warnings = problems.count(Severity.WARNING)
    if warnings == 1:
        yield Phrase("1 advarsel stanser ikke byggingen.")
    elif warnings:
        yield Phrase("{count} advarsler stanser ikke byggingen.", count=warnings)


def _told(problem: Problem, say: Say) -> str:
    return f"{say(problem.message)} {say(problem.hint)}"


def _annotation(problem: Problem, say: Say) -> str:
    text = _told(problem, say)
    place = f"file={_escaped(problem.file)},line={problem.line},col={problem.column}"
    return f"::{GITHUB_LEVELS[problem.severity]} {place}::{_on_one_line(text)}\n"


def _code_quality(problem: Problem, say: Say) -> dict[str, Any]:
    """Return an item of a code quality report, whose fingerprint tells old mistakes from new."""
    text = _told(problem, say)
    return {
        "description": text,
        "check_name": "planhandbok",
        "fingerprint": sha256(f"{problem.file}\n{text}".encode()).hexdigest(),
        "severity": GITLAB_LEVELS[problem.severity],
        "location": {"path": problem.file, "lines": {"begin": problem.line}},
    }


def _logged_issue(problem: Problem, say: Say) -> str:
    """Return a logging command of Azure Pipelines, which has warnings and errors alone."""
    level = "error" if problem.severity is Severity.ERROR else "warning"
    file = _on_one_line(problem.file).replace(";", "%3B").replace("]", "%5D")
    place = f"sourcepath={file};linenumber={problem.line};columnnumber={problem.column}"
    text = _on_one_line(_told(problem, say))
    return f"##vso[task.logissue type={level};{place}]{text}\n"


def _escaped(value: str) -> str:
    return _on_one_line(value).replace(":", "%3A").replace(",", "%2C")


def _on_one_line(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


MARKS = {
    Severity.ERROR: EMPTY,
    Severity.WARNING: Phrase("Advarsel:"),
    Severity.NOTICE: Phrase("Merknad:"),
}
GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
GITLAB_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}
