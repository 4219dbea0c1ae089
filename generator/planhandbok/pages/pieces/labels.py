"""The names on the site of the enums of the records and the plan."""

from collections.abc import Mapping
from enum import Enum

from planhandbok.pages.pieces.words import N_
from planhandbok.plan.a3.indicators import Course
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.benefits.listed_sums import GapPart
from planhandbok.plan.benefits.other_effects import OtherEffect
from planhandbok.plan.benefits.sheet_benefits import BenefitLack
from planhandbok.plan.benefits.tree import LooseEnd, NodeKind
from planhandbok.plan.cycle.priority import Choice, Workload
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.cycle.zone import Zone
from planhandbok.plan.units.waiting import Need
from planhandbok.records.guide.links import Form
from planhandbok.records.schema.a3 import A3Kind, Access, IndicatorKind
from planhandbok.records.schema.benefit import BudgetEffect, Stage, Theme
from planhandbok.records.schema.method import Demand
from planhandbok.records.values.benefit_kinds import BenefitKind
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.status import Status

LABELS: Mapping[Enum, str] = {
    A3Kind.ORGANISATION: N_("Virksomhets-A3"),
    A3Kind.DEEP_DIVE: N_("Dypdykk"),
    A3Kind.UNIT: N_("Enhets-A3"),
    Form.A3: N_("Tom A3 (PDF)"),
    Form.A3_ON_A4: N_("Tom A3 på to A4-ark (PDF)"),
    Form.ANSWERS: N_("Ark for svar fra enheten (PDF)"),
    Access.PUBLIC: N_("Offentlig"),
    Access.INTERNAL: N_("Intern"),
    Status.INVESTIGATED: N_("Utredes"),
    Status.DECIDED: N_("Besluttet"),
    Status.NOT_STARTED: N_("Ikke startet"),
    Status.STARTED: N_("Igangsatt"),
    Status.FINISHED: N_("Avsluttet"),
    Status.EVALUATED: N_("Evaluert"),
    Status.STOPPED: N_("Stanset"),
    Urgency.OVERDUE: N_("Forfalt"),
    Urgency.SOON: N_("Forfaller snart"),
    Course.ON_TRACK: N_("I rute"),
    Course.WATCH: N_("Bør følges opp"),
    Course.BEHIND: N_("Forsinket"),
    Course.STALE: N_("Utdatert"),
    Course.NOT_MEASURED: N_("Ikke målt"),
    Course.NOT_DEFINED: N_("Mangler nullpunkt eller mål"),
    SheetStatus.OVERDUE: N_("Har forfalte tiltak"),
    SheetStatus.BEHIND: N_("Henger etter"),
    SheetStatus.INCOMPLETE: N_("Mangler noe"),
    SheetStatus.NOT_JUDGED: N_("Ikke vurdert"),
    SheetStatus.OVER: N_("Budsjettåret er over"),
    SheetStatus.IN_ORDER: N_("I orden"),
    Need.READING: N_("Skal måles"),
    Zone.GREEN: N_("Grønt"),
    Zone.YELLOW: N_("Gult"),
    Zone.ORANGE: N_("Oransje"),
    Zone.RED: N_("Rødt"),
    Choice.CHOSEN: N_("Valgt"),
    Choice.UNDECIDED: N_("Ikke avgjort"),
    Choice.PUT_ASIDE: N_("Lagt bort"),
    Workload.WITHIN: N_("Innenfor kapasiteten"),
    Workload.OVER: N_("Over kapasiteten"),
    IndicatorKind.SUCCESS: N_("Suksess"),
    IndicatorKind.BENEFIT: N_("Gevinst"),
    BenefitKind.QUALITY: N_("Kvalitet"),
    BenefitKind.COST: N_("Kostnad"),
    BenefitKind.TIME: N_("Tid"),
    BudgetEffect.LOWERED: N_("Direkte: en post går ned"),
    BudgetEffect.AVOIDED: N_("Direkte: unngått vekst"),
    BudgetEffect.INCOME: N_("Direkte: mer inntekt"),
    BudgetEffect.DIRECT: N_("Direkte, ikke sagt hvordan"),
    BudgetEffect.INDIRECT: N_("Indirekte"),
    BudgetEffect.NONE: N_("Ingen"),
    Theme.CHANNELS: N_("Kanalstrategi"),
    Theme.WORKFLOWS: N_("Arbeidsganger"),
    Theme.BEHAVIOUR: N_("Atferd"),
    Theme.ORGANISATION: N_("Organisering"),
    Theme.FOLLOW_UP: N_("Oppfølging"),
    Theme.BUDGET: N_("Budsjett"),
    Stage.ESTIMATED: N_("Estimert"),
    Stage.CALCULATED: N_("Kalkulert"),
    Stage.DECIDED: N_("Vedtatt"),
    Stage.REALISED: N_("Realisert"),
    GapPart.NEED: N_("Omstillingsbehov"),
    GapPart.DIRECT: N_("Direkte virkning, i kroner"),
    GapPart.LOWERED: N_("Herav poster som går ned, i kroner"),
    GapPart.AVOIDED: N_("Herav unngått vekst, i kroner"),
    GapPart.INCOME: N_("Herav mer inntekt, i kroner"),
    GapPart.UNSPECIFIED: N_("Herav direkte, ikke sagt hvordan, i kroner"),
    GapPart.EARLIER: N_("Vedtatt i tidligere økonomiplaner, i kroner"),
    GapPart.OUTSIDE: N_("Direkte virkning utenfor økonomiplanen, i kroner"),
    GapPart.COST: N_("Kostnader, i kroner"),
    OtherEffect.INDIRECT: N_("Indirekte virkning, i kroner"),
    OtherEffect.NO_EFFECT: N_("Uten oppgitt budsjettvirkning, i kroner"),
    OtherEffect.HOURS: N_("Frigjort tid, i timer"),
    OtherEffect.FULL_TIME_YEARS: N_("Frigjort tid, i årsverk"),
    NodeKind.A3: N_("A3"),
    NodeKind.MEASURE: N_("Tiltak"),
    NodeKind.CHANGE: N_("Endring"),
    NodeKind.BENEFIT: N_("Gevinst"),
    NodeKind.GOAL: N_("Mål"),
    LooseEnd.NO_BENEFIT: N_("Gir ingen gevinst"),
    LooseEnd.NO_MEASURE: N_("Ingen tiltak står bak"),
    LooseEnd.NO_GOAL: N_("Bidrar ikke til noe mål"),
    LooseEnd.NO_CONTRIBUTION: N_("Ingen gevinst bidrar"),
    Recurrence.DAILY: N_("Daglig"),
    Recurrence.WEEKLY: N_("Ukentlig"),
    Recurrence.MONTHLY: N_("Månedlig"),
    Recurrence.QUARTERLY: N_("Kvartalsvis"),
    Recurrence.THIRDLY: N_("Tertialvis"),
    Recurrence.HALF_YEARLY: N_("Halvårlig"),
    Recurrence.YEARLY: N_("Årlig"),
    Recurrence.ONGOING: N_("Løpende"),
    Demand.CURRENT_STATE: N_("Nåsituasjonen er ikke beskrevet."),
    Demand.ROOT_CAUSES: N_("Rotårsakene mangler."),
    Demand.TARGET_STATE: N_("Ønsket situasjon er ikke beskrevet."),
    Demand.MEASURES: N_("Det er ingen tiltak."),
    Demand.MEASURES_OWNED: N_("Tiltak uten ansvarlig:"),
    Demand.MEASURES_DATED: N_("Tiltak uten frist:"),
    Demand.MEASURES_SOLVE: N_("Tiltak som ikke løser noen rotårsak:"),
    Demand.BENEFITS: N_("Det er ingen gevinster."),
    Demand.BENEFITS_OWNED: N_("Gevinster uten ansvarlig:"),
    Demand.INDICATORS: N_("Det er ingenting å måle på."),
    Demand.BASELINES: N_("Har ingen tall fra før start (nullpunkt):"),
    Demand.TARGETS: N_("Har ikke noe mål i tall:"),
    Demand.READINGS: N_("Er ikke målt ennå:"),
    BenefitLack.OWNER: N_("Ansvarlig"),
    BenefitLack.EFFECT: N_("Om en post går ned, vekst unngås eller inntekten øker"),
    BenefitLack.INDICATOR: N_("Måleparameter"),
    BenefitLack.BASELINE: N_("Nullpunkt"),
    BenefitLack.DECISION: N_("Vedtak"),
}

LACKING: Mapping[Demand, str] = {
    Demand.CURRENT_STATE: N_("nåsituasjon"),
    Demand.ROOT_CAUSES: N_("rotårsaker"),
    Demand.TARGET_STATE: N_("ønsket situasjon"),
    Demand.MEASURES: N_("tiltak"),
    Demand.MEASURES_OWNED: N_("ansvar for tiltak"),
    Demand.MEASURES_DATED: N_("frist for tiltak"),
    Demand.MEASURES_SOLVE: N_("rotårsak bak tiltak"),
    Demand.BENEFITS: N_("gevinster"),
    Demand.BENEFITS_OWNED: N_("ansvar for gevinster"),
    Demand.INDICATORS: N_("noe å måle på"),
    Demand.BASELINES: N_("nullpunkt"),
    Demand.TARGETS: N_("måltall"),
    Demand.READINGS: N_("målinger"),
}
"""Names of what an A3 lacks, for the middle of a sentence, by the demand it does not meet."""

COLUMNS: Mapping[NodeKind, str] = {
    NodeKind.A3: N_("A3-er"),
    NodeKind.MEASURE: N_("Tiltak"),
    NodeKind.CHANGE: N_("Endringer"),
    NodeKind.BENEFIT: N_("Gevinster"),
    NodeKind.GOAL: N_("Mål"),
}
"""The columns of a benefits tree: the kinds of its parts, in the plural."""

TONES: Mapping[Enum, str] = {
    Urgency.OVERDUE: "bad",
    Urgency.SOON: "warn",
    Course.ON_TRACK: "good",
    Course.WATCH: "warn",
    Course.BEHIND: "bad",
    Course.STALE: "warn",
    LooseEnd.NO_BENEFIT: "warn",
    LooseEnd.NO_MEASURE: "warn",
    LooseEnd.NO_GOAL: "warn",
    LooseEnd.NO_CONTRIBUTION: "warn",
    SheetStatus.OVERDUE: "bad",
    SheetStatus.BEHIND: "warn",
    SheetStatus.INCOMPLETE: "warn",
    SheetStatus.NOT_JUDGED: "unjudged",
    SheetStatus.OVER: "unjudged",
    SheetStatus.IN_ORDER: "good",
    Need.READING: "warn",
    Zone.GREEN: "green",
    Zone.YELLOW: "yellow",
    Zone.ORANGE: "orange",
    Zone.RED: "red",
    Choice.CHOSEN: "now",
    Workload.WITHIN: "good",
    Workload.OVER: "bad",
    Status.STARTED: "now",
    Status.FINISHED: "good",
    Status.EVALUATED: "good",
}
"""The look of each badge, which never says more than its words; others are plain."""
