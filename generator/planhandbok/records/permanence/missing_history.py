"""Warns when git cannot tell what has been published, so that what is lost may not be found."""

import re
from collections.abc import Iterator

from planhandbok.records.git.history import NO_PROGRAM, History, MissingHistory
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import Problem, Severity, file_problem, quoted

OWNERSHIP = re.compile(r"dubious ownership in repository at '(.*)'")

NOT_FOUND = "Adresser som er slettet, men ikke står her, blir ikke oppdaget."


def missing_history(history: History) -> Iterator[Problem]:
    """Yield at most one warning, about the ledger, which is then all that tells."""
    if history.refusal:
        cause, hint = _words(history.refusal)
    elif history.missing is MissingHistory.SHALLOW:
        cause = "Bare den nyeste delen av historikken er hentet fra git."
        hint = "Kjør «git fetch --unshallow». I GitHub Actions: skriv «fetch-depth: 0»."
    else:
        return
    yield file_problem(LEDGER, f"{cause} {NOT_FOUND}", hint, Severity.WARNING)


def _words(refusal: str) -> tuple[str, str]:
    """Return what the matter is, and what to do."""
    if refusal == NO_PROGRAM:
        return "Git finnes ikke på maskinen, så historikken er ikke lest.", "Installer git."
    if owned := OWNERSHIP.search(refusal):
        cause = "Git leser ikke historikken, for mappen eies av en annen bruker."
        return cause, f"Kjør «git config --global --add safe.directory {owned[1]}»."
    line = refusal.partition("\n")[0].removeprefix("fatal: ")
    return f"Git leser ikke historikken: {quoted(line)}.", "Kjør «git log», og rett det git sier."
