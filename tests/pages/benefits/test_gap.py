"""The pages of benefits show the case that is worked out by hand, to the krone."""

import re
from html import unescape

import pytest

from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.sheet import Audience
from tests.pages.tables import TAG, body, rows
from tests.support import sums
from tests.support.handbooks import TODAY, Scratch
from tests.support.sites import build_site

YEARS = range(2027, 2031)


@pytest.fixture
def plan(scratch: Scratch) -> Plan:
    sums.write(scratch)
    return plan_of(scratch.handbook(), TODAY)


def test_the_four_year_table_has_the_amounts_of_the_case(plan: Plan) -> None:
    table = rows(body(plan, "syklus/2027/gevinster/"))
    assert table["Omstillingsbehov"] == ["4 000 000", "5 000 000", "–", "–", "9 000 000"]
    assert table["Vedtatt"] == ["600 000", "1 000 000", "–", "–", "1 600 000"]
    assert table["Vedtatt, andel av behovet"] == ["15 %", "20 %", "–", "–", "17,8 %"]
    assert table["Estimert"][0] == "1 150 000,4"
    assert table["Kalkulert"] == [
        *("800 000 (500 000–950 000)", "1 450 000", "1 600 000", "–"),
        "3 850 000 (3 550 000–4 000 000)",
    ]
    assert table["Realisert"] == ["640 000", "–", "–", "–", "640 000"]


def test_realised_is_compared_with_the_years_so_far(plan: Plan) -> None:
    table = rows(body(plan, "syklus/2027/gevinster/"))
    assert table["Realisert, andel av behovet til og med 2027"] == ["16 %", "–", "–", "–", "16 %"]


def test_each_year_shows_its_decided_share(plan: Plan) -> None:
    table = rows(body(plan, "gevinster/"))
    assert table["2027"] == ["2027–2030", "4 000 000", "800 000 (20 %)", "600 000 (15 %)"]
    assert table["2028"] == ["2027–2030", "5 000 000", "1 450 000 (29 %)", "1 000 000 (20 %)"]


def test_a_way_of_summing_that_has_one_row_is_left_out(plan: Plan) -> None:
    for address in ("gevinster/", "syklus/2027/gevinster/"):
        html = body(plan, address)
        assert 'id="enheter"' in html
        assert 'id="typer"' not in html


def test_sums_without_any_table_are_a_sentence(scratch: Scratch) -> None:
    benefit = "{id: g, type: tid, beskrivelse: G, budsjettvirkning: post_ned, enhet: kr"
    scratch.a3("mat", f"gevinster: [{benefit}, beløp: {{estimert: {{2027: 900}}}}}}]\n")
    html = body(plan_of(scratch.handbook(), TODAY), "gevinster/")
    assert "Alle økonomiplanene, 2027 lagt sammen: estimert 900 kr." in html


def test_the_page_of_a_cycle_begins_with_a_summary(plan: Plan) -> None:
    summary = TAG.sub("", body(plan, "syklus/2027/gevinster/").partition("<figure")[0])
    told = " ".join(unescape(summary).replace("\xa0", " ").split())
    assert "Vi må spare eller få inn 4 000 000 kroner i 2027. 15 % av det er vedtatt" in told
    assert "Tiltakene koster 800 000 kroner i 2027–2030. Kostnadene er tjent inn i 2028." in told
    assert re.search(r"Det mangler noe i \d+ av \d+ gevinster", told)


def test_each_way_of_lowering_the_budget_has_a_line_below_its_stage(plan: Plan) -> None:
    table = rows(body(plan, "syklus/2027/gevinster/"))
    names = [name for name in table if name.startswith("Kalkulert")]
    parts = sums.answers("virkning")
    assert names[1:4] == [f"Kalkulert: {part}" for part in parts]
    for part, years in parts.items():
        wanted = [sums.number(years[str(year)]) if str(year) in years else None for year in YEARS]
        shown = table[f"Kalkulert: {part}"][:-1]
        cells = [cell.partition(" (")[0] for cell in shown]
        assert [None if cell == "–" else sums.number(cell) for cell in cells] == wanted


@pytest.mark.parametrize("address", ["syklus/2027/gevinster/", "gevinster/"])
def test_the_ways_of_lowering_the_budget_add_up_to_the_total(plan: Plan, address: str) -> None:
    html = body(plan, address).partition('id="virkning"')[2]
    table = rows(html.partition("<tbody>")[2].partition("</tbody>")[0])
    every = table.pop("I alt")
    assert list(table) == [
        *("Direkte: en post går ned", "Direkte: unngått vekst", "Direkte, ikke sagt hvordan")
    ]
    for column, total in enumerate(every):
        cells = [line[column] for line in table.values() if line[column] != "–"]
        assert sum(map(sums.number, cells)) == sums.number(total)


def test_full_time_years_are_not_added_over_years(scratch: Scratch) -> None:
    more = "enhet: årsverk, beløp: {kalkulert: {2027: 0.4, 2028: 0.4}}"
    scratch.a3("skolemat", f"gevinster: [{{id: g, type: tid, beskrivelse: Ro, {more}}}]\n")
    settings = scratch.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8") + "    årsverkskostnad: 800000\n"
    settings.write_text(text, encoding="utf-8")
    table = body(plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinster/")
    found = rows(table.partition("Frigjort tid, i årsverk")[2])
    assert found["Kalkulert"] == ["0,4", "0,4", "–", "–", "–"]
    worth = found["Kalkulert, når et årsverk koster 800 000 kroner"]
    assert worth == ["320 000", "320 000", "–", "–", "640 000"]


def test_years_outside_the_plan_are_shown_and_not_added(plan: Plan) -> None:
    html = unescape(body(plan, "syklus/2027/gevinster/")).replace("\xa0", " ")
    assert "Utenfor økonomiplanen, og ikke regnet med her: kalkulert 999 000 i 2031." in html


def test_difference_without_a_reason_is_pointed_out(scratch: Scratch) -> None:
    sums.write(scratch)
    file = scratch.folder / "a3/2027/vikarer.yml"
    told = file.read_text(encoding="utf-8")
    assert "Influensaen kom sent." in body(
        plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinster/"
    )
    file.write_text(told.replace("kommentar: Influensaen kom sent.", "lav: 1"), encoding="utf-8")
    table = rows(body(plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinster/"))
    assert table["faerre-vikarer"] == [
        *("2027", "800 000", "640 000", "−160 000", "kr", "Ikke forklart"),
    ]


def test_freed_time_is_worth_kroner_only_at_a_rate(scratch: Scratch) -> None:
    sums.write(scratch)
    without = rows(body(plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinster/"))
    assert not [name for name in without if "koster" in name]
    settings = scratch.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8") + "    timekostnad: 400\n"
    settings.write_text(text, encoding="utf-8")
    table = rows(body(plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinster/"))
    assert table["Kalkulert, når en time koster 400 kroner"][:2] == ["600 000", "700 200"]


def test_units_and_kinds_have_the_direct_effect_alone(plan: Plan) -> None:
    for address, energy in (("syklus/2027/gevinster/", "650 000"), ("gevinster/", "1 649 000")):
        table = rows(body(plan, address))
        assert table["Helse og mestring"] == ["2 200 000", "3 200 000", "1 600 000", "640 000"]
        assert table["Teknisk drift"] == ["250 000,4", energy, "–", "–"]
        assert table["I alt"][2:] == ["1 600 000", "640 000"]
        assert "Tid" not in table


def test_public_page_has_no_internal_benefit(scratch: Scratch) -> None:
    sums.write(scratch)
    file = scratch.folder / "a3/2027/vikarer.yml"
    text = file.read_text(encoding="utf-8").replace("offentlighet: offentlig", "")
    file.write_text(text, encoding="utf-8")
    public = plan_of(scratch.handbook(Audience.PUBLIC), TODAY)
    assert rows(body(public, "syklus/2027/gevinster/"))["Vedtatt"] == ["–"] * 5


@pytest.mark.parametrize(("written", "shown"), [("0", "0"), ("-200 000", "−200\u00a0000")])
def test_gap_of_zero_is_told_as_no_gap_and_not_as_a_missing_one(
    written: str, shown: str, scratch: Scratch
) -> None:
    cycle = scratch.folder / "a3/2027/syklus.yml"
    before, _, after = cycle.read_text(encoding="utf-8").partition("omstillingsbehov:")
    gap = f"omstillingsbehov: {{2027: {written}}}\nmål:{after.partition('mål:')[2]}"
    cycle.write_text(before + gap, encoding="utf-8")
    page = body(plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinster/")
    told = f"Det er ikke noe å dekke inn i 2027: Omstillingsbehovet er {shown} kroner."
    assert told in page
    assert "er ikke lagt inn" not in page


def test_without_a_gap_only_the_benefits_page_mentions_it(scratch: Scratch) -> None:
    cycle = scratch.folder / "a3/2027/syklus.yml"
    before, _, after = cycle.read_text(encoding="utf-8").partition("omstillingsbehov:")
    cycle.write_text(f"{before}mål:{after.partition('mål:')[2]}", encoding="utf-8")
    plan = plan_of(scratch.handbook(), TODAY)
    assert "Omstillingsbehovet for 2027 er ikke lagt inn." in body(plan, "syklus/2027/gevinster/")
    assert "omstillingsbehovet" not in body(plan, "").lower()


def test_the_decided_share_of_the_gap_is_two_clicks_from_the_front_page(
    scratch: Scratch,
) -> None:
    sums.write(scratch)
    out = build_site(scratch)
    front = (out / "index.html").read_text(encoding="utf-8")
    sentence = "15\xa0% av det er vedtatt i denne økonomiplanen."
    assert sentence in TAG.sub("", unescape(front))
    assert 'href="./gevinster/"' in front
    second = (out / "gevinster/index.html").read_text(encoding="utf-8")
    assert 'href="../syklus/2027/gevinster/"' in second


def test_a3_compares_costs_with_benefits(scratch: Scratch) -> None:
    sums.write(scratch)
    html = body(plan_of(scratch.handbook(), TODAY), "a3/vikarer/")
    table = rows(html)
    assert table["Kostnader"] == ["700 000", "100 000"]
    assert table["Direkte gevinster (vedtatt)"] == ["600 000", "1 000 000"]
    assert table["Realiserte gevinster"] == ["640 000", "–"]
    assert table["Netto"] == ["−100 000", "900 000"]
    assert table["Netto så langt"] == ["−100 000", "800 000"]
    told = unescape(html).replace("\xa0", " ")
    assert "Kostnadene er tjent inn i 2028." in told
    assert "Nåverdien i 2027 er 757 143 kroner, med 5 prosent rente i året." in told


def test_an_a3_has_the_amounts_of_the_case_year_by_year(plan: Plan) -> None:
    table = rows(body(plan, "a3/energi/").partition("<caption>")[2])
    assert table["lavere-regning"] == ["Estimert", "250 000,4", "", "", "", "kr"]
    assert table["dyrere-drift"] == ["Kalkulert", "", "−50 000", "", "", "kr"]
    table = rows(body(plan, "a3/vikarer/").partition("<caption>")[2])
    assert table["mindre-leting"] == ["Kalkulert", "1 500", "1 750,5", "", "timer"]


def test_each_theme_has_its_answer_or_is_open(scratch: Scratch) -> None:
    scratch.a3(
        "skolemat",
        """\
        endringstiltak:
          - {id: kjokken, tiltak: Bygge kjøkken}
        gevinster:
          - {id: ro, type: kvalitet, beskrivelse: Mer ro., skapes_av: [kjokken]}
        temaer:
          - {tema: atferd, svar: Vi øver., gjelder: [kjokken, ro]}
        """,
    )
    html = body(plan_of(scratch.handbook(), TODAY), "a3/skolemat/")
    part = html.partition('id="temaer"')[2].partition("</details>")[0]
    themes = dict(re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", part))
    assert TAG.sub("", themes["Atferd"]) == "Vi øver. Gjelder: Bygge kjøkken, Mer ro."
    assert [name for name, answer in themes.items() if "Ikke svart på ennå" in answer] == [
        *("Kanalstrategi", "Arbeidsganger", "Organisering", "Oppfølging", "Budsjett"),
    ]
