"""Resolves links whose targets are known only when the site is written.

A link `a3:<id>` in prose to an A3 that the site does not hold becomes plain text; a link `pdf:` in
a template to a PDF that was not made is removed with its text.
"""

import re
from collections.abc import Collection

from planhandbok.records.addresses.urls import a3_address

PDF_LINK = re.compile(r'\s*<a href="pdf:">(.*?)</a>', re.DOTALL)
NO_HELP = re.compile(r'<p class="phb-help">\s*</p>\n?')
LINK = re.compile(r'<a\b[^>]*?\bhref="a3:([a-z0-9-]*)(#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)


def with_record_links(html: str, root: str, ids: Collection[str]) -> str:
    """Resolve `a3:` links; `root` leads to the root of the site, and `ids` are the A3s it holds."""
    if '"a3:' not in html:
        return html

    def link(match: re.Match[str]) -> str:
        id, anchor, text = match.groups(default="")
        return f'<a href="{root}{a3_address(id)}{anchor}">{text}</a>' if id in ids else text

    return LINK.sub(link, html)


def with_pdf_link(html: str, name: str) -> str:
    """Resolve the `pdf:` link; `name` is the file beside the page, "" for a page without a PDF."""
    if name:
        return PDF_LINK.sub(lambda link: f' <a href="{name}">{link[1]}</a>', html)
    return NO_HELP.sub("", PDF_LINK.sub("", html))
