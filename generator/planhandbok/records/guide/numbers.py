"""The numbers of the site's own rules, as authors name them: `[tall:snart-dager]`.

A rule such as «soon» is a constant of the code, and its number is written nowhere else: the guide,
the templates and the sentences of the site name it, and the site fills it in. `[tal:slingring]`
gives the words in nynorsk, `[Tall:slingring]` a capital.

Left alone are code between backticks on one line, fenced code, `<code>`, `<pre>`, HTML comments,
and brackets right after a `]`, which name the reference of a link. Code that is only indented is
filled in: it looks like the content of a tab, which is indented too.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from planhandbok.phrase import Phrase, joined
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.schema.settings import Language
from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem, did_you_mean

CODE = re.compile(r"^(?:[-*+] | )*(```|~~~).*?^ *\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
NUMBER = re.compile(
    rf"{CODE.pattern}|<!--(?:.*?-->|.*)|<(?P<tag>(?i:code|pre))\b.*?</(?P=tag)>"
    r"|(?<!\])\[(?P<word>[Tt]all?):(?P<name>[^\[\]\n]*)\]",
    re.DOTALL | re.MULTILINE,
)
"""Text to leave alone, or a number. Markdown shows brackets without a link as they are."""

LANGUAGES = {"tall": Language.BOKMAL, "tal": Language.NYNORSK}
"""The language of a sentence by its word for «number»: the guide may have another than the site."""


class RuleNumber(StrEnum):
    """A name that may stand after `tall:` or `tal:`; `pages/pieces/numbers.py` has its words."""

    SOON_DAYS = "snart-dager"
    SOON_EXAMPLE = "snart-eksempel"
    TOLERANCE = "slingring"
    TOLERANCE_OF_20 = "slingring-av-20"
    TOLERANCE_EXAMPLE = "slingring-eksempel"
    STALE = "for-gammel"
    STALE_MONTHLY = "for-gammel-måned"
    STALE_MONTHLY_DAYS = "for-gammel-måned-dager"
    STALE_YEARLY_DAYS = "for-gammel-år-dager"
    BOARD_WEEKS = "tavle-uker"
    LITTLE = "lite"
    MUCH = "mye"
    MOST_URGENT = "haster-mest"
    MONTHS_AHEAD = "måneder-fram"


def has_numbers(text: str) -> bool:
    is_possible = any(f"[{word}:" in text for word in ("tall", "tal", "Tall", "Tal"))
    return is_possible and any(found["name"] is not None for found in NUMBER.finditer(text))


def with_numbers(text: str, numbers: Callable[[Language], Mapping[RuleNumber, str]]) -> str:
    """Fill in each number of a text; raise `ValueError` for a name that is no `RuleNumber`."""
    return NUMBER.sub(lambda found: _in_words(found, numbers), text) if "[" in text else text


def _in_words(found: re.Match[str], numbers: Callable[[Language], Mapping[RuleNumber, str]]) -> str:
    if found["name"] is None:
        return found[0]
    word = found["word"]
    number = numbers(LANGUAGES[word.lower()])[RuleNumber(found["name"])]
    return number[:1].upper() + number[1:] if word[0].isupper() else number


def number_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield the unknown numbers of a page, and the headings whose anchors contain a number."""
    if not has_numbers(text):
        return
    for found in NUMBER.finditer(text):
        if found["name"] is not None and found["name"] not in list(RuleNumber):
            message = Phrase("Nettstedet har ikke noe tall som heter «{name}».", name=found["name"])
            yield Problem(file, *position(text, found.start()), message, _hint(found["name"]))
    lines = text.split("\n")
    for block in GuideText(text).blocks():
        is_movable = block.kind == "Heading" and not block.anchor
        if is_movable and has_numbers(lines[block.line - 1]):
            message = Phrase("Overskriften har et tall som kan bli endret, og ikke noe fast anker.")
            hint = Phrase("Skriv et kort navn etter overskriften, for eksempel «{{#frister}}».")
            yield Problem(file, block.line, 1, message, hint)


def _hint(name: str) -> Phrase:
    nearest = did_you_mean(name, RuleNumber)
    if not nearest.startswith("Mente"):
        return nearest
    names = ", ".join(f"«{number}»" for number in sorted(RuleNumber))
    return joined(" ", (nearest, Phrase("Tallene er {names}.", names=names)))
