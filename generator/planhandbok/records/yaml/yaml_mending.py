"""A line that YAML cannot read is put in quotation marks, so that the rest can be checked too."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import MOST_QUOTED, Problem, in_quotation_marks, quoted
from planhandbok.records.yaml.yaml_indent import WRONG_INDENT, indent_of, reindented

LINE = re.compile(r"(?P<head> *(?:- +)*(?:[^\s\"'#:{\[-][^:#{\[\"]*: +)?)(?P<value>\S.*?)\s*")
QUOTES = "\"'"
CURLY = "“”„‟‘’‚"
CLOSING = {"[": "]", "{": "}"}
ABOUT_QUOTES = "anførselstegn"
"""Stands in the hints that the mended line obeys."""


def with_mended_lines(text: str, problems: Iterable[Problem]) -> str:
    """Put the values of the lines with problems between quotation marks, close what was left open
    there, or move a line by the space it lacks.
    """
    text = text.removesuffix("\n") + "\n"  # YAML may stop on the line below the last one
    lines = text.split("\n")
    for number, message in {problem.line: problem.message for problem in problems}.items():
        line = LINE.fullmatch(lines[number - 1])
        if message == WRONG_INDENT:
            lines[number - 1] = reindented(lines, number)
        elif line and line["head"].strip():
            lines[number - 1] = line["head"] + _mended(line["value"])
    return "\n".join(lines)


def _mended(value: str) -> str:
    opening = value[0]
    if opening in QUOTES and value.count(opening) == 1:
        return value + opening
    if opening in CLOSING and value.count(opening) > value.count(CLOSING[opening]):
        return value + CLOSING[opening]
    if value.endswith(CLOSING.get(opening, "\n")) or value.startswith("- "):
        return value  # what is wrong stands inside, and quotation marks would hide it
    return in_quotation_marks(_bare(value))


def _bare(value: str) -> str:
    """Return the text that a value is meant to be, without what stands around it."""
    opening = value[0]
    if opening in CURLY and value[-1] in CURLY:
        return value.strip(CURLY)
    if opening == "|":
        return value[1:].strip()
    count = value.count(opening)
    is_around = opening in QUOTES and value.endswith(opening) and (count == 2 or count % 2)  # noqa: PLR2004 both ends
    return value[1:-1] if is_around else value


def is_at_same_place(before: Problem, after: Problem, text: str) -> bool:
    """Return whether YAML stops where it stopped before, or at a line that belongs to that one."""
    if after.line > before.line + (before.message != WRONG_INDENT):
        return False
    lines = text.split("\n")
    belongs = indent_of(lines[after.line - 1]) > indent_of(lines[before.line - 1])
    return after.line <= before.line or belongs


def shown(problems: Iterable[Problem], mended: str) -> Iterator[Problem]:
    """Show the mended lines in the problems that quotation marks mend."""
    lines = mended.split("\n")
    for problem in problems:
        line = lines[problem.line - 1].strip()
        is_literal = ABOUT_QUOTES in problem.hint and len(line) <= MOST_QUOTED
        yield (
            replace(problem, hint=Phrase("Skriv {value}.", value=quoted(line)))
            if is_literal
            else problem
        )
