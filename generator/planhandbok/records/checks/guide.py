"""Pages of the guide must hold, link to and be called only what the site can show."""

import re
from collections.abc import Iterator

from planhandbok.records.addresses.urls import guide_address
from planhandbok.records.guide.guide_page import GuidePage, guide_problems, is_built
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.text.address_text import is_address
from planhandbok.records.text.files import MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.problems import Finding, Mistake, Problem, did_you_mean, file_problem

OUR_FOLDERS = "status|tiltak|a3|sak|syklus|tilgjengelighet|personvern|omdirigeringer"
RESERVED = re.compile(rf"(?:index|README|{OUR_FOLDERS})\.md$|(?:{OUR_FOLDERS})/")
"""Guide pages that would have the address of a page that we make."""


def guide_mistakes(loaded: Loaded) -> Iterator[Mistake]:
    guide = loaded.guide
    for page in guide.pages:
        yield from guide_problems(page.text, page.file)
        yield from _address_problems(page)
    path = guide.glossary.page
    if path and path not in guide.anchors:
        message = f"Ordlisten «{path}» finnes ikke i veiledningen."
        hint = did_you_mean(path, guide.anchors)
        yield Finding(MKDOCS_FILE, (*OUR_SETTINGS, "ordliste"), message, hint)


def _address_problems(page: GuidePage) -> Iterator[Problem]:
    address = guide_address(page.path)
    if RESERVED.match(page.path):
        message = "Adressen til siden er opptatt: der lager nettstedet selv en side."
        hint = "Flytt filen, for eksempel til mappen «veiledning»."
        yield file_problem(page.file, message, hint)
    elif is_built(page) and ("#" in page.path or not is_address(address)):
        yield file_problem(
            page.file,
            "Siden kan ikke få en adresse: navnet er for langt, eller har tegn som ikke kan stå "
            "der.",
            "Bruk bokstaver, tall og bindestrek i navnene på filen og mappene den ligger i.",
        )
