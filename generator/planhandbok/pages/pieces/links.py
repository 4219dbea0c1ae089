"""Resolve links in the prose of a record for those who read it outside the site."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

from planhandbok.pages.pieces.context import SiteContext
from planhandbok.records.addresses.urls import a3_address, own_path
from planhandbok.records.text.links import RECORD_LINK

LinkResolver = Callable[[str], str]
"""Takes the `href` of a link, and gives its whole address, "" if it leads nowhere."""

A3_OR_BOARD = re.compile(r"(?:a3|tavle)/(?!enhet/)([^/]+)", re.IGNORECASE)
OUTSIDE = ("http://", "https://", "mailto:", "tel:")


def outside_address(href: str, site: SiteContext, page: str = "") -> str:
    """Return the whole address of a link, or "" for a link within a site with no address, to an A3
    that is not on the site, or of another scheme than the web's and mail's. A relative link leads
    on from a `page`, and nowhere without one.
    """
    if record := RECORD_LINK.fullmatch(href):
        if record["id"] not in site.a3_ids:
            return ""
        href = f"{site.url}{a3_address(record['id'])}{record['anchor'] or ''}"
    try:
        whole = urljoin(site.url + page if page else "", href)
    except ValueError:  # an address with a bracket that is not closed, such as «http://[»
        return ""
    if _is_hidden(whole, site):
        return ""
    return whole if whole.startswith(OUTSIDE) else ""


def _is_hidden(address: str, site: SiteContext) -> bool:
    """Return whether an address is that of an A3 or a board that the site should have and has not:
    its readers may not see it.
    """
    own = A3_OR_BOARD.match(own_path(address, site.url) or "")
    return own is not None and own[1].lower() not in site.a3_ids
