"""Check that a drawing (SVG) runs no code and fetches nothing from elsewhere.

A page shows drawings as images, where a browser does neither; but each file can also be opened at
its own address, where it does both.
"""

import re
from collections.abc import Iterator, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import Problem, quoted

RUNNING_TAG = re.compile(
    "script|foreignObject|handler|listener|iframe|embed|object|meta|link|base|form"
    "|set|animate|animateMotion|animateTransform"
)
"""Elements that run code or fetch something, in SVG and HTML, and those that can change the target
of a link while the drawing is shown."""
REFERENCES = {"href", "src"}
INSIDE = re.compile(r"#|data:image/")
STYLE_ESCAPE = re.compile(r"\\[0-9a-fA-F]")
OUTSIDE_STYLE = re.compile(
    r"@import|image-set\(|url\(\s*[\"']?(?!\s|[\"']|#|data:image/)", re.IGNORECASE
)

RUNS = Phrase("Tegningen har kode i seg:")
FETCHES = Phrase("Tegningen henter noe utenfra:")
HINTS = {
    RUNS: Phrase("Lagre den på nytt som enkel SVG («Plain SVG») i tegneprogrammet."),
    FETCHES: Phrase("Legg det inn i selve tegningen, eller ta det bort."),
}
NOT_PARSED = (
    Phrase("Tegningen kan ikke leses herfra."),
    Phrase("Lagre den på nytt som SVG i tegneprogrammet."),
)


class _DrawingReader:
    """Collects the problems of one drawing while it is parsed."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._parser = ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._check_tag
        self._parser.CharacterDataHandler = self._check_text
        self._parser.ProcessingInstructionHandler = self._check_instruction
        self._line = 1
        self._column = 1
        self.problems: list[Problem] = []

    def read(self, raw: bytes) -> None:
        try:
            self._parser.Parse(raw, True)
        except (ExpatError, LookupError, ValueError):  # the last two for an unknown encoding
            self._keep_place()
            self.problems.append(Problem(self._file, self._line, self._column, *NOT_PARSED))

    def _add(self, mistake: Phrase, quote: str) -> None:
        message = Phrase("{mistake} {quote}.", mistake=mistake, quote=quoted(quote))
        hint = HINTS[mistake]
        self.problems.append(Problem(self._file, self._line, self._column, message, hint))

    def _keep_place(self) -> None:
        """Keep where the parser is now.

        Not called for text: the parser reports it at its end, but a problem in it belongs at the
        tag before it.
        """
        self._line = self._parser.CurrentLineNumber
        self._column = self._parser.CurrentColumnNumber + 1

    def _check_tag(self, name: str, attributes: Mapping[str, str]) -> None:
        self._keep_place()
        for mistake, quote in _mistakes(name, attributes):
            self._add(mistake, quote)

    def _check_text(self, text: str) -> None:
        if OUTSIDE_STYLE.search(text) or STYLE_ESCAPE.search(text):
            self._add(FETCHES, text)

    def _check_instruction(self, name: str, text: str) -> None:
        self._keep_place()
        if name == "xml-stylesheet":
            self._add(FETCHES, text)


def drawing_problems(raw: bytes, file: str) -> list[Problem]:
    """Return a problem for everything in an SVG that runs code or is fetched from elsewhere."""
    reader = _DrawingReader(file)
    reader.read(raw)
    return reader.problems


def _mistakes(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[Phrase, str]]:
    """Yield what is wrong with one tag (a message), and the part of it to quote."""
    if RUNNING_TAG.fullmatch(_without_namespace(name)):
        yield RUNS, name
    for key, value in attributes.items():
        if key.lower().startswith("on"):
            yield RUNS, key
        leads_outside = _without_namespace(key) in REFERENCES and not INSIDE.match(value.strip())
        has_escape = key == "style" and STYLE_ESCAPE.search(value)
        if leads_outside or has_escape or OUTSIDE_STYLE.search(value):
            yield FETCHES, value


def _without_namespace(name: str) -> str:
    """`href` for `xlink:href`."""
    return name.rpartition(":")[2]
