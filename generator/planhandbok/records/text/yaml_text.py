"""YAML text becomes plain data: mappings, lists and strings. The type of a scalar is not guessed.

Keys and items without a value are left out: an unfinished form is a valid one. Items of `COUNTED`
lists are kept, since their place says which column they belong to. Only a file with a
mistake is parsed a second time, for the places of its keys (`Positions`).
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import MappingNode, ScalarNode, SequenceNode
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs name the loaders only

from planhandbok.records.text.problems import Problem, file_problem, quoted
from planhandbok.records.text.yaml_errors import syntax_problem

DEEPEST = 20
"""Levels of nesting; the deepest key of an A3 stands at level six."""

COUNTED = frozenset({"verdier"})
"""Keys of lists that have one item for each column, so that a blank item keeps its place."""

ANCHOR_OR_TAG = re.compile(r"(?:^|\W)[&!]\S")
"""Anchors and tags begin like this, but so can prose. An alias needs no test: it has an anchor."""

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127|6553[45])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]"
    "|[fF]{3}[efEF]));"
)
r"""Control characters, which no page, feed or document can hold. YAML accepts them as escapes, as
in `"\x07"`, and Markdown as `&#7;`."""

DEEP_INDENT = " " * DEEPEST
COMPACT = re.compile(r"[-?] +[-?] ")
"""Deep nesting without brackets is indented this much, or has several levels on one line."""

ANCHOR_HINT = (
    "Sett anførselstegn rundt tekst som begynner med «&». Skal noe stå flere steder, skriv det der "
    "det hører hjemme."
)
TAG_HINT = "Fjern ordet som begynner med «!», eller sett anførselstegn rundt teksten."

TOO_DEEP = (
    "Innholdet er rykket inn i altfor mange nivåer.",
    "Se etter klammer eller innrykk som ikke skal være der.",
)


class _Composer(CParser):
    """PyYAML's C parser, made to leave every scalar as text."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        return None

    def descend_resolver(self, parent: object, index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


def plain_data(text: str, file: str, *, tags_allowed: bool = False) -> tuple[Any, list[Problem]]:
    """Return the data of a YAML text, and the problems of its form.

    The data is `None` if the text cannot be parsed. If a key stands twice, one value is kept, so
    that the rest of the file can be checked in the same run.
    """
    try:
        if _may_be_deep(text) and (problem := _too_deep(text, file)):
            return None, [problem]
        problems = list(_anchors_and_tags(text, file, tags_allowed=tags_allowed))
        if problems:
            return None, problems
        root = _Composer(text).get_single_node()
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, text, file)]
    if not isinstance(root, MappingNode):
        return None, [_no_keys(root, file)]
    left_out: list[MappingNode] = []
    data = _plain(root, left_out)
    for mapping in left_out:
        problems.extend(_doubtful_keys(mapping, file))
    if "\\" in text or "&#" in text:
        problems.extend(_control_characters(root, file))
    return data, problems


def _plain(node: Any, left_out: list[MappingNode]) -> Any:
    """Return strings, dicts and lists without blank values; add to `left_out` each mapping that
    lost a key: a blank, repeated or complex one.
    """
    kind = node.__class__
    if kind is ScalarNode:
        return "" if node.value.isspace() else node.value
    if kind is SequenceNode:
        return [part for item in node.value if (part := _plain(item, left_out)) != ""]
    result = {}
    for key, item in node.value:
        is_counted = item.__class__ is SequenceNode and str(key.value) in COUNTED
        if is_counted:
            value: Any = [_plain(cell, left_out) for cell in item.value]
        else:
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
        hint = "Fyll den ut, eller slett den om den ikke trengs."
        return file_problem(file, "Filen er tom.", hint)
    hint = "Skriv «nøkkel: verdi», for eksempel «id: skolemat»."
    return _problem(root, file, "Filen har ingen nøkler.", hint)


def _doubtful_keys(mapping: MappingNode, file: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for key, _ in mapping.value:
        if key.__class__ is not ScalarNode:
            yield _problem(key, file, "En nøkkel må være et ord.", "Skriv «nøkkel: verdi».")
        elif key.value in seen:
            message = f"Nøkkelen {quoted(key.value)} står to ganger."
            hint = f"Den står også på linje {seen[key.value]}. Slå dem sammen, eller slett den ene."
            yield _problem(key, file, message, hint)
        else:
            seen[key.value] = key.start_mark.line + 1


def _control_characters(node: Any, file: str) -> Iterator[Problem]:
    """Yield a problem for each text with a control character."""
    if node.__class__ is ScalarNode:
        if CONTROL.search(node.value):
            message = "Teksten har et usynlig tegn som ikke kan vises."
            yield _problem(node, file, message, "Slett tegnet: det begynner med «\\» eller «&#».")
        return
    for part in node.value:
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _control_characters(inner, file)


def _anchors_and_tags(text: str, file: str, *, tags_allowed: bool) -> Iterator[Problem]:
    """Yield a problem for each anchor and tag: the form needs none, and both can do harm."""
    if not (("&" in text or "!" in text) and ANCHOR_OR_TAG.search(text)):
        return
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent) or not isinstance(event, yaml.NodeEvent):
            continue
        if event.anchor:
            message = f"«&{event.anchor}» er et anker, og ikke tekst."
            yield _problem(event, file, message, ANCHOR_HINT)
        tag = getattr(event, "tag", None)
        if tag and not tags_allowed:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            yield _problem(event, file, f"Merket «{written}» kan ikke brukes her.", TAG_HINT)


def _may_be_deep(text: str) -> bool:
    brackets = text.count("[") + text.count("{")
    return brackets > DEEPEST or DEEP_INDENT in text or bool(COMPACT.search(text))


def _too_deep(text: str, file: str) -> Problem | None:
    """Return a problem at the place where the nesting becomes deeper than any form needs.

    It is parsed event by event: building nodes of very deep nesting would exhaust the stack.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return _problem(event, file, *TOO_DEEP)
    return None


class Positions:
    """The places of the keys and values of one text."""

    def __init__(self, text: str) -> None:
        self._root: Any = _Composer(text).get_single_node()
        self._lines = text.split("\n")
        self._words: dict[tuple[Any, ...], list[tuple[int, int]]] = {}

    def of(self, path: tuple[str | int, ...], on_key: bool) -> tuple[int, int]:
        """The line and column of the value at a path, or of the nearest level above it."""
        found = self._node(path, on_key)
        return found.start_mark.line + 1, found.start_mark.column + 1

    def of_words(self, path: tuple[str | int, ...], words: str) -> list[tuple[int, int]]:
        """The lines and columns of words in the value at a path, as the file has them."""
        if (path, words) not in self._words:
            node = self._node(path, on_key=False)
            self._words[path, words] = list(self._places(node, words))
        return self._words[path, words]

    def _places(self, node: Any, words: str) -> Iterator[tuple[int, int]]:
        for index in range(node.start_mark.line, node.end_mark.line + 1):
            line = self._lines[index] if index < len(self._lines) else ""
            begin = node.start_mark.column if index == node.start_mark.line else 0
            end = node.end_mark.column if index == node.end_mark.line else len(line)
            for found in re.finditer(re.escape(words), line[:end]):
                if found.start() >= begin:
                    yield index + 1, found.start() + 1

    def _node(self, path: tuple[str | int, ...], on_key: bool) -> Any:
        node = self._root
        found = node
        for above, step in zip(("", *path), path, strict=False):
            key, value = _child(node, step, keeps_blanks=above in COUNTED)
            if value is None:
                break
            node = value
            found = key if on_key and key is not None else value
        return found


def _child(node: Any, step: str | int, *, keeps_blanks: bool) -> tuple[Any, Any]:
    """The key and the value at a key of a mapping, or `None` and an item of a list.

    Blank values are skipped, as in `plain_data`. Both are `None` if there is nothing.
    """
    if isinstance(node, MappingNode):
        same = [pair for pair in node.value if pair[0].value == str(step)]
        filled = [pair for pair in same if not _is_blank(pair[1])]
        if same:
            kept: tuple[Any, Any] = (filled or same)[-1]
            return kept
    elif isinstance(node, SequenceNode) and isinstance(step, int):
        items = [item for item in node.value if keeps_blanks or not _is_blank(item)]
        if step < len(items):
            return None, items[step]
    return None, None


def _is_blank(node: Any) -> bool:
    return node.__class__ is ScalarNode and not node.value.strip()
