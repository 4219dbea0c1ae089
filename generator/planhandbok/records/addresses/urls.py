"""The address of each page. It follows from the records alone and never changes: see
`docs/addresses.md`.

An address is relative to the root of the site and ends in `/`, or in the name of a file. That of
the front page is empty.
"""

import posixpath
import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

from planhandbok.records.addresses.anchors import benefit_anchor, indicator_anchor, measure_anchor
from planhandbok.records.guide.links import PaperForm
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Step
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.address_text import slug

FRONT = ""
CASES = "sak/"
A3_LIST = "a3/"
STATUS = "status/"
A3_PARTS = "a3-er/"
"""The folder of the parts of a long list of A3s: in `a3/` an A3 may have such an address."""
MEASURES = "tiltak/"
CHANGES = "endringer/"
BENEFITS = "gevinster/"
GOALS = "mal/"
UNDECIDED = "medvirkning/"
POLITICIANS = "folkevalgt/"
BOARDS = "tavle/"
UNIT_BOARDS = "tavle/enhet/"
UNITS = "enhet/"
NO_UNIT_SLUG = "uten-enhet"
"""The segment for what belongs to no unit."""
WITHOUT_UNIT = f"{UNITS}{NO_UNIT_SLUG}/"
"""The page of the work that no unit has."""
CYCLES = "syklus/"
"""The folder of the pages of cycles, which is no page itself."""
DATA = "data/"
"""The folder of the tables, which are files and no pages."""
DATA_WORKBOOK = "planhandbok.xlsx"
DATA_JSON = "planhandbok.json"
DATA_SCHEMA = "planhandbok.schema.json"
GAP_PAGE = "gevinster"
PRIORITY_PAGE = "prioritering"
TREE_PAGE = "gevinsttre"
"""The last segments of a cycle's own pages, beside those of its steps."""
FORMS = "skjema/"
"""The folder of the forms to print, which are files and no pages."""
ATOM_FILE = "feed.atom"
JSON_FILE = "feed.json"
WRITING = ".planhandbok/"
"""Below this address, a server that lets people write has its forms."""
EDITING = "rediger/"
REPORT = "meld/"
"""The page where readers report how a row goes. It is no permalink: it is there as long as the
settings ask for it.
"""
EVERYTHING = "alt/"
"""The page with links to all others."""
ACCESSIBILITY = "tilgjengelighet/"
PRIVACY = "personvern/"
REDIRECTS = "omdirigeringer/"
"""The folder of the lists of redirects, which are files and no pages."""
SEARCH = "search/"
"""The folder of the index of search."""
ASSETS = "assets/planhandbok/"
"""The folder of our stylesheets and scripts."""
BUILD_NOTE = "bygg.json"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
OUR_FOLDERS = (
    *(A3_LIST, A3_PARTS, MEASURES, STATUS, CASES, CHANGES, BENEFITS, GOALS, UNDECIDED),
    *(POLITICIANS, BOARDS, UNITS, CYCLES, REPORT, EVERYTHING, ACCESSIBILITY, PRIVACY, REDIRECTS),
)
"""The folders that a page of the guide cannot have: they hold pages that we make, or may."""

A3_PAGE = re.compile(r"a3/([^/#]+)/")
BOARD = re.compile(r"tavle/([^/#]+)/")


def a3_address(id: str) -> str:
    return f"a3/{id}/"


def a3_at(address: str) -> str | None:
    """Return the id of the A3 that has its page at an address, if any."""
    page = A3_PAGE.fullmatch(address)
    return page[1] if page else None


def board_address(id: str) -> str:
    return f"{BOARDS}{id}/"


def board_at(address: str) -> str | None:
    """Return the id of the A3 that has its board at an address, if any."""
    board = BOARD.fullmatch(address)
    return board[1] if board else None


def unit_board_address(unit: str | None) -> str | None:
    """Return the address of a unit's board; `None` if no letter of its name can stand there."""
    return f"{UNIT_BOARDS}{slug(unit)}/" if unit and slug(unit) else None


def unit_address(unit: str | None) -> str | None:
    """Return the address of a unit's page; `None` if no letter of its name can stand there."""
    return f"{UNITS}{slug(unit)}/" if unit and slug(unit) else None


def edition_address(sheet: Sheet) -> str:
    """Return the address of a frozen edition. An A3 itself has the same address in all editions."""
    return f"{sheet_address(sheet)}{sheet.a3.edition}/"


def edition_pdf(sheet: Sheet) -> str:
    return f"{edition_address(sheet)}{sheet.a3.id}-{sheet.a3.edition}.pdf"


def case_address(number: str) -> str:
    """`sak/62-26/` for 62/26."""
    return f"{CASES}{slug(number)}/"


def unit_changes_address(unit: str) -> str:
    """Return the folder of a unit's feeds."""
    return f"{CHANGES}{slug(unit)}/"


def sheet_address(sheet: Sheet) -> str:
    return a3_address(sheet.a3.id)


def sheet_pdf(sheet: Sheet) -> str:
    return f"{sheet_address(sheet)}{sheet.a3.id}.pdf"


def list_part(folder: str, year: int, unit: str, number: int) -> str:
    """`tiltak/2027/oppvekst/`, and `tiltak/2027/oppvekst/2/` for the second page of that part."""
    return f"{folder}{year}/{unit}/" + (f"{number}/" if number > 1 else "")


def measure_address(sheet: Sheet, id: str) -> str:
    return f"{sheet_address(sheet)}#{measure_anchor(id)}"


def indicator_address(sheet: Sheet, id: str) -> str:
    return f"{sheet_address(sheet)}#{indicator_anchor(id)}"


def benefit_address(sheet: Sheet, id: str) -> str:
    return f"{sheet_address(sheet)}#{benefit_anchor(id)}"


def gap_address(cycle: Cycle) -> str:
    return f"{cycle_address(cycle)}{GAP_PAGE}/"


def priority_address(cycle: Cycle) -> str:
    return f"{cycle_address(cycle)}{PRIORITY_PAGE}/"


def tree_address(cycle: Cycle) -> str:
    return f"{cycle_address(cycle)}{TREE_PAGE}/"


def goal_address(id: str) -> str:
    """Return the address of a goal. A goal that goes on from year to year keeps it."""
    return f"{GOALS}{id}/"


def report_file(record: str) -> str:
    """Return the file with what can be reported of an A3, by its id, or of a cycle, by its year."""
    return f"{REPORT}{record}.js"


def report_address(record: str, place: str) -> str:
    """Return the address where a row is reported: `place` is its path, such as `måling/m1`."""
    return f"{REPORT}?post={record}&sted={place}"


def editing_address(record: str) -> str:
    """Return the address of the forms of a record, which the path of a place ends."""
    return f"{EDITING}?post={record}&sted="


def new_a3_address() -> str:
    """Return the address of the form of a new A3."""
    return f"{EDITING}?sted=ny"


def year_address(year: int | str) -> str:
    """Return the address of the cycle of a budget year."""
    return f"{CYCLES}{year}/"


def cycle_address(cycle: Cycle) -> str:
    return year_address(cycle.year)


def cycle_pdf(cycle: Cycle) -> str:
    return f"{cycle_address(cycle)}a3-{cycle.year}.pdf"


def step_address(cycle: Cycle, step: Step) -> str:
    return f"{cycle_address(cycle)}{step.id}/"


def step_pdf(cycle: Cycle, step: Step) -> str:
    return f"{step_address(cycle, step)}sjekkliste.pdf"


def form_pdf(form: PaperForm) -> str:
    return f"{FORMS}{form}.pdf"


def activity_anchor(id: str) -> str:
    return f"aktivitet-{id}"


def activity_address(cycle: Cycle, step: Step, id: str) -> str:
    """Return the address of an activity in the checklist of its step."""
    return f"{step_address(cycle, step)}#{activity_anchor(id)}"


def guide_address(link: str) -> str:
    """Return the address of a link to a guide page, such as `veiledning/1-kvartal.md#analyser`."""
    page, _, anchor = link.partition("#")
    folder, slash, name = page.removesuffix(".md").rpartition("/")
    address = folder + slash if name in ("index", "README") else f"{folder}{slash}{name}/"
    return f"{address}#{anchor}" if anchor else address


def guide_href(link: str) -> str:
    """Return the address of a link to a guide page as an `href` has it."""
    return quote(guide_address(link), safe="/#")


def file_address(path: str) -> str:
    """Return the address of a file below the content folder, such as a picture."""
    return quote(path)


def own_path(target: str, url: str) -> str | None:
    """Return the path that a whole address has below the site at `url`, without `%` codes; `None`
    for an address that is not on the site, or if nobody knows where that is.
    """
    try:
        there = urlsplit(target)
        here = urlsplit(url)
        is_own = bool(url) and _server(there) == _server(here)
    except ValueError:  # no address at all, such as «http://[» or a port of letters
        return None
    base = unquote(here.path)
    path = posixpath.normpath(unquote(there.path or "/"))
    if not is_own or not f"{path}/".lower().startswith(base.lower()):
        return None
    return path[len(base) :] + ("/" if there.path.endswith("/") and len(path) > len(base) else "")


def _server(parts: SplitResult) -> tuple[str | None, int | None]:
    return parts.hostname, None if parts.port in (80, 443) else parts.port


def root_from(address: str) -> str:
    """Return the relative path from a page to the root of the site: `../../` for `a3/skolemat/`."""
    return "../" * address.count("/") or "./"
