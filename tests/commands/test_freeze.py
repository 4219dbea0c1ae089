"""Frozen editions: what was decided stays, is told when touched, and is found by its case."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.addresses.urls import case_address
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.edition import edition_order, next_edition
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.records.text.problems import Problems
from tests.support.handbooks import Scratch

MEASURES = """
endringstiltak:
  - id: kjokken
    tiltak: Bygge kjøkken
    frist: 2026-06-01
    status: besluttet
"""
TODAY = date(2026, 11, 20)


def freeze(
    scratch: Scratch, id: str = "skolemat", case: str = "62/26", body: str = "kommunestyret"
) -> Result:
    decided = ["--case", case, "--body", body, "--date", "2026-05-12"]
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


def test_freezing_copies_the_a3_and_adds_the_case_to_it(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    before = scratch.handbook().sheets[0].a3
    assert freeze(scratch).exit_code == 0
    handbook = scratch.handbook()
    edition = handbook.editions[0]
    assert edition.sheet.a3 == before
    assert (edition.decision.case, edition.decision.on) == ("62/26", date(2026, 5, 12))
    case = handbook.sheets[0].a3.cases[0]
    assert (case.number, case.body, case.edition) == ("62/26", "kommunestyret", "1.0")


def test_freezing_keeps_the_formatting_of_the_file(scratch: Scratch) -> None:
    written = """\
        # Skrevet av rektor.
        saker:   # de politiske

        - {saksnummer: 1/26, organ: Utvalget}
        # enheten står sist
        enhet: 'Oppvekst'
        """
    scratch.a3("skolemat", written)
    path = scratch.folder / "a3/2027/skolemat.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before, encoding="utf-8", newline="\r\n")
    assert freeze(scratch).exit_code == 0
    after = path.read_bytes().decode()
    assert "\n" not in after.replace("\r\n", "")
    kept = [line for line in after.splitlines() if line in before.splitlines()]
    assert [line for line in before.splitlines() if line] == [line for line in kept if line]
    assert [case.number for case in scratch.handbook().sheets[0].a3.cases] == ["1/26", "62/26"]
    assert "# Skrevet av rektor." in file(scratch).read_text(encoding="utf-8")


def test_freezing_refuses_a_flow_list_of_cases(scratch: Scratch) -> None:
    scratch.a3("skolemat", "saker: [{saksnummer: 1/26, organ: Utvalget}]\n")
    path = scratch.folder / "a3/2027/skolemat.yml"
    before = path.read_bytes()
    done = freeze(scratch)
    assert done.exit_code == 2
    assert "saksnummer: 62/26" in done.output
    assert path.read_bytes() == before
    assert not file(scratch).exists()


def test_an_edition_is_frozen_once(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    frozen = file(scratch).read_bytes()
    again = freeze(scratch)
    assert again.exit_code == 2
    assert "«utgave: 1.1»" in again.output
    assert file(scratch).read_bytes() == frozen


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("§§", "har verken tall eller bokstaver"),
        ("62-26", "får samme adresse som «62/26»"),
        ("62/26\n63/26", "bare plass til én linje"),
    ],
)
def test_a_case_that_cannot_have_its_address_is_refused(
    scratch: Scratch, case: str, told: str
) -> None:
    scratch.a3("skolemat", "saker:\n  - saksnummer: 62/26\n    organ: utvalget\n")
    done = freeze(scratch, case=case)
    assert done.exit_code == 2
    assert told in done.output
    assert not file(scratch).exists()


def test_similar_case_number_is_refused_until_confirmed(
    scratch: Scratch,
) -> None:
    scratch.a3("frukt", "saker:\n  - saksnummer: 62/26\n    organ: utvalget\n")
    scratch.a3("skolemat")
    done = freeze(scratch, case="PS 62/26")
    assert done.exit_code == 2
    assert "skriv «--case 62/26»" in done.output
    assert not file(scratch).exists()
    scratch.a3("skolemat", "saker:\n  - saksnummer: PS 62/26\n    organ: formannskapet\n")
    assert freeze(scratch, case="PS 62/26").exit_code == 0


def test_blank_body_is_no_body(scratch: Scratch) -> None:
    scratch.a3("skolemat", "saker:\n  - saksnummer: 62/26\n    organ: utvalget\n")
    done = freeze(scratch, body=" ")
    assert (done.exit_code, "«organ» mangler, eller er tom" in done.output) == (2, True)


@pytest.mark.parametrize("edition", ["utkast", "1/2", "..", "1.0 (ny)"])
def test_edition_without_an_address_is_refused(scratch: Scratch, edition: str) -> None:
    scratch.a3("skolemat", f'utgave: "{edition}"\n')
    done = freeze(scratch)
    assert done.exit_code == 2
    assert "kan ikke få sin egen adresse" in done.output


def test_an_unknown_a3_is_wrong_use_and_the_nearest_is_named(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    done = freeze(scratch, id="skolmat")
    assert (done.exit_code, "Mente du «skolemat»?" in done.output) == (2, True)


def test_handbook_with_mistakes_is_not_frozen(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    done = freeze(scratch)
    assert (done.exit_code, "Mente du «dypdykk»?" in done.stdout) == (1, True)
    assert not file(scratch).exists()


def test_a_frozen_file_that_was_changed_names_each_part_that_differs(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    freeze(scratch)
    edit(file(scratch), "Elevene trenger mat.", "Elevene vil ha mat.")
    edit(file(scratch), "frist: 2026-06-01", "frist: 2027-06-01")
    edit(file(scratch), "saksnummer: 62/26", "saksnummer: 63/26")
    edit(file(scratch), "  offentlighet: offentlig\n", "  enhet: Oppvekst\n")
    assert scratch.messages() == [
        "«vedtatt» er endret etter vedtaket.",
        "«offentlighet» er tatt ut etter vedtaket.",
        "«enhet» er lagt til etter vedtaket.",
        "«begrunnelse» er endret etter vedtaket.",
        "«endringstiltak» er endret etter vedtaket.",
    ]


def test_reformatting_a_frozen_file_is_no_change(scratch: Scratch) -> None:
    scratch.a3("skolemat", "begrunnelse: |\n  Første linje.\n\n  Andre linje.\n")
    freeze(scratch)
    text = file(scratch).read_text(encoding="utf-8").replace("id: skolemat", 'id:  "skolemat"')
    file(scratch).write_text(text, encoding="utf-8-sig", newline="\r\n")
    assert scratch.messages() == []


def test_an_a3_with_windows_line_ends_is_frozen_and_keeps_them(scratch: Scratch) -> None:
    scratch.a3("skolemat", "begrunnelse: |\n  Første linje.\n\n  Andre linje.\n")
    path = scratch.folder / "a3/2027/skolemat.yml"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline="\r\n")
    freeze(scratch)
    assert scratch.records().warnings == Problems()
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    assert scratch.records().warnings == Problems()


def test_an_edition_1_10_is_newer_than_1_9_on_the_page_of_each(scratch: Scratch) -> None:
    scratch.a3("skolemat", "utgave: 1.9\n")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", "utgave: 1.9\ns", "utgave: 1.10\ns")
    freeze(scratch)
    assert scratch.records().warnings == Problems()
    editions = [edition.sheet.a3.edition for edition in scratch.handbook().editions]
    assert editions == ["1.9", "1.10"]
    assert "A3-en er kommet til utgave 1.10." in page(scratch, "a3/skolemat/1.9/")
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


def test_changed_a3_with_a_frozen_number_is_given_the_next(scratch: Scratch) -> None:
    scratch.a3("skolemat", f"utgave: 1.9\n{MEASURES}")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", "2026-06-01", "2026-07-01")
    warning = scratch.records().warnings.items[0]
    assert warning.message.startswith("Planen er endret siden utgave 1.9 ble vedtatt i sak 62/26")
    assert "«utgave: 1.10»" in warning.hint
    shown = page(scratch, "a3/skolemat/1.9/")
    assert "Planen er endret etter vedtaket" in shown
    assert "Utgaven gjelder fortsatt" not in shown


def test_reporting_does_not_change_the_plan(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", "status: besluttet", "status: igangsatt")
    assert scratch.records().warnings == Problems()
    assert "Utgaven gjelder fortsatt." in page(scratch, "a3/skolemat/1.0/")


def test_new_id_of_another_a3_does_not_change_the_plan(scratch: Scratch) -> None:
    more = "endringstiltak:\n  - {id: t, tiltak: Utred, utredning: hele}\noverordnet: hele\n"
    scratch.a3("hele", "type: virksomhet\n")
    scratch.a3("skolemat", more)
    freeze(scratch)
    (scratch.folder / "a3/2027/hele.yml").unlink()
    scratch.a3("alt", "type: virksomhet\n")
    edit(scratch.folder / "a3/2027/skolemat.yml", ": hele", ": alt")
    assert scratch.records().warnings == Problems()
    assert "Utgaven gjelder fortsatt." in page(scratch, "a3/skolemat/1.0/")


def test_reordering_does_not_change_the_plan(scratch: Scratch) -> None:
    rows = [f"  - {{id: {id}, tiltak: Gjøre {id}}}\n" for id in ("b", "a", "c")]
    scratch.a3("skolemat", f"endringstiltak:\n{''.join(rows)}")
    freeze(scratch)
    path = scratch.folder / "a3/2027/skolemat.yml"
    edit(path, "".join(rows), "".join(sorted(rows)))
    assert scratch.records().warnings == Problems()
    assert "Utgaven gjelder fortsatt." in page(scratch, "a3/skolemat/1.0/")


def test_access_does_not_change_the_plan(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    closed = "offentlighet: intern\nhjemmel: offl. § 14"
    edit(scratch.folder / "a3/2027/skolemat.yml", "offentlighet: offentlig", closed)
    assert scratch.records().warnings == Problems()


def test_an_edition_is_shown_as_it_stood_on_the_day_of_the_decision(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    freeze(scratch)
    scratch.a3("skolemat", f"utgave: 1.1\ntittel: Ny tittel\n{MEASURES}")
    frozen = page(scratch, "a3/skolemat/1.0/")
    assert "Utgave 1.0, slik den var da kommunestyret behandlet saken 12. mai 2026." in frozen
    assert "A3-en er kommet til utgave 1.1." in frozen
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


def test_a_case_lists_all_it_decided_on_and_leads_to_what_was_frozen(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    scratch.a3("leksehjelp", "saker:\n  - saksnummer: 62/26\n    organ: Formannskapet\n")
    freeze(scratch)
    shown = page(scratch, "sak/62-26/")
    assert 'href="../../a3/skolemat/1.0/"' in shown
    assert 'href="../../a3/leksehjelp/"' in shown
    assert shown.index("Kommunestyret, 12. mai 2026") < shown.index("Formannskapet")


def test_two_editions_of_one_day_are_two_pages(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", 'utgave: "1.0"', 'utgave: "1.1"')
    freeze(scratch)
    assert {"a3/skolemat/1.0/", "a3/skolemat/1.1/"} <= addresses(scratch, Audience.PUBLIC)
    shown = page(scratch, "sak/62-26/")
    assert 'a3/skolemat/1.0/"' in shown
    assert 'a3/skolemat/1.1/"' in shown


@pytest.mark.parametrize(("then", "now"), [("intern", "offentlig"), ("offentlig", "intern")])
def test_an_edition_is_public_when_both_it_and_its_a3_are(
    scratch: Scratch, then: str, now: str
) -> None:
    scratch.a3("skolemat", f"offentlighet: {then}\n")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", f"offentlighet: {then}", f"offentlighet: {now}")
    assert "a3/skolemat/1.0/" not in addresses(scratch, Audience.PUBLIC)
    assert "a3/skolemat/1.0/" in addresses(scratch, Audience.INTERNAL)


def test_editions_of_an_ended_a3_stay_until_ended_themselves(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: offentlig\na3/skolemat/1.0/: offentlig\n")
    scratch.end("skolemat")
    assert "Elevene trenger mat." in page(scratch, "a3/skolemat/1.0/", Audience.PUBLIC)
    path = scratch.folder / FORWARDING
    also = "  - {adresse: a3/skolemat/1.0/, tittel: Mat, dato: 2026-11-02, grunn: Navn sto der}\n"
    path.write_text(path.read_text(encoding="utf-8") + also, encoding="utf-8")
    assert "Elevene trenger mat." not in page(scratch, "a3/skolemat/1.0/", Audience.PUBLIC)
    assert scratch.records().permalinks.current["a3/skolemat/1.0/"] is Access.INTERNAL


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


def test_closing_an_a3_asks_about_each_public_edition(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    ledger = "a3/skolemat/: offentlig\na3/skolemat/1.0/: offentlig\nsak/62-26/: offentlig\n"
    scratch.write(LEDGER, ledger)
    edit(scratch.folder / "a3/2027/skolemat.yml", "offentlighet: offentlig", "offentlighet: intern")
    words = "tittel: Mat, dato: 2026-11-01, grunn: Lukket"
    ended = f"avsluttet:\n  - {{adresse: a3/skolemat/, {words}}}\n"
    ended += f"  - {{adresse: sak/62-26/, {words}}}\n"
    scratch.write(FORWARDING, ended)
    (told,) = scratch.messages()
    assert "«a3/skolemat/1.0/» har vært åpen for alle, og ville åpnes igjen" in told
    scratch.write(FORWARDING, f"{ended}  - {{adresse: a3/skolemat/1.0/, {words}}}\n")
    assert "a3/skolemat/1.0/" in addresses(scratch, Audience.INTERNAL)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    shown = page(scratch, "a3/skolemat/1.0/", Audience.PUBLIC)
    assert "Lukket" in shown
    assert "Elevene trenger mat." not in shown


def test_internal_edition_stays_internal_when_its_a3_ends(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: intern\na3/skolemat/1.0/: intern\n")
    scratch.end("skolemat")
    assert "a3/skolemat/1.0/" not in addresses(scratch, Audience.PUBLIC)
    assert "a3/skolemat/1.0/" in addresses(scratch, Audience.INTERNAL)


@pytest.mark.parametrize("access", ["offentlig", "intern"])
def test_unknown_edition_without_its_a3_needs_a_decision(scratch: Scratch, access: str) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: offentlig\n")
    scratch.end("skolemat")
    (told,) = scratch.messages()
    assert "sier ikke om utgave 1.0 har vært åpen for alle" in told
    scratch.write(LEDGER, f"a3/skolemat/: offentlig\na3/skolemat/1.0/: {access}\n")
    is_open = "a3/skolemat/1.0/" in addresses(scratch, Audience.PUBLIC)
    assert is_open is (access == "offentlig")


def test_edition_becomes_internal_with_its_renamed_a3(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: intern\na3/skolemat/1.0/: intern\n")
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.a3("mat", "offentlighet: intern\n")
    scratch.write(FORWARDING, "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/mat/}]\n")
    assert "a3/skolemat/1.0/" not in addresses(scratch, Audience.PUBLIC)


def test_the_same_edition_in_two_years_is_a_mistake(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write("a3/2026/utgaver/skolemat-1.0.yml", file(scratch).read_text(encoding="utf-8"))
    cycle = (scratch.folder / "a3/2027/syklus.yml").read_text(encoding="utf-8")
    scratch.write("a3/2026/syklus.yml", cycle.replace("budsjettår: 2027", "budsjettår: 2026"))
    assert any("er også fryst i" in message for message in scratch.messages())


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


@pytest.mark.parametrize("number", ["PS 62/26", "Sak nr. 62/26", "saksnr 62-26", "PS62/26"])
def test_case_number_differing_by_a_prefix_gives_a_warning(scratch: Scratch, number: str) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.a3("frukt", f"saker: [{{saksnummer: {number}, organ: kommunestyret}}]\n")
    (told,) = scratch.records().warnings.items
    assert told.file == "a3/2027/frukt.yml"
    assert f"«{number}» her og «62/26» i a3/2027/utgaver/skolemat-1.0.yml" in told.message
    assert "skriv den likt: «62/26»" in told.hint


@pytest.mark.parametrize("number", ["RS 62/26", "62/27", "PS 162/26"])
def test_a_number_of_another_series_is_another_case(scratch: Scratch, number: str) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.a3("frukt", f"saker: [{{saksnummer: {number}, organ: kommunestyret}}]\n")
    assert scratch.records().warnings == Problems()


def test_frozen_case_number_gives_no_warning(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.a3("frukt", "saker:\n  - saksnummer: PS 62/26\n    organ: kommunestyret\n")
    assert freeze(scratch, "frukt", "PS 62/26").exit_code == 0
    assert scratch.records().warnings == Problems()


def test_an_edition_is_named_so_that_no_two_a3s_can_share_its_file(scratch: Scratch) -> None:
    scratch.a3("skolemat", "utgave: 1-2\n")
    done = freeze(scratch)
    assert (done.exit_code, "kan ikke få sin egen adresse" in done.output) == (2, True)


def test_odd_edition_number_is_a_mistake(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    edit(file(scratch), 'utgave: "1.0"', 'utgave: "1²"')
    assert any("Filen heter" in message for message in scratch.messages())


@pytest.mark.parametrize(
    "empty", ["saker:", "saker: []", "saker:  # ingen ennå", "saker: [ ] # nei"]
)
def test_an_empty_list_of_cases_is_filled_where_it_stands(scratch: Scratch, empty: str) -> None:
    scratch.a3("skolemat", f"{empty}\nenhet: Oppvekst\n")
    assert freeze(scratch).exit_code == 0
    a3 = scratch.handbook().sheets[0].a3
    assert ([case.number for case in a3.cases], a3.unit) == (["62/26"], "Oppvekst")


def test_comment_between_cases_does_not_end_the_list(scratch: Scratch) -> None:
    first, second = (f"  - saksnummer: {n}/26\n    organ: Utvalget\n" for n in (1, 2))
    scratch.a3("skolemat", f"saker:\n{first}# den andre\n{second}")
    assert freeze(scratch).exit_code == 0
    cases_now = scratch.handbook().sheets[0].a3.cases
    assert [case.number for case in cases_now] == ["1/26", "2/26", "62/26"]


def test_case_lists_each_meeting_once(scratch: Scratch) -> None:
    both = "".join(
        f"  - saksnummer: 62/26\n    organ: {body}\n    dato: 2026-05-12\n"
        for body in ("Formannskapet", "Kommunestyret")
    )
    scratch.a3("skolemat", f"saker:\n{both}")
    scratch.a3("leksehjelp", f"saker:\n{both}")
    assert page(scratch, "sak/62-26/").count("<h2") == 2


def test_public_handbook_has_no_hidden_names(scratch: Scratch) -> None:
    scratch.a3("hemmelig", "offentlighet: intern\ntittel: Unevnelig\n")
    became = "endringstiltak:\n  - {id: t, tiltak: Utred, utredning: hemmelig}\n"
    scratch.a3("skolemat", f"overordnet: hemmelig\n{became}")
    freeze(scratch)
    edition = scratch.handbook(Audience.PUBLIC).editions[0]
    assert "Unevnelig" not in repr(edition)


def test_number_before_the_newest_frozen_edition_gives_a_warning(scratch: Scratch) -> None:
    scratch.a3("skolemat", "utgave: 1.10\n")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", "utgave: 1.10\n", "utgave: 1.1\n")
    warning = scratch.records().warnings.items[0]
    assert warning.message == "Utgave 1.1 er ikke nyere enn 1.10, som er vedtatt."
    assert "«utgave: 1.11»" in warning.hint


def test_reusing_an_earlier_frozen_number_gives_a_warning(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", 'utgave: "1.0"', 'utgave: "1.1"')
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", 'utgave: "1.1"', 'utgave: "1.0"')
    (warning,) = scratch.records().warnings.items
    assert warning.message == "Utgave 1.0 er ikke nyere enn 1.1, som er vedtatt."


def test_same_edition_number_spelled_otherwise_is_not_new(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", 'utgave: "1.0"', 'utgave: "1.00"')
    (warning,) = scratch.records().warnings.items
    assert warning.message == "Utgave 1.00 er ikke nyere enn 1.0, som er vedtatt."
    assert "«utgave: 1.1»" in warning.hint
    assert "Utgave 1.0 av «skolemat» er fryst før" in freeze(scratch).output


def test_a3_without_the_case_of_its_edition_gives_a_warning(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.a3("skolemat")
    warning = scratch.records().warnings.items[0]
    assert warning.message == "Sak 62/26, som vedtok utgave 1.0, står ikke her."


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


def test_case_added_by_freezing_is_no_change(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    assert "Dette er endret siden" not in page(scratch, "a3/skolemat/1.0/")


@pytest.mark.parametrize(
    ("day", "told"),
    [("2999-01-01", "en dato som ikke er kommet"), ("2026-01-01", "Utgaven er datert 2026-03-04")],
)
def test_impossible_decision_date_is_refused(scratch: Scratch, day: str, told: str) -> None:
    scratch.a3("skolemat")
    decided = ["--case", "62/26", "--body", "kommunestyret", "--date", day]
    words = ["freeze", "skolemat", *decided, "--project", str(scratch.folder)]
    done = CliRunner().invoke(app, words)
    assert (done.exit_code, told in done.output) == (2, True)
    assert not file(scratch).exists()


@pytest.mark.parametrize(
    ("body", "shown"), [("Kommunestyret", "kommunestyret"), ("NAV-styret", "NAV-styret")]
)
def test_a_body_keeps_a_name_of_its_own(scratch: Scratch, body: str, shown: str) -> None:
    scratch.a3("skolemat")
    freeze(scratch, body=body)
    assert f"slik den var da {shown} behandlet saken" in page(scratch, "a3/skolemat/1.0/")


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


def test_an_edition_follows_its_a3_to_a_new_id(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    give_new_id(scratch, "skolemat", "varm-mat")
    assert scratch.records().warnings == Problems()
    assert "Utgaven gjelder fortsatt." in page(scratch, "a3/skolemat/1.0/")
    edit(scratch.folder / "a3/2027/varm-mat.yml", 'utgave: "1.0"', 'utgave: "1.1"')
    frozen = page(scratch, "a3/skolemat/1.0/")
    assert "A3-en er kommet til utgave 1.1." in frozen
    assert 'href="../../../a3/varm-mat/"' in frozen
    assert 'href="../../a3/skolemat/1.0/"' in page(scratch, "a3/varm-mat/")
    assert page(scratch, "sak/62-26/").count("<li>") == 1


def test_a_frozen_number_is_taken_under_a_new_id_too(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    give_new_id(scratch, "skolemat", "varm-mat")
    told = "Utgave 1.0 av «varm-mat» er fryst før, i a3/2027/utgaver/skolemat-1.0.yml."
    assert told in freeze(scratch, "varm-mat").output
    edit(scratch.folder / "a3/2027/varm-mat.yml", "trenger mat", "trenger varm mat")
    (warning,) = scratch.records().warnings.items
    assert warning.file == "a3/2027/varm-mat.yml"
    assert warning.message.startswith("Planen er endret siden utgave 1.0 ble vedtatt i sak 62/26")


def test_a_case_lists_both_of_two_a3s_that_became_one(scratch: Scratch) -> None:
    for id in ("frukt", "skolemat"):
        scratch.a3(id, f"tittel: Om {id}\n")
        freeze(scratch, id)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    move(scratch, "skolemat", "frukt")
    shown = page(scratch, "sak/62-26/")
    assert 'href="../../a3/frukt/1.0/">Om frukt</a>' in shown
    assert 'href="../../a3/skolemat/1.0/">Om skolemat</a>' in shown


def test_pointer_of_an_ended_a3_is_not_its_new_id(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: offentlig\na3/skolemat/1.0/: offentlig\n")
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.a3("frukt", 'utgave: "2.0"\n')
    words = "tittel: Mat, dato: 2026-11-01, grunn: Slutt, gå_til: a3/frukt/"
    scratch.write(FORWARDING, f"avsluttet: [{{adresse: a3/skolemat/, {words}}}]\n")
    shown = page(scratch, "a3/skolemat/1.0/")
    assert "A3-en ble avsluttet 1. november 2026." in shown
    assert "2.0" not in shown
