"""The method and the cycles refer to steps, activities, deliverables, phases and guide pages."""

from collections.abc import Collection, Iterator, Mapping

from planhandbok.records.addresses.urls import GAP_PAGE, PRIORITY_PAGE, TREE_PAGE
from planhandbok.records.checks.references import MERGE, no_such, repeated, unknown_items
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Help, Lane, Method
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.text import files
from planhandbok.records.text.problems import Finding, KeyPath, Severity
from planhandbok.records.values.status import Status

STEPS = 5
"""Four quarters, and the year in which the plan is carried out."""

TAKEN = {
    GAP_PAGE: "siden om gevinstene i en syklus",
    PRIORITY_PAGE: "siden om prioriteringen i en syklus",
    TREE_PAGE: "siden med gevinsttreet i en syklus",
}
"""Ids that a step cannot have: the last part of its address would be that of another page."""


def method_mistakes(loaded: Loaded) -> Iterator[Finding]:
    method = loaded.method
    if method is None:
        return
    steps = [step.id for step in method.steps]
    if len(steps) != STEPS:
        message = f"Metoden har {len(steps)} steg, men skal ha {STEPS}."
        hint = "Skriv de fire kvartalene, og til slutt året for gjennomføring."
        yield Finding(files.METHOD, ("steg",), message, hint)
    yield from repeated(files.METHOD, "steg", steps)
    yield from repeated(files.METHOD, "faser", [phase.id for phase in method.phases])
    for index, phase in enumerate(method.phases):
        if phase.step not in steps:
            yield no_such(files.METHOD, ("faser", index, "steg"), phase.step, steps, "et steg")
    if not loaded.mistakes.is_misread(files.METHOD, "baner"):
        yield from _lanes(method)
    yield from _steps(method)
    if (
        loaded.site and loaded.has_own_method
    ):  # without the settings, nobody knows which folder the guide is in
        yield from _guide_links(method, loaded.guide.anchors)


def _lanes(method: Method) -> Iterator[Finding]:
    named = [lane.id for lane in method.lanes]
    yield from repeated(files.METHOD, "baner", named, hint=MERGE)
    for lane in Lane:
        if lane not in named:
            message = f"Banen «{lane}» mangler navn."
            hint = f"Legg til «- id: {lane}» med «navn:» under."
            yield Finding(files.METHOD, ("baner",), message, hint)


def _steps(method: Method) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, step in enumerate(method.steps):
        if step.id in TAKEN:
            message = f"«{step.id}» er adressen til {TAKEN[step.id]}."
            hint = "Gi steget en annen id."
            yield Finding(files.METHOD, ("steg", index, "id"), message, hint)
        for key, ids in (
            ("aktiviteter", [activity.id for activity in step.activities]),
            ("leveranser", [deliverable.id for deliverable in step.deliverables]),
        ):
            for place, id in enumerate(ids):
                if id in seen:
                    message = f"Id-en «{id}» er brukt før."
                    hint = "Gi aktiviteten eller leveransen et navn som er alene i metoden."
                    yield Finding(files.METHOD, ("steg", index, key, place, "id"), message, hint)
                seen.add(id)


def _guide_links(method: Method, anchors: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    for path, link in links_of(method):
        page, _, anchor = link.partition("#")
        if page not in anchors:
            yield no_such(files.METHOD, path, page, anchors, "en side i veiledningen")
        elif anchor and anchor not in anchors[page]:
            what = f"et anker på siden «{page}»"
            yield no_such(files.METHOD, path, anchor, anchors[page], what)


def links_of(method: Method) -> Iterator[tuple[KeyPath, str]]:
    """Yield each link to a page of the guide, with the path that it stands at."""
    for index, step in enumerate(method.steps):
        if step.guide:
            yield ("steg", index, "veiledning"), step.guide
        for place, activity in enumerate(step.activities):
            if activity.guide:
                yield ("steg", index, "aktiviteter", place, "veiledning"), activity.guide
    for key, field in key_fields(Help).items():
        link = getattr(method.help, field.name)
        if link:
            yield ("hjelp", key), link


def cycle_mistakes(loaded: Loaded) -> Iterator[Finding]:
    if loaded.method:
        for year, cycle in loaded.cycles.items():
            file = files.cycle_file(year)
            yield from _years(cycle, file, year)
            yield from _items(cycle, file, loaded.method)
            yield from _reversed_steps(cycle, file)
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
    """Return the political activities of the last quarter, in which the budget is decided."""
    last_quarter = method.steps[-2:-1]
    return frozenset(
        activity.id
        for step in last_quarter
        for activity in step.activities
        if activity.lane is Lane.POLITICAL
    )


def _is_undecided(cycle: Cycle, deciding: frozenset[str]) -> bool:
    """Return whether the cycle tells that the budget is yet to be decided."""
    return any(
        state.activity in deciding and state.status is not Status.FINISHED
        for state in cycle.activities
    )
