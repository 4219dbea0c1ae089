"""Words of the glossary show what they mean, wherever they stand in running text."""

import re
from pathlib import Path

import pytest

from planhandbok.pages.guide.meanings import meanings
from planhandbok.plan.cycle.urgency import SOON
from planhandbok.records.guide.glossary import Term
from planhandbok.records.schema.settings import Language
from planhandbok.site.meanings import END_OF_PROSE, PROSE, with_meanings
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.sites import build_site, read

BUTTON = re.compile(r"<button[^>]*>(.*?)</button>", re.DOTALL)
NOTES = re.compile(r'<span class="phb-meaning".*?</span>', re.DOTALL)
TOGETHER = re.compile(r'<span class="phb-together">(.*?)</span>', re.DOTALL)
NOTE = re.compile(r'<span [^>]*id="(.*?)"')


def term(*forms: str) -> Term:
    return Term(forms[0].replace(" ", "-"), forms[0], "Forklaring.", forms, "ord.md")


TERMS = (
    term("gevinst"),
    term("i rute"),
    term("nullpunkt", "baseline"),
    term("virkning"),
    term("indirekte virkning"),
    term("budsjettvirkning"),
    term("direkte", "direkte budsjettvirkning"),
)


def marked(html: str) -> str:
    """The HTML with brackets around each word that shows its meaning."""
    return TOGETHER.sub(r"\1", together(html))


def together(html: str) -> str:
    """Return it with a span around each word and the signs that stay on its line."""
    shown = with_meanings(html, meanings(TERMS, "", Language.BOKMAL))
    return BUTTON.sub(r"[\1]", NOTES.sub("", shown))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>En gevinst er en gevinst.</p>", "<p>En [gevinst] er en [gevinst].</p>"),
        ("<p>Gevinstene kom.</p>", "<p>[Gevinstene] kom.</p>"),
        ("<p>Gevinstens eier.</p>", "<p>[Gevinstens] eier.</p>"),
        ("<p>En gevinstplan og bigevinst.</p>", "<p>En gevinstplan og bigevinst.</p>"),
        ("<p>gevinst-plan, så gevinst</p>", "<p>gevinst-plan, så [gevinst]</p>"),
        ("<h2>Gevinst</h2><p>gevinst</p>", "<h2>Gevinst</h2><p>[gevinst]</p>"),
        ('<a href="#">gevinst</a> <em>gevinst</em>', '<a href="#">gevinst</a> <em>[gevinst]</em>'),
        ('<i title="gevinst">x</i>', '<i title="gevinst">x</i>'),
        ("<code>gevinst</code>", "<code>gevinst</code>"),
        ("<p>Et baseline.</p>", "<p>Et [baseline].</p>"),
        ("<p>baseline og nullpunkt</p>", "<p>[baseline] og [nullpunkt]</p>"),
        ("<p>Indirekte virkning. Virkning.</p>", "<p>[Indirekte virkning]. [Virkning].</p>"),
        ("<p>indirekte <b>virkning</b></p>", "<p>indirekte <b>[virkning]</b></p>"),
        ("<p>gevinst&nbsp;nullpunkt</p>", "<p>[gevinst]&nbsp;[nullpunkt]</p>"),
        (
            "<p>Fra gevinst/skole-mat/ til gevinst.</p>",
            "<p>Fra gevinst/skole-mat/ til [gevinst].</p>",
        ),
        ("<p>gevinst/kostnad</p>", "<p>[gevinst]/kostnad</p>"),
        ("<p>İ gevinst</p>", "<p>İ [gevinst]</p>"),
        ("gevinst", "[gevinst]"),
        ("<p>Gevinst-en, gevinst-</p>", "<p>[Gevinst-en], gevinst-</p>"),
        ("<p>gevinst- og</p>", "<p>gevinst- og</p>"),
        ("", ""),
        ("<p>i rute 2, i rute</p>", "<p>i rute 2, [i rute]</p>"),
        ("<p>Gevinst: Mindre kø</p>", "<p>Gevinst: Mindre kø</p>"),
        ("<table><td>gevinst</td></table>", "<table><td>gevinst</td></table>"),
        ("<dl><dd>gevinst</dd></dl>", "<dl><dd>gevinst</dd></dl>"),
        (
            '<span class="phb-who">Eier av gevinst</span> gevinst',
            '<span class="phb-who">Eier av gevinst</span> [gevinst]',
        ),
        (
            '<li><span class="phb-badge phb-good">I rute</span> i rute</li>',
            '<li><span class="phb-badge phb-good">I rute</span> [i rute]</li>',
        ),
        ("<p>En direkte budsjettvirkning.</p>", "<p>En [direkte budsjettvirkning].</p>"),
        ("<p>indirekte\nvirkning</p>", "<p>[indirekte\nvirkning]</p>"),
        ('<i title="a > gevinst">x</i>', '<i title="a > gevinst">x</i>'),
        ("<!-- a > gevinst --> gevinst", "<!-- a > gevinst --> [gevinst]"),
        ("<H2>gevinst</H2> gevinst", "<H2>gevinst</H2> [gevinst]"),
        ("post@gevinst.no og gevinst.no", "post@gevinst.no og gevinst.no"),
        ("Slutt på gevinst. Så", "Slutt på [gevinst]. Så"),
        (
            "gevinst <!--prose-->gevinst<p>virkning<!--/prose-->, virkning</p>"
            "<!--prose-->gevinst<!--/prose-->",
            "gevinst [gevinst]<p>[virkning], virkning</p>[gevinst]",
        ),
    ],
)
def test_every_use_in_prose_is_marked(html: str, shown: str) -> None:
    assert marked(html) == shown


def test_meaning_stands_on_a_page_once() -> None:
    html = with_meanings("<p>gevinst, gevinster</p>", meanings(TERMS, "", Language.BOKMAL))
    assert NOTE.findall(html) == ["ord-gevinst"]


def test_first_line_of_help_tells_what_badges_and_cells_say() -> None:
    html = (
        '<p class="phb-help"><a href="#">Hjelp</a></p><table><td>Nullpunkt</td><td>Virkning av</td>'
        '<td><span class="phb-badge phb-good">I rute</span></td></table>'
        '<p class="phb-help"><a href="#">Mer</a></p>'
    )
    told = with_meanings(html, meanings(TERMS, "", Language.BOKMAL))
    assert NOTE.findall(told) == ["ordene"]
    first, _, second = told.partition("<table>")
    assert re.findall(r">([\w ]+)</a>:", first) == ["i rute", "nullpunkt"]
    assert second.endswith('<p class="phb-help"><a href="#">Mer</a></p>')


def test_no_button_tells_of_badges_where_no_word_is_known() -> None:
    html = '<p class="phb-help"><a href="#">Hjelp</a></p><span class="phb-badge">Ny</span>'
    assert with_meanings(html, meanings(TERMS, "", Language.BOKMAL)) == html


GLOSSARY = """\
# Ord

## Nullpunkt {#nullpunkt}

Verdien «før» tiltaket starter & 1 < 2.

[Måling](maling.md#forst)

Også: baseline, utgangsverdi

## Rektor {#rektor}

Lederen for skolen.
"""

GLOSSARY_WITH_NUMBERS = """\
# Ord

## Innen [tall:snart-dager] dager {#innen}

Om [tall:snart-dager] dager eller før.

## Testtall {#testtall}

Skriv `[tall:navn]` eller <code>[tall:lite]</code> for å vise tallet i testtall.
"""


@pytest.fixture
def site(scratch: Scratch) -> Path:
    scratch.write("mkdocs.yml", MKDOCS + "    ordliste: veiledning/ordliste.md\n")
    scratch.write("content/veiledning/ordliste.md", GLOSSARY)
    scratch.write("content/veiledning/maling.md", "# Måling\n\n## Først {#forst}\n\nEn baseline.\n")
    scratch.a3(
        "skolemat", "nåsituasjon: Vi har ingen utgangsverdi. Nullpunktet kommer. Rektor er ny.\n"
    )
    return build_site(scratch)


def test_a_record_shows_the_meaning_and_where_to_read_more(site: Path) -> None:
    html = read(site, "a3/skolemat/")
    assert html.count('class="phb-word"') == 3
    assert PROSE not in html
    assert END_OF_PROSE not in html
    assert re.search(r'popovertarget="ord-nullpunkt">utgangsverdi</button>', html)
    assert "Verdien «før» tiltaket starter &amp; 1 &lt; 2." in html
    assert 'href="../../veiledning/maling/#forst"' in html


def test_a_page_of_the_guide_shows_it_too(site: Path) -> None:
    html = read(site, "veiledning/maling/")
    assert 'popovertarget="ord-nullpunkt">baseline</button>' in html
    assert 'href="../../veiledning/maling/#forst"' in html


def test_a_word_without_a_page_of_its_own_leads_to_the_glossary(site: Path) -> None:
    assert 'href="../../veiledning/ordliste/#rektor"' in read(site, "a3/skolemat/")


def test_numbers_are_filled_in_where_the_glossary_has_them_outside_code(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS + "    ordliste: veiledning/ordliste.md\n")
    scratch.write("content/veiledning/ordliste.md", GLOSSARY_WITH_NUMBERS)
    scratch.a3("skolemat", f"nåsituasjon: Frist innen {SOON.days} dager, som i testtall.\n")
    html = read(build_site(scratch), "a3/skolemat/")
    assert f'popovertarget="ord-innen">innen {SOON.days} dager</button>' in html
    assert f"Om {SOON.days} dager eller før." in html
    assert 'popovertarget="ord-testtall">testtall</button>' in html
    assert "Skriv [tall:navn] eller [tall:lite] for å vise tallet i testtall." in html
    assert "[tall:snart" not in html


def test_glossary_page_has_no_explanations(site: Path) -> None:
    assert "phb-word" not in read(site, "veiledning/ordliste/")


def test_without_a_glossary_nothing_is_marked(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    html = read(build_site(scratch), "a3/skolemat/")
    assert "phb-word" not in html
    assert PROSE not in html
    assert END_OF_PROSE not in html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>En gevinst. Slutt</p>", "<p>En {[gevinst].} Slutt</p>"),
        ("<p>Det («gevinst»), altså</p>", "<p>Det {(«[gevinst]»),} altså</p>"),
        ("<p>(gevinst og mer)</p>", "<p>{([gevinst]} og mer)</p>"),
        ("<p>En gevinst kom</p>", "<p>En [gevinst] kom</p>"),
        ("<p>gevinst,nullpunkt</p>", "<p>{[gevinst],}[nullpunkt]</p>"),
    ],
)
def test_signs_stay_on_the_line_of_their_word(html: str, shown: str) -> None:
    assert TOGETHER.sub(r"{\1}", together(html)) == shown
