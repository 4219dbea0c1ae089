"""The audience stands in the types: no page can be made from records that nobody has filtered."""

from pathlib import Path

import pytest
from mypy import api

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


def type_errors(line: str, folder: Path) -> str:
    """Return mypy's errors for a line that has all records of a project and a day."""
    path = folder / "use.py"
    path.write_text(f"{IMPORTS}    {line}\n", encoding="utf-8")
    config = ROOT / "pyproject.toml"
    cache = ROOT / ".mypy_cache"
    answer, failure, _ = api.run(
        ["--config-file", str(config), "--cache-dir", str(cache), str(path)]
    )
    assert not failure
    return answer


@pytest.mark.slow
def test_records_of_one_audience_can_be_planned(tmp_path: Path) -> None:
    line = "plan_of(for_audience(records, Audience.PUBLIC), day)"
    assert "Success" in type_errors(line, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("plan_of(records, day)", '"plan_of" has incompatible type "AllRecords"'),
        ("for_audience(records, Audience.PUBLIC).warnings", 'has no attribute "warnings"'),
        ("for_audience(records, Audience.PUBLIC).permalinks", 'has no attribute "permalinks"'),
        (
            "remember(for_audience(records, Audience.PUBLIC), Path(), is_kept=True)",
            '"remember" has incompatible type "Handbook"',
        ),
    ],
)
def test_records_of_the_wrong_audience_are_a_type_error(
    line: str, error: str, tmp_path: Path
) -> None:
    assert error in type_errors(line, tmp_path)
