"""Small worlds of records that change as people change them, for the test that no link is lost.

A world reckons for itself which addresses it has, without the code that is tested; only the text of
a frozen edition is that of `freeze`.
"""

import shutil
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

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
"""Units in the settings of the small municipality, each with its part of an address."""
STEPS = {"k1": "", "k2": "kalkulere", "k3": "prioritere", "k4": "vedta", "ar2": "gjore"}
ALWAYS = (
    *("status/", "a3/", "sak/", "tiltak/", "gevinster/", "mal/", "endringer/", "tavle/"),
    *("medvirkning/", "folkevalgt/", "alt/", "tilgjengelighet/", "personvern/"),
    *(f"tavle/enhet/{unit}/" for unit in UNITS.values()),
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
