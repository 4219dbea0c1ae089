"""The way through the first room: files → plain data → typed records → linked handbook.

Nothing stops at the first mistake; the handbook is given only when there is none but warnings.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from planhandbok.records.addresses.anchors import anchors_of
from planhandbok.records.addresses.urls import a3_at
from planhandbok.records.checks.a3 import findings_in
from planhandbok.records.checks.benefits import counted_twice
from planhandbok.records.checks.cases import cases_told_twice, clashing_cases
from planhandbok.records.checks.coat_of_arms import coat_of_arms_mistakes
from planhandbok.records.checks.cycle import findings_in_cycle, findings_in_method
from planhandbok.records.checks.parent_cycles import parent_cycles
from planhandbok.records.checks.references import Known, other_a3
from planhandbok.records.git.history import read_history
from planhandbok.records.git.versions import Past
from planhandbok.records.handbook import AllRecords, Records
from planhandbok.records.permanence.addresses import address_files, with_permalinks
from planhandbok.records.reading.editions import read_editions
from planhandbok.records.reading.findings import Findings, Parsed, parsed_run
from planhandbok.records.reading.guide import Guide, read_guide
from planhandbok.records.reading.site_file import site_file
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.sheet import Edition, Sheet, SiteFile
from planhandbok.records.text import files
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Finding, Problem, Problems, Severity, did_you_mean
from planhandbok.workers import run_in_workers


def read_records(project: Path) -> AllRecords | Problems:
    """Everything under a project, or every mistake in it, warnings included."""
    findings = Findings(project)
    site = _site(findings)
    method = findings.record(Method, files.METHOD)
    folders = files.year_folders(project)
    findings.add(files.misplaced(project, folders))
    cycles = {
        folder.year: cycle
        for folder in folders
        if folder.cycle and (cycle := findings.record(Cycle, folder.cycle))
    }
    sheets = list(_sheets(findings, folders))
    editions = read_editions(findings, folders)
    findings.add(clashing_cases(sheets, editions))
    findings.add(cases_told_twice(sheets, editions))
    guide = read_guide(findings, site)
    if site:
        findings.add(coat_of_arms_mistakes(project, site, guide.anchors))
    if method:
        findings.add(findings_in_method(method, guide.anchors if site else None))
        for year, cycle in cycles.items():
            findings.add(findings_in_cycle(cycle, year, files.cycle_file(year), method))
    ids = {Path(file).stem for folder in folders for file in folder.a3s}
    ids |= {sheet.a3.id for sheet in sheets}
    ledger, forwarding = address_files(findings)
    known = _known(findings, ids, sheets, cycles, method, site, forwarding)
    findings.add(_between(sheets, known))
    findings.add(_link_problems(findings, known, sheets))
    if site is None or method is None:
        return findings.all_problems()
    ordered = tuple(sorted(sheets, key=lambda sheet: sheet.a3.id))
    years = tuple(cycles[year] for year in sorted(cycles))
    past = Past(project, read_history(project))
    records = _records(site, method, years, ordered, editions, guide, past)
    read = with_permalinks(findings, records, ledger, forwarding)
    told = findings.all_problems()
    return told if told.count(Severity.ERROR) else replace(read, warnings=told)


def _records(
    site: SiteFile,
    method: Method,
    cycles: tuple[Cycle, ...],
    sheets: tuple[Sheet, ...],
    editions: tuple[Edition, ...],
    guide: Guide,
    past: Past,
) -> Records:
    return Records(
        site=site,
        method=method,
        cycles=cycles,
        sheets=sheets,
        editions=editions,
        guide=guide.pages,
        glossary=guide.glossary,
        history=past.history,
        past=past,
    )


def _site(findings: Findings) -> SiteFile | None:
    text = text_of(findings.project / MKDOCS_FILE, MKDOCS_FILE)
    site, mistakes = (None, [text]) if isinstance(text, Problem) else site_file(text)
    findings.add(mistakes)
    if site is None:
        return None
    theme = site.engine.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if custom and not (findings.project / str(custom)).is_dir():
        message, hint = f"Mappen «{custom}» finnes ikke.", "Rett navnet, eller lag mappen."
        findings.add([Finding(MKDOCS_FILE, ("theme", "custom_dir"), message, hint)])
    return site


def _sheets(findings: Findings, folders: Sequence[files.YearFolder]) -> Iterator[Sheet]:
    """Typed A3s. Workers turn text into data; this process types it as it arrives."""
    places = [(folder.year, file) for folder in folders for file in folder.a3s]
    parse: Callable[[Sequence[str]], list[Parsed]] = partial(parsed_run, findings.project)
    runs = run_in_workers(parse, [file for _, file in places])
    parsed_files = (parsed for run in runs for parsed in run)
    seen: dict[str, str] = {}
    for (year, file), parsed in zip(places, parsed_files, strict=True):
        a3 = findings.typed(A3, file, parsed)
        if a3:
            findings.add(_id_findings(a3, file, seen))
            yield Sheet(year, file, a3)


def _id_findings(a3: A3, file: str, seen: dict[str, str]) -> Iterator[Finding]:
    if a3.id != Path(file).stem:
        yield Finding(
            file,
            ("id",),
            f"Id-en er «{a3.id}», men filen heter «{Path(file).name}».",
            f"Gi filen navnet «{a3.id}.yml». Er A3-en ikke publisert ennå, kan id-en rettes.",
        )
    if a3.id in seen:
        yield Finding(
            file,
            ("id",),
            f"Id-en «{a3.id}» er brukt i {seen[a3.id]}.",
            "Gi den nyeste A3-en en annen id, for eksempel med årstallet sist.",
        )
    seen.setdefault(a3.id, file)


def _known(
    findings: Findings,
    ids: set[str],
    sheets: Sequence[Sheet],
    cycles: dict[int, Cycle],
    method: Method | None,
    site: SiteFile | None,
    forwarding: Forwarding,
) -> Known:
    """What may be referred to. Names from a file with a mistake are not judged by."""
    judged_by = method if files.METHOD not in findings.misread else None
    return Known(
        a3s=frozenset(ids),
        moved={
            old: new
            for move in forwarding.moves
            if (old := a3_at(move.address)) and (new := a3_at(move.target))
        },
        benefits={
            sheet.a3.id: frozenset(benefit.id for benefit in sheet.a3.benefits)
            for sheet in sheets
            if sheet.file not in findings.misread
        },
        elsewhere={sheet.a3.id: sheet.a3.benefits_elsewhere for sheet in sheets},
        goals={
            year: frozenset(goal.id for goal in cycle.goals)
            for year, cycle in cycles.items()
            if files.cycle_file(year) not in findings.misread
        },
        phases=frozenset(phase.id for phase in judged_by.phases) if judged_by else None,
        units=frozenset(site.settings.units if site else ()),
    )


def _between(sheets: Sequence[Sheet], known: Known) -> Iterator[Finding]:
    """What leads nowhere between records."""
    for sheet in sheets:
        yield from findings_in(sheet, known)
    yield from parent_cycles(sheets)
    yield from counted_twice(sheets)


def _link_problems(findings: Findings, known: Known, sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Links in prose that lead nowhere, or are written in a way the site cannot follow."""
    anchors = {s.a3.id: set(anchors_of(s.a3)) for s in sheets if s.file not in findings.misread}
    for file, link in findings.links:
        place = (file, link.line, link.column)
        if not link.is_plain:
            message = f"«a3:{link.id}» kan bare stå i en lenke."
            yield Problem(*place, message, f"Skriv «[teksten](a3:{link.id})».")
        elif link.id not in known.a3s:
            message = f"Lenken «a3:{link.id}» peker på en A3 som ikke finnes."
            yield Problem(*place, message, other_a3(link.id, known.a3s, known.moved))
        elif link.anchor and link.id in anchors and link.anchor not in anchors[link.id]:
            message = f"«{link.id}» har ingenting som heter «#{link.anchor}»."
            yield Problem(*place, message, did_you_mean(link.anchor, anchors[link.id]))
