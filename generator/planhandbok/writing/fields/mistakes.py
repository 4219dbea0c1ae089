"""Mistakes in records, at the fields of a form and in its words."""

import re
from collections.abc import Iterator, Mapping

from planhandbok.pages.pieces.words import N_, Words
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.words import place_told
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import Finding, KeyPath, Problem, quoted, wrong_answer
from planhandbok.writing.fields.kinds import is_record_list
from planhandbok.writing.fields.places import Place

LACKING = re.compile("Nøkkelen «.*» mangler")
LACKS = Phrase("Dette må være med.")
PROMISED = Phrase(
    "Dette er publisert, og andre kan ha lenket til det. Derfor kan det ikke bli borte."
)
STOP = Phrase("Velg statusen «Stanset» i stedet.")
ASK = Phrase("Skal det bort likevel, må IT skrive i filene hva som skal stå på adressen.")
ASK_EDITORS = Phrase("Skal det bort likevel, må en av redaktørene fjerne det.")
MEASURES = ("endringstiltak",)
ROWS = (("rotårsaker",), ("måling",), ("gevinster",))
"""The lists whose published rows editors can end."""
UNKNOWN = re.compile("Nøkkelen «(.*?),?» finnes ikke i skjemaet")
OF_A_FILE = re.compile(
    r"(?i)nøk(?:kel|le)|klamme|anførselstegn|hermeteikn|innrykk|rykk|linj(?:en|a)\b|\.yml"
)
"""Words of a hint that only one who writes a file can follow, in either language."""
SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-ZÆØÅ])")


def field_at(place: Place, problem: Problem, names: Mapping[str, KeyPath]) -> str | None:
    """Return the field that a problem is in, or the first of those that are within its place. What
    is wrong in no file is wrong in the answers.
    """
    if problem.file not in ("", place.record.file):
        return None
    at = problem.path if problem.file else (*place.path, *problem.path)
    within = [name for name, path in names.items() if at[: len(path)] == path]
    around = (name for name, path in names.items() if path[: len(at)] == at)
    return within[0] if within else next(around, None) if at else None


def lacking(place: Place) -> Iterator[Finding]:
    """Yield each field that a new item must have: nothing is filled in."""
    for key in place.keys if place.is_new else ():
        if key in place.needed and not is_record_list(place.kind, key):
            yield wrong_answer(key, LACKS)


def told_in_form(problem: Problem, field: str | None, place: Place) -> Phrase:
    """Return a mistake in the words of a form. One of no field tells where it is, and one that only
    a file can have, its line.
    """
    words = place.record.around.words
    if field and (unknown := UNKNOWN.match(problem.message)):
        return Phrase(
            "{name} kan ikke stå bak et semikolon her. Er det en til, skriver du den på en egen "
            "linje.",
            name=quoted(unknown[1]),
        )
    if problem.file == LEDGER:
        return joined(" ", (PROMISED, _hint_of_promise(place)))
    if field or not problem.file:
        return _told(problem, words)
    if where := _where(problem, place):
        return joined(": ", (where, _told(problem, words)))
    line = f"{problem.file}, {words.text(N_('linje'))} {problem.line}"
    return joined(": ", (line, joined(" ", (problem.message, problem.hint))))


def _hint_of_promise(place: Place) -> Phrase:
    if place.names[:1] == MEASURES:
        return STOP
    return ASK_EDITORS if place.names[:-1] in ROWS else ASK


def _told(problem: Problem, words: Words) -> Phrase:
    if LACKING.match(problem.message):
        return LACKS
    hint = words.text(problem.hint)
    hints = (part for part in SENTENCE_END.split(hint) if not OF_A_FILE.search(part))
    return joined(" ", (problem.message, *hints))


def _where(problem: Problem, place: Place) -> str | None:
    """Return the way to a mistake in a value of a record; `None` for any other mistake."""
    is_lacking = LACKING.match(problem.message)
    if not problem.path or (OF_A_FILE.match(problem.message) and not is_lacking):
        return None
    if problem.file == place.record.file:
        return place_told(place.record.around.data, problem.path)
    sheets = place.record.around.records.sheets
    title = next((sheet.a3.title for sheet in sheets if sheet.file == problem.file), None)
    keys = tuple(step for step in problem.path if isinstance(step, str))
    return place_told({"tittel": title}, keys) if title else None
