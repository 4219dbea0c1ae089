"""The ledger as a text: a sorted line for each address, read and merged line by line."""

from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.records.addresses import ledger
from planhandbok.records.addresses.ledger import ledger_in, ledger_text
from planhandbok.records.schema.a3 import Access

ADDRESS = st.from_regex(r"\A[\w ,:'\"&()-]+/([\w.-]{3,5}/)?(#[\w-]+)?\Z").map(
    lambda address: normalize("NFC", address)
)
"""A page is named in NFC, whatever its file is named in."""
LEDGERS = st.dictionaries(ADDRESS, st.sampled_from(Access))


@pytest.mark.slow
@given(LEDGERS)
def test_ledger_is_yaml_with_a_sorted_line_for_each_address(known: dict[str, Access]) -> None:
    text = ledger_text(known)
    assert (yaml.safe_load(text) or {}) == {
        address: access.value for address, access in known.items()
    }
    assert ledger_in(text)[0].entries == known
    assert len(text.splitlines()) == len(known) + 2


@pytest.mark.slow
@given(LEDGERS, LEDGERS, st.randoms())
def test_union_of_two_ledgers_holds_both(
    ours: dict[str, Access], theirs: dict[str, Access], chance: Any
) -> None:
    lines = (ledger_text(ours) + ledger_text(theirs)).splitlines()
    chance.shuffle(lines)
    ledger, problems = ledger_in("\n".join(lines))
    opened = {
        address
        for each in (ours, theirs)
        for address, access in each.items()
        if access == "offentlig"
    }
    assert not problems
    assert ledger.entries == {
        address: Access.PUBLIC if address in opened else Access.INTERNAL
        for address in {**ours, **theirs}
    }


def test_a_ledger_of_60_000_addresses_is_read_line_by_line(monkeypatch: Any) -> None:
    known = {f"a3/plan-{n // 15}/#tiltak-t{n % 15}": Access.PUBLIC for n in range(60_000)}
    text = ledger_text(known)
    monkeypatch.setattr(ledger, "plain_data", lambda *_: pytest.fail("a plain line needs no YAML"))
    assert len(ledger_in(text)[0].entries) == 60_000


@pytest.mark.parametrize("line", ["veiledning/årshjul/: intern", '"veiledning/på/#å": intern'])
def test_an_address_is_the_same_however_a_mac_has_written_it(line: str) -> None:
    ledger, problems = ledger_in(normalize("NFD", line))
    assert not problems
    assert ledger.entries == ledger_in(line)[0].entries


@pytest.mark.parametrize(
    "line",
    [
        *("a3/x/: 2027-13-45", "a3/x/: [offentlig]", "a3/x/: {}", "a3/x/:", "[a3/x/]", "? [a3/x/]"),
        *(
            '"a3/x\\0/": intern',
            '"a3/x\\x7f/": intern',
            "a3/x/: &a intern",
            "a3/x/: !!int 1",
            "- a3/x/",
        ),
    ],
)
def test_an_odd_line_of_the_ledger_is_a_problem_and_no_exception(line: str) -> None:
    ledger, problems = ledger_in(f"{line} ")
    assert len(problems) == 1
    assert not ledger.entries
