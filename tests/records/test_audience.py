"""The audience stands in the types: no page can be made from records that nobody has filtered."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.handbooks import ROOT

IMPORTS = """\
from datetime import date
from pathlib import Path
from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.gone.ledger import remember

def use(records: AllRecords, day: date) -> None:
"""


RIGHT = "plan_of(for_audience(records, Audience.PUBLIC), day)"
WRONG = {
    "plan_of(records, day)": '"plan_of" has incompatible type "AllRecords"',
    "for_audience(records, Audience.PUBLIC).warnings": 'has no attribute "warnings"',
    "for_audience(records, Audience.PUBLIC).permalinks": 'has no attribute "permalinks"',
    "remember(for_audience(records, Audience.PUBLIC), Path(), is_kept=True)": (
        '"remember" has incompatible type "Handbook"'
    ),
}
"""Lines that have all records of a project and a day, and the error that mypy gives for each."""


@pytest.mark.slow
def test_records_that_nobody_has_filtered_are_a_type_error(tmp_path: Path) -> None:
    path = tmp_path / "use.py"
    body = "".join(f"    {line}\n" for line in (RIGHT, *WRONG))
    path.write_text(f"{IMPORTS}{body}", encoding="utf-8")
    # In a process of its own: mypy lets Python recurse deeper, and later tests would be slow.
    config = str(ROOT / "pyproject.toml")
    cache = str(ROOT / ".mypy_cache")
    options = ["--config-file", config, "--cache-dir", cache]
    command = [sys.executable, "-m", "mypy", *options, str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not answer.stderr
    lines = answer.stdout.splitlines()
    told = {int(line.split(":")[1]): line for line in lines if ": error: " in line}
    first = IMPORTS.count("\n") + 2
    assert list(told) == list(range(first, first + len(WRONG)))
    for error, line in zip(WRONG.values(), told.values(), strict=True):
        assert error in line
