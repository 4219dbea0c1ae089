"""A message carries changes from one who has no access to the files: text → changes.

Its block is such that mail programs cannot break it: quotes, folded lines and blank lines are
read as if they were not there. A line that begins with no key goes on from the one above.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from planhandbok.changing.written_value import OPENING, value_of
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.editing.changes import UNSAID, Change
from planhandbok.records.editing.paths import ADD
from planhandbok.records.text.problems import ToldError, WrongUseError, quoted

VERSION = "1"
END = "[slutt]"
MADE = "laget"
MARK = re.compile(r"\[planhandbok[>|\s]+([0-9]{1,9})\]", re.IGNORECASE)
END_ALONE = re.compile(r"^(?:[>|]|[^\S\n])*+\[slutt\][^\S\n]*$", re.MULTILINE)
KEYS = ("post", "sted", "før", "nå")
"""The keys of a change, in their order."""
KEY = re.compile(r"(laget|post|sted|før|nå) ?:(?= |$)", re.IGNORECASE)
KEY_IN_LINE = re.compile(r" (?=(?:(?:laget|post|sted|før|nå) ?:|\[slutt\])(?: |$))", re.IGNORECASE)
QUOTE = re.compile(r"[>|\s]*")
SIGNS_OF_QUOTE = re.compile("[>|]")
DEEPEST_QUOTE = 50
SPACES = re.compile(r"\s+")
ODD_QUOTES = str.maketrans("“”„«»", '"' * 5)
"""The quotation marks that phones write."""
LEFT_BY_PROGRAMS = re.compile("[\u00ad\u200b\u200c\u2060\ufeff\r]")
"""Signs without a width, which mail programs put in."""
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Signs that a terminal would obey, or that make a text look like another."""
MOST_CHANGES = 100
LONGEST = 100_000
LONGEST_NAME = 200
"""Characters, of a message and of a part of a path."""


@frozen
class Fault:
    """The reason why a message cannot be read, and where it begins in its text."""

    at: int
    reason: Phrase


@frozen
class FoundMessage:
    """The changes of a message, and where it begins in its text. A message that was made on the
    site says when.
    """

    at: int
    changes: tuple[Change, ...]
    made: datetime | None = None


class MessageError(ToldError):
    """A message that cannot be read, with the reason in Norwegian."""


UNREADABLE = (MessageError, WrongUseError)


def messages_in(text: str) -> Iterator[FoundMessage | Fault]:
    """Yield the messages of a text, in their order."""
    marks = list(MARK.finditer(text))
    starts = [*(mark.start() for mark in marks), len(text)]
    above = -1
    depth = 0
    for mark, end in zip(marks, starts[1:], strict=True):
        line_end = text.rfind("\n", above + 1, mark.start())
        if line_end >= 0 or above < 0:  # else, it goes on in the line of the one before
            quote = QUOTE.match(text, line_end + 1, mark.start())
            depth = len(SIGNS_OF_QUOTE.findall(quote[0])) if quote else 0
        above = mark.start()
        try:
            yield _message(mark.start(), mark[1], text[mark.end() : end], depth)
        except UNREADABLE as error:
            yield Fault(mark.start(), error.told)


def _message(at: int, version: str, text: str, depth: int) -> FoundMessage:
    """Return the message of a text, whose lines are quoted `depth` times."""
    if version != VERSION:
        raise MessageError(
            Phrase(
                "Meldingen er av form {version}, og her leses form {known}. Oppgrader planhandbok.",
                version=version,
                known=VERSION,
            )
        )
    if END not in text:
        raise MessageError(
            Phrase("Meldingen er kuttet: «{end}» mangler. Be om å få den på nytt.", end=END)
        )
    inside = _inside(text)
    if len(inside) > LONGEST:
        raise MessageError(Phrase("Meldingen er for lang: over {count} tegn.", count=LONGEST))
    inside = unicodedata.normalize("NFC", LEFT_BY_PROGRAMS.sub("", inside))
    if INVISIBLE.search(inside):
        raise MessageError(Phrase("Meldingen har et usynlig tegn som ikke kan være med."))
    lines = _unquoted(inside, depth)
    try:
        return _message_of(at, lines)
    except UNREADABLE:  # a program may have quoted lines otherwise, or joined them
        lines = _unquoted(inside, DEEPEST_QUOTE)
        return _message_of(at, [part for line in lines for part in KEY_IN_LINE.split(line)])


def _inside(text: str) -> str:
    """Return what stands before the end, which is alone in its line; a value may name it too."""
    end = END_ALONE.search(text)
    return text[: end.start()] if end else text.rpartition(END)[0]


def _unquoted(text: str, depth: int) -> list[str]:
    """Return lines without the first signs of a quote, and without needless spaces."""
    sign = re.compile(rf"^(?:\s*[>|]){{0,{depth}}}")
    return [SPACES.sub(" ", sign.sub("", line)).strip() for line in text.split("\n")]


def _message_of(at: int, lines: Iterable[str]) -> FoundMessage:
    pairs = _pairs(lines)
    made = _time(pairs.pop(0)[1]) if pairs and pairs[0][0] == MADE else None
    return FoundMessage(at, _changes_of(pairs), made)


def _time(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise MessageError(
            Phrase("Meldingen er ødelagt: {text} er ikke et tidspunkt.", text=quoted(text))
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _changes_of(pairs: Iterable[tuple[str, str]]) -> tuple[Change, ...]:
    groups: list[dict[str, str]] = []
    for key, value in pairs:
        if key == KEYS[0]:
            groups.append({})
        if not groups or key not in _to_come(groups[-1]):
            raise MessageError(Phrase("Meldingen er ødelagt: «{key}» står på feil sted.", key=key))
        groups[-1][key] = value
    if not groups:
        raise MessageError(Phrase("Meldingen er tom."))
    if len(groups) > MOST_CHANGES:
        raise MessageError(
            Phrase(
                "Meldingen har {count} endringer. Den kan ha {most}.",
                count=len(groups),
                most=MOST_CHANGES,
            )
        )
    return tuple(map(_change, groups))


def _to_come(group: Collection[str]) -> Sequence[str]:
    """Return the keys that may follow those of a change."""
    return KEYS[max((KEYS.index(key) + 1 for key in group), default=0) :]


def _pairs(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return each key with its value, whose folded lines are one again."""
    pairs: list[tuple[str, str]] = []
    for line in filter(None, lines):
        if found := KEY.match(line):
            pairs.append((found[1].lower(), line[found.end() :].strip()))
        elif pairs:
            key, value = pairs.pop()
            pairs.append((key, f"{value} {line}".strip()))
        else:
            raise MessageError(
                Phrase("Meldingen er ødelagt: {line} er ikke ventet her.", line=quoted(line))
            )
    return pairs


def _change(group: Mapping[str, str]) -> Change:
    if "nå" not in group and any(map(KEY_IN_LINE.search, group.values())):
        raise MessageError(Phrase("Meldingen er ødelagt: linjer er slått sammen."))
    names = tuple(group.get("sted", "").strip("/").split("/"))
    if not group["post"] or not all(names):
        raise MessageError(Phrase("Meldingen er ødelagt: den sier ikke hva som skal endres."))
    if max(map(len, names)) > LONGEST_NAME:
        raise MessageError(Phrase("Meldingen er ødelagt: stedet har et for langt navn."))
    new = _value(group.get("nå", ""), names)
    if names[-1] != ADD:
        return Change(group["post"], names, new, _value(group.get("før", ""), names))
    if new is None:
        raise MessageError(Phrase("Meldingen er ødelagt: den sier ikke hva som skal legges til."))
    return Change(group["post"], names, new, UNSAID)


def _value(text: str, names: tuple[str, ...]) -> Any:
    """Return the value that stands in a message. A text between quotation marks is as in JSON."""
    if text.startswith('"') and text.endswith('"'):
        try:
            value = json.loads(text)
        except ValueError:
            value = text
        if INVISIBLE.search(value):
            raise MessageError(Phrase("Meldingen har et usynlig tegn som ikke kan være med."))
        return value
    has_odd_quotes = text.startswith(OPENING) and '"' not in text
    return value_of(text.translate(ODD_QUOTES) if has_odd_quotes else text, names)
