"""The last step of the room: keeps what the audience may see, as if the rest was never written.

What comes after this room cannot leak what it never had.
"""

from dataclasses import replace
from functools import partial

from planhandbok.records.addresses.permalinks import Permalinks, forwarded
from planhandbok.records.handbook import Handbook
from planhandbok.records.permanence.published import open_editions
from planhandbok.records.schema.a3 import A3, Access
from planhandbok.records.schema.sheet import Audience, Edition, Sheet
from planhandbok.records.text.files import METHOD, cycle_file
from planhandbok.records.text.problems import Problems


def for_audience(handbook: Handbook, audience: Audience) -> Handbook:
    """The handbook without the A3s the audience may not see, and without any trace of them:
    warnings too, which quote what is written, are for authors alone.

    A frozen edition is hidden with its A3, and when it was internal itself.

    A link to one of them from prose is taken away when the page is made: it leads to an id
    that is no longer there.
    """
    forwarding, ledger = handbook.permalinks.forwarding, handbook.permalinks.ledger
    links = handbook.permalinks if audience is Audience.INTERNAL else handbook.permalinks.in_public
    handbook = replace(handbook, permalinks=Permalinks(), forwarded=forwarded(links))
    if audience is Audience.INTERNAL:
        return handbook
    visible = frozenset(
        sheet.a3.id for sheet in handbook.sheets if sheet.a3.access is Access.PUBLIC
    )
    sheets = tuple(
        _without_hidden(sheet, visible) for sheet in handbook.sheets if sheet.a3.id in visible
    )
    editions = tuple(
        _edition_without_hidden(edition, visible)
        for edition in open_editions(handbook, forwarding, ledger)
    )
    shown = [*(one.file for one in sheets), *(one.sheet.file for one in editions)]
    cycles = [cycle_file(cycle.year) for cycle in handbook.cycles]
    return replace(
        handbook,
        sheets=sheets,
        editions=editions,
        warnings=Problems(),
        history=handbook.history.only([*shown, *cycles, METHOD]),
        past=replace(handbook.past, seen=partial(_seen_by_all, visible)),
        audience=audience,
    )


def _without_hidden(sheet: Sheet, visible: frozenset[str]) -> Sheet:
    return replace(sheet, a3=_without_links_to_hidden(sheet.a3, visible))


def _edition_without_hidden(edition: Edition, visible: frozenset[str]) -> Edition:
    """Its A3, and what the A3s it refers to were called."""
    sheet, then = _without_hidden(edition.sheet, visible), edition.names
    dives = {id: title for id, title in then.deep_dives.items() if id in visible}
    names = replace(then, parent=then.parent if sheet.a3.parent else None, deep_dives=dives)
    return replace(edition, sheet=sheet, names=names)


def _seen_by_all(visible: frozenset[str], a3: A3) -> A3 | None:
    """A version of an A3 as everybody may see it."""
    return _without_links_to_hidden(a3, visible) if a3.access is Access.PUBLIC else None


def _without_links_to_hidden(a3: A3, visible: frozenset[str]) -> A3:
    linked = {a3.parent, *(one.became for one in a3.measures)} - {None}
    if linked <= visible and not a3.benefits_elsewhere:
        return a3
    return replace(
        a3,
        parent=a3.parent if a3.parent in visible else None,
        measures=tuple(
            measure if measure.became in visible else replace(measure, became=None)
            for measure in a3.measures
        ),
        benefits_elsewhere=tuple(
            reference
            for reference in a3.benefits_elsewhere
            if reference.partition("/")[0] in visible
        ),
    )
