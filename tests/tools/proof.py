"""Marks the further cases of a test as proof, which `make test` leaves to `make proof`."""

from collections.abc import Iterable
from typing import Any

import pytest


def proof_after(first: int, cases: Iterable[Any]) -> list[Any]:
    """Return the cases, those after the first ones as proof; a tuple has several arguments."""
    every = list(cases)
    further = (case if isinstance(case, tuple) else (case,) for case in every[first:])
    return [*every[:first], *(pytest.param(*case, marks=pytest.mark.proof) for case in further)]
