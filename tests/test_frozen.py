"""Tests of values that are frozen to the type checker."""

from planhandbok.frozen import frozen


@frozen
class Place:
    x: int
    y: int


def test_frozen_values_are_equal_and_hashed_by_their_fields() -> None:
    assert {Place(1, 2), Place(x=1, y=2)} == {Place(1, 2)}


def test_the_type_checker_refuses_to_set_a_field() -> None:
    """mypy tells of an ignored mistake that is none."""
    place = Place(1, 2)
    place.x = 3  # type: ignore[misc]
    assert place == Place(3, 2)
