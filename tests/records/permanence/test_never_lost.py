"""Whatever people do to the records, no published address is lost without `check` saying so.

Small worlds of records are changed at random, the way people change them, and published when
nothing is wrong. The test remembers each address that was published, by its own reckoning, and
follows it as a reader would.
"""

from collections import Counter
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest

from planhandbok.records.addresses.permalinks import Forwarded
from planhandbok.records.addresses.urls import edition_address
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from planhandbok.site.gone.ledger import remember
from tests.records.permanence.edits import edit, freeze_one, mend
from tests.records.permanence.worlds import World
from tests.tools.tries import tries

pytestmark = pytest.mark.slow

STORIES = (
    *("published", "refused", "redirects", "tombstones", "rows"),
    *("editions", "editions that outlived their A3", "editions that moved with it"),
    *("editions that closed", "editions that are no more", "cases that are no more"),
)
FEWEST_WORLDS = tries(10, 100)
MOST_WORLDS = tries(80, 400)
OFTEN = tries(5, 100)
"""A new kind of address makes other stories of the same seeds; a rare one may need some more."""
SEEN: Counter[str] = Counter()
"""Count of what came of the edits, so that a test that tries nothing does not pass."""


def arrives(address: str, living: set[str], told: Forwarded) -> bool:
    """Return whether a reader who follows a link comes to a page or to what became of it."""
    if address in living:
        return True
    page, _, anchor = address.partition("#")
    rows = {anchor.address: anchor for anchor in told.anchors}
    pages = {page.address: page for page in told.pages}
    has_page = page in living or page in pages
    if address in rows and has_page:
        row = rows[address]
        return bool(row.end) or arrives(row.target or "", living, told)
    if page not in pages:
        return False
    moved = pages[page]
    if moved.end:
        return True
    target = moved.target or ""
    assert target != page
    return arrives(target if "#" in target or not anchor else f"{target}#{anchor}", living, told)


def follow_every_link(records: AllRecords, world: World, past: dict[bool, set[str]]) -> None:
    for audience in Audience:
        is_public = audience is Audience.PUBLIC
        seen = for_audience(records, audience)
        told = seen.forwarded
        living = set(world.addresses(past[True], is_public=is_public))
        editions = {edition.address for edition in world.frozen} & living
        assert {edition_address(edition.sheet) for edition in seen.editions} == editions, world
        for address in past[is_public]:
            assert arrives(address, living, told), (audience, address, told, world)
        for gone in (*told.pages, *told.anchors):
            assert gone.target is None or arrives(gone.target, living, told), gone
            if is_public:  # nothing that was never open is told of
                assert any(address.startswith(gone.address) for address in past[True]), gone
        count(told, world, past[is_public] - living)


def count(told: Forwarded, world: World, gone: set[str]) -> None:
    """Count what the edits led to, as one audience sees it; `gone` are the pages it has lost."""
    SEEN["redirects"] += sum(not page.end for page in told.pages)
    SEEN["tombstones"] += sum(bool(page.end) for page in told.pages)
    SEEN["rows"] += len(told.anchors)
    frozen = {edition.address: edition for edition in world.frozen}
    owners = [world.owner(edition) for edition in world.frozen]
    SEEN["editions"] += len(frozen)
    SEEN["editions that outlived their A3"] += owners.count(None)
    SEEN["editions that moved with it"] += sum(
        bool(owner) and edition.id not in world.a3s
        for edition, owner in zip(world.frozen, owners, strict=True)
    )
    SEEN["editions that closed"] += len(gone & frozen.keys())
    pages = [
        address.rstrip("/").split("/") for address in gone - frozen.keys() if "#" not in address
    ]
    SEEN["editions that are no more"] += sum(page[0] == "a3" and len(page) == 3 for page in pages)
    SEEN["cases that are no more"] += sum(page[0] == "sak" for page in pages)


def nothing_opens_by_itself(before: World, after: World, past: dict[bool, set[str]]) -> None:
    """A frozen edition that was internal becomes public only when its A3 is public."""
    for edition in after.frozen:
        if edition in before.frozen and not before.shows(edition, past[True]):
            owner = after.owner(edition)
            assert not after.shows(edition, past[True]) or (owner and owner.is_open), (
                edition,
                after,
            )


def live_through(seed: int, folder: Path) -> None:
    """Twelve times somebody changes a few things; what `check` refuses is mended, or given up."""
    chance = Random(seed)  # noqa: S311 it plays people, not dice
    world = World()
    past = {True: set[str](), False: set[str]()}
    for _ in range(12):
        changed = deepcopy(world)
        if chance.random() < 0.4:
            freeze_one(changed, chance, folder)
        for _ in range(chance.randint(1, 4)):
            edit(changed, chance, sorted(past[False]))
        read = published(changed, chance, folder, past)
        if isinstance(read, Problems):
            continue
        nothing_opens_by_itself(world, changed, past)
        world = changed
        SEEN["published"] += 1
        for is_public in past:
            past[is_public] |= set(world.addresses(past[True], is_public=is_public))
        remember(read, folder, is_kept=True)
        follow_every_link(read, world, past)


def published(
    world: World, chance: Random, folder: Path, past: dict[bool, set[str]]
) -> AllRecords | Problems:
    """A changed world as it is read, mended once where it must be."""
    world.years |= {form.year for form in world.a3s.values()} | {
        edition.year for edition in world.frozen
    }
    world.write(folder)
    read = read_records(folder)
    if isinstance(read, Problems):
        SEEN["refused"] += 1
        mend(world, chance, past)
        world.write(folder)
        read = read_records(folder)
    return read


@pytest.mark.fuzzed
def test_check_reports_every_lost_address(tmp_path: Path) -> None:
    SEEN.clear()
    for seed in range(MOST_WORLDS):
        live_through(seed, tmp_path / str(seed))
        if seed + 1 >= FEWEST_WORLDS and min(SEEN[story] for story in STORIES) > OFTEN:
            return
    pytest.fail(f"not every story came {OFTEN} times: {SEEN}")
