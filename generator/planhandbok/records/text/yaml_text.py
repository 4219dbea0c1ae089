"""Text becomes plain data: mappings, lists and strings, with nothing guessed about a scalar.

Keys and items without a value are left out: an unfinished form is a valid one. Only a file
with a mistake is read a second time, for the places of its keys (`Positions`); so the files
without one pay nothing for it.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import MappingNode, ScalarNode, SequenceNode
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs name the loaders only
from yaml.reader import ReaderError

from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem, quoted

DEEPEST = 20
"""Levels of nesting; the deepest key of an A3 stands at level six."""

MAY_BE_ODD = re.compile(r"(?:^|\W)[&!]\S")
"""Anchors (no alias is without one) and tags start like this; so may prose, hence only «may»."""

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127|6553[45])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]"
    "|[fF]{3}[efEF]));"
)
r"""What no page, feed or document can hold. YAML lets it in as an escape, as in `"\x07"`, and
Markdown as `&#7;`."""

DEEP_INDENT = " " * DEEPEST
COMPACT = re.compile(r"[-?] +[-?] ")
"""How nesting without brackets looks when it is deep, or compact enough to be."""

UNCLOSED = "found unexpected end of stream"
UNCLOSED_BRACKET = "did not find expected ',' or"
NO_COLON = "could not find expected ':'"
BEGINS_EARLIER = (UNCLOSED, UNCLOSED_BRACKET, NO_COLON)
"""Mistakes that are mended where something begins, not where its end was missed."""

ANCHOR_HINT = (
    "Sett anførselstegn rundt tekst som begynner med «&». Skal noe stå flere steder, skriv det der "
    "det hører hjemme."
)
TAG_HINT = "Fjern ordet som begynner med «!», eller sett anførselstegn rundt teksten."

TOO_DEEP = (
    "Innholdet er rykket inn i altfor mange nivåer.",
    "Se etter klammer eller innrykk som ikke skal være der.",
)

SYNTAX = [
    ("cannot start any token", "Tegnet kan ikke stå her.", "Bytt tabulator med mellomrom, og sett "
     "anførselstegn rundt tekst som begynner med et spesialtegn."),
    ("mapping values are not allowed", "Et kolon gjør at linjen ikke kan leses.",
     "Sett anførselstegn rundt teksten, eller rett innrykket."),
    ("found undefined alias", "«*» foran et ord peker på et anker som ikke finnes.",
     "Sett anførselstegn rundt tekst som begynner med «*»."),
    ("while scanning an alias", "«*» kan ikke stå først i en tekst.",
     "Sett anførselstegn rundt teksten, eller skriv «|» og teksten innrykket på linjene under."),
    ("block sequence entries are not allowed", "«- » kan ikke stå på samme linje som nøkkelen.",
     "Flytt «- » til linjen under, rykket inn, eller sett anførselstegn rundt teksten."),
    ("found unknown escape character", "«\\» betyr noe eget mellom doble anførselstegn.",
     "Bruk enkle anførselstegn (') rundt teksten."),
    (NO_COLON, "Linjen mangler kolon.", "Skriv «nøkkel: verdi». Hører linjen til teksten over, må "
     "den ha større innrykk."),
    (UNCLOSED_BRACKET, "En klamme er ikke lukket, eller det mangler et komma.",
     "Klammen begynner her. Lukk den, og sett komma mellom delene."),
    (UNCLOSED, "Et anførselstegn er ikke lukket.",
     "Finn teksten som begynner her, og avslutt den med samme anførselstegn."),
    ("but found another document", "Filen har mer enn ett dokument.",
     "Fjern linjen med «---», eller flytt resten til en egen fil."),
    ("control characters are not allowed", "Filen har et usynlig tegn som ikke er tillatt.",
     "Slett tegnet og skriv det på nytt."),
]  # fmt: skip


class _Composer(CParser):
    """PyYAML's C parser, told to leave every scalar as the text it is."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        return None

    def descend_resolver(self, parent: object, index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


def plain_data(text: str, file: str, *, tags_allowed: bool = False) -> tuple[Any, list[Problem]]:
    """The data of a YAML text, and what is wrong with its form.

    Data is `None` when the text cannot be read at all. Of a key that stands twice, one value is
    kept, so that the rest of the file can be checked in the same run.
    """
    try:
        if _may_be_deep(text) and (problem := _too_deep(text, file)):
            return None, [problem]
        odd = _oddities(text, file) if _may_be_odd(text) else ()
        problems = [problem for problem, is_tag in odd if not (is_tag and tags_allowed)]
        if problems:
            return None, problems
        root = _Composer(text).get_single_node()
    except yaml.YAMLError as error:
        return None, [_syntax_problem(error, text, file)]
    if not isinstance(root, MappingNode):
        return None, [_no_keys(root, file)]
    left_out: list[MappingNode] = []
    data = _plain(root, left_out)
    for mapping in left_out:
        problems.extend(_doubtful_keys(mapping, file))
    if "\\" in text or "&#" in text:
        problems.extend(_unshowable(root, file))
    return data, problems


def _plain(node: Any, left_out: list[MappingNode]) -> Any:
    """Strings, dicts and lists, without what is blank; mappings that lost a key on the way are put
    in `left_out`.
    """
    kind = node.__class__
    if kind is ScalarNode:
        return "" if node.value.isspace() else node.value
    if kind is SequenceNode:
        return [value for item in node.value if (value := _plain(item, left_out)) != ""]
    result = {}
    for key, item in node.value:
        value = _plain(item, left_out)
        if value != "" and key.__class__ is ScalarNode:
            result[key.value] = value
    if len(result) != len(node.value):
        left_out.append(node)
    return result


def _problem(node: Any, file: str, message: str, hint: str) -> Problem:
    mark = node.start_mark
    return Problem(file, mark.line + 1, mark.column + 1, message, hint)


def _no_keys(root: Any, file: str) -> Problem:
    if root is None:
        return Problem(
            file, 1, 1, "Filen er tom.", "Fyll den ut, eller slett den om den ikke trengs."
        )
    return _problem(
        root, file, "Filen har ingen nøkler.", "Skriv «nøkkel: verdi», for eksempel «id: skolemat»."
    )


def _doubtful_keys(mapping: MappingNode, file: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for key, _ in mapping.value:
        if key.__class__ is not ScalarNode:
            yield _problem(key, file, "En nøkkel må være et ord.", "Skriv «nøkkel: verdi».")
        elif key.value in seen:
            yield _problem(
                key,
                file,
                f"Nøkkelen {quoted(key.value)} står to ganger.",
                f"Den står også på linje {seen[key.value]}. Slå dem sammen, eller slett den ene.",
            )
        else:
            seen[key.value] = key.start_mark.line + 1


def _unshowable(node: Any, file: str) -> Iterator[Problem]:
    """A problem for each text with a sign that nobody can see."""
    if node.__class__ is ScalarNode:
        if CONTROL.search(node.value):
            message = "Teksten har et usynlig tegn som ikke kan vises."
            yield _problem(node, file, message, "Slett tegnet: det begynner med «\\» eller «&#».")
        return
    for part in node.value:
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _unshowable(inner, file)


def _oddities(text: str, file: str) -> Iterator[tuple[Problem, bool]]:
    """Anchors and tags, and whether it is a tag: a form has no use for them, and both can hurt."""
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent) or not isinstance(event, yaml.NodeEvent):
            continue
        if event.anchor:
            yield (
                _problem(
                    event, file, f"«&{event.anchor}» er et anker, og ikke tekst.", ANCHOR_HINT
                ),
                False,
            )
        if tag := getattr(event, "tag", None):
            written = tag.replace("tag:yaml.org,2002:", "!!")
            yield _problem(event, file, f"Merket «{written}» kan ikke brukes her.", TAG_HINT), True


def _may_be_deep(text: str) -> bool:
    brackets = text.count("[") + text.count("{")
    return brackets > DEEPEST or DEEP_INDENT in text or bool(COMPACT.search(text))


def _may_be_odd(text: str) -> bool:
    return ("&" in text or "!" in text) and bool(MAY_BE_ODD.search(text))


def _too_deep(text: str, file: str) -> Problem | None:
    """The place where the nesting passes what any form needs; read event by event."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return _problem(event, file, *TOO_DEEP)
    return None


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    line, column = _place(error, text)
    for sign, message, hint in SYNTAX:
        if sign in str(error):
            return Problem(file, line, column, message, hint)
    return Problem(
        file,
        line,
        column,
        "Filen kan ikke leses fra dette stedet.",
        "Se etter feil innrykk, kolon eller anførselstegn på denne linjen og linjen over.",
    )


def _place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """Line and column of a mistake in the form; a reader's error counts bytes instead."""
    if isinstance(error, ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        return position(before, len(before))
    mark = getattr(error, "problem_mark", None)
    if any(sign in str(error) for sign in BEGINS_EARLIER):
        mark = getattr(error, "context_mark", None) or mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class Positions:
    """Where the keys and values of one text stand."""

    def __init__(self, text: str) -> None:
        self._root: Any = _Composer(text).get_single_node()

    def of(self, path: tuple[str | int, ...], on_key: bool) -> tuple[int, int]:
        """Line and column of the value at the path, or of the nearest level above it."""
        node = spot = self._root
        for step in path:
            key, value = _child(node, step)
            if value is None:
                break
            node, spot = value, value
            if on_key and key is not None:
                spot = key
        return spot.start_mark.line + 1, spot.start_mark.column + 1


def _child(node: Any, step: str | int) -> tuple[Any, Any]:
    if isinstance(node, MappingNode):
        same = [pair for pair in node.value if pair[0].value == str(step)]
        filled = [pair for pair in same if not _is_blank(pair[1])]
        if same:
            kept: tuple[Any, Any] = (filled or same)[-1]
            return kept
    elif isinstance(node, SequenceNode) and isinstance(step, int):
        items = [item for item in node.value if not _is_blank(item)]
        if step < len(items):
            return None, items[step]
    return None, None


def _is_blank(node: Any) -> bool:
    return node.__class__ is ScalarNode and not node.value.strip()
