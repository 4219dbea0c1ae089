"""Results that are taken over from the run before."""

from dataclasses import dataclass
from datetime import date

from planhandbok.memo import NO_MEMO, Memo


@dataclass(frozen=True)
class Part:
    name: str


@dataclass(frozen=True)
class Whole:
    part: Part
    words: str


def whole(part: Part, words: str = "") -> Whole:
    return Whole(part, words)


def names(parts: tuple[Part, ...], day: date) -> str:
    return f"{day}: {' '.join(part.name for part in parts)}"


def test_result_of_the_same_objects_is_the_same_object() -> None:
    memo = Memo()
    part = Part("a")
    first = memo(whole, part)
    memo.begin()
    assert memo(whole, part) is first


def test_result_of_an_equal_record_is_made_anew() -> None:
    memo = Memo()
    first = memo(whole, Part("a"))
    memo.begin()
    again = memo(whole, Part("a"))
    assert again == first
    assert again is not first


def test_texts_dates_and_tuples_of_the_same_are_the_same() -> None:
    memo = Memo()
    parts = (Part("a"), Part("b"))
    first = memo(names, tuple(parts), date(2026, 1, 1))
    memo.begin()
    assert memo(names, (*parts,), date(2026, 1, 1)) is first
    assert memo(names, (*parts,), date(2026, 1, 2)) == "2026-01-02: a b"


def test_what_a_run_did_not_ask_for_is_dropped() -> None:
    memo = Memo()
    part = Part("a")
    first = memo(whole, part)
    memo.begin()
    memo.begin()
    assert memo(whole, part) is not first


def test_arguments_that_only_make_it_quicker_are_not_compared() -> None:
    memo = Memo()
    part = Part("a")
    first = memo(whole, part, quickly=("x",))
    assert memo(whole, part, quickly=("y",)) is first


def test_without_a_memo_all_is_computed() -> None:
    part = Part("a")
    assert NO_MEMO(whole, part) is not NO_MEMO(whole, part)
