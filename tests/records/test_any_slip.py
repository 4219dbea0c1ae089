"""Any slip in a file is read or told: nothing ends with a trace."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from planhandbok.memo import NO_MEMO, Memo
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problem, Problems
from planhandbok.site.search.index import term_scripts
from planhandbok.site.search.term_index import TermIndex
from tests.support.handbooks import SAMPLES, TODAY
from tests.tools.odd_values import ODD_VALUES
from tests.tools.tries import tries

SEEDS = tries(1, 100)
SLIPS = 80
PAGES = 10
GUIDE_PAGE = """---
title: Hos oss
description: Slik gjør vi det
grunnside: 0.0.1
tags: [oss]
---
# Hos oss {#oss}

Se [hvorfor](hvorfor.md), og [tall:snart-dager] dager.

![Året](figur:arshjul)
"""
LINES = (
    "---",
    "...",
    "- ",
    "-",
    "  x:",
    "x",
    "x:",
    "# x",
    "\tx: 1",
    "? x",
    "<<<<<<< HEAD",
    "```",
    "::: x",
)


def slipped(text: str, random: Random) -> str:
    """Return a text in which a line is gone, is another, stands elsewhere, or has another value."""
    lines = text.split("\n")
    place = random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            del lines[place]
        case 1:
            lines.insert(place, random.choice(lines))
        case 2:
            lines.insert(place, random.choice(LINES))
        case 3:
            start = random.randrange(len(text) + 1)
            return text[:start] + text[start + random.randrange(30) :]
        case _:
            key, colon, _ = lines[place].partition(":")
            lines[place] = f"{key}{colon} {random.choice(ODD_VALUES)}"
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.fuzzed
@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_slip_is_read_or_told(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311 repeatable, and no secret
    folder = shutil.copytree(SAMPLES, tmp_path / "handbook")
    page = folder / "content" / "veiledning" / "skrive-i-filen.md"
    page.parent.mkdir(parents=True)
    page.write_text(GUIDE_PAGE, encoding="utf-8")
    files = sorted(folder.rglob("*.yml"))
    files += [page] * (len(files) // 2)
    memo = Memo()
    for _ in range(SLIPS):
        file = random.choice(files)
        text = file.read_text(encoding="utf-8")
        file.write_text(slipped(text, random), encoding="utf-8")
        found = read_records(folder, memo, today=TODAY)
        memo.forget()
        if isinstance(found, AllRecords):
            make_site(found, random)
        assert [problem for problem in told(found) if not is_placed(problem, folder)] == []
        file.write_text(text, encoding="utf-8")


def told(found: AllRecords | Problems) -> Sequence[Problem]:
    return found.items if isinstance(found, Problems) else found.warnings.items


def is_placed(problem: Problem, folder: Path) -> bool:
    """Return whether a problem has words, and a place that an editor can go to."""
    file = folder / problem.file
    lines = file.read_text(encoding="utf-8").split("\n") if file.is_file() else [""]
    is_there = 1 <= problem.line <= len(lines)
    return is_there and problem.column <= len(lines[problem.line - 1]) + 1 and bool(problem.message)


def make_site(records: AllRecords, random: Random) -> None:
    """Make the index of search, and some of the pages."""
    handbook = for_audience(records, random.choice(list(Audience)))
    output = output_of(plan_of(handbook, TODAY))
    entries = list(output.search.entries(NO_MEMO))
    dict(term_scripts(output.search, entries, TermIndex(output.search.words), {}, NO_MEMO))
    for page in random.sample(list(output.pages), PAGES):
        page.make()
