"""Redirects are written: a page each, and a list for each kind of web server.

The pages are enough. A server that reads its list answers at once (301), and search engines
follow sooner; fragments are kept by browsers. What ended is no redirect, and has a page alone.
"""

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from planhandbok.pages.gone.redirects import Redirect
from planhandbok.site.page_writer import PageWriter

FOLDER = "omdirigeringer"
PLAIN = re.compile(r"[\w./-]+(?:#[\w.-]+)?", re.ASCII)
"""What means the same in all three formats, but for the dot of patterns. Other letters are
spelled in too many ways on their way through a server; their pages lead on all the same."""

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


def write_redirects(redirects: Sequence[Redirect], writer: PageWriter) -> None:
    """The lists are there when they are empty too: a server may be told to read them."""
    for redirect in redirects:
        writer.write(redirect.address, redirect.html)
    pairs = [(one.path, one.target_path) for one in redirects]
    folder = writer.site / FOLDER
    folder.mkdir()
    for name, text in server_lists([pair for pair in pairs if all(map(PLAIN.fullmatch, pair))]):
        (folder / name).write_text(text, encoding="utf-8")


def server_lists(pairs: Sequence[Pair]) -> list[Pair]:
    """The name and the text of each list. The name of the last is none that IIS reads by itself."""
    return [
        ("nginx.conf", NGINX.format(rows="".join(map(_nginx, pairs)))),
        ("apache.conf", APACHE.format(rows="".join(map(_apache, pairs)))),
        ("iis.config", IIS.format(rows="".join(map(_iis, pairs)))),
    ]


def _nginx(pair: Pair) -> str:
    """As a pattern: exact keys longer than a hash bucket would keep the server from starting."""
    return f'    "~^{_pattern(pair[0])}$" "{pair[1]}";\n'


def _apache(pair: Pair) -> str:
    """As a pattern: a plain `Redirect` would take all that lies below with it."""
    return f'RedirectMatch 301 "^{_pattern(pair[0])}$" "{pair[1]}"\n'


def _iis(pair: Pair) -> str:
    return f"          <add key={quoteattr(pair[0])} value={quoteattr(pair[1])} />\n"


def _pattern(path: str) -> str:
    return path.replace(".", r"\.")
