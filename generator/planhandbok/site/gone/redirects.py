"""Writes redirects: a page for each, and a list for each kind of web server.

The pages are enough. A server that reads its list answers at once with 301, and search engines
follow sooner; browsers keep the fragment. A record that ended is no redirect; it has a page only.
"""

import re
from collections.abc import Iterator, Sequence

from planhandbok.pages.gone.redirects import Redirect
from planhandbok.records.addresses.urls import REDIRECTS
from planhandbok.site.page_writer import PageWriter

PLAIN = re.compile(r"[\w./-]+(?:#[\w.-]+)?", re.ASCII)
"""Paths that mean the same in all three formats, except for the dot in patterns. Servers encode
other letters in too many ways; for these, the page of the redirect is enough."""

Pair = tuple[str, str]

NGINX = """\
# include inne i http {{ }}. Inne i server {{ }} skal det stå:
#   if ($planhandbok_moved) {{ return 301 $planhandbok_moved; }}
map $uri $planhandbok_moved {{
    default "";
{rows}}}
"""
APACHE = """\
# Include inne i <VirtualHost>, eller kopier til .htaccess øverst på nettstedet.
{rows}"""
IIS = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- Kopier det inne i <rewrite> til web.config øverst på nettstedet. Krever URL Rewrite. -->
<configuration>
  <system.webServer>
    <rewrite>
      <rewriteMaps>
        <rewriteMap name="planhandbok" defaultValue="">
{rows}        </rewriteMap>
      </rewriteMaps>
      <rules>
        <rule name="planhandbok" stopProcessing="true">
          <match url=".*" />
          <conditions>
            <add input="{{planhandbok:{{URL}}}}" pattern="(.+)" />
          </conditions>
          <action type="Redirect" url="{{C:1}}" appendQueryString="false" />
        </rule>
      </rules>
    </rewrite>
  </system.webServer>
</configuration>
"""
NGINX_ROW = '    "~^{pattern}$" "{target}";\n'
"""Has a pattern: an exact key longer than a hash bucket keeps nginx from starting."""
APACHE_ROW = 'RedirectMatch 301 "^{pattern}$" "{target}"\n'
"""Has a pattern: a plain `Redirect` would move everything below the path too."""
IIS_ROW = '          <add key="{path}" value="{target}" />\n'

LISTS = {
    "nginx.conf": (NGINX, NGINX_ROW),
    "apache.conf": (APACHE, APACHE_ROW),
    "iis.config": (IIS, IIS_ROW),
}
"""The frame and the row of each list. IIS reads `iis.config` only when it is copied."""


def write_redirects(redirects: Sequence[Redirect], writer: PageWriter) -> None:
    """Write all lists, also empty ones: a server may be configured to read them."""
    for redirect in redirects:
        writer.write(redirect.address, redirect.html)
    pairs = [(redirect.path, redirect.target_path) for redirect in redirects]
    plain = [pair for pair in pairs if all(map(PLAIN.fullmatch, pair))]
    for name, text in server_lists(plain):
        writer.site.write(f"{REDIRECTS}{name}", text)


def server_lists(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the name and text of each list; `pairs` hold plain paths."""
    for name, (frame, row) in LISTS.items():
        rows = (
            row.format(path=path, pattern=path.replace(".", r"\."), target=target)
            for path, target in pairs
        )
        yield name, frame.format(rows="".join(rows))
