"""Small pages that send readers on from an address whose page moved, with all that was on it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from planhandbok.frozen import frozen
from planhandbok.pages.gone.gone import SCRIPT, link_to, target_titles
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.plan import Plan
from planhandbok.records.text.address_text import page_of


@frozen
class Redirect:
    """The page at an address that moved; `path` and `target_path` are for the rules of a server."""

    address: str
    html: str
    path: str
    target_path: str


def redirects(plan: Plan, site: SiteContext) -> Iterator[Redirect]:
    """Yield the pages that moved with all that was on them; other pages that are gone are pages of
    their own.
    """
    root = urlsplit(site.url).path or "/"
    with_moved_anchors = {page_of(anchor.address) for anchor in plan.handbook.forwarded.anchors}
    for gone in plan.handbook.forwarded.pages:
        if gone.target and not gone.end and gone.address not in with_moved_anchors:
            context = site.at(gone.address)
            html = fragment(
                "gone/redirect.html",
                link_to(gone.target, target_titles([gone], plan.by_id), context),
                site.words.language,
                script=context.root + SCRIPT,
                canonical=site.url and site.url + page_of(gone.target),
            )
            yield Redirect(gone.address, html, root + gone.address, root + gone.target)
