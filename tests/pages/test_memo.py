"""Plans of the pages of an A3 are taken over when another changes."""

from operator import is_

from planhandbok.memo import Memo
from planhandbok.pages.pages import Output, output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.addresses import urls
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from tests.support.handbooks import TODAY, Scratch

MEASURES = "endringstiltak: [{id: t, tiltak: Utred, utredning: mat}]\n"


def planned(scratch: Scratch, memo: Memo) -> Output:
    records = read_records(scratch.folder, memo)
    assert isinstance(records, AllRecords), records
    handbook = for_audience(records, Audience.INTERNAL)
    output = output_of(plan_of(handbook, TODAY, memo), memo)
    memo.forget()
    return output


def made_of(id: str, output: Output) -> list[object]:
    """Return the plans of the page, the board and the PDF of an A3."""
    addresses = (urls.a3_address(id), urls.board_address(id))
    pages = [page for page in output.pages if page.address in addresses]
    return [*pages, *(pdf for pdf in output.pdfs.pdfs if pdf.page == addresses[0])]


def test_plans_of_an_a3_stay_when_another_changes(scratch: Scratch) -> None:
    scratch.a3("bygg")
    scratch.a3("mat")
    memo = Memo()
    before = planned(scratch, memo)
    scratch.a3("bygg", "tittel: Nytt bygg\n")
    after = planned(scratch, memo)
    assert len(made_of("mat", before)) == 3
    assert all(map(is_, made_of("mat", before), made_of("mat", after)))
    assert not any(map(is_, made_of("bygg", before), made_of("bygg", after)))


def test_page_of_an_a3_is_new_when_one_that_it_names_is_called_something_else(
    scratch: Scratch,
) -> None:
    scratch.a3("bygg", MEASURES)
    scratch.a3("mat")
    memo = Memo()
    before = planned(scratch, memo)
    scratch.a3("mat", "tittel: Varm mat\n")
    page = made_of("bygg", planned(scratch, memo))[0]
    assert page is not made_of("bygg", before)[0]
