"""What the parts and fields of the form are called in a sentence about what has changed."""

from collections.abc import Mapping

from planhandbok.pages.pieces.words import N_
from planhandbok.plan.changes.differences import Act
from planhandbok.records.schema.a3 import A3, Case, ChartTable, Indicator, Measure, RootCause
from planhandbok.records.schema.benefit import Benefit, BusinessChange, Cost, Idea, ThemeAnswer

PARTS: Mapping[tuple[type, Act], str] = {
    (RootCause, Act.ADDED): N_("Ny rotårsak: «{name}»."),
    (RootCause, Act.REMOVED): N_("Rotårsaken «{name}» er fjernet."),
    (Measure, Act.ADDED): N_("Nytt tiltak: «{name}»."),
    (Measure, Act.REMOVED): N_("Tiltaket «{name}» er fjernet."),
    (Indicator, Act.ADDED): N_("Ny måleparameter: «{name}»."),
    (Indicator, Act.REMOVED): N_("Måleparameteren «{name}» er fjernet."),
    (BusinessChange, Act.ADDED): N_("Ny endring: «{name}»."),
    (BusinessChange, Act.REMOVED): N_("Endringen «{name}» er fjernet."),
    (Benefit, Act.ADDED): N_("Ny gevinst: «{name}»."),
    (Benefit, Act.REMOVED): N_("Gevinsten «{name}» er fjernet."),
    (ChartTable, Act.ADDED): N_("Ny figur: «{name}»."),
    (ChartTable, Act.REMOVED): N_("Figuren «{name}» er fjernet."),
    (Cost, Act.ADDED): N_("Ny kostnad: «{name}»."),
    (Cost, Act.REMOVED): N_("Kostnaden «{name}» er fjernet."),
    (Idea, Act.ADDED): N_("Ny idé: «{name}»."),
    (Idea, Act.REMOVED): N_("Ideen «{name}» er fjernet."),
    (ThemeAnswer, Act.ADDED): N_("Nytt svar i gevinstplanen: «{name}»."),
    (ThemeAnswer, Act.REMOVED): N_("Svaret «{name}» i gevinstplanen er fjernet."),
    (Case, Act.ADDED): N_("Ny politisk sak: {name}."),
    (Case, Act.REMOVED): N_("Den politiske saken {name} er fjernet."),
}
"""A part that came or went."""

VALUES: Mapping[tuple[type, str], str] = {
    (A3, "id"): N_("Adressen"),
    (A3, "year"): N_("Budsjettåret"),
    (A3, "kind"): N_("Typen"),
    (A3, "title"): N_("Tittelen"),
    (A3, "on"): N_("Datoen"),
    (A3, "edition"): N_("Utgaven"),
    (A3, "owner"): N_("Eieren"),
    (A3, "unit"): N_("Enheten"),
    (A3, "phase"): N_("Fasen"),
    (A3, "access"): N_("Offentligheten"),
    (RootCause, "category"): N_("Kategorien"),
    (Measure, "owner"): N_("Ansvaret"),
    (Measure, "deadline"): N_("Fristen"),
    (Measure, "status"): N_("Statusen"),
    (Measure, "effect"): N_("Effekten"),
    (Measure, "effort"): N_("Ressursbruken"),
    (Indicator, "unit"): N_("Måleenheten"),
    (Indicator, "kind"): N_("Typen"),
    (Indicator, "frequency"): N_("Målehyppigheten"),
    (Indicator, "owner"): N_("Ansvaret"),
    (Indicator, "baseline"): N_("Nullpunktet"),
    (Indicator, "target"): N_("Målet"),
    (Benefit, "kind"): N_("Typen"),
    (Benefit, "owner"): N_("Ansvaret"),
    (Benefit, "budget_effect"): N_("Budsjettvirkningen"),
    (Benefit, "unit"): N_("Enheten"),
    (Benefit, "budget_line"): N_("Budsjettposten"),
    (Benefit, "estimated"): N_("Det estimerte beløpet i {year}"),
    (Benefit, "calculated"): N_("Det kalkulerte beløpet i {year}"),
    (Benefit, "decided"): N_("Det vedtatte beløpet i {year}"),
    (Benefit, "realised"): N_("Det realiserte beløpet i {year}"),
    (Cost, "amounts"): N_("Beløpet i {year}"),
}
"""Fields whose values can stand in a sentence."""

GOALS: Mapping[tuple[type, Act], str] = {
    (A3, Act.ADDED): N_("A3-en bidrar nå til målet «{goal}»."),
    (A3, Act.REMOVED): N_("A3-en bidrar ikke lenger til målet «{goal}»."),
    (Benefit, Act.ADDED): N_("Gevinsten «{name}» bidrar nå til målet «{goal}»."),
    (Benefit, Act.REMOVED): N_("Gevinsten «{name}» bidrar ikke lenger til målet «{goal}»."),
}
"""A goal that an A3 or a benefit has got or left."""

NUMBERS: Mapping[Act, str] = {
    Act.ADDED: N_("Nytt tall for {row}, {column}, i figuren «{name}»: {after}."),
    Act.REMOVED: N_("Tallet for {row}, {column}, i figuren «{name}» er fjernet. Før: {before}."),
    Act.CHANGED: N_(
        "Tallet for {row}, {column}, i figuren «{name}» er endret fra {before} til {after}."
    ),
}
MANY_NUMBERS = N_("{count} tall i figuren «{name}» er endret.")

SERIES: Mapping[tuple[type, str], str] = {
    (Benefit, "estimated"): N_("Estimerte beløp for «{name}»: {amounts}."),
    (Benefit, "calculated"): N_("Kalkulerte beløp for «{name}»: {amounts}."),
    (Benefit, "decided"): N_("Vedtatte beløp for «{name}»: {amounts}."),
    (Benefit, "realised"): N_("Realiserte beløp for «{name}»: {amounts}."),
    (Cost, "amounts"): N_("Beløp for «{name}»: {amounts}."),
}
"""Several years that came at once are told together."""

BOXES: Mapping[str, tuple[str, str]] = {
    "background": (N_("Begrunnelsen"), "begrunnelse"),
    "current_state": (N_("Nåsituasjonen"), "nasituasjon"),
    "target_state": (N_("Ønsket situasjon"), "onsket-situasjon"),
    "source": (N_("Kilden"), "kilde"),
}
"""Texts of the A3 itself, and where they stand on its page."""

TEXTS: Mapping[tuple[type, str], str] = {
    (RootCause, "cause"): N_("Rotårsaken"),
    (Measure, "text"): N_("Tiltaket"),
    (Measure, "comment"): N_("Kommentaren til"),
    (Indicator, "parameter"): N_("Måleparameteren"),
    (BusinessChange, "text"): N_("Endringen"),
    (Benefit, "description"): N_("Gevinsten"),
    (Benefit, "uncertainty"): N_("Usikkerheten i"),
    (Cost, "description"): N_("Kostnaden"),
    (Idea, "text"): N_("Ideen"),
    (Idea, "reason"): N_("Vurderingen av"),
    (ThemeAnswer, "answer"): N_("Svaret i gevinstplanen om"),
    (Case, "decision"): N_("Vedtaket i sak"),
}
"""Texts of its parts, before the name of the part."""
