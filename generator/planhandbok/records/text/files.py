"""The paths of record files in a project, and the problem of a file in the wrong place."""

import re
from collections.abc import Mapping, Sequence

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.problems import Problem, file_problem

MKDOCS_FILE = "mkdocs.yml"
OUR_SETTINGS = ("extra", "planhandbok")
RECORDS = "a3"
METHOD = f"{RECORDS}/helhetsmodellen.yml"
FORWARDING = f"{RECORDS}/adresser.yml"
SEARCH_WORDS = f"{RECORDS}/søkeord.yml"
LEDGER = "permalenker.yml"
CYCLE = "syklus.yml"
EDITIONS = "utgaver"

WRONG_FOLDER = Phrase(
    "Flytt den til en mappe som heter det samme som budsjettåret, som {folder}/2027.",
    folder=RECORDS,
)

YEAR = re.compile(r"[12][0-9]{3}")
IN_YEAR = re.compile(rf"{RECORDS}/([12][0-9]{{3}})/")
RECORD = re.compile(r"/[^./][^/]*\.yml\Z")
"""The end of the path of a record; hidden files are none."""
SHEET = re.compile(rf"{RECORDS}/([12]\d{{3}})/([^./][^/]*)\.yml")


def sheet_id(file: str) -> str | None:
    """Return the id of the A3 in a file, which is the file's name; `None` for any other file."""
    found = SHEET.fullmatch(file)
    return found[2] if found and not file.endswith(f"/{CYCLE}") else None


def is_of_cycle(id: str) -> bool:
    """Return whether an id of an A3 is what a cycle has: the name of its file, or a year."""
    return f"{id}.yml" == CYCLE or YEAR.fullmatch(id) is not None


def is_cycle_file(file: str) -> bool:
    """Return whether a file is that of a cycle."""
    return IN_YEAR.sub("", file) == CYCLE


def sheet_year(file: str) -> int | None:
    """Return the budget year of a file, from its folder."""
    found = SHEET.fullmatch(file)
    return int(found[1]) if found else None


def budget_year(file: str) -> int:
    """Return the budget year whose folder a record lies in, at whatever depth."""
    found = IN_YEAR.match(file)
    if found is None:
        raise ValueError(file)
    return int(found[1])


def cycle_file(year: int) -> str:
    return f"{RECORDS}/{year}/{CYCLE}"


def sheet_file(year: int, id: str) -> str:
    return f"{RECORDS}/{year}/{id}.yml"


def edition_file(year: int, id: str, edition: str) -> str:
    return f"{RECORDS}/{year}/{EDITIONS}/{id}-{edition}.yml"


@frozen
class YearFolder:
    """The files of one budget year; `cycle` is `None` where it is missing."""

    year: int
    cycle: str | None
    a3s: tuple[str, ...]
    editions: tuple[str, ...]


def year_folders(files: Sequence[str]) -> list[YearFolder]:
    """Return the folders of the budget years, oldest first, from all files of the records."""
    years = sorted({int(found[1]) for file in files if (found := IN_YEAR.match(file))})
    by_folder = grouped(filter(RECORD.search, files), lambda file: file.rpartition("/")[0])
    return [_year_folder(year, by_folder) for year in years]


def _year_folder(year: int, by_folder: Mapping[str, Sequence[str]]) -> YearFolder:
    files = by_folder.get(f"{RECORDS}/{year}", ())
    cycle = cycle_file(year)
    return YearFolder(
        year=year,
        cycle=cycle if cycle in files else None,
        a3s=tuple(file for file in files if file != cycle),
        editions=tuple(by_folder.get(f"{RECORDS}/{year}/{EDITIONS}", ())),
    )


def misplaced(files: Sequence[str], folders: Sequence[YearFolder]) -> tuple[Problem, ...]:
    """Return a problem for each year without a cycle, and for each record file that is not read."""
    problems: list[Problem] = []
    expected = {METHOD, FORWARDING, SEARCH_WORDS}
    for folder in folders:
        cycle = cycle_file(folder.year)
        expected.update(folder.a3s, folder.editions, [cycle])
        if folder.cycle is None:
            message = Phrase("Mappen {year} mangler syklusen.", year=folder.year)
            problems.append(file_problem(cycle, message, _cycle_hint(folder.year)))
    for file in files:
        is_record = file.lower().endswith((".yml", ".yaml")) and "/." not in file
        if is_record and file not in expected:
            hint = WRONG_FOLDER if file.endswith(".yml") else Phrase("Gi filen endelsen «.yml».")
            problems.append(
                file_problem(file, Phrase("Filen ligger der ingen leter etter den."), hint)
            )
    return tuple(problems)


def _cycle_hint(year: int) -> Phrase:
    """Show each key that a cycle must have, with the usual years and the first of the dates."""
    return Phrase(
        "Lag filen {file} med «budsjettår: {year}», «periode: {{fra: {year}, til: {last}}}» og "
        "«datoer:». Under den står en linje for hvert steg i {method}, "
        "som «- {{steg: 1-kvartal, fra: 01.01.{before}, til: 31.03.{before}}}».",
        file=CYCLE,
        year=year,
        last=year + 3,
        method=METHOD,
        before=year - 1,
    )
