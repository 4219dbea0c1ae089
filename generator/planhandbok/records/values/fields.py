"""Text, ids, addresses and yes or no."""

import re
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from planhandbok.phrase import Phrase
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.problems import UNREADABLE
from planhandbok.records.values.misread import (
    LINE_IN_EDITOR,
    TEXT_IN_EDITOR,
    MisreadError,
    StandIn,
    matching,
    single,
    text_value,
)
from planhandbok.records.values.words import folded, in_any_case

WEB_ADDRESS = r"https?://[^\s<>\"]+"
WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?")
YES_NO = ("ja", "nei")
ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
WORD = r"[^\W_]+(?:[-_][^\W_]+)*"
EMAIL_ADDRESS = r"[^\s@<>\"/:?&]+@[^\s@<>\"/:?&]+\.[^\s@<>\"/:?&]+"


def read_line(value: object) -> str:
    text = text_value(value).strip()
    if "\n" in text:
        raise MisreadError(
            Phrase("Her er det bare plass til én linje."), Phrase("Skriv det kortere, på én linje.")
        )
    return text


def _link_to(contact: str) -> str:
    return f"mailto:{contact}" if re.fullmatch(EMAIL_ADDRESS, contact) else contact


def _id_hint(text: str) -> Phrase:
    example = slug(text) or "e-handel-skole"
    return Phrase(
        "En id har bare små bokstaver a–z, tall og bindestrek: «{example}».", example=example
    )


def _word_hint(text: str) -> Phrase:
    example = "_".join(re.findall(r"[^\W_]+", text.lower())) or "barn_og_unge"
    return Phrase(
        "Bruk bare bokstaver, tall og understrek, uten mellomrom: «{example}».", example=example
    )


def _web_address_hint(text: str) -> Phrase:
    if WITHOUT_SCHEME.fullmatch(text):
        return Phrase("Skriv «https://{text}».", text=text)
    return Phrase("Skriv hele adressen, med «https://» først.")


PROSE = "prose"
"""Marks the values whose links are links on the site."""
Text = Annotated[str, PlainValidator(text_value), LINE_IN_EDITOR, StandIn(UNREADABLE), PROSE]
"""Markdown, of any length."""
Line = Annotated[str, PlainValidator(read_line), LINE_IN_EDITOR, StandIn(UNREADABLE)]
"""Plain text on one line."""
Id = Annotated[
    str,
    matching(
        ID,
        Phrase("kan ikke brukes som id."),
        _id_hint,
    ),
    TEXT_IN_EDITOR,
    StandIn(UNREADABLE),
]
"""Lower-case ASCII words joined by hyphens; part of an address."""
Word = Annotated[
    str,
    matching(WORD, Phrase("kan ikke brukes som id."), _word_hint, folded),
    TEXT_IN_EDITOR,
    StandIn(UNREADABLE),
]
"""The id of something that a municipality may add to the method, and that is no address: `høring`,
`barn_og_unge`. Read in any case.
"""
WordReference = Annotated[
    str,
    PlainValidator(lambda value: folded(single(value))),
    TEXT_IN_EDITOR,
    StandIn(UNREADABLE),
]
"""The id of a `Word`, in any case. Checks tell one that the method does not have."""
PhaseId = Annotated[
    str,
    matching(
        f"(?i:{ID})",
        Phrase("er ikke en fase."),
        Phrase("Skriv fasen slik den heter i helhetsmodellen.yml."),
        str.lower,
    ),
    TEXT_IN_EDITOR,
    StandIn(UNREADABLE),
]
"""An id that is a word too, and may be written with capitals: `fase: Prioritering`."""
BenefitReference = Annotated[
    str,
    matching(
        r"[a-z0-9-]+/[a-z0-9-]+",
        Phrase("peker ikke på en gevinst."),
        Phrase("Skriv id-en til A3-en, en skråstrek og id-en til gevinsten: «skolemat/g1»."),
    ),
    TEXT_IN_EDITOR,
    StandIn(f"{UNREADABLE}/{UNREADABLE}"),
]
"""`<A3 id>/<benefit id>`: a benefit that has its home in another A3."""
YesNo = Annotated[
    bool,
    matching(
        "(?i:ja|nei)",
        Phrase("er ikke et svar her."),
        Phrase("Skriv «ja» eller «nei»."),
        lambda text: text.lower() == "ja",
    ),
    WithJsonSchema(
        {"anyOf": [{"enum": YES_NO}, {"type": "string", "pattern": in_any_case(YES_NO)}]}
    ),
    StandIn("ja"),
]
WebAddress = Annotated[
    str,
    matching(WEB_ADDRESS, Phrase("er ikke en nettadresse."), _web_address_hint),
    WithJsonSchema({"type": "string", "format": "uri"}),
    StandIn("https://example.no"),
]
EmailAddress = Annotated[
    str,
    matching(
        EMAIL_ADDRESS,
        Phrase("er ikke en e-postadresse."),
        Phrase("Skriv én adresse, som «post@kommunen.no»."),
    ),
    TEXT_IN_EDITOR,
    StandIn("post@example.no"),
]
Contact = Annotated[
    str,
    matching(
        f"{WEB_ADDRESS}|{EMAIL_ADDRESS}",
        Phrase("er verken en e-postadresse eller en nettadresse."),
        Phrase("Skriv «post@kommunen.no», eller hele nettadressen, med «https://» først."),
        _link_to,
    ),
    TEXT_IN_EDITOR,
    StandIn("https://example.no"),
]
"""The target of a link to somebody: a web address, or an e-mail address after `mailto:`."""
