"""A sheet has the boxes that the municipality adds, and is still one page."""

import re

import pytest

from tests.site.pdf.reading import A3_ACROSS, CHECKLISTS, papers_of, size_of, text_of
from tests.support.handbooks import Scratch

pytestmark = pytest.mark.slow
A3_FILE = "a3/2027/skolemat.yml"


def test_the_sheet_has_each_box_in_its_place(own_method: Scratch) -> None:
    site, papers = papers_of(own_method)
    assert not papers.warnings.items
    sheet = site / "a3/skolemat/skolemat.pdf"
    assert size_of(sheet) == (1, A3_ACROSS)
    words = text_of(sheet)
    order = ["2.Nåsituasjon", "Klimaognatur", "Hvabetyrtiltakene", "kortreist", "Rotårsaker"]
    places = [words.index(word) for word in [*order, "5.Måling", "Barnogunge"]]
    assert places == sorted(places)
    assert "Frivillige" not in words


def test_a_full_sheet_of_text_in_a_box_is_reported_by_its_key(own_method: Scratch) -> None:
    text = own_method.text(A3_FILE)
    long = "barn_og_unge: |\n  " + "De minste får mat, og de store lager den. " * 500 + "\n"
    own_method.write(A3_FILE, text.replace("gevinster:", f"{long}gevinster:"))
    _, papers = papers_of(own_method)
    (told,) = papers.warnings.items
    assert re.search(r"«barn_og_unge» tar mest plass, og er om lag \d+ tegn", told.message)
    assert told.line == text.count("\n", 0, text.index("gevinster:")) + 1


def test_the_checklist_names_the_lanes_of_the_method(own_method: Scratch) -> None:
    site, _ = papers_of(own_method, templates=CHECKLISTS)
    words = text_of(site / "syklus/2027/sommer/sjekkliste.pdf")
    assert "Innbyggermøte" in words
    assert "Høring" in words
