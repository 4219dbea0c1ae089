"""Random changes of random authors' records, and whether each kept its promises.

`python -m tests.records.editing.random_changes 100000` tries as many, in all processes.
"""

import re
import sys
from multiprocessing import Pool
from random import Random
from typing import Any

import yaml

from planhandbok.records.editing.forms import NotWritableError
from planhandbok.records.editing.rewriting import rewritten, trimmed
from planhandbok.records.yaml.yaml_text import written_data
from tests.records.editing.authors import Author, random_change, random_record

MARK = re.compile(r"⟦(\d+)⟧")
"""The number of a comment."""
COMMENTS_ABOVE = re.compile(r"(?:[ ]*#[^\n]*\n)*[ ]*\Z")
CHUNK = 100
BYTE_ORDER_MARK = "\ufeff"


def broken_promise(seed: int) -> str:
    """Make a random change, and return what was wrong with it, "" if nothing was."""
    random = Random(seed)  # noqa: S311 no secret
    text = Author.of(random).text(random_record(random))
    broken = broken_by_change(text, random)
    return f"{seed}: {broken}" if broken else ""


def broken_by_change(before: str, random: Random) -> str:
    """Make a random change of a text, and return which promise it broke."""
    data = _data(before)
    wanted = random_change(random, data)
    try:
        after = rewritten(before, wanted)
    except NotWritableError:
        return "not written"
    start, end = _span(before, _changed_path(data, trimmed(wanted)))
    if _data(after) != trimmed(wanted):
        return "reads as something else"
    if not after.startswith(before[:start].rstrip(" ")) or not after.endswith(before[end:]):
        return "something else is changed"
    if "\r\n" in before and "\n" in after.replace("\r\n", ""):
        return "a line end is of another kind"
    is_longer = _count(trimmed(wanted)) >= _count(data)
    if is_longer and not set(MARK.findall(before)) <= set(MARK.findall(after)):
        return "a comment is gone"
    return ""


def _data(text: str) -> Any:
    return trimmed(written_data(text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n"), "").data)


def _changed_path(old: Any, new: Any) -> list[Any]:
    """Return the path to the innermost value that holds all that is different."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        different = [key for key in old if old[key] != new[key]]
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        different = [place for place, item in enumerate(old) if item != new[place]]
    else:
        return []
    if len(different) != 1 or type(old[different[0]]) is not type(new[different[0]]):
        return []
    place = different[0]
    return [place, *_changed_path(old[place], new[place])]


def _span(text: str, path: list[Any]) -> tuple[int, int]:
    """Return the span of the value at a path, with the comments above it and the rest of its last
    line, as libyaml alone finds it; of a value within brackets, that of the outermost.
    """
    bare = text.removeprefix(BYTE_ORDER_MARK)
    uncounted = len(text) - len(bare)  # libyaml begins after the mark
    node: Any = yaml.compose(bare, Loader=yaml.CBaseLoader)
    for place in path:
        if getattr(node, "flow_style", False):
            break
        if isinstance(place, str):
            node = next(value for key, value in node.value if key.value == place)
        else:
            node = node.value[place]
    first = node.start_mark.index + uncounted
    line_stop = text.find("\n", node.end_mark.index + uncounted)
    above = COMMENTS_ABOVE.search(text[:first])
    start = above.start() if above else first
    return start, len(text) if line_stop < 0 else line_stop


def _count(value: Any) -> int:
    """Return the number of texts in a value."""
    if isinstance(value, str):
        return 1
    return sum(map(_count, value.values() if isinstance(value, dict) else value))


def main() -> None:
    with Pool() as pool:
        found = pool.imap_unordered(broken_promise, range(int(sys.argv[1])), chunksize=CHUNK)
        broken = sorted(filter(None, found))
    sys.stdout.write(f"{sys.argv[1]} changes, {len(broken)} broken promises\n" + "\n".join(broken))
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
