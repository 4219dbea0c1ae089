"""HTML that authors write in the guide: a short list of what is allowed, and the rest is a mistake.

Nothing is taken out of a page: what a page may not hold is told, with its line. The engine parses
Markdown in another way than we do, so `site/guide/unsafe.py` looks at what it made, too.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html.parser import HTMLParser
from typing import Any

from planhandbok.phrase import Phrase
from planhandbok.records.guide.links import EXAMPLE, FORM, PICTURE
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.guide.requests import is_outside, is_unsafe
from planhandbok.records.text.problems import Problem

TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup"),
    *("dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1"),
    *("h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p"),
    *("pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr"),
}
ATTRIBUTES = {"align", "class", "dir", "id", "lang", "markdown", "title"}
ATTRIBUTES_OF: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "name"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "details": frozenset({"open"}),
    "time": frozenset({"datetime"}),
}
"""The attributes of each element, besides those of all."""

ATTRIBUTE_LIST = re.compile(r"\{:?([^{}\n]*=[^{}\n]*)\}")
GIVEN_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s}]*))")
"""`{: style="…" }`, which gives the element before it an attribute."""

FETCHED = (
    Phrase("Innholdet her hentes fra en annen tjener enn deres egen."),
    Phrase("Legg bildet eller filen i mappen for veiledningen, og vis til den der."),
)
HINT = Phrase(
    "Skriv det med Markdown, eller ta det bort. Listen over det som er lov, står i docs/guide.md i "
    "kildekoden til Planhåndbok."
)

OUR_SCHEMES = (PICTURE, EXAMPLE, FORM, "a3:")
"""Pictures that the site draws, and links to A3s and forms, which have their own checks."""

FindPlace = Callable[[], tuple[str, int, int]]
"""The file, the line and the column, counted only when there is a mistake."""


def _place(text: GuideText, file: str, byte: int) -> tuple[str, int, int]:
    return file, *text.place(byte)


class _TagReader(HTMLParser):
    """Collects the mistakes of the tags in pieces of HTML; `place` is that of the piece now."""

    def __init__(self, place: FindPlace) -> None:
        super().__init__()
        self.place = place
        self.problems: list[Problem] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            message = Phrase("HTML-koden «<{tag}>» kan ikke brukes i veiledningen.", tag=tag)
            self.problems.append(Problem(*self.place(), message, HINT))
            return
        for name, value in attrs:
            if name == "src" and tag == "img" and _is_fetched(value or ""):
                self.problems.append(Problem(*self.place(), *FETCHED))
            elif not _may_stand(tag, name, value or ""):
                message = Phrase(
                    "«{name}» kan ikke stå slik i HTML-koden «<{tag}>» i veiledningen.",
                    name=name,
                    tag=tag,
                )
                self.problems.append(Problem(*self.place(), message, HINT))


def _may_stand(tag: str, name: str, value: str) -> bool:
    is_known = name in ATTRIBUTES or name in ATTRIBUTES_OF.get(tag, ())
    return is_known and (name == "src" or not is_unsafe(tag, name, value))


def html_problems(text: GuideText, file: str) -> Iterator[Problem]:
    """Yield a problem for all HTML that is not allowed, and all that is fetched from elsewhere."""
    reader = _TagReader(partial(_place, text, file, 0))
    is_code = False
    for name, content, byte in text.events:
        place = partial(_place, text, file, byte)
        match name, content:
            case "Text", words:
                if "{" in words and not is_code:
                    yield from _problems_of_text(words, place)
            case "Html" | "InlineHtml", html:
                reader.place = place
                reader.feed(html)
            case "End", "HtmlBlock":
                yield from reader.problems
                reader = _TagReader(place)
            case "End", "CodeBlock":
                is_code = False
            case "Start", Mapping():
                is_code = "CodeBlock" in content
                yield from _problems_of_start(content, place)
    yield from reader.problems


def _problems_of_start(element: Mapping[str, Any], place: FindPlace) -> Iterator[Problem]:
    """Yield the problems of an element that Markdown itself makes into HTML."""
    match element:
        case {"Image": {"dest_url": target}} if _is_fetched(target):
            yield Problem(*place(), *FETCHED)
        case {"CodeBlock": {"Fenced": info}} if info.split()[:1] == ["mermaid"]:
            yield Problem(*place(), *FETCHED)
        case {"Heading": {"attrs": attributes}}:
            yield from _given(attributes, place)


def _problems_of_text(words: str, place: FindPlace) -> Iterator[Problem]:
    for found in ATTRIBUTE_LIST.finditer(words):
        given = GIVEN_ATTRIBUTE.findall(found[1])
        yield from _given([(name, "".join(value)) for name, *value in given], place)


def _is_fetched(target: str) -> bool:
    return is_outside(target) and not target.startswith(OUR_SCHEMES)


def _given(attributes: Sequence[Any], place: FindPlace) -> Iterator[Problem]:
    """Yield a problem for each unsafe attribute that Markdown gives an element."""
    for name, value in attributes:
        if is_unsafe("", name.lower(), value or ""):
            message = Phrase("«{name}» kan ikke gis til noe i veiledningen.", name=name)
            yield Problem(*place(), message, Phrase("Ta det bort."))
