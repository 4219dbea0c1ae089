"""A file of the guide's folder that would lie where a page is gone is told."""

import pytest

from planhandbok.records.text.files import FORWARDING, LEDGER
from tests.support.handbooks import Scratch
from tests.support.repositories import FIRST_DAY, NEXT_DAY, Repository

FILES = ["content/veiledning/ferie/index.html", "content/veiledning/ferie"]
TAKEN = "Adressen til filen er opptatt: der er det en side, eller har vært."
MOVED = "flyttet: [{fra: veiledning/ferie/, flyttet_til: status/}]\n"


@pytest.mark.parametrize("file", FILES)
def test_file_at_a_gone_page_of_the_ledger_is_told(scratch: Scratch, file: str) -> None:
    scratch.write(LEDGER, "veiledning/ferie/: offentlig\n")
    scratch.write(FORWARDING, MOVED)
    assert scratch.told() == []
    scratch.write(file, "Fri")
    assert scratch.messages() == [TAKEN]


@pytest.mark.parametrize("file", FILES)
def test_file_at_a_gone_page_that_only_git_knows_is_told(scratch: Scratch, file: str) -> None:
    scratch.write("content/veiledning/ferie.md", "# Ferie\n")
    repository = Repository.made_in(scratch.folder)
    repository.commit(FIRST_DAY)
    (scratch.folder / "content/veiledning/ferie.md").unlink()
    scratch.write(FORWARDING, MOVED)
    repository.commit(NEXT_DAY)
    scratch.write(file, "Fri")
    assert scratch.messages() == [TAKEN]


def test_file_beside_a_gone_page_is_published(scratch: Scratch) -> None:
    scratch.write(LEDGER, "veiledning/ferie/: offentlig\n")
    scratch.write(FORWARDING, MOVED)
    scratch.write("content/veiledning/ferie/plan.pdf", "Plan")
    assert scratch.told() == []
