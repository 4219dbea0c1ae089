"""Notes in the guide: the running steps on its first page, and the item in the checklist under each
heading that explains an activity.

The method says which heading of which page explains an activity. The checklist links there, and a
note links back.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.cycle.cycle import cycle_title
from planhandbok.pages.cycle.step import ChecklistRow, checklist_row, step_title
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.cycle.calendar import CurrentCycle, StepFigure
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.settings import Language

Notes = Mapping[str, Mapping[str, Markup]]
"""HTML by the address of the guide page, then by the anchor of the heading it stands under."""

HEADING_CELL = re.compile(r"<th(?=[ >])")
"""Markdown has headings for columns only, and does not mark their scope."""


NOW = "na"
"""The anchor of the heading over the quarters, on the page where the guide starts."""


@frozen
class NoteView:
    """An activity as the checklist shows it, and a link to it in the current cycle."""

    row: ChecklistRow
    lane: str
    item: Link


def wide_table(label: str, rows: str, language: Language) -> Markup:
    """Return a table with scoped headings, in a frame that the keyboard can scroll sideways. Its
    label is the heading above it.
    """
    rows = HEADING_CELL.sub('<th scope="col"', rows)
    view = Markup(rows)  # noqa: S704 the engine's own output
    return fragment("guide/table.html", view, language, label=label)


def guide_notes(plan: Plan, site: SiteContext) -> Notes:
    """Return the notes; none without a current cycle, as no page then has a checklist."""
    return plan.memo(_notes_of, plan.running_cycles, plan.handbook.method, site)


def _notes_of(running: Sequence[CurrentCycle], method: Method, site: SiteContext) -> Notes:
    notes: dict[str, dict[str, Markup]] = defaultdict(dict)
    if start := method.help.start:
        page = urls.guide_address(start)
        if steps := _steps_now(running, site.at(page)):
            notes[page][NOW] = fragment("guide/now.html", steps, site.words.language)
    if running:
        for page, anchor, view in _notes(running, method, site):
            html = fragment("guide/note.html", view, site.words.language)
            notes[page][anchor] = notes[page].get(anchor, Markup()) + html
    return notes


def _steps_now(running: Sequence[CurrentCycle], context: PageContext) -> tuple[Link, ...]:
    """Return a link to the checklist of each step that today falls in."""
    return tuple(
        context.link(
            step_title(current.figure.cycle, current.step),
            urls.step_address(current.figure.cycle, current.step.step),
        )
        for current in running
        if current.step
    )


def _notes(
    running: Sequence[CurrentCycle], method: Method, site: SiteContext
) -> Iterator[tuple[str, str, NoteView]]:
    lanes = {lane.id: lane.name for lane in method.lanes}
    for id in [step.id for step in method.steps]:
        found = _running(running, id)
        if found is None:
            continue
        cycle, step = found
        for figure in step.activities:
            page, _, anchor = urls.guide_address(figure.activity.guide or "").partition("#")
            if anchor:
                context = site.at(page)
                row = checklist_row(figure, context)
                place = urls.activity_address(cycle, step.step, figure.activity.id)
                item = context.link(f"{step.step.period}, {cycle_title(cycle, context)}", place)
                yield page, anchor, NoteView(row, lanes[figure.activity.lane], item)


def _running(running: Sequence[CurrentCycle], id: str) -> tuple[Cycle, StepFigure] | None:
    """Return a step in the cycle that is in it now, or else in the newest that has it."""
    steps = [
        (current.figure.cycle, step)
        for current in running
        for step in current.figure.steps
        if step.step.id == id
    ]
    return next((found for found in steps if found[1].is_now), steps[0] if steps else None)
