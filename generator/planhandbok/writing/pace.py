"""The pace at which one user may save: it stops a machine gone wild, and never a writer."""

from collections import defaultdict, deque

from planhandbok.serving.users import OWNER, User

MOST = 60
"""Forms that one user may send in a minute."""
MINUTE = 60.0


class Pace:
    """Remembers when each user has sent forms."""

    def __init__(self) -> None:
        self._times: defaultdict[User, deque[float]] = defaultdict(deque)

    def allows(self, user: User, now: float) -> bool:
        """Return whether a user may send a form `now`, in seconds; the owner always may."""
        if user == OWNER:
            return True
        times = self._times[user]
        while times and times[0] <= now - MINUTE:
            times.popleft()
        if len(times) >= MOST:
            return False
        times.append(now)
        return True
