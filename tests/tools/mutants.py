"""Change the code one small thing at a time, and list each change that no test notices.

`make mutants` runs this; `make mutants WHAT='planhandbok.plan.benefits.*'` mutates less. mutmut
wants the code in `src`, so a copy of the project with that layout is made in `.mutants/`. What the
quick tests do not notice is tried with the slow ones too. The report gives the share of noticed
mutants of each module, and `mutmut show NAME` in the copy shows one of them.
"""

import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPY = ROOT / ".mutants"
NOTICED = {"killed", "timeout", "suspicious", "segfault", "caught by type check"}
NOT_NOTICED = {"survived", "no tests"}
QUICK_TESTS = 'pytest_add_cli_args = ["-m", "not slow"]'


def main() -> None:
    copy_project()
    run("run", *(sys.argv[1:] or ["*"]))
    not_noticed = [mutant for mutant, result in results().items() if result in NOT_NOTICED]
    if not_noticed:
        use_slow_tests_too()
        run("run", *not_noticed)
    report(results())


def copy_project() -> None:
    shutil.rmtree(COPY, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().strip("\0").split("\0"):
        target = COPY / name.replace("generator/", "src/", 1)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    (COPY / "generator").symlink_to("src")


def use_slow_tests_too() -> None:
    settings = COPY / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    assert QUICK_TESTS in text
    settings.write_text(text.replace(QUICK_TESTS, "pytest_add_cli_args = []"), encoding="utf-8")


def results() -> dict[str, str]:
    """Return what became of each mutant, by its name."""
    listed = run("results", "--all", "true", is_read=True)
    return dict(line.strip().split(": ", 1) for line in listed.splitlines() if ": " in line)


def run(*words: str, is_read: bool = False) -> str:
    surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *words],
        cwd=COPY,
        env=surroundings,
        stdout=subprocess.PIPE if is_read else None,
        text=True,
        check=is_read,
    )
    return done.stdout or ""


def report(found: dict[str, str]) -> None:
    """Print the mutants that no test noticed, and the share of the others by module."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mutant, result in found.items():
        if result in NOTICED | NOT_NOTICED:
            counts[mutant.rpartition(".")[0]][result] += 1
        if result in NOT_NOTICED:
            sys.stdout.write(f"{result}: {mutant}\n")
    for module, seen in sorted(counts.items()):
        noticed = sum(seen[result] for result in NOTICED)
        sys.stdout.write(f"{noticed / seen.total():6.1%} of {seen.total():4} {module}\n")
    everything = sum(counts.values(), Counter[str]())
    if not everything:
        sys.exit("No mutant was tried.")
    noticed = sum(everything[result] for result in NOTICED)
    sys.stdout.write(f"{noticed / everything.total():6.1%} of {everything.total():4} in all\n")


if __name__ == "__main__":
    main()
