"""Changes stand on the page of their A3 and on a page of all changes."""

import json
import re

from planhandbok.pages.changes.diary import MANY, MOST_OF_AN_A3
from planhandbok.records.schema.sheet import Audience
from tests.pages.changes.history import BASE, page, site, with_history
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import Repository


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_changes_stand_on_the_a3_newest_first(scratch: Scratch, repository: Repository) -> None:
    with_history(scratch, repository)
    html = page(site(scratch), "a3/skolemat/").partition('id="endringer">')[2]
    shown = text_of(html)
    order = ["2. november 2026", "Begrunnelsen er skrevet om.", "31. oktober 2026", "Fristen for"]
    places = [
        shown.index(text) for text in [*order, "1. september 2026", "Historikken begynner her."]
    ]
    assert places == sorted(places)
    assert "«Kok» er flyttet fra 1. mai til 1. juni 2026." in shown
    assert '<a href="#tiltak-t1">Kok</a>' in html


def test_reworded_text_is_marked_visually_and_for_screen_readers(
    scratch: Scratch, repository: Repository
) -> None:
    with_history(scratch, repository)
    html = page(site(scratch), "a3/skolemat/")
    (added,) = re.findall(r"<ins>(.*?)</ins>", html, re.DOTALL)
    assert text_of(added) == "Nytt: varm Slutt på nytt."


def test_page_of_all_changes_is_grouped_by_month(scratch: Scratch, repository: Repository) -> None:
    with_history(scratch, repository)
    html = page(site(scratch), "endringer/")
    months = re.findall(r'<h2 id="(20[\d-]+)">(.*?)</h2>', html)
    assert [name for _, name in months] == ["November 2026", "Oktober 2026", "September 2026"]
    assert months[0][0] == "2026-11"
    assert '<a href="../a3/skolemat/">Skolemat</a>' in html
    assert '<a href="../a3/skolemat/#tiltak-t1">Kok</a>' in html


def test_many_new_a3s_at_once_are_counted(scratch: Scratch, repository: Repository) -> None:
    repository.commit()
    for number in range(MANY + 1):
        scratch.a3(f"plan-{number}")
    repository.commit()
    assert f"{MANY + 1} nye A3-er" in page(site(scratch), "endringer/")


def test_old_entries_of_an_a3_are_folded_and_then_left_out(
    scratch: Scratch, repository: Repository
) -> None:
    for number in range(MOST_OF_AN_A3 + 5):
        scratch.a3("skolemat", f"tittel: Tittel {number}\n")
        repository.commit()
    diary = page(site(scratch), "a3/skolemat/").partition('id="endringer">')[2]
    before, _, folded = diary.partition("<details")
    assert before.count("Tittelen er endret") == 3
    assert folded.count("Tittelen er endret") == MOST_OF_AN_A3 - 3


def test_without_git_the_list_of_changes_says_that_history_is_missing(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    out = site(scratch)
    assert "historikken manglet da nettstedet ble bygd" in text_of(page(out, "endringer/"))
    assert 'id="endringer"' not in page(out, "a3/skolemat/")


def test_a_shallow_checkout_says_that_older_changes_are_not_there(
    scratch: Scratch, repository: Repository
) -> None:
    with_history(scratch, repository)
    clone = scratch.folder.parent / "grunn"
    repository.git("clone", "--quiet", "--depth=2", f"file://{scratch.folder}", str(clone))
    shown = text_of(page(site(Scratch(clone)), "endringer/"))
    assert "Eldre endringer kan ikke vises" in shown
    assert "Begrunnelsen er skrevet om." in shown
    assert "Fristen" not in shown


def test_repository_without_record_commits_has_no_changes(
    scratch: Scratch, repository: Repository
) -> None:
    repository.write("les.md", "x\n")
    repository.git("add", "les.md")
    repository.git("commit", "--quiet", "--message", "Start")
    scratch.a3("skolemat")
    out = site(scratch)
    assert "Ingen endringer er lagret ennå." in page(out, "endringer/")
    assert 'id="endringer"' not in page(out, "a3/skolemat/")


def secret_history(scratch: Scratch, repository: Repository) -> None:
    """Commit a past with internal A3s; what is there now is public, but for one."""
    scratch.write("mkdocs.yml", f"site_url: {BASE}\n{MKDOCS}")
    scratch.a3("hemmelig", "offentlighet: intern\ntittel: Unevnelig\n")
    scratch.a3("forsvunnet", "offentlighet: intern\ntittel: Unevnelig igjen\n")
    scratch.a3("skolemat", "offentlighet: intern\ntittel: Unevnelig mat\n")
    repository.commit()
    (scratch.folder / "a3/2027/forsvunnet.yml").unlink()
    ended = "{adresse: a3/forsvunnet/, tittel: Unevnelig, dato: 2026-11-20, grunn: Ferdig.}"
    scratch.write("a3/adresser.yml", f"avsluttet:\n  - {ended}\n")
    scratch.a3("skolemat", "begrunnelse: Se [dette](a3:hemmelig).\noverordnet: hemmelig\n")
    repository.commit()
    scratch.a3("skolemat", "begrunnelse: Se det [andre](a3:hemmelig) her.\n")
    repository.commit()


def test_public_site_has_no_trace_of_internal_history(
    scratch: Scratch, repository: Repository
) -> None:
    secret_history(scratch, repository)
    out = site(scratch, Audience.PUBLIC)
    assert "Begrunnelsen" in page(out, "endringer/")
    for path in out.rglob("*"):
        if path.is_file():
            text = path.read_bytes().decode(errors="replace").casefold()
            assert "unevnelig" not in text, path
            assert "hemmelig" not in text, path
            assert "forsvunnet" not in text, path
    assert "Unevnelig igjen" in page(site(scratch), "endringer/")


def test_moved_and_ended_a3s_are_told_as_moved_and_ended(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.write("mkdocs.yml", f"site_url: {BASE}\n{MKDOCS}")
    scratch.write("permalenker.yml", "a3/skolemat/: offentlig\na3/frukt/: offentlig\n")
    scratch.a3("skolemat")
    scratch.a3("frukt", "tittel: Frukt\n")
    first = repository.commit()
    scratch.end("skolemat", "frukt")
    scratch.a3("mat")
    text = scratch.text("a3/adresser.yml")
    moved = "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/mat/}]\n"
    kept = [line for line in text.splitlines() if "a3/skolemat/" not in line]
    scratch.write("a3/adresser.yml", moved + "\n".join(kept))
    repository.commit()
    out = site(scratch, Audience.PUBLIC)
    html = page(out, "endringer/")
    told = text_of(html)
    assert "Adressen er endret fra a3/skolemat/ til a3/mat/." in told
    assert "A3-en ble avsluttet 1. november 2026." in told
    assert told.count("Historikken begynner her, med 1 A3 ") == 1
    assert 'href="../a3/frukt/">Frukt</a>' in html
    assert "Historikken begynner her." in text_of(
        page(out, "a3/mat/").partition('id="endringer"')[2]
    )
    feed = json.loads((out / "endringer/feed.json").read_text(encoding="utf-8"))
    assert feed["items"][-1]["id"] == f"{BASE}a3/skolemat/#{first}"
    assert f"{BASE}a3/frukt/" in {item["url"] for item in feed["items"]}
    old, new, ended = (
        json.loads((out / f"a3/{id}/feed.json").read_text(encoding="utf-8"))
        for id in ("skolemat", "mat", "frukt")
    )
    assert (old["items"], old["home_page_url"]) == (new["items"], f"{BASE}a3/mat/")
    assert old["feed_url"] == f"{BASE}a3/skolemat/feed.json"
    assert [item["content_text"] for item in ended["items"]] == [
        "A3-en ble avsluttet 1. november 2026."
    ]


def test_history_begins_with_the_number_of_its_a3s(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("skolemat")
    repository.commit(at="2026-11-01T12:00:00+01:00")
    scratch.a3("svomming")
    repository.commit(at="2026-11-02T12:00:00+01:00")
    told = text_of(page(site(scratch), "endringer/"))
    assert "Svomming 2. november 2026 Ny A3." in told
    assert "Historikken begynner her, med 1 A3 1. november 2026" in told
    assert "Skolemat" not in told


def test_change_that_nobody_can_read_anything_of_is_left_out(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("skolemat")
    repository.commit(at="2026-11-01T12:00:00+01:00")
    scratch.a3("skolemat", "begrunnelse: Elevene trenger **mat**.\n")
    repository.commit(at="2026-11-02T12:00:00+01:00")
    out = site(scratch)
    for address in ("endringer/", "a3/skolemat/"):
        told = text_of(page(out, address))
        assert "ikke gjengis" not in told, address
    assert "2. november" not in text_of(page(out, "endringer/"))
