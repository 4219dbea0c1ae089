"""The files that a site makes itself, or removes, by their paths: no file of the guide is one."""

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
    # removed, as engines make files of these names that nobody asked for
    r"search\.json",
    r"assets/javascripts/(?:bundle\.[^/]*|lunr/.*|workers/.*)",
)
OUR_FILES = re.compile("|".join(_OURS))
"""The paths of what a site makes, may make when it has more records, or removes."""
