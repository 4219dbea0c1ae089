"""What is wrong with `a3/adresser.yml`: entries of what is not gone, or that lead nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.forwarding import Forwarding, ForwardingEntry
from planhandbok.records.text.address_text import page_of
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.records.text.problems import Finding, Severity, did_you_mean


@dataclass(frozen=True)
class Written:
    """An entry, and the keys that its address and its target stand at."""

    entry: ForwardingEntry
    address: tuple[str | int, ...]
    target: tuple[str | int, ...]


def written_in(forwarding: Forwarding) -> Iterator[Written]:
    for index, move in enumerate(forwarding.moves):
        yield Written(move, ("flyttet", index, "fra"), ("flyttet", index, "flyttet_til"))
    for index, end in enumerate(forwarding.ends):
        yield Written(end, ("avsluttet", index, "adresse"), ("avsluttet", index, "gå_til"))


def findings_in_forwarding(links: Permalinks) -> Iterator[Finding]:
    """`links` are as those see them who see all. Targets are judged by `misled`."""
    seen: set[str] = set()
    for one in written_in(links.forwarding):
        address = one.entry.address
        if address in seen:
            message = f"«{address}» står to ganger i filen."
            yield Finding(FORWARDING, one.address, message, "Behold den som er riktig.")
        elif address in links.current:
            yield from _living(one, links)
        elif address not in links.shown:
            yield _never_published(one)
        seen.add(address)


def _living(one: Written, links: Permalinks) -> Iterator[Finding]:
    """What is public no more lives on for those who work there, and is gone for all others."""
    address = one.entry.address
    was_public = links.ledger.entries.get(address) is Access.PUBLIC
    if not was_public or links.current[address] is Access.PUBLIC:
        message = f"«{address}» finnes, og kan ikke være flyttet eller avsluttet også."
        hint = "Fjern den herfra, eller ta bort det som står på adressen."
        yield Finding(FORWARDING, one.address, message, hint)


def _never_published(one: Written) -> Finding:
    address = one.entry.address
    return Finding(
        FORWARDING,
        one.address,
        f"«{address}» står ikke i {LEDGER}, og har ikke vært publisert herfra. Den får ingen side.",
        f"Rett adressen. Har den vært åpen for alle, skriv «{address}: offentlig» i {LEDGER}.",
        severity=Severity.WARNING,
    )


def misled(links: Permalinks) -> Mapping[str, Finding]:
    """The entries that this audience cannot follow to the end, by their addresses.

    An entry that leads to another is right when that one is: only the last is told.
    """
    found = ((one.entry.address, _misled(one, links)) for one in written_in(links.forwarding))
    return {address: finding for address, finding in found if finding}


def _misled(one: Written, links: Permalinks) -> Finding | None:
    entry = one.entry
    if entry.target is None or entry.address not in links.shown or _is_only_a_folder(entry, links):
        return None
    trail = links.route(entry.target)
    if entry in trail.entries or entry.target == entry.address:
        ring = sorted({entry.address, *(each.address for each in trail.entries)})
        return _ring(one, ring) if entry.address == ring[0] else None
    if trail.leads or any(each.address in links.shown for each in trail.entries):
        return None
    return _dangling(one, trail.address, links)


def _is_only_a_folder(entry: ForwardingEntry, links: Permalinks) -> bool:
    """Whether no page was there, but pages below: then these are judged."""
    below = (one != entry.address and one.startswith(entry.address) for one in links.gone)
    return entry.address not in links.past and any(below)


def _ring(one: Written, ring: list[str]) -> Finding:
    others = " og ".join(f"«{address}»" for address in ring[1:])
    message = f"«{ring[0]}» leder til seg selv{f' gjennom {others}' if others else ''}."
    return Finding(FORWARDING, one.target, message, "Skriv adressen til noe som finnes.")


def _dangling(one: Written, target: str, links: Permalinks) -> Finding:
    if links.is_public:
        message = f"«{one.entry.address}» har vært åpen for alle, men «{target}» er ikke det."
        hint = "Skriv en adresse som alle kan åpne, eller la adressen være avsluttet."
        return Finding(FORWARDING, one.target, message, hint)
    page = page_of(target)
    beside = [each for each in (*links.current, *links.other_targets) if page_of(each) == page]
    known = beside if page in links.current and page != target else pages_of(links)
    return Finding(FORWARDING, one.target, f"«{target}» finnes ikke.", did_you_mean(target, known))


def pages_of(links: Permalinks) -> list[str]:
    return [one for one in links.current if "#" not in one]
