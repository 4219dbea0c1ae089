"""A small handbook where things have moved and ended, and its sites, for tests of what is told."""

import shutil
from pathlib import Path

from planhandbok.records.addresses.ledger import ledger_in
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.site.engine.engine import StartEngine
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.sites import build_site

RECORDS = """
rotårsaker: [{id: r1, årsak: Ingen kjøkken}]
endringstiltak:
  - {id: t1, tiltak: Bygge kjøkken}
  - {id: t2, tiltak: Kjøpe komfyr}
gevinster: [{id: g1, type: tid, beskrivelse: Mindre kø}]
"""


FORWARDED = """
flyttet:
  - {fra: a3/skolemat/, flyttet_til: a3/mat/}
  - {fra: a3/frukt/, flyttet_til: a3/mat/}
  - {fra: a3/frukt/#tiltak-t1, flyttet_til: tiltak/}
  - {fra: a3/frukt/#økt, flyttet_til: tiltak/}
  - {fra: veiledning/gammel/, flyttet_til: veiledning/}
avsluttet:
  - adresse: a3/badet/
    tittel: Svømming & bad <for alle>
    dato: 2026-10-01
    grunn: Badet er revet. Se [maten](a3:mat).
    gå_til: a3/mat/#maling
  - {adresse: a3/mat/#tiltak-t2, tittel: Komfyren, dato: 2026-10-02, grunn: Den var dyr}
  - {adresse: syklus/2026/, tittel: Budsjett 2026, dato: 2026-10-03, grunn: Den var en prøve}
  - {adresse: a3/lukket/, tittel: Unevnelig, dato: 2026-10-04, grunn: Hemmelig}
"""


def built(
    scratch: Scratch,
    audience: Audience = Audience.INTERNAL,
    name: str = "site",
    start: StartEngine = start_fake_engine,
) -> Path:
    """Build the site and keep its new addresses in the ledger."""
    return build_site(scratch, audience, name, start=start, keeps_ledger=True)


def moved_in(folder: Path, start: StartEngine = start_fake_engine) -> Scratch:
    """The handbook in a folder; beside it `site` is for those inside, and `public` for all."""
    scratch = Scratch.made_in(folder)
    scratch.write("mkdocs.yml", "site_url: https://plan.example.no/bok/\n" + MKDOCS)
    cycle = scratch.text("a3/2027/syklus.yml")
    scratch.write("a3/2026/syklus.yml", cycle.replace("budsjettår: 2027", "budsjettår: 2026"))
    for id in ("skolemat", "frukt", "badet", "mat"):
        scratch.a3(id, RECORDS)
    scratch.a3("lukket", f"{RECORDS}\noffentlighet: intern\n")
    scratch.write("content/veiledning/gammel.md", "# Gammel\n")
    built(scratch)
    with (scratch.folder / LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write('"a3/frukt/#økt": offentlig\n')  # as people may write it
    shutil.rmtree(scratch.folder / "a3/2026")
    for file in ("skolemat.yml", "frukt.yml", "badet.yml", "lukket.yml"):
        (scratch.folder / "a3/2027" / file).unlink()
    (scratch.folder / "content/veiledning/gammel.md").unlink()
    scratch.a3("mat", RECORDS.replace("  - {id: t2, tiltak: Kjøpe komfyr}\n", "") + "tittel: Mat\n")
    scratch.write(FORWARDING, FORWARDED)
    built(scratch, start=start)
    built(scratch, Audience.PUBLIC, "public", start)
    return scratch


def ledger_entries(scratch: Scratch) -> dict[str, Access]:
    ledger, problems = ledger_in(scratch.text(LEDGER))
    assert not problems
    return dict(ledger.entries)
