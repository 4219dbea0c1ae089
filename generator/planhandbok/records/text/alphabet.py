"""The order of the Norwegian alphabet, for names that are listed."""

AFTER_Z = str.maketrans("æäøöå", "{{||}")
"""The signs that follow z in every encoding stand in for the letters that do so in Norwegian."""


def alphabetical(text: str) -> tuple[str, str]:
    """What to sort a text by: its letters, and the text itself where only case differs."""
    return text.casefold().translate(AFTER_Z), text
