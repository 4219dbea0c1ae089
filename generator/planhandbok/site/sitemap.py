"""The sitemap for search engines, without dates: a build does not read the clock."""

from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape


def sitemap(base: str, addresses: Iterable[str]) -> str:
    urls = (escape(base + quote(address)) for address in sorted(addresses))
    rows = "".join(f"  <url><loc>{url}</loc></url>\n" for url in urls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
