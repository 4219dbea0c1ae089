"""The base handbook speaks of a municipality or of a county, whichever owns it."""

import pytest

from planhandbok.records.schema.settings import Language, Settings
from planhandbok.records.text.own_words import OF_A_COUNTY, with_own_words
from tests.support.handbooks import Scratch
from tests.support.sites import build_site, read


@pytest.mark.parametrize(
    ("text", "municipality", "county"),
    [
        ("[Ord:kommunestyret] vedtar.", "Kommunestyret vedtar.", "Fylkestinget vedtar."),
        ("I [ord:formannskapet].", "I formannskapet.", "I fylkesutvalget."),
        ("[ord:borte] og [teksten](ord.md)", "[ord:borte] og [teksten](ord.md)", ""),
    ],
)
def test_words_are_those_of_the_owner(text: str, municipality: str, county: str) -> None:
    assert with_own_words(text, {}) == municipality
    assert with_own_words(text, OF_A_COUNTY) == (county or municipality)


def test_each_word_of_a_county_differs() -> None:
    assert not set(OF_A_COUNTY) & set(OF_A_COUNTY.values())


def test_a_county_has_its_words_in_guide_and_method(scratch: Scratch) -> None:
    settings = scratch.text("mkdocs.yml")
    scratch.write("mkdocs.yml", f"{settings}    kommune: Prøve fylkeskommune\n")
    scratch.write("content/veiledning/index.md", "# Veiledning\n\n[Ord:kommunestyret] vedtar.\n")
    site = build_site(scratch)
    assert "Fylkestinget vedtar." in read(site, "veiledning/")
    assert "Fylkestinget tar stilling til året" in read(site, "syklus/2027/2-kvartal/")


def test_an_unknown_word_is_told(scratch: Scratch) -> None:
    scratch.write("content/veiledning/index.md", "# Veiledning\n\nI [ord:kommunestyrt].\n")
    assert scratch.messages() == ["Det er ikke noe ord som heter «kommunestyrt»."]


def test_a_county_in_nynorsk_has_a_fylkesutval() -> None:
    settings = Settings(municipality="Prøve fylkeskommune", language=Language.NYNORSK)
    assert with_own_words("[Ord:formannskapet]", settings.own_words) == "Fylkesutvalet"
    assert Settings(municipality="Prøve kommune").own_words == {}
