"""`mkdocs.yml` is read twice: as the engine reads it, and with every scalar as text."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from yaml.constructor import ConstructorError
from yaml_env_tag import construct_env_tag

from planhandbok.memo import NO_MEMO, Memo
from planhandbok.phrase import Phrase
from planhandbok.records.reading.base import Base, read_base
from planhandbok.records.reading.engine_yaml import EngineLoader, Tagged, engine_yaml
from planhandbok.records.reading.site_url import site_url_finding
from planhandbok.records.schema.settings import Language, Settings
from planhandbok.records.schema.sheet import SiteFile
from planhandbok.records.schema.typed import KEYS_HINT, LIST_HINT, typed
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.files import MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.folder_files import folder_files, misleading_link
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import Finding, KeyPath, Mistake, Problem, Severity
from planhandbok.records.yaml.yaml_text import plain_data

MENU = "nav"
FILE_LISTS = ("extra_css", "extra_javascript")
STORING_FEATURES = ("announce.dismiss", "content.tabs.link")
FORBIDDEN_EXTRA = {
    "analytics": Phrase("Sporing av lesere er ikke mulig her."),
    "consent": Phrase(
        "Et samtykke lagres i nettleseren til leseren, og her er det ingenting å samtykke til."
    ),
}
LIST_WANTED = Phrase("Her skal det stå en liste.")
UNSUPPORTED = ("hooks", "exclude_docs", "not_in_nav", "draft_docs")
SNIPPETS = "pymdownx.snippets"
SNIPPET_OPTIONS = ("base_path", "restrict_base_path", "url_download")
"""Settings that let a page take in any file of the machine, or of another host."""
OUTSIDE_FILE = (
    Phrase("Filen hentes fra en annen tjener enn deres egen."),
    Phrase("Legg filen i mappen for veiledningen, og skriv stien til den."),
)


def read_site(project: Path, memo: Memo = NO_MEMO) -> tuple[SiteFile | None, list[Mistake]]:
    """Return the settings of the site, or `None` if they have an error, and their mistakes."""
    if problem := misleading_link(project, MKDOCS_FILE, "."):
        return None, [problem]
    text = memo(KnownFiles, project).text_of(MKDOCS_FILE)
    if isinstance(text, Problem):
        return None, [text]
    site, found = memo(_site_file, text)
    mistakes = list(found)
    custom = _keys_under(site.engine, "theme").get("custom_dir") if site else None
    if custom and not _is_inside(custom):
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
    written = _keys_under(_keys_under(data or {}, extra), ours).get("språk")
    return Language.found(str(written)) or Language.BOKMAL


def _site_file(text: str) -> tuple[SiteFile | None, list[Mistake]]:
    data, problems = plain_data(text, MKDOCS_FILE, tags_allowed=True)
    if data is None:
        return None, list(problems)
    settings = typed(Settings, _keys_under(data, "extra").get("planhandbok", {}), MKDOCS_FILE)
    mistakes: list[Mistake] = [
        *problems,
        *_unusable_settings(data),
        *_outside_requests(data),
        *_stored_in_browser(data),
        *_forbidden(data),
        *_read_elsewhere(data),
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
    elif not isinstance(own[MENU], list):
        return None, [Finding(MKDOCS_FILE, (MENU,), LIST_WANTED, LIST_HINT)]
    base = read_base(settings.language) if settings.has_base else None
    engine = _over_base(own, base) if base else own
    url = _web_address(engine, "site_url")
    site = SiteFile(
        engine=engine,
        settings=_with_glossary(settings, base) if base else settings,
        content=PurePosixPath(_content(data)).as_posix(),
        url=url and f"{url}/",
        commits=_commits(_web_address(engine, "repo_url"), _found(engine, "edit_uri")),
        base_menu=base.menu if base and MENU not in own else (),
    )
    is_from_environment = isinstance(engine.get("site_url"), Tagged)
    wrong = site_url_finding(_found(engine, "site_url"), is_from_environment=is_from_environment)
    return site, [wrong] if wrong else []


def _over_base(engine: dict[str, Any], base: Base) -> dict[str, Any]:
    """Lay a municipality's settings over those of the base; its theme, key by key."""
    theme = {**base.engine["theme"], **_keys_under(engine, "theme")}
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


def _content(data: dict[str, Any]) -> Any:
    return data.get("docs_dir", "content")


def _is_inside(folder: Any) -> bool:
    """Return whether a folder is named, and lies in the project."""
    if not isinstance(folder, str) or "\0" in folder:
        return False
    path = PurePosixPath(folder)
    return bool(path.parts) and ".." not in path.parts and not path.is_absolute()


def _keys_under(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return the keys below a key; none if its value is not keys, which is a finding of its own."""
    below = data.get(key)
    return below if isinstance(below, dict) else {}


def _list_under(data: dict[str, Any], key: str) -> list[Any]:
    """Return the list below a key, or an empty one."""
    below = data.get(key)
    return below if isinstance(below, list) else []


def _unusable_value(error: ConstructorError) -> Problem:
    mark = error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = Phrase("Verdien kan ikke brukes her.")
    hint = Phrase(
        "Er det en dato eller et tall, så rett det. Er det en tekst, så sett anførselstegn rundt."
    )
    return Problem(MKDOCS_FILE, line, column, message, hint)


def _unusable_settings(data: dict[str, Any]) -> Iterator[Finding]:
    """Find what the engine would accept and the site cannot use, or would report in English."""
    if not isinstance(data.get("site_name"), str):
        hint = Phrase("Skriv «site_name:» og navnet, for eksempel «site_name: Planhåndbok».")
        yield Finding(MKDOCS_FILE, ("site_name",), Phrase("Nettstedet mangler navn."), hint)
    if not _is_inside(_content(data)):
        message = Phrase("Mappen for veiledningen må ligge i håndboken.")
        hint = Phrase("Skriv navnet på mappen, for eksempel «docs_dir: content».")
        yield Finding(MKDOCS_FILE, ("docs_dir",), message, hint)
    for key in ("extra", "theme"):
        if not isinstance(data.get(key, {}), dict):
            yield Finding(MKDOCS_FILE, (key,), Phrase("Her skal det stå undernøkler."), KEYS_HINT)
    for key in FILE_LISTS:
        if not isinstance(data.get(key, []), list):
            yield Finding(MKDOCS_FILE, (key,), LIST_WANTED, LIST_HINT)


def _forbidden(data: dict[str, Any]) -> Iterator[Finding]:
    """Find keys that would change addresses, need files that the engine does not get, or make the
    page about privacy untrue.
    """
    if str(data.get("use_directory_urls", "true")).lower() not in ("true", "yes", "on"):
        message = Phrase("Adressene på nettstedet er alltid mapper.")
        path = ("use_directory_urls",)
        yield Finding(MKDOCS_FILE, path, message, Phrase("Fjern linjen."), on_key=True)
    for key in UNSUPPORTED:
        if key in data:
            message = Phrase("Innstillingen «{key}» virker ikke her.", key=key)
            hint = Phrase(
                "Fjern den. Sider som ikke skal ut, legges utenfor mappen for veiledningen."
            )
            yield Finding(MKDOCS_FILE, (key,), message, hint, on_key=True)
    for key, message in FORBIDDEN_EXTRA.items():
        if key in _keys_under(data, "extra"):
            hint = Phrase("Fjern «{key}».", key=key)
            yield Finding(MKDOCS_FILE, ("extra", key), message, hint, on_key=True)


def _read_elsewhere(data: dict[str, Any]) -> Iterator[Finding]:
    """Find settings that would let the engine read files outside the project."""
    if "INHERIT" in data:
        message = Phrase("Innstillinger kan ikke hentes fra en annen fil.")
        hint = Phrase("Skriv dem her i stedet.")
        yield Finding(MKDOCS_FILE, ("INHERIT",), message, hint, on_key=True)
    extensions = data.get("markdown_extensions")
    places: list[tuple[KeyPath, Any]] = [((), extensions)]
    if isinstance(extensions, list):
        places = [((index,), entry) for index, entry in enumerate(extensions)]
    for place, entry in places:
        for key in SNIPPET_OPTIONS:
            if isinstance(entry, dict) and key in _keys_under(entry, SNIPPETS):
                path = ("markdown_extensions", *place, SNIPPETS, key)
                message = Phrase(
                    "Innstillingen «{key}» kan hente filer som ikke ligger i håndboken.", key=key
                )
                yield Finding(
                    MKDOCS_FILE, path, message, Phrase("Fjern «{key}».", key=key), on_key=True
                )


def _outside_requests(data: dict[str, Any]) -> Iterator[Finding]:
    """Find settings that would make the reader's browser call another server."""
    if _keys_under(data, "theme").get("font", "false") != "false":
        message = Phrase("Skrifter hentes fra en annen tjener enn deres egen.")
        hint = Phrase("Skriv «font: false». Nettstedet bruker skriftene som leseren har.")
        yield Finding(MKDOCS_FILE, ("theme", "font"), message, hint)
    for key in ("logo", "favicon"):
        if "//" in str(_keys_under(data, "theme").get(key, "")):
            yield Finding(MKDOCS_FILE, ("theme", key), *OUTSIDE_FILE)
    for key in FILE_LISTS:
        for index, path in enumerate(_list_under(data, key)):
            if "//" in str(path):
                yield Finding(MKDOCS_FILE, (key, index), *OUTSIDE_FILE)


def _stored_in_browser(data: dict[str, Any]) -> Iterator[Finding]:
    """Find settings that would make the page about privacy untrue."""
    for index, feature in enumerate(_list_under(_keys_under(data, "theme"), "features")):
        if feature in STORING_FEATURES:
            message = Phrase("«{feature}» lagrer noe i nettleseren til leseren.", feature=feature)
            hint = Phrase("Fjern linjen. Siden om personvern sier at ingenting blir lagret.")
            yield Finding(MKDOCS_FILE, ("theme", "features", index), message, hint)
