"""Errors of the YAML parser become Norwegian problems, placed where they must be corrected.

Anchors, tags and deep nesting, which could do harm, are refused before a text is composed.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.reader import ReaderError

from planhandbok.phrase import Phrase, joined
from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem
from planhandbok.records.yaml.yaml_indent import WRONG_INDENT, indent_mistake

UNCLOSED = "found unexpected end of stream"
UNCLOSED_BRACKET = "did not find expected ',' or"
NO_COLON = "could not find expected ':'"
REPORTED_AT_START = (UNCLOSED, UNCLOSED_BRACKET, NO_COLON)
"""Errors that are corrected where something begins, not where the parser missed its end."""

SYNTAX: dict[str, tuple[Phrase, Phrase]] = {
    "cannot start any token": (
        Phrase("Tegnet kan ikke stå her."),
        Phrase("Sett anførselstegn rundt tekst som begynner med et spesialtegn."),
    ),
    "mapping values are not allowed": (
        Phrase("Et kolon gjør at linjen ikke kan leses."),
        Phrase("Sett anførselstegn rundt teksten, eller rett innrykket."),
    ),
    "found undefined alias": (
        Phrase("«*» foran et ord peker på et anker som ikke finnes."),
        Phrase("Sett anførselstegn rundt tekst som begynner med «*»."),
    ),
    "while scanning an alias": (
        Phrase("«*» kan ikke stå først i en tekst."),
        Phrase(
            "Sett anførselstegn rundt teksten, eller skriv «|» og teksten innrykket på "
            "linjene under."
        ),
    ),
    "block sequence entries are not allowed": (
        Phrase("«- » kan ikke stå på samme linje som nøkkelen."),
        Phrase("Flytt «- » til linjen under, rykket inn, eller sett anførselstegn rundt teksten."),
    ),
    "found unknown escape character": (
        Phrase("«\\» betyr noe eget mellom doble anførselstegn."),
        Phrase("Bruk enkle anførselstegn (') rundt teksten."),
    ),
    NO_COLON: (
        Phrase("Linjen mangler kolon."),
        Phrase("Skriv «nøkkel: verdi». Hører linjen til teksten over, må den ha større innrykk."),
    ),
    UNCLOSED_BRACKET: (
        Phrase("En klamme er ikke lukket, eller det mangler et komma."),
        Phrase("Klammen begynner her. Lukk den, og sett komma mellom delene."),
    ),
    UNCLOSED: (
        Phrase("Et anførselstegn er ikke lukket."),
        Phrase("Finn teksten som begynner her, og avslutt den med samme anførselstegn."),
    ),
    "did not find expected key": (
        WRONG_INDENT,
        Phrase(
            "Rykk linjen like langt inn som nøklene den hører sammen med. Alle linjer i en "
            "tekst under «|» må være rykket minst like langt inn som den første."
        ),
    ),
    "but found another document": (
        Phrase("Filen har mer enn ett dokument."),
        Phrase("Fjern linjen med «---», eller flytt resten til en egen fil."),
    ),
    "control characters are not allowed": (
        Phrase("Filen har et usynlig tegn som ikke er tillatt."),
        Phrase("Slett tegnet og skriv det på nytt."),
    ),
}
"""The message and the hint for each error, by words of the parser's own message."""


BEFORE_VALUE = r"^\s*(?:- +)*(?:[^\s\"'#:{[][^:#{[]*: +)?"
AFTER_QUOTE = r"\s*[^\s,#\]}:]"
QUOTE = Phrase("Sett anførselstegn rundt hele teksten.")
CAUSES: tuple[tuple[re.Pattern[str], Phrase, Phrase], ...] = tuple(
    (re.compile(form), message, hint)
    for form, message, hint in (
        (
            r"(?:^|[-:,{[])\s*[“”„‟‘’‚]",
            Phrase("Anførselstegnene er krumme, som Word skriver dem."),
            Phrase('Bytt dem med rette anførselstegn (") foran og bak teksten.'),
        ),
        (
            r"^ *\t",
            Phrase("Linjen er rykket inn med tabulator."),
            Phrase("Bytt tabulator med mellomrom."),
        ),
        (
            rf"{BEFORE_VALUE}[-+]?,\d|[{{[,:] *,\d",
            Phrase("Et tall kan ikke begynne med komma."),
            Phrase("Skriv null foran: «0,5»."),
        ),
        (
            r"\[[^\]]*(?:,|\[)\s*,",
            Phrase("Det står ingenting mellom to komma."),
            Phrase("Skriv «–» der et tall i en figur mangler, eller fjern det ene kommaet."),
        ),
        (
            rf"{BEFORE_VALUE}(?:\"[^\"]*\"{AFTER_QUOTE}|'[^']*'{AFTER_QUOTE})",
            Phrase("Det står tekst etter anførselstegnet som avslutter."),
            Phrase(
                "Sett anførselstegn rundt hele teksten: enkle (') når den har doble (\") i seg, "
                "ellers doble."
            ),
        ),
        (
            rf"{BEFORE_VALUE}(?:\[[^\]]*\]|{{[^}}]*}}){AFTER_QUOTE}",
            Phrase("En tekst kan ikke begynne med en klamme."),
            QUOTE,
        ),
        (
            rf"{BEFORE_VALUE}[|>][-+]?\d?\s+[^\s#]",
            Phrase("«|» og «>» sier at teksten står på linjene under."),
            joined(" ", (QUOTE, Phrase("Eller flytt den til linjene under, rykket inn."))),
        ),
        (
            rf"{BEFORE_VALUE}(?:[?&] |[@`%])",
            Phrase("Teksten begynner med et tegn som betyr noe eget."),
            QUOTE,
        ),
        (
            r"[{,]\s*[^,{}:]+: [^,{}\"']*:(?: |$)",
            Phrase("Et kolon i teksten gjør at klammene ikke kan leses."),
            Phrase(
                "Sett anførselstegn rundt teksten, eller skriv hver nøkkel på sin linje, uten "
                "klammer."
            ),
        ),
        (
            r"[{[][^}\]]*\s#",
            Phrase("« #» gjør resten av linjen til en merknad, så klammen ikke blir lukket."),
            Phrase("Sett anførselstegn rundt teksten."),
        ),
        (
            r":\u00a0|^\s*-?\u00a0",
            Phrase("Linjen har et hardt mellomrom, som YAML ikke leser som mellomrom."),
            Phrase("Slett mellomrommet etter kolonet eller streken, og skriv det på nytt."),
        ),
    )
)
"""Forms of a line at which the parser stops, each with its message; the first that fits is told."""

DEEPEST = 20
"""Levels of nesting; the deepest key of an A3 stands at level six."""

ANCHOR_OR_TAG = re.compile(r"(?:^|\W)[&!]\S|[-:,{[]\s*!\s")
"""Anchors and tags begin like this, but so can prose. An alias needs no test: it has an anchor."""

DEEP_INDENT = " " * DEEPEST
COMPACT = (re.compile(r"- +[-?] "), re.compile(r"\? +[-?] "))
"""Deep nesting without brackets is indented this much, or has several levels on one line. Each form
begins with one sign, so that the search looks at nothing else.
"""

ANCHOR_HINT = Phrase(
    "Sett anførselstegn rundt tekst som begynner med «&». Skal noe stå flere "
    "steder, skriv det der det hører hjemme."
)
TAG_HINT = Phrase("Fjern ordet som begynner med «!», eller sett anførselstegn rundt teksten.")

TOO_DEEP = (
    Phrase("Innholdet er rykket inn i altfor mange nivåer."),
    Phrase("Se etter klammer eller innrykk som ikke skal være der."),
)


def problem_at(place: Any, file: str, message: Phrase, hint: Phrase) -> Problem:
    """Return a problem where a node or an event of the parser begins."""
    mark = place.start_mark
    return Problem(file, mark.line + 1, mark.column + 1, message, hint)


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    line, column = _place(error, text)
    lines = text.split("\n")
    written = lines[line - 1]
    for form, message, hint in CAUSES:
        if form.search(written):
            return Problem(file, line, column, message, hint)
    if mistake := indent_mistake(str(error), lines, line, column):
        return Problem(file, line, column, *mistake)
    for words, (message, hint) in SYNTAX.items():
        if words in str(error):
            return Problem(file, line, column, message, hint)
    message = Phrase("Filen kan ikke leses fra dette stedet.")
    hint = Phrase(
        "Se etter feil innrykk, kolon eller anførselstegn på denne linjen og linjen over."
    )
    return Problem(file, line, column, message, hint)


def _place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """The line and column of a syntax error. The parser knows more ends of lines than authors do,
    so they are counted here. A `ReaderError` counts bytes.
    """
    if isinstance(error, ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        return position(before, len(before))
    mark = getattr(error, "problem_mark", None)
    if any(words in str(error) for words in REPORTED_AT_START):
        mark = getattr(error, "context_mark", None) or mark
    return position(text, mark.index) if mark else (1, 1)


def anchors_and_tags(text: str, file: str, *, tags_allowed: bool) -> Iterator[Problem]:
    """Yield a problem for each anchor and tag: the form needs none, and both can do harm."""
    if not (("&" in text or "!" in text) and ANCHOR_OR_TAG.search(text)):
        return
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent) or not isinstance(event, yaml.NodeEvent):
            continue
        if event.anchor:
            message = Phrase("«&{anchor}» er et anker, og ikke tekst.", anchor=event.anchor)
            yield problem_at(event, file, message, ANCHOR_HINT)
        tag = getattr(event, "tag", None)
        if tag and not tags_allowed:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            yield problem_at(
                event,
                file,
                Phrase("Merket «{written}» kan ikke brukes her.", written=written),
                TAG_HINT,
            )


def _may_be_deep(text: str) -> bool:
    if text.count("[") + text.count("{") > DEEPEST or DEEP_INDENT in text:
        return True
    return any(form.search(text) for form in COMPACT)


def too_deep(text: str, file: str) -> Problem | None:
    """Return a problem at the place where the nesting becomes deeper than any form needs.

    It is parsed event by event: building nodes of very deep nesting would exhaust the stack.
    """
    if not _may_be_deep(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return problem_at(event, file, *TOO_DEEP)
    return None
