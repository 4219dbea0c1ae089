"""The input of the engine: the municipality's settings with our menu and words, and the guide."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any
from unicodedata import normalize

from planhandbok.memo import NO_MEMO, Memo
from planhandbok.pages.overviews.frame import Frame, MenuItem
from planhandbok.pages.pieces.numbers import filled_in
from planhandbok.pages.pieces.stylesheet import FAVICON
from planhandbok.pages.pieces.text import line
from planhandbok.records.guide.anchors import with_anchors
from planhandbok.records.guide.guide_page import GuidePage
from planhandbok.records.handbook import Handbook
from planhandbok.site.engine.assets import digest_of_assets
from planhandbok.site.engine.engine import EngineJob, EnginePage
from planhandbok.site.engine.plain_text import (
    shielded,
    shielded_menu,
    with_first_line,
    with_shielded_front_matter,
)
from planhandbok.site.engine.shells import TITLE, shell_file

TEXTS = ("site_name", "site_description", "site_author", "repo_name", "repo_url", "edit_uri")
"""Settings that templates write out as they are."""


def engine_settings(
    municipality_settings: Mapping[str, Any], frame: Frame, *, assets: str, with_search: bool
) -> dict[str, Any]:
    """Return the settings for the engine, without its own search and without fonts from outside.
    `assets` stands behind the addresses of our stylesheets and scripts, so that a browser keeps no
    older ones.
    """
    theme = municipality_settings.get("theme")
    theme = dict(theme) if isinstance(theme, Mapping) else {"name": "material"}
    ours = {
        "generator": False,
        "planhandbok_municipality": shielded(frame.owner),
        "planhandbok_coat_of_arms": frame.coat_of_arms,
        "planhandbok_assets": assets,
        "planhandbok_stylesheet": frame.stylesheet,
        "planhandbok_search": with_search,
        "planhandbok_words": dict(frame.words),
    }
    return (
        dict(municipality_settings)
        | _texts(municipality_settings)
        | {
            "theme": {"language": frame.language.value, "favicon": FAVICON}
            | theme
            | {"font": False},
            "plugins": _without_search(municipality_settings.get("plugins") or []),
            "markdown_extensions": _with_anchors(
                municipality_settings.get("markdown_extensions") or []
            ),
            "extra": shielded(municipality_settings.get("extra") or {}) | ours,
            "nav": shielded_menu([*_menu(frame.menu), *frame.guide_menu]),
        }
    )


def _texts(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that are shown, as text; the copyright notice may be Markdown."""
    texts = {key: shielded(settings[key]) for key in TEXTS if key in settings}
    if isinstance(notice := settings.get("copyright"), str):
        texts["copyright"] = str(line(notice))
    return texts


def engine_job(
    handbook: Handbook,
    project: Path,
    frame: Frame,
    shells: Sequence[EnginePage],
    *,
    with_search: bool,
    memo: Memo = NO_MEMO,
) -> EngineJob:
    """Return the guide and the shells for the engine. Guide pages come with numbers and words
    filled in, and their front matter as text.
    """
    theme = handbook.site.engine.get("theme")
    custom_dir = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    custom_theme = project / custom_dir if custom_dir else None
    assets = digest_of_assets(custom_theme)
    settings = engine_settings(handbook.site.engine, frame, assets=assets, with_search=with_search)
    own_words = handbook.site.settings.own_words
    prepared = memo.each(_prepared, handbook.guide, shared=(own_words,))
    return EngineJob(
        guide=project / handbook.site.content,
        custom_theme=custom_theme,
        settings=settings,
        pages=[*chain.from_iterable(prepared), *shells],
        content=handbook.site.content,
    )


def _prepared(page: GuidePage, own_words: Mapping[str, str]) -> tuple[EnginePage, ...]:
    """Return a page of the guide for the engine, but not one that it can take from its file."""
    text = normalize("NFC", with_anchors(page.text, page.anchors))
    text = with_first_line(with_shielded_front_matter(filled_in(text, own_words)))
    return (EnginePage(page.path, text),) if page.is_base or text != page.text else ()


def _with_anchors(extensions: Any) -> Any:
    """Add `attr_list`, which gives headings the anchors that we link to."""
    if "attr_list" in extensions or "extra" in extensions:
        return extensions
    if isinstance(extensions, Mapping):
        return {**extensions, "attr_list": {}}
    return [*extensions, "attr_list"]


def _without_search(plugins: Any) -> list[Any]:
    """Return plugins with their options, from a list or a mapping, but the engine's own search."""
    listed = (
        [{name: plugins[name]} for name in plugins] if isinstance(plugins, Mapping) else plugins
    )
    names = (_plugin_name(plugin).removeprefix("material/") for plugin in listed)
    return [plugin for plugin, name in zip(listed, names, strict=True) if name != "search"]


def _plugin_name(plugin: object) -> str:
    """Return the name of a plugin, which stands alone or as the key of its options."""
    return str(next(iter(plugin), "")) if isinstance(plugin, Mapping) else str(plugin)


def _menu(items: Sequence[MenuItem]) -> list[Any]:
    return [{item.label or TITLE: _menu_target(item.target)} for item in items]


def _menu_target(target: str | tuple[MenuItem, ...]) -> Any:
    return shell_file(target) if isinstance(target, str) else _menu(target)
