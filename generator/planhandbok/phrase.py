"""A text of ours to people, which can be told in another language where it is shown.

Every room may import this module; it imports none.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

Translate = Callable[[str], str]
"""Returns the translation of a text that stands in the catalogue."""
Say = Callable[[str], str]
"""Returns the translation of a phrase, and what somebody has written as it is."""


class Phrase(str):
    """A text in bokmål that keeps what it was made of: `template` as it stands in the catalogue,
    and the `fields` that are filled in, some of which may be phrases themselves.

    Whoever knows no other language uses it as the text it is.
    """

    __slots__ = ("fields", "template")
    template: str
    fields: Mapping[str, object]

    def __new__(cls, template: str, /, **fields: object) -> Self:
        phrase = super().__new__(cls, template.format(**fields))
        phrase.template = template
        phrase.fields = fields
        return phrase

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Let a copy, in another process too, be made in the same way."""
        return (self.template,), dict(self.fields)

    def __str__(self) -> "Phrase":
        return self

    def with_fields(self, fields: Mapping[str, object]) -> "Phrase":
        """Return the same text with other fields."""
        return Phrase(self.template, **fields)

    def translated(
        self, gettext: Translate, shown: Callable[[object], object] = lambda field: field
    ) -> str:
        """Return the text with the translation of each template, and other fields as they are
        `shown`; "" for "", which gettext maps to the header of a catalogue.
        """
        if not self.template:
            return ""
        fields = {
            name: field.translated(gettext, shown) if isinstance(field, Phrase) else shown(field)
            for name, field in self.fields.items()
        }
        return gettext(self.template).format(**fields)


def phrase_of(template: str, fields: Mapping[str, object]) -> Phrase:
    """Return a phrase of what another one kept, as one process tells it to the next."""
    return Phrase(template, **fields)


def joined(between: str, parts: Iterable[str]) -> Phrase:
    """Return parts as one text, with those that are not empty; `between` is in no language."""
    fields = {f"part_{number}": part for number, part in enumerate(filter(None, parts))}
    return Phrase(between.join(f"{{{name}}}" for name in fields), **fields)


EMPTY = joined("", ())


def known(text: str) -> Phrase:
    """Return a text that may be one of ours, such as a key: it stands in the catalogue if it is."""
    return Phrase(text.replace("{", "{{").replace("}", "}}"))
