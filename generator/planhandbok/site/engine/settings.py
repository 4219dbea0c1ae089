"""The input of the engine: the municipality's settings with our menu and words, and the guide."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

from planhandbok.pages.pieces.numbers import published_numbers
from planhandbok.pages.pieces.page import SHARED_SHELLS
from planhandbok.pages.pieces.stylesheet import FAVICON, STYLESHEET
from planhandbok.pages.pieces.text import line
from planhandbok.pages.pieces.words import Words
from planhandbok.records.addresses import urls
from planhandbok.records.guide.anchors import with_anchors
from planhandbok.records.guide.guide_page import GuidePage
from planhandbok.records.guide.numbers import with_numbers
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.settings import Settings
from planhandbok.site.engine.engine import EngineJob, EnginePage
from planhandbok.site.engine.plain_text import (
    shielded,
    shielded_menu,
    with_shielded_front_matter,
)
from planhandbok.site.engine.shells import TITLE, shell_file

TEXTS = ("site_name", "site_description", "site_author", "repo_name", "repo_url", "edit_uri")
"""Settings that templates write out as they are."""


def engine_settings(handbook: Handbook, words: Words, *, with_search: bool) -> dict[str, Any]:
    """Return the settings for the engine, without its own search and without fonts from outside."""
    municipality_settings = dict(handbook.site.engine)
    own = handbook.site.settings
    theme = municipality_settings.get("theme")
    theme = dict(theme) if isinstance(theme, Mapping) else {"name": "material"}
    ours = {
        "generator": False,
        "planhandbok_municipality": shielded(_owner_of_site(own, words)),
        "planhandbok_coat_of_arms": urls.file_address(own.coat_of_arms or ""),
        "planhandbok_stylesheet": STYLESHEET if own.colours else "",
        "planhandbok_search": with_search,
        "planhandbok_locale": f"{words.language}_NO",
        "planhandbok_words": _words_of_theme(words),
    }
    return (
        municipality_settings
        | _texts(municipality_settings)
        | {
            "theme": {"language": words.language.value, "favicon": FAVICON}
            | theme
            | {"font": False},
            "plugins": [
                plugin
                for plugin in municipality_settings.get("plugins") or []
                if _plugin_name(plugin) != "search"
            ],
            "markdown_extensions": _with_anchors(
                municipality_settings.get("markdown_extensions") or []
            ),
            "extra": shielded(municipality_settings.get("extra") or {}) | ours,
            "nav": shielded_menu(_menu(handbook, words)),
        }
    )


def _owner_of_site(own: Settings, words: Words) -> str:
    """Return the line below the name of the site, on every page. A phone shows its beginning."""
    example = words.text("Eksempelhåndbok") if own.is_example_handbook else ""
    return " · ".join(part for part in (example, own.municipality) if part)


def _texts(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that are shown, as text; the copyright notice may be Markdown."""
    texts = {key: shielded(settings[key]) for key in TEXTS if key in settings}
    if isinstance(notice := settings.get("copyright"), str):
        texts["copyright"] = str(line(notice))
    return texts


def _words_of_theme(words: Words) -> dict[str, str]:
    """Return the words that the overrides of the theme write."""
    return {
        "search": words.text("Søk"),
        "edit": words.text("Endre denne siden"),
        "menu": words.text("Meny"),
        "path": words.text("Du er her"),
        "skip": words.text("Gå til innhold"),
        "about": words.text("Om nettstedet"),
        "accessibility": words.text("Tilgjengelighet"),
        "privacy": words.text("Personvern"),
        "missing": words.text("Siden finnes ikke"),
        "missing_help": words.text("Bruk menyen eller søket for å finne fram."),
    }


def engine_job(
    handbook: Handbook, project: Path, shells: Sequence[EnginePage], *, with_search: bool
) -> EngineJob:
    """Return the guide and the shells for the engine. Guide pages come with the numbers of the
    site's rules filled in, and their front matter as text.
    """
    words = Words(handbook.site.settings.language)
    settings = engine_settings(handbook, words, with_search=with_search)
    custom_dir = settings["theme"].get("custom_dir")
    return EngineJob(
        guide=project / handbook.site.content,
        custom_theme=project / custom_dir if custom_dir else None,
        settings=settings,
        pages=[*_prepared_pages(handbook.guide), *shells],
    )


def _prepared_pages(pages: Sequence[GuidePage]) -> Iterator[EnginePage]:
    for page in pages:
        text = normalize("NFC", with_anchors(page.text, page.anchors))
        text = with_numbers(text, published_numbers)
        text = with_shielded_front_matter(text)
        if text != page.text:
            yield EnginePage(page.path, text)


def _with_anchors(extensions: Any) -> Any:
    """Add `attr_list`, which gives headings the anchors that we link to."""
    if "attr_list" in extensions or "extra" in extensions:
        return extensions
    if isinstance(extensions, Mapping):
        return {**extensions, "attr_list": {}}
    return [*extensions, "attr_list"]


def _plugin_name(plugin: object) -> str:
    """Return the name of a plugin, which stands alone or as the key of its options."""
    return str(next(iter(plugin), "")) if isinstance(plugin, Mapping) else str(plugin)


def _menu(handbook: Handbook, words: Words) -> list[Any]:
    """Return the menu: records first, then the guide."""
    _ = words.text
    all_a3s = {_("Alle A3-er"): shell_file(urls.A3_LIST)}
    cases = {_("Politiske saker"): shell_file(urls.CASES)}
    shells = [{TITLE: shell_file(shell)} for shell in SHARED_SHELLS]
    return [
        {_("Forside"): shell_file(urls.FRONT)},
        {_("Status"): shell_file(urls.STATUS)},
        {_("Syklus"): _cycles(handbook, words)},
        {_("A3"): [all_a3s, cases, *shells]},
        {
            _("Tiltak"): [
                {_("Alle tiltak"): shell_file(urls.MEASURES)},
                {_("Tavler"): shell_file(urls.BOARDS)},
            ]
        },
        {_("Gevinster"): _benefits(handbook, words)},
        {_("Endringer"): shell_file(urls.CHANGES)},
        *_guide(handbook.site.engine, handbook.guide, words),
    ]


def _benefits(handbook: Handbook, words: Words) -> list[Any]:
    newest_first = reversed(handbook.cycles)
    return [
        {words.text("Alle syklusene"): shell_file(urls.BENEFITS)},
        *({str(cycle.year): shell_file(urls.gap_address(cycle))} for cycle in newest_first),
    ]


def _cycles(handbook: Handbook, words: Words) -> list[Any]:
    overview = words.text("Oversikt")
    priority = words.text("Prioritering")
    return [
        {
            str(cycle.year): [
                {overview: shell_file(urls.cycle_address(cycle))},
                *(
                    {f"{step.period}: {step.name}": shell_file(urls.step_address(cycle, step))}
                    for step in handbook.method.steps
                ),
                {words.text("Gevinsttreet"): shell_file(urls.tree_address(cycle))},
                {priority: shell_file(urls.priority_address(cycle))},
            ]
        }
        for cycle in reversed(handbook.cycles)
    ]


def _guide(settings: Mapping[str, Any], pages: Sequence[GuidePage], words: Words) -> list[Any]:
    """Return the menu of the settings, or else every page, with the index of a folder first."""
    if "nav" in settings:
        return list(settings["nav"])
    in_order = sorted(pages, key=lambda page: page.path.replace("index.md", ""))
    return [{words.text("Veiledning"): [page.path for page in in_order]}] if pages else []
