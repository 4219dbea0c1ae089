"""The names on the site of the words in the files."""

from planhandbok.pages.pieces.labels import LABELS
from planhandbok.records.values.status import Status
from planhandbok.records.values.words import WordSet


def test_measures_and_checklists_speak_one_set_of_status_words() -> None:
    words = {LABELS[status] for status in Status}
    assert words == {
        *("Utredes", "Besluttet", "Ikke startet", "Igangsatt"),
        *("Avsluttet", "Evaluert", "Stanset"),
    }
    assert not {"Pågår", "Ferdig", "Planlagt"} & set(LABELS.values())


def test_no_word_means_two_members_of_its_set() -> None:
    for kind in WordSet.__subclasses__():
        words = [word for member in kind for word in (member, *member.also)]
        assert len(words) == len(set(words)), kind
        assert [word for word in words if word != word.casefold()] == [], kind
