"""Records that have stood on the main branch, and so have been published, and are no more.

The ledger tells of most of them; here are those it does not know, because nobody committed it.
"""

import re
from collections.abc import Iterator

from planhandbok.records.git.history import History
from planhandbok.records.handbook import AllRecords
from planhandbok.records.permanence.lost_addresses import back, ways
from planhandbok.records.schema.edition import EDITION
from planhandbok.records.text.files import CYCLE, EDITIONS, LEDGER, RECORDS
from planhandbok.records.text.problems import Problem

RECORD = re.compile(
    rf"{RECORDS}/(?P<year>[12]\d{{3}})/(?P<folder>{EDITIONS}/)?(?P<name>[^/]+)\.yml"
)


def addresses_of(file: str) -> list[str]:
    """What a record file was published as; none for other files."""
    record = RECORD.fullmatch(file)
    if record is None:
        return []
    name = record["name"]
    if not record["folder"]:
        return [f"syklus/{record['year']}/" if f"{name}.yml" == CYCLE else f"a3/{name}/"]
    id, _, edition = name.rpartition("-")
    return [f"a3/{id}/{edition}/"] if EDITION.fullmatch(edition) else []


def addresses_on_main(history: History) -> set[str]:
    return {address for file in history.stood_on_main for address in addresses_of(file)}


def lost_record_problems(records: AllRecords) -> Iterator[Problem]:
    links = records.permalinks
    became = {
        change.earlier: change.file
        for revision in records.history.on_main
        for change in revision.changes
        if change.after and change.file != change.earlier
    }
    for file in sorted(records.history.stood_on_main):
        addresses = addresses_of(file)
        if not addresses or any(one in links.past or links.route(one).leads for one in addresses):
            continue
        address = addresses[-1]
        new = [one for one in addresses_of(became.get(file, "")) if one in links.current]
        yield Problem(
            file,
            1,
            1,
            f"Filen har stått i hovedgrenen, men er borte, og «{address}» leder ingen steder.",
            f"{back(address, records.site.content)} {ways(links, address, *new[-1:])} Har den "
            f"vært åpen for alle, skriv også «{address}: offentlig» i {LEDGER}.",
        )
