"""A phrase is the text it is, and can be told in another language."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from planhandbok.phrase import EMPTY, Phrase, joined, known

NYNORSK = {
    "{what} mangler {place}.": "{place} manglar {what}.",
    "datoen": "dato",
    "i filen": "I fila",
}
MISSING = Phrase("{what} mangler {place}.", what=Phrase("datoen"), place=Phrase("i filen"))


def in_nynorsk(text: str) -> str:
    return NYNORSK.get(text, text)


def test_phrase_is_its_text_in_bokmal() -> None:
    assert MISSING == "datoen mangler i filen."
    assert {MISSING: 1} == {"datoen mangler i filen.": 1}
    assert sorted([MISSING, "a"]) == ["a", MISSING]


def test_fields_are_translated_where_the_translation_has_them() -> None:
    assert MISSING.translated(in_nynorsk) == "I fila manglar dato."


def test_what_an_author_wrote_is_neither_translated_nor_filled_in() -> None:
    told = Phrase("{what} mangler {place}.", what="datoen", place="{what}")
    assert told.translated(in_nynorsk) == "{what} manglar datoen."
    assert known("{what}").translated(in_nynorsk) == "{what}"


def in_another_process(phrase: Phrase) -> Any:
    return pickle.loads(pickle.dumps(phrase))  # noqa: S301 its own bytes


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, str, in_another_process])
def test_copies_can_be_translated_too(copied: Callable[[Phrase], Phrase]) -> None:
    assert copied(MISSING).translated(in_nynorsk) == "I fila manglar dato."
    assert str(Exception(MISSING)) is MISSING


def test_parts_that_are_joined_keep_their_templates() -> None:
    both = joined(" ", (MISSING, EMPTY, "{a}", Phrase("datoen")))
    assert both == "datoen mangler i filen. {a} datoen"
    assert both.translated(in_nynorsk) == "I fila manglar dato. {a} dato"


def test_nothing_is_no_header_of_a_catalogue() -> None:
    assert EMPTY.translated(lambda _: "Content-Type: text/plain") == ""
