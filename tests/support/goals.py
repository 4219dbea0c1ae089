"""An A3 whose benefits contribute to goals, and more cycles with goals."""

import re

from tests.support.handbooks import Scratch

MEAL = """\
mål: [tidlig-hjelp]
endringstiltak:
  - {id: kjokken, tiltak: Bygge kjøkken, frist: 2027-05-01}
  - {id: kokk, tiltak: Ansette kokk, frist: 2026-10-01}
  - {id: prove, tiltak: Prøve, status: avsluttet}
  - {id: plakat, tiltak: Henge opp plakat}
endringer:
  - {id: sammen, endring: Elevene spiser sammen., skapes_av: [kjokken, prove]}
måling:
  - {id: ro, parameter: Ro}
  - {id: annet, parameter: Annet}
gevinster:
  - id: ro
    type: kostnad
    beskrivelse: Mer ro.
    budsjettvirkning: post_ned
    enhet: kr
    beløp: {kalkulert: {2027: 100, 2028: 200, 2040: 5}}
    skapes_av: [sammen, kokk]
    måles_av: [ro]
    bidrar_til: [tidlig-hjelp, bo-hjemme-lenger]
  - {id: helse, type: kvalitet, beskrivelse: Bedre helse., bidrar_til: [tidlig-hjelp]}
  - {id: smak, type: kvalitet, beskrivelse: God smak.}
"""


def add_cycle(scratch: Scratch, year: int, more: str = "", *ids: str) -> None:
    """Add a cycle that is as that of 2027, with goals of these ids if any are given."""
    text = scratch.text("a3/2027/syklus.yml")
    text = text.replace("budsjettår: 2027", f"{more}budsjettår: {year}")
    if ids:
        goals = "".join(f"  - {{id: {id}, mål: Et mål}}\n" for id in ids)
        text = re.sub(r"(?m)^mål:\n(?:[ -].*\n)*", f"mål:\n{goals}", text)
    scratch.write(f"a3/{year}/syklus.yml", text)
