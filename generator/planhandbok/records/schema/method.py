"""The method: the steps and activities of every cycle, in order (KS FoU 204024, table 1).

One file for all years, `a3/helhetsmodellen.yml`; a cycle only fills in owners, dates and statuses.
A part may say from and to which budget year it applies, so that finished years keep what they had.
"""

from dataclasses import field, replace
from typing import Annotated, Protocol

from planhandbok.frozen import frozen
from planhandbok.records.schema.record import Record, key
from planhandbok.records.values.benefit_kinds import USUAL_KINDS, KindId
from planhandbok.records.values.fields import Id, Line, Text, Word, WordReference, YesNo
from planhandbok.records.values.numbers import Year
from planhandbok.records.values.words import WordSet

POLITICAL = "politisk"
"""The lane whose activities in the last step of planning decide the budget."""


# `plan/a3/missing.py` defines each. The docstring goes into the JSON schemas of municipalities.
class Demand(WordSet):
    """Something an A3 should have when a phase ends."""

    CURRENT_STATE = "nåsituasjon"
    ROOT_CAUSES = "rotårsaker"
    TARGET_STATE = "ønsket_situasjon"
    MEASURES = "tiltak"
    MEASURES_OWNED = "tiltak_har_ansvar"
    MEASURES_DATED = "tiltak_har_frist"
    MEASURES_SOLVE = "tiltak_løser_rotårsak"
    BENEFITS = "gevinster"
    BENEFITS_OWNED = "gevinster_har_ansvar"
    INDICATORS = "måling"
    BASELINES = "målinger_har_nullpunkt"
    TARGETS = "målinger_har_mål"
    READINGS = "målinger_er_tatt"


FirstYear = Annotated[
    Year | None, key("fra", "Det første budsjettåret det gjelder for. Uten det: fra begynnelsen.")
]
LastYear = Annotated[
    Year | None,
    key("til", "Det siste budsjettåret det gjelder for. Uten det: til det blir endret."),
]


class InSomeYears(Protocol):
    """A part of the method that may apply to some budget years only."""

    @property
    def first_year(self) -> int | None: ...

    @property
    def last_year(self) -> int | None: ...


def applies(part: InSomeYears, year: int) -> bool:
    """Return whether a part of the method applies to a budget year."""
    is_begun = part.first_year is None or part.first_year <= year
    return is_begun and (part.last_year is None or year <= part.last_year)


@frozen(kw_only=True, slots=True)
class Activity(Record):
    id: Annotated[Id, key("id", "Navnet syklusene bruker når de fyller ut aktiviteten.")]
    what: Annotated[Line, key("hva", "Hva som skal gjøres.")]
    why: Annotated[Text, key("hvorfor", "Hvorfor det gjøres.")]
    who: Annotated[Line, key("hvem", "Hvem som vanligvis gjør det.")]
    lane: Annotated[WordReference, key("bane", "Id-en til banen den hører til.")]
    guide: Annotated[
        Line | None, key("veiledning", "Siden i veiledningen, for eksempel 1-kvartal.md#analyser.")
    ] = None
    first_year: FirstYear = None
    last_year: LastYear = None


@frozen(kw_only=True, slots=True)
class Deliverable(Record):
    id: Annotated[Id, key("id", "Navnet syklusene bruker når de melder leveransen ferdig.")]
    name: Annotated[Line, key("navn", "Det som skal ligge på bordet.")]
    lane: Annotated[WordReference, key("bane", "Id-en til banen den hører til.")]
    first_year: FirstYear = None
    last_year: LastYear = None


@frozen(kw_only=True, slots=True)
class Step(Record):
    """A quarter of the planning year, or the year after it in which the plan is carried out."""

    id: Annotated[Id, key("id", "Siste ledd i adressen, for eksempel 1-kvartal.")]
    period: Annotated[Line, key("periode", "Når steget er, for eksempel «1. kvartal».")]
    name: Annotated[Line, key("navn", "Navnet på steget.")]
    subtitle: Annotated[Line, key("gevinstarbeid", "Det som gjøres med gevinstene i steget.")]
    aim: Annotated[Text, key("formål", "Hva dere skal ha fått til når steget er over.")]
    activities: Annotated[tuple[Activity, ...], key("aktiviteter", "Sjekklisten for steget.")]
    deliverables: Annotated[
        tuple[Deliverable, ...], key("leveranser", "Det steget skal gi fra seg.")
    ] = ()
    guide: Annotated[Line | None, key("veiledning", "Siden i veiledningen om steget.")] = None
    carries_out: Annotated[
        YesNo | None,
        key(
            "gjennomføring",
            "«ja» når budsjettet gjennomføres i steget. Står det ikke noe, er det bare det siste.",
        ),
    ] = None
    first_year: FirstYear = None
    last_year: LastYear = None


@frozen(kw_only=True, slots=True)
class Phase(Record):
    """A phase that an A3 goes through, and what it should have when it leaves the phase."""

    id: Annotated[Id, key("id", "Ordet A3-ene bruker i «fase».")]
    name: Annotated[Line, key("navn", "Navnet på fasen.")]
    step: Annotated[Id, key("steg", "Steget fasen hører til.")]
    demands: Annotated[
        tuple[Demand, ...], key("krever", "Det en A3 bør ha når fasen er over.")
    ] = ()


@frozen(kw_only=True, slots=True)
class Lane(Record):
    """A lane of the budget year; KS' figure has three."""

    id: Annotated[Word, key("id", "Ordet i «bane». Kan ha æ, ø og å.")]
    name: Annotated[Line, key("navn", "Navnet på banen.")]


@frozen(kw_only=True, slots=True)
class BenefitType(Record):
    id: Annotated[KindId, key("id", "Ordet gevinstene bruker i «type». Kan ha æ, ø og å.")]
    name: Annotated[Line, key("navn", "Navnet på typen.")]


class FormBox(WordSet):
    """A box that every A3 has, by its key."""

    BACKGROUND = "begrunnelse"
    CURRENT_STATE = "nåsituasjon"
    ROOT_CAUSES = "rotårsaker"
    TARGET_STATE = "ønsket_situasjon"
    MEASURES = "endringstiltak"
    INDICATORS = "måling"


@frozen(kw_only=True, slots=True)
class Box(Record):
    """A box that the municipality adds to its A3s: a key with Markdown."""

    id: Annotated[Word, key("id", "Nøkkelen i A3-ene, som «klima». Kan ha æ, ø og å.")]
    name: Annotated[Line, key("navn", "Overskriften på ruten.")]
    question: Annotated[Line | None, key("spørsmål", "Det som skal besvares i ruten.")] = None
    after: Annotated[FormBox, key("etter", "Ruten den står etter. Uten den: sist.")] = (
        FormBox.INDICATORS
    )
    guide: Annotated[Line | None, key("veiledning", "Siden i veiledningen om ruten.")] = None
    first_year: FirstYear = None
    last_year: LastYear = None


@frozen(kw_only=True, slots=True)
class Help(Record):
    """The places in the guide that explain each part of the site, as `page.md#anchor`."""

    start: Annotated[Line | None, key("start", "Siden for den som er ny.")] = None
    reading: Annotated[Line | None, key("lese", "Siden om å lese en A3.")] = None
    header: Annotated[Line | None, key("hode", "Siden om å fylle ut en A3.")] = None
    editing: Annotated[Line | None, key("rette", "Siden om å rette noe i en A3.")] = None
    background: Annotated[Line | None, key("begrunnelse", "Siden om rute 1.")] = None
    current_state: Annotated[Line | None, key("nåsituasjon", "Siden om rute 2.")] = None
    root_causes: Annotated[Line | None, key("rotårsaker", "Siden om rotårsakene.")] = None
    target_state: Annotated[Line | None, key("ønsket_situasjon", "Siden om rute 3.")] = None
    measures: Annotated[Line | None, key("endringstiltak", "Siden om rute 4.")] = None
    indicators: Annotated[Line | None, key("måling", "Siden om rute 5.")] = None
    benefits: Annotated[Line | None, key("gevinster", "Siden om gevinstene.")] = None
    tree: Annotated[Line | None, key("gevinsttre", "Siden om gevinsttreet.")] = None
    themes: Annotated[Line | None, key("temaer", "Siden om de seks temaene.")] = None
    lacks: Annotated[Line | None, key("mangler", "Siden om det som mangler i en fase.")] = None
    cases: Annotated[Line | None, key("saker", "Siden om A3-er og politiske saker.")] = None
    board: Annotated[Line | None, key("tavle", "Siden om tavlen og det korte møtet.")] = None
    priority: Annotated[Line | None, key("prioritering", "Siden om de fire fargene.")] = None
    status: Annotated[Line | None, key("status", "Siden om status på tiltak.")] = None
    deadlines: Annotated[Line | None, key("frister", "Siden om når et tiltak er forfalt.")] = None
    course: Annotated[Line | None, key("kurs", "Siden om når en måleparameter er i rute.")] = None
    lanes: Annotated[Line | None, key("baner", "Siden om de tre banene.")] = None
    goals: Annotated[Line | None, key("mål", "Siden om målene.")] = None
    family: Annotated[Line | None, key("hører_til", "Siden om hvordan A3-er henger sammen.")] = None
    deliverables: Annotated[Line | None, key("leveranser", "Siden om leveransene.")] = None
    progress: Annotated[Line | None, key("sjekkliste", "Siden om sjekklisten i et steg.")] = None
    politicians: Annotated[Line | None, key("folkevalgte", "Siden for folkevalgte.")] = None
    representatives: Annotated[
        Line | None, key("medvirkning", "Siden for tillitsvalgte og verneombud.")
    ] = None
    gap: Annotated[Line | None, key("omstillingsbehov", "Siden om gapet som skal tettes.")] = None


@frozen(kw_only=True, slots=True)
class Method(Record):
    """The steps in order: those of planning, as four quarters, and then those that carry it out."""

    name: Annotated[Line, key("navn", "Navnet på metoden.")]
    source: Annotated[Text, key("kilde", "Hvor metoden er beskrevet.")]
    lanes: Annotated[tuple[Lane, ...], key("baner", "Banene året går i, fra den første kolonnen.")]
    steps: Annotated[
        tuple[Step, ...], key("steg", "Stegene i planleggingen, og til slutt gjennomføringen.")
    ]
    phases: Annotated[tuple[Phase, ...], key("faser", "Fasene en A3 går gjennom.")]
    benefit_types: Annotated[
        tuple[BenefitType, ...],
        key("gevinsttyper", "Uten dem er gevinster av typen kvalitet, kostnad eller tid."),
    ] = ()
    boxes: Annotated[tuple[Box, ...], key("ruter", "Ruter som A3-ene har ut over de vanlige.")] = ()
    help: Annotated[Help, key("hjelp", "Sidene i veiledningen som forklarer rutene og ordene.")] = (
        field(default_factory=Help)
    )

    @property
    def planning(self) -> tuple[Step, ...]:
        """The steps of planning; of those that do not say, only the last carries the plan out."""
        return tuple(
            step
            for step in self.steps
            if not (step is self.steps[-1] if step.carries_out is None else step.carries_out)
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """The ids of the kinds of benefits, in order."""
        return tuple(kind.id for kind in self.benefit_types) or USUAL_KINDS

    def in_year(self, year: int) -> "Method":
        """Return the method with only the steps, activities and deliverables of a budget year."""
        steps = (
            replace(
                step,
                activities=tuple(part for part in step.activities if applies(part, year)),
                deliverables=tuple(part for part in step.deliverables if applies(part, year)),
            )
            for step in self.steps
            if applies(step, year)
        )
        return replace(self, steps=tuple(steps))
