"""Links from prose to records: `a3:<id>` becomes the way to the A3, or plain text.

A link to an A3 that the audience may not see is taken away, and its words stay.
"""

import re
from collections.abc import Collection

from planhandbok.records.addresses import a3_address

LINK = re.compile(r'<a\b[^>]*?\bhref="a3:([a-z0-9-]*)(#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)


def with_record_links(html: str, root: str, ids: Collection[str]) -> str:
    """`root` is the way from the page to the root of the site; `ids` are the A3s it has."""
    if '"a3:' not in html:
        return html

    def link(match: re.Match[str]) -> str:
        id, anchor, shown = match[1], match[2] or "", match[3]
        return f'<a href="{root}{a3_address(id)}{anchor}">{shown}</a>' if id in ids else shown

    return LINK.sub(link, html)
