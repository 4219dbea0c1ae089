"""`mkdocs.yml` is read twice: as the engine reads it, and with every scalar as text."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from yaml.constructor import ConstructorError
from yaml_env_tag import construct_env_tag

from planhandbok.memo import NO_MEMO, Memo
from planhandbok.phrase import Phrase
from planhandbok.records.schema.settings import Language, Settings
from planhandbok.records.schema.sheet import SiteFile
from planhandbok.records.schema.typed import LIST_HINT, typed
from planhandbok.records.settings.base import Base, read_base
from planhandbok.records.settings.engine_yaml import EngineLoader, Tagged, engine_yaml
from planhandbok.records.settings.refused import (
    LIST_WANTED,
    content_of,
    is_inside,
    keys_under,
    refused_settings,
)
from planhandbok.records.settings.site_url import site_url_finding
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.files import MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.folder_files import folder_files, misleading_link
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import Finding, KeyPath, Mistake, Problem, Severity
from planhandbok.records.yaml.yaml_text import plain_data

MENU = "nav"


def read_site(project: Path, memo: Memo = NO_MEMO) -> tuple[SiteFile | None, list[Mistake]]:
    """Return the settings of the site, or `None` if they have an error, and their mistakes."""
    if problem := misleading_link(project, MKDOCS_FILE, "."):
        return None, [problem]
    text = memo(KnownFiles, project).text_of(MKDOCS_FILE)
    if isinstance(text, Problem):
        return None, [text]
    site, found = memo(_site_file, text)
    mistakes = list(found)
    custom = keys_under(site.engine, "theme").get("custom_dir") if site else None
    if custom and not is_inside(custom):
        message = Phrase("Mappen «{custom}» ligger ikke i håndboken.", custom=custom)
        hint = Phrase("Flytt den dit, og skriv navnet på den.")
        mistakes.append(Finding(MKDOCS_FILE, ("theme", "custom_dir"), message, hint))
    elif custom and not (project / str(custom)).is_dir():
        message = Phrase("Mappen «{custom}» finnes ikke.", custom=custom)
        hint = Phrase("Rett navnet, eller lag mappen.")
        mistakes.append(Finding(MKDOCS_FILE, ("theme", "custom_dir"), message, hint))
    elif custom:
        mistakes += folder_files(project, str(custom)).problems
    return site, mistakes


def written_language(project: Path) -> Language:
    """Return the language that the settings ask for, also if something else in them is wrong."""
    text = text_of(project / MKDOCS_FILE, MKDOCS_FILE)
    data = plain_data(text, MKDOCS_FILE, tags_allowed=True)[0] if isinstance(text, str) else None
    extra, ours = OUR_SETTINGS
    written = keys_under(keys_under(data or {}, extra), ours).get("språk")
    return Language.found(str(written)) or Language.BOKMAL


def _site_file(text: str) -> tuple[SiteFile | None, list[Mistake]]:
    data, problems = plain_data(text, MKDOCS_FILE, tags_allowed=True)
    if data is None:
        return None, list(problems)
    settings = typed(Settings, keys_under(data, "extra").get("planhandbok", {}), MKDOCS_FILE)
    mistakes: list[Mistake] = [
        *problems,
        *refused_settings(data),
    ]
    if isinstance(settings, list):
        misread = [replace(value, path=(*OUR_SETTINGS, *value.path)) for value in settings]
        return None, [*mistakes, *misread]
    if mistakes:
        return None, mistakes
    try:
        own = engine_yaml(text)
    except ConstructorError as error:
        return None, [_unusable_value(error)]
    if own.get(MENU) is None:  # a blank one is none
        own.pop(MENU, None)
    if misused := list(_misused(own)):
        return None, misused
    base = read_base(settings.language) if settings.has_base else None
    engine = _over_base(own, base) if base else own
    url = _web_address(engine, "site_url")
    site = SiteFile(
        engine=engine,
        settings=_with_glossary(settings, base) if base else settings,
        content=PurePosixPath(content_of(data)).as_posix(),
        url=url and f"{url}/",
        commits=_commits(_web_address(engine, "repo_url"), _found(engine, "edit_uri")),
        base_menu=base.menu if base and MENU not in own else (),
    )
    is_from_environment = isinstance(engine.get("site_url"), Tagged)
    wrong = site_url_finding(_found(engine, "site_url"), is_from_environment=is_from_environment)
    return site, [wrong] if wrong else []


def _misused(own: dict[str, Any]) -> Iterator[Mistake]:
    """Find values that only the engine could make something of."""
    if not isinstance(own.get(MENU, []), list):
        yield Finding(MKDOCS_FILE, (MENU,), LIST_WANTED, LIST_HINT)
    for path in _tagged(keys_under(own, "extra").get("planhandbok"), OUR_SETTINGS):
        message = Phrase("Merker som «!ENV» virker ikke under extra.planhandbok.")
        yield Finding(MKDOCS_FILE, path, message, Phrase("Skriv selve verdien."))


def _tagged(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    if isinstance(value, Tagged):
        yield path
    pairs = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else ()
    for place, inner in (*pairs, *items):
        yield from _tagged(inner, (*path, place))


def _over_base(engine: dict[str, Any], base: Base) -> dict[str, Any]:
    """Lay a municipality's settings over those of the base; its theme, key by key."""
    theme = {**base.engine["theme"], **keys_under(engine, "theme")}
    return {**base.engine, **engine, "theme": theme}


def _with_glossary(settings: Settings, base: Base) -> Settings:
    return replace(settings, glossary=settings.glossary or base.glossary)


def _commits(repository: str, edit: str) -> str:
    """Return the address that a commit's id follows, or "" if the host is neither GitHub nor
    GitLab. GitLab may have any host name; then the address where files are edited shows it.
    """
    if repository and ("gitlab" in repository or edit.startswith("-/")):
        return f"{repository}/-/commit/"
    return f"{repository}/commit/" if "github" in repository else ""


def _found(engine: dict[str, Any], key: str) -> str:
    """Return what the engine will find under a key, with `!ENV` replaced from the environment."""
    value = engine.get(key)
    if not isinstance(value, Tagged):
        return str(value)
    if value.node.tag != "!ENV":
        return ""
    try:
        return str(construct_env_tag(EngineLoader(""), value.node))
    except ConstructorError:  # the tag is misused; the engine will say so
        return ""


def _web_address(engine: dict[str, Any], key: str) -> str:
    """Return the address under a key without the `/` at its end, or "" if it is no address."""
    found = _found(engine, key)
    return found.rstrip("/") if found.startswith(("http://", "https://")) else ""


def accessibility_advice(settings: Settings) -> Iterator[Finding]:
    """Warn if the settings lack what the page about accessibility needs. Only a build tells it: who
    writes in an A3 can do nothing about it.

    Public bodies have had to have a statement, made at uustatus.no, since 1 February 2023
    (forskrift om universell utforming av IKT-løsninger; uutilsynet.no).
    """
    warning = partial(Finding, MKDOCS_FILE, OUR_SETTINGS, on_key=True, severity=Severity.WARNING)
    if settings.accessibility_statement is None:
        yield warning(
            Phrase("Adressen til tilgjengelighetserklæringen mangler."),
            Phrase(
                "Forskriften om universell utforming av ikt krever en for hvert nettsted, også "
                "intranett. Lag den på uustatus.no, og skriv «tilgjengelighetserklæring:» og "
                "adressen under extra.planhandbok."
            ),
        )
    if settings.contact is None:
        yield warning(
            Phrase("Det står ikke hvor leserne kan si fra om dårlig tilgjengelighet."),
            Phrase(
                "Skriv «kontakt:» og en e-postadresse eller nettadresse under extra.planhandbok."
            ),
        )


def _unusable_value(error: ConstructorError) -> Problem:
    mark = error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = Phrase("Verdien kan ikke brukes her.")
    hint = Phrase(
        "Er det en dato eller et tall, så rett det. Er det en tekst, så sett anførselstegn rundt."
    )
    return Problem(MKDOCS_FILE, line, column, message, hint)
