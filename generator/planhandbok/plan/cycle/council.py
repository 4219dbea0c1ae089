"""The four years of a municipal council, and the budgets it decides.

Elections are held in September of every fourth year (valgloven), and the new council is
constituted before the end of October (kommuneloven § 7-1). So it decides four budgets: the
first in December of the year of its election.
"""

from datetime import date

from planhandbok.frozen import frozen

YEARS = 4
AN_ELECTION = 2023
"""Any year of an election; the others are counted from it."""


@frozen
class Council:
    """A council by the year of its election. Its years are counted from 1 November."""

    election: int

    @property
    def next_election(self) -> int:
        return self.election + YEARS

    @property
    def years(self) -> tuple[date, ...]:
        """The first day of each of its years."""
        return tuple(date(year, 11, 1) for year in range(self.election, self.next_election))

    @property
    def end(self) -> date:
        """The day after its last: the first day of the next council."""
        return date(self.next_election, 11, 1)


def council_deciding(budget: int) -> Council:
    """Return the council that decides the budget of a year, in December of the year before."""
    decided = budget - 1
    return Council(decided - (decided - AN_ELECTION) % YEARS)
