"""The command that corrects the case number of a frozen edition."""

from collections.abc import Sequence

import pytest
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from tests.support.editions import file, freeze
from tests.support.handbooks import Scratch


def correct(
    scratch: Scratch, edition: str = "1.0", case: str = "63/26", more: Sequence[str] = ()
) -> Result:
    given = ["--correct", edition, "--case", case, "--project", str(scratch.folder), *more]
    return CliRunner().invoke(app, ["freeze", "skolemat", *given])


def test_right_number_is_written_beside_the_edition_and_in_the_a3(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    before = file(scratch).read_bytes()
    a3 = scratch.folder / "a3/2027/skolemat.yml"
    text = a3.read_text(encoding="utf-8")
    done = correct(scratch)
    assert done.exit_code == 0
    assert "Saksnummeret til utgave 1.0 av «skolemat» er rettet til 63/26." in done.output
    assert file(scratch).read_bytes() == before
    assert a3.read_text(encoding="utf-8") == text.replace("62/26", "63/26")
    entry = scratch.text("a3/adresser.yml")
    assert entry.startswith("rettet:\n- a3: skolemat\n")
    assert scratch.messages() == []


def test_entries_that_stand_there_stay(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    own = "# Våre adresser\nflyttet:\n  - {fra: gammel/, flyttet_til: status/}  # 2025\n"
    scratch.write("a3/adresser.yml", own)
    scratch.write("permalenker.yml", "gammel/: offentlig\n")
    assert correct(scratch).exit_code == 0
    assert scratch.text("a3/adresser.yml").startswith(own)


@pytest.mark.parametrize(
    ("edition", "case", "told"),
    [
        ("1.1", "63/26", "Det er ingen fryst utgave «1.1» av «skolemat»."),
        ("1.0", "62/26", "Utgaven har saksnummeret «62/26» fra før."),
        ("1.0", "62-26", "Utgaven har saksnummeret «62/26» fra før."),
        ("1.0", "Sak 63/26", "«Sak 63/26» er mer enn nummeret på saken."),
        ("1.0", "70-26", "får samme adresse som «70/26»"),
    ],
)
def test_number_that_cannot_be_is_refused(
    edition: str, case: str, told: str, scratch: Scratch
) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.a3("frukt", "saker: [{saksnummer: 70/26, organ: Kommunestyret}]\n")
    refused = correct(scratch, edition, case)
    assert refused.exit_code == 2
    assert told in " ".join(refused.output.split())
    assert not (scratch.folder / "a3/adresser.yml").exists()


def test_number_is_corrected_once(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    correct(scratch)
    again = correct(scratch, case="64/26")
    assert again.exit_code == 2
    assert "rett linjen under «rettet» i a3/adresser.yml" in " ".join(again.output.split())


@pytest.mark.parametrize("option", ["--body", "--date", "--decision", "--link", "--archive"])
def test_option_of_freezing_is_refused(option: str, scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    refused = correct(scratch, more=(option, "2026/1234"))
    assert refused.exit_code == 2
    assert f"{option} virker ikke sammen med --correct." in refused.output
    assert not (scratch.folder / "a3/adresser.yml").exists()
