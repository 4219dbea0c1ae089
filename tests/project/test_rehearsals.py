"""The rehearsed changes of CONTRIBUTING.md are carried out in a copy of the project.

After the first step of each, the tests must say what else there is to do; after the last, they must
pass, and the site must tell the new field and the new number everywhere.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.handbooks import ROOT
from tests.support.sites import made_once, pages, read

pytestmark = pytest.mark.slow

Edit = tuple[str, str]
"""A text that stands once in a file, and what it becomes."""

FIELD: Mapping[str, Edit] = {
    "generator/planhandbok/records/schema/a3.py": (
        '    unit: Annotated[Line | None, key("enhet", "Enheten A3-en hører til.")] = None\n',
        '    unit: Annotated[Line | None, key("enhet", "Enheten A3-en hører til.")] = None\n'
        '    place: Annotated[Line | None, key("sted", "Stedet der arbeidet skjer.")] = None\n',
    ),
    "tests/project/every_field.py": ("\nenhet: Skole\n", "\nenhet: Skole\nsted: Kantinen\n"),
    "generator/planhandbok/pages/a3/header.py": (
        '        _("Budsjettår"): str(figure.sheet.year),\n',
        '        _("Budsjettår"): str(figure.sheet.year),\n        _("Sted"): a3.place,\n',
    ),
    "generator/planhandbok/pages/attachment/attachment.py": (
        '        _("Enhet"): a3.unit,\n',
        '        _("Enhet"): a3.unit,\n        _("Sted"): a3.place,\n',
    ),
    "generator/planhandbok/pages/changes/sentence_forms.py": (
        '    (A3, "unit"): N_("Enheten"),\n',
        '    (A3, "unit"): N_("Enheten"),\n    (A3, "place"): N_("Stedet"),\n',
    ),
    "generator/planhandbok/pages/data/sheet_table.py": (
        '        TableColumn("eier", _("Eier"), str | None),\n',
        '        TableColumn("eier", _("Eier"), str | None),\n'
        '        TableColumn("sted", _("Sted"), str | None),\n',
    ),
    "content/veiledning/skrive-i-filen.md": (
        "Du kan legge til `enhet`,",
        "Du kan legge til `enhet`, `sted`,",
    ),
}
CELL: Edit = (
    "role_text(a3.owners) or None,\n",
    "role_text(a3.owners) or None,\n        a3.place,\n",
)
NYNORSK = {
    "Sted": "Stad",
    "sted": "stad",
    "Stedet": "Staden",
    "Stedet der arbeidet skjer.": "Staden der arbeidet skjer.",
}

RULE: Mapping[str, Edit] = {
    "generator/planhandbok/plan/cycle/urgency.py": (
        "SOON = timedelta(days=30)",
        "SOON = timedelta(days=14)",
    ),
    "tests/plan/a3/test_measures.py": (
        "        (30, Urgency.SOON),\n        (31, Urgency.LATER),\n",
        "        (14, Urgency.SOON),\n        (15, Urgency.LATER),\n",
    ),
    "docs/figures.md": ("from 30 days before its deadline", "from 14 days before its deadline"),
}

OTHER_RULES: Mapping[str, Edit] = {
    "generator/planhandbok/plan/a3/indicators.py": (
        'TOLERANCE = Decimal("0.1")',
        'TOLERANCE = Decimal("0.2")',
    ),
    "generator/planhandbok/plan/boards/board.py": ("timedelta(weeks=2)", "timedelta(weeks=3)"),
    "generator/planhandbok/plan/cycle/zone.py": ("MUCH = 3", "MUCH = 4"),
    "generator/planhandbok/plan/overviews/overview.py": ("MOST_URGENT = 5", "MOST_URGENT = 7"),
}
PATIENCE: Edit = ('PATIENCE = Decimal("1.5")', 'PATIENCE = Decimal("2")')

FIRST_CHECKS = (
    "tests/project/test_every_field.py::test_example_has_every_field_filled_in",
    "tests/project/test_every_field.py::test_guide_explains_the_key_of_every_field",
    "tests/project/test_docs.py::test_numbers_are_those_of_the_code",
    "tests/records/schema/test_json_schema.py::test_the_committed_schemas_are_the_ones_the_command_writes",
)
CHECKS = (
    *FIRST_CHECKS,
    "tests/project/test_every_field.py",
    "tests/project/test_rules.py::test_every_word_of_the_site_is_in_the_catalogue_and_translated",
    "tests/project/test_docs.py::test_generated_parts_are_up_to_date",
    "tests/pages/pieces/test_numbers.py",
    "tests/plan/a3/test_measures.py::test_a_measure_is_overdue_after_its_deadline_and_soon_for_thirty_days",
)

CATALOGUE = "generator/planhandbok/locale/nn/LC_MESSAGES/planhandbok.po"

OLD_NUMBER = re.compile(
    r"\b(?:30 dag|tretti dag|en tidel|halvannen|to ukene|46 dag|549 dag|fem som haster)"
)
OTHER_NUMBER = "Da bør ventetiden være 30 dager."
"""A number of an example, which stays whatever the rules are."""

FIRST_STEPS = "first_steps.txt"
ALL_STEPS = "all_steps.txt"

COPIED = ("generator", "theme", "content", "a3", "docs", "tests")


@dataclass(frozen=True)
class Project:
    """A copy of this project; commands in it run its own code."""

    folder: Path

    def edit(self, file: str, edit: Edit) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(edit[0]) == 1, file
        path.write_text(text.replace(*edit), encoding="utf-8")

    def run(self, *arguments: str) -> str:
        """Run a module of Python; return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.folder,
            env=os.environ
            | {
                "PYTHONPATH": f"{self.folder}/generator:{self.folder}",
                "PYTHONDONTWRITEBYTECODE": "",  # every command would compile all modules again
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr


@dataclass(frozen=True)
class Rehearsal:
    """The failures after the first steps and after all steps, and the site that was built."""

    first_steps: str
    all_steps: str
    site: Path


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    folder = made_once(tmp_path_factory, "rehearsal", rehearse)
    return Rehearsal(
        first_steps=(folder / FIRST_STEPS).read_text(encoding="utf-8"),
        all_steps=(folder / ALL_STEPS).read_text(encoding="utf-8"),
        site=folder / "project" / "site",
    )


def rehearse(folder: Path) -> None:
    """Carry out both changes in a copy of the project, and keep what the tests tell beside it."""
    project = Project(folder / "project")
    for copied in COPIED:  # what is compiled goes along, and is good for what no step changes
        shutil.copytree(ROOT / copied, project.folder / copied)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, project.folder)
    field_steps = iter(FIELD.items())
    rule_steps = iter(RULE.items())
    project.edit(*next(field_steps))
    project.edit(*next(rule_steps))
    first_steps = project.run("pytest", "-q", "-p", "no:cacheprovider", *FIRST_CHECKS)
    for file, edit in (*field_steps, *rule_steps):
        project.edit(file, edit)
    project.edit("generator/planhandbok/pages/data/sheet_table.py", CELL)
    translate(project)
    project.run("planhandbok", "schema")
    project.run("tests.tools.docs")
    all_steps = project.run("pytest", "-q", "-p", "no:cacheprovider", *CHECKS)
    (folder / FIRST_STEPS).write_text(first_steps, encoding="utf-8")
    (folder / ALL_STEPS).write_text(all_steps, encoding="utf-8")
    build_with_other_rules(project)


def translate(project: Project) -> None:
    """Carry out «make words», and fill in what is not translated yet."""
    project.run("tests.tools.words")
    for bokmal, nynorsk in NYNORSK.items():
        untranslated = f'msgid "{bokmal}"\nmsgstr ""\n'
        translated = f'msgid "{bokmal}"\nmsgstr "{nynorsk}"\n'
        project.edit(CATALOGUE, (untranslated, translated))


def build_with_other_rules(project: Project) -> None:
    """Build the handbook with every number changed, and one A3 that has the new field."""
    for file, edit in OTHER_RULES.items():
        project.edit(file, edit)
    project.edit("generator/planhandbok/plan/a3/indicators.py", PATIENCE)
    project.edit(
        "tests/handbook/mkdocs.yml", ("første: 2026-01-13", "første: 2099-01-13")
    )  # no meeting yet
    project.edit("tests/handbook/a3/2027/energi-i-bygg.yml", ("\nfase:", "\nsted: Rådhuset\nfase:"))
    options = ["--project", "tests/handbook", "--date", "2026-11-20", "--no-ledger"]
    told = project.run("tests.commands.recipes.quick_command", "build", *options)
    assert (project.folder / "site").is_dir(), told


@pytest.mark.parametrize(
    ("heading", "edits", "commands"),
    [
        ("Add a field", FIELD, ["planhandbok schema", "make words", "make docs"]),
        ("Change a rule", RULE, ["make docs"]),
    ],
)
def test_document_names_the_files_and_commands_in_their_order(
    heading: str, edits: Mapping[str, Edit], commands: list[str]
) -> None:
    document = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    steps = document.partition(f"**{heading}**")[2].partition("\n**")[0]
    named = re.findall(r"^\d\. `([^`]+)`", steps, re.MULTILINE)
    assert [name for name in named if "/" in name] == list(edits)
    assert [command for command in commands if f"`{command}`" in steps] == commands


@pytest.mark.proof
def test_after_the_first_steps_the_tests_tell_what_is_missing(rehearsal: Rehearsal) -> None:
    failed = set(re.findall(r"^FAILED \S+::(\S+)", rehearsal.first_steps, re.MULTILINE))
    assert failed >= {
        "test_example_has_every_field_filled_in",
        "test_guide_explains_the_key_of_every_field",
        "test_the_committed_schemas_are_the_ones_the_command_writes[a3.json]",
    }
    assert "A3.place" in rehearsal.first_steps
    assert "from 14 days before its deadline" in rehearsal.first_steps


@pytest.mark.proof
def test_after_all_steps_the_tests_pass(rehearsal: Rehearsal) -> None:
    assert re.search(r"^\d+ passed in", rehearsal.all_steps, re.MULTILINE), rehearsal.all_steps
    assert "FAILED" not in rehearsal.all_steps


@pytest.mark.proof
def test_site_shows_and_exports_the_new_field(rehearsal: Rehearsal) -> None:
    page = read(rehearsal.site, "a3/energi-i-bygg")
    assert re.search(r"Sted</dt>\s*<dd>Rådhuset</dd>", page)
    data = (rehearsal.site / "data/planhandbok.json").read_text(encoding="utf-8")
    assert '"sted": "Rådhuset"' in data
    assert "<code>sted</code>" in read(rehearsal.site, "veiledning/skrive-i-filen")


@pytest.mark.proof
@pytest.mark.parametrize(
    ("address", "sentences"),
    [
        ("status", ["forfaller innen 14 dager"]),
        ("status", ["Neste 14 dager", "Innen 14 dager", "opptil en femdel av veien"]),
        ("status", ["når det er 14 dager eller mindre", "etter to måneder"]),
        ("syklus/2027/prioritering", ["Fra 4 regnes effekten som stor"]),
        ("tavle/energi-i-bygg", ["De siste tre ukene"]),
        ("veiledning/statuser", ["de neste 14 dagene", "fra 17. mai og"]),
        ("veiledning/statuser", ["en femdel av veien", "så en femdel er 4", "mellom 34 og 40"]),
        ("veiledning/statuser", ["mer enn to ganger så lenge", "62 dager", "732 når"]),
        ("veiledning/tavle", ["de siste tre ukene", "(1–3)", "(4–5)"]),
        ("veiledning/ord", ["innen 14 dager", "høyst en femdel", "eldre enn to ganger"]),
    ],
)
def test_site_tells_the_new_numbers(
    rehearsal: Rehearsal, address: str, sentences: list[str]
) -> None:
    page = " ".join(read(rehearsal.site, address).split())
    assert [sentence for sentence in sentences if sentence not in page] == []


@pytest.mark.proof
def test_meaning_of_a_word_tells_the_new_number(rehearsal: Rehearsal) -> None:
    meaning = re.compile(r'id="ord-forfaller-snart".*?innen 14 dager', re.DOTALL)
    assert any(meaning.search(text) for _, text in pages(rehearsal.site))


@pytest.mark.proof
def test_no_page_tells_an_old_number(rehearsal: Rehearsal) -> None:
    told = [
        (path.relative_to(rehearsal.site).as_posix(), found[0])
        for path, text in pages(rehearsal.site)
        for found in OLD_NUMBER.finditer(text.replace(OTHER_NUMBER, ""))
    ]
    assert told == []
