"""The texts of files that are no records: settings, a cycle, old addresses, and a page copied from
the base.

Whoever reads them aloud says what they say: they hold no more YAML than they must.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from planhandbok.pages.pieces.words import N_, Words
from planhandbok.phrase import Phrase
from planhandbok.plan.cycle.calendar import current_cycle, cycle_figure
from planhandbok.records.addresses.urls import a3_at
from planhandbok.records.checks.base import CHANGES, REPLACES
from planhandbok.records.checks.guide import RESERVED_IN_WINDOWS
from planhandbok.records.editing.changes import Change, changed_data, writable
from planhandbok.records.editing.forms import NotWritableError
from planhandbok.records.editing.paths import ChangeError, value_at
from planhandbok.records.editing.record_text import (
    RecordText,
    WholeText,
    not_writable,
    record_text,
    written_text,
)
from planhandbok.records.editing.steps import with_changed
from planhandbok.records.guide.markdown import FRONT_MATTER, front_matter
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.settings import Settings
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.files import FORWARDING, MKDOCS_FILE, OUR_SETTINGS, is_of_cycle
from planhandbok.records.text.problems import (
    KeyPath,
    Problems,
    WrongAnswerError,
    WrongUseError,
    wrong_answer,
)
from planhandbok.records.values.days import FIRST_YEAR, LAST_YEAR

Dates = Mapping[str, tuple[date, date]]
"""The first and the last day of steps, by their ids."""
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
PLAN_YEARS = 4
"""The years of an økonomiplan (kommuneloven § 14-3)."""
SETTINGS = N_("Innstillingene for håndboken. Det som ikke står her, følger med.")
ROUND = N_("Runden for budsjettet i {year}.")
GAP = N_("Når dere vet hva som må dekkes inn, skriver dere kroner for hvert år, slik:")


def refuse_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = Phrase(
            "{year} er ikke et årstall. Skriv det med fire sifre, som 2028.", year=year
        )
        raise WrongAnswerError(wrong_answer("budsjettår", message))


def settings_text(ours: Mapping[str, Any], words: Words) -> str:
    """Return the settings of a new handbook, of which some are `ours`."""
    title = "Planhandbok" if "språk" in ours else "Planhåndbok"
    settings = {"site_name": title} | ({"extra": {"planhandbok": ours}} if ours else {})
    return f"# {words.text(SETTINGS)}\n{as_yaml(settings)}"


def cycle_text(
    year: int,
    dates: Dates,
    goals: Sequence[tuple[str, str]],
    words: Words,
    more_years: int = 0,
) -> str:
    """Return the file of a cycle: the dates of its steps by their ids, and goals as id and text.
    It may be for `more_years` than one.
    """
    data: dict[str, Any] = {
        "budsjettår": year,
        **({"siste_budsjettår": year + more_years} if more_years else {}),
        "periode": {"fra": year, "til": year + PLAN_YEARS - 1},
        "datoer": [
            {"steg": step, "fra": first, "til": last} for step, (first, last) in dates.items()
        ],
    }
    if goals:
        data["mål"] = [{"id": id, "mål": text} for id, text in goals]
    top = f"# {words.text(ROUND).format(year=year)}\n"
    gap = f"# {words.text(GAP)}\n# omstillingsbehov:\n#   {year}: 5 000 000\n"
    return top + as_yaml(data) + gap


def usual_dates(year: int) -> dict[str, tuple[date, date]]:
    """Return the dates of the steps of the base method: the quarters of the year before, and the
    budget year.
    """
    before = year - 1
    return {
        "1-kvartal": (date(before, 1, 1), date(before, 3, 31)),
        "2-kvartal": (date(before, 4, 1), date(before, 6, 30)),
        "3-kvartal": (date(before, 7, 1), date(before, 9, 30)),
        "4-kvartal": (date(before, 10, 1), date(before, 12, 31)),
        "gjennomforing": (date(year, 1, 1), date(year, 12, 31)),
    }


def moved_dates(cycle: Cycle, year: int) -> Dates:
    """Return the dates of a cycle, moved on to another year."""
    years = year - cycle.year
    return {
        dates.step: (_moved(dates.first, years), _moved(dates.last, years)) for dates in cycle.dates
    }


def dates_of_year(dates: Dates, year: int, records: AllRecords) -> Dates:
    """Return the dates of the steps that the method has for a year."""
    steps = {step.id for step in records.method.in_year(year).steps}
    return {step: days for step, days in dates.items() if step in steps}


def _moved(day: date, years: int) -> date:
    """Return the same day of another year; the last of February stays the last."""
    year = day.year + years
    is_last = day.day == monthrange(day.year, day.month)[1]
    return day.replace(year=year, day=monthrange(year, day.month)[1] if is_last else day.day)


def moved_years(text: str, cycle: Cycle, year: int) -> str:
    """Return a text where the years that a cycle plans are moved on to another year. Other years,
    such as that of a goal far ahead, stay.
    """

    def moved(found: re.Match[str]) -> str:
        written = int(found[0])
        last = max(cycle.final_year, cycle.period.last)
        return str(written + year - cycle.year) if cycle.year <= written <= last else found[0]

    return YEAR.sub(moved, text)


def copy_of_base(text: str) -> str:
    """Return a page with the version that it was copied from at its top."""
    own = {key: value for key, value in front_matter(text).items() if key != CHANGES}
    top = as_yaml({**own, REPLACES: version("planhandbok")})
    return f"---\n{top}---\n{FRONT_MATTER.sub('', text).lstrip()}"


class PlainDumper(yaml.SafeDumper):
    """Writes a text of several lines as it reads."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


PlainDumper.add_representer(str, _text)


def as_yaml(data: Any) -> str:
    written: str = yaml.dump(
        data, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=100
    )
    return written


def forwarding_with(project: Path, key: str, entry: Mapping[str, str]) -> WholeText:
    """Return `a3/adresser.yml` with one more entry in one of its lists. Raises `WrongUseError`."""
    if written_text(project, FORWARDING) is None:
        return WholeText(FORWARDING, None, as_yaml({key: [dict(entry)]}))
    written = record_text(project, FORWARDING)
    if isinstance(written, Problems):
        raise WrongUseError(written.items[0].message)
    entries = [*(written.data.get(key) or []), dict(entry)]
    new = written.saying({**written.data, key: entries}, Forwarding)
    return WholeText(FORWARDING, written.text, new)


def settings_with(
    project: Path, changes: Sequence[Change], form: type = Settings, top: KeyPath = OUR_SETTINGS
) -> WholeText:
    """Return `mkdocs.yml` with changes of settings, and each other byte as it was. They are those
    of a form that stands at `top`. Raises `WrongUseError` or `ChangeError`.
    """
    written = record_text(project, MKDOCS_FILE)
    if isinstance(written, Problems):
        raise WrongUseError(written.items[0].message)
    settings = value_at(written.data, top) or {}
    for change in changes:
        settings = changed_data(settings, writable(change), form)
    data = with_changed(written.data, top, lambda _: settings)
    return WholeText(MKDOCS_FILE, written.text, _said(written, data, form, top))


def with_menu_item(project: Path, path: str, after: str) -> list[WholeText]:
    """Return `mkdocs.yml` with a page of the guide in its menu after another one, or last if that
    is not in it; nothing for settings without a menu.
    """
    written = record_text(project, MKDOCS_FILE)
    if isinstance(written, Problems):
        raise WrongUseError(written.items[0].message)
    menu = written.data.get("nav")
    if not isinstance(menu, list):
        return []
    longer = list(_menu_with(menu, path, after))
    data = {**written.data, "nav": longer if longer != menu else [*menu, path]}
    return [WholeText(MKDOCS_FILE, written.text, _said(written, data, Settings, OUR_SETTINGS))]


def _menu_with(menu: Sequence[Any], path: str, after: str) -> Iterator[Any]:
    for item in menu:
        if not isinstance(item, Mapping):
            yield item
            is_after = item == after
        else:
            yield {
                label: list(_menu_with(below, path, after)) if isinstance(below, list) else below
                for label, below in item.items()
            }
            is_after = after in item.values()
        if is_after:
            yield path


def _said(written: RecordText, data: Any, form: type, top: KeyPath) -> str:
    try:
        return written.saying(data, form, top)
    except NotWritableError:
        raise ChangeError(not_writable(MKDOCS_FILE)) from None


def open_years(records: AllRecords, day: date) -> Sequence[int]:
    """Return the years of the cycles that are not over, the one that is being planned first."""
    cycles = [cycle for cycle in records.cycles if records.counts(cycle)]
    figures = [cycle_figure(cycle, records.method, day) for cycle in cycles]
    going_on = [figure for figure in figures if not figure.is_over]
    current = current_cycle(going_on, day)
    first = current.figure.cycle.year if current else 0
    years = (figure.cycle.year for figure in going_on)
    return sorted(years, key=lambda year: (year != first, year))


def year_of_new_a3(records: AllRecords, day: date) -> int | None:
    """Return the year that is being planned, the newest if all are over; `None` without cycles."""
    newest = (cycle.year for cycle in records.cycles[-1:])
    return next(iter([*open_years(records, day), *newest]), None)


def id_of_new_a3(records: AllRecords, title: str) -> str:
    """Return an id that no A3 has or has had, and no cycle, and that can name a file."""
    taken = {sheet.a3.id for sheet in records.sheets}
    taken = taken.union(filter(None, map(a3_at, records.permalinks.past)))
    title = " ".join(title.split())
    id = free_id(title, taken)
    is_reserved = is_of_cycle(id) or RESERVED_IN_WINDOWS.fullmatch(id)
    return free_id(f"a3 {title}", taken) if is_reserved else id
