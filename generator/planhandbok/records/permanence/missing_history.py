"""Warns when git cannot tell what has been published, so that what is lost may not be found."""

import re
from collections.abc import Iterator

from planhandbok.phrase import Phrase, joined
from planhandbok.records.git.history import NO_PROGRAM, History, MissingHistory
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import Problem, Severity, file_problem, quoted

OWNERSHIP = re.compile(r"dubious ownership in repository at '(.*)'")

NOT_FOUND = Phrase("Adresser som er slettet, men ikke står her, blir ikke oppdaget.")


def missing_history(history: History) -> Iterator[Problem]:
    """Yield at most one warning, about the ledger, which is then all that tells."""
    if history.refusal:
        cause, hint = _words(history.refusal)
    elif history.missing is MissingHistory.SHALLOW:
        cause = Phrase("Bare den nyeste delen av historikken er hentet fra git.")
        hint = Phrase("Kjør «git fetch --unshallow». I GitHub Actions: skriv «fetch-depth: 0».")
    else:
        return
    yield file_problem(LEDGER, joined(" ", (cause, NOT_FOUND)), hint, Severity.WARNING)


def _words(refusal: str) -> tuple[Phrase, Phrase]:
    """Return what the matter is, and what to do."""
    if refusal == NO_PROGRAM:
        cause = Phrase("Git finnes ikke på maskinen, så historikken er ikke lest.")
        return cause, Phrase("Installer git.")
    if owned := OWNERSHIP.search(refusal):
        cause = Phrase("Git leser ikke historikken, for mappen eies av en annen bruker.")
        return cause, Phrase(
            "Kjør «git config --global --add safe.directory {folder}».", folder=owned[1]
        )
    line = refusal.partition("\n")[0].removeprefix("fatal: ")
    cause = Phrase("Git leser ikke historikken: {words}.", words=quoted(line))
    return cause, Phrase("Kjør «git log», og rett det git sier.")
