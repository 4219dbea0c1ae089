"""Small worlds of records that change as people change them, for the test that no link is lost.

A world reckons for itself which addresses it has, without the code that is tested; only the text of
a frozen edition is that of `freeze`.
"""

import shutil
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from planhandbok.freeze import FreezeOrder, freeze
from tests.support.cases import BASE

LISTS = {
    "rotarsak": ("rotårsaker", "årsak: Fordi"),
    "tiltak": ("endringstiltak", "tiltak: Gjøre"),
    "maling": ("måling", "parameter: Antall"),
    "gevinst": ("gevinster", "type: tid, beskrivelse: Fortere"),
}
NAMES = ("alfa", "beta", "gamma", "delta")
YEARS = (2026, 2027)
UNITS = {"Oppvekst": "oppvekst", "Teknisk drift": "teknisk-drift"}
"""Those of the small municipality, with what each is in an address."""
STEPS = {"k1": "", "k2": "kalkulere", "k3": "prioritere", "k4": "vedta", "ar2": "gjore"}
ALWAYS = (
    *("status/", "a3/", "sak/", "tiltak/", "gevinster/", "endringer/", "tavle/"),
    *("tilgjengelighet/", "personvern/"),
)
CASES = {"1/26": "sak/1-26/", "PS 2/26": "sak/ps-2-26/", "Ås 3 – 26": "sak/as-3-26/"}


@dataclass
class Form:
    """An A3; its records are `{(list, id)}`, and its edition is 1.n."""

    year: int
    is_open: bool
    records: set[tuple[str, str]]
    unit: str
    edition: int = 9
    cases: set[str] = field(default_factory=set)

    def text(self, id: str) -> str:
        access = "offentlig" if self.is_open else "intern"
        text = f"id: {id}\ntype: dypdykk\ntittel: En A3\ndato: 2026-03-01\nutgave: 1.{self.edition}"
        text += f"\neier: Rektor\nenhet: {self.unit}\nbegrunnelse: Den trengs."
        text += f"\noffentlighet: {access}\n"
        for kind, (key, rest) in LISTS.items():
            ids = sorted(name for list_of_id, name in self.records if list_of_id == kind)
            text += f"{key}:\n" if ids else ""
            text += "".join(f"  - {{id: {id}, {rest}}}\n" for id in ids)
        text += "saker:\n" if self.cases else ""
        return text + "".join(
            f"  - saksnummer: {case}\n    organ: kommunestyret\n" for case in sorted(self.cases)
        )


@dataclass(frozen=True)
class Frozen:
    """A frozen edition: what stands in its file, and who was to read it."""

    id: str
    year: int
    edition: int
    is_open: bool
    cases: frozenset[str]
    text: str

    @property
    def address(self) -> str:
        return f"a3/{self.id}/1.{self.edition}/"


@dataclass
class World:
    """The contents of a small handbook. `opened` are the addresses that were ever public."""

    a3s: dict[str, Form] = field(default_factory=dict)
    frozen: list[Frozen] = field(default_factory=list)
    years: set[int] = field(default_factory=lambda: {2027})
    pages: set[str] = field(default_factory=lambda: {"veiledning/index.md"})
    activity: str = "analysere"
    moves: list[tuple[str, str]] = field(default_factory=list)
    ends: list[tuple[str, str | None]] = field(default_factory=list)

    def addresses(self, opened: Set[str], *, is_public: bool) -> Iterator[str]:
        yield from ALWAYS
        for year in self.years:
            yield f"syklus/{year}/"
            yield f"syklus/{year}/gevinster/"
            yield f"syklus/{year}/prioritering/"
            yield f"syklus/{year}/gevinsttre/"
            for step, activity in {**STEPS, "k1": self.activity}.items():
                yield f"syklus/{year}/{step}/"
                yield f"syklus/{year}/{step}/#aktivitet-{activity}"
        for page in self.pages:
            yield page.removesuffix(".md").removesuffix("index").rstrip("/") + "/"
        for id, form in self.a3s.items():
            if form.is_open or not is_public:
                yield from (f"a3/{id}/", f"tavle/{id}/")
                yield f"tavle/enhet/{UNITS[form.unit]}/"
                yield from (f"a3/{id}/#{kind}-{name}" for kind, name in form.records)
                yield from (CASES[case] for case in form.cases)
        for edition in self.frozen:
            if not is_public or self.shows(edition, opened):
                yield edition.address
                yield from (CASES[case] for case in edition.cases)

    def shows(self, edition: Frozen, opened: Set[str]) -> bool:
        """Return whether all may read an edition."""
        if not edition.is_open or any(edition.address == address for address, _ in self.ends):
            return False
        owner = self.owner(edition)
        return owner.is_open if owner else edition.address in opened

    def owner(self, edition: Frozen) -> Form | None:
        """Its A3, under the name it has now."""
        moved = dict(self.moves)
        passed = set[str]()
        id = edition.id
        while id not in self.a3s and id not in passed:
            passed.add(id)
            target = moved.get(f"a3/{id}/", "")
            id = target.split("/")[1] if target.count("/") == 2 and "#" not in target else ""
        return self.a3s.get(id)

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
        for id, form in self.a3s.items():
            texts[f"a3/{form.year}/{id}.yml"] = form.text(id)
        for edition in self.frozen:
            texts[f"a3/{edition.year}/utgaver/{edition.id}-1.{edition.edition}.yml"] = edition.text
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


def edit(world: World, chance: Random, past: list[str]) -> None:
    """One thing that somebody does to the records."""
    acts = ["a3", "a3", "inside", "cycle", "page", "activity", "forward", "case", "edition"]
    match chance.choice(acts):
        case "a3":
            _edit_a3s(world, chance)
        case "inside" if world.a3s:
            _edit_inside(_some_form(world, chance).records, chance)
        case "case" if world.a3s:
            _some_form(world, chance).cases ^= {chance.choice(sorted(CASES))}
        case "edition" if world.frozen:
            _edit_edition(world, chance)
        case "forward":
            _forward(world, chance, past)
        case "cycle" | "page" | "activity" as act:
            _edit_around(world, chance, act)


def _edit_around(world: World, chance: Random, act: str) -> None:
    """Somebody edits the cycle, the guide or the method."""
    match act:
        case "cycle":
            world.years ^= {2026}
        case "page":
            world.pages ^= {f"veiledning/{chance.choice(['a/index', 'a/b', 'c', 'd/index'])}.md"}
        case "activity":
            world.activity = chance.choice(["analysere", "samle", "telle"])


def freeze_one(world: World, chance: Random, folder: Path) -> None:
    """A case decides on one of the A3s of a world without mistakes."""
    if not world.a3s:
        return
    id = chance.choice(sorted(world.a3s))
    form = world.a3s[id]
    case = chance.choice(sorted(CASES))
    taken = {edition.edition for edition in world.frozen if edition.id == id or world.moves}
    form.edition = max([form.edition, *(number + 1 for number in taken)])
    world.write(folder)
    decision = {"saksnummer": case, "organ": "kommunestyret", "dato": "2026-04-01"}
    made = freeze(FreezeOrder(folder, date(2026, 6, 1), id, decision))
    assert isinstance(made, str), made
    cases = frozenset({case, *form.cases})
    text = (folder / made).read_text(encoding="utf-8")
    world.frozen.append(Frozen(id, form.year, form.edition, form.is_open, cases, text))
    form.cases.add(case)


def _some_form(world: World, chance: Random) -> Form:
    return world.a3s[chance.choice(sorted(world.a3s))]


def _edit_a3s(world: World, chance: Random) -> None:
    new = f"{chance.choice(NAMES)}-{chance.randint(1, 3)}"
    act = chance.choice(["write", "write", "delete", "retype", "retype", "move", "open or close"])
    if act == "write" or not world.a3s:
        is_open = chance.random() < 0.7
        form = Form(chance.choice(YEARS), is_open, _some_records(chance), chance.choice([*UNITS]))
        world.a3s.setdefault(new, form)
        return
    id = chance.choice(sorted(world.a3s))
    form = world.a3s.pop(id)
    if act == "retype":
        world.a3s.setdefault(new, form)
        if chance.random() < 0.8:
            world.moves.append((f"a3/{id}/", f"a3/{new}/"))
    elif act != "delete":
        world.a3s[id] = form
        form.year = chance.choice(YEARS) if act == "move" else form.year
        form.is_open ^= act == "open or close"


def _edit_inside(records: set[tuple[str, str]], chance: Random) -> None:
    act = chance.choice(["add", "drop", "rename"])
    if act == "add" or not records:
        records.update(_some_records(chance))
        return
    kind, name = chance.choice(sorted(records))
    records.discard((kind, name))
    records.update({(kind, chance.choice(NAMES))} if act == "rename" else ())


def _some_records(chance: Random) -> set[tuple[str, str]]:
    return {(chance.choice(sorted(LISTS)), chance.choice(NAMES)) for _ in range(2)}


def _edit_edition(world: World, chance: Random) -> None:
    """Somebody tidies among the frozen files, or closes what was decided."""
    edition = chance.choice(world.frozen)
    if chance.random() < 0.5:
        world.frozen.remove(edition)
    else:
        world.ends.append((edition.address, None))


def _forward(world: World, chance: Random, past: list[str]) -> None:
    """Somebody writes something in `adresser.yml`, or takes it out."""
    if not past:
        return
    source = chance.choice(past)
    target = chance.choice(past)
    act = chance.choice(["move", "end", "forget"])
    if act == "move":
        world.moves.append((source, target))
    elif act == "end":
        world.ends.append((source, chance.choice([target, None])))
    elif world.moves:
        world.moves.pop(chance.randrange(len(world.moves)))


def mend(world: World, chance: Random, past: dict[bool, set[str]]) -> None:
    """Somebody does what `check` says, for all that has gone; now and then in the wrong way."""
    opened = past[True]
    living = set(world.addresses(opened, is_public=False))
    public = set(world.addresses(opened, is_public=True))
    for address in sorted(_lost(past[False], living) | _lost(opened, public)):
        if (
            address in {address for address, _ in (*world.moves, *world.ends)}
            or chance.random() < 0.1
        ):
            continue
        if chance.random() < 0.5 and address not in living:
            world.moves.append((address, chance.choice(sorted(public))))
        else:
            world.ends.append((address, chance.choice([*sorted(public), None])))
    for edition in world.frozen:  # those of an A3 that has closed, each for itself
        owner = world.owner(edition)
        if edition.address in opened and owner and not owner.is_open and edition.is_open:
            world.ends.append((edition.address, None))
    world.moves = [(source, to) for source, to in world.moves if source not in living]
    closed = opened - public
    ends = dict(world.ends)  # once each
    world.ends = [
        (address, to) for address, to in ends.items() if address not in living or address in closed
    ]


def _lost(past: set[str], living: set[str]) -> set[str]:
    pages = {
        address if address.partition("#")[0] in living else address.partition("#")[0]
        for address in past
    }
    return pages - living
