"""What a cycle and the method refer to: steps, activities, deliverables, phases, guide pages."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields

from planhandbok.records.addresses.urls import GAP_PAGE, PRIORITY_PAGE, TREE_PAGE
from planhandbok.records.checks.references import MERGE, Path, no_such, repeated
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Help, Lane, Method
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.text import files
from planhandbok.records.text.problems import Finding

STEPS = 5
"""Four quarters and the year of carrying out."""

TAKEN = {
    GAP_PAGE: "siden om gevinstene i en syklus",
    PRIORITY_PAGE: "siden om prioriteringen i en syklus",
    TREE_PAGE: "siden med gevinsttreet i en syklus",
}
"""What the last part of a step's address cannot be, since something else stands there."""

Anchors = Mapping[str, Collection[str]]
"""What an address may end in on each page of the guide, by the path of the page."""


def findings_in_method(method: Method, guide: Anchors | None) -> Iterator[Finding]:
    """What in the method contradicts itself.

    `guide` holds the anchors of the guide's pages by their path, or is `None` when its folder is
    not known.
    """
    steps = [step.id for step in method.steps]
    if len(steps) != STEPS:
        yield Finding(
            files.METHOD,
            ("steg",),
            f"Metoden har {len(steps)} steg, men skal ha {STEPS}.",
            "Skriv de fire kvartalene, og til slutt året for gjennomføring.",
        )
    yield from repeated(files.METHOD, "steg", steps)
    yield from repeated(files.METHOD, "faser", [phase.id for phase in method.phases])
    for index, phase in enumerate(method.phases):
        if phase.step not in steps:
            yield no_such(files.METHOD, ("faser", index, "steg"), phase.step, steps, "et steg")
    for index, step in enumerate(steps):
        if step in TAKEN:
            yield Finding(
                files.METHOD,
                ("steg", index, "id"),
                f"«{step}» er adressen til {TAKEN[step]}.",
                "Gi steget en annen id.",
            )
    yield from _lanes(method)
    yield from _inside_steps(method)
    if guide is not None:
        yield from _guide_links(method, guide)


def _lanes(method: Method) -> Iterator[Finding]:
    named = [lane.id for lane in method.lanes]
    yield from repeated(files.METHOD, "baner", named, hint=MERGE)
    for lane in Lane:
        if lane not in named:
            yield Finding(
                files.METHOD,
                ("baner",),
                f"Banen «{lane}» mangler navn.",
                f"Legg til «- id: {lane}» med «navn:» under.",
            )


def _inside_steps(method: Method) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, step in enumerate(method.steps):
        for key, ids in (
            ("aktiviteter", [activity.id for activity in step.activities]),
            ("leveranser", [deliverable.id for deliverable in step.deliverables]),
        ):
            for place, id in enumerate(ids):
                if id in seen:
                    yield Finding(
                        files.METHOD,
                        ("steg", index, key, place, "id"),
                        f"Id-en «{id}» er brukt før.",
                        "Gi aktiviteten eller leveransen et navn som er alene i metoden.",
                    )
                seen.add(id)


def _guide_links(method: Method, guide: Anchors) -> Iterator[Finding]:
    for path, link in _links_of(method):
        page, _, anchor = link.partition("#")
        if page not in guide:
            yield no_such(files.METHOD, path, page, guide, "en side i veiledningen")
        elif anchor and anchor not in guide[page]:
            what = f"et anker på siden «{page}»"
            yield no_such(files.METHOD, path, anchor, guide[page], what)


def _links_of(method: Method) -> Iterator[tuple[Path, str]]:
    """Each page of the guide that the method names, and where it names it."""
    for index, step in enumerate(method.steps):
        if step.guide:
            yield ("steg", index, "veiledning"), step.guide
        for place, activity in enumerate(step.activities):
            if activity.guide:
                yield ("steg", index, "aktiviteter", place, "veiledning"), activity.guide
    for key, field in zip(key_fields(Help), fields(Help), strict=True):
        link = getattr(method.help, field.name)
        if link:
            yield ("hjelp", key), link


def findings_in_cycle(cycle: Cycle, folder: int, file: str, method: Method) -> Iterator[Finding]:
    """What in a cycle leads nowhere; `folder` is the year its folder is named after."""
    if cycle.year != folder:
        yield Finding(
            file,
            ("budsjettår",),
            f"Budsjettåret er {cycle.year}, men mappen heter {folder}.",
            "Rett året, eller flytt filen til mappen for det året.",
        )
    if cycle.period.last < cycle.period.first:
        yield Finding(
            file, ("periode",), "Perioden slutter før den begynner.", "Bytt om «fra» og «til»."
        )
    yield from _dates(cycle, file, method)
    activities = {activity.id for step in method.steps for activity in step.activities}
    deliverables = {item.id for step in method.steps for item in step.deliverables}
    for key, ids, known, what in (
        ("aktiviteter", [a.activity for a in cycle.activities], activities, "en aktivitet"),
        ("leveranser", [d.deliverable for d in cycle.deliverables], deliverables, "en leveranse"),
    ):
        yield from repeated(file, key, ids, hint=MERGE)
        for index, id in enumerate(ids):
            if id not in known:
                yield no_such(file, (key, index, "id"), id, known, f"{what} i metoden")
    yield from repeated(file, "mål", [goal.id for goal in cycle.goals])


def _dates(cycle: Cycle, file: str, method: Method) -> Iterator[Finding]:
    steps = [step.id for step in method.steps]
    named = [dates.step for dates in cycle.dates]
    yield from repeated(file, "datoer", named, "steg", MERGE)
    for index, dates in enumerate(cycle.dates):
        if dates.step not in steps:
            yield no_such(file, ("datoer", index, "steg"), dates.step, steps, "et steg")
        if dates.last < dates.first:
            yield Finding(
                file,
                ("datoer", index, "til"),
                "Steget slutter før det begynner.",
                "Bytt om «fra» og «til», eller rett årstallet.",
            )
    for index, meeting in enumerate(cycle.meetings):
        if not any(one.first <= meeting.on <= one.last for one in cycle.dates):
            yield Finding(
                file,
                ("møter", index, "dato"),
                "Møtet er utenfor alle stegene i syklusen.",
                "Rett datoen, eller flytt møtet til syklusen det hører til.",
            )
    for step in steps:
        if step not in named:
            yield Finding(
                file,
                ("datoer",),
                f"Steget «{step}» mangler datoer.",
                f"Legg til «- steg: {step}» med «fra:» og «til:» under.",
            )
