"""Start a handbook: a municipality's answers → the few files that it needs.

Everything else is in the base handbook, so the files hold what only the municipality knows.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from planhandbok.changing.texts import cycle_text, settings_text
from planhandbok.changing.years import refuse_year, usual_dates
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.phrase import Phrase
from planhandbok.records.read import read_records
from planhandbok.records.schema.settings import Language
from planhandbok.records.text.files import LEDGER, MKDOCS_FILE, cycle_file
from planhandbok.records.text.problems import Problems, WrongUseError, as_text, quoted
from planhandbok.scratch import scratch_folder
from planhandbok.site.publish import write_together
from planhandbok.site.written import write_file

LAST_MONTH_TO_BEGIN = 6
MAY_BE_THERE = {"license", "license.md", "license.txt", "readme", "readme.md", "venv"}
"""Names that the folder of a new handbook may hold, besides hidden ones."""
IGNORED = "site/\n.venv/\n"
MERGED = N_("Adresser fra begge sider beholdes når to endringer slås sammen.")


@frozen
class StartRequest:
    """A handbook to start. What readers report goes to `reports`, "" for nobody. `files` are added
    to it, such as those that build it on a server.
    """

    folder: Path
    name: str
    year: int
    units: Sequence[str]
    contact: str
    reports: str
    files: Mapping[str, str]
    language: Language = Language.BOKMAL


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
    refuse_taken(request.folder)
    words = Words(request.language)
    texts = {
        MKDOCS_FILE: settings_text(_settings(request), words),
        cycle_file(request.year): cycle_text(request.year, usual_dates(request.year), (), words),
        ".gitignore": IGNORED,
        ".gitattributes": f"# {words.text(MERGED)}\n{LEDGER} merge=union\n",
        **request.files,
    }
    _refuse_faulty(texts)
    kept = {file for file in texts if (request.folder / file).exists()}
    new = {file: text for file, text in texts.items() if file not in kept}
    write_together({request.folder / file: (text, "\n") for file, text in new.items()})
    return sorted(new)


def _settings(request: StartRequest) -> dict[str, Any]:
    """Return the answers that were given, by the keys of the settings."""
    own_language = "" if request.language is Language.BOKMAL else request.language.value
    answers = {
        "språk": own_language,
        "kommune": request.name,
        "enheter": list(request.units),
        "kontakt": request.contact,
        "innmelding": request.reports,
    }
    return {key: answer for key, answer in answers.items() if answer}


def refuse_taken(folder: Path) -> None:
    """Raise `WrongUseError` if a folder is not empty, but for what a new repository may have."""
    there = sorted(_in_the_way(folder))
    if there:
        shown = ", ".join(quoted(name) for name in there[:5])
        raise WrongUseError(
            Phrase(
                "{folder} er ikke tom: der ligger {shown}. Velg en tom mappe.",
                folder=folder,
                shown=shown,
            )
        )


def _in_the_way(folder: Path) -> Iterator[str]:
    if not folder.exists():
        return
    for path in folder.iterdir():
        if not path.name.startswith(".") and path.name.lower() not in MAY_BE_THERE:
            yield path.name


def _refuse_faulty(texts: Mapping[str, str]) -> None:
    """Read the files as a handbook; raise `WrongUseError` with what is wrong in the answers."""
    with scratch_folder() as folder:
        for file, text in texts.items():
            write_file(folder / file, text.encode())
        read = read_records(folder)
    if isinstance(read, Problems):
        raise WrongUseError(as_text(read.items))
