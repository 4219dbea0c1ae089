"""Addresses of the guide: anchors in plain letters, and the letters of file names as codes."""

from unicodedata import normalize

import pytest

from planhandbok.site.engine.engine import start_engine
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.sites import build_site, read

NEIGHBOUR = "[neste](%C3%A5rshjul%20p%C3%A5%20nytt.md#odegard), [før](årshjul på nytt.md#degard)"


@pytest.mark.slow
def test_pages_and_headings_are_reached_by_every_address_they_have_had(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}\nsite_url: https://k.no/plan/\n")
    name = normalize("NFD", "årshjul på nytt.md")
    scratch.write(f"content/veiledning/{name}", "# Årshjul\n\n## Ødegård\n\nTekst\n")
    scratch.write("content/veiledning/nabo.md", normalize("NFC", f"# Nabo\n\n{NEIGHBOUR}\n"))
    site = build_site(scratch, start=start_engine)
    page = read(site, "veiledning/årshjul på nytt/")
    assert '<span id="degard"></span><h2 id="odegard">' in page
    assert '<link rel="canonical" href="https://k.no/plan/veiledning/%C3%A5rshjul%20p' in page
    assert 'href="../%C3%A5rshjul%20p%C3%A5%20nytt/#odegard"' in read(site, "veiledning/nabo/")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://k.no/plan/veiledning/%C3%A5rshjul%20p%C3%A5%20nytt/</loc>" in sitemap
    assert sitemap.isascii()


def test_pages_that_are_called_as_files_are_built(scratch: Scratch) -> None:
    for name in ("notat.html", "utseende.css"):
        scratch.write(f"content/veiledning/{name}.md", f"# Om {name}\n")
    site = build_site(scratch)
    assert "Om notat.html" in read(site, "veiledning/notat.html/")
    assert "Om utseende.css" in read(site, "veiledning/utseende.css/")
