"""Reports of how a row goes: where they are asked for, and what the page knows of each row."""

import json
import re
from typing import Any

import pytest

from planhandbok.pages.overviews.report import new_file_address, report_files
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.sheet import Audience
from tests.support.editions import freeze
from tests.support.handbooks import MKDOCS, TODAY, Scratch
from tests.support.sites import build_site, pages, read

MAIL = "    innmelding: radgiver@kommune.example\n"
ROWS = """
utgave: "2.0"
endringstiltak:
  - {id: t1, tiltak: Koke *suppe*, frist: 24. mai 2027, status: planlagt, kommentar: Venter.}
  - {id: t2, tiltak: Rydde, frist: ukentlig}
  - {id: t3, tiltak: Kjøpe, frist: 2026-11-21, status: igangsatt}
måling:
  - {id: m1, parameter: Elever, enhet: prosent, målinger: [{dato: 2026-10-31, verdi: 12.5}]}
gevinster:
  - id: g1
    type: kostnad
    beskrivelse: Spart
    enhet: 1000 kr
    beløp: {realisert: {2025: 85, 2026: {forventet: 1 200, kommentar: "Mer: alle"}}}
  - {id: g2, type: kvalitet, beskrivelse: Ro}
"""


@pytest.fixture
def reporting(scratch: Scratch) -> Scratch:
    scratch.write("mkdocs.yml", MKDOCS + MAIL)
    scratch.a3("skolemat", ROWS)
    return scratch


def rows_of(scratch: Scratch, path: str) -> dict[str, Any]:
    plan = plan_of(scratch.handbook(), TODAY)
    files = {file.path: file.make for file in report_files(plan, SiteContext.of(plan))}
    text = files[path]().removeprefix("phbReport(").removesuffix(")\n")
    rows: dict[str, Any] = json.loads(text)["rows"]
    return rows


def test_row_has_what_stands_there_in_words_and_as_records_have_it(reporting: Scratch) -> None:
    rows = rows_of(reporting, "meld/skolemat.js")
    assert rows["endringstiltak/t1"] == {
        "title": "Koke suppe",
        "now": "Besluttet · frist 24.05.2027 · Venter.",
        "old": {"status": "besluttet", "frist": "2027-05-24"},
    }
    assert rows["endringstiltak/t2"]["old"] == {"status": "", "frist": "ukentlig"}
    assert rows["måling/m1"] == {
        "title": "Elever",
        "now": "12,5 prosent (31.10.2026)",
        "unit": "prosent",
    }


def test_amounts_are_in_the_unit_that_their_author_writes(reporting: Scratch) -> None:
    rows = rows_of(reporting, "meld/skolemat.js")
    assert rows["gevinster/g1"]["old"] == {
        "2025": "85",
        "2026": '{forventet: 1200, kommentar: "Mer: alle"}',
    }
    assert rows["gevinster/g1"]["years"] == [2026, 2025]


def test_benefit_without_a_unit_is_reported(reporting: Scratch) -> None:
    assert rows_of(reporting, "meld/skolemat.js")["gevinster/g2"] == {
        "title": "Ro",
        "now": "",
        "unit": "",
        "old": {},
        "years": [2026],
    }


def test_activity_is_reported_in_its_cycle(reporting: Scratch) -> None:
    rows = rows_of(reporting, "meld/2027.js")
    assert rows["aktiviteter/budsjettseminar"]["old"]["status"]
    assert rows["leveranser/budsjettskriv"]["title"] == "Budsjettskriv"


def test_rows_lead_to_where_they_are_reported(reporting: Scratch) -> None:
    site = build_site(reporting)
    link = "meld/?post=skolemat&amp;sted=endringstiltak/t1"
    assert link in read(site, "tiltak")
    assert link.replace("t1", "t3") in read(site, "enhet/uten-enhet")
    status = read(site, "status")
    assert link.replace("t1", "t3") in status
    assert "?post=skolemat&amp;sted=måling/m1" in status
    html = read(site, "a3/skolemat")
    assert link in html
    assert "sted=gevinster/g1" in html
    assert "sted=gevinster/g2" in html
    step = read(site, "syklus/2027/1-kvartal")
    assert "meld/?post=2027&amp;sted=aktiviteter/" in step
    assert "meld/?post=2027&amp;sted=leveranser/" in step
    assert "radgiver@kommune.example" in read(site, "meld")


def test_site_says_nothing_of_reports_that_nobody_takes(scratch: Scratch) -> None:
    scratch.a3("skolemat", ROWS)
    site = build_site(scratch)
    assert not (site / "meld").exists()
    assert [path for path, html in pages(site) if "Meld" in html or "meld/" in html] == []


def test_rows_lead_employees_to_the_forms_where_the_handbook_is_written(reporting: Scratch) -> None:
    settings = f"{MKDOCS}{MAIL}    skriveadresse: https://handbok.kommune.example\n"
    reporting.write("mkdocs.yml", settings)
    public = build_site(reporting, name="offentlig")
    assert 'href="../../meld/?post=skolemat' in read(public, "a3/skolemat")
    assert "handbok.kommune.example" not in read(public, "a3/skolemat")
    site = build_site(reporting, Audience.INTERNAL)
    forms = "https://handbok.kommune.example/.planhandbok/meld/?post=skolemat&amp;sted="
    assert f'href="{forms}endringstiltak/t1"' in read(site, "a3/skolemat")
    assert not (site / "meld").exists()


def test_boxes_lead_employees_to_their_forms(reporting: Scratch) -> None:
    assert freeze(reporting).exit_code == 0
    reporting.write("mkdocs.yml", f"{MKDOCS}    skriveadresse: https://handbok.kommune.example\n")
    site = build_site(reporting, Audience.INTERNAL)
    forms = "https://handbok.kommune.example/.planhandbok/rediger/?post=skolemat&amp;sted="
    places = re.findall(f'href="{re.escape(forms)}([^"]*)"', read(site, "a3/skolemat"))
    assert places == [
        *("begrunnelse", "nåsituasjon", "rotårsaker/%2B", "ønsket_situasjon"),
        *("endringstiltak/%2B", "måling/%2B"),
    ]
    assert forms not in read(site, "a3/skolemat/2.0")
    assert forms not in read(build_site(reporting, name="offentlig"), "a3/skolemat")


def test_frozen_edition_is_not_reported(reporting: Scratch) -> None:
    assert freeze(reporting).exit_code == 0
    assert "meld/" not in read(build_site(reporting), "a3/skolemat/2.0")


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (
            "https://github.com/k/hb",
            "https://github.com/k/hb/new/main?filename={file}&value={text}",
        ),
        (
            "https://github.com/k/hb/tree/en/gren",
            "https://github.com/k/hb/new/en/gren?filename={file}&value={text}",
        ),
        (
            "https://git.kommune.no/k/hb.git",
            "https://git.kommune.no/k/hb/_new/main/?filename={file}&value={text}",
        ),
        (
            "https://codeberg.org/k/hb/src/branch/hoved",
            "https://codeberg.org/k/hb/_new/hoved/?filename={file}&value={text}",
        ),
        ("https://gitlab.com/a/b/hb/", "https://gitlab.com/a/b/hb/-/new/main?file_name={file}"),
        (
            "https://git.kommune.no/a/hb/-/tree/hoved",
            "https://git.kommune.no/a/hb/-/new/hoved?file_name={file}",
        ),
    ],
)
def test_new_file_opens_on_each_code_host(repository: str, address: str) -> None:
    assert new_file_address(repository) == address
