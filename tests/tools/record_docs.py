"""Markdown tables of the records: a row for each key, from the classes in `records/schema/`.

The kind of value is read from the source of a class, where it has a name (`Line`, `Deadline`);
at run time `Line` and `Text` are both `str`.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import StrEnum
from textwrap import dedent
from typing import Any

from planhandbok.records.schema.record import help_in_file
from planhandbok.records.schema.typed import key_fields, key_info, record_kind, required_keys

VALUE_WORDS = {
    "Text": "Markdown",
    "Line": "one line of text",
    "Id": "id",
    "PhaseId": "id",
    "Word": "id, in any letters",
    "WordReference": "id",
    "KindId": "id, in any letters",
    "KindReference": "`kvalitet`, `kostnad`, `tid`, or an id in `gevinsttyper`",
    "BenefitReference": "`<A3 id>/<benefit id>`",
    "Number": "number",
    "Cell": "number, or `–` where there is none",
    "Kroner": "number, in kroner",
    "Rate": "number, 0 or more",
    "KronerRate": "number, 0 or more",
    "PercentRate": "number, 0 or more",
    "Count": "whole number, 1 to 99",
    "Year": "year",
    "FirstYear": "year",
    "LastYear": "year",
    "Level": "1 to 5",
    "YesNo": "`ja` or `nei`",
    "Date": "date",
    "When": "date or period",
    "Deadline": "date, period, or how often",
    "WebAddress": "web address",
    "EmailAddress": "e-mail address",
    "Contact": "e-mail or web address",
    "BandColour": "colour",
    "LinkColour": "colour",
    "Address": "address on the site",
    "OwnerField": "one line of text, or [Owner](#owner)",
    "OwnersField": "one line of text, [Owner](#owner), or a list of these",
    "AmountField": "number, or [Amount](#amount)",
    "BenefitField": "[Benefit](#benefit)",
    "CostField": "[Cost](#cost)",
    "UnitField": "one line of text, or [Unit](#unit)",
    "ColoursField": "[Colours](#colours)",
}
"""Names of the kinds of value in the tables; records and closed sets need none."""


def record_section(kind: type, level: int, told: set[type]) -> str:
    """Return the tables of a record and of all records inside it, but for those in `told`.

    What is written is added to `told`, so that each record has one section on a page.
    """
    told.add(kind)
    parts = [f"{'#' * level} {kind.__name__}", *own_docstring(kind), key_table(kind)]
    for field in key_fields(kind).values():
        inner = record_kind(field.type)
        if inner is not object and inner not in told:
            parts.append(record_section(inner, level + 1 if level < 3 else level, told))
    return "\n\n".join(parts)


def own_docstring(kind: type) -> Iterator[str]:
    """Yield the first paragraph of a docstring; `dataclass` makes one up where there is none."""
    text = inspect.cleandoc(kind.__doc__ or "")
    if text and not text.startswith(f"{kind.__name__}("):
        yield " ".join(text.split("\n\n")[0].split())


def key_table(kind: type) -> str:
    """Return a row for each key, in the order of the form."""
    required = required_keys(kind)
    kinds_of_value = value_kinds(kind)
    rows = ["| key | value | required | in the code | help |", "| --- | --- | --- | --- | --- |"]
    for key, field in key_fields(kind).items():
        is_required = "yes" if key in required else ""
        value = kinds_of_value[field.name]
        help_text = " ".join(filter(None, help_in_file(key_info(field)))).replace("|", "\\|")
        rows.append(f"| `{key}` | {value} | {is_required} | `{field.name}` | {help_text} |")
    return "\n".join(rows)


def value_kinds(kind: type) -> dict[str, str]:
    """Return the kind of value of each field, in words."""
    tree = ast.parse(dedent(inspect.getsource(kind)))
    names = vars(sys.modules[kind.__module__])
    own = {field.name for field in key_fields(kind).values()}
    return {
        node.target.id: words_of(node.annotation, names)
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id in own
    }


def words_of(annotation: ast.expr, names: dict[str, Any]) -> str:
    """Return an annotation in words; `X | None` is `X`, for a table has a column «required»."""
    match annotation:
        case ast.Name(id=name) | ast.Constant(value=str(name)):
            return words_of_name(name, names)
        case ast.BinOp(left=left):
            return words_of(left, names)
        case ast.Subscript(value=ast.Name("Annotated"), slice=ast.Tuple(elts=[value, *_])):
            return words_of(value, names)
        case ast.Subscript(value=ast.Name("tuple"), slice=ast.Tuple(elts=[value, *_])):
            return f"list: {words_of(value, names)}"
        case ast.Subscript(value=ast.Name("Mapping"), slice=ast.Tuple(elts=[key, value])):
            return f"{words_of(value, names)}, for each {words_of(key, names)}"
    raise ValueError(f"no words for the annotation {ast.unparse(annotation)}")


def words_of_name(name: str, names: dict[str, Any]) -> str:
    kind = names[name]
    if is_dataclass(kind):
        return f"[{name}](#{name.lower()})"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return ", ".join(f"`{member}`" for member in kind)
    return VALUE_WORDS[name]
