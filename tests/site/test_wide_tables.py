"""Tables in texts of records can be scrolled with the keyboard, like all other tables."""

from planhandbok.pages.pieces.text import block
from planhandbok.records.schema.settings import Language
from planhandbok.site.wide_tables import with_wide_tables


def test_table_of_a_text_is_named_by_its_heading_and_takes_the_focus() -> None:
    html = f"<h2 id='x'>Nåsituasjon</h2>{block('|a|b|' + chr(10) + '|-|-:|' + chr(10) + '|1|2|')}"
    framed = with_wide_tables(html, Language.BOKMAL)
    start = '<div class="phb-table" role="group" aria-label="Nåsituasjon" tabindex="0"><table class'
    assert start in framed
    assert '<th scope="col" class="phb-right">b</th>' in framed


def test_other_tables_stay_as_they_are() -> None:
    html = '<h2>a</h2><div class="phb-table"><table class="phb"><tr><td>1</td></tr></table></div>'
    assert with_wide_tables(html, Language.BOKMAL) == html
