"""The real handbook, planned for the day of the tests."""

import pytest

from planhandbok.plan.cycle.calendar import CycleFigure, cycle_figure
from planhandbok.records.handbook import Handbook
from tests.support.handbooks import SAMPLES, TODAY, handbook_of


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return handbook_of(SAMPLES)


@pytest.fixture(scope="module")
def cycle(handbook: Handbook) -> CycleFigure:
    return cycle_figure(handbook.cycles[-1], handbook.method, TODAY)
