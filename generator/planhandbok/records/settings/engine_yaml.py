"""Reads `mkdocs.yml` as the engine does, and keeps the tags that only the engine understands."""

from typing import Any

import yaml
from yaml.constructor import ConstructorError


class Tagged:
    """A value with a tag of the engine's, such as `!ENV`, kept as it is written."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tagged) and self.written == other.written

    def __hash__(self) -> int:
        return hash(self.written)

    @property
    def written(self) -> str:
        """The value as YAML, without the place where it stood."""
        return str(yaml.serialize(self.node, Dumper=yaml.CSafeDumper))


class EngineLoader(yaml.CSafeLoader):
    """Reads the engine's settings without running the code that their tags name."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise ConstructorError(problem=str(error), problem_mark=node.start_mark) from error


for prefix in ("!", "tag:yaml.org,2002:python/"):
    EngineLoader.add_multi_constructor(prefix, lambda loader, tag, node: Tagged(node))


def engine_yaml(text: str) -> dict[str, Any]:
    """Return the settings; raise `ConstructorError` for a value that its type cannot have."""
    settings: dict[str, Any] = yaml.load(text, EngineLoader)  # noqa: S506 a safe loader
    return settings
