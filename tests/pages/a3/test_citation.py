"""Pages can be cited by people and read by programs."""

import json
import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from tests.support.handbooks import MKDOCS, SITE_URL, Scratch
from tests.support.repositories import Repository
from tests.support.sites import build_site, read

A3 = "a3/skolemat/"
CASE = "saker: [{saksnummer: 62/26, organ: Kommunestyret, dato: 2026-06-12, utgave: '1.0'}]\n"


def body(scratch: Scratch, address: str = A3) -> str:
    pages = output_of(plan_of(scratch.handbook(), date(2026, 11, 20))).pages
    return str(next(page for page in pages if page.address == address).make().body)


def reference(html: str) -> str:
    """Return the HTML of the reference on a page."""
    return html.partition("<code>")[2].partition("</code>")[0]


def data(html: str) -> Mapping[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def meta(html: str) -> dict[str, str]:
    found = re.findall(r'<meta property="og:([^"]+)" content="([^"]*)">', html)
    assert len(found) == len(dict(found))
    return {name: unescape(content) for name, content in found}


def test_a_reference_names_title_edition_date_owner_case_and_address(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"site_url: {SITE_URL}\n{MKDOCS}")
    scratch.a3("skolemat", CASE)
    address = f"{SITE_URL}{A3}"
    facts = "Utgave 1.0, 4. mars 2026. Eier: Rektor. Sak 62/26."
    assert reference(body(scratch)) == f'<a href="{address}">Skolemat</a>. {facts} {address}'


def test_only_a_case_about_this_very_edition_is_named(scratch: Scratch) -> None:
    scratch.a3("skolemat", f'utgave: "1.1"\n{CASE}')
    assert "Sak" not in reference(body(scratch))


def test_without_an_address_of_the_site_the_path_stands_for_it(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    html = body(scratch)
    assert 'data-phb-cite="/a3/skolemat/"' in html
    assert reference(html).startswith('<a href="./">Skolemat</a>. ')
    assert reference(html).endswith(" /a3/skolemat/")
    assert "url" not in data(html)


def test_markup_in_a_title_is_escaped(scratch: Scratch) -> None:
    scratch.a3("skolemat", "tittel: 'Mat & [drikke] </script><b>'\n")
    html = body(scratch)
    assert ">Mat &amp; [drikke] &lt;/script&gt;&lt;b&gt;</a>" in reference(html)
    assert data(html)["name"] == "Mat & [drikke] </script><b>"
    assert html.count("</script>") == 1


def test_structured_data_describes_the_a3(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"site_url: {SITE_URL}\n{MKDOCS}    kommune: Prøve kommune\n")
    scratch.a3("skolemat", "eier: {rolle: Rektor, person: Kari Prøve}\n")
    assert data(body(scratch)) == {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": "Skolemat",
        "url": f"{SITE_URL}{A3}",
        "version": "1.0",
        "datePublished": "2026-03-04",
        "author": [{"@type": "Organization", "name": "Rektor"}],
        "publisher": {"@type": "Organization", "name": "Prøve kommune"},
    }


def test_citation_is_in_nynorsk_on_a_nynorsk_site(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    språk: nn\n")
    scratch.a3("skolemat")
    html = body(scratch)
    assert "Utgåve 1.0, 4. mars 2026. Eigar: Rektor." in reference(html)


def test_a_frozen_edition_is_cited_as_itself_with_the_case_that_decided_it(real_site: Path) -> None:
    html = read(real_site, "a3/korte-fravaer/2.0")
    address = f"{SITE_URL}a3/korte-fravaer/2.0/"
    cited = reference(html)
    assert cited.endswith(f"Sak 94/23. {address}")
    assert "Utgave 2.0, 20. november 2023." in cited
    assert (data(html)["url"], data(html)["version"]) == (address, "2.0")


@pytest.mark.parametrize(
    ("address", "title", "kind"),
    [
        ("", "Planhåndbok", "website"),
        ("a3/avtaler/", "Avtalelojalitet", "article"),
        (
            "a3/korte-fravaer/2.0/",
            "Lavere korttidsfravær i helse og mestring, utgave 2.0",
            "article",
        ),
        ("sak/94-23/", "Sak 94/23", "article"),
        ("veiledning/1-kvartal/", "1. kvartal: Skaffe overblikk", "article"),
    ],
)
def test_a_page_has_its_own_address_title_and_description(
    real_site: Path, address: str, title: str, kind: str
) -> None:
    html = read(real_site, address)
    whole = f"{SITE_URL}{address}"
    told = meta(html)
    assert re.findall(r'<link rel="canonical" href="([^"]*)"', html) == [whole]
    assert (told["url"], told["title"], told["type"]) == (whole, title, kind)
    assert told["site_name"] == "Planhåndbok"
    assert told["description"]


def committed(scratch: Scratch) -> tuple[Repository, str]:
    """A handbook in git, and the commit of 12 May that made its A3."""
    scratch.a3("skolemat")
    repository = Repository.made_in(scratch.folder)
    return repository, repository.commit("2026-05-12T12:00:00+02:00")


def test_page_names_the_commit_that_last_changed_its_record(scratch: Scratch) -> None:
    repository, commit = committed(scratch)
    scratch.a3("leksehjelp")
    repository.commit("2026-06-01T12:00:00+02:00")
    html = body(scratch)
    assert f"Sist endret 12. mai 2026 ({commit[:7]})" in html
    assert data(html)["dateModified"] == "2026-05-12"


def test_the_commit_is_a_link_where_its_address_is_known(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"repo_url: https://github.com/prove/plan\n{MKDOCS}")
    _, commit = committed(scratch)
    link = f'<a href="https://github.com/prove/plan/commit/{commit}">{commit[:7]}</a>'
    assert link in body(scratch)


def test_without_git_no_commit_is_named(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    html = body(scratch)
    assert "Sist endret" not in html
    assert "dateModified" not in data(html)


def built(scratch: Scratch) -> tuple[str, dict[str, Any]]:
    """The A3's page, and what the site says of how it was built."""
    out = build_site(scratch)
    return read(out, A3), json.loads((out / "bygg.json").read_text(encoding="utf-8"))


def test_build_note_names_the_commit_and_no_page_does(scratch: Scratch) -> None:
    repository, commit = committed(scratch)
    before, note = built(scratch)
    assert note == {
        "audience": "offentlig",
        "commit": commit,
        "date": "2026-11-20",
        "planhandbok": version("planhandbok"),
    }
    scratch.write("notat.txt", "Noe annet enn poster.")
    newer = repository.commit()
    after, note = built(scratch)
    assert (after, note["commit"]) == (before, newer)


def test_build_note_has_no_commit_without_git(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    assert built(scratch)[1]["commit"] is None
