"""A reading with a day that has not come is told, and is in no figure."""

from datetime import date

import pytest
from typer.testing import CliRunner

from planhandbok import cli
from planhandbok.cli import app
from planhandbok.plan.a3.to_come import readings_to_come
from tests.support.handbooks import Scratch

READINGS = """\
måling:
  - id: m1
    parameter: Elever
    nullpunkt: {dato: 2026-01-01, verdi: 10}
    målinger:
      - {dato: 2026-11-20, verdi: 20}
      - {dato: 2026-11-21, verdi: 30}
      - {dato: desember 2026, verdi: 40}
"""


@pytest.mark.parametrize(
    ("today", "lines"),
    [(date(2026, 11, 20), [15, 16]), (date(2026, 11, 21), [16]), (date(2026, 12, 1), [])],
)
def test_each_reading_after_today_is_told_where_it_stands(
    scratch: Scratch, today: date, lines: list[int]
) -> None:
    scratch.a3("skolemat", READINGS)
    told = readings_to_come(scratch.records().sheets, scratch.folder, today)
    assert [problem.line for problem in told] == lines


def test_check_tells_it(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch.a3("skolemat", READINGS)
    monkeypatch.setattr(cli, "today", lambda: date(2026, 11, 30))
    done = CliRunner().invoke(app, ["check", "--project", str(scratch.folder)])
    assert done.exit_code == 0
    assert done.stdout.count("har en dato som ikke er kommet") == 1
