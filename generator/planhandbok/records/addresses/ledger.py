"""The ledger, `permalenker.yml`: every address ever published, and for whom, a line each.

It is written by builds and merged by git, line by line: so lines may come in any order, twice, or
for both audiences, and mean the same. A line that is no address is a problem.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from planhandbok.records.schema.a3 import Access
from planhandbok.records.text.address_text import is_address
from planhandbok.records.text.file_text import line_end_of, text_of
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import Problem, quoted
from planhandbok.records.text.yaml_text import plain_data

LARGEST = 100_000_000
"""Bytes: two million addresses."""

COMMENT = """\
# Alle adresser som har vært publisert, og hvem de er for. Filen skrives av «planhandbok build».
# En side som er borte, skal flyttes eller avsluttes i a3/adresser.yml, ikke slettes her.
"""
PLAIN = re.compile(r"(?:(?!\.\.?/)[\w.-]+/)+(?:#[\w.-]+)?")
ENTRY = re.compile(rf"({PLAIN.pattern}): (offentlig|intern)")
MERGE_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(frozen=True)
class Ledger:
    """Who each address has been published for, and the line it stands on; `text` is the file, and
    `line_end` how it is written there. `kept` are those that the main branch has, so that nobody
    can forget them by deleting their lines.
    """

    entries: Mapping[str, Access] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    text: str = ""
    line_end: str = "\n"
    kept: frozenset[str] = frozenset()

    def with_published(self, text: str) -> "Ledger":
        """With what stands in the ledger of the main branch, whose text is given."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        if text == self.text:
            return replace(self, kept=frozenset(self.entries))
        published = ledger_in(text)[0].entries
        opened = {one: access for one, access in published.items() if access is Access.PUBLIC}
        entries = {**published, **self.entries, **opened}
        return replace(self, entries=entries, kept=frozenset(published))


def read_ledger(project: Path) -> tuple[Ledger, list[Problem]]:
    """The ledger, empty before the first build, and its lines that are no addresses."""
    if not (project / LEDGER).exists():
        return Ledger(), []
    text = text_of(project / LEDGER, LEDGER, LARGEST)
    if isinstance(text, Problem):
        return Ledger(), [text]
    return ledger_in(text, line_end_of(project / LEDGER))


def ledger_in(text: str, line_end: str = "\n") -> tuple[Ledger, list[Problem]]:
    entries: dict[str, Access] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    known = {access.value: access for access in Access}
    for number, line in enumerate(text.split("\n"), start=1):
        if plain := ENTRY.fullmatch(line):
            address, word = plain.groups()
        elif not line.strip() or line.startswith("#"):
            continue
        elif odd := _odd_entry(line):
            address, word = odd
        else:
            problems.append(_no_address(line, number))
            continue
        if entries.get(address) is not Access.PUBLIC:
            entries[address] = known[word]
            lines[address] = number
    return Ledger(entries, lines, text, line_end), problems


def _odd_entry(line: str) -> tuple[str, str] | None:
    """An entry that is quoted, or has more space or a comment, as YAML reads it."""
    data, problems = plain_data(line, LEDGER)
    if problems or len(data) != 1:
        return None
    ((address, word),) = data.items()
    return (address, word) if is_address(address) and word in list(Access) else None


def _no_address(line: str, number: int) -> Problem:
    if line.startswith(MERGE_MARKS):
        message = "En sammenslåing i git er ikke gjort ferdig her."
        hint = f"Behold adressene fra begge sider, og slett linjen med {quoted(line[:7])}."
    else:
        message = f"{quoted(line)} er ikke en adresse og hvem den er for."
        hint = "En linje er som «a3/skolemat/: offentlig». Rett linjen, eller hent den fra git."
    return Problem(LEDGER, number, 1, message, hint)


def ledger_text(entries: Mapping[str, Access]) -> str:
    """The file with these addresses: always the same text for the same addresses."""
    return COMMENT + "".join(_lines(entries))


def _lines(entries: Mapping[str, Access]) -> Iterator[str]:
    for address in sorted(entries):
        is_plain = PLAIN.fullmatch(address)
        written = address if is_plain else json.dumps(address, ensure_ascii=False)
        yield f"{written}: {entries[address].value}\n"
