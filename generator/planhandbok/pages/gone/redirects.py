"""The small pages that lead on from where a page was, with all that was on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from planhandbok.pages.gone.gone import SCRIPT, link_to
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.plan import Plan
from planhandbok.records.text.address_text import page_of


@dataclass(frozen=True)
class RedirectView:
    """`canonical` is empty where nobody knows where the site will stand."""

    link: Link
    script: str
    canonical: str


@dataclass(frozen=True)
class Redirect:
    """From one address to another: its page, and what a web server knows the two as."""

    address: str
    html: str
    path: str
    target_path: str


def redirects(plan: Plan, site: SiteContext) -> Iterator[Redirect]:
    """The pages that moved with all that was on them; the others are pages of their own."""
    root = urlsplit(site.url).path or "/"
    divided = {page_of(one.address) for one in plan.handbook.forwarded.anchors}
    for gone in plan.handbook.forwarded.pages:
        if gone.target and not gone.end and gone.address not in divided:
            context = site.at(gone.address)
            view = RedirectView(
                link=link_to(gone.target, plan, context),
                script=context.root + SCRIPT,
                canonical=site.url and site.url + page_of(gone.target),
            )
            html = fragment("gone/redirect.html", view, site.words.language)
            yield Redirect(gone.address, html, root + gone.address, root + gone.target)
