"""A drawing (SVG) is only a drawing: nothing in it runs, and nothing is fetched from elsewhere.

A page shows drawings as images, where a browser does neither; but each file has an address of its
own, and there it would.
"""

import re
from collections.abc import Iterator, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from planhandbok.records.text.problems import Problem, quoted

RUNNING_TAGS = {
    *(
        "script",
        "foreignObject",
        "handler",
        "listener",
        "iframe",
        "embed",
        "object",
        "meta",
        "link",
    ),
    *("base", "form", "set", "animate", "animateMotion", "animateTransform"),
}
"""What runs, or changes what a link leads to; and the elements of HTML that fetch or run."""
REFERENCES = {"href", "src"}
INSIDE = re.compile(r"#|data:image/")
STYLE_ESCAPE = re.compile(r"\\[0-9a-fA-F]")
OUTSIDE_STYLE = re.compile(
    r"@import|image-set\(|url\(\s*[\"']?(?!\s|[\"']|#|data:image/)", re.IGNORECASE
)

RUNS = "Tegningen har kode i seg: {}."
FETCHES = "Tegningen henter noe utenfra: {}."
HINTS = {
    RUNS: "Lagre den på nytt som enkel SVG («Plain SVG») i tegneprogrammet.",
    FETCHES: "Legg det inn i selve tegningen, eller ta det bort.",
}
UNREADABLE = ("Tegningen kan ikke leses herfra.", "Lagre den på nytt som SVG i tegneprogrammet.")


class _Reading:
    """What is found while one drawing is read from tag to tag."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._parser = ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._tag
        self._parser.CharacterDataHandler = self._words
        self._parser.ProcessingInstructionHandler = self._instruction
        self._line, self._column = 1, 1
        self.problems: list[Problem] = []

    def read(self, raw: bytes) -> None:
        try:
            self._parser.Parse(raw, True)
        except (ExpatError, LookupError, ValueError):  # the last two at an encoding of its own
            self._come_to()
            self.problems.append(Problem(self._file, self._line, self._column, *UNREADABLE))

    def _tell(self, message: str, what: str) -> None:
        text = message.format(quoted(what))
        self.problems.append(Problem(self._file, self._line, self._column, text, HINTS[message]))

    def _come_to(self) -> None:
        """Words are told of at the tag they stand in, since they are read when it ends."""
        self._line = self._parser.CurrentLineNumber
        self._column = self._parser.CurrentColumnNumber + 1

    def _tag(self, name: str, attributes: Mapping[str, str]) -> None:
        self._come_to()
        for message, what in _oddities(name, attributes):
            self._tell(message, what)

    def _words(self, text: str) -> None:
        if OUTSIDE_STYLE.search(text) or STYLE_ESCAPE.search(text):
            self._tell(FETCHES, text)

    def _instruction(self, name: str, text: str) -> None:
        self._come_to()
        if name == "xml-stylesheet":
            self._tell(FETCHES, text)


def drawing_problems(raw: bytes, file: str) -> list[Problem]:
    """What an SVG has that a drawing has no use for."""
    reading = _Reading(file)
    reading.read(raw)
    return reading.problems


def _oddities(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one tag, and the words of the drawing that show it."""
    if _own_name(name) in RUNNING_TAGS:
        yield RUNS, name
    for key, value in attributes.items():
        if key.lower().startswith("on"):
            yield RUNS, key
        leads_outside = _own_name(key) in REFERENCES and not INSIDE.match(value.strip())
        hides = key == "style" and STYLE_ESCAPE.search(value)
        if leads_outside or hides or OUTSIDE_STYLE.search(value):
            yield FETCHES, value


def _own_name(name: str) -> str:
    """Without its namespace: `href` for `xlink:href`."""
    return name.rpartition(":")[2]
