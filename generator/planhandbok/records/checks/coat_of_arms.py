"""The coat of arms: an image among the files of the guide, small enough to go with every page."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from planhandbok.phrase import Phrase
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.text.file_text import bytes_of
from planhandbok.records.text.files import MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.problems import Finding, Mistake, Problem, did_you_mean, file_problem
from planhandbok.records.text.svg import drawing_problems

IMAGES = (".svg", ".png", ".webp")
LARGEST = 200_000
"""Bytes. A coat of arms as SVG is about 20 KB."""


def coat_of_arms_mistakes(loaded: Loaded) -> Iterator[Mistake]:
    site = loaded.site
    path = site.settings.coat_of_arms if site else None
    if site is None or path is None:
        return
    files = loaded.guide.anchors
    place = (MKDOCS_FILE, (*OUR_SETTINGS, "kommunevåpen"))
    images = [file for file in files if PurePosixPath(file).suffix.lower() in IMAGES]
    if path not in files:
        hint = Phrase(
            "Legg det i mappen «{content}», og skriv stien derfra, som «bilder/vapen.svg».",
            content=site.content,
        )
        message = Phrase(
            "Kommunevåpenet «{path}» finnes ikke i mappen «{content}».",
            path=path,
            content=site.content,
        )
        yield Finding(*place, message, did_you_mean(path, images) if images else hint)
    elif path not in images:
        message = Phrase("Kommunevåpenet «{path}» er ikke et bilde som kan vises.", path=path)
        yield Finding(*place, message, Phrase("Bruk en fil som ender på .svg, .png eller .webp."))
    else:
        yield from _file_problems(loaded.project, f"{site.content}/{path}")


def _file_problems(project: Path, file: str) -> Iterator[Problem]:
    raw = bytes_of(project / file, LARGEST)
    if len(raw) > LARGEST:
        size = (project / file).stat().st_size
        message = Phrase("Bildet er på {size} KB, og følger med hver side.", size=size // 1000)
        yield file_problem(
            file, message, Phrase("Lagre det mindre, under {largest} KB.", largest=LARGEST // 1000)
        )
    elif file.lower().endswith(".svg"):
        yield from drawing_problems(raw, file)
