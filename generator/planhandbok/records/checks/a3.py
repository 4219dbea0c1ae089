"""An A3 has an id of its own, and refers to its parts, other A3s, goals, phases and units.

The parents of A3s form a tree, never a ring.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress

from planhandbok.phrase import Phrase
from planhandbok.records.checks.benefits import findings_in_benefits
from planhandbok.records.checks.numbers import reading_findings, unit_findings
from planhandbok.records.checks.references import (
    Targets,
    dangling,
    missing_goals,
    no_such,
    no_such_a3,
    repeated,
    targets_in,
)
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.method import Method, applies
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.typed import key_fields, record_kind
from planhandbok.records.text.files import METHOD, is_of_cycle
from planhandbok.records.text.problems import UNREADABLE, Finding, Severity, did_you_mean
from planhandbok.records.values.words import folded

LISTS_WITH_IDS = {
    key: field.name
    for key, field in key_fields(A3).items()
    if "id" in key_fields(record_kind(field.type))
}
"""The lists of an A3 whose items have ids, by their keys."""


def a3_mistakes(loaded: Loaded) -> Iterator[Finding]:
    """Find what in each A3 leads nowhere or contradicts itself, and ids that are taken."""
    yield from _same_ids(loaded)
    yield from _same_titles(loaded)
    targets = loaded.memo.same(targets_in(loaded))
    findings = loaded.memo.each(_findings, loaded.sheets, shared=(targets, loaded.method))
    yield from chain.from_iterable(findings)


def _findings(sheet: Sheet, targets: Targets, method: Method | None) -> tuple[Finding, ...]:
    return (
        *_misnamed(sheet),
        *_repeated_ids(sheet.a3, sheet.file),
        *_header(sheet, targets),
        *_inside(sheet.a3, sheet.file),
        *_chart_tables(sheet.a3, sheet.file),
        *(_boxes_of_other_years(sheet, method) if method else ()),
        *findings_in_benefits(sheet, targets),
        *unit_findings(sheet),
        *reading_findings(sheet),
    )


def _misnamed(sheet: Sheet) -> Iterator[Finding]:
    id = sheet.a3.id
    name = sheet.file.rpartition("/")[2]
    if name != f"{id}.yml":
        message = Phrase("Id-en er «{id}», men filen heter «{name}».", id=id, name=name)
        hint = Phrase(
            "Gi filen navnet «{id}.yml». Er A3-en ikke publisert ennå, kan id-en rettes.", id=id
        )
        yield Finding(sheet.file, ("id",), message, hint)
    if is_of_cycle(id):
        message = Phrase(
            "Id-en «{id}» er navnet på en runde, så A3-en kan ikke redigeres eller meldes.",
            id=id,
        )
        hint = Phrase(
            "Gi den en annen id, som «a3-{id}». Er den publisert, skriv hvor den er flyttet.",
            id=id,
        )
        yield Finding(sheet.file, ("id",), message, hint, severity=Severity.WARNING)


def _same_ids(loaded: Loaded) -> Iterator[Finding]:
    if len(set(loaded.ids)) == len(loaded.ids):
        return
    first_files: dict[str, str] = {}
    for sheet in loaded.sheets:
        id = sheet.a3.id
        first = first_files.setdefault(id, sheet.file)
        if first != sheet.file:
            message = Phrase("Id-en «{id}» er brukt i {first}.", id=id, first=first)
            hint = Phrase("Gi den nyeste A3-en en annen id, for eksempel med årstallet sist.")
            yield Finding(sheet.file, ("id",), message, hint)


def _same_titles(loaded: Loaded) -> Iterator[Finding]:
    """Warn of a title that two A3s have: lists and search results would not tell them apart. The
    warning is of the newer one: its id is the other's with a number, if the title made it.
    """
    sheets = loaded.sheets
    titles = loaded.memo.each(_folded_title, sheets)
    if len(set(titles)) == len(titles):
        return
    first_files: dict[str, str] = {}
    by_id = sorted(zip(sheets, titles, strict=True), key=lambda pair: (pair[0].year, pair[0].a3.id))
    for sheet, title in by_id:
        first = first_files.setdefault(title, sheet.file)
        if first != sheet.file and sheet.a3.title != UNREADABLE:
            message = Phrase("Tittelen er den samme som i {first}.", first=first)
            hint = Phrase(
                "Gi den ene en tittel som skiller dem, for eksempel med enheten eller året. "
                "Lister og søk viser bare tittelen."
            )
            yield Finding(sheet.file, ("tittel",), message, hint, severity=Severity.WARNING)


def _folded_title(sheet: Sheet) -> str:
    return folded(sheet.a3.title)


def _chart_tables(a3: A3, file: str) -> Iterator[Finding]:
    for index, table in enumerate(a3.chart_tables):
        if not table.rows:
            message = Phrase("Figuren har ingen rader, så den vises ikke ennå.")
            hint = Phrase("Legg til en rad under «rader».")
            yield Finding(file, ("figurer", index), message, hint, severity=Severity.NOTICE)
        for row_index, row in enumerate(table.rows):
            if len(row.values) != len(table.columns):
                yield Finding(
                    file,
                    ("figurer", index, "rader", row_index, "verdier"),
                    Phrase(
                        "Raden har {count} tall, men figuren har {columns} kolonner.",
                        count=len(row.values),
                        columns=len(table.columns),
                    ),
                    Phrase(
                        "Skriv ett tall for hver kolonne, ett på hver linje, og «–» der det "
                        "mangler. Mellom klammer må desimaltall ha anførselstegn."
                    ),
                )


def _boxes_of_other_years(sheet: Sheet, method: Method) -> Iterator[Finding]:
    boxes = {box.id: box for box in method.boxes}
    for id in sheet.a3.own_boxes:
        if not applies(boxes[id], sheet.year):
            message = Phrase(
                "Ruten «{id}» gjelder ikke for budsjettåret {year}.", id=id, year=sheet.year
            )
            hint = Phrase("Slett den, eller rett «fra» og «til» i {method}.", method=METHOD)
            yield Finding(sheet.file, (id,), message, hint, on_key=True)


def _repeated_ids(a3: A3, file: str) -> Iterator[Finding]:
    for key, name in LISTS_WITH_IDS.items():
        yield from repeated(file, key, [item.id for item in getattr(a3, name)])


def _header(sheet: Sheet, targets: Targets) -> Iterator[Finding]:
    a3 = sheet.a3
    file = sheet.file
    if a3.parent == a3.id:
        message = Phrase("A3-en kan ikke være overordnet seg selv.")
        hint = Phrase("Skriv id-en til A3-en som denne springer ut av, eller fjern linjen.")
        yield Finding(file, ("overordnet",), message, hint)
    elif a3.parent and a3.parent not in targets.a3s:
        yield no_such_a3(file, ("overordnet",), a3.parent, targets)
    if a3.phase and targets.phases is not None and a3.phase not in targets.phases:
        yield no_such(file, ("fase",), a3.phase, targets.phases, Phrase("en fase"))
    if a3.unit and targets.units and a3.unit not in targets.units:
        message = Phrase("«{unit}» er ikke en av enhetene i mkdocs.yml.", unit=a3.unit)
        hint = did_you_mean(a3.unit, targets.units)
        yield Finding(file, ("enhet",), message, hint)
    yield from missing_goals(sheet, ("mål",), a3.goals, targets)
    for index, measure in enumerate(a3.measures):
        if measure.became and measure.became not in targets.a3s:
            path = ("endringstiltak", index, "utredning")
            yield no_such_a3(file, path, measure.became, targets)


def _inside(a3: A3, file: str) -> Iterator[Finding]:
    causes = {cause.id for cause in a3.root_causes}
    measures = {measure.id for measure in a3.measures}
    for index, measure in enumerate(a3.measures):
        path = ("endringstiltak", index, "løser")
        yield from dangling(file, path, measure.solves, causes, Phrase("en rotårsak"))
    for index, cost in enumerate(a3.costs):
        path = ("kostnader", index, "gjelder")
        yield from dangling(file, path, cost.caused_by, measures, Phrase("et tiltak"))
    for index, idea in enumerate(a3.ideas):
        if idea.became and idea.became not in measures:
            path = ("ideer", index, "ble_tiltak")
            yield no_such(file, path, idea.became, measures, Phrase("et tiltak"))
    concerned = measures | {benefit.id for benefit in a3.benefits}
    for index, answer in enumerate(a3.themes):
        path = ("temaer", index, "gjelder")
        yield from dangling(
            file, path, answer.concerns, concerned, Phrase("et tiltak eller en gevinst")
        )


def parent_cycles(loaded: Loaded) -> Iterator[Finding]:
    """Yield a finding for each A3 that is its own ancestor through others."""
    parents = tuple(loaded.memo.each(_parent, loaded.sheets))
    for ring in loaded.memo(_rings, loaded.ids, parents):
        yield from (_ring_finding(sheet, ring) for sheet in loaded.sheets if sheet.a3.id in ring)


def _parent(sheet: Sheet) -> str:
    return sheet.a3.parent or ""


def _rings(ids: Sequence[str], parents: Sequence[str]) -> list[list[str]]:
    """Return each ring of A3s, by their ids and those of their parents."""
    parent = dict(zip(ids, parents, strict=True))
    settled: set[str] = set()
    rings = []
    for start in compress(ids, parents):
        passed: dict[str, None] = {}
        id = start
        while id and id not in settled and id not in passed:
            passed[id] = None
            id = parent.get(id, "")
        if id in passed and len(ring := _ring_from(id, parent)) > 1:
            rings.append(ring)
        settled.update(passed)
    return rings


def _ring_from(start: str, parent: Mapping[str, str]) -> list[str]:
    ring = [start]
    while (above := parent[ring[-1]]) and above != start:
        ring.append(above)
    return ring


def _ring_finding(sheet: Sheet, ring: Sequence[str]) -> Finding:
    names = " → ".join(f"«{id}»" for id in ring)
    message = Phrase("A3-ene er overordnet hverandre i ring: {names}.", names=names)
    hint = Phrase("Fjern «overordnet» i den A3-en som står øverst.")
    return Finding(sheet.file, ("overordnet",), message, hint)
