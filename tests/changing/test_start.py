"""A handbook is started with a few answers, and what cannot be used is told before a file is
written.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planhandbok.changing.new import NewA3, new_a3
from planhandbok.changing.start import StartRequest, first_year, start
from planhandbok.cli import app
from planhandbok.records.schema.a3 import A3Kind, Access
from planhandbok.records.schema.settings import Language
from planhandbok.records.text.problems import WrongUseError
from planhandbok.resources import Recipe
from tests.support.handbooks import TODAY, Scratch


def request(folder: Path, **answers: object) -> StartRequest:
    usual: dict[str, object] = {
        "name": "Fjordvik kommune",
        "year": 2028,
        "units": ["Oppvekst", "Teknisk drift: vei"],
        "contact": "post@fjordvik.example",
        "reports": "",
        "files": {},
    }
    return StartRequest(folder, **{**usual, **answers})  # type: ignore[arg-type]


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_files_are_few_and_can_be_read_aloud(tmp_path: Path) -> None:
    written = start(request(tmp_path))
    assert written == [".gitattributes", ".gitignore", "a3/2028/syklus.yml", "mkdocs.yml"]
    texts = files_in(tmp_path)
    assert texts["mkdocs.yml"] == (
        "# Innstillingene for håndboken. Det som ikke står her, følger med.\n"
        "site_name: Planhåndbok\n"
        "extra:\n"
        "  planhandbok:\n"
        "    kommune: Fjordvik kommune\n"
        "    enheter:\n"
        "    - Oppvekst\n"
        "    - 'Teknisk drift: vei'\n"
        "    kontakt: post@fjordvik.example\n"
    )
    assert (
        "- steg: 1-kvartal\n  fra: 2027-01-01\n  til: 2027-03-31\n" in texts["a3/2028/syklus.yml"]
    )


def test_what_it_writes_is_a_handbook_without_mistakes(tmp_path: Path) -> None:
    start(request(tmp_path))
    records = Scratch(tmp_path).records()
    assert [cycle.year for cycle in records.cycles] == [2028]
    assert not records.warnings.items


def test_a_handbook_needs_no_answer_but_a_year(tmp_path: Path) -> None:
    start(request(tmp_path, name="", units=[], contact=""))
    assert Scratch(tmp_path).records().site.engine["site_name"] == "Planhåndbok"


def test_a_handbook_in_nynorsk_has_a_guide_in_nynorsk(tmp_path: Path) -> None:
    start(request(tmp_path, language=Language.NYNORSK))
    new_a3(tmp_path, NewA3("skule", None, A3Kind.DEEP_DIVE, "Skule", "", "", Access.PUBLIC), TODAY)
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()]
    comments = re.findall("^# (?!omst|  2028)(.*)", "\n".join(texts), re.MULTILINE)
    assert sorted(comments) == [
        "Adresser frå begge sider blir verande når to endringar blir slått saman.",
        "Innstillingane for handboka. Det som ikkje står her, følgjer med.",
        "Når de veit kva som må dekkjast inn, skriv de kroner for kvart år, slik:",
        "Runden for budsjettet i 2028.",
    ]
    handbook = Scratch(tmp_path).handbook()
    assert handbook.site.engine["site_name"] == "Planhandbok"
    assert "Kven er med" in "".join(page.text for page in handbook.guide)
    (sheet,) = handbook.sheets
    assert sheet.a3.owners[0].role == "Ikkje avklart"
    assert sheet.a3.background.startswith("Ikkje skrive enno. Her står kva utfordringa er")


def test_other_files_come_along(tmp_path: Path) -> None:
    written = start(request(tmp_path, files={".github/workflows/plan.yml": "name: plan\n"}))
    assert ".github/workflows/plan.yml" in written


def test_what_belongs_to_a_new_repository_may_be_there(tmp_path: Path) -> None:
    for name in (".git", ".venv"):
        (tmp_path / name).mkdir()
    (tmp_path / "README.md").write_text("Hei", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("alt/\n", encoding="utf-8")
    assert ".gitignore" not in start(request(tmp_path))
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "alt/\n"


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"contact": "post"}, "«post» er verken en e-postadresse eller en nettadresse."),
        ({"units": ["Skole", "Skole"]}, "Enheten «Skole» står to ganger."),
        ({"year": 28}, "28 er ikke et årstall. Skriv det med fire sifre, som 2028."),
    ],
)
def test_an_answer_that_cannot_be_used_is_told(
    tmp_path: Path, answers: dict[str, object], message: str
) -> None:
    with pytest.raises(WrongUseError) as told:
        start(request(tmp_path, **answers))
    assert str(told.value).startswith(message)
    assert files_in(tmp_path) == {}


def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "budsjett.xlsx").write_text("tall", encoding="utf-8")
    with pytest.raises(WrongUseError, match=r"er ikke tom: der ligger «budsjett.xlsx»"):
        start(request(tmp_path))
    assert list(files_in(tmp_path)) == ["budsjett.xlsx"]


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 1, 1), 2027), (date(2026, 6, 30), 2027), (date(2026, 7, 1), 2028)],
)
def test_the_first_round_is_one_that_can_be_taken_from_its_beginning(
    today: date, year: int
) -> None:
    assert first_year(today) == year


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a command think that somebody sits at a terminal."""
    monkeypatch.setattr("planhandbok.command.questions.is_terminal", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_a_terminal_is_asked_five_questions(tmp_path: Path) -> None:
    folder = tmp_path / "ny"
    answers = (
        "Fjordvik kommune\n2029\nOppvekst, Helse\npost@fjordvik.example\nplan@fjordvik.example\n"
    )
    done = CliRunner().invoke(app, ["init", str(folder)], input=answers)
    assert done.exit_code == 0, done.output
    assert done.output.count("Hv") == 5
    settings = Scratch(folder).records().site.settings
    assert settings.municipality == "Fjordvik kommune"
    assert [unit.name for unit in settings.units] == ["Oppvekst", "Helse"]
    assert settings.contact == "mailto:post@fjordvik.example"
    assert settings.reports_to == "plan@fjordvik.example"


@pytest.mark.usefixtures("terminal")
def test_a_unit_may_have_a_comma_where_a_semicolon_is_between_units(tmp_path: Path) -> None:
    answers = "Fjordvik\n\nHelse, omsorg og mestring; Skole;\n\n\n"
    done = CliRunner().invoke(app, ["init", str(tmp_path)], input=answers)
    assert done.exit_code == 0, done.output
    units = Scratch(tmp_path).records().site.settings.units
    assert [unit.name for unit in units] == ["Helse, omsorg og mestring", "Skole"]


@pytest.mark.parametrize("recipe", Recipe)
def test_the_file_that_says_how_to_set_up_a_recipe_is_named(tmp_path: Path, recipe: Recipe) -> None:
    done = CliRunner().invoke(app, ["init", str(tmp_path), "--ci", recipe])
    assert done.exit_code == 0, done.output
    [line] = [line for line in done.stderr.splitlines() if "sier hva som må settes opp" in line]
    text = (tmp_path / line.split(" sier ")[0]).read_text(encoding="utf-8")
    assert re.search("Slik tas den i bruk|Kjør|Rett adressene", text)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ("\n27\n2030\n\n\n\n", "27 er ikke et årstall."),
        ("\n2030\n\nring meg\npost@fjordvik.example\n\n", "«ring meg» er verken"),
    ],
)
def test_an_answer_that_cannot_be_used_is_asked_for_again(
    tmp_path: Path, answers: str, message: str
) -> None:
    done = CliRunner().invoke(app, ["init", str(tmp_path)], input=answers)
    assert done.exit_code == 0, done.output
    assert message in done.output
    assert "a3/2030/syklus.yml" in files_in(tmp_path)


@pytest.mark.usefixtures("terminal")
def test_a_taken_folder_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "budsjett.xlsx").write_text("tall", encoding="utf-8")
    done = CliRunner().invoke(app, ["init", str(tmp_path)], input="")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "er ikke tom" in done.stderr


@pytest.mark.usefixtures("terminal")
def test_a_year_that_is_no_number_is_asked_for_again(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["init", str(tmp_path)], input="\nneste år\n2030\n\n\n\n")
    assert done.exit_code == 0
    assert "«neste år» er ikke et årstall." in done.output
    assert "a3/2030/syklus.yml" in files_in(tmp_path)


def test_recipes_come_along(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["init", str(tmp_path), "--ci", "github", "--ci", "server"])
    assert done.exit_code == 0, done.output
    files = files_in(tmp_path)
    assert {".github/workflows/planhandbok.yml", "server/post-receive"} <= set(files)


def test_nothing_is_made_in_a_handbook_with_mistakes(tmp_path: Path) -> None:
    start(request(tmp_path))
    (tmp_path / "a3/2028/feil.yml").write_text("id: feil\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["new", "a3", "skolemat", "--project", str(tmp_path)])
    assert done.exit_code == 1
    assert "Ingenting er laget" in done.stderr
    assert "a3/2028/feil.yml:1:1" in done.stdout


def test_blank_units_are_left_out(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["init", str(tmp_path), "--unit", " ", "--unit", "Skole"])
    assert [unit.name for unit in Scratch(tmp_path).records().site.settings.units] == ["Skole"]


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    folder = tmp_path / "ny"
    assert CliRunner().invoke(app, ["init", str(folder)]).exit_code == 0
    done = CliRunner().invoke(app, ["new", "a3", "skole-mat", "--project", str(folder)])
    assert done.exit_code == 0, done.output
    (sheet,) = Scratch(folder).records().sheets
    assert (sheet.a3.title, sheet.a3.owners[0].role) == ("Skole mat", "Ikke avklart")
    assert Scratch(folder).messages() == []
