"""Text that YAML would cut, split or change without a word is told, with the way to write it.

Receives the nodes of a text that can be parsed, and the text itself, for what YAML left out.
"""

import re
from collections.abc import Iterator
from typing import Any

from yaml import MappingNode, ScalarNode, SequenceNode

from planhandbok.phrase import Phrase
from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem, quoted
from planhandbok.records.yaml.yaml_errors import problem_at

PROSE_LISTS = frozenset({"hvorfor", "forutsetninger"})
"""Keys of lists whose items are sentences, in which a comma may be part of the sentence."""

COMMENT = re.compile(r"[ \t]+(#\S?)[^\n]*")
COMMENT_BEHIND_QUOTE = re.compile(r"[ \t]*(#\S?)[^\n]*")
LINE_COMMENT = re.compile(r"\s*\n([ \t]+)#[^\n]*")
LETTER = re.compile(r"[^\W\d_]")
COLON = re.compile(r"\s*:")
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
KNOWN_ESCAPES = '"\\xuU'
"""Characters after a backslash that are left alone in double quotation marks. Others, as in
"H:\\tall", are mostly parts of a path."""
SERVER = re.compile(r'"\\\\[^\\"]')
"""A path on a server, in which YAML would leave out one of the two backslashes."""
ENDS = (".", "!", "?")
"""Signs that end a sentence, so that a comma behind them divides a list."""
BLOCK_LINE = re.compile(r"(?:[-*+•–✓]|\d{1,3}[.)]|#{1,6}) |\|")
"""The start of a line that means nothing in the middle of another: a list, a heading, a table."""
HEADER = re.compile(r"[|>][+-]?\d\S*")
NOTE_IN_HEADER = re.compile(r"[|>][-+\d]{0,2}(#[^\n]*)")
ODD_BREAKS = "\u0085\u2028\u2029"
BLOCKS = ("|", ">")
HARD_SPACE = "\u00a0"
HARD_ITEMS = ("-" + HARD_SPACE, "•" + HARD_SPACE)


def odd_breaks(text: str, file: str) -> Iterator[Problem]:
    """Find the invisible line breaks of other programs, at which YAML begins a new line."""
    if not any(sign in text for sign in ODD_BREAKS):
        return
    for found in re.finditer(f"[{ODD_BREAKS}]", text):
        line, column = position(text, found.start())
        message = Phrase("Her står et usynlig linjeskift, som kommer fra et annet program.")
        yield Problem(
            file, line, column, message, Phrase("Slett tegnet, og skriv et vanlig linjeskift.")
        )


def doubtful_text(root: Any, text: str, file: str) -> Iterator[Problem]:
    """Find what YAML read as something else than text, and what it did to texts."""
    comments = _comment_lines(text)
    has_escapes = "\\" in text and "/utgaver/" not in file  # those files are written by a program
    scalars, problems = _scalars(root, text, file)
    yield from problems
    for node in scalars:
        style = node.style
        last_line = node.end_mark.line
        problem = None
        if style in BLOCKS:
            problem = _header(node, text)
        elif last_line in comments:
            problem = _cut(node, text) if style == "" else _after_quote(node, text)
        if has_escapes and style == '"':
            problem = _escaped(node, text) or problem
        if style != "|" and last_line != node.start_mark.line:
            problem = problem or _joined(node, text)
        if problem:
            yield problem_at(node, file, *problem)


def _comment_lines(text: str) -> set[int]:
    """Return the lines, from 0, that may have a comment behind or below what they say."""
    lines: set[int] = set()
    line = seen = 0
    at = text.find("#")
    while at != -1:
        if text[at - 1] in " \t'\"":
            line += text.count("\n", seen, at)
            seen = at
            lines.update((line - 1, line))
        at = text.find("#", at + 1)
    return lines


def _scalars(root: Any, text: str, file: str) -> tuple[list[ScalarNode], list[Problem]]:
    """Return every text that is a value, and a problem for each key or list that is doubtful."""
    scalars: list[ScalarNode] = []
    problems: list[Problem] = []
    has_hard_space = HARD_SPACE in text
    waiting = [root]
    while waiting:
        node = waiting.pop()
        kind = node.__class__
        if kind is ScalarNode:
            scalars.append(node)
        elif kind is SequenceNode:
            waiting += node.value
        else:
            if node.flow_style:
                problems += _split(node, text, file)
            for key, value in node.value:
                if value.__class__ is SequenceNode and str(key.value) in PROSE_LISTS:
                    problems += _prose(value, file)
                waiting.append(value)
            if has_hard_space:
                problems += _hard_spaces(node, file)
    return scalars, problems


def _hard_spaces(mapping: MappingNode, file: str) -> Iterator[Problem]:
    for key, value in mapping.value:
        if HARD_SPACE in key.value:
            message = Phrase(
                "Nøkkelen {value} har et hardt mellomrom i seg.", value=quoted(key.value)
            )
            yield problem_at(
                key, file, message, Phrase("Slett mellomrommet, og skriv det på nytt.")
            )
        if value.__class__ is ScalarNode and value.value.startswith(HARD_ITEMS):
            message = Phrase("Streken har et hardt mellomrom etter seg, og begynner ingen liste.")
            yield problem_at(
                value, file, message, Phrase("Slett mellomrommet, og skriv det på nytt.")
            )


def has_no_colon(mapping: MappingNode, key: Any, text: str) -> bool:
    """Return whether a key in `{…}` is only what stood after a comma."""
    is_text = key.__class__ is ScalarNode
    return mapping.flow_style and is_text and not COLON.match(text, key.end_mark.index)


def _split(mapping: MappingNode, text: str, file: str) -> Iterator[Problem]:
    """Find the values of `{…}` that a comma divides: the rest became keys without values."""
    last: Any = None
    rests: list[Any] = []
    for key, value in [*mapping.value, (None, None)]:
        if key is not None and value.value == "" and has_no_colon(mapping, key, text):
            rests.append(key)
            continue
        if rests:
            yield _comma(last, rests, text, file)
            rests = []
        last = value


def _comma(last: Any, rests: list[Any], text: str, file: str) -> Problem:
    first = rests[0]
    end = rests[-1]
    if ":" in first.value:
        message = Phrase("Det mangler mellomrom etter kolon i {value}.", value=quoted(first.value))
        return problem_at(
            first,
            file,
            message,
            Phrase("Skriv {value}.", value=quoted(first.value.replace(":", ": ", 1))),
        )
    if last.__class__ is not ScalarNode or last.value == "":
        message = Phrase("{value} er ikke en nøkkel med en verdi.", value=quoted(first.value))
        hint = Phrase("Skriv «nøkkel: verdi», eller sett anførselstegn rundt teksten med klammer.")
        return problem_at(first, file, message, hint)
    whole = " ".join(text[last.start_mark.index : end.end_mark.index].split())
    mark = "'" if '"' in whole else '"'
    message = Phrase(
        "Et komma deler {whole}, så bare {value} blir lest.",
        whole=quoted(whole),
        value=quoted(last.value),
    )
    hint = Phrase("Skriv {mark}, med anførselstegn.", mark=quoted(mark + whole + mark))
    return problem_at(last, file, message, hint)


def _prose(items: SequenceNode, file: str) -> Iterator[Problem]:
    plain = [item for item in items.value if item.__class__ is ScalarNode and item.style == ""]
    is_clear = all(item.value.endswith(ENDS) for item in plain)
    if items.flow_style and len(items.value) > 1 and not is_clear:
        message = Phrase("Et komma i klammene kan både dele listen og stå i en setning.")
        yield problem_at(
            items, file, message, Phrase("Skriv hver setning på sin egen linje, med «- » foran.")
        )


def _cut(node: Any, text: str) -> tuple[Phrase, Phrase] | None:
    """Find the comment that cuts a text. A number, a date and an empty field may have one."""
    comment = COMMENT.match(text, node.end_mark.index)
    if comment and (comment[1] != "#" or LETTER.search(node.value)):
        return _lost(comment)
    below = LINE_COMMENT.match(text, node.end_mark.index)
    if below and node.value and len(below[1]) > _indent(node, text):
        return _lost(below)
    return None


def _indent(node: Any, text: str) -> int:
    """Return the indent of the key whose value a node is, or of the dash before an item."""
    column: int = node.start_mark.column
    before = text[node.start_mark.index - column : node.start_mark.index]
    is_item = not before.strip(" -")
    return column - 1 if is_item else len(before) - len(before.lstrip(" -"))


def _after_quote(node: Any, text: str) -> tuple[Phrase, Phrase] | None:
    """Find what stands behind the closing quotation mark, if it does not look like a comment."""
    comment = COMMENT_BEHIND_QUOTE.match(text, node.end_mark.index)
    is_note = comment is None or (comment[1] == "#" and node.style not in comment[0])
    return None if is_note or comment is None else _lost(comment)


def _lost(comment: re.Match[str]) -> tuple[Phrase, Phrase]:
    return (
        Phrase(
            "Alt fra {comment} blir borte: «#» gjør resten av linjen til en merknad.",
            comment=quoted(comment[0].strip()),
        ),
        Phrase("Sett anførselstegn rundt hele teksten, eller flytt merknaden til en egen linje."),
    )


def _escaped(node: Any, text: str) -> tuple[Phrase, Phrase] | None:
    written = text[node.start_mark.index : node.end_mark.index]
    if SERVER.match(written):
        return (
            Phrase("«\\\\» blir til «\\» mellom doble anførselstegn."),
            Phrase("Bruk enkle anførselstegn (') rundt teksten."),
        )
    for escape in ESCAPE.finditer(written):
        if escape[1] not in KNOWN_ESCAPES:
            return (
                Phrase(
                    "{escape} betyr noe eget mellom doble anførselstegn.", escape=quoted(escape[0])
                ),
                Phrase("Bruk enkle anførselstegn (') rundt teksten."),
            )
    return None


def _header(node: Any, text: str) -> tuple[Phrase, Phrase] | None:
    """Find `>5`, which opens a text that is indented by five spaces, and `|#4`, which only opens
    one: a note has a space before it.
    """
    start = node.start_mark.index
    if note := NOTE_IN_HEADER.match(text, start):
        return (
            Phrase(
                "Alt fra {note} blir borte: teksten begynner på linjen under.",
                note=quoted(note[1].strip()),
            ),
            Phrase("Flytt det dit, eller sett et mellomrom foran «#» hvis det er en merknad."),
        )
    header = HEADER.match(text, start) if node.value == "" else None
    return header and (
        Phrase("{header} blir ikke lest som tekst.", header=quoted(header[0])),
        Phrase("Sett anførselstegn rundt."),
    )


def _joined(node: Any, text: str) -> tuple[Phrase, Phrase] | None:
    """Find a list, a heading or a table whose lines YAML has put on one line."""
    kept = {line.strip() for line in node.value.splitlines()}
    written = text[node.start_mark.index : node.end_mark.index]
    lines = [line.strip() for line in written.splitlines()[1:]]
    if all(not BLOCK_LINE.match(line) or line in kept for line in lines):
        return None
    return (
        Phrase("Linjene settes etter hverandre til én, så listen eller tabellen blir borte."),
        Phrase("Skriv «|» etter kolonet, og hele teksten innrykket på linjene under."),
    )
