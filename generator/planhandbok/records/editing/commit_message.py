"""The message of a commit: what came of each change in words, and who made it."""

from collections.abc import Sequence

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, Say
from planhandbok.records.editing.changes import Difference


@frozen
class Author:
    """The one who made a change; the address is "" where nobody knows it."""

    name: str
    email: str = ""


@frozen
class CommitMessage:
    """The sentence of a commit, and its author: `None` for the one whom git knows."""

    sentence: str
    author: Author | None = None

    @classmethod
    def of(
        cls,
        differences: Sequence[Difference],
        say: Say,
        author: Author | None = None,
        trailer: str = "",
    ) -> "CommitMessage":
        """Return a message that tells the first difference in its subject, and all of them below,
        in full.
        """
        new = [difference for difference in differences if not difference.is_made] or differences
        more = len(new) - 1
        rest = say(Phrase(", og {count} til", count=more)) if more else ""
        words = "\n".join(say(difference.words) for difference in new)
        parts = [new[0].subject.told(say) + rest, words, trailer]
        return cls("\n\n".join(filter(None, parts)), author)
