"""The measures that are not decided yet."""

from planhandbok.plan.plan import plan_of
from planhandbok.plan.readers.undecided import undecided_measures
from tests.support.handbooks import MKDOCS, TODAY, Scratch

MEASURES = """\
endringstiltak:
  - {id: sen, tiltak: Sen, status: utredes, ansvar: Skole, frist: 2027-05-01}
  - {id: tidlig, tiltak: Tidlig, status: utredes, ansvar: Skole, frist: 2027-01-01}
  - {id: bestemt, tiltak: Bestemt, status: besluttet, ansvar: Skole}
  - {id: uten-ord, tiltak: Uten ord, ansvar: Skole}
  - {id: ingens, tiltak: Ingens, status: utredes}
  - {id: barnas, tiltak: Barnas, status: utredes, ansvar: Barnehage}
"""


def test_only_what_is_investigated_is_undecided_by_unit_and_deadline(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    enheter: [Skole, Barnehage]\n")
    scratch.a3("mat", MEASURES)
    plan = plan_of(scratch.handbook(), TODAY)
    found = [figure.measure.id for figure in undecided_measures(plan.counted)]
    assert found == ["barnas", "tidlig", "sen", "ingens"]
