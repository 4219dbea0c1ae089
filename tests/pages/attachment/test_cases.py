"""The attachment lists the cases that dealt with the A3."""

from tests.pages.attachment.reading import document, paragraphs
from tests.support.handbooks import MKDOCS, SITE_URL, Scratch


def test_cases_are_listed_with_body_edition_and_decision(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"site_url: {SITE_URL}\n{MKDOCS}")
    case = "saksnummer: 62/26, organ: kommunestyret, dato: 2026-05-12, utgave: 0.9"
    archive = "saksnummer: 1/26, organ: Utvalget, lenke: 'https://arkiv.example/1', arkivsak: 26/3"
    scratch.a3("skolemat", f"saker: [{{{case}, vedtak: Skolene *prøver*.}}, {{{archive}}}]\n")
    word = document(scratch)
    assert paragraphs(word, "Heading 2")[-2:] == ["Politiske saker", "Hele A3-en"]
    items = [paragraph for paragraph in word.paragraphs if paragraph.text.startswith("Sak ")]
    assert {item.text for item in items} == {
        "Sak 62/26, Kommunestyret, 12. mai 2026, utgave 0.9: Skolene prøver.",
        "Sak 1/26, Utvalget, arkivsak 26/3",
    }
    links = {link.url for item in items for link in item.hyperlinks}
    assert links == {f"{SITE_URL}sak/62-26/", "https://arkiv.example/1"}
