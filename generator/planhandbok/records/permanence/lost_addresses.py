"""Addresses of the ledger that would be lost, told with the ways to keep each.

One problem for each page: what was on a page, or below it, is lost with it.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence

from planhandbok.records.addresses.ledger import PLAIN
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.addresses.urls import CASES, board_at
from planhandbok.records.handbook import AllRecords
from planhandbok.records.text.address_text import around, page_of
from planhandbok.records.text.files import CYCLE, FORWARDING, LEDGER, METHOD, RECORDS
from planhandbok.records.text.problems import Problem

LISTS = {
    "rotarsak": "rotårsaker",
    "tiltak": "endringstiltak",
    "maling": "måling",
    "gevinst": "gevinster",
    "aktivitet": "aktiviteter",
}
"""The list that a record stands in, by the first word of its anchor."""

MOST_NAMED = 5


def lost_problems(
    records: AllRecords, misled: Collection[str], misled_in_public: Collection[str]
) -> Iterator[Problem]:
    """What goes astray at an entry that is `misled` is told there, and not again."""
    links = records.permalinks
    gone = _lost(links, misled)
    for page, found in _by_page(gone).items():
        yield _problem(links, found, *_words(records, page, found))
    closed = _lost(links.in_public, {*misled, *misled_in_public}) - gone
    for page, found in _by_page(closed).items():
        yield _problem(links, found, *_words_of_closed(records, page, found))


def _lost(links: Permalinks, misled: Collection[str]) -> set[str]:
    """A board is lost with its A3, which is told."""
    found = (*links.gone, *_unlisted(links))
    trails = ((one, links.route(one)) for one in found if board_at(one) is None)
    return {
        one
        for one, trail in trails
        if not trail.leads and not any(entry.address in misled for entry in trail.entries)
    }


def _unlisted(links: Permalinks) -> Iterator[str]:
    """What git knows alone of cases, and of records inside pages that are not lost themselves."""
    for address in links.known_from_git:
        is_inside = "#" in address and links.route(page_of(address)).leads
        if is_inside or address.startswith(CASES):
            yield address


def _by_page(addresses: Collection[str]) -> Mapping[str, list[str]]:
    """Lost addresses by the outermost lost page around each, or else by the page each is on."""
    groups: dict[str, list[str]] = {}
    for address in sorted(addresses):
        pages = [one for one in around(address) if one in addresses and "#" not in one]
        groups.setdefault(pages[-1] if pages else page_of(address), []).append(address)
    return groups


def _problem(links: Permalinks, found: Sequence[str], message: str, hint: str) -> Problem:
    lines = links.ledger.lines
    line = min((lines[one] for one in found if one in lines), default=1)
    return Problem(LEDGER, line, 1, message, hint)


def _words(records: AllRecords, page: str, found: Sequence[str]) -> tuple[str, str]:
    never = _never(records.permalinks, found)
    if page in found:
        more = len(found) - 1
        below = f", og {more} {'adresse' if more == 1 else 'adresser'} der," if more else ""
        message = f"«{page}»{below} er publisert, men ville gå tapt."
        again = back(page, records.site.content)
        return message, f"{again} {ways(records.permalinks, page)}{never}"
    names = [f"«#{one.partition('#')[2]}»" for one in found]
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED]) + (f" og {more} til" if more > 0 else "")
    others = f"{ways(records.permalinks, found[0])}{never}"
    moved = records.permalinks.nearest(page)
    if moved and page not in records.permalinks.current:
        message = f"«{page}» er flyttet til «{moved.target}», men {shown} finnes ikke der."
        return message, f"Bruk samme id på det nye stedet. {others}"
    message = f"«{page}» er publisert med {shown}, men har det ikke lenger."
    return message, f"{_record_back(records, found[0])} {others}"


def _never(links: Permalinks, found: Collection[str]) -> str:
    """The last way out, for what has not come to the main branch; what has, and stands in no
    ledger, may have been public.
    """
    known = links.ledger.entries
    if unlisted := sorted(one for one in found if one in links.known_from_git and one not in known):
        lines = ", ".join(f"«{one}: offentlig»" for one in unlisted)
        return f" Har alle kunnet lese det, skriv også {lines} i {LEDGER}."
    if links.ledger.kept.isdisjoint(found):
        return f" Er adressen aldri publisert, slett linjen i {LEDGER}."
    return ""


def ways(links: Permalinks, address: str, known: str | None = None) -> str:
    """Redirect and tombstone, with the lines to write; `known` is what it has become, if known."""
    new = known or links.renames.of(address)
    moved = f"- {{fra: {_yaml(address)}, flyttet_til: {_yaml(new) if new else '…'}}}"
    is_it = f"Er den blitt «{new}»" if new else "Er den flyttet"
    return f"{is_it}, skriv «{moved}» under «flyttet:» i {FORWARDING}. {ending(address)}"


def ending(address: str) -> str:
    """How to write that it ended."""
    ended = f'- {{adresse: {_yaml(address)}, tittel: "…", dato: …, grunn: "…"}}'
    return f"Er den avsluttet, skriv «{ended}» under «avsluttet:» i {FORWARDING}."


def _yaml(address: str) -> str:
    return address if PLAIN.fullmatch(address) else json.dumps(address, ensure_ascii=False)


def back(page: str, content: str) -> str:
    """How a page comes back: the file or the id that made it."""
    match page.rstrip("/").split("/"):
        case ["a3", id]:
            return f"Gi A3-en id-en «{id}» tilbake, eller hent filen {id}.yml fra git."
        case ["a3", id, edition]:
            return f"Hent filen {RECORDS}/…/utgaver/{id}-{edition}.yml fra git."
        case ["syklus", year]:
            return f"Hent filen {RECORDS}/{year}/{CYCLE} fra git."
        case ["syklus", _, step]:
            return f"Gi steget id-en «{step}» tilbake i {METHOD}."
        case ["sak", _]:
            return "Skriv saken inn igjen i A3-en den sto i."
        case _:
            file = f"{content}/{page.rstrip('/')}"
            return f"Hent {file}.md eller {file}/index.md fra git."


def _record_back(records: AllRecords, address: str) -> str:
    """How a record on a page that lives comes back, the gentlest way first."""
    page, _, anchor = address.partition("#")
    kind, _, id = anchor.partition("-")
    sheets = {sheet.a3.id: sheet.file for sheet in records.sheets}
    file = sheets.get(page.split("/")[1], METHOD)
    back = f"Behold «id: {id}» under «{LISTS.get(kind, kind)}:» i {file}"
    return f"{back}, med «status: stanset» om det er stanset." if kind == "tiltak" else f"{back}."


def _words_of_closed(records: AllRecords, page: str, found: Collection[str]) -> tuple[str, str]:
    """What was open to all, and is now for those who work there alone."""
    files = {f"a3/{sheet.a3.id}/": sheet.file for sheet in records.sheets}
    message = f"«{page}» har vært åpen for alle, men er nå intern."
    back = f"Skriv «offentlighet: offentlig» i {files.get(page, 'A3-en')} igjen."
    told = "Det du skriver der, kan alle lese."
    never = _never(records.permalinks, found)
    return message, f"{back} {ending(page)} {told}{never}"
