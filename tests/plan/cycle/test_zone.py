"""Effect and resources of a measure give it its zone."""

import pytest

from planhandbok.plan.cycle.zone import Zone, zone_of


@pytest.mark.parametrize(
    ("effect", "effort", "zone"),
    [
        (5, 1, Zone.GREEN),
        (3, 2, Zone.GREEN),
        (5, 3, Zone.YELLOW),
        (3, 5, Zone.YELLOW),
        (2, 2, Zone.ORANGE),
        (1, 1, Zone.ORANGE),
        (2, 3, Zone.RED),
        (1, 5, Zone.RED),
        (None, 3, None),
        (3, None, None),
    ],
)
def test_effect_and_resources_give_one_of_four_colours(
    effect: int | None, effort: int | None, zone: Zone | None
) -> None:
    assert zone_of(effect, effort) is zone
