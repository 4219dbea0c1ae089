"""The list of all addresses, for search engines. It has no dates: a build has no clock."""

from collections.abc import Iterable
from xml.sax.saxutils import escape


def sitemap(base: str, addresses: Iterable[str]) -> str:
    rows = "".join(f"  <url><loc>{escape(base + one)}</loc></url>\n" for one in sorted(addresses))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
