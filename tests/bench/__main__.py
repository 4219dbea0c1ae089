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
from tests.bench.figures import FILE, figures_of_commands, figures_of_size, write_figures
from tests.bench.histories import COMMITS, seconds_of_a_history
from tests.bench.measure import A_GLANCE, A_LOOK, Run, Site, site_left, timed, watched
from tests.bench.papers import MOST_SECONDS as MOST_SECONDS_OF_PAPERS
from tests.bench.papers import SHEETS, seconds_of_papers
from tests.bench.results import Result, table, targets
from tests.bench.saves import MOST_SECONDS as MOST_SECONDS_OF_SAVE
from tests.bench.saves import seconds_of_a_save
from tests.bench.sources import SAMPLES, Sources, made_sources
from tests.support.handbooks import TODAY, handbook_of


def main() -> None:
    options = _options()
    sizes: list[int] = sorted(options.sizes)
    with TemporaryDirectory(prefix="planhandbok-bench-", dir=options.folder) as name:
        folder = Path(name)
        sources = {size: made_sources(folder / str(size), size) for size in sizes}
        builders = (*QUICK, *(() if options.without_material else SLOW))
        results = _results(sources, builders, options.rounds, folder / "site")
        papers = _papers(folder)
        history = _history(min(sizes), sources[min(sizes)], folder / "history")
        saves = "".join(
            _save(size, sources[size]) for size in sizes if size in MOST_SECONDS_OF_SAVE
        )
        figures = {
            f"{size:,} A3s": figures_of_size(sources[size], results, size, folder / "stages")
            for size in sizes
        }
    of = sources[max(sizes)]
    sys.stdout.write(f"A record has {of.lines:.0f} lines and {of.bytes / 1000:.1f} KB.\n\n")
    sys.stdout.write(f"{table(results, sizes)}\n{targets(results)}{_drawings()}")
    sys.stdout.write(f"{_benefits()}{papers}{history}{saves}")
    worse = write_figures({**figures, "CPU seconds of a command": figures_of_commands()})
    sys.stdout.write(f"{worse}\n{FILE.read_text(encoding='utf-8')}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[300, 4000, 12000], help="300,4000,12000")
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


def _history(size: int, sources: Sources, out: Path) -> str:
    without, seconds = seconds_of_a_history(sources.ours, out)
    return (
        f"- {size:,} A3s with a history of {COMMITS:,} commits are built in {seconds:.2f} CPU s, "
        f"and without one in {without:.2f}\n"
    )


def _save(size: int, sources: Sources) -> str:
    seconds = seconds_of_a_save(sources.ours)
    most = MOST_SECONDS_OF_SAVE[size]
    verdict = "holds" if seconds <= most else "does not hold"
    return (
        f"- {verdict}: a page of {size:,} A3s is seen {seconds:.2f} s after its file is saved "
        f"(at most {most})\n"
    )


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
    pairs = [(size, b) for size in sources for b in builders if size <= b.most]
    timed_runs: dict[tuple[int, str], list[Run]] = {(size, b.name): [] for size, b in pairs}
    looked: dict[tuple[int, str], tuple[Run, Site]] = {}
    for size, builder in pairs:
        _say(f"{size} {builder.name}: memory")
        run = watched(builder, sources[size], out, A_GLANCE if builder.is_slow else A_LOOK)
        looked[size, builder.name] = run, site_left(out)
        if builder.is_slow:
            timed_runs[size, builder.name].append(run)
    for number in range(1, rounds + 1):
        for size, builder in pairs:
            if not builder.is_slow:
                run = timed(builder, sources[size], out)
                timed_runs[size, builder.name].append(run)
                _say(f"{size} {builder.name}: {run.cpu:.2f} CPU s (round {number} of {rounds})")
    return {
        key: Result(
            tuple(run.seconds for run in runs), tuple(run.cpu for run in runs), *looked[key]
        )
        for key, runs in timed_runs.items()
    }


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
