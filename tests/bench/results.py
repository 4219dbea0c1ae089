"""Runs become a table for `docs/benchmark.md` and a list of the targets that hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.builders import HUGO, HUGO_SEARCH, MATERIAL, OURS, OURS_SEARCH, Builder
from tests.bench.measure import Run, Site

LARGEST_PAGE = 12.0
MOST_MEMORY = 400.0
MOST_GROWTH = 1.1
"""Times the growth of the number of records: 4.4 from 1,000 to 4,000."""


@dataclass(frozen=True)
class Result:
    """Everything seen of one builder at one size."""

    seconds: tuple[float, ...]
    memory: Run
    site: Site

    @property
    def typical(self) -> float:
        return median(self.seconds)


Results = Mapping[tuple[int, str], Result]
"""Results by number of records and name of the builder."""


def table(results: Results, sizes: Sequence[int]) -> str:
    lines = [
        "| records | builder | seconds | from–to | of ours | peak memory | site | A3 page, gzip |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(
            _row(results, size, name)
            for size in sizes
            for result_size, name in results
            if result_size == size
        ),
    ]
    return "\n".join(lines) + "\n"


def _row(results: Results, size: int, name: str) -> str:
    result = results[size, name]
    ours = results[size, _peer(name).name]
    memory = f"{result.memory.tree:.0f} MB"
    if name in (OURS.name, OURS_SEARCH.name):
        memory += f" (own {result.memory.own:.0f})"
    cells = (
        f"{size:,}",
        name,
        f"{result.typical:.2f}",
        f"{min(result.seconds):.2f}–{max(result.seconds):.2f}",
        f"{result.typical / ours.typical:.2f}",
        memory,
        f"{result.site.size:.0f} MB",
        f"{result.site.median_page:.1f} KB, at most {result.site.biggest_page:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def _peer(name: str) -> Builder:
    """The build of ours that does as much as the named one."""
    return OURS_SEARCH if "search" in name or name == HUGO_SEARCH.name else OURS


def targets(results: Results, sizes: Sequence[int]) -> str:
    """Return each promise for the largest size, and whether it holds in this run."""
    lines = list(_targets(results, min(sizes), max(sizes)))
    return "".join(f"- {'holds' if holds else 'does not hold'}: {text}\n" for text, holds in lines)


def _targets(results: Results, least: int, most: int) -> Iterator[tuple[str, bool]]:
    ours = results[most, OURS.name]
    search = results[most, OURS_SEARCH.name]
    ratio = ours.typical / results[most, HUGO.name].typical
    yield f"without search: {ratio:.2f} times the time of Hugo (at most 1.00)", ratio <= 1
    ratio = search.typical / results[most, HUGO_SEARCH.name].typical
    yield f"with search: {ratio:.2f} times Hugo and then Pagefind (at most 1.00)", ratio <= 1
    if material := results.get((most, MATERIAL.name)):
        times = material.typical / ours.typical
        yield f"faster than Material: {times:.1f} times (at least 8)", times >= 8
    if least < most:
        growth = ours.typical / results[least, OURS.name].typical
        limit = most / least * MOST_GROWTH
        text = f"time at {most:,} over time at {least:,}: {growth:.2f} (at most {limit:.2f})"
        yield text, growth <= limit
    own = max(ours.memory.own, search.memory.own)
    yield f"memory of our own process and workers: {own:.0f} MB (below 400)", own < MOST_MEMORY
    page = max(ours.site.biggest_page, search.site.biggest_page)
    yield f"largest A3 page compressed: {page:.1f} KB (at most 12)", page <= LARGEST_PAGE
