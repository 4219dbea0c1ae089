"""The texts of a frozen edition: its own file, and the A3 with the case added.

The author's file stays as it is written, comments included. Each text is parsed before it is
given, and compared with what it should say.
"""

from collections.abc import Mapping
from textwrap import indent
from typing import Any

import yaml

from planhandbok.records.editing.record_text import RecordText
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.edition import Decision, fingerprints
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.yaml.yaml_text import plain_data

HEAD = """\
# yaml-language-server: $schema=../../.schema/utgave.json
# A3-en slik den ble vedtatt. Filen skal ikke endres. Rett A3-en, og frys en ny utgave.
"""
EDITOR_LINE = "# yaml-language-server:"
INDENT = "  "
WIDTH = 100
NUMBERS = (":int", ":float", ":timestamp")
"""Tags that YAML would give a plain text that looks like a number or a date."""


class _Dumper(yaml.SafeDumper):
    """Writes dates and numbers without quotation marks, as people do: no type is guessed."""


_Dumper.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(NUMBERS)]
    for letter, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def frozen_text(records: AllRecords, sheet: Sheet, written: RecordText, decision: Decision) -> str:
    """Return the file of the frozen edition; `written` is the A3's own file. The A3 is written
    anew, without its comments, if its text cannot be kept as it is.
    """
    text = written.with_usual_line_ends
    a3 = written.data
    head = {"vedtatt": _decision(decision), "navn": _names(records, sheet)}
    marks = fingerprints(head | {"a3": a3})
    top = _yaml({name: part for name, part in head.items() if part} | {"fingeravtrykk": marks})
    kept = [line for line in text.splitlines() if not line.startswith((EDITOR_LINE, "---"))]
    own = indent("\n".join(kept).strip("\n"), INDENT)
    whole = f"{HEAD}{top}a3:\n{own}\n"
    read, _ = plain_data(whole, sheet.file)
    if read and read.get("a3") == a3:
        return whole
    return f"{HEAD}{top}{_yaml({'a3': a3})}"


def text_with_case(written: RecordText, decision: Decision, edition: str) -> str:
    """Return the text of the A3 with the case last in its list, if it is not there already.

    Raises `NotWritableError`.
    """
    case = _decision(decision) | {"utgave": edition}
    cases = written.data.get("saker") or []
    if any(_is_same(other, case) for other in cases):
        return written.text
    return written.saying({**written.data, "saker": [*cases, case]}, A3)


def _is_same(written: Mapping[str, str], case: Mapping[str, str]) -> bool:
    return all(
        written.get(key, "").casefold() == case[key].casefold()
        for key in ("saksnummer", "organ", "utgave")
    )


def _decision(decision: Decision) -> dict[str, str]:
    values = {key: getattr(decision, field.name) for key, field in key_fields(Decision).items()}
    return {key: str(value) for key, value in values.items() if value}


def _names(records: AllRecords, sheet: Sheet) -> dict[str, Any]:
    """Return the current names of what the A3 refers to."""
    a3 = sheet.a3
    titles = {other.a3.id: other.a3.title for other in records.sheets}
    phases = {phase.id: phase.name for phase in records.method.phases}
    goals = {
        goal.id: goal.text
        for cycle in records.cycles
        if cycle.year == sheet.year
        for goal in cycle.goals
    }
    became = [measure.became for measure in a3.measures if measure.became]
    names = {
        "fase": phases.get(a3.phase or ""),
        "overordnet": titles.get(a3.parent or ""),
        "mål": {id: goals[id] for id in goals_named(a3)},
        "dypdykk": {id: titles[id] for id in became},
    }
    return {name: value for name, value in names.items() if value}


def goals_named(a3: A3) -> list[str]:
    """Return the ids of the goals that an A3 names in its header or in a benefit, once each."""
    in_benefits = (goal for benefit in a3.benefits for goal in benefit.contributes_to)
    return list(dict.fromkeys([*a3.goals, *in_benefits]))


def _yaml(data: Any) -> str:
    written: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return written
