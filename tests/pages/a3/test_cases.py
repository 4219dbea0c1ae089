"""A case belongs to one body, and its page leads to its A3s as they were decided."""

from html import unescape
from pathlib import Path

from planhandbok.plan.overviews.long_list import MOST_ROWS
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from tests.pages.data.reading import document, written
from tests.pages.tables import TAG
from tests.support.editions import addresses, freeze, page
from tests.support.handbooks import TODAY, Scratch

TWO_BODIES = """\
saker:
  - {saksnummer: 48/26, organ: Formannskapet, dato: 2026-06-01, arkivsak: 2026/77}
  - {saksnummer: 48/26, organ: Kommunestyret, dato: 2026-06-18}
  - {saksnummer: 51/26, organ: Kommunestyret, dato: 2026-06-19, arkivsak: 2026/77}
"""


def shown(scratch: Scratch, address: str) -> str:
    return TAG.sub("", unescape(page(scratch, address)))


def test_two_bodies_with_one_number_have_a_page_each_and_a_choice(scratch: Scratch) -> None:
    scratch.a3("skolemat", TWO_BODIES)
    choice = page(scratch, "sak/48-26/")
    for body, day in (("formannskapet", "1. juni"), ("kommunestyret", "18. juni")):
        address = f"sak/48-26-{body}/"
        assert f'href="../../{address}"' in choice
        assert f'href="../../{address}"' in page(scratch, "a3/skolemat/")
        assert f'href="../{address}"' in page(scratch, "sak/")
        text = shown(scratch, address)
        assert f"{body.capitalize()}, {day} 2026" in text
        assert text.count(" juni 2026") == 1 + ("Arkivsak" in text)


def test_a_case_that_gets_a_twin_keeps_its_address(scratch: Scratch) -> None:
    scratch.a3("skolemat", "saker: [{saksnummer: 48/26, organ: Formannskapet}]\n")
    assert "Formannskapet" in shown(scratch, "sak/48-26/")
    ledger = scratch.folder / "permalenker.yml"
    ledger.write_text("sak/48-26/: offentlig\n", encoding="utf-8")
    scratch.a3("frukt", "saker: [{saksnummer: 48/26, organ: Kommunestyret}]\n")
    published = scratch.records().permalinks.current
    assert {"sak/48-26/", "sak/48-26-formannskapet/", "sak/48-26-kommunestyret/"} <= set(published)
    assert set(published) >= {
        address for address in addresses(scratch, Audience.INTERNAL) if address[:4] == "sak/"
    }


def test_a_public_reader_meets_no_trace_of_an_internal_case(scratch: Scratch) -> None:
    public = "saker: [{saksnummer: 48/26, organ: Formannskapet}]\n"
    scratch.a3("skolemat", public)
    internal = "offentlighet: intern\nsaker: [{saksnummer: 48/26, organ: Kommunestyret}]\n"
    scratch.a3("frukt", internal)
    found = {address for address in addresses(scratch, Audience.PUBLIC) if address[:4] == "sak/"}
    assert found == {"sak/", "sak/48-26/"}
    in_public = scratch.records().permalinks.in_public.current
    assert {address for address in in_public if address[:4] == "sak/"} == found


def test_cases_of_one_archive_case_lead_to_each_other(scratch: Scratch) -> None:
    scratch.a3("skolemat", TWO_BODIES)
    assert "Arkivsak 2026/77" in shown(scratch, "sak/51-26/")
    assert 'href="../../sak/48-26-formannskapet/"' in page(scratch, "sak/51-26/")
    assert 'href="../../sak/51-26/"' in page(scratch, "sak/48-26-formannskapet/")
    assert "sak/51-26/" not in page(scratch, "sak/48-26-kommunestyret/")
    assert "arkivsak 2026/77" in shown(scratch, "a3/skolemat/")


def test_cases_without_an_archive_case_do_not_belong_together(scratch: Scratch) -> None:
    cases = "".join(f"  - {{saksnummer: {n}/26, organ: Formannskapet}}\n" for n in (1, 2))
    scratch.a3("skolemat", f"saker:\n{cases}")
    assert [case.same_matter for case in plan_of(scratch.handbook(), TODAY).cases] == [(), ()]


def test_a_long_list_of_cases_has_the_newest_and_leads_to_all(scratch: Scratch) -> None:
    cases = "".join(
        f"  - {{saksnummer: {n}/26, organ: Formannskapet, dato: 2026-01-0{1 + n % 2}}}\n"
        for n in range(1, MOST_ROWS + 2)
    )
    scratch.a3("skolemat", f"saker:\n{cases}")
    html = page(scratch, "sak/")
    assert html.count('<th scope="row"') == MOST_ROWS
    assert "Her står de 200 nyeste sakene." in html
    assert 'href="../data/saker.csv"' in html
    assert html.count("02.01.2026") == MOST_ROWS // 2 + 1


def test_who_comes_from_a_case_without_an_edition_is_told(scratch: Scratch) -> None:
    case = "saker: [{saksnummer: 48/26, organ: Formannskapet, utgave: 1.2}]\n"
    scratch.a3("skolemat", f"utgave: 2.0\n{case}")
    assert 'href="../../a3/skolemat/#fra-sak-48-26-1-2"' in page(scratch, "sak/48-26/")
    assert "ikke tatt vare på: A3-en er kommet til utgave 2.0" in shown(scratch, "sak/48-26/")
    notice = page(scratch, "a3/skolemat/").partition('id="fra-sak-48-26-1-2"')[2]
    assert notice.partition(">")[2].startswith(
        "Du kom fra sak 48/26, som gjaldt utgave 1.2. Den er ikke tatt vare på. Her er A3-en slik "
        "den er nå, utgave 2.0."
    )
    (warning,) = scratch.records().warnings.items
    assert "Sak 48/26 gjaldt utgave 1.2, men den er ikke fryst." in warning.message


def test_a_case_with_a_frozen_edition_has_no_such_notice(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    assert scratch.records().warnings == Problems()
    assert 'id="fra-' not in page(scratch, "a3/skolemat/")
    assert 'href="../../a3/skolemat/1.0/"' in page(scratch, "sak/62-26/")


def test_the_data_has_the_parts_of_each_case(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat", TWO_BODIES)
    rows = document(written(scratch, tmp_path))["saker"]
    parts = ("organ", "møtesaksår", "møtesakssekvensnummer", "saksår", "sakssekvensnummer")
    assert [tuple(row[part] for part in parts) for row in rows] == [
        ("Kommunestyret", 2026, 51, 2026, 77),
        ("Kommunestyret", 2026, 48, None, None),
        ("Formannskapet", 2026, 48, 2026, 77),
    ]
