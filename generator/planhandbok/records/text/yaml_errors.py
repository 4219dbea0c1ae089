"""Errors of the YAML parser become Norwegian problems, placed where they must be corrected."""

import yaml
from yaml.reader import ReaderError

from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem

UNCLOSED = "found unexpected end of stream"
UNCLOSED_BRACKET = "did not find expected ',' or"
NO_COLON = "could not find expected ':'"
REPORTED_AT_START = (UNCLOSED, UNCLOSED_BRACKET, NO_COLON)
"""Errors that are corrected where something begins, not where the parser missed its end."""

SYNTAX: dict[str, tuple[str, str]] = {
    "cannot start any token": (
        "Tegnet kan ikke stå her.",
        "Bytt tabulator med mellomrom, og sett anførselstegn rundt tekst som begynner med et "
        "spesialtegn.",
    ),
    "mapping values are not allowed": (
        "Et kolon gjør at linjen ikke kan leses.",
        "Sett anførselstegn rundt teksten, eller rett innrykket.",
    ),
    "found undefined alias": (
        "«*» foran et ord peker på et anker som ikke finnes.",
        "Sett anførselstegn rundt tekst som begynner med «*».",
    ),
    "while scanning an alias": (
        "«*» kan ikke stå først i en tekst.",
        "Sett anførselstegn rundt teksten, eller skriv «|» og teksten innrykket på linjene under.",
    ),
    "block sequence entries are not allowed": (
        "«- » kan ikke stå på samme linje som nøkkelen.",
        "Flytt «- » til linjen under, rykket inn, eller sett anførselstegn rundt teksten.",
    ),
    "found unknown escape character": (
        "«\\» betyr noe eget mellom doble anførselstegn.",
        "Bruk enkle anførselstegn (') rundt teksten.",
    ),
    NO_COLON: (
        "Linjen mangler kolon.",
        "Skriv «nøkkel: verdi». Hører linjen til teksten over, må den ha større innrykk.",
    ),
    UNCLOSED_BRACKET: (
        "En klamme er ikke lukket, eller det mangler et komma.",
        "Klammen begynner her. Lukk den, og sett komma mellom delene.",
    ),
    UNCLOSED: (
        "Et anførselstegn er ikke lukket.",
        "Finn teksten som begynner her, og avslutt den med samme anførselstegn.",
    ),
    "but found another document": (
        "Filen har mer enn ett dokument.",
        "Fjern linjen med «---», eller flytt resten til en egen fil.",
    ),
    "control characters are not allowed": (
        "Filen har et usynlig tegn som ikke er tillatt.",
        "Slett tegnet og skriv det på nytt.",
    ),
}
"""The message and the hint for each error, by words of the parser's own message."""


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    line, column = _place(error, text)
    for words, (message, hint) in SYNTAX.items():
        if words in str(error):
            return Problem(file, line, column, message, hint)
    message = "Filen kan ikke leses fra dette stedet."
    hint = "Se etter feil innrykk, kolon eller anførselstegn på denne linjen og linjen over."
    return Problem(file, line, column, message, hint)


def _place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """The line and column of a syntax error; a `ReaderError` counts bytes instead."""
    if isinstance(error, ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        return position(before, len(before))
    mark = getattr(error, "problem_mark", None)
    if any(words in str(error) for words in REPORTED_AT_START):
        mark = getattr(error, "context_mark", None) or mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
