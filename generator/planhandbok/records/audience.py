"""Remove what the audience may not see, and every reference to it.

The rooms after this one take a `Handbook` only, so they cannot leak what it does not hold.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import partial

from planhandbok.records.addresses.permalinks import forwarded
from planhandbok.records.addresses.urls import edition_address
from planhandbok.records.handbook import AllRecords, Handbook
from planhandbok.records.reading.a3_links import sheet_with_links_only_to, with_links_only_to
from planhandbok.records.schema.a3 import A3, Access
from planhandbok.records.schema.sheet import Audience, Edition
from planhandbok.records.text.files import METHOD, cycle_file


def for_audience(records: AllRecords, audience: Audience) -> Handbook:
    """Return the records without the A3s that the audience may not see, and without any trace of
    them. Warnings are left out too: they quote the records, and are for authors.

    A frozen edition is hidden with its A3, and when it was internal itself. A link from prose to a
    hidden A3 is removed when the page is made, because its id is no longer there.
    """
    is_internal = audience is Audience.INTERNAL
    links = records.permalinks if is_internal else records.permalinks.in_public
    handbook = Handbook(
        site=records.site,
        method=records.method,
        cycles=records.cycles,
        sheets=records.sheets,
        editions=records.editions,
        guide=records.guide,
        glossary=records.glossary,
        history=records.history,
        past=records.past,
        search_words=records.search_words,
        audience=audience,
        forwarded=forwarded(links),
    )
    return handbook if is_internal else _without_internal(handbook, links.current)


def _without_internal(handbook: Handbook, addresses: Collection[str]) -> Handbook:
    """Keep what is public; an edition is if its address is among `addresses`."""
    public = [sheet for sheet in handbook.sheets if sheet.a3.access is Access.PUBLIC]
    visible = frozenset(sheet.a3.id for sheet in public)
    sheets = tuple(sheet_with_links_only_to(sheet, visible) for sheet in public)
    editions = tuple(
        _edition_without_hidden(edition, visible)
        for edition in handbook.editions
        if edition_address(edition.sheet) in addresses
    )
    shown = [
        METHOD,
        *(cycle_file(cycle.year) for cycle in handbook.cycles),
        *(sheet.file for sheet in sheets),
        *(edition.sheet.file for edition in editions),
    ]
    return replace(
        handbook,
        sheets=sheets,
        editions=editions,
        history=handbook.history.restricted_to(shown),
        past=replace(handbook.past, visible_part=partial(_seen_by_all, visible)),
    )


def _edition_without_hidden(edition: Edition, visible: frozenset[str]) -> Edition:
    """Take hidden A3s out of the edition's A3, and out of the titles of those it refers to."""
    sheet = sheet_with_links_only_to(edition.sheet, visible)
    names = replace(
        edition.names,
        parent=edition.names.parent if sheet.a3.parent else None,
        deep_dives={id: title for id, title in edition.names.deep_dives.items() if id in visible},
    )
    return replace(edition, sheet=sheet, names=names)


def _seen_by_all(visible: frozenset[str], a3: A3) -> A3 | None:
    """Return a version of an A3 as everybody may see it, `None` if it was internal."""
    return with_links_only_to(a3, visible) if a3.access is Access.PUBLIC else None
