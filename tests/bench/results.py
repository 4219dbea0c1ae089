"""Runs become a table for `docs/benchmark.md` and a list of the targets that hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tests.bench.builders import HUGO, HUGO_SEARCH, MATERIAL, OURS, OURS_SEARCH, Builder
from tests.bench.measure import Run, Site

LARGEST_PAGE = 12.0
MOST_MEMORY = 350.0
MOST_MEMORY_WITH_SEARCH = 450.0
MOST_OF_HUGO = 2.0
MOST_OF_HUGO_AND_PAGEFIND = 0.8
LEAST_OF_MATERIAL = 12.0
MOST_GROWTH = 3.1 / 3
"""Times the growth of the number of records: 3.1 from 4,000 to 12,000."""


@dataclass(frozen=True)
class Result:
    """Everything seen of one builder at one size; `seconds` and `cpu_seconds` of each round."""

    seconds: tuple[float, ...]
    cpu_seconds: tuple[float, ...]
    memory: Run
    site: Site

    @property
    def typical(self) -> float:
        return median(self.seconds)

    @property
    def cpu(self) -> float:
        """The least of all rounds: what else the machine did only adds to it."""
        return min(self.cpu_seconds)


Results = Mapping[tuple[int, str], Result]
"""Results by number of records and name of the builder."""


def table(results: Results, sizes: Sequence[int]) -> str:
    lines = [
        "| records | builder | CPU s | of ours | seconds | peak memory | site | A3 page, gzip |",
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
        f"{result.cpu:.2f}",
        f"{result.cpu / ours.cpu:.2f}",
        f"{result.typical:.2f}",
        memory,
        f"{result.site.size:.0f} MB",
        f"{result.site.median_page:.1f} KB, at most {result.site.biggest_page:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def _peer(name: str) -> Builder:
    """The build of ours that does as much as the named one."""
    return OURS_SEARCH if "search" in name or name == HUGO_SEARCH.name else OURS


def targets(results: Results) -> str:
    """Return each promise, and whether it holds in this run."""
    lines = [*_growth(results), *_targets(results)]
    return "".join(f"- {'holds' if holds else 'does not hold'}: {text}\n" for text, holds in lines)


def _growth(results: Results) -> Iterator[tuple[str, bool]]:
    """Yield how the CPU seconds grow from each size to the next."""
    sizes = sorted({size for size, _ in results})
    for least, most in pairwise(sizes):
        growth = results[most, OURS.name].cpu / results[least, OURS.name].cpu
        limit = most / least * MOST_GROWTH
        text = f"CPU at {most:,} over CPU at {least:,}: {growth:.2f} (at most {limit:.2f})"
        yield text, growth <= limit


def _targets(results: Results) -> Iterator[tuple[str, bool]]:
    """Yield the promises at the largest size that all builders are given."""
    size = max(size for size, name in results if name == HUGO_SEARCH.name)
    ours = results[size, OURS.name]
    search = results[size, OURS_SEARCH.name]
    ratio = ours.cpu / results[size, HUGO.name].cpu
    text = f"without search: {ratio:.2f} times the CPU of Hugo (at most {MOST_OF_HUGO:.1f})"
    yield text, ratio <= MOST_OF_HUGO
    ratio = search.cpu / results[size, HUGO_SEARCH.name].cpu
    most = MOST_OF_HUGO_AND_PAGEFIND
    yield f"with search: {ratio:.2f} times Hugo and then Pagefind (at most {most})", ratio <= most
    if material := results.get((size, MATERIAL.name)):
        times = material.cpu / ours.cpu
        text = f"of the CPU of Material: 1/{times:.1f} (at most 1/{LEAST_OF_MATERIAL:.0f})"
        yield text, times >= LEAST_OF_MATERIAL
    own = ours.memory.own
    text = f"memory of our own process and workers: {own:.0f} MB (at most {MOST_MEMORY:.0f})"
    yield text, own <= MOST_MEMORY
    own = search.memory.own
    text = f"with search: {own:.0f} MB (at most {MOST_MEMORY_WITH_SEARCH:.0f})"
    yield text, own <= MOST_MEMORY_WITH_SEARCH
    page = max(ours.site.biggest_page, search.site.biggest_page)
    yield f"largest A3 page compressed: {page:.1f} KB (at most 12)", page <= LARGEST_PAGE
