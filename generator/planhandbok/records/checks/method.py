"""The method has steps in order, each with a name of its own, and leads to pages that exist."""

from collections.abc import Collection, Iterator, Mapping

from planhandbok.phrase import EMPTY, Phrase
from planhandbok.records.addresses.urls import GAP_PAGE, PRIORITY_PAGE, TREE_PAGE
from planhandbok.records.checks.references import MERGE, no_such, no_such_lane, repeated
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.method import Help, InSomeYears, Method
from planhandbok.records.schema.own_boxes import is_free
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.text import files
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.problems import Finding, KeyPath

TAKEN = {
    GAP_PAGE: Phrase("siden om gevinstene i en syklus"),
    PRIORITY_PAGE: Phrase("siden om prioriteringen i en syklus"),
    TREE_PAGE: Phrase("siden med gevinsttreet i en syklus"),
}
"""Ids that a step cannot have: the last part of its address would be that of another page."""


def method_mistakes(loaded: Loaded) -> Iterator[Finding]:
    method = loaded.method
    if method is None:
        return
    steps = [step.id for step in method.steps]
    yield from repeated(files.METHOD, "steg", steps)
    if not loaded.mistakes.is_misread(files.METHOD, "steg"):
        yield from _orders(method, loaded.cycles)
        yield from _reversed_years(method)
    yield from repeated(files.METHOD, "faser", [phase.id for phase in method.phases])
    kinds = [kind.id for kind in method.benefit_types]
    yield from repeated(files.METHOD, "gevinsttyper", kinds, hint=MERGE)
    yield from _boxes(method)
    for index, phase in enumerate(method.phases):
        if phase.step not in steps:
            yield no_such(
                files.METHOD, ("faser", index, "steg"), phase.step, steps, Phrase("et steg")
            )
    if not loaded.mistakes.is_misread(files.METHOD, "baner"):
        yield from _lanes(method)
    yield from _steps(method)
    # Without the settings, nobody knows which folder the guide is in.
    if loaded.site:
        yield from _guide_links(method, loaded.own_method_keys, loaded.guide.anchors)


def _boxes(method: Method) -> Iterator[Finding]:
    """Find boxes that share a key or an anchor with another, or have the key of something else."""
    yield from repeated(files.METHOD, "ruter", [slug(box.id) for box in method.boxes])
    for index, box in enumerate(method.boxes):
        if not is_free(box.id):
            message = Phrase("«{id}» er en nøkkel som A3-ene har fra før.", id=box.id)
            hint = Phrase("Gi ruten en annen id.")
            yield Finding(files.METHOD, ("ruter", index, "id"), message, hint)


def _orders(method: Method, cycles: Collection[int]) -> Iterator[Finding]:
    """Find what is wrong with the steps in any year that has steps of its own, or a cycle."""
    begun = [step.first_year for step in method.steps if step.first_year]
    ended = [step.last_year + 1 for step in method.steps if step.last_year]
    years = {*begun, *ended, *cycles} if begun or ended else ()
    for year in sorted(years):
        yield from _order(method, method.in_year(year), Phrase(" i budsjettåret {year}", year=year))
    if not years:
        yield from _order(method, method, EMPTY)


def _order(method: Method, now: Method, year: Phrase) -> Iterator[Finding]:
    """Find a method that plans nothing, and a step of planning after the plan is carried out."""
    if not now.steps:
        message = Phrase("Metoden har ingen steg{year}.", year=year)
        hint = Phrase("Skriv stegene der budsjettet blir til, og til slutt gjennomføringen.")
        yield Finding(files.METHOD, ("steg",), message, hint)
    elif not now.planning:
        message = Phrase("Metoden har ingen steg der budsjettet blir til{year}.", year=year)
        hint = Phrase(
            "Skriv minst ett steg før gjennomføringen, eller «gjennomføring: nei» i det siste."
        )
        yield Finding(files.METHOD, ("steg",), message, hint)
    else:
        places = {step.id: index for index, step in enumerate(method.steps)}
        for step in now.steps[: now.steps.index(now.planning[-1])]:
            if step not in now.planning:
                path = ("steg", places[step.id], "gjennomføring")
                message = Phrase(
                    "Steget «{id}» er gjennomføring, men planleggingen fortsetter{year}.",
                    id=step.id,
                    year=year,
                )
                hint = Phrase(
                    "Flytt det sist, eller skriv «gjennomføring: ja» i stegene etter det også."
                )
                yield Finding(files.METHOD, path, message, hint)


def _reversed_years(method: Method) -> Iterator[Finding]:
    for path, part in _parts(method):
        if part.first_year and part.last_year and part.last_year < part.first_year:
            message = Phrase("Det siste året er før det første.")
            yield Finding(files.METHOD, (*path, "til"), message, Phrase("Bytt om «fra» og «til»."))


def _parts(method: Method) -> Iterator[tuple[KeyPath, InSomeYears]]:
    """Yield each part that may say which years it applies to, with its path."""
    for index, step in enumerate(method.steps):
        yield ("steg", index), step
        for place, activity in enumerate(step.activities):
            yield ("steg", index, "aktiviteter", place), activity
        for place, deliverable in enumerate(step.deliverables):
            yield ("steg", index, "leveranser", place), deliverable
    for index, box in enumerate(method.boxes):
        yield ("ruter", index), box


def _lanes(method: Method) -> Iterator[Finding]:
    named = [lane.id for lane in method.lanes]
    yield from repeated(files.METHOD, "baner", named, hint=MERGE)
    for index, step in enumerate(method.steps):
        for key, lanes in (
            ("aktiviteter", [activity.lane for activity in step.activities]),
            ("leveranser", [deliverable.lane for deliverable in step.deliverables]),
        ):
            for place, lane in enumerate(lanes):
                if lane not in named:
                    path = ("steg", index, key, place, "bane")
                    yield no_such_lane(files.METHOD, path, lane, named)


def _steps(method: Method) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, step in enumerate(method.steps):
        if step.id in TAKEN:
            message = Phrase("«{id}» er adressen til {taken}.", id=step.id, taken=TAKEN[step.id])
            hint = Phrase("Gi steget en annen id.")
            yield Finding(files.METHOD, ("steg", index, "id"), message, hint)
        for key, ids in (
            ("aktiviteter", [activity.id for activity in step.activities]),
            ("leveranser", [deliverable.id for deliverable in step.deliverables]),
        ):
            for place, id in enumerate(ids):
                if id in seen:
                    message = Phrase("Id-en «{id}» er brukt før.", id=id)
                    hint = Phrase("Gi aktiviteten eller leveransen et navn som er alene i metoden.")
                    yield Finding(files.METHOD, ("steg", index, key, place, "id"), message, hint)
                seen.add(id)


def _guide_links(
    method: Method, own_keys: Collection[str], anchors: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """Find links of the municipality's own that lead nowhere; those of the base are warned of."""
    for path, link in links_of(method):
        if path[0] not in own_keys:
            continue
        page, _, anchor = link.partition("#")
        if page not in anchors:
            yield no_such(files.METHOD, path, page, anchors, Phrase("en side i veiledningen"))
        elif anchor and anchor not in anchors[page]:
            what = Phrase("et anker på siden «{page}»", page=page)
            yield no_such(files.METHOD, path, anchor, anchors[page], what)


def links_of(method: Method) -> Iterator[tuple[KeyPath, str]]:
    """Yield each link to a page of the guide, with the path that it stands at."""
    for path, link in _all_links(method):
        if link:
            yield path, link


def _all_links(method: Method) -> Iterator[tuple[KeyPath, str | None]]:
    for index, step in enumerate(method.steps):
        yield ("steg", index, "veiledning"), step.guide
        for place, activity in enumerate(step.activities):
            yield ("steg", index, "aktiviteter", place, "veiledning"), activity.guide
    for index, box in enumerate(method.boxes):
        yield ("ruter", index, "veiledning"), box.guide
    for key, field in key_fields(Help).items():
        yield ("hjelp", key), getattr(method.help, field.name)
