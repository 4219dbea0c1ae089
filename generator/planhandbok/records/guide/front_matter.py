"""The keys between the lines «---» at the top of a page of the guide, and what is wrong in them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from planhandbok.phrase import Phrase
from planhandbok.records.schema.typed import LIST_HINT
from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem, Severity, did_you_mean, quoted

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
"""The form that engines read: lines around the keys may end with spaces, and the last be dots."""
NO_FRONT_MATTER = (
    Phrase("Linjene mellom «---» øverst på siden kan ikke leses."),
    Phrase(
        "Skriv dem som «title: Navnet på siden», med anførselstegn rundt en tekst med "
        "kolon eller klamme, eller ta bort «---»."
    ),
)
HIDDEN_SIGN = (
    Phrase("Teksten har et usynlig tegn som ikke kan vises."),
    Phrase("Slett tegnet, eller skriv linjen på nytt."),
)
SHOWN = ("title", "description", "author", "subtitle", "status")
"""Keys whose value the engine shows, as Python writes it."""
NAMES = ("icon", "template")
"""Keys whose value is the name of a file of the theme."""
NEEDED = ("title", "template")
"""Keys that the engine cannot use without a value."""
IN_ENGLISH = {
    "tittel": "title",
    "beskrivelse": "description",
    "beskriving": "description",
    "forfatter": "author",
    "forfattar": "author",
    "undertittel": "subtitle",
    "ikon": "icon",
    "skjul": "hide",
    "gjem": "hide",
}
"""Keys that authors of records write, by what the engine calls them."""
HIDE = "hide"
HIDEABLE = ("feedback", "footer", "navigation", "path", "tags", "toc")
"""The words of `hide`: the parts of a page that the theme can leave out."""
WORD = re.compile(r"[^\s,]+")
UNUSABLE = (
    Phrase("Verdien kan ikke brukes her."),
    Phrase(
        "Er det en dato eller et tall, så rett det. Er det en tekst, så sett anførselstegn rundt."
    ),
)
TEXT_WANTED = (
    Phrase("Her skal det stå en tekst."),
    Phrase("Skriv den på linjen til nøkkelen, med anførselstegn rundt."),
)
MISSING = (
    Phrase("Verdien mangler."),
    Phrase("Skriv den etter kolon, eller slett linjen."),
)
QUOTES = Phrase("Sett anførselstegn rundt teksten.")
FIRST_LINE = 2
"""The line below the first «---»."""


def front_matter(text: str) -> Mapping[str, Any]:
    """Return the keys at the top of a page, each scalar as text; none if they are not YAML."""
    found = FRONT_MATTER.match(text)
    try:
        data = yaml.load(found[1], yaml.CBaseLoader) if found else None  # noqa: S506 texts only
    except yaml.YAMLError:
        return {}
    return data if isinstance(data, dict) else {}


def front_matter_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem if the top of a page is not keys and values, or if one of these is of a kind
    that the engine cannot use or would show as something else.
    """
    found = FRONT_MATTER.match(text)
    if found is None:
        return
    try:
        top = yaml.compose(found[1], yaml.CSafeLoader)
    except yaml.reader.ReaderError as error:
        before = text.encode()[: found.start(1) + error.position].decode()
        yield Problem(file, *position(text, len(before)), *HIDDEN_SIGN)
        return
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        yield Problem(file, line + FIRST_LINE, 1, *NO_FRONT_MATTER)
        return
    if top is None:
        return
    if not isinstance(top, yaml.MappingNode):
        yield Problem(file, FIRST_LINE, 1, *NO_FRONT_MATTER)
        return
    yield from _repeated_keys(top, file)
    yield from _wrong_values(top, file)


def _wrong_values(top: yaml.MappingNode, file: str) -> Iterator[Problem]:
    for key, value in top.value:
        yield from _without_effect(key, file)
        wrong = list(_wrong_kind(key.value, value))
        for message, hint in wrong:
            mark = value.start_mark
            yield Problem(file, mark.line + FIRST_LINE, mark.column + 1, message, hint)
        if key.value == HIDE and not wrong:
            yield from _unknown_words(value, file)


def _repeated_keys(top: yaml.MappingNode, file: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for key, _ in top.value:
        line = key.start_mark.line + FIRST_LINE
        name = str(key.value)
        if name in seen:
            message = Phrase("Nøkkelen {value} står to ganger.", value=quoted(name))
            hint = Phrase(
                "Den står også på linje {seen}. Slå dem sammen, eller slett den ene.",
                seen=seen[name],
            )
            yield Problem(file, line, key.start_mark.column + 1, message, hint)
        seen[name] = line


def _without_effect(key: yaml.Node, file: str) -> Iterator[Problem]:
    """Warn of a key in Norwegian or in capitals, which the engine does not know."""
    name = str(key.value)
    meant = IN_ENGLISH.get(name.lower(), name.lower())
    if meant != name and meant in IN_ENGLISH.values():
        message = Phrase("Nøkkelen {name} har ingen virkning her.", name=quoted(name))
        hint = Phrase("Skriv {name}.", name=quoted(meant))
        place = (key.start_mark.line + FIRST_LINE, key.start_mark.column + 1)
        yield Problem(file, *place, message, hint, Severity.WARNING)


def _unknown_words(value: yaml.Node, file: str) -> Iterator[Problem]:
    """Warn of each word that hides nothing. A list may be one text: the theme looks in that too."""
    nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
    for node in nodes:
        written = str(node.value) if isinstance(node, yaml.ScalarNode) else "[…]"
        words = WORD.findall(written) if node is value else [written]
        for word in words:
            if word and word not in HIDEABLE:
                message = Phrase("{word} skjuler ingenting.", word=quoted(word))
                hint = did_you_mean(word, HIDEABLE)
                place = (node.start_mark.line + FIRST_LINE, node.start_mark.column + 1)
                yield Problem(file, *place, message, hint, Severity.WARNING)


def _wrong_kind(key: Any, value: yaml.Node) -> Iterator[tuple[Phrase, Phrase]]:
    try:
        read = yaml.CSafeLoader("").construct_object(value, deep=True)
    except (yaml.YAMLError, ValueError):
        yield UNUSABLE
        return
    if read is None:
        if key in NEEDED:
            yield MISSING
    elif key == HIDE and not isinstance(read, list | str):
        yield Phrase("Her skal det stå en liste."), LIST_HINT
    elif _is_no_text(key, value, read):
        yield TEXT_WANTED
    elif key in SHOWN and value.value != str(read):
        text = quoted(value.value)
        yield Phrase("{text} blir lest som {value}.", text=text, value=quoted(str(read))), QUOTES


def _is_no_text(key: Any, value: yaml.Node, read: Any) -> bool:
    if key in NAMES:
        return not isinstance(read, str)
    return key in SHOWN and not isinstance(value, yaml.ScalarNode)
