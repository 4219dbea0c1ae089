"""Tells a test of random things how much to try: a little each time, and much in `make fuzz`."""

import hypothesis


def tries(few: int, many: int) -> int:
    """Return how many to try: few, or many in `make fuzz`."""
    return many if hypothesis.settings.get_current_profile_name() == "fuzz" else few
