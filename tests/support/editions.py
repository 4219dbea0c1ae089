"""Freezes editions, edits their files and looks at their pages."""

from pathlib import Path

from typer.testing import CliRunner, Result

from planhandbok.cli import app
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING, LEDGER
from tests.support.handbooks import TODAY, Scratch

MEASURES = """
endringstiltak:
  - id: kjokken
    tiltak: Bygge kjøkken
    frist: 2026-06-01
    status: besluttet
"""


def freeze(
    scratch: Scratch,
    id: str = "skolemat",
    case: str = "62/26",
    body: str = "kommunestyret",
    more: tuple[str, ...] = (),
) -> Result:
    decided = ["--case", case, "--body", body, "--date", "2026-05-12", *more]
    return CliRunner().invoke(app, ["freeze", id, *decided, "--project", str(scratch.folder)])


def file(scratch: Scratch, edition: str = "1.0") -> Path:
    return scratch.folder / f"a3/2027/utgaver/skolemat-{edition}.yml"


def page(scratch: Scratch, address: str, audience: Audience = Audience.INTERNAL) -> str:
    plan = plan_of(scratch.handbook(audience), TODAY)
    return next(page.make().body for page in output_of(plan).pages if page.address == address)


def addresses(scratch: Scratch, audience: Audience) -> set[str]:
    plan = plan_of(scratch.handbook(audience), TODAY)
    return {page.address for page in output_of(plan).pages}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def give_new_id(scratch: Scratch, old: str, new: str) -> None:
    path = scratch.folder / f"a3/2027/{old}.yml"
    text = path.read_text(encoding="utf-8").replace(f"id: {old}", f"id: {new}")
    path.unlink()
    scratch.write(f"a3/2027/{new}.yml", text)
    move(scratch, old, new)


def move(scratch: Scratch, old: str, new: str) -> None:
    """Give a published A3 with a frozen edition another address."""
    scratch.write(LEDGER, f"a3/{old}/: offentlig\na3/{old}/1.0/: offentlig\n")
    scratch.write(FORWARDING, f"flyttet: [{{fra: a3/{old}/, flyttet_til: a3/{new}/}}]\n")
