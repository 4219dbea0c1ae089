"""The cycles fill in steps, activities and deliverables of the method, within dates that fit."""

from collections.abc import Iterator

from planhandbok.records.checks.references import no_such_lane, repeated, unknown_items
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import POLITICAL, Method
from planhandbok.records.text import files
from planhandbok.records.text.problems import Finding, Severity
from planhandbok.records.values.status import Status


def cycle_mistakes(loaded: Loaded) -> Iterator[Finding]:
    if loaded.method:
        for year, cycle in loaded.cycles.items():
            file = files.cycle_file(year)
            yield from _years(cycle, file, year)
            yield from _items(cycle, file, loaded.method)
            yield from _reversed_steps(cycle, file)
            if not loaded.mistakes.is_misread(files.METHOD, "baner"):
                yield from _lanes(cycle, file, loaded.method)
            if not loaded.mistakes.is_misread(file, "datoer"):
                yield from _outside_steps(cycle, file)
                yield from _undated_steps(cycle, file, loaded.method)


def _years(cycle: Cycle, file: str, folder: int) -> Iterator[Finding]:
    """Compare the years with each other, and with the year that the folder is named after."""
    if cycle.year != folder:
        message = f"Budsjettåret er {cycle.year}, men mappen heter {folder}."
        hint = "Rett året, eller flytt filen til mappen for det året."
        yield Finding(file, ("budsjettår",), message, hint)
    if cycle.period.last < cycle.period.first:
        message = "Perioden slutter før den begynner."
        hint = "Bytt om «fra» og «til»."
        yield Finding(file, ("periode", "til"), message, hint)


def _items(cycle: Cycle, file: str, method: Method) -> Iterator[Finding]:
    """Find what is repeated, or what the method lacks."""
    steps = [step.id for step in method.steps]
    activities = {activity.id for step in method.steps for activity in step.activities}
    deliverables = {item.id for step in method.steps for item in step.deliverables}
    dated = [dates.step for dates in cycle.dates]
    done = [activity.activity for activity in cycle.activities]
    given = [item.deliverable for item in cycle.deliverables]
    yield from unknown_items(file, "datoer", dated, steps, "et steg", "steg")
    yield from unknown_items(file, "aktiviteter", done, activities, "en aktivitet i metoden")
    yield from unknown_items(file, "leveranser", given, deliverables, "en leveranse i metoden")
    yield from repeated(file, "mål", [goal.id for goal in cycle.goals])


def _lanes(cycle: Cycle, file: str, method: Method) -> Iterator[Finding]:
    lanes = [lane.id for lane in method.lanes]
    for index, meeting in enumerate(cycle.meetings):
        if meeting.lane not in lanes:
            yield no_such_lane(file, ("møter", index, "bane"), meeting.lane, lanes)


def _reversed_steps(cycle: Cycle, file: str) -> Iterator[Finding]:
    for index, dates in enumerate(cycle.dates):
        if dates.last < dates.first:
            message = "Steget slutter før det begynner."
            hint = "Bytt om «fra» og «til», eller rett årstallet."
            yield Finding(file, ("datoer", index, "til"), message, hint)


def _outside_steps(cycle: Cycle, file: str) -> Iterator[Finding]:
    for index, meeting in enumerate(cycle.meetings):
        if not any(dates.first <= meeting.on <= dates.last for dates in cycle.dates):
            message = "Møtet er utenfor alle stegene i syklusen."
            hint = "Rett datoen, eller flytt møtet til syklusen det hører til."
            yield Finding(file, ("møter", index, "dato"), message, hint)


def _undated_steps(cycle: Cycle, file: str, method: Method) -> Iterator[Finding]:
    dated = {dates.step for dates in cycle.dates}
    for step in method.steps:
        if step.id not in dated:
            message = f"Steget «{step.id}» mangler datoer."
            hint = f"Legg til en linje: «- {{steg: {step.id}, fra: …, til: …}}»."
            yield Finding(file, ("datoer",), message, hint)


def undecided_measures(loaded: Loaded) -> Iterator[Finding]:
    """Warn of each measure that is `besluttet` while its cycle has no budget, and its A3 no case
    with a decision. One that a leader may start without either is `igangsatt`.
    """
    deciding = _deciding(loaded.method) if loaded.method else frozenset()
    for sheet in loaded.sheets:
        cycle = loaded.cycles.get(sheet.year)
        if cycle is None or not _is_undecided(cycle, deciding):
            continue
        if any(case.decision for case in sheet.a3.cases):
            continue
        for index, measure in enumerate(sheet.a3.measures):
            if measure.status is Status.DECIDED:
                yield Finding(
                    sheet.file,
                    ("endringstiltak", index, "status"),
                    f"Tiltaket er besluttet, men budsjettet for {cycle.year} er ikke vedtatt, og "
                    "A3-en har ingen sak med vedtak.",
                    "Skriv «utredes» til det er vedtatt, eller «igangsatt» om en leder alt har "
                    "satt det i gang. Er det vedtatt, så før opp saken under «saker».",
                    severity=Severity.WARNING,
                )


def _deciding(method: Method) -> frozenset[str]:
    """Return the political activities of the last step of planning: it decides the budget."""
    return frozenset(
        activity.id
        for step in method.planning[-1:]
        for activity in step.activities
        if activity.lane == POLITICAL
    )


def _is_undecided(cycle: Cycle, deciding: frozenset[str]) -> bool:
    """Return whether the cycle tells that the budget is yet to be decided."""
    return any(
        state.activity in deciding and state.status is not Status.FINISHED
        for state in cycle.activities
    )
