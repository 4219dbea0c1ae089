"""Forms speak of names and fields, and never of what only a file has."""

import re
from typing import Any

import pytest

from planhandbok.records.schema.a3 import Case, Indicator, Measure
from planhandbok.records.schema.benefit import Benefit
from planhandbok.records.schema.typed import key_fields
from planhandbok.writing.fields.kinds import RARE, asked
from planhandbok.writing.fields.places import WrittenRecord, whole_record, written_record
from tests.support.handbooks import SAMPLES, Scratch, records_of
from tests.writing.acts.doing import address as act_address
from tests.writing.app import NEW_A3, address, fields_of, send
from tests.writing.web import ask

OF_A_FILE = re.compile(
    r"\b[Ii]d-en|[Nn]økk(?:el|le)|\.yml|[a-zæøå]_[a-zæøå]|innrykk|mappe|er det en liste"
    r"|^«[a-zæøå]+»|^[1-5]\. "
)
NEW_ITEMS = (
    *("rotårsaker", "endringstiltak", "måling", "gevinster", "kostnader", "ideer", "temaer"),
    *("saker", "endringer", "figurer"),
)


FORMS = [address(place) for place in ("hode", "begrunnelse", *(f"{key}/+" for key in NEW_ITEMS))]
FORMS += [
    address("hode", "2027"),
    *(act_address(act) for act in ("frys", "fjern")),
    act_address("ny-runde", "2027"),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_no_words_of_a_file(app: Any, form: str) -> None:
    page = ask(app, form).text
    assert 'class="phb-about"' in page
    texts = re.findall(r'class="phb-about"[^>]*>(.*?)</p>|<option[^>]*>(.*?)</option>', page)
    assert [text for text in map("".join, texts) if OF_A_FILE.search(text)] == []


def test_mistakes_in_a_form_tell_of_no_keys(app: Any) -> None:
    refused = send(app, "måling/m1/målinger/+", "lagre", verdi="mye")
    assert "«mye» er ikke et tall." in refused.text
    assert not re.search(r'class="phb-error"[^<]*nøkkel', refused.text)


def test_a_choice_is_told_by_its_name_before_and_after(app: Any) -> None:
    shown = send(app, "hode", "vis", type="enhet")
    assert "<dd>Før: Dypdykk</dd>\n<dd>Nå: Enhets-A3</dd>" in shown.text


def test_a_new_a3_asks_for_no_more_than_a_title(app: Any) -> None:
    page = ask(app, NEW_A3).text
    assert page.count("(må være med)") == 1


def test_fields_that_few_write_are_folded_while_nothing_stands_in_them(
    app: Any, scratch: Scratch
) -> None:
    before, folded = ask(app, address("endringstiltak/t1")).text.split("<summary>Flere felt")
    assert 'name="kommentar"' not in before
    assert 'name="kommentar"' in folded
    send(app, "endringstiltak/t1", "lagre", kommentar="Ja.")
    assert 'name="kommentar"' in ask(app, address("endringstiltak/t1")).text.split("Flere felt")[0]
    wrong = send(app, "hode", "lagre", dato="i går").text
    assert 'name="dato"' in wrong.split("<summary>Flere felt")[0]


def test_the_fields_that_few_write_are_there() -> None:
    records = records_of(SAMPLES)
    names: set[str] = set()
    for name in (records.sheets[0].a3.id, str(records.cycles[0].year)):
        record = written_record(SAMPLES, records, name)
        assert isinstance(record, WrittenRecord)
        names |= {".".join(ask.path) for ask in asked(record.form, whole_record(record).keys)}
    assert RARE["A3"] | RARE["Cycle"] <= names
    for kind in (Measure, Indicator, Benefit, Case):
        keys = (key for key in key_fields(kind) if key != "id")
        assert RARE[kind.__name__] <= {".".join(ask.path) for ask in asked(kind, keys)}


def test_fields_that_are_folded_are_named_once(app: Any) -> None:
    page = ask(app, address("måling/+")).text
    assert '<span class="phb-small">(Type, Kilde, Kommentar)</span>' in page


def test_an_answer_is_known_by_the_name_of_its_theme(app: Any) -> None:
    send(app, "temaer/+", "lagre", tema="atferd", svar="Ja.")
    assert ">Atferd</a>" in ask(app, "/.planhandbok/rediger/?post=skolemat").text


@pytest.mark.parametrize("place", ["hode", "endringstiltak/t2", "måling/m1"])
def test_each_choice_has_words(app: Any, place: str) -> None:
    page = ask(app, address(place)).text
    assert ">Ikke valgt</" in page
    assert re.findall(r"<option[^>]*>\s*</option>|<span>\s*</span>", page) == []


def test_a_step_is_known_by_its_name(app: Any) -> None:
    page = ask(app, "/.planhandbok/rediger/?post=2027").text
    assert ">Skaffe overblikk</a>" in page


@pytest.mark.parametrize(
    ("record", "place", "texts", "seen"),
    [
        ("skolemat", "ideer/+", {"idé": "Frukt i friminuttet"}, "/tavle/skolemat/"),
        ("skolemat", "kostnader/+", {"beskrivelse": "Frukt", "beløp": "2027: 9"}, "#kostnader"),
        ("skolemat", "temaer/+", {"tema": "atferd", "svar": "Ja."}, "#temaer"),
        ("skolemat", "saker/+", {"saksnummer": "1/27", "organ": "kommunestyret"}, "#saker"),
        ("2027", "mål/+", {"id": "mat", "mål": "Alle spiser"}, "/syklus/2027/#mal"),
        ("2027", "datoer/1", {"til": "2026-03-30"}, "/syklus/2027/#steg"),
    ],
)
def test_saving_leads_to_where_it_shows(
    app: Any, record: str, place: str, texts: dict[str, str], seen: str
) -> None:
    sent = fields_of(ask(app, address(place, record)).text)
    saved = ask(app, address(place, record), {**sent, **texts, "gjør": "lagre"})
    assert saved.status == 303, saved.text
    assert seen in saved.leads_to
    page, _, anchor = saved.leads_to.partition("#")
    shown = ask(app, page)
    assert shown.status == 200
    assert f'id="{anchor}"' in shown.text or not anchor


def test_the_page_that_saving_leads_to_says_so_once(app: Any) -> None:
    page = "/a3/skolemat/"
    assert "Lagret." not in ask(app, page).text
    send(app, "endringstiltak/t1", "lagre", status="igangsatt")
    assert "Lagret." not in ask(app, "/status/").text
    assert ["Lagret." in ask(app, page).text for _ in range(2)] == [True, False]


def test_saving_what_stands_there_already_says_so(app: Any) -> None:
    assert send(app, "endringstiltak/t1", "lagre").status == 303
    page = ask(app, "/a3/skolemat/").text
    assert "Ingenting er endret. Det sto slik fra før." in page
    assert "Lagret." not in page


def test_list_of_mistakes_tells_which_of_two_alike_fields(app: Any) -> None:
    refused = send(app, "måling/m1", "lagre", **{"nullpunkt.verdi": "ti", "mål.verdi": "to"})
    links = re.findall(r'<li><a href="#felt-(.*?)">(.*?)</a></li>', refused.text)
    assert ("nullpunkt.verdi", "Nullpunkt: Verdi") in links
    assert ("mål.verdi", "Mål: Verdi") in links


def test_doubt_about_an_amount_has_no_words_of_a_file(app: Any) -> None:
    amounts = {"beskrivelse": "Ro", "type": "kostnad", "beløp.estimert": "2027: 400 000"}
    doubted = send(app, "gevinster/+", "lagre", **amounts)
    assert (
        "<li>Beløpene har ingen enhet, og blir ikke regnet med. Oppgi enheten: kr," in doubted.text
    )


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("endringstiltak/+", ["tiltak"]),
        ("gevinster/+", ["type", "beskrivelse"]),
        ("figurer/+", ["tittel", "kolonner"]),
    ],
)
def test_new_item_without_a_word_lacks_what_must_be_there(
    app: Any, place: str, names: list[str]
) -> None:
    refused = send(app, place, "lagre")
    assert refused.status == 422
    assert re.findall(r'id="feil-(.*?)">Dette må være med\.</p>', refused.text) == names
    assert re.findall(r'<li><a href="#felt-(.*?)">', refused.text) == names


@pytest.mark.parametrize("several", ["Rektor; HR-sjef", "Rektor; HR-sjef, Kokk"])
def test_roles_with_a_semicolon_between_are_not_lost_but_told_to_stand_on_a_line_each(
    app: Any, several: str
) -> None:
    refused = send(app, "endringstiltak/t1", "lagre", ansvar=several)
    assert refused.status == 422
    assert "«HR-sjef» kan ikke stå bak et semikolon her." in refused.text
    assert "skjemaet. " not in refused.text


@pytest.mark.parametrize(
    ("record", "holds"),
    [("skolemat", "Type, Tittel, Eier"), ("2027", "Periode, Omstillingsbehov")],
)
def test_page_of_a_record_names_what_its_header_holds(app: Any, record: str, holds: str) -> None:
    page = ask(app, f"/.planhandbok/rediger/?post={record}").text
    assert f'Hodet</a> <span class="phb-small">({holds}' in page


def test_a_title_within_a_sentence_is_quoted(app: Any) -> None:
    page = ask(app, "/.planhandbok/rediger/?post=2027").text
    assert "Rediger «Runden for 2027»" in page
    assert "Tilbake til «Runden for 2027»" in page
