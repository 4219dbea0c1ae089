"""`python -m tests.bench`: builds with each builder in turn, and prints what it took.

Nothing is asserted: a machine with other work to do is no reason for a red build. The ratios
within one run are what counts.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from planhandbok.plan.plan import plan_of
from tests.bench.benefits import MOST_SECONDS as MOST_SECONDS_OF_BENEFITS
from tests.bench.benefits import SHEETS as SHEETS_WITH_BENEFITS
from tests.bench.benefits import seconds_of_benefits
from tests.bench.builders import QUICK, SLOW, Builder
from tests.bench.drawings import DRAWINGS, MOST_SECONDS, seconds_of_drawings
from tests.bench.measure import A_GLANCE, A_LOOK, Run, Site, site_left, timed, watched
from tests.bench.papers import MOST_SECONDS as MOST_SECONDS_OF_PAPERS
from tests.bench.papers import SHEETS, seconds_of_papers
from tests.bench.results import Result, table, targets
from tests.bench.sources import SAMPLES, Sources, made_sources
from tests.bench.tables import seconds_of_tables
from tests.support.handbooks import TODAY, handbook_of


def main() -> None:
    options = _options()
    sizes: list[int] = sorted(options.sizes)
    with TemporaryDirectory(prefix="planhandbok-bench-", dir=options.folder) as name:
        folder = Path(name)
        sources = {size: made_sources(folder / str(size), size) for size in sizes}
        builders = (*QUICK, *(() if options.without_material else SLOW))
        results = _results(sources, builders, options.rounds, folder / "site")
        tables = [_tables(size, sources[size], folder) for size in sizes]
        papers = _papers(folder)
    of = sources[max(sizes)]
    sys.stdout.write(f"A record has {of.lines:.0f} lines and {of.bytes / 1000:.1f} KB.\n\n")
    sys.stdout.write(f"{table(results, sizes)}\n{targets(results, sizes)}{_drawings()}")
    sys.stdout.write(f"{_benefits()}{''.join(tables)}{papers}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[1000, 4000], help="1000,4000")
    parser.add_argument("--rounds", type=int, default=3, help="timed runs of each quick builder")
    parser.add_argument("--without-material", action="store_true", help="leave the slow one out")
    parser.add_argument("--folder", type=Path, help="where to build (a temporary folder)")
    return parser.parse_args()


def _drawings() -> str:
    seconds = seconds_of_drawings(plan_of(handbook_of(SAMPLES), TODAY))
    verdict = "holds" if seconds <= MOST_SECONDS else "does not hold"
    return f"- {verdict}: {DRAWINGS:,} drawings in {seconds:.2f} s (at most {MOST_SECONDS})\n"


def _benefits() -> str:
    seconds = seconds_of_benefits()
    verdict = "holds" if seconds <= MOST_SECONDS_OF_BENEFITS else "does not hold"
    return (
        f"- {verdict}: benefits of {SHEETS_WITH_BENEFITS:,} A3s in {seconds:.2f} s "
        f"(at most {MOST_SECONDS_OF_BENEFITS})\n"
    )


def _tables(size: int, sources: Sources, folder: Path) -> str:
    seconds = seconds_of_tables(sources.ours, folder / "tables")
    return f"- tables of {size:,} A3s for spreadsheets and programs in {seconds:.1f} s of CPU\n"


def _papers(folder: Path) -> str:
    sheets, cycles, again = seconds_of_papers(folder)
    verdict = "holds" if sheets <= MOST_SECONDS_OF_PAPERS else "does not hold"
    return (
        f"- {verdict}: {SHEETS:,} A3s as PDF in {sheets:.1f} s (at most {MOST_SECONDS_OF_PAPERS}), "
        f"checklists and cycles {cycles:.1f} s more, and {again:.1f} s when nothing is new\n"
    )


def _numbers(text: str) -> list[int]:
    return [int(count) for count in text.split(",")]


def _results(
    sources: dict[int, Sources], builders: Sequence[Builder], rounds: int, out: Path
) -> dict[tuple[int, str], Result]:
    """Each builder is watched once and then timed; in a round all take turns, at all sizes."""
    pairs = [(size, builder) for size in sources for builder in builders]
    seconds: dict[tuple[int, str], list[float]] = {(size, b.name): [] for size, b in pairs}
    looked: dict[tuple[int, str], tuple[Run, Site]] = {}
    for size, builder in pairs:
        _say(f"{size} {builder.name}: memory")
        run = watched(builder, sources[size], out, A_GLANCE if builder.is_slow else A_LOOK)
        looked[size, builder.name] = run, site_left(out)
        if builder.is_slow:
            seconds[size, builder.name].append(run.seconds)
    for number in range(1, rounds + 1):
        for size, builder in pairs:
            if not builder.is_slow:
                run = timed(builder, sources[size], out)
                seconds[size, builder.name].append(run.seconds)
                _say(f"{size} {builder.name}: {run.seconds:.2f} s (round {number} of {rounds})")
    return {key: Result(tuple(seconds[key]), *looked[key]) for key in looked}


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
