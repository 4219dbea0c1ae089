"""Mistakes get the line and the column that they stand at."""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from planhandbok.memo import NO_MEMO, Memo
from planhandbok.phrase import Phrase
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import Finding, Mistake, Problem
from planhandbok.records.yaml.yaml_text import Positions
from planhandbok.workers import run_in_workers

NUMBER_WITH_COMMA = re.compile(r"-?\d[\d ]*,\d+")
WITH_COMMA = re.compile(f"«{NUMBER_WITH_COMMA.pattern}»")


def placed(mistakes: Sequence[Mistake], project: Path, memo: Memo = NO_MEMO) -> Iterator[Problem]:
    """Yield the mistakes as problems. A file with findings is read once more for their places: by
    several processes, or here, where the places are kept.
    """
    yield from (mistake for mistake in mistakes if isinstance(mistake, Problem))
    unsaved = memo(KnownFiles, project).unsaved
    findings = [mistake for mistake in mistakes if isinstance(mistake, Finding)]
    by_file = list(grouped(findings, attrgetter("file")).items())

    def placed_batch(batch: Sequence[tuple[str, Sequence[Finding]]]) -> list[Problem]:
        found: list[Problem] = []
        for file, group in batch:
            text = text_of(project / file, file, raw=unsaved.get(file))
            found += memo(_in_text, text, tuple(group))
        return found

    batches = [placed_batch(by_file)] if memo.keeps else run_in_workers(placed_batch, by_file)
    for problems in batches:
        yield from problems


def _in_text(text: str | Problem, findings: tuple[Finding, ...]) -> tuple[Problem, ...]:
    positions = None if isinstance(text, Problem) else Positions(text)
    return tuple(_problem(finding, positions) for finding in findings)


def _problem(finding: Finding, positions: Positions | None) -> Problem:
    line, column = _place(finding, positions) if positions else (1, 1)
    hint = _pasteable(finding, positions) if positions else finding.hint
    place = (finding.file, line, column)
    return Problem(*place, finding.message, hint, finding.severity, finding.path)


def _pasteable(finding: Finding, positions: Positions) -> Phrase:
    """Put each number with a comma in quotation marks where a comma would divide it."""
    hint = finding.hint
    has_comma = WITH_COMMA.search(hint)
    if not has_comma or not positions.is_bare_in_braces(finding.path):
        return hint
    quoted = {
        name: f'"{field}"' if NUMBER_WITH_COMMA.fullmatch(str(field)) else field
        for name, field in hint.fields.items()
    }
    return hint.with_fields(quoted)


def _place(finding: Finding, positions: Positions) -> tuple[int, int]:
    words = positions.of_words(finding.path, finding.words) if finding.words else []
    if finding.words_before < len(words):
        return words[finding.words_before]
    return positions.of(finding.path, finding.on_key)


def place_of(text: str, files: Sequence[str], project: Path) -> tuple[str, int, int]:
    """Return the first file that holds a text, with the line and the column of it, or the start of
    the first file if none does.
    """
    for file in files:
        whole = text_of(project / file, file)
        before, found, _ = whole.partition(text) if isinstance(whole, str) else ("", "", "")
        if found:
            return file, before.count("\n") + 1, len(before) - before.rfind("\n")
    return files[0], 1, 1
