"""Random records as random authors write them: with quotes, braces, comments, indents and line ends
of their own.
"""

import textwrap
from dataclasses import dataclass
from random import Random
from typing import Any
from unicodedata import normalize

import yaml

WORDS = (
    *("skolemat", "frukt", "Ås", "ål", "«takst»", "3", "12,5", "1 250 000", "50 %", "ja", "nei"),
    *("null", "~", "på", "2027-03-31", "kr", "e-post", "H:", "A/S", "#1", "d'Or", 'det "nye"'),
    *("å", normalize("NFD", "åpen"), "😀", "a:b", "-", "hva", "!", "&", "*viktig*", "|", ">", "%"),
    *("{krøll}", "[hake]", "x,y", "`kode`", "@rolle", "https://example.no/a#b", "\\", "=", "..."),
)
KEYS = ("tiltak", "ansvar", "frist", "status", "kommentar", "løser", "målinger", "effekt", "kilde")
COMMENTS = ("# husk", "#uten mellomrom ", "#\tmed tabulator", "# nøkkel: verdi", "# - strek", "#")


def random_text(random: Random) -> str:
    """Return a text of one or more lines that begins and ends with something visible."""
    lines = [_line(random) for _ in range(random.choice((1, 1, 1, 1, 2, 3, 5)))]
    text = "\n".join(lines)
    return text.strip() or "x"


def _line(random: Random) -> str:
    if random.random() < 0.1:
        return ""
    words = [random.choice(WORDS) for _ in range(random.choice((1, 1, 2, 4, 9, 30)))]
    indent = " " * random.choice((0, 0, 0, 0, 2, 4))
    return indent + " ".join(words) + random.choice(("", "", "", " ", "."))


def random_record(random: Random, depth: int = 0) -> dict[str, Any]:
    """Return a mapping of texts, lists and mappings, none of them empty."""
    keys = random.sample(KEYS, random.randint(1, len(KEYS)))
    record = {key: _value(random, depth) for key in keys}
    return {"id": f"p{random.randrange(10**6)}", **record} if random.random() < 0.7 else record


def _value(random: Random, depth: int) -> Any:
    kind = random.random()
    if depth > 1 or kind < 0.55:
        return random_text(random)
    if kind < 0.7:
        return [f"p{random.randrange(10**6)}" for _ in range(random.randint(1, 4))]
    if kind < 0.75:
        return _list_of_texts(random)
    if kind < 0.9:
        return [random_record(random, depth + 1) for _ in range(random.randint(1, 4))]
    return random_record(random, depth + 1)


def _list_of_texts(random: Random) -> list[str]:
    return [random_text(random) for _ in range(random.randint(1, 4))]


def random_change(random: Random, value: Any, is_top: bool = True) -> Any:
    """Return a value with one change somewhere in it."""
    if isinstance(value, str):
        kinds = (random_text, random_record, _list_of_texts)
        return random.choices(kinds, (8, 1, 1))[0](random)
    if not is_top and len(value) > 1 and random.random() < 0.1:
        return random_text(random)
    if isinstance(value, list):
        return _changed_list(random, value)
    return _changed_mapping(random, value)


def _changed_mapping(random: Random, value: dict[str, Any]) -> dict[str, Any]:
    kind = random.random()
    key = random.choice(list(value))
    if kind > 0.95:
        return {f"ny{key}" if name == key else name: item for name, item in value.items()}
    if kind < 0.15:
        return {**value, f"ny{random.randrange(9)}": _value(random, 1)}
    if kind < 0.3 and len(value) > 1:
        return {name: item for name, item in value.items() if name != key}
    return {**value, key: random_change(random, value[key], is_top=False)}


def _changed_list(random: Random, items: list[Any]) -> list[Any]:
    kind = random.random()
    place = random.randrange(len(items))
    if kind < 0.25:
        new = random_text(random) if isinstance(items[0], str) else random_record(random, 1)
        return [*items[:place], new, *items[place:]]
    if kind < 0.4 and len(items) > 1:
        return [item for index, item in enumerate(items) if index != place]
    if kind < 0.55:
        return random.sample(items, len(items))
    return [
        random_change(random, item, is_top=False) if index == place else item
        for index, item in enumerate(items)
    ]


@dataclass
class Author:
    """Writes records in one style, with some whims."""

    random: Random
    step: int = 2
    list_step: int = 2
    dash_step: int = 2
    line_end: str = "\n"
    has_mark: bool = False
    ends_with_line: bool = True
    quote: str = ""
    comments: float = 0.0
    flow: float = 0.0
    folded: float = 0.0
    blank_lines: float = 0.0
    chomping: str = ""
    written: int = 0

    @classmethod
    def of(cls, random: Random) -> "Author":
        return cls(
            random,
            step=random.choice((1, 2, 2, 2, 3, 4, 8)),
            list_step=random.choice((0, 0, 1, 2, 2, 2, 4)),
            dash_step=random.choice((2, 2, 2, 3, 4)),
            line_end=random.choice(("\n", "\n", "\r\n")),
            has_mark=random.random() < 0.1,
            ends_with_line=random.random() < 0.8,
            quote=random.choice(("", "", "'", '"')),
            comments=random.choice((0, 0.1, 0.4)),
            flow=random.choice((0, 0, 0.3, 0.8)),
            folded=random.choice((0, 0.5)),
            blank_lines=random.choice((0, 0, 0.3)),
            chomping=random.choice(("", "", "-", "+")),
        )

    def text(self, record: dict[str, Any]) -> str:
        lines = ["# yaml-language-server: $schema=../.schema/a3.json", *self._mapping(record, 0)]
        text = self.line_end.join(lines) + (self.line_end if self.ends_with_line else "")
        return ("\ufeff" if self.has_mark else "") + text

    def _mapping(self, record: dict[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in record.items():
            lines += self._between(indent)
            head, below = self._after_key(value, indent)
            lines += [f"{' ' * indent}{key}:{head}", *below]
        return lines

    def _between(self, indent: int) -> list[str]:
        lines = []
        if self.random.random() < self.blank_lines:
            lines.append("")
        if self.random.random() < self.comments:
            lines.append(" " * self.random.choice((indent, indent, 0)) + self._comment())
        return lines

    def _comment(self) -> str:
        """Return a comment that no other is equal to."""
        self.written += 1
        return f"{self.random.choice(COMMENTS)}⟦{self.written}⟧"

    def _after_key(self, value: Any, indent: int) -> tuple[str, list[str]]:
        if isinstance(value, str):
            return self._text(value, indent + self.step)
        if self.random.random() < self.flow and (flow := self._flow(value)):
            return f" {flow}", []
        note = f"  {self._comment()}" if self.random.random() < self.comments else ""
        if isinstance(value, list):
            return note, self._list(value, indent + self.list_step)
        return note, self._mapping(value, indent + self.step)

    def _list(self, items: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for item in items:
            lines += self._between(indent)
            lines += self._item(item, indent)
        return lines

    def _item(self, item: Any, indent: int) -> list[str]:
        dash = " " * indent + "-"
        inner = indent + self.dash_step
        if isinstance(item, str):
            head, below = self._text(item, inner)
            return [dash + " " * (self.dash_step - 2) + head, *below]
        if self.random.random() < self.flow and (flow := self._flow(item)):
            return [f"{dash} {flow}"]
        lines = self._mapping(item, inner)
        if self.random.random() < 0.1:
            return [dash, *lines]
        first = next(
            n for n, line in enumerate(lines) if line.strip() and "#" not in line[: inner + 1]
        )
        return [*lines[:first], dash + lines[first][indent + 1 :], *lines[first + 1 :]]

    def _text(self, text: str, indent: int) -> tuple[str, list[str]]:
        """Return a text as this author would write it, if it can be read so."""
        forms = [*self._on_one_line(text), *self._on_lines(text, indent)]
        if self.random.random() < 0.3:
            self.random.shuffle(forms)
        for head, below in forms:
            if _reads(head, below, text):
                return head, below
        return self._on_lines(text, indent)[-1]

    def _on_one_line(self, text: str) -> list[tuple[str, list[str]]]:
        if "\n" in text:
            return []
        quoted = {
            "": text,
            "'": "'{}'".format(text.replace("'", "''")),
            '"': '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"')),
        }
        forms = [quoted.pop(self.quote), *quoted.values()]
        note = f"  # {self._comment()}" if self.random.random() < self.comments else ""
        return [(f" {form}{note}", []) for form in forms]

    def _on_lines(self, text: str, indent: int) -> list[tuple[str, list[str]]]:
        lines = [" " * indent + line if line else "" for line in text.split("\n")]
        extra = [""] * (self.random.randint(0, 2) if self.random.random() < self.blank_lines else 0)
        forms = [(f" |{self.chomping}", [*lines, *extra])]
        if self.random.random() < self.folded:
            forms.insert(0, (" >" + self.chomping, [*_folded(text, indent), *extra]))
        return forms

    def _flow(self, value: Any) -> str:
        """Return a value within braces, "" if it cannot be read so."""
        if isinstance(value, str):
            forms = [form.split("  #")[0].strip() for form, _ in self._on_one_line(value)]
            return next((form for form in forms if _reads(f" [{form}]", [], [value])), "")
        parts = [
            self._flow(part) for part in (value.values() if isinstance(value, dict) else value)
        ]
        if not all(parts):
            return ""
        if isinstance(value, dict):
            parts = [f"{key}: {part}" for key, part in zip(value, parts, strict=True)]
        comma = self.random.choice((", ", ", ", ",", f",{self.line_end}{' ' * 30}"))
        inner = comma.join(parts)
        return f"{{{inner}}}" if isinstance(value, dict) else f"[{inner}]"


def _folded(text: str, indent: int) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        wrapped = textwrap.wrap(line, 60, break_long_words=False, break_on_hyphens=False)
        lines += ["", *wrapped] if lines else wrapped
    return [" " * indent + line if line else "" for line in lines]


def _reads(head: str, below: list[str], value: Any) -> bool:
    try:
        read = yaml.load("\n".join([f"a:{head}", *below]), Loader=yaml.CBaseLoader)  # noqa: S506 makes texts only
    except yaml.YAMLError:
        return False
    read = read.get("a") if isinstance(read, dict) else None
    return read == value or (isinstance(read, str) and read.strip() == value)
