"""Goals and units that old versions of the cycles and the settings named: each had its pages.

An author who writes in a browser builds nothing, so nobody commits the ledger, and only git knows
of these.
"""

from collections.abc import Iterator

from planhandbok.records.addresses.urls import goal_address
from planhandbok.records.permanence.published import addresses_of_units
from planhandbok.records.schema.cycle import Goal
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.typed import typed
from planhandbok.records.settings.refused import keys_under, list_under
from planhandbok.records.text.files import CYCLE, MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.yaml.yaml_blocks import Data

OF_UNITS = ("enheter", "roller")
"""The settings that name units."""
OF_GOALS = ("mål", "eksempel")
"""The keys of a cycle that tell of its goals."""


def addresses_of_units_in(data: Data) -> Iterator[str]:
    """Yield the addresses of the units in the data of settings, each key for itself."""
    for key in OUR_SETTINGS:
        data = keys_under(data, key)
    for key, value in data.items():
        settings = typed(Settings, {key: value}, MKDOCS_FILE) if key in OF_UNITS else None
        if isinstance(settings, Settings):
            yield from addresses_of_units(settings)


def addresses_of_goals_in(data: Data) -> Iterator[str]:
    """Yield the addresses of the goals in the data of a cycle, each goal for itself. Nobody was
    promised those of an example.
    """
    if str(data.get("eksempel")).lower() == "ja":
        return
    for row in list_under(data, "mål"):
        goal = typed(Goal, row, CYCLE)
        if isinstance(goal, Goal):
            yield goal_address(goal.id)
