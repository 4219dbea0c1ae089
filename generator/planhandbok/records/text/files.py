"""The paths of record files in a project, and the problem of a file in the wrong place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planhandbok.records.text.problems import Problem, file_problem

MKDOCS_FILE = "mkdocs.yml"
OUR_SETTINGS = ("extra", "planhandbok")
RECORDS = "a3"
METHOD = f"{RECORDS}/helhetsmodellen.yml"
FORWARDING = f"{RECORDS}/adresser.yml"
LEDGER = "permalenker.yml"
CYCLE = "syklus.yml"
EDITIONS = "utgaver"

WRONG_FOLDER = f"Flytt den til en mappe som heter det samme som budsjettåret, som {RECORDS}/2027."

SHEET = re.compile(rf"{RECORDS}/([12]\d{{3}})/([^./][^/]*)\.yml")


def sheet_id(file: str) -> str | None:
    """Return the id of the A3 in a file, which is the file's name; `None` for any other file."""
    found = SHEET.fullmatch(file)
    return found[2] if found and not file.endswith(f"/{CYCLE}") else None


def sheet_year(file: str) -> int | None:
    """Return the budget year of a file, from its folder."""
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
    """Return the folders of the budget years, oldest first; paths are relative to the project."""
    folders = sorted((project / RECORDS).glob("[12][0-9][0-9][0-9]"))
    return [_year_folder(project, folder) for folder in folders]


def _year_folder(project: Path, folder: Path) -> YearFolder:
    files = _records_in(project, folder)
    cycle = cycle_file(int(folder.name))
    return YearFolder(
        year=int(folder.name),
        cycle=cycle if cycle in files else None,
        a3s=tuple(file for file in files if file != cycle),
        editions=tuple(_records_in(project, folder / EDITIONS)),
    )


def _records_in(project: Path, folder: Path) -> list[str]:
    """Return the files that lie directly in a folder, sorted; hidden files are left out."""
    paths = sorted(folder.glob("*.yml"))
    return [path.relative_to(project).as_posix() for path in paths if path.name[0] != "."]


def misplaced(project: Path, folders: list[YearFolder]) -> Iterator[Problem]:
    """Yield a problem for each year without a cycle, and for each record file that is not read."""
    expected = {METHOD, FORWARDING}
    for folder in folders:
        cycle = cycle_file(folder.year)
        expected.update(folder.a3s, folder.editions, [cycle])
        if folder.cycle is None:
            message = f"Mappen {folder.year} mangler syklusen."
            hint = f"Lag filen {CYCLE} med «budsjettår: {folder.year}», perioden og datoene."
            yield file_problem(cycle, message, hint)
    for path in sorted((project / RECORDS).rglob("*")):
        file = path.relative_to(project).as_posix()
        is_record = path.suffix.lower() in (".yml", ".yaml") and "/." not in file
        if is_record and file not in expected:
            hint = WRONG_FOLDER if path.suffix == ".yml" else "Gi filen endelsen «.yml»."
            yield file_problem(file, "Filen ligger der ingen leter etter den.", hint)


def guide_files(project: Path, content: str) -> list[str]:
    """Return the files of the guide, pictures included, sorted, relative to the project."""
    files = (project / content).rglob("*.*")
    return sorted(path.relative_to(project).as_posix() for path in files if path.is_file())
