"""The pages on accessibility and privacy, and a note for programs on what made the site."""

import json
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.settings import Settings


@frozen
class AccessibilityView:
    """`statement` is the URL of the municipality's own statement, and `glossary` of the glossary;
    "" for none.
    """

    statement: str
    contact: Link | None
    glossary: str


def accessibility_view(
    settings: Settings, glossary: str, context: PageContext
) -> AccessibilityView:
    """`glossary` is the guide page with the words, "" if there is none."""
    contact = settings.contact
    return AccessibilityView(
        statement=settings.accessibility_statement or "",
        contact=Link(contact.removeprefix("mailto:"), contact) if contact else None,
        glossary=context.root + urls.guide_href(glossary) if glossary else "",
    )


def build_note(plan: Plan) -> str:
    """Return the build note as JSON. The commit and day are only here, so that pages change only
    with their content.
    """
    note = {
        "audience": plan.handbook.audience,
        "commit": plan.handbook.history.commit,
        "date": plan.today.isoformat(),
        "planhandbok": version("planhandbok"),
    }
    return json.dumps(note, indent=2) + "\n"


def about_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    _ = site.words.text
    handbook = plan.handbook
    yield view_page(
        site,
        urls.ACCESSIBILITY,
        title=_("Tilgjengelighet"),
        description=_(
            "Hvem som kan bruke nettstedet, hva som ikke er bra nok, og hvor du sier fra."
        ),
        template="overviews/accessibility.html",
        view=partial(accessibility_view, handbook.site.settings, handbook.glossary.page),
    )
    yield view_page(
        site,
        urls.PRIVACY,
        title=_("Personvern"),
        description=_("Hva nettstedet vet om deg som leser det."),
        template="overviews/privacy.html",
        view=lambda _context: None,
    )
