"""YAML text becomes plain data: mappings, lists and strings. The type of a scalar is not guessed.

Keys and items without a value are left out: an unfinished form is a valid one. Items of `COUNTED`
lists are kept, since their place says which column they belong to. Only a file with a
mistake is parsed a second time, for the places of its keys (`Positions`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from yaml import MappingNode, ScalarNode, SequenceNode

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.text.file_text import merge_problems
from planhandbok.records.text.problems import KeyPath, Problem, file_problem, quoted
from planhandbok.records.yaml.yaml_doubts import doubtful_text, has_no_colon, odd_breaks
from planhandbok.records.yaml.yaml_errors import (
    anchors_and_tags,
    problem_at,
    syntax_problem,
    too_deep,
)
from planhandbok.records.yaml.yaml_mending import is_at_same_place, shown, with_mended_lines
from planhandbok.records.yaml.yaml_nodes import COUNTED, child_node, is_blank, root_node

MOST_MENDED = 10
LARGEST_MENDED = 100_000
"""Characters. A longer text is read once only: mending takes one more reading for each mistake."""

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127|6553[45])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]"
    "|[fF]{3}[efEF]));"
)
r"""Control characters, which no page, feed or document can hold. YAML accepts them as escapes, as
in `"\x07"`, and Markdown as `&#7;`."""


@frozen
class Written:
    """The data of a text (`None` if it cannot be parsed), and the paths of keys without a value,
    which the data does not have. `mended` are the problems of lines that YAML could not read as
    they stand.
    """

    data: Any
    problems: tuple[Problem, ...]
    blank: tuple[KeyPath, ...] = ()
    mended: tuple[Problem, ...] = ()


def written_data(text: str, file: str, *, tags_allowed: bool = False) -> Written:
    """Return the data of a text that people write, and a problem for each text that YAML would
    change without a word.
    """
    if breaks := tuple(odd_breaks(text, file)):
        return Written(None, breaks)
    text, root, mended = _readable(text, file, tags_allowed=tags_allowed)
    if root is None:
        return Written(None, mended)
    left_out: list[MappingNode] = []
    data = _plain(root, left_out)
    doubts = list(doubtful_text(root, text, file))
    told = {(doubt.line, doubt.column) for doubt in doubts}
    form = _form(root, left_out, text, file)
    problems = [problem for problem in form if (problem.line, problem.column) not in told]
    blank = tuple(_blank_keys(root, text)) if left_out else ()
    return Written(data, (*mended, *problems, *doubts), blank, mended)


def _readable(
    text: str, file: str, *, tags_allowed: bool = False
) -> tuple[str, Any, tuple[Problem, ...]]:
    """Return a text as YAML can read it, its node, and the problems of the lines that were mended
    for that, so that one run tells what is wrong in the others too. The node is `None`, and the
    last problem that of a line that cannot be mended, if there is such a line.
    """
    told: tuple[Problem, ...] = ()
    root, problems = _composed(text, file, tags_allowed=tags_allowed)
    for _ in range(MOST_MENDED if len(text) <= LARGEST_MENDED else 0):
        if root is not None:
            break
        mended = with_mended_lines(text, problems)
        next_root, next_problems = _composed(mended, file, tags_allowed=tags_allowed)
        if next_root is None and is_at_same_place(problems[-1], next_problems[0], mended):
            break
        told += tuple(shown(problems, mended))
        text = mended
        root = next_root
        problems = next_problems
    return text, root, told if root is not None else (*told, *problems)


def plain_data(text: str, file: str, *, tags_allowed: bool = False) -> tuple[Any, list[Problem]]:
    """Return the data of a YAML text, and the problems of its form.

    The data is `None` if the text cannot be parsed. If a key stands twice, one value is kept, so
    that the rest of the file can be checked in the same run.
    """
    root, problems = _composed(text, file, tags_allowed=tags_allowed)
    if root is None:
        return None, problems
    left_out: list[MappingNode] = []
    data = _plain(root, left_out)
    return data, [*problems, *_form(root, left_out, text, file)]


def _composed(text: str, file: str, *, tags_allowed: bool) -> tuple[Any, list[Problem]]:
    """Return the node of the whole text, or `None` and what is wrong with it."""
    if problems := list(merge_problems(text, file)):
        return None, problems
    try:
        if problem := too_deep(text, file):
            return None, [problem]
        problems = list(anchors_and_tags(text, file, tags_allowed=tags_allowed))
        if problems:
            return None, problems
        root = root_node(text)
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, text, file)]
    if not isinstance(root, MappingNode):
        return None, [_no_keys(root, file)]
    return root, []


def _form(
    root: MappingNode, left_out: Iterable[MappingNode], text: str, file: str
) -> Iterator[Problem]:
    for mapping in left_out:
        yield from _doubtful_keys(mapping, text, file)
    if "\\" in text or "&#" in text:
        yield from _control_characters(root, file)


def _blank_keys(node: Any, text: str, above: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of each key without a value, but not of what only stood after a comma."""
    for key, value in node.value if node.__class__ is MappingNode else ():
        path = (*above, str(key.value))
        if not is_blank(value):
            yield from _blank_keys(value, text, path)
        elif not has_no_colon(node, key, text):
            yield path
    if node.__class__ is SequenceNode:
        filled = (item for item in node.value if not is_blank(item))
        for index, item in enumerate(filled):
            yield from _blank_keys(item, text, (*above, index))


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


def _no_keys(root: Any, file: str) -> Problem:
    if root is None:
        hint = Phrase("Fyll den ut, eller slett den om den ikke trengs.")
        return file_problem(file, Phrase("Filen er tom."), hint)
    hint = Phrase("Skriv «nøkkel: verdi», for eksempel «id: skolemat».")
    return problem_at(root, file, Phrase("Filen har ingen nøkler."), hint)


def _doubtful_keys(mapping: MappingNode, text: str, file: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for key, _ in mapping.value:
        if has_no_colon(mapping, key, text):
            continue
        if key.__class__ is not ScalarNode:
            yield problem_at(
                key, file, Phrase("En nøkkel må være et ord."), Phrase("Skriv «nøkkel: verdi».")
            )
        elif key.value in seen:
            message = Phrase("Nøkkelen {value} står to ganger.", value=quoted(key.value))
            hint = Phrase(
                "Den står også på linje {seen}. Slå dem sammen, eller slett den ene.",
                seen=seen[key.value],
            )
            yield problem_at(key, file, message, hint)
        else:
            seen[key.value] = key.start_mark.line + 1


def _control_characters(node: Any, file: str) -> Iterator[Problem]:
    """Yield a problem for each text with a control character."""
    if node.__class__ is ScalarNode:
        if CONTROL.search(node.value):
            message = Phrase("Teksten har et usynlig tegn som ikke kan vises.")
            yield problem_at(
                node, file, message, Phrase("Slett tegnet: det begynner med «\\» eller «&#».")
            )
        return
    for part in node.value:
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _control_characters(inner, file)


class Positions:
    """The places of the keys and values of one text."""

    def __init__(self, text: str) -> None:
        self._root: Any = _readable(text, "", tags_allowed=True)[1]
        self._text = text
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
        self._words: dict[tuple[Any, ...], list[tuple[int, int]]] = {}

    def of(self, path: KeyPath, on_key: bool) -> tuple[int, int]:
        """The line and column of the value at a path, or of the nearest level above it."""
        found = self._node(path, on_key)
        return found.start_mark.line + 1, found.start_mark.column + 1

    def is_bare_in_braces(self, path: KeyPath) -> bool:
        """Return whether the value at a path is without quotation marks between braces or brackets,
        where a comma divides it.
        """
        parents = [self._node(path[:length], on_key=False) for length in range(len(path))]
        is_inside = any(getattr(parent, "flow_style", False) for parent in parents)
        return is_inside and getattr(self._node(path, on_key=False), "style", None) == ""

    def of_words(self, path: KeyPath, words: str) -> list[tuple[int, int]]:
        """The lines and columns of words in the value at a path, as the file has them."""
        if (path, words) not in self._words:
            node = self._node(path, on_key=False)
            self._words[path, words] = list(self._places(node, words))
        return self._words[path, words]

    def _places(self, node: Any, words: str) -> Iterator[tuple[int, int]]:
        end = self._offset(node.end_mark)
        start = self._text.find(words, self._offset(node.start_mark), end)
        while start >= 0:
            line = bisect_right(self._line_starts, start)
            yield line, start - self._line_starts[line - 1] + 1
            start = self._text.find(words, start + len(words), end)

    def _offset(self, mark: Any) -> int:
        return int(self._line_starts[mark.line] + mark.column)

    def _node(self, path: KeyPath, on_key: bool) -> Any:
        node = self._root
        found = node
        for above, step in zip(("", *path), path, strict=False):
            key, value = child_node(node, step, above)
            if value is None:
                break
            node = value
            found = key if on_key and key is not None else value
        return found
