"""The texts of files that are no A3s: settings, a cycle, old addresses, and a page copied from the
base.

Whoever reads them aloud says what they say: they hold no more YAML than they must.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from planhandbok.changing.years import Dates
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.records.checks.base import CHANGES, REPLACES
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
from planhandbok.records.editing.rewriting import with_moved_comments
from planhandbok.records.editing.steps import with_changed
from planhandbok.records.guide.front_matter import FRONT_MATTER, front_matter
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.settings import Settings
from planhandbok.records.text.files import FORWARDING, MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.problems import KeyPath, Problems, WrongUseError, as_text

UNITS = "enheter"
"""The key of units, and of those within one."""
PLAN_YEARS = 4
"""The years of an økonomiplan (kommuneloven § 14-3)."""
SETTINGS = N_("Innstillingene for håndboken. Det som ikke står her, følger med.")
ROUND = N_("Runden for budsjettet i {year}.")
HEADING = "# "
PLAIN_TITLE = re.compile(r"(?:[^\W_]|[ .,!?()/%«»–-]|[&:](?: |$))*")
"""A title of letters, digits and the signs that mean nothing in Markdown and its extensions."""
GAP = N_("Når dere vet hva som må dekkes inn, skriver dere kroner for hvert år, slik:")


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


def page_top(title: str) -> str:
    """Return the top of a page of the guide: its title as its first heading, or above the text if
    Markdown could read something else in it.
    """
    if PLAIN_TITLE.fullmatch(title):
        return f"{HEADING}{title}\n\n"
    return f"---\n{title_line(title)}\n---\n\n"


def title_line(title: str) -> str:
    """Return the line of a title above the text of a page."""
    return "title: '{}'".format(title.replace("'", "''"))


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
    """Return data as the text of a file, with its keys in their order."""
    written: str = yaml.dump(
        data, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=100
    )
    return written


def forwarding_with(
    project: Path, key: str, more: Sequence[Mapping[str, str]], without: Collection[str | None] = ()
) -> WholeText:
    """Return `a3/adresser.yml` with more entries in one of its lists, and `without` those that lead
    from some addresses; no file if it would say nothing. Raises `WrongUseError`.
    """
    if written_text(project, FORWARDING) is None:
        return WholeText(FORWARDING, None, as_yaml({key: list(map(dict, more))}))
    written = _readable(project, FORWARDING)
    old = (entry for entry in written.data.get(key, ()) if entry.get("fra") not in without)
    data = {**written.data, key: [*old, *map(dict, more)]}
    new = written.saying(data, Forwarding) if any(data.values()) else None
    return WholeText(FORWARDING, written.text, new)


def settings_with(
    project: Path, changes: Sequence[Change], form: type = Settings, top: KeyPath = OUR_SETTINGS
) -> WholeText:
    """Return `mkdocs.yml` with changes of settings, and each other byte as it was: a unit that
    lies in another one now takes its comment along. The changes are those of a form that stands at
    `top`. Raises `WrongUseError` or `ChangeError`.
    """
    written = _readable(project, MKDOCS_FILE)
    settings = value_at(written.data, top) or {}
    for change in changes:
        settings = changed_data(settings, writable(change), form)
    data = with_changed(written.data, top, lambda _: settings)
    text = with_moved_comments(written.text, _said(written, data, form, top), UNITS)
    return WholeText(MKDOCS_FILE, written.text, text)


def with_menu_item(project: Path, path: str, after: str) -> list[WholeText]:
    """Return `mkdocs.yml` with a page of the guide in its menu after another one, or last if that
    is not in it; nothing for settings without a menu.
    """
    written = _readable(project, MKDOCS_FILE)
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


def _readable(project: Path, file: str) -> RecordText:
    """Return the text of a file; raise `WrongUseError` with what keeps it from being read."""
    written = record_text(project, file)
    if isinstance(written, Problems):
        raise WrongUseError(as_text(written.items))
    return written


def _said(written: RecordText, data: Any, form: type, top: KeyPath) -> str:
    try:
        return written.saying(data, form, top)
    except NotWritableError:
        raise ChangeError(not_writable(MKDOCS_FILE)) from None
