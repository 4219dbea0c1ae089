"""A check compares an A3 with its frozen editions."""

from typing import Any

import pytest

from planhandbok.memo import Memo
from planhandbok.records.checks import editions
from planhandbok.records.read import read_records
from planhandbok.records.schema.edition import fingerprints
from planhandbok.records.text.problems import Problems
from tests.support.editions import MEASURES, edit, file, freeze, page
from tests.support.handbooks import Scratch


def test_a_frozen_file_that_was_changed_names_each_part_that_differs(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEASURES)
    freeze(scratch)
    edit(file(scratch), "Elevene trenger mat.", "Elevene vil ha mat.")
    edit(file(scratch), "frist: 2026-06-01", "frist: 2027-06-01")
    edit(file(scratch), "saksnummer: 62/26", "saksnummer: 63/26")
    edit(file(scratch), "  offentlighet: offentlig\n", "  enhet: Oppvekst\n")
    assert [message for message in scratch.messages() if "etter vedtaket" in message] == [
        "«vedtatt» er endret etter vedtaket.",
        "«offentlighet» er tatt ut etter vedtaket.",
        "«enhet» er lagt til etter vedtaket.",
        "«begrunnelse» er endret etter vedtaket.",
        "«endringstiltak» er endret etter vedtaket.",
    ]


def test_a_frozen_file_whose_a3_became_a_text_is_told(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    edit(file(scratch), "\na3:\n", "\na3: |\n")
    assert "Her skal det stå undernøkler." in scratch.messages()


def test_reformatting_a_frozen_file_is_no_change(scratch: Scratch) -> None:
    scratch.a3("skolemat", "begrunnelse: |\n  Første linje.\n\n  Andre linje.\n")
    freeze(scratch)
    text = file(scratch).read_text(encoding="utf-8").replace("id: skolemat", 'id:  "skolemat"')
    file(scratch).write_text(text, encoding="utf-8-sig", newline="\r\n")
    assert scratch.messages() == []


def test_changed_a3_with_a_frozen_number_is_given_the_next(scratch: Scratch) -> None:
    scratch.a3("skolemat", f"utgave: 1.9\n{MEASURES}")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", "2026-06-01", "2026-07-01")
    warning = scratch.records().warnings.items[0]
    assert warning.message.startswith("Planen er endret siden utgave 1.9 ble vedtatt i sak 62/26")
    assert "utgaven i hodet til 1.10," in warning.hint
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


def test_new_name_of_the_unit_does_not_change_the_plan(scratch: Scratch) -> None:
    scratch.a3("skolemat", "enhet: Oppvekst\n")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", "Oppvekst", "Oppvekst og kultur")
    assert scratch.records().warnings == Problems()
    shown = page(scratch, "a3/skolemat/1.0/")
    assert "Utgaven gjelder fortsatt." in shown
    assert "Oppvekst og kultur" in shown


def test_the_same_edition_in_two_years_is_a_mistake(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write("a3/2026/utgaver/skolemat-1.0.yml", file(scratch).read_text(encoding="utf-8"))
    cycle = scratch.text("a3/2027/syklus.yml")
    scratch.write("a3/2026/syklus.yml", cycle.replace("budsjettår: 2027", "budsjettår: 2026"))
    assert any("er også fryst i" in message for message in scratch.messages())


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


def test_odd_edition_number_is_a_mistake(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    edit(file(scratch), 'utgave: "1.0"', 'utgave: "1²"')
    assert any("Filen heter" in message for message in scratch.messages())


def test_number_before_the_newest_frozen_edition_gives_a_warning(scratch: Scratch) -> None:
    scratch.a3("skolemat", "utgave: 1.10\n")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", "utgave: 1.10\n", "utgave: 1.1\n")
    warning = scratch.records().warnings.items[0]
    assert warning.message == "Utgave 1.1 er ikke nyere enn 1.10, som er vedtatt."
    assert "utgaven i hodet til 1.11," in warning.hint


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
    assert "utgaven i hodet til 1.1," in warning.hint
    assert "Utgave 1.0 er fryst før" in freeze(scratch).output


def test_a3_without_the_case_of_its_edition_gives_a_warning(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.a3("skolemat")
    warning = scratch.records().warnings.items[0]
    assert warning.message == "Sak 62/26, som vedtok utgave 1.0, står ikke her."
    assert "«Rett saksnummeret i en utgave»" in warning.hint


def test_case_added_by_freezing_is_no_change(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    assert "Endret siden" not in page(scratch, "a3/skolemat/1.0/")


def test_an_edition_is_compared_with_its_fingerprints_once(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def noted(data: dict[str, Any]) -> dict[str, str]:
        compared.append(data["a3"]["id"])
        return fingerprints(data)

    scratch.a3("skolemat", MEASURES)
    freeze(scratch)
    scratch.a3("frukt")
    monkeypatch.setattr(editions, "fingerprints", noted)
    memo = Memo()
    read_records(scratch.folder, memo)
    memo.forget()
    scratch.a3("frukt", "begrunnelse: Epler.\n")
    read_records(scratch.folder, memo)
    assert compared == ["skolemat"]
    memo.forget()
    edit(file(scratch), "Elevene trenger mat.", "Elevene vil ha mat.")
    assert "«begrunnelse» er endret" in str(read_records(scratch.folder, memo))
    assert compared == ["skolemat", "skolemat"]
