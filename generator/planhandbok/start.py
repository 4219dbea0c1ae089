"""Start a handbook: a municipality's answers → the few files that it needs.

Everything else is in the base handbook, so the files hold what only the municipality knows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from planhandbok.records.read import read_records
from planhandbok.records.text.files import LEDGER, MKDOCS_FILE, cycle_file
from planhandbok.records.text.problems import Problems, Severity, WrongUseError, quoted
from planhandbok.records.values.days import FIRST_YEAR, LAST_YEAR
from planhandbok.scratch import scratch_folder
from planhandbok.site.publish import write_together
from planhandbok.site.written import write_file

PLAN_YEARS = 4
"""The years of an økonomiplan (kommuneloven § 14-2: «de neste fire årene»)."""
LAST_MONTH_TO_BEGIN = 6
MAY_BE_THERE = {"license", "license.md", "license.txt", "readme", "readme.md", "venv"}
"""What may lie in the folder of a new handbook, besides hidden files."""
GAP = """\
# Når dere vet hva som må dekkes inn, skriver dere kroner for hvert år, slik:
# omstillingsbehov:
#   {year}: 5 000 000
"""
IGNORED = "site/\n"
MERGED = f"""\
# Adresser fra begge sider beholdes når to endringer slås sammen.
{LEDGER} merge=union
"""


@dataclass(frozen=True)
class StartRequest:
    """A handbook to start. `files` are added to it, such as those that build it on a server."""

    folder: Path
    name: str
    year: int
    units: Sequence[str]
    contact: str
    files: Mapping[str, str]


def first_year(today: date) -> int:
    """Return the budget year whose round is the first that a municipality can take from its
    beginning: this year's round until summer, and then that of next year.
    """
    return today.year + (2 if today.month > LAST_MONTH_TO_BEGIN else 1)


def start(request: StartRequest) -> list[str]:
    """Write the files of a new handbook, and return their names.

    Raises `WrongUseError`, and writes nothing, if the folder is taken or an answer cannot be used.
    """
    refuse_year(request.year)
    there = sorted(_in_the_way(request.folder))
    if there:
        shown = ", ".join(quoted(name) for name in there[:5])
        raise WrongUseError(f"{request.folder} er ikke tom: der ligger {shown}. Velg en tom mappe.")
    texts = {
        MKDOCS_FILE: _settings(request),
        cycle_file(request.year): cycle_text(request.year, usual_dates(request.year), ()),
        ".gitignore": IGNORED,
        ".gitattributes": MERGED,
        **request.files,
    }
    _refuse_faulty(texts)
    kept = {file for file in texts if (request.folder / file).exists()}
    new = {file: text for file, text in texts.items() if file not in kept}
    write_together({request.folder / file: (text, "\n") for file, text in new.items()})
    return sorted(new)


def refuse_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongUseError(f"{year} er ikke et årstall. Skriv det med fire sifre, som 2028.")


def _in_the_way(folder: Path) -> Iterator[str]:
    if not folder.exists():
        return
    for path in folder.iterdir():
        if not path.name.startswith(".") and path.name.lower() not in MAY_BE_THERE:
            yield path.name


def _settings(request: StartRequest) -> str:
    ours: dict[str, Any] = {"kommune": request.name} if request.name else {}
    if request.units:
        ours["enheter"] = list(request.units)
    if request.contact:
        ours["kontakt"] = request.contact
    name = f"Planhåndbok for {request.name}" if request.name else "Planhåndbok"
    settings = {"site_name": name} | ({"extra": {"planhandbok": ours}} if ours else {})
    return "# Innstillingene for håndboken. Det som ikke står her, følger med.\n" + as_yaml(
        settings
    )


def cycle_text(
    year: int, dates: Mapping[str, tuple[date, date]], goals: Sequence[tuple[str, str]]
) -> str:
    """Return the file of a cycle: the dates of its steps by their ids, and goals as id and text."""
    data: dict[str, Any] = {
        "budsjettår": year,
        "periode": {"fra": year, "til": year + PLAN_YEARS - 1},
        "datoer": [
            {"steg": step, "fra": first, "til": last} for step, (first, last) in dates.items()
        ],
    }
    if goals:
        data["mål"] = [{"id": id, "mål": text} for id, text in goals]
    return f"# Runden for budsjettet i {year}.\n{as_yaml(data)}{GAP.format(year=year)}"


def usual_dates(year: int) -> dict[str, tuple[date, date]]:
    """Return the dates of the steps of the base method: the quarters of the year before, and the
    budget year.
    """
    before = year - 1
    return {
        "1-kvartal": (date(before, 1, 1), date(before, 3, 31)),
        "2-kvartal": (date(before, 4, 1), date(before, 6, 30)),
        "3-kvartal": (date(before, 7, 1), date(before, 9, 30)),
        "4-kvartal": (date(before, 10, 1), date(before, 12, 31)),
        "gjennomforing": (date(year, 1, 1), date(year, 12, 31)),
    }


def _refuse_faulty(texts: Mapping[str, str]) -> None:
    """Read the files as a handbook; raise `WrongUseError` with what is wrong in the answers."""
    with scratch_folder() as folder:
        for file, text in texts.items():
            write_file(folder / file, text.encode())
        read = read_records(folder)
    if isinstance(read, Problems):
        errors = (problem for problem in read.items if problem.severity is Severity.ERROR)
        raise WrongUseError("\n".join(f"{error.message} {error.hint}" for error in errors))


class PlainDumper(yaml.SafeDumper):
    """Writes a text of several lines as it reads."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


PlainDumper.add_representer(str, _text)


def as_yaml(data: Any) -> str:
    written: str = yaml.dump(
        data, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=100
    )
    return written
