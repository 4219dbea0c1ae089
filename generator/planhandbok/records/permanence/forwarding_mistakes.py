"""Mistakes in `a3/adresser.yml`: entries of addresses that exist, or that lead nowhere."""

from collections.abc import Iterator, Mapping

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.forwarding import Forwarding, ForwardingEntry
from planhandbok.records.text.address_text import page_of
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.records.text.problems import Finding, KeyPath, Severity, did_you_mean


@frozen
class PlacedEntry:
    """An entry, and the paths of its address and its target in the file."""

    entry: ForwardingEntry
    address_path: KeyPath
    target_path: KeyPath


def placed_entries(forwarding: Forwarding) -> Iterator[PlacedEntry]:
    for index, move in enumerate(forwarding.moves):
        yield PlacedEntry(move, ("flyttet", index, "fra"), ("flyttet", index, "flyttet_til"))
    for index, end in enumerate(forwarding.ends):
        yield PlacedEntry(end, ("avsluttet", index, "adresse"), ("avsluttet", index, "gå_til"))


def findings_in_forwarding(links: Permalinks) -> Iterator[Finding]:
    """Find mistakes in the addresses of entries; `dead_ends` judges their targets. `links` are
    those of the internal audience.
    """
    seen: set[str] = set()
    for placed in placed_entries(links.forwarding):
        address = placed.entry.address
        if address in seen:
            message = Phrase("«{address}» står to ganger i filen.", address=address)
            yield Finding(
                FORWARDING, placed.address_path, message, Phrase("Behold den som er riktig.")
            )
        elif address in links.current:
            if not _is_closed(address, links):
                message = Phrase(
                    "«{address}» finnes, og kan ikke være flyttet eller avsluttet også.",
                    address=address,
                )
                hint = Phrase("Fjern den herfra, eller ta bort det som står på adressen.")
                yield Finding(FORWARDING, placed.address_path, message, hint)
        elif address not in links.shown:
            yield _never_published(placed)
        seen.add(address)


def _is_closed(address: str, links: Permalinks) -> bool:
    """Return whether a current address was public and is internal now: then it may have an entry
    for everybody else.
    """
    listed = links.ledger.entries.get(address)
    was_public = listed is Access.PUBLIC or address in links.public_in_git
    return was_public and links.current[address] is Access.INTERNAL


def _never_published(placed: PlacedEntry) -> Finding:
    address = placed.entry.address
    return Finding(
        FORWARDING,
        placed.address_path,
        Phrase(
            "«{address}» står ikke i {ledger}, og har ikke vært publisert herfra. Den får "
            "ingen side.",
            address=address,
            ledger=LEDGER,
        ),
        Phrase(
            "Rett adressen. Har den vært åpen for alle, skriv «{address}: offentlig» i {ledger}.",
            address=address,
            ledger=LEDGER,
        ),
        severity=Severity.WARNING,
    )


def dead_ends(links: Permalinks) -> Mapping[str, Finding]:
    """Return a finding, by address, for each entry that this audience cannot follow to the end.

    If an entry leads to another entry, only the last of them gets the finding.
    """
    findings = (
        (placed.entry.address, _dead_end(placed, links))
        for placed in placed_entries(links.forwarding)
    )
    return {address: finding for address, finding in findings if finding}


def _dead_end(placed: PlacedEntry, links: Permalinks) -> Finding | None:
    entry = placed.entry
    if entry.target is None or entry.address not in links.shown or _is_only_a_folder(entry, links):
        return None
    route = links.route(entry.target)
    if entry in route.entries or entry.target == entry.address:
        ring = sorted({entry.address, *(followed.address for followed in route.entries)})
        return _ring(placed, ring) if entry.address == ring[0] else None
    if route.leads or any(followed.address in links.shown for followed in route.entries):
        return None
    return _dangling(placed, route.address, links)


def _is_only_a_folder(entry: ForwardingEntry, links: Permalinks) -> bool:
    """Return whether the entry's address was no page, but had pages below: they are judged."""
    below = (gone != entry.address and gone.startswith(entry.address) for gone in links.gone)
    return entry.address not in links.past and any(below)


def _ring(placed: PlacedEntry, ring: list[str]) -> Finding:
    others = " og ".join(f"«{address}»" for address in ring[1:])
    message = Phrase("«{address}» leder til seg selv.", address=ring[0])
    if others:
        message = Phrase(
            "«{address}» leder til seg selv gjennom {others}.", address=ring[0], others=others
        )
    hint = Phrase("Skriv adressen til noe som finnes.")
    return Finding(FORWARDING, placed.target_path, message, hint)


def _dangling(placed: PlacedEntry, target: str, links: Permalinks) -> Finding:
    if links.is_public:
        address = placed.entry.address
        message = Phrase(
            "«{address}» har vært åpen for alle, men «{target}» er ikke det.",
            address=address,
            target=target,
        )
        hint = Phrase("Skriv en adresse som alle kan åpne, eller la adressen være avsluttet.")
        return Finding(FORWARDING, placed.target_path, message, hint)
    page = page_of(target)
    if page in links.current and page != target:
        known = [address for address in links.current if page_of(address) == page]
        known += [f"{page}#{anchor}" for anchor in links.other_anchors.get(page, ())]
    else:
        known = [address for address in links.current if "#" not in address]
    hint = did_you_mean(target, known)
    return Finding(
        FORWARDING, placed.target_path, Phrase("«{target}» finnes ikke.", target=target), hint
    )
