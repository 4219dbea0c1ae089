"""An A3 and a cycle with every field filled in, and copies of them with one field changed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_type_hints

from planhandbok.records.schema.record import Record

A3_WITH_EVERY_FIELD = """\
id: skolemat
type: dypdykk
tittel: Skolemat
dato: 2026-11-02
utgave: "1.2"
eier: {rolle: Rektor, person: Kari Nordmann, e-post: rektor@prove.example}
begrunnelse: Elevene trenger mat.
deltakere: [Lærer]
enhet: Skole
fase: prioritering
offentlighet: intern
hjemmel: Offentleglova § 14
overordnet: kommunen
mål: [lunsj]
kilde: Oppdiktet.
nåsituasjon: Elevene spiser lite.
figurer:
  - id: spist
    tittel: Elever som spiser
    kolonner: [Andel (prosent), Antall]
    rader:
      - navn: Øst
        verdier: [40, 20]
      - navn: Vest
        verdier: [50, –]
    enhet: elever
    kilde: Egen telling
rotårsaker:
  - id: tid
    årsak: Det er lite tid.
    kategori: Rutiner
    hvorfor: [Pausen er kort.]
  - {id: penger, årsak: Det er lite penger.}
ønsket_situasjon: Alle spiser.
endringstiltak:
  - id: kok
    tiltak: Kok suppe
    ansvar: [Kokk, {rolle: Rektor, person: Per Nordmann}]
    frist: 2026-12-01
    status: igangsatt
    løser: [tid]
    utredning: suppe
    effekt: 4
    ressurser: 2
    kommentar: Suppen er varm.
  - id: server
    tiltak: Server suppen
    status: besluttet
    effekt: 3
    ressurser: 2
måling:
  - id: elever
    parameter: Elever som spiser
    enhet: elever
    retning: opp
    type: suksess
    kilde: Egen telling
    frekvens: månedlig
    ansvar: Lærer
    nullpunkt: {dato: 2026-01-01, verdi: 10, kommentar: Før suppen}
    mål: {dato: 2027-01-01, verdi: 60}
    målinger:
      - {dato: 2026-06-01, verdi: 20, kommentar: Det regnet}
  - id: svinn
    parameter: Mat som kastes
endringer:
  - id: spiser
    endring: Elevene spiser sammen
    skapes_av: [kok]
gevinster:
  - id: ro
    type: tid
    beskrivelse: Det blir ro
    ansvar: Rektor
    budsjettvirkning: direkte
    enhet: kr
    budsjettpost: Vikarer
    beløp:
      estimert:
        2027: {forventet: 100, lav: 50, høy: 150, kommentar: Et anslag}
      kalkulert: {2027: 110}
      vedtatt: {2027: 120}
      realisert: {2027: 130}
    usikkerhet: Mye er usikkert.
    forutsetninger: [Alle kommer.]
    skapes_av: [spiser]
    måles_av: [elever]
    bidrar_til: [lunsj]
gevinster_andre_steder: [kommunen/helse]
kostnader:
  - id: mat
    beskrivelse: Mat
    beløp: {2027: 90}
    enhet: kr
    gjelder: [kok]
ideer:
  - id: frukt
    idé: Frukt på fredag
    effekt: 3
    ressurser: 1
    ble_tiltak: kok
    vurdering: Den er god.
  - {id: grovt, idé: Grovt brød, effekt: 2, ressurser: 1}
temaer:
  - tema: atferd
    svar: Vi øver.
    gjelder: [kok]
saker:
  - saksnummer: 62/26
    organ: Kommunestyret
    dato: 2026-11-03
    vedtak: Vedtatt.
    lenke: https://sak.example/62
    utgave: "1.1"
    arkivsak: 2026/1234
"""

OTHER_A3S = {
    "kommunen": """\
        gevinster:
          - {id: helse, type: kvalitet, beskrivelse: Bedre helse}
          - {id: trivsel, type: kvalitet, beskrivelse: Mer trivsel}
        """,
    "suppe": "",
}
"""Records that it refers to."""

CYCLE_WITH_EVERY_FIELD = """\
budsjettår: 2027
siste_budsjettår: 2028
periode: {fra: 2027, til: 2030}
datoer:
  - {steg: 1-kvartal, fra: 2026-01-01, til: 2026-03-31}
  - {steg: 2-kvartal, fra: 2026-04-01, til: 2026-06-30}
  - {steg: 3-kvartal, fra: 2026-07-01, til: 2026-09-30}
  - {steg: 4-kvartal, fra: 2026-10-01, til: 2026-12-31}
  - {steg: gjennomforing, fra: 2027-01-01, til: 2027-12-31}
aktiviteter:
  - id: tverrfaglige-analyser
    ansvar: Økonomi
    frist: 2026-12-01
    status: pågår
    lenke: https://plan.example/analyse
    kommentar: Snart ferdig.
leveranser:
  - {id: budsjettskriv, status: pågår, lenke: https://plan.example/risiko}
møter:
  - {dato: 2026-12-03, tittel: Kommunestyret, bane: politisk, lenke: https://sak.example/mote}
omstillingsbehov: {2027: 1000}
kapasitet: 10
mål:
  - {id: lunsj, mål: Alle spiser lunsj}
  - {id: frokost, mål: Alle spiser frokost}
kilde: Oppdiktet.
"""


NAMES = {
    "A3.id",
    "Cycle.year",
    "ChartTable.id",
    "RootCause.id",
    "Measure.id",
    "Indicator.id",
    "BusinessChange.id",
    "Benefit.id",
    "Cost.id",
    "Idea.id",
    "Goal.id",
    "Cycle.dates",
    "StepDates.step",
    "ActivityState.activity",
    "DeliverableState.deliverable",
}
"""Fields that other records and addresses name a record by, which never change."""

OTHER_VALUES = {
    "Measure.became": "kommunen",
    "Idea.became": "server",
    "Benefit.kind": "kvalitet",
    "Meeting.lane": "workshop",
}
"""Ids that are there."""


def with_one_change(record: Any) -> Iterator[tuple[str, Any]]:
    """Copies of a record in which one field of it, or of a record inside it, is another.

    Each comes with the name of the field, as «Measure.owner».
    """
    for field in fields(record):
        name = f"{type(record).__name__}.{field.name}"
        value = getattr(record, field.name)
        if value is not None and name not in NAMES:
            yield name, replace(record, **{field.name: OTHER_VALUES.get(name) or other(value)})
        for inner_name, inner in _with_one_change_inside(value):
            yield inner_name, replace(record, **{field.name: inner})


def _with_one_change_inside(value: Any) -> Iterator[tuple[str, Any]]:
    match value:
        case tuple():
            for place, part in enumerate(value):
                for name, changed in _with_one_change_inside(part):
                    yield name, (*value[:place], changed, *value[place + 1 :])
        case Mapping():
            for key, part in value.items():
                for name, changed in _with_one_change_inside(part):
                    yield name, {**value, key: changed}
        case Record():
            yield from with_one_change(value)


def other(value: Any) -> Any:  # noqa: C901, PLR0911 a value of each kind
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case Enum():
            members = list(type(value))
            return members[members.index(value) - 1]
        case str():
            return f"{value}2"
        case int() | Decimal():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case (Decimal() as first, *rest):
            return (other(first), *rest)
        case tuple():
            return value[:-1]
        case Mapping():
            return {}
    return next(changed for _, changed in with_one_change(value))


def records_inside(kind: type[Record]) -> Iterator[type[Record]]:
    """A kind of record, and those that its fields hold."""
    yield kind
    for annotation in get_type_hints(kind).values():
        for inner in records_named(annotation):
            yield from records_inside(inner)


def every_field(kind: type[Record]) -> set[str]:
    return {
        f"{record.__name__}.{field}"
        for record in records_inside(kind)
        for field in names_of_fields(record)
    }


def names_of_fields(record: type[Record]) -> set[str]:
    assert is_dataclass(record)
    return {field.name for field in fields(record)}


def records_named(annotation: Any) -> Iterator[type[Record]]:
    """The kinds of records in a type, as `Reading` in `tuple[Reading, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from records_named(argument)
