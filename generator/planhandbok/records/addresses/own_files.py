"""The files that a site makes itself, by their paths: no file of the guide's folder can be one."""

import re

from planhandbok.records.addresses import urls

_PAGES = "|".join(re.escape(folder) for folder in urls.OUR_FOLDERS)
_TABLES = "|".join(map(re.escape, (urls.DATA_WORKBOOK, urls.DATA_JSON, urls.DATA_SCHEMA)))
_AT_THE_TOP = ("index.html", urls.NOT_FOUND, urls.BUILD_NOTE, urls.SITEMAP, f"{urls.SITEMAP}.gz")
_OURS = (
    rf"(?:{_PAGES})(?:.*/)?(?:index\.html|{urls.ATOM_FILE}|{urls.JSON_FILE}|[^/]*\.pdf)",
    rf"{urls.DATA}(?:[^/]*\.csv|{_TABLES})",
    rf"{urls.FORMS}[^/]*\.pdf",
    rf"{urls.REPORT}[^/]*\.js",
    rf"(?:{urls.REDIRECTS}|{urls.SEARCH}|{urls.ASSETS}).*",
    *map(re.escape, _AT_THE_TOP),
)
OUR_FILES = re.compile("|".join(_OURS))
"""The paths of what a site makes, or may make when it has more records."""
