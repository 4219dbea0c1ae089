"""The A3: a problem and its way to a solution on one page, with the keys of the paper form.

Only the header and `begrunnelse` are required; an unfinished A3 is a valid one. The form and
its help texts follow KS FoU 204024 and KS' slides «Verksemdstyring; frå plan til handling».
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.schema.benefit import (
    BenefitField,
    BusinessChange,
    CostField,
    Idea,
    ThemeAnswer,
)
from planhandbok.records.schema.record import (
    OwnerField,
    OwnersField,
    Record,
    id_key,
    ids_key,
    key,
    owners_key,
)
from planhandbok.records.values.dates import FRIST, Date, Deadline, Recurrence, When, day_of
from planhandbok.records.values.fields import (
    BenefitReference,
    Id,
    Line,
    PhaseId,
    Text,
    WebAddress,
    YesNo,
)
from planhandbok.records.values.numbers import Cell, Level, Number
from planhandbok.records.values.status import Status
from planhandbok.records.values.words import WordSet


class A3Kind(WordSet):
    ORGANISATION = "virksomhet", "virksomhets-a3", "verksemd", "verksemds-a3"
    DEEP_DIVE = "dypdykk", "djupdykk"
    UNIT = "enhet", "enhets-a3", "eining", "einings-a3"


class Access(WordSet):
    PUBLIC = "offentlig", "offentleg"
    INTERNAL = "intern"


class Direction(WordSet):
    UP = "opp", "oppover"
    DOWN = "ned", "nedover"


class IndicatorKind(WordSet):
    SUCCESS = "suksess", "suksesskriterium"
    BENEFIT = "gevinst"


@frozen(kw_only=True, slots=True)
class ChartRow(Record):
    name: Annotated[Line, key("navn", "Hva raden gjelder, for eksempel en enhet eller et år.")]
    values: Annotated[
        tuple[Cell, ...],
        key("verdier", "Ett tall for hver kolonne, ett på hver linje. Mangler det, skriv «–»."),
    ]


@frozen(kw_only=True, slots=True)
class ChartTable(Record):
    """A small table of facts about the current state; one value per column in every row."""

    id: Annotated[Id, key("id", "Kort navn på figuren. Endres aldri.")]
    title: Annotated[Line, key("tittel", "Det figuren viser, helst som en hel setning.")]
    columns: Annotated[
        tuple[Line, ...],
        key("kolonner", "Overskriftene over tallene, med enhet. Navnene på radene har ingen."),
    ]
    rows: Annotated[tuple[ChartRow, ...], key("rader", "Tallene, en rad om gangen.")] = ()
    unit: Annotated[
        Line | None, key("enhet", "Enheten til alle tallene når de har den samme: «1000 kr».")
    ] = None
    source: Annotated[Line | None, key("kilde", "Hvor tallene kommer fra.")] = None


@frozen(kw_only=True, slots=True)
class RootCause(Record):
    id: Annotated[Id, key("id", "Kort navn på rotårsaken. Endres aldri.")]
    cause: Annotated[Text, key("årsak", "Den egentlige grunnen til problemet.")]
    category: Annotated[
        Line | None,
        key(
            "kategori",
            "For eksempel arbeidsverktøy, systemer og metode; opplæring, roller og ansvar; "
            "rutiner og prosedyrer.",
        ),
    ] = None
    whys: Annotated[
        tuple[Text, ...], key("hvorfor", "Svarene på «hvorfor?», ett for hver gang du spurte.")
    ] = ()


@frozen(kw_only=True, slots=True)
class Measure(Record):
    """Something to do (box 4); an *utredningstiltak* until it is decided."""

    id: Annotated[Id, key("id", "Kort navn på tiltaket. Endres aldri: det er adressen.")]
    text: Annotated[
        Text, key("tiltak", "Det som skal gjøres, så kort at det får plass på en linje.")
    ]
    owners: Annotated[OwnersField, owners_key("ansvar", "Rollen eller enheten som gjør det.")] = ()
    deadline: Annotated[Deadline | None, key("frist", FRIST)] = None
    status: Annotated[Status | None, key("status", "Hvor langt tiltaket er kommet.")] = None
    solves: Annotated[tuple[Id, ...], ids_key("løser", "Rotårsakene som tiltaket fjerner.")] = ()
    became: Annotated[
        Id | None, id_key("utredning", "Dypdykket som utredningstiltaket ble til.")
    ] = None
    effect: Annotated[
        Level | None, key("effekt", "Hvor mye tiltaket virker, fra 1 (lite) til 5 (mye).")
    ] = None
    effort: Annotated[
        Level | None, key("ressurser", "Hvor mye tiltaket krever, fra 1 (lite) til 5 (mye).")
    ] = None
    comment: Annotated[Text | None, key("kommentar", "Det leseren trenger å vite i tillegg.")] = (
        None
    )


@frozen(kw_only=True, slots=True)
class Reading(Record):
    """A value on a day or for a period, in the unit of its indicator."""

    on: Annotated[
        When,
        key("dato", "Dagen verdien gjelder, eller tiden, som «3. kvartal 2027»."),
    ]
    value: Annotated[Number, key("verdi", "Tallet, uten enhet.")]
    comment: Annotated[Text | None, key("kommentar", "Det som forklarer tallet.")] = None

    @property
    def day(self) -> date:
        """The day that counts: the last one of a period."""
        return day_of(self.on)


@frozen(kw_only=True, slots=True)
class Indicator(Record):
    """A quantity that shows whether the measures work (box 5; box 6 in some sources)."""

    id: Annotated[Id, key("id", "Kort navn på måleparameteren. Endres aldri.")]
    parameter: Annotated[Line, key("parameter", "Det som måles.")]
    unit: Annotated[Line | None, key("enhet", "Enheten, for eksempel prosent eller dager.")] = None
    direction: Annotated[
        Direction | None, key("retning", "Om et godt resultat er at tallet går opp eller ned.")
    ] = None
    kind: Annotated[
        IndicatorKind | None,
        key("type", "Suksess viser om brukerne er fornøyde, gevinst om gevinsten kommer."),
    ] = None
    source: Annotated[Line | None, key("kilde", "Hvor tallet hentes fra.")] = None
    frequency: Annotated[Recurrence | None, key("frekvens", "Hvor ofte det måles.")] = None
    owners: Annotated[OwnersField, owners_key("ansvar", "Rollen eller enheten som måler.")] = ()
    baseline: Annotated[
        Reading | None, key("nullpunkt", "Verdien før tiltakene starter, og datoen den ble målt.")
    ] = None
    target: Annotated[
        Reading | None, key("mål", "Verdien dere skal nå, og datoen dere skal være der.")
    ] = None
    readings: Annotated[
        tuple[Reading, ...], key("målinger", "Målingene etter nullpunktet, eldste først.")
    ] = ()


@frozen(kw_only=True, slots=True)
class Case(Record):
    """A political case that dealt with the A3."""

    number: Annotated[Line, key("saksnummer", "Saksnummeret, for eksempel 62/26.")]
    body: Annotated[Line, key("organ", "Hvem som behandlet saken, for eksempel kommunestyret.")]
    on: Annotated[Date | None, key("dato", "Dagen saken ble behandlet.")] = None
    decision: Annotated[Text | None, key("vedtak", "Det som ble vedtatt.")] = None
    link: Annotated[WebAddress | None, key("lenke", "Adressen til saken i innsynsløsningen.")] = (
        None
    )
    edition: Annotated[Line | None, key("utgave", "Utgaven av A3-en som lå ved saken.")] = None
    archive: Annotated[
        Line | None,
        key("arkivsak", "Nummeret på arkivsaken, likt i alle organ som behandler den: 2026/1234."),
    ] = None


@frozen(kw_only=True, slots=True)
class A3(Record):
    hint_of_unknown: ClassVar[Phrase] = Phrase(
        "En egen rute legges til under «ruter» i a3/helhetsmodellen.yml. Den blir "
        "stående der, med «til:», når den ikke brukes lenger."
    )
    own_fields: ClassVar[Mapping[str, str]] = {}
    """The fields of the boxes that the municipality adds to the form, by their keys."""

    id: Annotated[Id, key("id", "Adressen til A3-en. Lik filnavnet, og endres aldri.")]
    kind: Annotated[A3Kind, key("type", "Virksomhet for hele kommunen, dypdykk eller enhet.")]
    title: Annotated[Line, key("tittel", "Hva A3-en handler om.")]
    on: Annotated[Date, key("dato", "Datoen for denne utgaven.")]
    edition: Annotated[Line, key("utgave", "Nummeret på utgaven, for eksempel 1.2.")]
    owners: Annotated[OwnersField, owners_key("eier", "Rollen eller enheten som eier A3-en.")]
    background: Annotated[
        Text,
        key(
            "begrunnelse",
            "Hva er utfordringen, og hva er verdien av å løse den? En god begrunnelse er "
            "tallfestet, målbar, bygd på fakta, tidfestet og bidrar til virksomhetens mål.",
        ),
    ]
    participants: Annotated[
        tuple[OwnerField, ...], key("deltakere", "Rollene som er med i arbeidet.")
    ] = ()
    unit: Annotated[Line | None, key("enhet", "Enheten A3-en hører til.")] = None
    phase: Annotated[
        PhaseId | None,
        key(
            "fase",
            "Fasen A3-en er i.",
            in_file="Skriv id-en til en av fasene i helhetsmodellen.yml.",
        ),
    ] = None
    access: Annotated[
        Access, key("offentlighet", "Offentlig kan leses av alle, intern bare av ansatte.")
    ] = Access.INTERNAL
    legal_basis: Annotated[
        Line | None, key("hjemmel", "Lovhjemmelen når A3-en ikke er offentlig.")
    ] = None
    parent: Annotated[Id | None, id_key("overordnet", "A3-en som denne kommer fra.")] = None
    goals: Annotated[
        tuple[Id, ...], ids_key("mål", "Målene i årshjulet som A3-en bidrar til.")
    ] = ()
    is_example: Annotated[YesNo, key("eksempel", "Ja når A3-en er laget for å vise metoden.")] = (
        False
    )
    source: Annotated[
        Text | None, key("kilde", "Hvor innholdet kommer fra, når det er hentet fra andre.")
    ] = None
    current_state: Annotated[
        Text | None, key("nåsituasjon", "Hvordan gjør vi det i dag, og hvor er utfordringene?")
    ] = None
    chart_tables: Annotated[
        tuple[ChartTable, ...], key("figurer", "Små tabeller som viser nåsituasjonen i tall.")
    ] = ()
    root_causes: Annotated[
        tuple[RootCause, ...],
        key("rotårsaker", "Hva er de bakenforliggende grunnene til utfordringene?"),
    ] = ()
    target_state: Annotated[
        Text | None, key("ønsket_situasjon", "Hvordan ser det ut når utfordringene er fjernet?")
    ] = None
    measures: Annotated[
        tuple[Measure, ...],
        key("endringstiltak", "Hva må gjøres for å komme til ønsket situasjon?"),
    ] = ()
    indicators: Annotated[
        tuple[Indicator, ...],
        key("måling", "Hvilke parametere må vi måle for å vite om tiltakene gir effekt?"),
    ] = ()
    business_changes: Annotated[
        tuple[BusinessChange, ...],
        key("endringer", "Det folk gjør på en annen måte, mellom tiltakene og gevinstene."),
    ] = ()
    benefits: Annotated[
        tuple[BenefitField, ...], key("gevinster", "Gevinstene som er ført i denne A3-en.")
    ] = ()
    benefits_elsewhere: Annotated[
        tuple[BenefitReference, ...],
        key("gevinster_andre_steder", "Gevinster som er ført i andre A3-er. De telles bare der."),
    ] = ()
    costs: Annotated[tuple[CostField, ...], key("kostnader", "Det tiltakene koster, per år.")] = ()
    ideas: Annotated[tuple[Idea, ...], key("ideer", "Ideer som ikke er blitt tiltak ennå.")] = ()
    themes: Annotated[
        tuple[ThemeAnswer, ...],
        key("temaer", "Svarene på de seks temaene i en gevinstrealiseringsplan."),
    ] = ()
    cases: Annotated[tuple[Case, ...], key("saker", "Politiske saker om A3-en.")] = ()

    @property
    def drawn_tables(self) -> tuple[ChartTable, ...]:
        """The chart tables that have a row to draw."""
        return tuple(table for table in self.chart_tables if table.rows)

    @property
    def own_boxes(self) -> dict[str, str]:
        """The texts of the boxes that the municipality adds, by their keys; none that is empty."""
        texts = {key: getattr(self, name) for key, name in self.own_fields.items()}
        return {key: text for key, text in texts.items() if text}
