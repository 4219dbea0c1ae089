"""Any two versions of an A3 give the changes between them."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.plan.changes.differences import IN_ORDER, PART_LISTS, Change, ChangeKind, changes
from planhandbok.records.schema.a3 import (
    A3,
    A3Kind,
    ChartRow,
    ChartTable,
    Indicator,
    Measure,
    Reading,
    RootCause,
)
from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    Cost,
    StagedAmounts,
    Theme,
    ThemeAnswer,
)
from planhandbok.records.schema.record import Owner
from planhandbok.records.values.benefit_kinds import BenefitKind
from planhandbok.records.values.status import Status

WORDS = st.sampled_from(["a", "b", "c"])
DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 9))
OWNERS = st.lists(st.builds(Owner, role=WORDS), max_size=2).map(tuple)
NUMBERS = st.integers(0, 3).map(Decimal)
READINGS = st.builds(Reading, on=DAYS, value=NUMBERS, comment=st.none() | WORDS)
AMOUNTS = st.dictionaries(st.integers(2027, 2029), st.builds(Amount, expected=NUMBERS), max_size=2)


def parts(record: Any, /, **values: Any) -> Any:
    """Up to three parts of one sort, each with an id of its own."""
    return st.lists(
        st.builds(record, id=WORDS, **values), max_size=3, unique_by=lambda part: part.id
    ).map(tuple)


CHART_TABLES = st.tuples(st.integers(0, 2), WORDS).flatmap(
    lambda shape: st.builds(
        ChartTable,
        id=st.just(shape[1]),
        title=WORDS,
        columns=st.tuples(*[WORDS] * shape[0]),
        rows=st.lists(
            st.builds(ChartRow, name=WORDS, values=st.tuples(*[NUMBERS] * shape[0])), max_size=2
        ).map(tuple),
    )
)


A3S = st.builds(
    A3,
    id=st.just("skolemat"),
    kind=st.just(A3Kind.DEEP_DIVE),
    title=WORDS,
    on=DAYS,
    edition=WORDS,
    owners=st.lists(st.builds(Owner, role=WORDS), min_size=1, max_size=2).map(tuple),
    background=WORDS,
    phase=st.none() | WORDS,
    goals=st.lists(WORDS, max_size=2).map(tuple),
    chart_tables=st.lists(CHART_TABLES, max_size=2, unique_by=lambda table: table.id).map(tuple),
    root_causes=parts(RootCause, cause=WORDS, whys=st.lists(WORDS, max_size=2).map(tuple)),
    measures=parts(
        Measure,
        text=WORDS,
        owners=OWNERS,
        deadline=st.none() | DAYS,
        status=st.none() | st.sampled_from(Status),
    ),
    indicators=parts(
        Indicator,
        parameter=WORDS,
        baseline=st.none() | READINGS,
        readings=st.lists(READINGS, max_size=3).map(tuple),
    ),
    benefits=parts(
        Benefit,
        kind=st.sampled_from(BenefitKind),
        description=WORDS,
        amounts=st.builds(StagedAmounts, estimated=AMOUNTS, decided=AMOUNTS),
    ),
    costs=parts(
        Cost, description=WORDS, amounts=st.dictionaries(st.just(2027), NUMBERS, max_size=1)
    ),
    themes=st.lists(
        st.builds(ThemeAnswer, theme=st.sampled_from(Theme), answer=WORDS),
        max_size=2,
        unique_by=lambda answer: answer.theme,
    ).map(tuple),
)


def shuffled(a3: A3, random: Random) -> A3:
    """Return the A3 with every list of parts in another order."""
    lists = {name: list(getattr(a3, name)) for name in (*PART_LISTS, "goals")}
    for parts in lists.values():
        random.shuffle(parts)
    return replace(a3, **{name: tuple(parts) for name, parts in lists.items()})  # type: ignore[arg-type]


@pytest.mark.slow
@given(A3S, st.randoms(use_true_random=False))
def test_reordered_lists_give_no_change(a3: A3, random: Random) -> None:
    assert changes(a3, a3) == ()
    assert changes(a3, shuffled(a3, random)) == ()


@pytest.mark.slow
@given(A3S, A3S)
def test_every_added_and_removed_part_gives_a_change(before: A3, after: A3) -> None:
    found = changes(before, after)
    for name in ("root_causes", "measures", "indicators", "benefits", "costs"):
        old, new = ({part.id: type(part) for part in getattr(a3, name)} for a3 in (before, after))
        for act, ids in (
            (ChangeKind.ADDED, new.keys() - old.keys()),
            (ChangeKind.REMOVED, old.keys() - new),
        ):
            for id in ids:
                kind = (new | old)[id]
                same = [c for c in found if (c.part.kind, c.part.id, c.kind) == (kind, id, act)]
                assert len([change for change in same if not change.field]) == 1


@pytest.mark.slow
@given(A3S, A3S)
def test_reversed_diff_swaps_added_and_removed(before: A3, after: A3) -> None:
    def sides(found: tuple[Change, ...], first: str, second: str) -> list[str]:
        rows = [
            (
                c.part.kind.__name__,
                c.part.id,
                c.field,
                str(c.at),
                str(getattr(c, first)),
                str(getattr(c, second)),
            )
            for c in found
        ]
        return sorted(map(str, rows))

    there = changes(before, after)
    back = changes(after, before)
    assert sides(there, "before", "after") == sides(back, "after", "before")


def in_order(value: Any) -> Any:
    """A record with all that is in lists in one order, but for those whose order says something."""
    if isinstance(value, tuple):
        return sorted(map(in_order, value), key=repr)
    if is_dataclass(value) and not isinstance(value, type):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: item if name in IN_ORDER else in_order(item) for name, item in named}
    return value


@pytest.mark.slow
@given(A3S, A3S, st.sets(st.sampled_from([field.name for field in fields(A3)])))
def test_every_difference_gives_a_change(before: A3, other: A3, names: set[str]) -> None:
    after = replace(before, **{name: getattr(other, name) for name in names})
    assert bool(changes(before, after)) == (in_order(before) != in_order(after))
