"""Whatever people do to the records, no published address is lost without `check` saying so.

Small worlds of records are changed at random, the way people change them, and published when
nothing is wrong. The test remembers each address that was published, by its own reckoning, and
follows it as a reader would.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import Audience, Handbook
from planhandbok.records.permalinks import Forwarded
from planhandbok.records.problems import Problems
from planhandbok.records.read import read_handbook
from planhandbok.site.ledger import remember
from tests.test_cases import BASE

STORIES = ("published", "refused", "redirects", "tombstones", "rows")
SEEN: Counter[str] = Counter()
"""How often each has come of the edits, so that a test that tries nothing does not pass."""

HEADER = """\
type: dypdykk
tittel: En A3
dato: 2026-03-01
utgave: 1.0
eier: Rektor
begrunnelse: Den trengs.
"""
LISTS = {
    "rotarsak": ("rotårsaker", "årsak: Fordi"),
    "tiltak": ("endringstiltak", "tiltak: Gjøre"),
    "maling": ("måling", "parameter: Antall"),
    "gevinst": ("gevinster", "type: tid, beskrivelse: Fortere"),
}
NAMES = ("alfa", "beta", "gamma", "delta")
YEARS = (2026, 2027)
STEPS = {"k1": "", "k2": "kalkulere", "k3": "prioritere", "k4": "vedta", "ar2": "gjore"}
ALWAYS = ("status/", "a3/", "sak/", "tiltak/", "tilgjengelighet/", "personvern/")


@dataclass
class World:
    """What a small handbook holds. A3s are `{id: (year, is_public, {(list, id)})}`."""

    a3s: dict[str, tuple[int, bool, set[tuple[str, str]]]] = field(default_factory=dict)
    years: set[int] = field(default_factory=lambda: {2027})
    pages: set[str] = field(default_factory=lambda: {"veiledning/index.md"})
    activity: str = "analysere"
    moves: list[tuple[str, str]] = field(default_factory=list)
    ends: list[tuple[str, str | None]] = field(default_factory=list)

    def addresses(self, *, is_public: bool) -> Iterator[str]:
        yield from ALWAYS
        for year in self.years:
            yield f"syklus/{year}/"
            for step, activity in {**STEPS, "k1": self.activity}.items():
                yield f"syklus/{year}/{step}/"
                yield f"syklus/{year}/{step}/#aktivitet-{activity}"
        for page in self.pages:
            yield page.removesuffix(".md").removesuffix("index").rstrip("/") + "/"
        for id, (_, is_open, records) in self.a3s.items():
            if is_open or not is_public:
                yield f"a3/{id}/"
                yield from (f"a3/{id}/#{kind}-{name}" for kind, name in records)

    def write(self, folder: Path) -> None:
        for part in ("a3", "content"):
            shutil.rmtree(folder / part, ignore_errors=True)
        shutil.copytree(BASE / "a3", folder / "a3")
        shutil.copy(BASE / "mkdocs.yml", folder)
        cycle = (folder / "a3/2027/syklus.yml").read_text(encoding="utf-8")
        shutil.rmtree(folder / "a3/2027")
        method = folder / "a3/helhetsmodellen.yml"
        text = method.read_text(encoding="utf-8").replace("id: analysere", f"id: {self.activity}")
        method.write_text(text, encoding="utf-8")
        texts = {f"content/{page}": "# Side\n" for page in self.pages}
        for year in self.years:
            texts[f"a3/{year}/syklus.yml"] = cycle.replace("2027\nperiode", f"{year}\nperiode")
        for id, (year, is_open, records) in self.a3s.items():
            texts[f"a3/{year}/{id}.yml"] = a3_text(id, records, is_open=is_open)
        if self.moves or self.ends:
            texts["a3/adresser.yml"] = "".join(self._forwarding())
        for file, text in texts.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")

    def _forwarding(self) -> Iterator[str]:
        yield "flyttet:\n" if self.moves else ""
        for source, target in self.moves:
            yield f"  - {{fra: {source}, flyttet_til: {target}}}\n"
        yield "avsluttet:\n" if self.ends else ""
        for address, see in self.ends:
            more = f", gå_til: {see}" if see else ""
            words = "tittel: Det som var, dato: 2026-01-01, grunn: Slutt"
            yield f"  - {{adresse: {address}, {words}{more}}}\n"


def a3_text(id: str, records: set[tuple[str, str]], *, is_open: bool) -> str:
    text = f"id: {id}\n{HEADER}offentlighet: {'offentlig' if is_open else 'intern'}\n"
    for kind, (key, rest) in LISTS.items():
        ids = sorted(name for one, name in records if one == kind)
        text += f"{key}:\n" if ids else ""
        text += "".join(f"  - {{id: {one}, {rest}}}\n" for one in ids)
    return text


def edit(world: World, chance: Random, past: list[str]) -> None:
    """One thing that somebody does to the records."""
    match chance.choice(["a3", "a3", "inside", "cycle", "page", "activity", "forward"]):
        case "a3":
            edit_a3s(world, chance)
        case "inside" if world.a3s:
            edit_inside(world.a3s[chance.choice(sorted(world.a3s))][2], chance)
        case "cycle":
            world.years ^= {2026}
        case "page":
            world.pages ^= {f"veiledning/{chance.choice(['a/index', 'a/b', 'c', 'd/index'])}.md"}
        case "activity":
            world.activity = chance.choice(["analysere", "samle", "telle"])
        case "forward":
            forward(world, chance, past)


def edit_a3s(world: World, chance: Random) -> None:
    new = f"{chance.choice(NAMES)}-{chance.randint(1, 3)}"
    act = chance.choice(["write", "write", "delete", "retype", "move", "open or close"])
    if act == "write" or not world.a3s:
        world.a3s.setdefault(new, (chance.choice(YEARS), chance.random() < 0.7, some(chance)))
        return
    id = chance.choice(sorted(world.a3s))
    year, is_open, records = world.a3s.pop(id)
    if act == "retype":
        world.a3s.setdefault(new, (year, is_open, records))
    elif act == "move":
        world.a3s[id] = (chance.choice(YEARS), is_open, records)
    elif act == "open or close":
        world.a3s[id] = (year, not is_open, records)


def edit_inside(records: set[tuple[str, str]], chance: Random) -> None:
    act = chance.choice(["add", "drop", "rename"])
    if act == "add" or not records:
        records.update(some(chance))
        return
    kind, name = chance.choice(sorted(records))
    records.discard((kind, name))
    records.update({(kind, chance.choice(NAMES))} if act == "rename" else ())


def some(chance: Random) -> set[tuple[str, str]]:
    return {(chance.choice(sorted(LISTS)), chance.choice(NAMES)) for _ in range(2)}


def forward(world: World, chance: Random, past: list[str]) -> None:
    """Somebody writes something in `adresser.yml`, or takes it out."""
    if not past:
        return
    source, target = chance.choice(past), chance.choice(past)
    act = chance.choice(["move", "end", "forget"])
    if act == "move":
        world.moves.append((source, target))
    elif act == "end":
        world.ends.append((source, chance.choice([target, None])))
    elif world.moves:
        world.moves.pop(chance.randrange(len(world.moves)))


def mend(world: World, chance: Random, past: list[str]) -> None:
    """Somebody does what `check` says, for all that has gone; now and then in the wrong way."""
    living = set(world.addresses(is_public=False))
    public = sorted(world.addresses(is_public=True))
    written = {one for one, _ in (*world.moves, *world.ends)}
    lost = {one if one.partition("#")[0] in living else one.partition("#")[0] for one in past}
    for address in sorted(lost - living - written):
        if chance.random() < 0.1:
            continue
        if chance.random() < 0.5:
            world.moves.append((address, chance.choice(public)))
        else:
            world.ends.append((address, chance.choice([*public, None])))
    world.moves = [(one, to) for one, to in world.moves if one not in living]
    world.ends = [(one, to) for one, to in world.ends if one not in living]


def arrives(address: str, living: set[str], told: Forwarded) -> bool:
    """Whether a reader who follows a link comes to a page or to what became of it."""
    if address in living:
        return True
    page, _, anchor = address.partition("#")
    rows = {one.address: one for one in told.anchors}
    pages = {one.address: one for one in told.pages}
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


def follow_every_link(handbook: Handbook, world: World, past: dict[bool, set[str]]) -> None:
    for audience in Audience:
        is_public = audience is Audience.PUBLIC
        told = for_audience(handbook, audience).forwarded
        living = set(world.addresses(is_public=is_public))
        for address in past[is_public]:
            assert arrives(address, living, told), (audience, address, told, world)
        SEEN["redirects"] += sum(not one.end for one in told.pages)
        SEEN["tombstones"] += sum(bool(one.end) for one in told.pages)
        SEEN["rows"] += len(told.anchors)
        for one in (*told.pages, *told.anchors):
            assert one.target is None or arrives(one.target, living, told), one
            if is_public:  # nothing that was never open is told of
                assert any(each.startswith(one.address) for each in past[True]), one


def live_through(seed: int, folder: Path) -> None:
    """Twelve times somebody changes a few things; what `check` refuses is mended, or given up."""
    chance = Random(seed)  # noqa: S311 it plays people, not dice
    world, past = World(), {True: set[str](), False: set[str]()}
    for _ in range(12):
        changed = deepcopy(world)
        for _ in range(chance.randint(1, 4)):
            edit(changed, chance, sorted(past[False]))
        changed.years |= {year for year, *_ in changed.a3s.values()}
        changed.write(folder)
        read = read_handbook(folder)
        if isinstance(read, Problems):
            SEEN["refused"] += 1
            mend(changed, chance, sorted(past[False]))
            changed.write(folder)
            read = read_handbook(folder)
        if isinstance(read, Problems):
            continue
        world = changed
        SEEN["published"] += 1
        for is_public in past:
            past[is_public] |= set(world.addresses(is_public=is_public))
        remember(read, folder, is_kept=True)
        follow_every_link(read, world, past)


def test_no_published_address_is_lost_without_a_word(tmp_path: Path) -> None:
    SEEN.clear()
    for seed in range(50):
        live_through(seed, tmp_path / str(seed))
    assert min(SEEN[one] for one in STORIES) > 50, SEEN
