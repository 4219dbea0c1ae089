"""Scalars are read as text and typed by the schema."""

from tests.support.handbooks import Scratch


def test_scalars_keep_their_spelling(scratch: Scratch) -> None:
    scratch.a3("skolemat", "utgave: 1.10\ntittel: NO\neier: 012\nbegrunnelse: 12:30\n")
    a3 = scratch.handbook().sheets[0].a3
    assert (a3.edition, a3.title, a3.owners[0].role, a3.background) == (
        "1.10",
        "NO",
        "012",
        "12:30",
    )


def test_a_key_without_a_value_is_an_unfinished_form(scratch: Scratch) -> None:
    scratch.a3("skolemat", "nåsituasjon:\nendringstiltak:\n  - id: t1\n    tiltak: X\n    frist:\n")
    a3 = scratch.handbook().sheets[0].a3
    assert a3.current_state is None
    assert a3.measures[0].deadline is None
