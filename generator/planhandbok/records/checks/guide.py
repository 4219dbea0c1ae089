"""Pages of the guide must hold, link to and be called only what the site can show."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import PurePosixPath
from unicodedata import normalize

from planhandbok.phrase import Phrase, joined
from planhandbok.records.addresses.own_files import OUR_FILES
from planhandbok.records.addresses.urls import OUR_FOLDERS, guide_address, guide_href
from planhandbok.records.guide.front_matter import HIDDEN_SIGN
from planhandbok.records.guide.guide_page import GuidePage, is_built
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.text.address_text import is_address, slug
from planhandbok.records.text.file_text import position
from planhandbok.records.text.files import MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.problems import (
    Finding,
    Mistake,
    Problem,
    Severity,
    did_you_mean,
    file_problem,
    quoted,
)
from planhandbok.records.yaml.yaml_text import CONTROL

OURS = "|".join(re.escape(folder.rstrip("/")) for folder in OUR_FOLDERS)
RESERVED = re.compile(rf"(?:index|README|{OURS})\.md$|(?:{OURS})/")
"""Guide pages that would have the address of a page that we make."""

RESERVED_IN_WINDOWS = re.compile(
    r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?|.*[<>:\"|?*\\].*|.*[. ]", re.IGNORECASE
)
PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9._/-]*")


def guide_mistakes(loaded: Loaded) -> Iterator[Mistake]:
    guide = loaded.guide
    yield from chain.from_iterable(loaded.memo.each(_page_problems, guide.own_pages))
    path = guide.glossary.page
    if path and path not in guide.anchors:
        message = Phrase("Ordlisten «{path}» finnes ikke i veiledningen.", path=path)
        hint = did_you_mean(path, guide.anchors)
        yield Finding(MKDOCS_FILE, (*OUR_SETTINGS, "ordliste"), message, hint)


def _page_problems(page: GuidePage) -> tuple[Problem, ...]:
    return (
        *page.problems,
        *_control_characters(page),
        *_address_problems(page),
    )


def _control_characters(page: GuidePage) -> Iterator[Problem]:
    for found in CONTROL.finditer(page.text):
        yield Problem(page.file, *position(page.text, found.start()), *HIDDEN_SIGN)


def _address_problems(page: GuidePage) -> Iterator[Problem]:
    address = guide_address(page.path)
    if RESERVED.match(page.path) or OUR_FILES.fullmatch(address.rstrip("/")):
        message = Phrase("Adressen til siden er opptatt: der lager nettstedet selv en side.")
        hint = Phrase("Flytt filen, for eksempel til mappen «veiledning».")
        yield file_problem(page.file, message, hint)
    elif is_built(page) and ("#" in page.path or not is_address(address)):
        yield file_problem(
            page.file,
            Phrase(
                "Siden kan ikke få en adresse: navnet er for langt, eller har tegn som ikke "
                "kan stå der."
            ),
            Phrase(
                "Bruk bokstaver, tall og bindestrek i navnene på filen og mappene den ligger i."
            ),
        )


def name_mistakes(loaded: Loaded) -> Iterator[Problem]:
    yield from loaded.memo(_for_windows, (*loaded.guide.files, *loaded.files))
    yield from _alike(loaded.guide.files)
    for page in loaded.guide.own_pages:
        if guide_address(page.path) not in loaded.ledger.entries:
            yield from _hard_address(page)


def _for_windows(files: Sequence[str]) -> tuple[Problem, ...]:
    """Warn of each name that a repository or a site cannot have on Windows."""
    hint = Phrase("Gi den et annet navn, så alle kan hente og publisere håndboken.")
    return tuple(
        file_problem(
            file,
            Phrase("Windows kan ikke ha filer eller mapper som heter {name}.", name=quoted(name)),
            hint,
            Severity.WARNING,
        )
        for file in files
        for name in file.split("/")
        if RESERVED_IN_WINDOWS.fullmatch(name)
    )


def _alike(files: Sequence[str]) -> Iterator[Problem]:
    first_files: dict[str, str] = {}
    for file in files:
        first = first_files.setdefault(normalize("NFC", file).casefold(), file)
        if first != file:
            message = Phrase(
                "Filen heter det samme som {first}, når små og store er likt.", first=quoted(first)
            )
            hint = Phrase("Gi den ene et annet navn. Windows og macOS ser på dem som samme fil.")
            yield file_problem(file, message, hint)


def _hard_address(page: GuidePage) -> Iterator[Problem]:
    """Warn of a new page whose address has other letters than those of every keyboard."""
    address = guide_address(page.path)
    parts = [slug(part) for part in PurePosixPath(page.path.removesuffix(".md")).parts]
    if PLAIN_ADDRESS.fullmatch(address) or not (is_built(page) and is_address(address)):
        return
    message = Phrase("Adressen til siden blir {address}.", address=quoted(guide_href(page.path)))
    hint = Phrase("Bruk bare bokstavene a–z, tall og bindestrek i navnet.")
    if all(parts):
        hint = Phrase("Gi filen navnet {name}.", name=quoted("/".join(parts) + ".md"))
    for_ever = Phrase("Når siden er publisert, gjelder adressen for alltid.")
    yield file_problem(page.file, message, joined(" ", (hint, for_ever)), Severity.WARNING)
