"""Editors change the settings in the browser."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.typed import key_fields
from planhandbok.serving.publishing import Publishing
from planhandbok.writing.settings.boxes import BOXES
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import Repository
from tests.writing.app import GATE, KARI, PER, PROXY, app_of, fields_of, hidden
from tests.writing.web import Answer, ask

SETTINGS = "/.planhandbok/innstillinger/"
IN_THE_FILE = frozenset(
    (
        *("redaktører", "skriveadresse", "innmelding_kodelager"),
        *("grunnhåndbok", "eksempelhåndbok", "ordliste", "kommunevåpen"),
    )
)
OURS = """\
    # Spør Kari.
    timekostnad: 450  # fra 2026
    enheter:
      - Oppvekst  # to skoler
      - Teknisk
    roller:
      Rektor: Oppvekst
"""


def address(box: str) -> str:
    return f"{SETTINGS}?sted={box}"


@pytest.fixture
def project(scratch: Scratch) -> Scratch:
    settings = f"{MKDOCS}{OURS}".replace("docs_dir", 'site_url: !ENV [SITE_URL, ""]\ndocs_dir')
    scratch.write("mkdocs.yml", settings)
    scratch.a3("skolemat", "enhet: Oppvekst\n")
    return scratch


def text_of(project: Scratch) -> str:
    return (project.folder / "mkdocs.yml").read_text(encoding="utf-8")


def send(app: Any, box: str, button: str = "lagre", **texts: str) -> Answer:
    """Fill in the form of a box as it is shown now, and press a button."""
    fields = fields_of(ask(app, address(box)).text)
    return ask(app, address(box), {**fields, **texts, "gjør": button})


def mistakes(answer: Answer) -> dict[str, str]:
    """Return what is told at each field."""
    found = re.findall(r'id="feil-(.*?)">(.*?)</p>', answer.text)
    return {name: unescape(text) for name, text in found}


def test_each_setting_has_a_form_or_stands_in_the_file() -> None:
    asked = [key for box in BOXES.values() for key in box.keys]
    assert sorted([*asked, *IN_THE_FILE]) == sorted([*key_fields(Settings), "site_name"])


def test_front_page_leads_to_each_box(project: Scratch) -> None:
    app = app_of(project)
    assert f'<a href="{SETTINGS}">Innstillinger</a>' in ask(app, "/").text
    assert SETTINGS not in ask(app, "/a3/").text
    page = ask(app, SETTINGS).text
    links = re.findall(rf'<a href="({re.escape(SETTINGS)}[^"]+)"', page)
    assert links == [address(box) for box in BOXES]
    assert '<a href="/.planhandbok/nytt-navn/">Gi en enhet nytt navn</a>' in page
    assert [ask(app, link).status for link in links] == [200] * len(BOXES)
    assert "(Enheter, Roller)" in page


def test_saving_writes_the_changed_value_alone_and_says_so(project: Scratch) -> None:
    app = app_of(project)
    before = text_of(project)
    saved = send(app, "satser", timekostnad="500")
    assert (saved.status, saved.leads_to) == (303, SETTINGS)
    assert text_of(project) == before.replace("450", "500")
    assert ["Lagret." in ask(app, SETTINGS).text for _ in range(2)] == [True, False]
    assert 'value="500"' in ask(app, address("satser")).text


def test_form_that_nobody_has_touched_keeps_every_byte(project: Scratch) -> None:
    app = app_of(project)
    before = text_of(project)
    assert [send(app, box).status for box in BOXES] == [303] * len(BOXES)
    assert text_of(project) == before


def test_what_only_the_engine_reads_keeps_every_byte(project: Scratch) -> None:
    emoji = "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    engine = f"markdown_extensions:\n  - toc\n  - pymdownx.emoji:\n{emoji}  - tables:\n"
    project.write("mkdocs.yml", text_of(project) + engine)
    before = text_of(project)
    assert send(app_of(project), "enheter", enheter="Oppvekst\nTeknisk\nHelse").status == 303
    assert text_of(project) == before.replace("- Teknisk\n", "- Teknisk\n      - Helse\n")


def test_site_follows_the_settings(project: Scratch) -> None:
    app = app_of(project)
    send(app, "kommunen", kommune="Vik kommune", språk="nn")
    page = ask(app, "/").text
    assert "Vik kommune" in page
    assert ">Innstillingar</a>" in page


def test_language_that_nobody_chose_is_told(project: Scratch) -> None:
    page = ask(app_of(project), address("kommunen")).text
    assert '<option value="" selected>Ikke valgt</option>' in page
    assert "Målformen på nettstedet, bokmål om ingen er valgt." in page


def test_name_of_the_site_is_a_setting_of_the_engine(project: Scratch) -> None:
    app = app_of(project)
    before = text_of(project)
    lacking = send(app, "nettstedet", site_name="")
    assert mistakes(lacking).keys() == {"site_name"}
    assert send(app, "nettstedet", site_name="Plan: Vik").status == 303
    assert text_of(project) == before.replace("site_name: Prøve", 'site_name: "Plan: Vik"')
    assert "Plan: Vik" in ask(app, "/").text


def test_name_from_the_environment_is_not_asked_for(project: Scratch) -> None:
    project.write("mkdocs.yml", text_of(project).replace("Prøve", "!ENV NAVN"))
    app = app_of(project)
    assert "sted=nettstedet" not in ask(app, SETTINGS).text
    assert ask(app, address("nettstedet")).status == 404


def test_mistakes_stand_at_their_fields(project: Scratch) -> None:
    app = app_of(project)
    before = text_of(project)
    refused = send(app, "satser", kalkulasjonsrente="fire")
    assert refused.status == 422
    assert mistakes(refused).keys() == {"kalkulasjonsrente"}
    refused = send(app, "moter", **{"tavlemøte.første": "13. januar 2027"})
    assert mistakes(refused) == {"tavlemøte.uker": "Dette må være med."}
    refused = send(app, "kommunen", **{"farger.bånd": "blå", "farger.lenker": "#ffff00"})
    assert mistakes(refused).keys() == {"farger.bånd", "farger.lenker"}
    told = "«blå» er ikke en farge. Skriv «#» og seks tegn, som #14415f."
    assert mistakes(refused)["farger.bånd"] == told
    assert text_of(project) == before


def test_units_and_roles_are_written_on_lines(project: Scratch) -> None:
    app = app_of(project)
    lines = "Oppvekst\r\n- Skole\r\nTeknisk"
    saved = send(app, "enheter", enheter=lines, roller="Rektor: Skole\r\nLeder: drift: Teknisk")
    assert mistakes(saved)["roller"].startswith("«drift: Teknisk» er ikke en av enhetene.")
    saved = send(app, "enheter", enheter=lines, roller="Rektor: Skole\r\nDriftsleder: Teknisk")
    assert saved.status == 303, saved.text
    settings = project.records().site.settings
    assert [unit.name for unit in settings.units] == ["Oppvekst", "Teknisk"]
    assert settings.roles == {"Rektor": "Skole", "Driftsleder": "Teknisk"}
    assert "    # Spør Kari.\n" in text_of(project)
    assert "Oppvekst\n- Skole\nTeknisk</textarea>" in ask(app, address("enheter")).text


def test_unit_that_gets_its_first_unit_within_it_keeps_its_comment(project: Scratch) -> None:
    before = text_of(project)
    assert send(app_of(project), "enheter", enheter="Oppvekst\n- Skole\nTeknisk").status == 303
    tree = "- navn: Oppvekst  # to skoler\n        enheter:\n          - Skole\n"
    assert text_of(project) == before.replace("- Oppvekst  # to skoler\n", tree)


def test_unit_that_loses_all_within_it_keeps_its_comment(project: Scratch) -> None:
    tree = "- navn: Oppvekst  # to skoler\n        enheter:\n          - Skole\n"
    project.write("mkdocs.yml", text_of(project).replace("- Oppvekst  # to skoler\n", tree))
    before = text_of(project)
    assert send(app_of(project), "enheter", enheter="Oppvekst\nTeknisk").status == 303
    assert text_of(project) == before.replace("        enheter:\n          - Skole\n", "")


def test_unit_that_moves_into_another_keeps_its_comment(project: Scratch) -> None:
    before = text_of(project)
    assert send(app_of(project), "enheter", enheter="Teknisk\n- Oppvekst").status == 303
    old = "- Oppvekst  # to skoler\n      - Teknisk\n"
    new = "- navn: Teknisk\n        enheter:\n          - Oppvekst  # to skoler\n"
    assert text_of(project) == before.replace(old, new)


def test_role_with_another_name_keeps_its_comment(project: Scratch) -> None:
    text = text_of(project).replace(
        "Rektor: Oppvekst\n", "Rektor: Oppvekst  # to\n      Kokk: Teknisk\n"
    )
    project.write("mkdocs.yml", text)
    lines = "Leder: Oppvekst\nKokk: Teknisk"
    assert send(app_of(project), "enheter", roller=lines).status == 303
    assert text_of(project) == text.replace("Rektor:", "Leder:")


@pytest.mark.parametrize("roles", ["Rektor", "Rektor:", ": Skole", "Rektor: A\nRektor: B"])
def test_line_that_is_no_role_with_a_unit_is_told_and_not_lost(
    project: Scratch, roles: str
) -> None:
    project.write("mkdocs.yml", MKDOCS)
    refused = send(app_of(project), "enheter", roller=roles)
    assert refused.status == 422
    assert mistakes(refused).keys() == {"roller"}
    assert f"{roles}</textarea>" in refused.text
    assert text_of(project) == MKDOCS


def test_unit_that_an_a3_belongs_to_is_not_removed(project: Scratch) -> None:
    before = text_of(project)
    refused = send(app_of(project), "enheter", enheter="Teknisk", roller="")
    assert refused.status == 422
    told = "A3-en «Skolemat» hører til «Oppvekst». Skal enheten hete noe annet, velger du"
    assert mistakes(refused)["enheter"].startswith(told)
    assert text_of(project) == before


def test_handbook_that_cannot_be_shown_asks_for_that_first(project: Scratch) -> None:
    project.a3("skolemat", "type: ukjent\n")
    told = ask(app_of(project), SETTINGS)
    assert (told.status, "Håndboken har feil som må rettes først." in told.text) == (409, True)


def test_difference_is_shown_before_it_is_saved(project: Scratch) -> None:
    before = text_of(project)
    shown = send(app_of(project), "satser", "vis", timekostnad="500", årsverkskostnad="900 000")
    assert shown.status == 200
    assert "<dt>Timekostnad</dt>\n<dd>Før: 450</dd>\n<dd>Nå: 500</dd>" in shown.text
    assert "<dt>Årsverkskostnad</dt>\n<dd>Før: ingenting</dd>" in shown.text
    assert text_of(project) == before


def test_what_others_wrote_meanwhile_is_shown_and_not_written_over(project: Scratch) -> None:
    app = app_of(project)
    mine = fields_of(ask(app, address("satser")).text)
    send(app, "satser", timekostnad="480")
    sent = {**mine, "timekostnad": "500", "gjør": "lagre"}
    refused = ask(app, address("satser"), sent)
    assert (refused.status, "«480»" in refused.text) == (409, True)
    other = {**mine, "kalkulasjonsrente": "4", "gjør": "lagre"}
    assert ask(app, address("satser"), other).status == 303
    assert "timekostnad: 480" in text_of(project)
    again = ask(app, address("satser"), {**sent, **hidden(refused.text)})
    assert again.status == 303
    assert "timekostnad: 500" in text_of(project)


def test_draft_is_kept_and_brought_back(project: Scratch) -> None:
    app = app_of(project)
    before = text_of(project)
    kept = send(app, "satser", "utkast", timekostnad="510")
    assert "Utkastet er lagret." in kept.text
    page = ask(app, address("satser")).text
    back = ask(app, address("satser"), {**hidden(page), "gjør": "fram"})
    assert 'value="510"' in back.text
    assert text_of(project) == before


@pytest.mark.parametrize("box", ["redaktører", "hode", "+", "../mkdocs.yml"])
def test_what_has_no_box_has_no_form(project: Scratch, box: str) -> None:
    before = text_of(project)
    app = app_of(project)
    assert ask(app, address(box)).status == 404
    sent = {**fields_of(ask(app, address("satser")).text), "redaktører": "ond@ond.example"}
    assert ask(app, address("satser"), {**sent, "gjør": "lagre"}).status == 303
    assert text_of(project) == before


@pytest.fixture
def repository(project: Scratch) -> Repository:
    editors = "    redaktører: [kari@kommune.example]\n"
    project.write("mkdocs.yml", text_of(project) + editors)
    repository = Repository.made_in(project.folder)
    repository.commit()
    return repository


def test_only_editors_change_settings_each_in_one_commit(
    project: Scratch, repository: Repository, tmp_path: Path
) -> None:
    app = app_of(project, GATE, Publishing([], tmp_path))
    form = address("satser")
    for page in (SETTINGS, form):
        assert ask(app, page, headers=PER, client=PROXY).status == 403
    assert SETTINGS not in ask(app, "/", headers=PER, client=PROXY).text
    assert SETTINGS in ask(app, "/", headers=KARI, client=PROXY).text
    fields = fields_of(ask(app, form, headers=KARI, client=PROXY).text)
    sent = {**fields, "timekostnad": "500", "gjør": "lagre"}
    assert ask(app, form, sent, PER, PROXY).status == 403
    assert ask(app, form, sent, KARI, PROXY).status == 303
    log = repository.git("log", "-1", "--format=%an: %s", "--name-only").splitlines()
    assert log == ["Kari Nes: Innstillinger: timekostnad er nå 500", "", "mkdocs.yml"]
