"""Edits of a world as people make them: they write, move, freeze, forget, and mend."""

from datetime import date
from pathlib import Path
from random import Random

from planhandbok.changing.freeze import FreezeRequest, freeze
from planhandbok.records.text.files import FORWARDING
from planhandbok.records.text.problems import Problems
from tests.records.permanence.worlds import CASES, LISTS, NAMES, UNITS, YEARS, Form, Frozen, World


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
    made = freeze(FreezeRequest(folder, date(2026, 6, 1), id, decision))
    if isinstance(made, Problems):  # somebody has written that the case has ended
        assert {problem.file for problem in made.items} == {FORWARDING}
        return
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
