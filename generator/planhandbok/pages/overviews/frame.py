"""Plans the frame of every page: the menu, whose site it is, and the words of the theme."""

from collections.abc import Iterator, Mapping
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.page import A3_SHELLS, GOAL_SHELL, UNIT_SHELL
from planhandbok.pages.pieces.stylesheet import STYLESHEET
from planhandbok.pages.pieces.words import Words
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.settings import Language, Settings


@frozen
class MenuItem:
    """A line of the menu: its label, and the address it leads to or the lines below it. A line
    without a label is in the menu of its own page alone, with the title of that page.
    """

    label: str
    target: "str | tuple[MenuItem, ...]"


@frozen
class Frame:
    """`owner` is the line below the name of the site. `guide_menu` follows `menu`, as MkDocs writes
    a menu; `stylesheet` is the address of the municipality's own, "" for none.
    """

    language: Language
    owner: str
    coat_of_arms: str
    stylesheet: str
    words: Mapping[str, str]
    menu: tuple[MenuItem, ...]
    guide_menu: tuple[Any, ...]


def frame(plan: Plan, site: SiteContext) -> Frame:
    handbook = plan.handbook
    own = handbook.site.settings
    words = site.words
    return Frame(
        language=words.language,
        owner=_owner(own, words),
        coat_of_arms=urls.file_address(own.coat_of_arms or ""),
        stylesheet=STYLESHEET if own.colours else "",
        words=_words_of_theme(words),
        menu=tuple(_menu(plan, words)),
        guide_menu=tuple(_guide_menu(handbook, words)),
    )


def _owner(own: Settings, words: Words) -> str:
    """Return whose site it is. A phone shows only the beginning."""
    example = words.text("Eksempelhåndbok") if own.is_example_handbook else ""
    return " · ".join(part for part in (example, own.municipality) if part)


def _words_of_theme(words: Words) -> dict[str, str]:
    """Return the words that the overrides of the theme write, by their names there."""
    return {
        "search": words.text("Søk"),
        "no_search": words.text("Søket kunne ikke hentes. Prøv igjen, eller gå til"),
        "edit": words.text("Endre denne siden"),
        "menu": words.text("Meny"),
        "path": words.text("Du er her"),
        "skip": words.text("Gå til innhold"),
        "about": words.text("Om nettstedet"),
        "everything": words.text("Alt i håndboken"),
        "accessibility": words.text("Tilgjengelighet"),
        "privacy": words.text("Personvern"),
        "missing": words.text("Siden finnes ikke"),
        "missing_help": words.text("Bruk menyen eller søket for å finne fram."),
    }


def _menu(plan: Plan, words: Words) -> Iterator[MenuItem]:
    _ = words.text
    yield MenuItem(_("Forside"), urls.FRONT)
    if cycles := tuple(_cycles(plan, words)):
        yield MenuItem(_("Årshjul"), cycles)
    yield MenuItem(_("A3 og tiltak"), tuple(_a3s_and_measures(words)))
    yield MenuItem(_("Gevinster"), tuple(_benefits(plan.handbook, words)))
    yield MenuItem(_("Status"), tuple(_status(words)))


def _a3s_and_measures(words: Words) -> Iterator[MenuItem]:
    yield MenuItem(words.text("Alle A3-er"), urls.A3_LIST)
    yield MenuItem(words.text("Alle tiltak"), urls.MEASURES)
    yield from _inner(urls.CASES, urls.BOARDS, *A3_SHELLS)


def _benefits(handbook: Handbook, words: Words) -> Iterator[MenuItem]:
    yield MenuItem(words.text("Alle budsjettår"), urls.BENEFITS)
    for cycle in reversed(handbook.cycles):
        yield MenuItem(cycle.years, urls.gap_address(cycle))
    yield MenuItem(words.text("Mål"), urls.GOALS)
    yield from _inner(GOAL_SHELL)


def _status(words: Words) -> Iterator[MenuItem]:
    yield MenuItem(words.text("Oversikt"), urls.STATUS)
    yield MenuItem(words.text("Alle enheter"), urls.UNITS)
    yield from _inner(urls.CHANGES, urls.UNDECIDED, urls.POLITICIANS, UNIT_SHELL)


def _cycles(plan: Plan, words: Words) -> Iterator[MenuItem]:
    """Yield the running cycle first, where the menu leads, and then the others by year."""
    handbook = plan.handbook
    running = plan.current_cycle.figure.cycle if plan.current_cycle else None
    for cycle in sorted(handbook.cycles, key=lambda cycle: (cycle != running, -cycle.year)):
        steps = (
            MenuItem(f"{step.period}: {step.name}", urls.step_address(cycle, step))
            for step in handbook.method.in_year(cycle.year).steps
        )
        pages = (
            MenuItem(words.text("Oversikt"), urls.cycle_address(cycle)),
            *steps,
            *_inner(urls.tree_address(cycle), urls.priority_address(cycle)),
        )
        yield MenuItem(cycle.years, pages)


def _inner(*addresses: str) -> Iterator[MenuItem]:
    """Yield pages that stand in no menu but their own, and are below its heading in the path."""
    return (MenuItem("", address) for address in addresses)


def _guide_menu(handbook: Handbook, words: Words) -> list[Any]:
    """Return the menu of the settings. Without one, it is that of the base handbook and then every
    other page, with the index of a folder first.
    """
    if "nav" in handbook.site.engine:
        return list(handbook.site.engine["nav"])
    menu = handbook.site.base_menu
    paths = (page.path for page in handbook.guide if not _is_in(page.path, menu))
    others = sorted(paths, key=_index_first)
    label = words.text("Egne sider") if menu else words.text("Veiledning")
    named = [_in_language(item, words) for item in menu]
    return [*named, {label: others}] if others else named


def _in_language(item: Any, words: Words) -> Any:
    """Return an item of the base handbook's menu with its labels in the language of the site."""
    if isinstance(item, Mapping):
        return {
            words.text(label): [_in_language(below, words) for below in inside]
            for label, inside in item.items()
        }
    return item


def _is_in(path: str, menu: Any) -> bool:
    match menu:
        case str():
            return menu == path
        case Mapping():
            return any(_is_in(path, below) for below in menu.values())
        case _:
            return any(_is_in(path, below) for below in menu)


def _index_first(path: str) -> str:
    return path.replace("index.md", "")
