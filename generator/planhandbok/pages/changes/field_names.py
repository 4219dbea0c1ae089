"""The names of the fields of an A3 and its parts, as sentences about changes call them."""

from collections.abc import Mapping

from planhandbok.pages.pieces.words import N_
from planhandbok.records.schema.a3 import A3, Case, ChartTable, Indicator, Measure, RootCause
from planhandbok.records.schema.benefit import Benefit, BusinessChange, Cost, Idea, ThemeAnswer

VALUE_NAMES: Mapping[tuple[type, str], str] = {
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
    (A3, "legal_basis"): N_("Hjemmelen"),
    (ChartTable, "source"): N_("Kilden"),
    (RootCause, "category"): N_("Kategorien"),
    (Measure, "owner"): N_("Ansvaret"),
    (Measure, "deadline"): N_("Fristen"),
    (Measure, "status"): N_("Statusen"),
    (Measure, "effect"): N_("Effekten"),
    (Measure, "effort"): N_("Ressursbruken"),
    (Indicator, "unit"): N_("Måleenheten"),
    (Indicator, "direction"): N_("Retningen"),
    (Indicator, "kind"): N_("Typen"),
    (Indicator, "source"): N_("Kilden"),
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
    (Idea, "effect"): N_("Effekten"),
    (Idea, "effort"): N_("Ressursbruken"),
    (Case, "on"): N_("Datoen"),
    (Case, "edition"): N_("Utgaven"),
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
