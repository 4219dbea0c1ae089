"""The parts of the numbers of cases, as eInnsyn has them: a year, and a number in that year.

A case of a body has its year last, «48/26»; an archive case has it first, «2026/1234» or «18/1407».
"""

import re
from typing import NamedTuple

CASE = re.compile(r"(?:.*\D)?0*([0-9]{1,6})\s*/\s*((?:19|20|21)?[0-9]{2})", re.ASCII)
ARCHIVE = re.compile(r"(?:.*\D)?((?:19|20|21)?[0-9]{2})\s*/\s*0*([0-9]{1,9})", re.ASCII)
CENTURY = 2000


class CaseNumber(NamedTuple):
    year: int
    sequence: int


def case_number(written: str) -> CaseNumber | None:
    """Return the parts of «48/26» or «PS 48/2026»; None if it is not written so."""
    found = CASE.fullmatch(written.strip())
    return CaseNumber(_year(found[2]), int(found[1])) if found else None


def archive_number(written: str) -> CaseNumber | None:
    """Return the parts of «2026/1234» or «18/1407»; None if it is not written so."""
    found = ARCHIVE.fullmatch(written.strip())
    return CaseNumber(_year(found[1]), int(found[2])) if found else None


def _year(digits: str) -> int:
    """Read two digits as a year of this century."""
    year = int(digits)
    return year + CENTURY if len(digits) == len("26") else year
