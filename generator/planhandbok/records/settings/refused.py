"""Settings that a handbook cannot have: those that make no site, those that take in or call what is
not the municipality's own, and those that would make the page about privacy untrue.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from planhandbok.phrase import Phrase
from planhandbok.records.schema.typed import KEYS_HINT, LIST_HINT
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Finding, KeyPath

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


def refused_settings(data: dict[str, Any]) -> Iterator[Finding]:
    """Find what is wrong in the settings as they are written, each scalar a text."""
    yield from _unusable_settings(data)
    yield from _outside_requests(data)
    yield from _stored_in_browser(data)
    yield from _forbidden(data)
    yield from _read_elsewhere(data)


def _unusable_settings(data: dict[str, Any]) -> Iterator[Finding]:
    """Find what the engine would accept and the site cannot use, or would report in English."""
    if not isinstance(data.get("site_name"), str):
        hint = Phrase("Skriv «site_name:» og navnet, for eksempel «site_name: Planhåndbok».")
        yield Finding(MKDOCS_FILE, ("site_name",), Phrase("Nettstedet mangler navn."), hint)
    if not is_inside(content_of(data)):
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
        if key in keys_under(data, "extra"):
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
            if isinstance(entry, dict) and key in keys_under(entry, SNIPPETS):
                path = ("markdown_extensions", *place, SNIPPETS, key)
                message = Phrase(
                    "Innstillingen «{key}» kan hente filer som ikke ligger i håndboken.", key=key
                )
                yield Finding(
                    MKDOCS_FILE, path, message, Phrase("Fjern «{key}».", key=key), on_key=True
                )


def _outside_requests(data: dict[str, Any]) -> Iterator[Finding]:
    """Find settings that would make the reader's browser call another server."""
    if keys_under(data, "theme").get("font", "false") != "false":
        message = Phrase("Skrifter hentes fra en annen tjener enn deres egen.")
        hint = Phrase("Skriv «font: false». Nettstedet bruker skriftene som leseren har.")
        yield Finding(MKDOCS_FILE, ("theme", "font"), message, hint)
    for key in ("logo", "favicon"):
        if "//" in str(keys_under(data, "theme").get(key, "")):
            yield Finding(MKDOCS_FILE, ("theme", key), *OUTSIDE_FILE)
    for key in FILE_LISTS:
        for index, path in enumerate(list_under(data, key)):
            if "//" in str(path):
                yield Finding(MKDOCS_FILE, (key, index), *OUTSIDE_FILE)


def _stored_in_browser(data: dict[str, Any]) -> Iterator[Finding]:
    """Find settings that would make the page about privacy untrue."""
    for index, feature in enumerate(list_under(keys_under(data, "theme"), "features")):
        if feature in STORING_FEATURES:
            message = Phrase("«{feature}» lagrer noe i nettleseren til leseren.", feature=feature)
            hint = Phrase("Fjern linjen. Siden om personvern sier at ingenting blir lagret.")
            yield Finding(MKDOCS_FILE, ("theme", "features", index), message, hint)


def content_of(data: dict[str, Any]) -> Any:
    return data.get("docs_dir", "content")


def is_inside(folder: Any) -> bool:
    """Return whether a folder is named, and lies in the project."""
    if not isinstance(folder, str) or "\0" in folder:
        return False
    path = PurePosixPath(folder)
    return bool(path.parts) and ".." not in path.parts and not path.is_absolute()


def keys_under(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return the keys below a key; none if its value is not keys, which is a finding of its own."""
    below = data.get(key)
    return below if isinstance(below, dict) else {}


def list_under(data: Mapping[str, Any], key: str) -> list[Any]:
    """Return the list below a key, or an empty one."""
    below = data.get(key)
    return below if isinstance(below, list) else []
