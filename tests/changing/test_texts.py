"""The id that a new A3 gets of its title."""

import pytest

from planhandbok.changing.texts import id_of_new_a3
from tests.support.handbooks import Scratch


@pytest.mark.parametrize(("title", "id"), [("2028", "a3-2028"), ("Syklus", "a3-syklus")])
def test_title_of_a_cycle_gives_another_id(title: str, id: str, scratch: Scratch) -> None:
    assert id_of_new_a3(scratch.records(), title) == id
