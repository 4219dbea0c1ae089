"""The folders each builder works from, made once for each number of records.

Receives the repository, whose guide, method, settings and newest cycle are copied; gives one
project of ours, one of Hugo and one of Material with the same guide and the same records.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.bench.records import YEARS, Data, MadeRecord, References, made_records
from tests.bench.texts.markdown import markdown_body
from tests.bench.texts.yaml_text import yaml_text

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "handbook"
NEWEST = 2027
A3_LINK = re.compile(r"\(a3:[a-z0-9-]+(#[^)]*)?\)")
HUGO_TEMPLATES = Path(__file__).parent / "hugo"


@dataclass(frozen=True)
class Sources:
    """The folders of one size."""

    ours: Path
    hugo: Path
    material: Path
    lines: float
    """The mean of a record of ours, as are the bytes."""
    bytes: float


def made_sources(folder: Path, count: int) -> Sources:
    records = made_records(count, _references())
    ours = folder / "ours"
    hugo = folder / "hugo"
    material = folder / "material"
    texts = {f"a3/{record.year}/{record.id}.yml": yaml_text(record.data) for record in records}
    _fill_ours(ours, texts, records[0].id)
    _fill_hugo(hugo, records)
    _fill_material(material, records)
    lines = sum(text.count("\n") for text in texts.values()) / count
    size = sum(len(text.encode()) for text in texts.values()) / count
    return Sources(ours, hugo, material, lines, size)


def _plain(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 it makes only text
    return loaded


def _references() -> References:
    cycle = _plain(SAMPLES / f"a3/{NEWEST}/syklus.yml")
    method = _plain(ROOT / "a3/helhetsmodellen.yml")
    settings = _plain(ROOT / "mkdocs.yml")
    return References(
        goals=tuple(goal["id"] for goal in cycle["mål"]),
        phases=tuple(phase["id"] for phase in method["faser"]),
        units=tuple(settings["extra"]["planhandbok"]["enheter"]),
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy_guide(target: Path, link: str, renamed: Callable[[str], str] = str) -> None:
    """The guide, with its links to A3s going to `link`: the repository's A3s are not here."""
    for path in sorted((ROOT / "content/veiledning").rglob("*")):
        name = renamed(path.relative_to(ROOT / "content").as_posix())
        if path.suffix == ".md":
            _write(target / name, A3_LINK.sub(f"({link})", path.read_text(encoding="utf-8")))
        elif path.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / name)


def _fill_ours(folder: Path, texts: dict[str, str], an_id: str) -> None:
    for name in ("mkdocs.yml", "a3/helhetsmodellen.yml"):
        _write(folder / name, (ROOT / name).read_text(encoding="utf-8"))
    _copy_guide(folder / "content", f"a3:{an_id}")
    cycle = (SAMPLES / f"a3/{NEWEST}/syklus.yml").read_text(encoding="utf-8")
    cycle = A3_LINK.sub(f"(a3:{an_id})", cycle)
    for year in YEARS:
        _write(folder / f"a3/{year}/syklus.yml", _moved(cycle, year - NEWEST))
    for name, text in texts.items():
        _write(folder / name, text)


def _moved(cycle: str, years: int) -> str:
    """The cycle with every year in it moved; amounts have no such group of four digits."""
    return re.sub(r"\b20[0-4]\d\b", lambda match: str(int(match[0]) + years), cycle)


def _title(data: Data) -> str:
    return f"title: {yaml_text({'t': data['tittel']})[3:]}"


def _fill_hugo(folder: Path, records: Iterable[MadeRecord]) -> None:
    shutil.copytree(HUGO_TEMPLATES, folder, dirs_exist_ok=True)
    content = folder / "content"
    _copy_guide(content, "/a3/", lambda name: name.replace("index.md", "_index.md"))
    for record in records:
        text = f"---\n{_title(record.data)}---\n\n{markdown_body(record.data)}"
        _write(content / f"a3/{record.id}.md", text)


def _fill_material(folder: Path, records: Sequence[MadeRecord]) -> None:
    _copy_guide(folder / "docs", "#")
    _write(folder / "docs/index.md", "# Planhåndbok\n")
    for record in records:
        text = f"# {record.data['tittel']}\n\n{markdown_body(record.data)}"
        _write(folder / f"docs/a3/{record.id}.md", text)
    for name, plugins in (("mkdocs.yml", []), ("search.yml", ["search"])):
        _write(folder / name, yaml.safe_dump(_material_settings(records, plugins)))


def _material_settings(records: Iterable[MadeRecord], plugins: list[str]) -> dict[str, Any]:
    """The records in the menu by year, and the menu pruned; the extensions are our own site's."""
    by_year: dict[str, list[dict[str, str]]] = {}
    for record in records:
        by_year.setdefault(str(record.year), []).append(
            {record.data["tittel"]: f"a3/{record.id}.md"}
        )
    guide = sorted(path.name for path in (ROOT / "content/veiledning").glob("*.md"))
    return {
        "site_name": "Planhåndbok",
        "theme": {
            "name": "material",
            "language": "nb",
            "font": False,
            "features": ["navigation.tabs", "navigation.prune"],
        },
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "tables",
            {"toc": {"permalink": True}},
        ],
        "plugins": plugins,
        "nav": [
            {"Forside": "index.md"},
            {"A3": [{year: pages} for year, pages in by_year.items()]},
            {"Veiledning": [f"veiledning/{name}" for name in guide]},
        ],
    }
