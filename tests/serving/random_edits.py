"""Random edits of a small handbook in git: whatever its authors may do between two looks at it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.support.handbooks import TODAY, Scratch
from tests.support.repositories import Repository

OURS = "    innmelding: post@prove.example\nsite_url: https://plan.example.no/\n"
"""Settings on top of those of other tests."""
FIRST_YEAR = 2027
UNITS = ("Oppvekst", "Helse", "Teknisk drift")
STATUSES = ("utredes", "foreslått")
WORDS = ("skole", "mat", "gevinst", "tiltak", "rotårsak", "kø", "bygg", "tid", "ro", "måling")


@dataclass
class RandomEdits:
    """A handbook that is edited at random, and the day it is looked at."""

    random: Random
    scratch: Scratch
    repository: Repository
    today: date = TODAY
    made: int = 0
    published: set[str] = field(default_factory=set)
    gone: dict[str, str] = field(default_factory=dict)
    """The id that each published A3 has become, "" for one that has ended."""
    done: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path, seed: int) -> "RandomEdits":
        folder.mkdir(parents=True)
        scratch = Scratch.made_in(folder)
        edits = cls(Random(seed), scratch, Repository.made_in(folder))  # noqa: S311 no secret
        scratch.write("mkdocs.yml", _settings(scratch) + OURS)
        for _ in range(4):
            edits.add()
        edits.commit()
        return edits

    def edit(self) -> None:
        """Make one edit, and note which."""
        edit = self.random.choice(EDITS)
        edit(self)
        self.done.append(edit.__name__)

    def add(self) -> None:
        self.made += 1
        self._write(self._year(), f"a{self.made}")

    def write_text(self) -> None:
        if file := self._any_a3():
            self._write(int(file.parent.name), file.stem)

    def rename(self) -> None:
        if file := self._any_a3():
            self.made += 1
            text = file.read_text(encoding="utf-8")
            new = file.with_name(f"a{self.made}.yml")
            new.write_text(text.replace(f"id: {file.stem}\n", f"id: {new.stem}\n", 1), "utf-8")
            file.unlink()
            self._tell_gone(file.stem, new.stem)

    def delete(self) -> None:
        if file := self._any_a3():
            file.unlink()
            self._tell_gone(file.stem, "")

    def move(self) -> None:
        if file := self._any_a3():
            file.rename(self.scratch.folder / "a3" / str(self._year()) / file.name)

    def spoil(self) -> None:
        if file := self._any_a3():
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("type: dypdykk", "type: dypdyk", 1), encoding="utf-8")

    def mend(self) -> None:
        for file in self._a3s():
            text = file.read_text(encoding="utf-8")
            if "type: dypdyk\n" in text:
                file.write_text(text.replace("type: dypdyk\n", "type: dypdykk\n"), "utf-8")

    def add_year(self) -> None:
        newest = self._years()[-1]
        if newest < FIRST_YEAR + 3:
            old = self.scratch.folder / f"a3/{newest}/syklus.yml"
            text = old.read_text(encoding="utf-8")
            for year in range(newest + 3, newest - 2, -1):
                text = text.replace(str(year), str(year + 1))
            self.scratch.write(f"a3/{newest + 1}/syklus.yml", text)

    def change_settings(self) -> None:
        name = self.random.choice(WORDS).capitalize()
        units = ", ".join((*UNITS, self.random.choice(WORDS).capitalize()))
        lines = _settings(self.scratch).splitlines()
        kept = [line for line in lines if not line.startswith(("site_name", "    enheter"))]
        kept.insert(kept.index("  planhandbok:") + 1, f"    enheter: [{units}]")
        self.scratch.write("mkdocs.yml", "\n".join([f"site_name: {name}", *kept, ""]))

    def change_guide(self) -> None:
        page = self.random.choice(sorted((self.scratch.folder / "content").rglob("*.md")))
        with page.open("a", encoding="utf-8") as file:
            file.write(f"\n{self._sentence()}\n")

    def add_guide_page(self) -> None:
        self.made += 1
        page = f"content/egen/side{self.made}.md"
        self.scratch.write(page, f"# Side {self.made}\n\n{self._sentence()}\n")

    def change_theme(self) -> None:
        settings = _settings(self.scratch)
        if "custom_dir" not in settings:
            named = settings.replace("name: material", "name: material\n  custom_dir: tema")
            self.scratch.write("mkdocs.yml", named)
        self.scratch.write("tema/egen.css", f"/* {self._sentence()} */\n")

    def wait(self) -> None:
        self.today += timedelta(days=self.random.choice([1, 7, 40]))

    def commit(self) -> None:
        self.published |= {file.stem for file in self._a3s()}
        self.repository.commit(f"{self.today}T12:00:00+01:00")

    def take_back(self) -> None:
        """Put all files back as they were committed."""
        self.repository.git("checkout", "--quiet", "--", ".")
        self.repository.git("clean", "--quiet", "--force", "-d")
        self.gone = {id: to for id, to in self.gone.items() if id in self._told_gone()}

    def _tell_gone(self, id: str, became: str) -> None:
        for file in self._a3s():
            text = file.read_text(encoding="utf-8")
            text = text.replace(
                f"(a3:{id})", f"(a3:{became})" if became else "(https://example.no)"
            )
            parent = f"overordnet: {became}\n" if became else ""
            file.write_text(text.replace(f"overordnet: {id}\n", parent), encoding="utf-8")
        self.gone = {old: became if new == id else new for old, new in self.gone.items()}
        if id in self.published:
            self.gone[id] = became
        moved = [
            f"{{fra: a3/{old}/, flyttet_til: a3/{new}/}}" for old, new in self.gone.items() if new
        ]
        facts = f"tittel: Den som var, dato: {TODAY}, grunn: Den var ferdig"
        ended = [f"{{adresse: a3/{old}/, {facts}}}" for old, new in self.gone.items() if not new]
        self.scratch.write(
            "a3/adresser.yml", f"flyttet: [{', '.join(moved)}]\navsluttet: [{', '.join(ended)}]\n"
        )

    def _told_gone(self) -> set[str]:
        file = self.scratch.folder / "a3/adresser.yml"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        return set(re.findall(r"(?:fra|adresse): a3/(\w+)/", text))

    def _write(self, year: int, id: str) -> None:
        random = self.random
        others = [file.stem for file in self._a3s() if file.stem != id]
        link = f" Se [den](a3:{random.choice(others)})." if others and random.random() < 0.5 else ""
        parent = (
            f"overordnet: {random.choice(others)}\n" if others and random.random() < 0.3 else ""
        )
        deadline = self.today + timedelta(days=random.randrange(-60, 120))
        more = (
            f"tittel: {self._sentence()}\n"
            f"enhet: {random.choice(UNITS)}\n"
            f"offentlighet: {'intern' if id.endswith(('3', '6', '9')) else 'offentlig'}\n"
            f"begrunnelse: {self._sentence()}{link}\n{parent}"
            "rotårsaker: [{id: r, årsak: Lang kø}]\n"
            f"endringstiltak: [{{id: t, tiltak: {self._sentence()}, ansvar: Rektor, "
            f"frist: {deadline}, status: {random.choice(STATUSES)}, løser: [r]}}]\n"
            "gevinster: [{id: g, type: kvalitet, beskrivelse: Mer ro, enhet: timer, "
            f"beløp: {{estimert: {{{year}: {random.randrange(100)}}}}}}}]\n"
        )
        self.scratch.a3(id, more)
        made = self.scratch.folder / f"a3/2027/{id}.yml"
        made.rename(self.scratch.folder / f"a3/{year}/{id}.yml")

    def _sentence(self) -> str:
        return " ".join(self.random.choices(WORDS, k=4)).capitalize()

    def _years(self) -> list[int]:
        return sorted(int(f.parent.name) for f in self.scratch.folder.glob("a3/*/syklus.yml"))

    def _year(self) -> int:
        return self.random.choice(self._years())

    def _a3s(self) -> list[Path]:
        return sorted(self.scratch.folder.glob("a3/*/a*.yml"))

    def _any_a3(self) -> Path | None:
        found = self._a3s()
        return self.random.choice(found) if found else None


EDITS: tuple[Callable[[RandomEdits], None], ...] = (
    RandomEdits.add,
    *(RandomEdits.write_text,) * 3,
    RandomEdits.rename,
    RandomEdits.delete,
    RandomEdits.move,
    RandomEdits.spoil,
    *(RandomEdits.mend,) * 4,
    RandomEdits.add_year,
    RandomEdits.change_settings,
    RandomEdits.change_guide,
    RandomEdits.add_guide_page,
    RandomEdits.change_theme,
    RandomEdits.wait,
    RandomEdits.commit,
    RandomEdits.take_back,
)


def _settings(scratch: Scratch) -> str:
    return scratch.text("mkdocs.yml")
