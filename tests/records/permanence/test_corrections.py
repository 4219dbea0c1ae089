"""Case numbers that were wrong in frozen editions: what is read, and which corrections are none."""

import pytest

from planhandbok.changing.correct import CorrectRequest, correct
from tests.support.editions import file, freeze, give_new_id
from tests.support.handbooks import TODAY, Scratch
from tests.support.repositories import Repository

ENTRY = "rettet:\n  - {{a3: {a3}, utgave: '{edition}', saksnummer: {case}, dato: 2026-11-19}}\n"


def write_entry(
    scratch: Scratch, a3: str = "skolemat", edition: str = "1.0", case: str = "63/26"
) -> None:
    scratch.write("a3/adresser.yml", ENTRY.format(a3=a3, edition=edition, case=case))


def mend_a3(scratch: Scratch) -> None:
    path = scratch.folder / "a3/2027/skolemat.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("62/26", "63/26"), encoding="utf-8")


@pytest.fixture
def frozen(scratch: Scratch) -> Scratch:
    """A handbook with an edition that was frozen in case 62/26."""
    scratch.a3("skolemat")
    assert freeze(scratch).exit_code == 0
    return scratch


def test_decision_has_the_right_number_and_its_file_stays(frozen: Scratch) -> None:
    before = file(frozen).read_bytes()
    write_entry(frozen)
    mend_a3(frozen)
    (edition,) = frozen.records().editions
    assert edition.decision.case == "63/26"
    assert edition.wrong_case
    assert edition.wrong_case.number == "62/26"
    assert edition.wrong_case.corrected_on.isoformat() == "2026-11-19"
    assert file(frozen).read_bytes() == before


def test_both_numbers_keep_their_addresses(frozen: Scratch) -> None:
    write_entry(frozen)
    mend_a3(frozen)
    records = frozen.records()
    assert {"sak/62-26/", "sak/63-26/"} <= records.permalinks.in_public.current.keys()
    assert records.warnings.items == ()


def test_an_a3_with_the_wrong_number_is_told(frozen: Scratch) -> None:
    write_entry(frozen)
    told = "Saksnummeret for utgave 1.0 er rettet til 63/26, men er 62/26 her."
    assert told in frozen.messages()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"a3": "skolmat"}, "Ingen utgave av «skolmat» er fryst."),
        ({"edition": "1.1"}, "«skolemat» har ingen vedtatt utgave «1.1»."),
        ({"case": "62-26"}, "Utgaven har saksnummeret «62/26» fra før."),
        ({"case": "'-'"}, "Saksnummeret «-» har verken tall eller bokstaver."),
    ],
)
def test_a_correction_of_nothing_is_a_mistake(
    entry: dict[str, str], told: str, frozen: Scratch
) -> None:
    write_entry(frozen, **entry)
    assert told in frozen.messages()


def test_two_corrections_of_one_edition_are_a_mistake(frozen: Scratch) -> None:
    write_entry(frozen)
    path = frozen.folder / "a3/adresser.yml"
    entry = path.read_text(encoding="utf-8")
    path.write_text(entry + entry.partition("\n")[2].replace("63/26", "64/26"), encoding="utf-8")
    mend_a3(frozen)
    assert frozen.messages() == ["Saksnummeret i utgave 1.0 av «skolemat» er rettet to ganger."]


def test_the_a3_of_a_new_id_gets_the_right_number(frozen: Scratch) -> None:
    give_new_id(frozen, "skolemat", "varm-mat")
    request = CorrectRequest(frozen.folder, TODAY, "skolemat", "1.0", "63/26")
    assert correct(request) is None
    (sheet,) = frozen.records().sheets
    assert [case.number for case in sheet.a3.cases] == ["63/26"]


@pytest.mark.slow
def test_a_number_that_git_remembers_is_not_lost(scratch: Scratch) -> None:
    repository = Repository.made_in(scratch.folder)
    scratch.a3("skolemat")
    freeze(scratch)
    repository.commit("2026-10-03T12:00:00+01:00")
    request = CorrectRequest(scratch.folder, TODAY, "skolemat", "1.0", "63/26")
    assert correct(request) is None
    repository.commit("2026-11-20T12:00:00+01:00")
    assert "sak/62-26/" in scratch.records().permalinks.known_from_git
    assert scratch.messages() == []
