"""Entries of search: plain texts, the parts of each page, and no word that only helps."""

from planhandbok.changing.correct import CorrectRequest, correct
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.pages.pages import output_of
from planhandbok.pages.pieces.text import plain_text
from planhandbok.pages.search.entry import SearchEntry, sentences
from planhandbok.plan.plan import plan_of
from tests.support.editions import freeze
from tests.support.handbooks import TODAY, Scratch

PAGE = """\
# Måling

Mål nullpunktet.[1](maling.md#hvor-ofte "KS FoU (2024)")

## Hvor ofte {#hvor-ofte}

!!! info "Før dere måler"

    Avtal hvem som gjør det.

- hver måned
- hvert kvartal

| Tall | Slik |
| --- | --- |
| Antall | Tell dem. |
| Tid | Spør |

Neste: [Gevinster](maling.md#hvor-ofte).
"""
A3 = """\
offentlighet: offentlig
nåsituasjon: Én av **tre** spiser.
endringstiltak: [{id: t1, tiltak: Kjøpe kjøleskap, ansvar: Kjøkkenet, status: igangsatt}]
rotårsaker: [{id: r1, årsak: Kjøkkenet er stengt}]
"""


def entries(scratch: Scratch) -> dict[str, SearchEntry]:
    plan = plan_of(scratch.handbook(), TODAY)
    return {entry.address: entry for entry in output_of(plan).search.entries(NO_MEMO)}


def test_entries_of_pages_that_stay_are_taken_over(scratch: Scratch) -> None:
    scratch.write("content/veiledning/maling.md", PAGE)
    scratch.a3("skolemat", A3)
    search = output_of(plan_of(scratch.handbook(), TODAY)).search
    memo = Memo()
    before = {entry.address: entry for entry in search.entries(memo)}
    memo.forget()
    after = {entry.address: entry for entry in search.entries(memo)}
    for address in ("veiledning/maling/", "a3/skolemat/"):
        assert after[address] is before[address]


def test_a_page_of_the_guide_has_its_sections_without_sources(scratch: Scratch) -> None:
    scratch.write("content/veiledning/maling.md", PAGE)
    page, section = entries(scratch)["veiledning/maling/"].parts
    assert (page.title, page.text) == ("Måling", "Mål nullpunktet.")
    assert (section.title, section.anchor) == ("Hvor ofte", "hvor-ofte")
    assert section.text == (
        "Før dere måler. Avtal hvem som gjør det. hver måned · hvert kvartal. "
        "Tall · Slik. Antall · Tell dem. Tid · Spør."
    )


def test_an_a3_has_its_measures_with_owner_and_status(scratch: Scratch) -> None:
    scratch.a3("skolemat", A3)
    form, measure = entries(scratch)["a3/skolemat/"].parts
    assert form.text == "Elevene trenger mat. Én av tre spiser. Kjøkkenet er stengt."
    assert (measure.title, measure.anchor) == ("Kjøpe kjøleskap", "tiltak-t1")
    assert measure.owner == "Kjøkkenet"
    assert measure.status is not None
    assert measure.status.text == "Igangsatt"


def test_overview_tells_what_it_holds(scratch: Scratch) -> None:
    (page,) = entries(scratch)["tiltak/"].parts
    assert page.text == "Alle tiltak med ansvar, frist og status."


def test_page_of_the_guide_is_found_by_the_name_of_its_file(scratch: Scratch) -> None:
    scratch.write("content/veiledning/dialogseminar.md", "# Seminar\n")
    assert entries(scratch)["veiledning/dialogseminar/"].words == ("dialogseminar",)


def test_texts_are_put_together_as_sentences() -> None:
    assert sentences(["Sant?", "", "Usant", "Slik:"]) == "Sant? Usant. Slik:"


def test_marks_and_links_leave_no_space_in_plain_text() -> None:
    assert plain_text("Til **3,6 %**. Se [loven](https://x.no)") == "Til 3,6 %. Se loven"


def test_dots_of_an_author_stay_in_plain_text() -> None:
    assert plain_text("**Vent** ... så: · svar.") == "Vent ... så: · svar."


def test_items_and_cells_are_told_apart_in_plain_text() -> None:
    assert plain_text("Slik:\n\n- en\n- to\n  - tre.\n\n| A | B |\n| --- | --- |\n| c |  |") == (
        "Slik: en · to · tre. A · B. c"
    )


def test_a_case_is_found_by_the_number_that_it_had_by_mistake(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    assert correct(CorrectRequest(scratch.folder, TODAY, "skolemat", "1.0", "63/26")) is None
    found = entries(scratch)
    assert {"62/26", "63/26"} <= set(found["sak/63-26/"].words)
    assert "sak/62-26/" not in found


def test_a_case_is_found_by_each_way_to_write_its_number(scratch: Scratch) -> None:
    scratch.a3(
        "skolemat", "saker: [{saksnummer: 62/26, organ: Kommunestyret, arkivsak: 2026/1234}]"
    )
    words = entries(scratch)["sak/62-26/"].words
    assert {"62/26", "62/2026", "62-26", "062/26", "2026/1234", "26/1234"} <= set(words)
