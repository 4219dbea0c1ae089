"""Published addresses that would be lost, each with the ways to keep it.

There is one problem for each page: the anchors on a page, and the pages below it, are lost with it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from planhandbok.phrase import EMPTY, Phrase, joined
from planhandbok.records.addresses.ledger import yaml_address
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.addresses.urls import CASES, board_at, sheet_address
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
"""The key of the list that a record stands in, by the first word of its anchor."""

MOST_NAMED = 5
MOST_TOLD = 100
"""Lost pages that are told one by one, those gone and those closed: each takes a millisecond, and
nobody reads more.
"""


def lost_problems(
    records: AllRecords, dead_ends: Collection[str], dead_ends_in_public: Collection[str]
) -> Iterator[Problem]:
    """Leave out addresses that lead to an entry in `dead_ends`: that entry has its own finding."""
    links = records.permalinks
    gone = _lost(links, dead_ends)
    groups = list(_by_page(gone).items())
    for page, found in groups[:MOST_TOLD]:
        yield _problem(links, found, *_words_of_gone(records, page, found))
    closed = _lost(links.in_public, {*dead_ends, *dead_ends_in_public}) - gone
    groups_closed = list(_by_page(closed).items())
    for page, found in groups_closed[:MOST_TOLD]:
        yield _problem(links, found, *_words_of_closed(records, page, found))
    yield from _untold(links, [*groups[MOST_TOLD:], *groups_closed[MOST_TOLD:]])


def _untold(links: Permalinks, groups: Sequence[tuple[str, list[str]]]) -> Iterator[Problem]:
    """Yield one problem for the pages that are too many to be told one by one."""
    if groups:
        message = Phrase("{count} andre publiserte sider ville også gått tapt.", count=len(groups))
        hint = Phrase(
            "Er {ledger} blitt en annen, så hent den fra git. Ellers vises de når disse er rettet.",
            ledger=LEDGER,
        )
        yield _problem(links, groups[0][1], message, hint)


def _lost(links: Permalinks, dead_ends: Collection[str]) -> set[str]:
    """Leave out the boards of A3s: an A3 that is lost has a problem of its own."""
    addresses = (*links.gone, *_unlisted(links))
    routes = {address: links.route(address) for address in addresses if board_at(address) is None}
    return {
        address
        for address, route in routes.items()
        if not route.leads and not any(entry.address in dead_ends for entry in route.entries)
    }


def _unlisted(links: Permalinks) -> Iterator[str]:
    """Yield the gone addresses that only git knows, of cases, and of records in pages that still
    lead somewhere.
    """
    for address in links.gone_from_git:
        is_inside = "#" in address and links.route(page_of(address)).leads
        if is_inside or address.startswith(CASES):
            yield address


def _by_page(addresses: Collection[str]) -> Mapping[str, list[str]]:
    """Group addresses by the outermost lost page around each, or else by the page each is on."""
    groups: dict[str, list[str]] = {}
    for address in sorted(addresses):
        pages = [page for page in around(address) if page in addresses and "#" not in page]
        groups.setdefault(pages[-1] if pages else page_of(address), []).append(address)
    return groups


def _problem(links: Permalinks, found: Sequence[str], message: Phrase, hint: Phrase) -> Problem:
    lines = links.ledger.lines
    line = min((lines[address] for address in found if address in lines), default=1)
    return Problem(LEDGER, line, 1, message, hint)


def _words_of_gone(records: AllRecords, page: str, found: Sequence[str]) -> tuple[Phrase, Phrase]:
    links = records.permalinks
    never = _if_never_published(links, found)
    if page in found:
        restore = restore_hint(page, records.site.content)
        hint = joined(" ", (restore, forward_hint(links, page), never))
        return _message_of_gone(page, len(found) - 1), hint
    names = [f"«#{address.partition('#')[2]}»" for address in found]
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    if more > 0:
        shown = Phrase("{names} og {count} til", names=shown, count=more)
    others = joined(" ", (forward_hint(links, found[0]), never))
    moved = links.nearest(page)
    if moved and page not in links.current:
        message = Phrase(
            "«{page}» er flyttet til «{target}», men {shown} finnes ikke der.",
            page=page,
            target=moved.target,
            shown=shown,
        )
        return message, joined(" ", (Phrase("Bruk samme id på det nye stedet."), others))
    message = Phrase(
        "«{page}» er publisert med {shown}, men har det ikke lenger.", page=page, shown=shown
    )
    return message, joined(" ", (_restore_record_hint(records, found[0]), others))


def _message_of_gone(page: str, below: int) -> Phrase:
    if below > 1:
        return Phrase(
            "«{page}», og {count} adresser der, er publisert, men ville gå tapt.",
            page=page,
            count=below,
        )
    if below:
        return Phrase("«{page}», og 1 adresse der, er publisert, men ville gå tapt.", page=page)
    return Phrase("«{page}» er publisert, men ville gå tapt.", page=page)


def _if_never_published(links: Permalinks, found: Collection[str]) -> Phrase:
    """Return the hint for addresses that never came to the main branch. Those that did, and that
    the ledger lacks, may have been public: then the hint says so, unless git knows that they were.
    """
    listed = links.ledger.entries
    of_git = links.known_from_git.intersection(found)
    unlisted = sorted(of_git.difference(listed, links.public_in_git))
    if unlisted:
        lines = ", ".join(f"«{address}: offentlig»" for address in unlisted)
        return Phrase(
            "Har alle kunnet lese det, skriv også {lines} i {file}.", lines=lines, file=LEDGER
        )
    if links.ledger.kept.union(of_git).isdisjoint(found):
        return Phrase("Er adressen aldri publisert, slett linjen i {file}.", file=LEDGER)
    return EMPTY


def forward_hint(links: Permalinks, address: str, known: str | None = None) -> Phrase:
    """Return a hint with the lines of a redirect and of a tombstone. `known` is the address that
    it has become; without it, the most likely one is proposed.
    """
    new = known or links.renames.of(address)
    moved = f"- {{fra: {yaml_address(address)}, flyttet_til: {yaml_address(new) if new else '…'}}}"
    is_it = Phrase("Er den blitt «{address}»", address=new) if new else Phrase("Er den flyttet")
    hint = Phrase(
        "{is_it}, skriv «{line}» under «flyttet:» i {file}.",
        is_it=is_it,
        line=moved,
        file=FORWARDING,
    )
    return joined(" ", (hint, end_hint(address)))


def end_hint(address: str) -> Phrase:
    """Return a hint with the line that says that an address ended."""
    ended = f'- {{adresse: {yaml_address(address)}, tittel: "…", dato: …, grunn: "…"}}'
    return Phrase(
        "Er den avsluttet, skriv «{line}» under «avsluttet:» i {file}.",
        line=ended,
        file=FORWARDING,
    )


def restore_hint(page: str, content: str) -> Phrase:
    """Return a hint to bring back the file or the id that made a page."""
    match page.rstrip("/").split("/"):
        case ["a3", id]:
            return Phrase(
                "Gi A3-en id-en «{id}» tilbake, eller hent filen {id}.yml fra git.", id=id
            )
        case ["a3", id, edition]:
            return Phrase(
                "Hent filen {file} fra git.", file=f"{RECORDS}/…/utgaver/{id}-{edition}.yml"
            )
        case ["syklus", year]:
            return Phrase("Hent filen {file} fra git.", file=f"{RECORDS}/{year}/{CYCLE}")
        case ["syklus", year, step]:
            return Phrase(
                "Gi steget id-en «{id}» tilbake i {file}, med «til: {year}» om senere år ikke "
                "skal ha det.",
                id=step,
                file=METHOD,
                year=year,
            )
        case ["sak", _]:
            return Phrase("Skriv saken inn igjen i A3-en den sto i.")
        case _:
            file = f"{content}/{page.rstrip('/')}"
            return Phrase("Hent {file}.md eller {file}/index.md fra git.", file=file)


def _restore_record_hint(records: AllRecords, address: str) -> Phrase:
    """Return a hint to bring back a record on a page that still exists."""
    page, _, anchor = address.partition("#")
    kind, _, id = anchor.partition("-")
    sheets = {sheet.a3.id: sheet.file for sheet in records.sheets}
    file = sheets.get(page.split("/")[1], METHOD)
    keep = Phrase(
        "Behold «id: {id}» under «{list}:» i {file}", id=id, list=LISTS.get(kind, kind), file=file
    )
    match page.split("/"):
        case ["syklus", year, *_]:
            return Phrase(
                "{keep}, med «til: {year}» om senere år ikke skal ha det.", keep=keep, year=year
            )
    if kind == "tiltak":
        return Phrase("{keep}, med «status: stanset» om det er stanset.", keep=keep)
    return joined("", (keep, "."))


def _words_of_closed(
    records: AllRecords, page: str, found: Collection[str]
) -> tuple[Phrase, Phrase]:
    """Return the message and the hint for a page that was public and is internal now."""
    files = {sheet_address(sheet): sheet.file for sheet in records.sheets}
    message = Phrase("«{page}» har vært åpen for alle, men er nå intern.", page=page)
    file = files.get(page) or Phrase("A3-en")
    reopen = Phrase("Skriv «offentlighet: offentlig» i {file} igjen.", file=file)
    warning = Phrase("Det du skriver der, kan alle lese.")
    never = _if_never_published(records.permalinks, found)
    return message, joined(" ", (reopen, end_hint(page), warning, never))
