"""Links whose ends are known only here: `a3:<id>` in prose, and `pdf:` in our own templates.

A link to an A3 that the audience may not see is taken away, and its words stay; a link to a PDF
that was not made is taken away with its words.
"""

import re
from collections.abc import Collection

from planhandbok.records.addresses.urls import a3_address

PDF_LINK = re.compile(r'\s*<a href="pdf:">(.*?)</a>', re.DOTALL)
NO_HELP = re.compile(r'<p class="phb-help">\s*</p>\n?')
LINK = re.compile(r'<a\b[^>]*?\bhref="a3:([a-z0-9-]*)(#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)


def with_record_links(html: str, root: str, ids: Collection[str]) -> str:
    """`root` is the way from the page to the root of the site; `ids` are the A3s it has."""
    if '"a3:' not in html:
        return html

    def link(match: re.Match[str]) -> str:
        id, anchor, shown = match[1], match[2] or "", match[3]
        return f'<a href="{root}{a3_address(id)}{anchor}">{shown}</a>' if id in ids else shown

    return LINK.sub(link, html)


def with_pdf_link(html: str, name: str) -> str:
    """`name` is that of the PDF beside the page, empty for a page that has none."""
    if name:
        return PDF_LINK.sub(lambda link: f' <a href="{name}">{link[1]}</a>', html)
    return NO_HELP.sub("", PDF_LINK.sub("", html))
