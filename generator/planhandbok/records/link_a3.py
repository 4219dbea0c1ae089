"""What an A3 refers to: its own parts, other A3s, the goals of its cycle, phases and units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planhandbok.records.a3 import A3
from planhandbok.records.checks import dangling, no_such, repeated
from planhandbok.records.handbook import Sheet
from planhandbok.records.problems import Finding, did_you_mean


@dataclass(frozen=True)
class Known:
    """What an A3 may refer to outside itself.

    `benefits` holds those of the A3s that could be read; `goals` are by budget year, of the
    cycles that could be read. `phases` is `None` when the method could not be.
    """

    a3s: frozenset[str]
    benefits: Mapping[str, frozenset[str]]
    goals: Mapping[int, frozenset[str]]
    phases: frozenset[str] | None
    units: frozenset[str]


def findings_in(sheet: Sheet, known: Known) -> Iterator[Finding]:
    """Everything in one A3 that leads nowhere or contradicts itself."""
    a3, file = sheet.a3, sheet.file
    yield from _repeated_ids(a3, file)
    yield from _header(sheet, known)
    yield from _inside(a3, file)
    yield from _benefits(sheet, known)
    for index, figure in enumerate(a3.figures):
        for row_index, row in enumerate(figure.rows):
            if len(row.values) != len(figure.columns):
                yield Finding(
                    file,
                    ("figurer", index, "rader", row_index, "verdier"),
                    f"Raden har {len(row.values)} tall, men figuren har "
                    f"{len(figure.columns)} kolonner.",
                    "Skriv ett tall for hver kolonne, ett på hver linje.",
                )


def _repeated_ids(a3: A3, file: str) -> Iterator[Finding]:
    for key, items in (
        ("figurer", a3.figures),
        ("rotårsaker", a3.root_causes),
        ("endringstiltak", a3.measures),
        ("måling", a3.indicators),
        ("gevinster", a3.benefits),
        ("kostnader", a3.costs),
        ("ideer", a3.ideas),
    ):
        if len(items) > 1:
            yield from repeated(file, key, [item.id for item in items])


def _header(sheet: Sheet, known: Known) -> Iterator[Finding]:
    a3, file = sheet.a3, sheet.file
    if a3.parent == a3.id:
        yield Finding(
            file,
            ("overordnet",),
            "A3-en kan ikke være overordnet seg selv.",
            "Skriv id-en til A3-en som denne springer ut av, eller fjern linjen.",
        )
    elif a3.parent and a3.parent not in known.a3s:
        yield no_such(file, ("overordnet",), a3.parent, known.a3s, "en A3")
    if a3.phase and known.phases is not None and a3.phase not in known.phases:
        yield no_such(file, ("fase",), a3.phase, known.phases, "en fase")
    if a3.unit and known.units and a3.unit not in known.units:
        yield Finding(
            file,
            ("enhet",),
            f"«{a3.unit}» er ikke en av enhetene i mkdocs.yml.",
            did_you_mean(a3.unit, known.units),
        )
    yield from _goals(sheet, ("mål",), a3.goals, known)
    for index, measure in enumerate(a3.measures):
        if measure.became and measure.became not in known.a3s:
            path = ("endringstiltak", index, "utredning")
            yield no_such(file, path, measure.became, known.a3s, "en A3")


def _goals(
    sheet: Sheet, path: tuple[str | int, ...], ids: Sequence[str], known: Known
) -> Iterator[Finding]:
    """Goals that the cycle of the A3 does not have; not judged when there is no cycle to ask."""
    if sheet.year in known.goals:
        goals = known.goals[sheet.year]
        yield from dangling(sheet.file, path, ids, goals, "et mål i syklusen")


def _inside(a3: A3, file: str) -> Iterator[Finding]:
    causes = {cause.id for cause in a3.root_causes}
    measures = {measure.id for measure in a3.measures}
    for index, measure in enumerate(a3.measures):
        path = ("endringstiltak", index, "løser")
        yield from dangling(file, path, measure.solves, causes, "en rotårsak")
    for index, cost in enumerate(a3.costs):
        path = ("kostnader", index, "gjelder")
        yield from dangling(file, path, cost.caused_by, measures, "et tiltak")
    for index, idea in enumerate(a3.ideas):
        if idea.became and idea.became not in measures:
            path = ("ideer", index, "ble_tiltak")
            yield no_such(file, path, idea.became, measures, "et tiltak")
    concerned = measures | {benefit.id for benefit in a3.benefits}
    for index, answer in enumerate(a3.themes):
        path = ("temaer", index, "gjelder")
        yield from dangling(file, path, answer.concerns, concerned, "et tiltak eller en gevinst")


def _benefits(sheet: Sheet, known: Known) -> Iterator[Finding]:
    a3, file = sheet.a3, sheet.file
    measures = {measure.id for measure in a3.measures}
    indicators = {indicator.id for indicator in a3.indicators}
    for index, benefit in enumerate(a3.benefits):
        path = ("gevinster", index)
        yield from dangling(file, (*path, "skapes_av"), benefit.created_by, measures, "et tiltak")
        yield from dangling(
            file, (*path, "måles_av"), benefit.measured_by, indicators, "en måleparameter"
        )
        yield from _goals(sheet, (*path, "bidrar_til"), benefit.contributes_to, known)
    for index, reference in enumerate(a3.benefits_elsewhere):
        yield from _benefit_elsewhere(a3, file, index, reference, known)


def _benefit_elsewhere(
    a3: A3, file: str, index: int, reference: str, known: Known
) -> Iterator[Finding]:
    path = ("gevinster_andre_steder", index)
    home, benefit = reference.split("/")
    if home == a3.id:
        yield Finding(
            file,
            path,
            "Gevinsten bor i denne A3-en.",
            "Fjern linjen. Her står bare gevinster som har sitt hjem i en annen A3.",
        )
    elif home not in known.a3s:
        yield no_such(file, path, home, known.a3s, "en A3")
    elif home in known.benefits and benefit not in known.benefits[home]:
        yield no_such(file, path, benefit, known.benefits[home], f"en gevinst i «{home}»")
