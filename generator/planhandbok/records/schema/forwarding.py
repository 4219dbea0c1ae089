"""The entries of `a3/adresser.yml`: redirects, tombstones, retractions and corrected numbers."""

from typing import Annotated
from urllib.parse import unquote

from pydantic import PlainValidator

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.schema.record import Record, key
from planhandbok.records.text.address_text import is_address
from planhandbok.records.text.problems import UNREADABLE, quoted
from planhandbok.records.values.dates import Date
from planhandbok.records.values.fields import Line, Text, read_line
from planhandbok.records.values.misread import TEXT_IN_EDITOR, MisreadError, StandIn


def read_address(value: object) -> str:
    """Read an address; `/` in front, `index.html` at the end and %-codes are also accepted."""
    text = read_line(value)
    page, hash, anchor = unquote(text).removeprefix("/").partition("#")
    address = page.removesuffix("index.html") + hash + anchor
    if is_address(address) and "://" not in address:
        return address
    raise MisreadError(
        Phrase("{text} er ikke en adresse på nettstedet.", text=quoted(text)),
        Phrase(
            "Skriv bare det som står etter adressen til forsiden, med «/» sist, for "
            "eksempel «a3/skolemat/» eller «a3/skolemat/#tiltak-t1»."
        ),
    )


Address = Annotated[str, PlainValidator(read_address), TEXT_IN_EDITOR, StandIn(f"{UNREADABLE}/")]
"""Relative to the root of the site, in the form that `is_address` accepts."""


@frozen(kw_only=True, slots=True)
class Move(Record):
    """A redirect to a new address; for a page or a folder, also of everything below it."""

    address: Annotated[
        Address, key("fra", "Adressen som var: en side, en mappe, eller et anker på en side.")
    ]
    target: Annotated[Address, key("flyttet_til", "Adressen der innholdet står nå.")]


@frozen(kw_only=True, slots=True)
class End(Record):
    """The tombstone of content that was removed: the text that its address shows instead."""

    address: Annotated[
        Address, key("adresse", "Adressen som var: en side, en mappe, eller et anker på en side.")
    ]
    title: Annotated[Line, key("tittel", "Hva det var, slik leserne kjente det.")]
    on: Annotated[Date, key("dato", "Dagen det ble avsluttet.")]
    reason: Annotated[Text, key("grunn", "Hvorfor det ble avsluttet.")]
    target: Annotated[
        Address | None, key("gå_til", "Adressen til det leseren bør se på i stedet.")
    ] = None


@frozen(kw_only=True, slots=True)
class Retraction(Record):
    """A text that must not be shown any more: neither as a change nor in frozen editions."""

    a3: Annotated[Line, key("a3", "Id-en til A3-en teksten sto i.")]
    place: Annotated[
        Line | None,
        key("felt", "Feltet teksten sto i, som «begrunnelse» eller «endringstiltak/t1/kommentar»."),
    ] = None
    commit: Annotated[
        Line | None, key("commit", "Endringen teksten kom med, når feltet ikke er oppgitt.")
    ] = None
    editions: Annotated[
        tuple[Line, ...],
        key(
            "utgaver",
            "De vedtatte utgavene det gjelder. Uten denne gjelder det alle der feltet er et annet "
            "enn i dag.",
        ),
    ] = ()
    on: Annotated[Date, key("dato", "Dagen teksten ble tatt bort.")]
    reason: Annotated[Text, key("grunn", "Hvorfor. Alle kan lese det, så gjenta ikke teksten.")]


@frozen(kw_only=True, slots=True)
class Correction(Record):
    """The right number of the case that decided a frozen edition, whose file has a wrong one."""

    a3: Annotated[Line, key("a3", "Id-en til A3-en, slik den var da utgaven ble fryst.")]
    edition: Annotated[Line, key("utgave", "Utgaven som ble fryst med feil saksnummer.")]
    case: Annotated[Line, key("saksnummer", "Det riktige saksnummeret, for eksempel 62/26.")]
    on: Annotated[Date, key("dato", "Dagen det ble rettet.")]


ForwardingEntry = Move | End


@frozen(kw_only=True, slots=True)
class Forwarding(Record):
    """The targets of published addresses whose pages no longer exist."""

    moves: Annotated[tuple[Move, ...], key("flyttet", "Adresser som leder til en ny adresse.")] = ()
    ends: Annotated[
        tuple[End, ...], key("avsluttet", "Adresser der det står hva som er avsluttet.")
    ] = ()
    retractions: Annotated[
        tuple[Retraction, ...],
        key("tilbakekalt", "Tekster som er tatt bort, også fra endringer og vedtatte utgaver."),
    ] = ()
    corrections: Annotated[
        tuple[Correction, ...], key("rettet", "Saksnumre som sto feil i vedtatte utgaver.")
    ] = ()
