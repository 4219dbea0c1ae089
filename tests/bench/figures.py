"""The figures that are watched, in `figures.json`: CPU seconds, memory, and what pages weigh.

Seconds are rounded to two digits and bytes to three, so that noise is not mistaken for news.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.builders import HUGO, OURS, OURS_SEARCH, planhandbok
from tests.bench.measure import cpu_seconds
from tests.bench.pages import a3_page_parts, largest_pages
from tests.bench.results import Results
from tests.bench.sources import ROOT, Sources

FILE = Path(__file__).with_name("figures.json")
WORSE = 1.05
"""A figure that grew more than this is told, and the changelog says why."""

Figures = Mapping[str, Any]
"""Figures by name, in groups within groups."""


def figures_of_size(sources: Sources, results: Results, size: int, out: Path) -> Figures:
    """Return the figures of the made handbook of one size, whose site is built once more."""
    module = ("-m", "tests.bench.stages", str(sources.ours), str(out))
    stages = subprocess.run([sys.executable, *module], check=True, stdout=subprocess.PIPE)
    builders = [builder for builder in (OURS, OURS_SEARCH, HUGO) if (size, builder.name) in results]
    return {
        "CPU seconds by stage, one process": json.loads(stages.stdout),
        "CPU seconds": {name: results[size, name].cpu for name in (b.name for b in builders)},
        "MB of own memory": round(results[size, OURS.name].memory.own),
        "bytes of the largest page": largest_pages(out),
        "bytes of an A3 page": a3_page_parts(out),
    }


def figures_of_commands() -> Figures:
    """Return the CPU seconds of commands in this repository's handbook."""
    with TemporaryDirectory(prefix="planhandbok-bench-") as folder:
        out = ("--out", f"{folder}/site", "--no-pdf", "--no-ledger")
        commands = (("--help",), ("check", "--project", ROOT), ("build", "--project", ROOT, *out))
        return {
            command[0]: min(cpu_seconds(planhandbok(*command)) for _ in range(3))
            for command in commands
        }


def write_figures(figures: Figures, file: Path = FILE) -> str:
    """Write figures over those of before, and return which are worse, a line each."""
    old = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    new = _rounded(figures)
    text = json.dumps(new, ensure_ascii=False, indent=1, sort_keys=True)
    file.write_text(f"{text}\n", encoding="utf-8")
    before = dict(_flat(old))
    worse = [
        f"- more than before: {name}: {before[name]:,} → {value:,}\n"
        for name, value in _flat(new)
        if value > before.get(name, value) * WORSE
    ]
    return "".join(worse)


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return float(f"{value:.2g}")
        case int():
            return int(float(f"{value:.3g}"))
    return {key: _rounded(part) for key, part in value.items()}


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, float]]:
    if not isinstance(value, dict):
        yield name, value
        return
    for key, part in value.items():
        yield from _flat(part, f"{name}, {key}" if name else key)
