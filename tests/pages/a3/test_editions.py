"""A frozen edition and its case have pages, which lead to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.addresses.urls import case_address
from planhandbok.records.schema.edition import edition_order, next_edition
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.records.text.problems import Problems
from tests.support.editions import MEASURES, addresses, edit, freeze, give_new_id, page
from tests.support.handbooks import TODAY, Scratch


def test_an_edition_1_10_is_newer_than_1_9_on_the_page_of_each(scratch: Scratch) -> None:
    scratch.a3("skolemat", "utgave: 1.9\n")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", "utgave: 1.9\ns", "utgave: 1.10\ns")
    freeze(scratch)
    assert scratch.records().warnings == Problems()
    editions = [edition.sheet.a3.edition for edition in scratch.handbook().editions]
    assert editions == ["1.9", "1.10"]
    assert "Den nyeste utgaven er 1.10." in page(scratch, "a3/skolemat/1.9/")
    assert "Utgaven gjelder fortsatt." in page(scratch, "a3/skolemat/1.10/")


@pytest.mark.parametrize("number", ["Å/Ø æ", "§ 62/26 <b>", '"62"/26', "62/26 – 2 (b): #1", "六 6"])
def test_case_with_odd_characters_has_a_page(scratch: Scratch, number: str) -> None:
    scratch.a3("skolemat")
    assert freeze(scratch, case=number).exit_code == 0
    address = case_address(number)
    assert str(escape(f"Sak {number}")) in page(scratch, address)
    assert f'href="../../{address}"' in page(scratch, "a3/skolemat/")
    assert address in scratch.records().permalinks.current


def test_frozen_edition_may_refer_to_removed_records(scratch: Scratch) -> None:
    scratch.a3("hele", "type: virksomhet\n")
    scratch.a3("skolemat", "overordnet: hele\nbegrunnelse: Se [hele](a3:hele).\n")
    freeze(scratch)
    scratch.a3("skolemat", "utgave: 2.0\n")
    (scratch.folder / "a3/2027/hele.yml").unlink()
    shown = page(scratch, "a3/skolemat/1.0/")
    assert "a3/hele/" not in shown


def test_an_edition_keeps_the_names_of_the_goals_of_its_benefits(scratch: Scratch) -> None:
    benefit = "{id: ro, type: kvalitet, beskrivelse: Mer ro, bidrar_til: [tidlig-hjelp]}"
    scratch.a3("skolemat", f"gevinster:\n  - {benefit}\n")
    assert freeze(scratch).exit_code == 0
    edit(scratch.folder / "a3/2027/syklus.yml", "Barn skal få hjelp", "Alle får hjelp")
    assert "Barn skal få hjelp" in page(scratch, "a3/skolemat/1.0/")
    assert "Alle får hjelp" in page(scratch, "a3/skolemat/")


def test_an_edition_is_shown_as_it_stood_on_the_day_of_the_decision(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    freeze(scratch)
    scratch.a3("skolemat", f"utgave: 1.1\ntittel: Ny tittel\n{MEASURES}")
    frozen = page(scratch, "a3/skolemat/1.0/")
    assert "Utgave 1.0, slik den var da kommunestyret behandlet saken 12. mai 2026." in frozen
    assert "Den nyeste utgaven er 1.1." in frozen
    assert "Tittelen er endret fra «Skolemat» til «Ny tittel»." in frozen
    assert "Skolemat" in frozen
    assert "Forfalt" not in frozen
    assert "Forfalt" in page(scratch, "a3/skolemat/")


def test_description_of_an_edition_names_its_decision(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    pages = output_of(plan_of(scratch.handbook(), TODAY)).pages
    (edition,) = (page.make() for page in pages if page.address == "a3/skolemat/1.0/")
    decided = "Utgave 1.0, slik den var da kommunestyret behandlet saken 12. mai 2026. Sak 62/26."
    assert edition.description == decided


def test_case_page_lists_and_links_to_its_frozen_editions(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    case = "{saksnummer: 62/26, organ: Kommunestyret, dato: 2026-05-11}"
    scratch.a3("leksehjelp", f"saker: [{case}]\n")
    freeze(scratch)
    shown = page(scratch, "sak/62-26/")
    assert 'href="../../a3/skolemat/1.0/"' in shown
    assert 'href="../../a3/leksehjelp/#fra-sak-62-26"' in shown
    assert shown.index("Kommunestyret, 12. mai 2026") < shown.index("Kommunestyret, 11. mai 2026")


def test_two_editions_of_one_day_are_two_pages(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", 'utgave: "1.0"', 'utgave: "1.1"')
    freeze(scratch)
    assert {"a3/skolemat/1.0/", "a3/skolemat/1.1/"} <= addresses(scratch, Audience.PUBLIC)
    shown = page(scratch, "sak/62-26/")
    assert 'a3/skolemat/1.0/"' in shown
    assert 'a3/skolemat/1.1/"' in shown


def test_ended_a3_and_its_editions_link_to_each_other(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    give_new_id(scratch, "skolemat", "varm-mat")
    (scratch.folder / "a3/2027/varm-mat.yml").unlink()
    scratch.write(
        LEDGER, "a3/skolemat/: offentlig\na3/skolemat/1.0/: offentlig\na3/varm-mat/: offentlig\n"
    )
    moved = "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/varm-mat/}]\n"
    words = "tittel: Varm mat, dato: 2026-11-02, grunn: Kantinen er stengt"
    ended = f"avsluttet: [{{adresse: a3/varm-mat/, {words}}}]\n"
    scratch.write(FORWARDING, moved + ended)
    for audience in Audience:
        tombstone = page(scratch, "a3/varm-mat/", audience)
        assert 'href="../../sak/62-26/">Sak 62/26</a>, Kommunestyret, 12. mai 2026' in tombstone
        assert 'href="../../a3/skolemat/1.0/"' in tombstone
        frozen = page(scratch, "a3/skolemat/1.0/", audience)
        assert "A3-en ble avsluttet 2. november 2026." in frozen
        assert 'href="../../../a3/varm-mat/"' in frozen


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2))
def test_editions_are_ordered_as_people_count(numbers: list[tuple[int, int]]) -> None:
    written = [f"{major}.{minor}" for major, minor in numbers]
    assert sorted(written, key=edition_order) == [f"{a}.{b}" for a, b in sorted(numbers)]


@pytest.mark.parametrize(
    ("edition", "taken", "following"),
    [
        ("1.9", [], "1.10"),
        ("1.9", ["1.10", "1.11"], "1.12"),
        ("2", [], "3"),
        ("1.0-b", [], "1.1-b"),
    ],
)
def test_the_next_edition_is_the_first_that_is_free(
    edition: str, taken: list[str], following: str
) -> None:
    assert next_edition(edition, taken) == following


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("62/26", "sak/62-26/"),
        ("PS 62/26", "sak/ps-62-26/"),
        ("2026/1234-5", "sak/2026-1234-5/"),
        ("Å/Ø æ", "sak/a-o-ae/"),
    ],
)
def test_a_case_has_an_address_in_ascii(number: str, address: str) -> None:
    assert case_address(number) == address


def test_an_edition_is_named_so_that_no_two_a3s_can_share_its_file(scratch: Scratch) -> None:
    scratch.a3("skolemat", "utgave: 1-2\n")
    done = freeze(scratch)
    assert (done.exit_code, "kan ikke få sin egen adresse" in done.output) == (2, True)


def test_case_lists_each_meeting_once(scratch: Scratch) -> None:
    both = "".join(
        f"  - saksnummer: 62/26\n    organ: Kommunestyret\n    dato: 2026-05-{day}\n"
        for day in (12, 13)
    )
    scratch.a3("skolemat", f"saker:\n{both}")
    scratch.a3("leksehjelp", f"saker:\n{both}")
    assert page(scratch, "sak/62-26/").count("<h2") == 2


def test_a3_links_to_its_frozen_edition_at_the_top(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    assert 'href="#saker"' not in page(scratch, "a3/skolemat/")
    freeze(scratch)
    shown = page(scratch, "a3/skolemat/")
    assert shown.index('href="#saker"') < shown.index("<h2") < shown.index('id="saker"')
    assert 'href="#saker"' not in page(scratch, "a3/skolemat/1.0/")


def test_second_case_of_an_edition_links_to_it(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    path = scratch.folder / "a3/2027/skolemat.yml"
    second = "  - saksnummer: 80/26\n    organ: Kommunestyret\n    utgave: 1.0\n"
    path.write_text(path.read_text(encoding="utf-8") + second, encoding="utf-8")
    assert 'href="../../a3/skolemat/1.0/"' in page(scratch, "sak/80-26/")


@pytest.mark.parametrize(
    ("body", "shown"), [("Kommunestyret", "kommunestyret"), ("NAV-styret", "NAV-styret")]
)
def test_a_body_keeps_a_name_of_its_own(scratch: Scratch, body: str, shown: str) -> None:
    scratch.a3("skolemat")
    freeze(scratch, body=body)
    assert f"slik den var da {shown} behandlet saken" in page(scratch, "a3/skolemat/1.0/")
