"""Makes frozen dataclasses, quickly. Every room may import it; it imports none."""

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, dataclass_transform


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: Any = None, *, kw_only: bool = False, slots: bool = False, eq: bool = True) -> Any:
    """Do as `dataclass(frozen=True)`, which compiles six functions for each class: there are
    hundreds, and commands wait for them. Here `__init__` alone is compiled.

    It is the type checker that refuses to assign to a field. Nothing looks while the program runs,
    so a value is made in half the time.
    """
    if kind is None:
        return lambda kind: frozen(kind, kw_only=kw_only, slots=slots, eq=eq)
    made = dataclass(kind, repr=False, eq=False, kw_only=kw_only, slots=slots)
    made.__repr__ = _shown
    if eq:
        _compare_by_value(made)
    return made


def _shown(value: Any) -> str:
    shown = (f"{part.name}={getattr(value, part.name)!r}" for part in fields(value) if part.repr)
    return f"{type(value).__qualname__}({', '.join(shown)})"


def _compare_by_value(kind: Any) -> None:
    names = [part.name for part in fields(kind) if part.compare]
    values = attrgetter(*names) if names else type

    def is_equal(value: Any, other: Any) -> Any:
        return values(value) == values(other) if type(other) is type(value) else NotImplemented

    def hash_of(value: Any) -> int:
        return hash(values(value))

    kind.__eq__ = is_equal
    kind.__hash__ = hash_of
