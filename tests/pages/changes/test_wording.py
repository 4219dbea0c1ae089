"""A reworded text shows its new and its removed words."""

from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.changes.wording import CONTEXT, LONGEST, wording


def shown(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in wording(before, after)]


def test_a_reworded_text_shows_its_words_and_little_around_them() -> None:
    around = " ".join(f"ord{number}" for number in range(30))
    assert shown(f"{around} gammelt {around}", f"{around} nytt {around}") == [
        ("kept", "… " + " ".join(f"ord{number}" for number in range(30 - CONTEXT, 30))),
        ("removed", "gammelt"),
        ("added", "nytt"),
        ("kept", " ".join(f"ord{number}" for number in range(CONTEXT)) + " …"),
    ]


def test_short_unchanged_gap_joins_its_differences() -> None:
    assert shown("a b c en og i to d e f", "a b c tre og i fire d e f")[1:3] == [
        ("removed", "en og i to"),
        ("added", "tre og i fire"),
    ]


def test_long_new_text_is_cut() -> None:
    (piece,) = wording("", "ord " * 500)
    assert len(piece.text.split()) == LONGEST + 1


TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_kept_and_added_words_are_the_new_text(before: str, after: str) -> None:
    pieces = wording(before, after)
    if before == after:
        assert pieces == ()
        return
    for text, other in ((before, "added"), (after, "removed")):
        words = " ".join(piece.text for piece in pieces if piece.kind.value != other).split()
        assert "…" in words or words == text.split()
