"""Results that are taken over from the run before."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import is_
from weakref import ref

from planhandbok.memo import NO_MEMO, Memo
from planhandbok.records.schema.benefit import Amount


@dataclass(frozen=True)
class Part:
    name: str


@dataclass(frozen=True)
class Whole:
    part: Part
    words: str


def whole(part: Part, words: str = "") -> Whole:
    return Whole(part, words)


def length(part: Part) -> int:
    return len(part.name)


def joined(part: Part, other: Part) -> str:
    return part.name + other.name


def names(parts: tuple[Part, ...], day: date) -> str:
    return f"{day}: {' '.join(part.name for part in parts)}"


def test_result_of_the_same_objects_is_the_same_object() -> None:
    memo = Memo()
    part = Part("a")
    first = memo(whole, part)
    memo.forget()
    assert memo(whole, part) is first


def test_result_of_an_equal_record_is_made_anew() -> None:
    memo = Memo()
    first = memo(whole, Part("a"))
    memo.forget()
    again = memo(whole, Part("a"))
    assert again == first
    assert again is not first


def test_texts_dates_and_tuples_of_the_same_are_the_same() -> None:
    memo = Memo()
    parts = (Part("a"), Part("b"))
    first = memo(names, tuple(parts), date(2026, 1, 1))
    memo.forget()
    assert memo(names, (*parts,), date(2026, 1, 1)) is first
    assert memo(names, (*parts,), date(2026, 1, 2)) == "2026-01-02: a b"


def test_what_a_run_did_not_ask_for_is_dropped() -> None:
    memo = Memo()
    part = Part("a")
    first = memo(whole, part)
    memo.forget()
    memo.forget()
    assert memo(whole, part) is not first


def test_result_of_a_function_without_arguments_is_kept() -> None:
    memo = Memo()
    made = memo(object)
    memo.forget()
    assert memo(object) is made


def test_a_row_of_many_is_taken_over_by_itself() -> None:
    memo = Memo()
    parts = [Part("a"), Part("b")]
    first = memo.each(whole, parts, shared=("x",))
    memo.forget()
    again = memo.each(whole, [parts[0], Part("b")], shared=("x",))
    assert again == first == tuple(Whole(part, "x") for part in parts)
    assert again[0] is first[0]
    assert again[1] is not first[1]
    assert memo.each(whole, parts, shared=("y",)) == tuple(Whole(part, "y") for part in parts)


def test_rows_are_taken_over_wherever_they_stand() -> None:
    memo = Memo()
    a, b, c = [Part("a"), Part("b"), Part("c")]
    first = memo.each(whole, [a, b])
    memo.forget()
    assert memo.each(whole, [b, c, a])[::2] == first[::-1]
    assert all(map(is_, memo.each(whole, [a, b]), first))
    memo.forget()
    assert memo.each(whole, [b])[0] is first[1]
    memo.forget()
    again = memo.each(whole, [c, b, c, a])
    assert again[1] is first[1]
    assert again[0] == again[2] == Whole(c, "")


def test_row_of_many_is_dropped_when_a_run_did_not_ask_for_it() -> None:
    memo = Memo()
    parts = [Part("a"), Part("b")]
    first = memo.each(whole, parts)
    memo.forget()
    memo.each(whole, [parts[0], Part("c")])
    memo.forget()
    memo.each(whole, [parts[0], Part("d")])
    memo.forget()
    again = memo.each(whole, parts)
    assert again[0] is first[0]
    assert again[1] is not first[1]


def test_what_is_not_known_can_be_made_elsewhere() -> None:
    memo = Memo()
    parts = [Part("a"), Part("b")]
    made = memo.keep(whole, (parts[1],), Whole(parts[1], "elsewhere"))
    assert memo.known(whole, parts) == [None, made]
    other = memo.keep(whole, (parts[0],), Whole(parts[0], "elsewhere"))
    assert memo.known(whole, parts) == [other, made]


def test_a_record_is_the_same_only_if_it_is_the_same_object() -> None:
    """Numbers that are equal may have been written in other ways."""
    memo = Memo()

    def first(amounts: tuple[Amount, ...]) -> str:
        return str(amounts[0].expected)

    assert memo(first, (Amount(expected=Decimal("1.0")),)) == "1.0"
    assert memo(first, (Amount(expected=Decimal(1)),)) == "1"


def test_what_an_unfinished_run_did_not_ask_for_is_not_dropped() -> None:
    memo = Memo()
    part = Part("a")
    first = memo(whole, part)
    memo.forget()
    memo(whole, Part("b"))
    assert memo(whole, part) is first


def test_without_a_memo_all_is_computed() -> None:
    part = Part("a")
    assert NO_MEMO(whole, part) is not NO_MEMO(whole, part)
    first, again = NO_MEMO.each(whole, [part, part], shared=("x",))
    assert first == again == Whole(part, "x")
    assert first is not again


def test_what_is_made_of_rows_is_the_same_tuple_until_one_of_them_is_another() -> None:
    memo = Memo()
    parts = [Part("a"), Part("b")]
    lengths = memo.each(length, parts)
    memo.forget()
    assert memo.each(length, [parts[0], Part("c")]) is lengths
    memo.forget()
    assert memo.each(length, [parts[0], Part("long")]) == (1, 4)


def test_what_rows_share_lives_as_long_as_their_results() -> None:
    memo = Memo()
    parts = (Part("a"), Part("b"))
    shared = Part("x")
    is_alive = ref(shared)
    for _ in range(3):
        memo.each(joined, parts, shared=(shared,))
        memo.forget()
    del shared
    assert is_alive()
