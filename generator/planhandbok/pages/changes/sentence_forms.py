"""The sentences about changes, as forms to be filled, and the names of fields in them.

In each form, `{name}` is the part that a change is about, and becomes a link to it.
"""

from collections.abc import Mapping

from planhandbok.pages.pieces.words import N_
from planhandbok.plan.changes.differences import ChangeKind
from planhandbok.records.schema.a3 import A3, Case, ChartTable, Indicator, Measure, RootCause
from planhandbok.records.schema.benefit import Benefit, BusinessChange, Cost, Idea, ThemeAnswer

PART_SENTENCES: Mapping[tuple[type, ChangeKind], str] = {
    (RootCause, ChangeKind.ADDED): N_("Ny rotårsak: «{name}»."),
    (RootCause, ChangeKind.REMOVED): N_("Rotårsaken «{name}» er fjernet."),
    (Measure, ChangeKind.ADDED): N_("Nytt tiltak: «{name}»."),
    (Measure, ChangeKind.REMOVED): N_("Tiltaket «{name}» er fjernet."),
    (Indicator, ChangeKind.ADDED): N_("Ny måleparameter: «{name}»."),
    (Indicator, ChangeKind.REMOVED): N_("Måleparameteren «{name}» er fjernet."),
    (BusinessChange, ChangeKind.ADDED): N_("Ny endring: «{name}»."),
    (BusinessChange, ChangeKind.REMOVED): N_("Endringen «{name}» er fjernet."),
    (Benefit, ChangeKind.ADDED): N_("Ny gevinst: «{name}»."),
    (Benefit, ChangeKind.REMOVED): N_("Gevinsten «{name}» er fjernet."),
    (ChartTable, ChangeKind.ADDED): N_("Ny figur: «{name}»."),
    (ChartTable, ChangeKind.REMOVED): N_("Figuren «{name}» er fjernet."),
    (Cost, ChangeKind.ADDED): N_("Ny kostnad: «{name}»."),
    (Cost, ChangeKind.REMOVED): N_("Kostnaden «{name}» er fjernet."),
    (Idea, ChangeKind.ADDED): N_("Ny idé: «{name}»."),
    (Idea, ChangeKind.REMOVED): N_("Ideen «{name}» er fjernet."),
    (ThemeAnswer, ChangeKind.ADDED): N_("Nytt svar i gevinstplanen: «{name}»."),
    (ThemeAnswer, ChangeKind.REMOVED): N_("Svaret «{name}» i gevinstplanen er fjernet."),
    (Case, ChangeKind.ADDED): N_("Ny politisk sak: {name}."),
    (Case, ChangeKind.REMOVED): N_("Den politiske saken {name} er fjernet."),
}
"""A part was added or removed."""

GOAL_SENTENCES: Mapping[tuple[type, ChangeKind], str] = {
    (A3, ChangeKind.ADDED): N_("A3-en bidrar nå til målet «{goal}»."),
    (A3, ChangeKind.REMOVED): N_("A3-en bidrar ikke lenger til målet «{goal}»."),
    (Benefit, ChangeKind.ADDED): N_("Gevinsten «{name}» bidrar nå til målet «{goal}»."),
    (Benefit, ChangeKind.REMOVED): N_("Gevinsten «{name}» bidrar ikke lenger til målet «{goal}»."),
}
"""An A3 or a benefit contributes to a goal that it did not, or no longer does."""

HEADER_SENTENCES: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("{what} er nå {after}."),
    ChangeKind.REMOVED: N_("{what} er fjernet. Før: {before}."),
    ChangeKind.CHANGED: N_("{what} er endret fra {before} til {after}."),
}
"""A value of the A3 itself; `{what}` is from `VALUE_NAMES`."""

VALUE_SENTENCES: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("{what} for «{name}» er nå {after}."),
    ChangeKind.REMOVED: N_("{what} for «{name}» er fjernet. Før: {before}."),
    ChangeKind.CHANGED: N_("{what} for «{name}» er endret fra {before} til {after}."),
}
"""A value of a part; `{what}` is from `VALUE_NAMES`."""

MOVED_DAY_SENTENCE = N_("{what} for «{name}» er flyttet fra {before} til {after}.")
"""A day of a part was changed to another."""

EXPLANATION_SENTENCE = N_("Forklaringen av {what} for «{name}» er endret.")
"""The comment of an amount or a reading was changed, and not its value."""

BOX_SENTENCES: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("{name} er fylt ut."),
    ChangeKind.REMOVED: N_("{name} er tømt."),
    ChangeKind.CHANGED: N_("{name} er skrevet om."),
}
"""A text of the A3 itself; `{name}` is from `BOX_NAMES`."""

TEXT_SENTENCES: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("{what} «{name}» er lagt til."),
    ChangeKind.REMOVED: N_("{what} «{name}» er fjernet."),
    ChangeKind.CHANGED: N_("{what} «{name}» er skrevet om."),
}
"""A text of a part; `{what}` is from `TEXT_NAMES`."""

READING_SENTENCES: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("Ny måling av «{name}» {day}: {after}."),
    ChangeKind.REMOVED: N_("Målingen av «{name}» {day} er fjernet. Den var {before}."),
    ChangeKind.CHANGED: N_("Målingen av «{name}» {day} er rettet fra {before} til {after}."),
}

READINGS_SENTENCE = N_("{count} nye målinger av «{name}». Den siste, {day}, er {value}.")
"""Several readings of an indicator were added at once."""

READING_ON = N_("Målingen {day}")
"""The subject of an explanation, where the reading itself stays as it was."""

AMOUNTS_SENTENCES: Mapping[tuple[type, str], str] = {
    (Benefit, "estimated"): N_("Estimerte beløp for «{name}»: {amounts}."),
    (Benefit, "calculated"): N_("Kalkulerte beløp for «{name}»: {amounts}."),
    (Benefit, "decided"): N_("Vedtatte beløp for «{name}»: {amounts}."),
    (Benefit, "realised"): N_("Realiserte beløp for «{name}»: {amounts}."),
    (Cost, "amounts"): N_("Beløp for «{name}»: {amounts}."),
}
"""The amounts of several years were added at once, each as `AMOUNT_IN_YEAR`."""

AMOUNT_IN_YEAR = N_("{amount} i {year}")

NUMBER_SENTENCES: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("Nytt tall for {row}, {column}, i figuren «{name}»: {after}."),
    ChangeKind.REMOVED: N_(
        "Tallet for {row}, {column}, i figuren «{name}» er fjernet. Før: {before}."
    ),
    ChangeKind.CHANGED: N_(
        "Tallet for {row}, {column}, i figuren «{name}» er endret fra {before} til {after}."
    ),
}
"""A number in a figure."""

MANY_NUMBERS_SENTENCE = N_("{count} tall i figuren «{name}» er endret.")

MENTION_SENTENCES: Mapping[tuple[type, str], str] = {
    (A3, "participants"): N_("Deltakerne er endret."),
    (A3, "parent"): N_("Det er endret hvilken A3 denne springer ut av."),
    (A3, "is_example"): N_("Det er endret om A3-en er et eksempel."),
    (A3, "benefits_elsewhere"): N_("Gevinstene som A3-en viser til i andre A3-er, er endret."),
    (ChartTable, "columns"): N_("Kolonnene i figuren «{name}» er endret."),
    (RootCause, "whys"): N_("Svarene på «hvorfor?» for «{name}» er endret."),
    (Measure, "solves"): N_("Rotårsakene som «{name}» løser, er endret."),
    (Measure, "became"): N_("Det er endret hvilket dypdykk «{name}» ble til."),
    (BusinessChange, "created_by"): N_("Tiltakene som skaper «{name}», er endret."),
    (Benefit, "assumptions"): N_("Forutsetningene for «{name}» er endret."),
    (Benefit, "created_by"): N_("Det er endret hva som skaper «{name}»."),
    (Benefit, "measured_by"): N_("Måleparameterne for «{name}» er endret."),
    (Cost, "caused_by"): N_("Tiltakene bak kostnaden «{name}» er endret."),
    (Idea, "became"): N_("Det er endret hvilket tiltak «{name}» ble til."),
    (ThemeAnswer, "concerns"): N_("Det er endret hva svaret om «{name}» gjelder."),
    (Case, "link"): N_("Lenken til sak «{name}» er endret."),
}
"""Fields of ids, or of several texts: a sentence says that they are others, and not which."""

OTHER_OF_PART = N_(
    "Noe om «{name}» er endret som ikke gjengis her, som utheving, en lenke eller en e-postadresse."
)
OTHER_OF_A3 = N_(
    "Noe i A3-en er endret som ikke gjengis her, som utheving, en lenke eller en e-postadresse."
)
"""Fields that no sentence tells of; a part has one such sentence for all of them."""

VALUE_NAMES: Mapping[tuple[type, str], str] = {
    (A3, "id"): N_("Adressen"),
    (A3, "year"): N_("Budsjettåret"),
    (A3, "kind"): N_("Typen"),
    (A3, "title"): N_("Tittelen"),
    (A3, "on"): N_("Datoen"),
    (A3, "edition"): N_("Utgaven"),
    (A3, "owners"): N_("Eieren"),
    (A3, "unit"): N_("Enheten"),
    (A3, "phase"): N_("Fasen"),
    (A3, "access"): N_("Offentligheten"),
    (A3, "legal_basis"): N_("Hjemmelen"),
    (ChartTable, "source"): N_("Kilden"),
    (RootCause, "category"): N_("Kategorien"),
    (Measure, "owners"): N_("Ansvaret"),
    (Measure, "deadline"): N_("Fristen"),
    (Measure, "status"): N_("Statusen"),
    (Measure, "effect"): N_("Effekten"),
    (Measure, "effort"): N_("Ressursbruken"),
    (ChartTable, "unit"): N_("Enheten i figuren"),
    (Indicator, "unit"): N_("Måleenheten"),
    (Indicator, "direction"): N_("Retningen"),
    (Indicator, "kind"): N_("Typen"),
    (Indicator, "source"): N_("Kilden"),
    (Indicator, "frequency"): N_("Målehyppigheten"),
    (Indicator, "owners"): N_("Ansvaret"),
    (Indicator, "baseline"): N_("Nullpunktet"),
    (Indicator, "target"): N_("Målet"),
    (Benefit, "kind"): N_("Typen"),
    (Benefit, "owners"): N_("Ansvaret"),
    (Benefit, "budget_effect"): N_("Budsjettvirkningen"),
    (Benefit, "unit"): N_("Enheten"),
    (Benefit, "budget_line"): N_("Budsjettposten"),
    (Benefit, "estimated"): N_("Det estimerte beløpet i {year}"),
    (Benefit, "calculated"): N_("Det kalkulerte beløpet i {year}"),
    (Benefit, "decided"): N_("Det vedtatte beløpet i {year}"),
    (Benefit, "realised"): N_("Det realiserte beløpet i {year}"),
    (Cost, "amounts"): N_("Beløpet i {year}"),
    (Cost, "unit"): N_("Enheten"),
    (Idea, "effect"): N_("Effekten"),
    (Idea, "effort"): N_("Ressursbruken"),
    (Case, "on"): N_("Datoen"),
    (Case, "edition"): N_("Utgaven"),
    (Case, "archive"): N_("Arkivsaken"),
}
"""Fields whose values before and after stand in the sentence."""

TEXT_NAMES: Mapping[tuple[type, str], str] = {
    (ChartTable, "title"): N_("Figuren"),
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
"""Texts of parts. The name of the part follows in the sentence."""

BOX_NAMES: Mapping[str, tuple[str, str]] = {
    "background": (N_("Begrunnelsen"), "begrunnelse"),
    "current_state": (N_("Nåsituasjonen"), "nasituasjon"),
    "target_state": (N_("Ønsket situasjon"), "onsket-situasjon"),
    "source": (N_("Kilden"), "kilde"),
}
"""Texts of the A3 itself, each with its anchor on the page."""
