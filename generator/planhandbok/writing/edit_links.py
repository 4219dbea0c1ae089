"""The links to forms in the page of an A3: put in when it is shown, so that no published page has
them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import islice

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.phrase import known
from planhandbok.records.addresses.anchors import BOXES, own_box_anchor
from planhandbok.records.addresses.urls import (
    A3_LIST,
    a3_address,
    activity_anchor,
    board_address,
    cycle_address,
    edition_address,
    step_address,
)
from planhandbok.records.editing.paths import ADD
from planhandbok.records.editing.words import new_item_told
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Step
from planhandbok.writing.fields.places import HEADER, NEW, NEW_A3, capitalised
from planhandbok.writing.fields.references import title_of
from planhandbok.writing.form_addresses import (
    ANCHORS,
    BOX_KEYS,
    DELIVERABLES,
    FIRST_YEAR,
    FOLDED_LISTS,
    FOLDS,
    HAND_IN,
    PARTS_OF_CYCLE,
    edit_address,
    list_address,
    new_a3_address,
    office_file_address,
)

MEETINGS = "moter"
"""The anchor of the next meetings of a cycle, and of those of a step."""
HANDS_IN = N_("Lever et skjema")
ATTACHMENT = "docx"
ATTACHES = N_("Vedlegg til en sak (Word)")
EDITS = N_("Rediger")
PLACES = re.compile(
    r'<h[12] id="(?P<heading>[^"]+)"[^>]*>.*?</h[12]>(?:\s*<a class="md-skip".*?</a>)?'
    r'|<tr id="(?P<row>[^"]+)"><th scope="row">.*?(?=</th>)'
    r'|<li id="(?P<item>[^"]+)"><strong>.*?</strong>'
    r'|<details class="phb-fold" id="(?P<fold>[^"]+)"><summary>.*?</summary>'
    r'|<figure class="phb-chart (?P<figure>phb-bars)">\s*<figcaption>.*?(?=</figcaption>)',
    re.DOTALL,
)


@frozen
class EditLink:
    """A link to a form; `about` is read aloud after its words, or shown there too."""

    words: str
    address: str
    about: str = ""
    is_about_shown: bool = False


Links = Mapping[str, list[EditLink]]
"""The links at each anchor of a page; those at `FIGURES` are of one figure each, in their order."""
FIGURES = "phb-bars"
TO_NEW = {
    "innhold": [
        EditLink(NEW_A3, edit_address("", NEW)),
        EditLink(N_("Ny A3 i Word"), office_file_address("", "docx-form")),
        EditLink(HANDS_IN, HAND_IN),
    ]
}
"""The links of a page that lists A3s."""
TO_FIRST_YEAR = {"innhold": [EditLink(N_("Ny runde"), FIRST_YEAR)]}
"""The link of that page in a handbook without a cycle, which each A3 is in."""


def with_edit_links(html: str, links: Links, words: Words) -> str:
    """Return a page with a link at each heading, fold, figure and row that has a form."""
    figures = iter(links.get(FIGURES, []))

    def linked(match: re.Match[str]) -> str:
        kind = str(match.lastgroup)
        found = [*islice(figures, 1)] if kind == "figure" else links.get(match[kind], [])
        written = " ".join(_html(link, words) for link in found)
        if not written:
            return match[0]
        if kind in ("heading", "fold"):
            return f'{match[0]}<p class="phb-help">{written}</p>'
        line = "" if kind == "figure" else "<br>"
        return f"{match[0]}{line}<small>{written}</small>"

    return PLACES.sub(linked, html)


def with_page_links(html: str, links: Sequence[EditLink], words: Words) -> str:
    """Return a page with links below its heading, to the form of the whole page and others."""
    written = " ".join(_html(link, words) for link in links)
    return html.replace("</h1>", f'</h1><p class="phb-help">{written}</p>', 1)


def links_at(address: str, records: AllRecords) -> Links:
    """Return the links to forms in the page at an address, none for a page without any."""
    if address in ("", A3_LIST):
        return TO_NEW if records.cycles else TO_FIRST_YEAR
    for sheet in records.sheets:
        if a3_address(sheet.a3.id) == address:
            return _links_of_a3(sheet.a3)
        if board_address(sheet.a3.id) == address:
            return {"ideer": [_to_list(sheet.a3.id, "ideer")]}
    if edition := _edition_at(address, records):
        return _links_of_edition(edition)
    for cycle in records.cycles:
        if address.startswith(cycle_address(cycle)):
            return _links_of_cycle(cycle, records.method.in_year(cycle.year).steps, address)
    return {}


def _links_of_cycle(cycle: Cycle, steps: Sequence[Step], address: str) -> Links:
    """Return the links of a page of a cycle, to each activity that it shows. That of a step has
    one to each deliverable too, which stand below a common heading.
    """
    record = str(cycle.year)
    links = {"innhold": [EditLink(N_("Rediger runden, eller lag en ny"), edit_address(record))]}
    links |= {anchor: [_to_list(record, key)] for key, anchor in PARTS_OF_CYCLE.items()}
    links[MEETINGS] = [_to_list(record, "møter")]
    if address == cycle_address(cycle):
        links["innhold"].append(EditLink(NEW_A3, new_a3_address(cycle.year)))
    here = [step for step in steps if address == step_address(cycle, step)]
    for step in here or steps:
        for activity in step.activities:
            form = edit_address(record, f"aktiviteter/{activity.id}")
            links[activity_anchor(activity.id)] = [EditLink(EDITS, form, activity.what)]
    for step in here:
        links[DELIVERABLES] = [
            EditLink(
                EDITS,
                edit_address(record, f"leveranser/{part.id}"),
                f"«{part.name}»",
                is_about_shown=True,
            )
            for part in step.deliverables
        ]
    return links


def _links_of_a3(a3: A3) -> Links:
    def edit(key: str) -> EditLink:
        return EditLink(EDITS, edit_address(a3.id, key), known(key.replace("_", " ")))

    def new(key: str) -> EditLink:
        return EditLink(new_item_told(key), edit_address(a3.id, f"{key}/{ADD}"))

    header = [
        EditLink(N_("Rediger hodet"), edit_address(a3.id, HEADER)),
        EditLink(N_("Alt annet: rediger, frys, avslutt, last ned"), edit_address(a3.id)),
    ]
    if not a3.benefits:  # there is no heading of them
        header.append(new("gevinster"))
    links = {"innhold": header}
    for key, anchor in zip(BOX_KEYS, BOXES, strict=True):
        links[anchor] = [new(key) if key in ANCHORS else edit(key)]
    links["gevinster"] = [new("gevinster")]
    links |= {FOLDS[key]: [_to_list(a3.id, key)] for key in FOLDED_LISTS}
    links[FIGURES] = [
        EditLink(EDITS, edit_address(a3.id, f"figurer/{table.id}"), table.title)
        for table in a3.drawn_tables
    ]
    for key in a3.own_fields:
        links[own_box_anchor(key)] = [edit(key)]
    for key, id, text in _items(a3):
        form = edit_address(a3.id, f"{key}/{id}")
        links[ANCHORS[key](id)] = [EditLink(EDITS, form, text)]
    return links


def _to_list(record: str, key: str) -> EditLink:
    """Return the link to the items of a list that a page shows in one box."""
    return EditLink(EDITS, list_address(record, key), known(key))


def _edition_at(address: str, records: AllRecords) -> A3 | None:
    """Return the A3 as it stands in the frozen edition that a page shows."""
    sheets = (edition.sheet for edition in records.editions)
    return next((sheet.a3 for sheet in sheets if edition_address(sheet) == address), None)


def _links_of_edition(a3: A3) -> Links:
    """Return the link to what can be taken from an edition, which no form can change."""
    return {"innhold": [EditLink(ATTACHES, office_file_address(a3.id, ATTACHMENT, a3.edition))]}


def _items(a3: A3) -> Iterator[tuple[str, str, str]]:
    yield from (("rotårsaker", cause.id, title_of(cause.cause)) for cause in a3.root_causes)
    yield from (("endringstiltak", measure.id, title_of(measure.text)) for measure in a3.measures)
    yield from (("måling", indicator.id, indicator.parameter) for indicator in a3.indicators)
    yield from (("gevinster", item.id, title_of(item.description)) for item in a3.benefits)


def _html(link: EditLink, words: Words) -> str:
    about = f" {escape(words.told(link.about))}" if link.about else ""
    if about and not link.is_about_shown:
        about = f'<span class="phb-hidden">{about}</span>'
    shown = capitalised(words.text(link.words))
    return f'<a href="{escape(link.address)}">{shown}{about}</a>'
