"""Where records lie in a project; what lies in the wrong place is a problem."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planhandbok.records.text.problems import Problem

MKDOCS_FILE = "mkdocs.yml"
OUR_SETTINGS = ("extra", "planhandbok")
RECORDS = "a3"
METHOD = f"{RECORDS}/helhetsmodellen.yml"
FORWARDING = f"{RECORDS}/adresser.yml"
LEDGER = "permalenker.yml"
CYCLE = "syklus.yml"
EDITIONS = "utgaver"


SHEET = re.compile(rf"{RECORDS}/([12]\d{{3}})/([^./][^/]*)\.yml")


def sheet_id(file: str) -> str | None:
    """The id of the A3 that a file holds, which is its name; `None` for any other file."""
    found = SHEET.fullmatch(file)
    return found[2] if found and not file.endswith(f"/{CYCLE}") else None


def sheet_year(file: str) -> int | None:
    """The budget year that the A3 of a file is of."""
    found = SHEET.fullmatch(file)
    return int(found[1]) if found else None


def cycle_file(year: int) -> str:
    return f"{RECORDS}/{year}/{CYCLE}"


def edition_file(year: int, id: str, edition: str) -> str:
    return f"{RECORDS}/{year}/{EDITIONS}/{id}-{edition}.yml"


@dataclass(frozen=True)
class YearFolder:
    """The files of one budget year; `cycle` is `None` where it is missing."""

    year: int
    cycle: str | None
    a3s: tuple[str, ...]
    editions: tuple[str, ...]


def year_folders(project: Path) -> list[YearFolder]:
    """The folders of the budget years, oldest first; paths are relative to the project."""
    found = []
    for folder in sorted((project / RECORDS).glob("[12][0-9][0-9][0-9]")):
        names = _records_in(folder)
        prefix = f"{RECORDS}/{folder.name}"
        a3s = tuple(f"{prefix}/{name}" for name in names if name != CYCLE)
        cycle = f"{prefix}/{CYCLE}" if CYCLE in names else None
        frozen = _records_in(folder / EDITIONS)
        editions = tuple(f"{prefix}/{EDITIONS}/{name}" for name in frozen)
        found.append(YearFolder(int(folder.name), cycle, a3s, editions))
    return found


def _records_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.yml") if path.name[0] != ".")


def misplaced(project: Path, folders: list[YearFolder]) -> Iterator[Problem]:
    """A problem for each record file that no part of the site would come from."""
    expected = {METHOD, FORWARDING}
    for folder in folders:
        expected.update(folder.a3s, folder.editions)
        expected.add(cycle_file(folder.year))
        if folder.cycle is None:
            yield Problem(
                cycle_file(folder.year),
                1,
                1,
                f"Mappen {folder.year} mangler syklusen.",
                f"Lag filen {CYCLE} med «budsjettår: {folder.year}», perioden og datoene.",
            )
    for path in sorted((project / RECORDS).rglob("*")):
        file = path.relative_to(project).as_posix()
        if file in expected or "/." in file or path.suffix.lower() not in (".yml", ".yaml"):
            continue
        if path.suffix != ".yml":
            hint = "Gi filen endelsen «.yml»."
        else:
            hint = (
                f"Flytt den til en mappe som heter det samme som budsjettåret, som {RECORDS}/2027."
            )
        yield Problem(file, 1, 1, "Filen ligger der ingen leter etter den.", hint)


def guide_files(project: Path, content: str) -> list[str]:
    """The files of the guide, pictures included, sorted, relative to the project."""
    files = (project / content).rglob("*.*")
    return sorted(path.relative_to(project).as_posix() for path in files if path.is_file())
