"""The command that freezes an edition: what it writes, and what it refuses."""

from datetime import date

import pytest
from typer.testing import CliRunner

from planhandbok.cli import app
from planhandbok.records.text.problems import Problems
from tests.support.editions import MEASURES, file, freeze
from tests.support.handbooks import Scratch


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


def test_freezing_adds_to_cases_within_brackets(scratch: Scratch) -> None:
    scratch.a3("skolemat", "saker: [{saksnummer: 1/26, organ: Utvalget}]\n")
    assert freeze(scratch).exit_code == 0
    case = "{saksnummer: 62/26, organ: kommunestyret, dato: 2026-05-12, utgave: 1.0}"
    written = f"saker: [{{saksnummer: 1/26, organ: Utvalget}}, {case}]\n"
    assert written in scratch.text("a3/2027/skolemat.yml")


def test_an_edition_is_frozen_once(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    frozen = file(scratch).read_bytes()
    again = freeze(scratch)
    assert again.exit_code == 2
    assert "skriv utgave 1.1 i hodet" in again.output
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
    scratch.a3("skolemat", "saker:\n  - saksnummer: 62/26\n    organ: kommunestyret\n")
    done = freeze(scratch, case=case)
    assert done.exit_code == 2
    assert told in done.output
    assert not file(scratch).exists()


def test_similar_case_number_is_refused_until_confirmed(
    scratch: Scratch,
) -> None:
    scratch.a3("frukt", "saker:\n  - saksnummer: 62/26\n    organ: kommunestyret\n")
    scratch.a3("skolemat")
    done = freeze(scratch, case="PS 62/26")
    assert done.exit_code == 2
    assert "skriv «62/26»" in done.output
    assert not file(scratch).exists()
    scratch.a3("skolemat", "saker:\n  - saksnummer: PS 62/26\n    organ: kommunestyret\n")
    assert freeze(scratch, case="PS 62/26").exit_code == 0


def test_number_of_another_body_is_another_case(scratch: Scratch) -> None:
    scratch.a3("frukt", "saker:\n  - saksnummer: 62/26\n    organ: utvalget\n")
    scratch.a3("skolemat")
    done = freeze(scratch, case="PS 62/26", more=("--archive", "2026/77"))
    assert done.exit_code == 0
    assert "arkivsak: 2026/77" in file(scratch).read_text(encoding="utf-8")
    assert scratch.records().warnings.items == ()


def test_blank_body_is_no_body(scratch: Scratch) -> None:
    scratch.a3("skolemat", "saker:\n  - saksnummer: 62/26\n    organ: utvalget\n")
    done = freeze(scratch, body=" ")
    assert (done.exit_code, "«organ» mangler, eller er tom" in done.output) == (2, True)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--case", "Sak 62/26", "--date", "2026-13-40"), ("2026-13-40", "er mer enn nummeret")),
        (("--link", "her", "--date", "2027-01-01"), ("«her»", "ikke er kommet")),
        (("--body", " ", "--date", "2027-01-01"), ("«organ» mangler", "ikke er kommet")),
    ],
)
def test_all_wrong_answers_are_told_at_once(
    scratch: Scratch, given: tuple[str, ...], told: tuple[str, ...]
) -> None:
    scratch.a3("skolemat", "utgave: utkast\n")
    done = freeze(scratch, more=given)
    assert done.exit_code == 2
    every = (*told, "kan ikke få sin egen adresse")
    assert [words for words in every if words not in done.output] == []


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


def test_an_a3_with_windows_line_ends_is_frozen_and_keeps_them(scratch: Scratch) -> None:
    scratch.a3("skolemat", "begrunnelse: |\n  Første linje.\n\n  Andre linje.\n")
    path = scratch.folder / "a3/2027/skolemat.yml"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline="\r\n")
    freeze(scratch)
    assert scratch.records().warnings == Problems()
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    assert scratch.records().warnings == Problems()


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


@pytest.mark.parametrize(
    ("day", "told"),
    [("2199-01-01", "en dato som ikke er kommet"), ("2026-01-01", "Utgaven er datert 04.03.2026")],
)
def test_impossible_decision_date_is_refused(scratch: Scratch, day: str, told: str) -> None:
    scratch.a3("skolemat")
    decided = ["--case", "62/26", "--body", "kommunestyret", "--date", day]
    words = ["freeze", "skolemat", *decided, "--project", str(scratch.folder)]
    done = CliRunner().invoke(app, words)
    assert (done.exit_code, told in done.output) == (2, True)
    assert not file(scratch).exists()


def test_dates_and_editions_are_written_without_quotation_marks(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    assert freeze(scratch).exit_code == 0
    case = "  dato: 2026-05-12\n"
    assert case in file(scratch).read_text(encoding="utf-8")
    a3 = scratch.text("a3/2027/skolemat.yml")
    added = a3.partition("saker:\n")[2]
    assert case in added
    assert "utgave: 1.0\n" in added


def test_the_number_of_a_case_stands_without_the_word_for_it(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    done = freeze(scratch, case="sak 62/26")
    assert done.exit_code != 0
    assert "Skriv «62/26»." in done.output
    assert not file(scratch).exists()


def test_a_number_in_doubt_is_no_mistake_in_an_edition_that_nobody_can_mend(
    scratch: Scratch,
) -> None:
    value = '{dato: 2026-01-01, verdi: "12,000"}'
    scratch.a3("skolemat", f"måling: [{{id: m1, parameter: Elever, nullpunkt: {value}}}]\n")
    assert freeze(scratch).exit_code == 0
    warned = [problem for problem in scratch.records().warnings.items if "12,000" in str(problem)]
    assert [problem.file for problem in warned] == ["a3/2027/skolemat.yml"]
