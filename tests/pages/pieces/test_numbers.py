"""Each number of the site's rules is its constant, wherever the site or the guide tells it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest

from planhandbok.pages.pieces import numbers
from planhandbok.pages.pieces.numbers import published_numbers
from planhandbok.pages.pieces.words import Words
from planhandbok.plan.cycle.urgency import SOON
from planhandbok.records.guide.numbers import RuleNumber, with_numbers
from planhandbok.records.schema.settings import Language
from tests.support.handbooks import ROOT
from tests.tools.words import catalogue

TYPED_BY_HAND = re.compile(
    r"(?<!\w)(?:30 dag|tretti|ei?n (?:ti|fem|fire)del|halvann|ein og ein halv|to (?:uken|veke)"
    r"|46 dag|549|tolv må|fem som haster|Fr[aå] 3 |\(1–2\)|\(3–5\))"
)
"""Forms of the numbers in a text that forgets to name them."""

OTHER_NUMBER = re.compile("Da bør ventetiden være 30 dager|Då bør ventetida vere 30 dagar")
"""A number of an example, which stays whatever the rules are."""

WHERE_WORDS_ARE = "generator/planhandbok/pages/pieces/numbers.py"


@pytest.mark.parametrize("language", Language)
def test_every_number_has_a_text_in_each_language(language: Language) -> None:
    texts = published_numbers(language)
    assert set(texts) == set(RuleNumber)
    assert all(texts.values())


@pytest.mark.parametrize(
    ("constant", "value", "number", "bokmal", "nynorsk"),
    [
        ("SOON", timedelta(days=14), RuleNumber.SOON_DAYS, "14", "14"),
        ("SOON", timedelta(days=14), RuleNumber.SOON_EXAMPLE, "17. mai", "17. mai"),
        ("TOLERANCE", Decimal("0.20"), RuleNumber.TOLERANCE, "en femdel", "ein femdel"),
        ("TOLERANCE", Decimal("0.15"), RuleNumber.TOLERANCE, "15\u00a0%", "15\u00a0%"),
        ("TOLERANCE", Decimal("0.15"), RuleNumber.TOLERANCE_OF_20, "3", "3"),
        ("TOLERANCE", Decimal("0.15"), RuleNumber.TOLERANCE_EXAMPLE, "33", "33"),
        ("PATIENCE", Decimal("1.5"), RuleNumber.STALE, "halvannen gang", "ein og ein halv gong"),
        ("PATIENCE", Decimal(2), RuleNumber.STALE, "to ganger", "to gonger"),
        ("PATIENCE", Decimal(1), RuleNumber.STALE, "én gang", "éin gong"),
        ("PATIENCE", Decimal(1), RuleNumber.STALE_MONTHLY, "én måned", "éin månad"),
        ("PATIENCE", Decimal("1.3"), RuleNumber.STALE_MONTHLY, "1,3 måneder", "1,3 månader"),
        ("PATIENCE", Decimal(2), RuleNumber.STALE_MONTHLY_DAYS, "62", "62"),
        ("PATIENCE", Decimal(2), RuleNumber.STALE_YEARLY_DAYS, "732", "732"),
        ("DEFAULT_LOOKBACK", timedelta(weeks=3), RuleNumber.BOARD_WEEKS, "tre ukene", "tre vekene"),
        (
            "DEFAULT_LOOKBACK",
            timedelta(weeks=1),
            RuleNumber.BOARD_WEEKS,
            "sju dagene",
            "sju dagane",
        ),
        ("DEFAULT_LOOKBACK", timedelta(days=20), RuleNumber.BOARD_WEEKS, "20 dagene", "20 dagane"),
        ("MUCH", 4, RuleNumber.MUCH, "4", "4"),
        ("MUCH", 4, RuleNumber.LITTLE, "3", "3"),
        ("MOST_URGENT", 13, RuleNumber.MOST_URGENT, "13", "13"),
        ("MONTHS", 6, RuleNumber.MONTHS_AHEAD, "seks", "seks"),
    ],
)
def test_number_follows_its_constant(
    constant: str,
    value: object,
    number: RuleNumber,
    bokmal: str,
    nynorsk: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(numbers, constant, value)
    texts = [published_numbers.__wrapped__(language)[number] for language in Language]
    assert texts == [bokmal, nynorsk]


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("de neste [tall:snart-dager] dagene", "de neste 8 dagene"),
        ("[Tall:slingring] av veien", "En femdel av veien"),
        ("[Tal:slingring] av vegen, [tal:slingring]", "Ein femdel av vegen, ein femdel"),
        ("[tall:mye](side.md)", "3(side.md)"),
        ("skriv `[tall:lite]` her", "skriv `[tall:lite]` her"),
        ("```\n[tall:lite]\n```\n[tall:mye]", "```\n[tall:lite]\n```\n3"),
        ("et tall: [1]", "et tall: [1]"),
        ("- ```\n  [tall:lite]\n  ```\n\n  [tall:mye]", "- ```\n  [tall:lite]\n  ```\n\n  3"),
        (
            "1. Slik:\n\n    ```\n    [tall:lite]\n    ```\n",
            "1. Slik:\n\n    ```\n    [tall:lite]\n    ```\n",
        ),
        ("<!-- [tall:x]\n[tall:lite] --> [tall:mye]", "<!-- [tall:x]\n[tall:lite] --> 3"),
        ("<code>[tall:x]</code> <b>[tall:mye]</b>", "<code>[tall:x]</code> <b>3</b>"),
        ('<pre class="x">\n[tall:lite]\n</pre>', '<pre class="x">\n[tall:lite]\n</pre>'),
        ("[tekst][tall:lite]", "[tekst][tall:lite]"),
    ],
)
def test_numbers_are_filled_in_outside_code(text: str, filled: str) -> None:
    bokmal = {RuleNumber.SOON_DAYS: "8", RuleNumber.TOLERANCE: "en femdel", RuleNumber.MUCH: "3"}
    nynorsk = {**bokmal, RuleNumber.TOLERANCE: "ein femdel"}
    numbers = {Language.BOKMAL: bokmal, Language.NYNORSK: nynorsk}
    assert with_numbers(text, numbers.__getitem__) == filled


def test_sentence_of_the_site_tells_the_number() -> None:
    sentence = Words(Language.NYNORSK).text("Neste [tall:snart-dager] dager")
    assert sentence == f"Neste {SOON.days} dagar"


def _texts() -> Iterator[tuple[str, str]]:
    """Everything that a reader may see, by the file it stands in."""
    for folder, pattern in (
        ("content", "**/*.md"),
        ("theme/templates", "**/*.html"),
        ("theme/pdf", "**/*.typ"),
        ("generator/planhandbok/pages", "**/*.py"),
    ):
        for path in sorted((ROOT / folder).glob(pattern)):
            if path != ROOT / WHERE_WORDS_ARE:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for message in catalogue("nn"):
        files = {file for file, _ in message.locations}
        if files != {WHERE_WORDS_ARE}:
            yield "nynorsk", str(message.string)


def test_nobody_types_a_number_by_hand() -> None:
    typed = [
        (file, found[0])
        for file, text in _texts()
        for found in TYPED_BY_HAND.finditer(OTHER_NUMBER.sub("", text))
    ]
    assert typed == []


def test_translation_names_the_same_numbers_in_nynorsk() -> None:
    for message in catalogue("nn"):
        written = re.findall(r"\[tall:([^\]]+)\]", str(message.id))
        translated = re.findall(r"\[(tall?):([^\]]+)\]", str(message.string))
        assert translated == [("tal", name) for name in written], message.id
