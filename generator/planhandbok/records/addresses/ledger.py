"""The ledger, `permalenker.yml`: every address ever published, and for whom, a line each.

Builds write it, and git merges it line by line. So the order of lines has no meaning, and an
address may stand there twice, or for both audiences. A line that is no address is a problem.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from operator import itemgetter
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.phrase import Phrase
from planhandbok.records.schema.a3 import Access
from planhandbok.records.text.address_text import is_address
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.folder_files import misleading_link
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import Problem, quoted
from planhandbok.records.yaml.yaml_text import plain_data

LARGEST = 100_000_000
"""Bytes, enough for two million addresses."""

COMMENT = (
    "# Alle adresser som har vært publisert, og hvem de er for. Filen skrives av "
    "«planhandbok build».\n# En side som er borte, skal flyttes eller avsluttes i "
    "a3/adresser.yml, ikke slettes her.\n"
)
PLAIN = re.compile(r"(?:(?!\.\.?/)[\w.-]+/)+(?:#[\w.-]+)?")
ENTRY = re.compile(rf"({PLAIN.pattern}): (offentlig|intern)")
MERGE_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@frozen
class Ledger:
    """The audience and the line number of each published address.

    `text` is the file with Unix line ends, and `line_end` what the file itself has. `kept` are
    the addresses that the main branch has: without a line, they are not forgotten either.
    """

    entries: Mapping[str, Access] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    text: str = ""
    line_end: str = "\n"
    kept: frozenset[str] = frozenset()

    def with_published(self, text: str) -> "Ledger":
        """Add the addresses of the main branch, whose ledger has this text."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        if text == self.text:
            return replace(self, kept=frozenset(self.entries))
        published = ledger_in(text)[0].entries
        public = [address for address, access in published.items() if access is Access.PUBLIC]
        entries = {**published, **self.entries, **dict.fromkeys(public, Access.PUBLIC)}
        return replace(self, entries=entries, kept=frozenset(published))

    def with_pages(self, pages: frozenset[str]) -> "Ledger":
        """Add pages that everybody may read, and that git knows from the main branch."""
        entries = {**self.entries, **dict.fromkeys(sorted(pages), Access.PUBLIC)}
        return replace(self, entries=entries, kept=self.kept | pages)

    def with_units(self, units: Iterable[tuple[str, Access]]) -> "Ledger":
        """Add pages of units, each with whom it was for: those who could read an A3 of the unit."""
        accesses = sorted(units, key=itemgetter(0))
        public = [address for address, access in accesses if access is Access.PUBLIC]
        entries = {**dict(accesses), **self.entries, **dict.fromkeys(public, Access.PUBLIC)}
        return replace(self, entries=entries)


def read_ledger(project: Path, memo: Memo) -> tuple[Ledger, list[Problem]]:
    """Return the ledger, empty before the first build, and a problem for each faulty line."""
    if problem := misleading_link(project, LEDGER, "."):
        return Ledger(), [problem]
    if not (project / LEDGER).exists():
        return memo.same(Ledger()), []
    known_files = memo(KnownFiles, project)
    digest = known_files.digest_of(LEDGER)
    [known] = memo.known(_ledger_file, [digest])
    if digest and known:
        return known
    read = known_files.read(LEDGER, LARGEST)
    made = _ledger_file(project, read.raw)
    return memo.keep(_ledger_file, (read.digest,), made) if read.digest else made


def _ledger_file(project: Path, raw: bytes | None) -> tuple[Ledger, list[Problem]]:
    text = text_of(project / LEDGER, LEDGER, LARGEST, raw)
    if isinstance(text, Problem):
        return Ledger(), [text]
    return ledger_in(text, "\r\n" if raw and b"\r\n" in raw else "\n")


def ledger_in(text: str, line_end: str = "\n") -> tuple[Ledger, list[Problem]]:
    entries: dict[str, Access] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
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
            entries[address] = Access(word)
            lines[address] = number
    return Ledger(entries, lines, text, line_end), problems


def _odd_entry(line: str) -> tuple[str, str] | None:
    """Read an entry as YAML does: it may be quoted, or have more spaces or a comment."""
    data, problems = plain_data(line, LEDGER)
    if problems or len(data) != 1:
        return None
    ((address, word),) = data.items()
    return (address, word) if is_address(address) and word in list(Access) else None


def _no_address(line: str, number: int) -> Problem:
    if line.startswith(MERGE_MARKS):
        message = Phrase("En sammenslåing i git er ikke gjort ferdig her.")
        hint = Phrase(
            "Behold adressene fra begge sider, og slett linjen med {line}.", line=quoted(line[:7])
        )
    else:
        message = Phrase("{line} er ikke en adresse og hvem den er for.", line=quoted(line))
        hint = Phrase(
            "En linje er som «a3/skolemat/: offentlig». Rett linjen, eller hent den fra git."
        )
    return Problem(LEDGER, number, 1, message, hint)


def ledger_text(entries: Mapping[str, Access]) -> str:
    """Return the file with these addresses, sorted."""
    lines = (f"{yaml_address(address)}: {entries[address].value}\n" for address in sorted(entries))
    return COMMENT + "".join(lines)


def yaml_address(address: str) -> str:
    """Return an address as it is written in YAML, in quotes only if it needs them."""
    return address if PLAIN.fullmatch(address) else json.dumps(address, ensure_ascii=False)
