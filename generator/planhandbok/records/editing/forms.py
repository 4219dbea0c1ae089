"""The forms in which YAML can hold a value, in the author's style first.

A form is a promise only: whether it reads as the value depends on what stands around it, so the one
who uses a form reads the result back, and takes the next form if it is not what it should be.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from planhandbok.frozen import frozen
from planhandbok.records.editing.style import Style
from planhandbok.records.yaml.yaml_text import plain_data

F = TypeVar("F")
NARROWEST = 20


class NotWritableError(Exception):
    """YAML has no form for a value where it should stand."""


@frozen
class ValueText:
    """The text on the line of the key or the dash, and whole lines below it."""

    head: str
    lines: tuple[str, ...] = ()


def text_forms(value: str, written: str, style: Style, indent: int) -> Iterator[ValueText]:
    """Yield the forms of a text whose lines have an indent, if it gets any below its key.

    `written` is how the author wrote the text that stood there, or a text beside it: the sign that
    it begins with, "" for a plain one.
    """
    if written == ">":
        yield ValueText(">" + style.chomping, _folded(value, indent, style.width))
    if written == "|" or "\n" in value:
        yield ValueText("|" + style.chomping, _indented(value.split("\n"), indent))
    if "\n" not in value:
        yield from (ValueText(text) for text in _on_one_line(value, written))
        yield ValueText("|" + style.chomping, _indented([value], indent))


def _on_one_line(value: str, written: str) -> Iterator[str]:
    single = "'{}'".format(value.replace("'", "''"))
    double = '"{}"'.format(value.replace("\\", "\\\\").replace('"', '\\"'))
    if written in ("'", '"'):
        yield single if written == "'" else double
    yield value
    yield from (single, double) if '"' in value or "\\" in value else (double, single)


def _indented(lines: Sequence[str], indent: int) -> tuple[str, ...]:
    return tuple(" " * indent + line if line else "" for line in lines)


def _folded(value: str, indent: int, width: int) -> tuple[str, ...]:
    """Return lines that YAML joins with spaces; a blank line between them breaks the text."""
    lines: list[str] = []
    for paragraph in value.split("\n"):
        wrapped = textwrap.wrap(
            paragraph,
            max(width - indent, NARROWEST),
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += ["", *wrapped] if lines else wrapped
    return _indented(lines, indent)


def mapping_lines(value: dict[str, Any], style: Style, indent: int) -> list[str]:
    return [line for key in value for line in key_lines(key, value[key], style, indent)]


def key_lines(key: str, value: Any, style: Style, indent: int) -> list[str]:
    """Return the lines of a key and its value, in a mapping with an indent."""
    form = value_form(key, value, style, indent)
    head = f" {form.head}" if form.head else ""
    return [f"{' ' * indent}{in_flow(key)}:{head}", *form.lines]


def value_form(key: str, value: Any, style: Style, indent: int) -> ValueText:
    """Return a form of a new value, whose key has an indent."""
    if isinstance(value, str):
        return _new_text(value, style, indent + style.step)
    if style.is_bracketed(key, value) and not has_lines(value):
        return ValueText(in_flow(value))
    if isinstance(value, list):
        return ValueText("", tuple(list_lines(value, style, indent + style.list_step)))
    return ValueText("", tuple(mapping_lines(value, style, indent + style.step)))


def value_lines(value: Any, style: Style, indent: int) -> list[str]:
    """Return the lines of a list or a mapping that has an indent."""
    if isinstance(value, dict):
        return mapping_lines(value, style, indent)
    return list_lines(value, style, indent)


def list_lines(items: Sequence[Any], style: Style, indent: int) -> list[str]:
    return [line for item in items for line in item_lines(item, style, indent)]


def item_lines(value: Any, style: Style, indent: int) -> list[str]:
    """Return the lines of an item whose dash has an indent."""
    inner = indent + style.dash_step
    if isinstance(value, str):
        form = _new_text(value, style, inner)
        return [" " * indent + "-".ljust(style.dash_step) + form.head, *form.lines]
    lines = value_lines(value, style, inner) if value else [" " * inner + in_flow(value)]
    return [" " * indent + "-".ljust(style.dash_step) + lines[0][inner:], *lines[1:]]


def in_flow(value: Any) -> str:
    """Return a value as it can stand within braces or brackets, if it has no lines."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{in_flow(key)}: {in_flow(value[key])}" for key in value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    return _first_readable(value, ((text, f"a: [{text}]") for text in _on_one_line(value, "")))


def _new_text(value: str, style: Style, indent: int) -> ValueText:
    """Return the first form that reads as a text where nothing stands around it."""
    forms = text_forms(value, "", style, indent)
    return _first_readable(
        value, ((form, "\n".join((f"a: {form.head}", *form.lines))) for form in forms)
    )


def _first_readable(value: str, forms: Iterable[tuple[F, str]]) -> F:
    for form, text in forms:
        read, problems = plain_data(text, "")
        if not problems and read in ({"a": value}, {"a": [value]}):
            return form
    raise NotWritableError


def has_lines(value: Any) -> bool:
    """Return whether a value has a text of several lines, which braces have no room for."""
    if isinstance(value, str):
        return "\n" in value
    return any(map(has_lines, value.values() if isinstance(value, dict) else value))
