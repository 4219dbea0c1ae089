"""The page where readers report how a row goes, and what it has to know of the rows of each record.

Each A3 and each cycle has a file of its own, which the page fetches when it is asked for a row of
it: so no page grows with the handbook, and a short link names a row. The file is a script, because
a page that is opened from a disk may fetch no other.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.pages.pieces.text import plain_line
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import ActivityFigure, CycleFigure
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.editing.forms import in_flow
from planhandbok.records.schema.a3 import Measure
from planhandbok.records.schema.benefit import Amount, Benefit, BenefitUnit, times_ten
from planhandbok.records.schema.cycle import ActivityState, DeliverableState
from planhandbok.records.schema.method import Deliverable
from planhandbok.records.schema.settings import Settings
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.periods import Period
from planhandbok.records.values.status import Status

BRANCH = re.compile(r"(?:/-)?/(?:tree|src/branch)/(?P<branch>[^?#]+)$")
"""The end of a repository's address that names a branch: on GitHub, GitLab, Forgejo and Gitea."""

Row = Mapping[str, Any]
"""A row as the page has it: `title`, what stands there `now` in words, and `old`, the values that a
report replaces, by their keys, as they may be written in a record. `unit` is that of a number.
"""


@frozen
class ReportView:
    """`new_file` is the address on a code host that opens a new file, with `{file}` and `{text}`
    for its name and content; where there is no `{text}`, the reader pastes it. `mail` and
    `new_file` are "" for none. The statuses are those that readers choose among, and the units
    those for a benefit that has none yet.
    """

    mail: str
    new_file: str
    finished: str
    started: str
    stopped: str
    units: tuple[str, ...]


@frozen
class ReportFile:
    """A file that can be made at any time, in any order."""

    path: str
    make: Callable[[], str]


def report_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the page, if the settings ask for it."""
    if site.reports_at == "":
        yield view_page(
            site,
            urls.REPORT,
            title=site.words.text("Meld hvordan det går"),
            description=site.words.text("Meld status, ny frist eller en ny måling."),
            template="overviews/report.html",
            view=partial(report_view, plan.handbook.site.settings),
            is_listed=False,
        )


def report_view(settings: Settings, context: PageContext) -> ReportView:
    repository = settings.reports_repository
    return ReportView(
        mail=settings.reports_to or "",
        new_file=new_file_address(repository) if repository else "",
        finished=Status.FINISHED.value,
        started=Status.STARTED.value,
        stopped=Status.STOPPED.value,
        units=tuple(unit.value for unit in BenefitUnit),
    )


def new_file_address(repository: str) -> str:
    """Return the address that opens a new file in a repository.

    GitHub and Forgejo or Gitea (go-gitea/gitea#16556) fill in its name and content; GitLab only its
    name (gitlab-org/gitlab#594214).
    """
    found = BRANCH.search(repository)
    branch = found["branch"].strip("/") if found else "main"
    whole = (repository[: found.start()] if found else repository).rstrip("/").removesuffix(".git")
    host = whole.split("/")[2]
    if "github" in host:
        return f"{whole}/new/{branch}?filename={{file}}&value={{text}}"
    if "gitlab" in host or "/-/" in repository:
        return f"{whole}/-/new/{branch}?file_name={{file}}"
    return f"{whole}/_new/{branch}/?filename={{file}}&value={{text}}"


def report_files(plan: Plan, site: SiteContext) -> Iterator[ReportFile]:
    """Plan the file of each A3, and of each cycle, if the settings ask for reports."""
    if site.reports_at != "":
        return
    context = site.at(urls.REPORT)
    years = {str(figure.cycle.year) for figure in plan.cycles}
    for figure in plan.sheets:
        if figure.sheet.a3.id not in years:  # such an id means the cycle
            yield ReportFile(
                urls.report_file(figure.sheet.a3.id), partial(_sheet_file, figure, context)
            )
    for cycle in plan.cycles:
        make = partial(_cycle_file, cycle, context)
        yield ReportFile(urls.report_file(str(cycle.cycle.year)), make)


def _sheet_file(figure: SheetFigure, context: PageContext) -> str:
    a3 = figure.sheet.a3
    rows = {
        **{f"endringstiltak/{each.id}": _measure(each, context) for each in a3.measures},
        **{f"måling/{each.indicator.id}": _indicator(each, context) for each in figure.indicators},
        **{f"gevinster/{each.id}": _benefit(each, context) for each in a3.benefits},
    }
    return _script(a3.title, urls.sheet_address(figure.sheet), rows)


def _cycle_file(figure: CycleFigure, context: PageContext) -> str:
    _ = context.words.text
    activities = (activity for step in figure.steps for activity in step.activities)
    deliverables = (each for step in figure.steps for each in step.step.deliverables)
    states = {state.deliverable: state for state in figure.cycle.deliverables}
    rows = {
        **{f"aktiviteter/{each.activity.id}": _activity(each, context) for each in activities},
        **{
            f"leveranser/{each.id}": _deliverable(each, states.get(each.id), context)
            for each in deliverables
        },
    }
    title = _("Årshjulet for {years}").format(years=figure.cycle.years)
    return _script(title, urls.cycle_address(figure.cycle), rows)


def _script(title: str, address: str, rows: Mapping[str, Row]) -> str:
    data = {"title": title, "address": address, "rows": rows}
    return f"phbReport({json.dumps(data, ensure_ascii=False, separators=(',', ':'))})\n"


def _measure(measure: Measure, context: PageContext) -> Row:
    return {"title": plain_line(measure.text), **_work(measure, context)}


def _activity(figure: ActivityFigure, context: PageContext) -> Row:
    return {"title": figure.activity.what, **_work(figure.state, context)}


def _deliverable(
    deliverable: Deliverable, state: DeliverableState | None, context: PageContext
) -> Row:
    status = state.status if state else Status.NOT_STARTED
    return {
        "title": deliverable.name,
        "now": context.label(status),
        "old": {"status": status.value if state else ""},
    }


def _work(state: Measure | ActivityState, context: PageContext) -> Row:
    deadline = context.deadline(state.deadline)
    now = (
        context.label(state.status) if state.status else "",
        context.words.text("frist {day}").format(day=inside_sentence(deadline)) if deadline else "",
        plain_line(state.comment or ""),
    )
    old = {
        "status": state.status.value if state.status else "",
        "frist": _as_written(state.deadline),
    }
    return {"now": " · ".join(filter(None, now)), "old": old}


def _as_written(deadline: date | Period | Recurrence | None) -> str:
    match deadline:
        case None:
            return ""
        case date():
            return deadline.isoformat()
        case Period():
            return deadline.written
        case Recurrence():
            return deadline.value


def _indicator(figure: IndicatorFigure, context: PageContext) -> Row:
    indicator = figure.indicator
    return {
        "title": indicator.parameter,
        "now": context.reading(figure.latest or indicator.baseline, indicator.unit),
        "unit": indicator.unit or "",
    }


def _benefit(benefit: Benefit, context: PageContext) -> Row:
    """Return a benefit with its realised amounts in the unit that its author writes them in."""
    unit = benefit.unit.value if benefit.unit else ""
    power = benefit.unit.power if benefit.unit else 0
    amounts = {year: times_ten(amount, -power) for year, amount in benefit.amounts.realised.items()}
    planned = {year for _, years in benefit.amounts.by_stage() for year in years}
    years = {year for year in planned if year <= context.site.today.year}
    now = (f"{year}: {context.amount(amounts[year].expected, unit)}" for year in sorted(amounts))
    return {
        "title": plain_line(benefit.description),
        "now": " · ".join(now),
        "unit": unit,
        "old": {str(year): _amount_as_written(amount) for year, amount in amounts.items()},
        "years": sorted({*years, context.site.today.year}, reverse=True),
    }


def _amount_as_written(amount: Amount) -> str:
    parts = {
        "forventet": _plain(amount.expected),
        "lav": _plain(amount.low),
        "høy": _plain(amount.high),
        "kommentar": " ".join((amount.comment or "").split()),
    }
    told = {key: value for key, value in parts.items() if value}
    return told["forventet"] if len(told) == 1 else in_flow(told)


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}".replace(".", ",")
