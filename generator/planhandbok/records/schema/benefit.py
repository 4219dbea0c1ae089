"""Benefits, costs, ideas and the six themes of a benefits plan, as they stand in an A3.

They are typed and checked here; their sums belong to the plan.
"""

from collections.abc import Callable, Mapping
from dataclasses import field, fields, replace
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, WrapValidator

from planhandbok.frozen import frozen
from planhandbok.records.schema.record import OwnersField, Record, id_key, ids_key, key, owners_key
from planhandbok.records.values.benefit_kinds import KindReference
from planhandbok.records.values.fields import Id, Line, Text
from planhandbok.records.values.numbers import Kroner, Level, Number, Year, read_number
from planhandbok.records.values.units import scaled
from planhandbok.records.values.words import WordSet


class BudgetEffect(WordSet):
    """The effect of a benefit on the budget of the plan period, compared with what that would else
    have been. The first four are direct; `DIRECT` does not say which of the three it is.
    """

    LOWERED = "post_ned", "post ned", "posten går ned"
    AVOIDED = "unngått_vekst", "unngått vekst"
    INCOME = "inntekt", "inntekter", "økt inntekt", "økte inntekter", "auka inntekter"
    DIRECT = "direkte"
    INDIRECT = "indirekte"
    NONE = "ingen"

    @property
    def is_direct(self) -> bool:
        """Return whether the budget becomes lower than it would else have been."""
        return self not in NOT_DIRECT


NOT_DIRECT = (BudgetEffect.INDIRECT, BudgetEffect.NONE)
"""A look-up in the enum itself takes longer than all else that is asked of a member."""

THOUSANDS = (
    *("1 000 kr", "1000 kroner", "1 000 kroner", "tusen kr", "tusen kroner"),
    *("tkr", "t.kr", "t.kr.", "tnok", "i 1000 kr", "i 1 000 kr", "i tusen kr", "i tusen kroner"),
)
MILLIONS = ("mill kr", "mill. kroner", "millioner kroner", "millioner kr", "mnok", "i mill. kr")
"""Other words for units of a thousand and of a million kroner."""


class BenefitUnit(WordSet):
    KRONER = "kr", "kroner", "nok"
    THOUSAND_KRONER = "1000 kr", *THOUSANDS
    MILLION_KRONER = "mill. kr", *MILLIONS
    HOURS = "timer", "timar"
    FULL_TIME_YEARS = "årsverk"

    @property
    def power(self) -> int:
        """The power of ten that an amount is multiplied with."""
        return POWERS.get(self, 0)

    @property
    def counted(self) -> "BenefitUnit":
        """The unit that amounts are counted in, whatever they are written in."""
        return KRONER if self in LARGE_UNITS else self


class CostUnit(WordSet):
    KRONER = "kr", "kroner", "nok"
    THOUSAND_KRONER = "1000 kr", *THOUSANDS
    MILLION_KRONER = "mill. kr", *MILLIONS


POWERS = {"1000 kr": 3, "mill. kr": 6}
LARGE_UNITS = tuple(POWERS)
"""A tuple, as it asks no member for its hash."""
KRONER = BenefitUnit.KRONER
"""A look-up in the enum itself takes longer."""


class Stage(StrEnum):
    """The certainty of an amount: one stage a quarter, then the result (KS FoU 204024, table 1)."""

    ESTIMATED = "estimert"
    CALCULATED = "kalkulert"
    DECIDED = "vedtatt"
    REALISED = "realisert"


STAGES = tuple(Stage)
"""Going through the enum itself takes five times as long, and every sum does it."""


class Theme(WordSet):
    """KL, «Gevinstrealiseringsplanen», figure 1."""

    CHANNELS = "kanalstrategi"
    WORKFLOWS = "arbeidsganger", "arbeidsgangar"
    BEHAVIOUR = "atferd", "åtferd"
    ORGANISATION = "organisering"
    FOLLOW_UP = "oppfølging"
    BUDGET = "budsjett"


@frozen(kw_only=True, slots=True)
class Amount(Record):
    """The expected amount of one year, with the bounds it may fall between."""

    expected: Annotated[Number, key("forventet", "Beløpet dere regner med.")]
    low: Annotated[Number | None, key("lav", "Beløpet om det går dårligere enn ventet.")] = None
    high: Annotated[Number | None, key("høy", "Beløpet om det går bedre enn ventet.")] = None
    comment: Annotated[
        Text | None,
        key("kommentar", "Det som forklarer beløpet, som hvorfor det ble annet enn kalkulert."),
    ] = None


def _amount(value: object, parsed: Callable[[object], Amount]) -> Amount:
    return parsed(value) if isinstance(value, Mapping) else Amount(expected=read_number(value))


AmountField = Annotated[Amount, WrapValidator(_amount, json_schema_input_type=Number | Amount)]
"""`2027: 400 000`, or `{forventet, lav, høy, kommentar}`."""


@frozen(kw_only=True, slots=True)
class StagedAmounts(Record):
    """The amounts of a benefit by stage and year, in the unit that the benefit counts in."""

    estimated: Annotated[
        Mapping[Year, AmountField], key("estimert", "Det første anslaget, per år.")
    ] = field(default_factory=dict)
    calculated: Annotated[
        Mapping[Year, AmountField], key("kalkulert", "Det som er regnet ut, per år.")
    ] = field(default_factory=dict)
    decided: Annotated[
        Mapping[Year, AmountField], key("vedtatt", "Det som er vedtatt i økonomiplanen, per år.")
    ] = field(default_factory=dict)
    realised: Annotated[
        Mapping[Year, AmountField], key("realisert", "Det som er hentet ut, per år.")
    ] = field(default_factory=dict)

    def at(self, stage: Stage) -> Mapping[int, Amount]:
        """Return the amounts of a stage by year."""
        amounts = (self.estimated, self.calculated, self.decided, self.realised)
        return amounts[STAGES.index(stage)]

    def by_stage(self) -> list[tuple[Stage, Mapping[int, Amount]]]:
        """Return the stages that have amounts, in order, with their amounts by year."""
        amounts = (self.estimated, self.calculated, self.decided, self.realised)
        return [staged for staged in zip(STAGES, amounts, strict=True) if staged[1]]


@frozen(kw_only=True, slots=True)
class Benefit(Record):
    """An effect with an owner and an indicator."""

    id: Annotated[Id, key("id", "Kort navn på gevinsten. Endres aldri.")]
    kind: Annotated[
        KindReference,
        key("type", "Kvalitet, kostnad (spart eller unngått), tid (frigjort) eller en egen."),
    ]
    description: Annotated[Text, key("beskrivelse", "Hva som blir bedre, og for hvem.")]
    owners: Annotated[OwnersField, owners_key("ansvar", "Rollen som skal hente ut gevinsten.")] = ()
    budget_effect: Annotated[
        BudgetEffect | None,
        key(
            "budsjettvirkning",
            "Hva som skjer med budsjettet i planperioden.",
            in_file="Skriv «post_ned», «unngått_vekst», «inntekt», «indirekte» eller «ingen».",
        ),
    ] = None
    unit: Annotated[
        BenefitUnit | None,
        key(
            "enhet",
            "Det beløpene er i.",
            in_file="Skriv «kr», «1000 kr», «mill. kr», «timer» eller «årsverk».",
        ),
    ] = None
    budget_line: Annotated[
        Line | None,
        key("budsjettpost", "Posten som blir endret, skrevet likt overalt: «Vikarer, sykehjem»."),
    ] = None
    amounts: Annotated[
        StagedAmounts, key("beløp", "Beløpene per år, for hvert steg dere er kommet til.")
    ] = field(default_factory=StagedAmounts)
    uncertainty: Annotated[
        Text | None, key("usikkerhet", "Hva som kan gjøre gevinsten større eller mindre.")
    ] = None
    assumptions: Annotated[
        tuple[Text, ...], key("forutsetninger", "Det som må være på plass for at gevinsten kommer.")
    ] = ()
    created_by: Annotated[
        tuple[Id, ...], ids_key("skapes_av", "Tiltakene eller endringene som gir gevinsten.")
    ] = ()
    measured_by: Annotated[
        tuple[Id, ...], ids_key("måles_av", "Måleparameterne som viser den.")
    ] = ()
    contributes_to: Annotated[tuple[Id, ...], ids_key("bidrar_til", "Målene i årshjulet.")] = ()


def _benefit_as_counted(benefit: Benefit) -> Benefit:
    """Return a benefit whose amounts are in kroner, if they are written in thousands of them."""
    power = benefit.unit.power if benefit.unit else 0
    if not power:
        return benefit
    stages = {
        field.name: {
            year: times_ten(amount, power)
            for year, amount in getattr(benefit.amounts, field.name).items()
        }
        for field in fields(benefit.amounts)
    }
    return replace(benefit, amounts=StagedAmounts(**stages))


def times_ten(amount: Amount, power: int) -> Amount:
    """Return an amount whose numbers are multiplied by a power of ten."""
    return replace(
        amount,
        expected=scaled(amount.expected, power),
        low=None if amount.low is None else scaled(amount.low, power),
        high=None if amount.high is None else scaled(amount.high, power),
    )


BenefitField = Annotated[Benefit, AfterValidator(_benefit_as_counted)]
"""A benefit with its amounts as they are counted; its unit is still the one they are written in."""


@frozen(kw_only=True, slots=True)
class BusinessChange(Record):
    """A new way of working, between the measures and the benefits (KL's benefits tree)."""

    id: Annotated[Id, key("id", "Kort navn på endringen. Endres aldri.")]
    text: Annotated[Text, key("endring", "Det noen gjør på en annen måte enn før.")]
    created_by: Annotated[tuple[Id, ...], ids_key("skapes_av", "Tiltakene som gir endringen.")] = ()


@frozen(kw_only=True, slots=True)
class Cost(Record):
    """A cost of the measures per year: in kroner, whatever unit it is written in."""

    id: Annotated[Id, key("id", "Kort navn på kostnaden. Endres aldri.")]
    description: Annotated[Text, key("beskrivelse", "Hva pengene går til.")]
    amounts: Annotated[Mapping[Year, Kroner], key("beløp", "Kroner for hvert år.")]
    unit: Annotated[
        CostUnit | None, key("enhet", "Bare når beløpene er i «1000 kr» eller «mill. kr».")
    ] = None
    caused_by: Annotated[tuple[Id, ...], ids_key("gjelder", "Tiltakene som koster dette.")] = ()


def _cost_in_kroner(cost: Cost) -> Cost:
    power = POWERS.get(cost.unit or "", 0)
    if not power:
        return cost
    return replace(cost, amounts={year: scaled(kr, power) for year, kr in cost.amounts.items()})


CostField = Annotated[Cost, AfterValidator(_cost_in_kroner)]
"""A cost with its amounts in kroner."""


@frozen(kw_only=True, slots=True)
class Idea(Record):
    """An idea on the board, until it becomes a measure or is rejected."""

    id: Annotated[Id, key("id", "Kort navn på ideen. Endres aldri.")]
    text: Annotated[Text, key("idé", "Ideen, på én linje.")]
    effect: Annotated[Level | None, key("effekt", "Fra 1 (lite) til 5 (mye).")] = None
    effort: Annotated[Level | None, key("ressurser", "Fra 1 (lite) til 5 (mye).")] = None
    became: Annotated[Id | None, id_key("ble_tiltak", "Tiltaket ideen ble til.")] = None
    reason: Annotated[Text | None, key("vurdering", "Hvorfor ideen ble valgt eller lagt bort.")] = (
        None
    )


@frozen(kw_only=True, slots=True)
class ThemeAnswer(Record):
    """The answer to one of the six themes, and the measures or benefits it applies to."""

    theme: Annotated[Theme, key("tema", "Ett av de seks temaene.")]
    answer: Annotated[Text, key("svar", "Det dere har bestemt.")]
    concerns: Annotated[
        tuple[Id, ...], ids_key("gjelder", "Tiltakene eller gevinstene svaret gjelder.")
    ] = ()
