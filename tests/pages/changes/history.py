"""A short history of one A3, and the pages of its site."""

from pathlib import Path

from planhandbok.records.schema.sheet import Audience
from tests.support.handbooks import Scratch
from tests.support.repositories import Repository
from tests.support.sites import build_site

BASE = "https://plan.example.no/"


def site(scratch: Scratch, audience: Audience = Audience.INTERNAL) -> Path:
    return build_site(scratch, audience, f"site-{audience}")


def page(folder: Path, address: str) -> str:
    html = (folder / address / "index.html").read_text(encoding="utf-8")
    return html.partition("<article")[2].partition("</article>")[0]


def with_history(scratch: Scratch, repository: Repository) -> None:
    """A deadline that was moved in October, and a text that was changed in November."""
    tiltak = "endringstiltak:\n  - {{id: t1, tiltak: Kok, frist: {0}}}\n"
    scratch.a3("skolemat", tiltak.format("2026-05-01"))
    repository.commit(at="2026-09-01T12:00:00+02:00")
    scratch.a3("skolemat", tiltak.format("2026-06-01"))
    repository.commit(at="2026-10-31T23:30:00-03:00")
    new = "begrunnelse: Elevene trenger varm mat.\n"
    scratch.a3("skolemat", tiltak.format("2026-06-01") + new)
    repository.commit(at="2026-11-02T12:00:00+01:00")
