"""The cycles fill in steps, activities and deliverables of the method, within dates that fit."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.checks.references import MERGE, no_such_lane, repeated
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import POLITICAL, Method
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text import files
from planhandbok.records.text.problems import Finding, KeyPath, Severity, did_you_mean
from planhandbok.records.values.status import Status


def cycle_mistakes(loaded: Loaded) -> Iterator[Finding]:
    if loaded.method:
        for year, cycle in loaded.cycles.items():
            file = files.cycle_file(year)
            yield from _years(cycle, file, year)
            yield from _shared_years(cycle, file, loaded.cycles.values())
            if not loaded.mistakes.is_lost(files.METHOD, "steg"):
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
        message = Phrase(
            "Budsjettåret er {year}, men mappen heter {folder}.", year=cycle.year, folder=folder
        )
        hint = Phrase("Rett året, eller flytt filen til mappen for det året.")
        yield Finding(file, ("budsjettår",), message, hint)
    if cycle.final_year < cycle.year:
        message = Phrase("Det siste budsjettåret er før det første.")
        hint = Phrase("Rett året, eller slett linjen om runden er for ett år.")
        yield Finding(file, ("siste_budsjettår",), message, hint)
    if cycle.period.last < cycle.period.first:
        message = Phrase("Perioden slutter før den begynner.")
        hint = Phrase("Bytt om «fra» og «til».")
        yield Finding(file, ("periode", "til"), message, hint)


def _shared_years(cycle: Cycle, file: str, cycles: Iterable[Cycle]) -> Iterator[Finding]:
    """Find a budget year that an earlier round is for too."""
    for other in cycles:
        if other.year < cycle.year <= other.final_year:
            message = Phrase(
                "Budsjettåret {year} hører til runden for {years}.",
                year=cycle.year,
                years=other.years,
            )
            place = files.cycle_file(other.year)
            hint = Phrase("Slå rundene sammen, eller rett «siste_budsjettår» i {file}.", file=place)
            yield Finding(file, ("budsjettår",), message, hint)


@frozen
class MethodList:
    """A list of a cycle whose items fill in parts of the method, with the ids that it names.

    `all` are the ids that the method has for any year, and `now` those for the year of the cycle.
    """

    key: str
    id_key: str
    noun: Phrase
    ids: Sequence[str]
    all: Collection[str]
    now: Collection[str]


def _item_lists(cycle: Cycle, method: Method) -> Iterator[MethodList]:
    now = method.in_year(cycle.year)
    dated = [dates.step for dates in cycle.dates]
    done = [state.activity for state in cycle.activities]
    given = [item.deliverable for item in cycle.deliverables]
    step = Phrase("Steget")
    activity = Phrase("Aktiviteten")
    deliverable = Phrase("Leveransen")
    yield MethodList("datoer", "steg", step, dated, _steps(method), _steps(now))
    yield MethodList("aktiviteter", "id", activity, done, _activities(method), _activities(now))
    yield MethodList("leveranser", "id", deliverable, given, _given(method), _given(now))


def _steps(method: Method) -> list[str]:
    return [step.id for step in method.steps]


def _activities(method: Method) -> list[str]:
    return [activity.id for step in method.steps for activity in step.activities]


def _given(method: Method) -> list[str]:
    return [deliverable.id for step in method.steps for deliverable in step.deliverables]


def _items(cycle: Cycle, file: str, method: Method) -> Iterator[Finding]:
    """Find what is repeated, what the method lacks, and what it has for other years only."""
    for items in _item_lists(cycle, method):
        yield from repeated(file, items.key, items.ids, items.id_key, MERGE)
        for index, id in enumerate(items.ids):
            path = (items.key, index, items.id_key)
            if id not in items.all:
                yield _not_in_method(file, path, id, items, cycle.year)
            elif id not in items.now:
                message = Phrase(
                    "{noun} «{id}» gjelder ikke for budsjettåret {year}.",
                    noun=items.noun,
                    id=id,
                    year=cycle.year,
                )
                hint = Phrase(
                    "Slett linjen, eller rett «fra» og «til» i {file}.", file=files.METHOD
                )
                yield Finding(file, path, message, hint)
    yield from repeated(file, "mål", [goal.id for goal in cycle.goals])


def _not_in_method(file: str, path: KeyPath, id: str, items: MethodList, year: int) -> Finding:
    """Tell an id that the method lacks, and how one that was taken out of it is kept."""
    message = Phrase("{noun} «{id}» finnes ikke i metoden.", noun=items.noun, id=id)
    before = Phrase(
        "Fantes «{id}» før, så sett det inn igjen i {file}, med «til: {year}» om senere år ikke "
        "skal ha det.",
        id=id,
        file=files.METHOD,
        year=year,
    )
    hint = joined(" ", (did_you_mean(id, items.now), before))
    return Finding(file, path, message, hint)


def _lanes(cycle: Cycle, file: str, method: Method) -> Iterator[Finding]:
    lanes = [lane.id for lane in method.lanes]
    for index, meeting in enumerate(cycle.meetings):
        if meeting.lane not in lanes:
            yield no_such_lane(file, ("møter", index, "bane"), meeting.lane, lanes)


def _reversed_steps(cycle: Cycle, file: str) -> Iterator[Finding]:
    for index, dates in enumerate(cycle.dates):
        if dates.last < dates.first:
            message = Phrase("Steget slutter før det begynner.")
            hint = Phrase("Bytt om «fra» og «til», eller rett årstallet.")
            yield Finding(file, ("datoer", index, "til"), message, hint)


def _outside_steps(cycle: Cycle, file: str) -> Iterator[Finding]:
    for index, meeting in enumerate(cycle.meetings):
        if not any(dates.first <= meeting.on <= dates.last for dates in cycle.dates):
            message = Phrase("Møtet er utenfor alle stegene i syklusen.")
            hint = Phrase("Rett datoen, eller flytt møtet til syklusen det hører til.")
            yield Finding(file, ("møter", index, "dato"), message, hint)


def _undated_steps(cycle: Cycle, file: str, method: Method) -> Iterator[Finding]:
    dated = {dates.step for dates in cycle.dates}
    for step in method.in_year(cycle.year).steps:
        if step.id not in dated:
            message = Phrase("Steget «{id}» mangler datoer.", id=step.id)
            hint = Phrase(
                "Legg til en linje: «- {{steg: {id}, fra: …, til: …}}». Er steget nytt etter "
                "dette året, så skriv «fra: {year}» i steget i {file}.",
                id=step.id,
                year=cycle.year + 1,
                file=files.METHOD,
            )
            yield Finding(file, ("datoer",), message, hint)


def measures_decided_too_early(loaded: Loaded) -> Iterator[Finding]:
    """Warn of each measure that is `besluttet` while its cycle has no budget, and its A3 no case
    with a decision. One that a leader may start without either is `igangsatt`.
    """
    method = loaded.method
    cycles = loaded.cycles.items() if method else ()
    undecided = {year for year, cycle in cycles if method and _is_undecided(cycle, method)}
    sheets = [sheet for sheet in loaded.sheets if sheet.year in undecided]
    yield from chain.from_iterable(loaded.memo.each(_decided_too_early, sheets))


def _decided_too_early(sheet: Sheet) -> tuple[Finding, ...]:
    if any(case.decision for case in sheet.a3.cases):
        return ()
    return tuple(
        Finding(
            sheet.file,
            ("endringstiltak", index, "status"),
            Phrase(
                "Tiltaket er besluttet, men budsjettet for {year} er ikke vedtatt, og A3-en "
                "har ingen sak med vedtak.",
                year=sheet.year,
            ),
            Phrase(
                "Skriv «utredes» til det er vedtatt, eller «igangsatt» om en leder alt har "
                "satt det i gang. Er det vedtatt, så før opp saken under «saker»."
            ),
            severity=Severity.WARNING,
        )
        for index, measure in enumerate(sheet.a3.measures)
        if measure.status is Status.DECIDED
    )


def _is_undecided(cycle: Cycle, method: Method) -> bool:
    """Return whether the cycle tells that the budget is yet to be decided, by a political activity
    of the last step of planning.
    """
    deciding = {
        activity.id
        for step in method.in_year(cycle.year).planning[-1:]
        for activity in step.activities
        if activity.lane == POLITICAL
    }
    return any(
        state.activity in deciding and state.status is not Status.FINISHED
        for state in cycle.activities
    )
