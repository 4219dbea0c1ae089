"""A lost address is matched with what it has probably become, at a bounded cost."""

from difflib import SequenceMatcher

import pytest

from planhandbok.records.addresses.renames import MOST_COMPARED, Renames


def plan(name: str, *measures: str) -> list[str]:
    return [f"a3/{name}/", *(f"a3/{name}/#tiltak-{measure}" for measure in measures)]


def test_lost_page_matches_the_page_with_most_of_its_records() -> None:
    new = [*plan("maten", "t8"), *plan("annet", "t1", "t2"), *plan("mat-1", "t1")]
    assert Renames(plan("mat", "t1", "t2"), new, new).of("a3/mat/") == "a3/annet/"


def test_equal_matches_are_decided_by_the_nearest_name() -> None:
    new = [*plan("bad", "t1"), *plan("maten", "t1"), *plan("vei", "t1")]
    assert Renames(plan("mat", "t1"), new, new).of("a3/mat/") == "a3/maten/"


def test_lost_record_matches_one_of_its_kind_on_its_page() -> None:
    gone = ["a3/mat/#tiltak-kjokken"]
    new = ["a3/mat/#gevinst-kjokkenet", "a3/bad/#tiltak-kjokkenet", "a3/mat/#tiltak-kjokkene"]
    assert Renames(gone, new, new).of(gone[0]) == "a3/mat/#tiltak-kjokkene"


def test_names_are_compared_only_between_candidates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new = [address for n in range(MOST_COMPARED + 1) for address in plan(f"plan-{n}", "t1")]
    gone = [*plan("plan", "t1"), *plan("egen", "t1", "x")]
    new += plan("noe", "t1", "x")
    renames = Renames(gone, new, new)
    assert renames.of("a3/egen/") == "a3/noe/"
    monkeypatch.setattr(SequenceMatcher, "ratio", lambda _: pytest.fail("too many to compare"))
    assert renames.of("a3/plan/") is None
