"""Examples that were on the main branch and are gone: nobody was promised their addresses."""

import re
from collections.abc import Iterator

from planhandbok.records.addresses import urls
from planhandbok.records.git.history import History, contents
from planhandbok.records.git.versions import a3_in
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.files import CYCLE, IN_YEAR, sheet_id

IS_EXAMPLE = re.compile(rb"^eksempel:[ \t]*[\"']?ja\b", re.MULTILINE | re.IGNORECASE)


def addresses_of_gone_examples(loaded: Loaded, history: History) -> Iterator[str]:
    """Yield how the addresses begin of records that were examples when they last stood there."""
    there = {sheet.file for sheet in loaded.sheets}
    there |= {f"a3/{year}/{CYCLE}" for year in loaded.cycles}
    last = {file: version for file, version in _last_versions(history).items() if file not in there}
    texts = contents(loaded.project, list(last.values()))
    ids = {sheet.a3.id for sheet in loaded.sheets}
    for file, version in last.items():
        raw = texts.get(version, b"")
        id = sheet_id(file)
        if not IS_EXAMPLE.search(raw) or id in ids:
            continue
        if id is None:
            yield f"syklus/{file.split('/')[1]}/"
            continue
        yield from (urls.a3_address(id), urls.board_address(id))
        a3 = a3_in(raw, loaded.form)
        for case in a3.cases if a3 else ():
            if slug(case.number):
                yield urls.case_address(case.number)


def _last_versions(history: History) -> dict[str, str]:
    """Return git's id of the last version of each A3 and cycle that was on the main branch."""
    found: dict[str, str] = {}
    for revision in history.on_main:  # the newest first
        for change in revision.changes:
            for file, version in ((change.file, change.after), (change.earlier, change.before)):
                is_record = sheet_id(file) or (IN_YEAR.match(file) and file.endswith(f"/{CYCLE}"))
                if version and is_record:
                    found.setdefault(file, version)
    return found
