"""Frozen dataclasses that are made quickly."""

import copy
import pickle
from dataclasses import field, replace

import pytest

from planhandbok.frozen import frozen


@frozen
class Place:
    name: str
    size: int = 0
    note: str = field(default="", compare=False)


@frozen(kw_only=True, slots=True)
class Street(Place):
    houses: tuple[int, ...] = ()


@frozen
class Nothing:
    """A value without parts."""


@frozen(eq=False)
class Unique:
    name: str


PLACE = Place("Torget", 2)
STREET = Street(name="Storgata", houses=(1, 3))


def test_values_with_equal_parts_are_equal() -> None:
    assert Place("Torget", 2) == PLACE
    assert Place("Torget", 2, "nytt") == PLACE
    assert len({PLACE, Place("Torget", 2, "nytt"), Place("Torget")}) == 2
    assert replace(STREET, houses=(1, 3)) == STREET != replace(STREET, houses=(1,))
    assert Nothing() == Nothing()


def test_values_of_two_classes_are_never_equal() -> None:
    assert Street(name="Torget") != Place("Torget")


def test_value_that_is_not_compared_is_equal_to_itself_alone() -> None:
    assert len({Unique("Torget"), Unique("Torget")}) == 2


def test_value_shows_its_parts() -> None:
    assert repr(PLACE) == "Place(name='Torget', size=2, note='')"


def test_value_can_be_copied_and_sent_to_another_process() -> None:
    assert copy.copy(STREET) == pickle.loads(pickle.dumps(STREET)) == STREET  # noqa: S301 our own


def test_class_with_slots_has_no_other_fields() -> None:
    with pytest.raises(TypeError):
        Street(name="Storgata", lamps=4)  # type: ignore[call-arg]


def test_type_checker_refuses_to_assign_to_a_part() -> None:
    """`make lint` fails if it does not: an `ignore` without an error is one."""
    place = Place("Torget")
    place.name = "Plassen"  # type: ignore[misc]
