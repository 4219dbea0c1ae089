"""Feeds tell the same as the pages of changes."""

import json
import re
from datetime import datetime
from xml.etree import ElementTree as ET

from tests.pages.changes.history import BASE, page, site, with_history
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import Repository

ATOM = "{http://www.w3.org/2005/Atom}"


def test_feeds_are_complete_atom(scratch: Scratch, repository: Repository) -> None:
    scratch.write("mkdocs.yml", f"site_url: {BASE}\n{MKDOCS}")
    with_history(scratch, repository)
    scratch.a3("lunsj", "enhet: Ærlig & rett\ntittel: <Lunsj> & mat\n")
    repository.commit(at="2026-11-03T12:00:00Z")
    out = site(scratch)
    feeds = sorted(path.relative_to(out).as_posix() for path in out.rglob("feed.atom"))
    assert feeds == [
        *("a3/lunsj/feed.atom", "a3/skolemat/feed.atom"),
        *("endringer/aerlig-rett/feed.atom", "endringer/feed.atom"),
    ]
    ids = []
    for file in feeds:
        feed = ET.parse(out / file).getroot()  # noqa: S314 our own
        assert feed.tag == f"{ATOM}feed"
        (self_link,) = [
            link.get("href") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "self"
        ]
        assert feed.findtext(f"{ATOM}id") == self_link == BASE + file
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Prøve"
        entries = feed.findall(f"{ATOM}entry")
        times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert feed.findtext(f"{ATOM}updated") == max(times, key=datetime.fromisoformat)
        assert all(datetime.fromisoformat(time).tzinfo for time in times)
        for element in (feed, *entries):
            assert element.findtext(f"{ATOM}title")
        for entry in entries:
            assert entry.findtext(f"{ATOM}summary")
            link = entry.find(f"{ATOM}link")
            assert link is not None
            assert (link.get("href") or "").startswith(BASE)
        own = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
        assert len(own) == len(set(own))
        ids.append(own)
    assert sorted(ids[0] + ids[1]) == sorted(ids[3])
    assert all(re.fullmatch(rf"{BASE}a3/[a-z]+/#[0-9a-f]{{40}}", id) for id in ids[3])


def test_json_feeds_tell_the_same_as_atom(scratch: Scratch, repository: Repository) -> None:
    scratch.write("mkdocs.yml", f"site_url: {BASE}\n{MKDOCS}")
    with_history(scratch, repository)
    out = site(scratch)
    for folder in ("endringer", "a3/skolemat"):
        feed = json.loads((out / folder / "feed.json").read_text(encoding="utf-8"))
        atom = ET.parse(out / folder / "feed.atom").getroot()  # noqa: S314 our own
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"{BASE}{folder}/feed.json"
        items = [
            (item["id"], item["title"], item["content_text"], item["date_published"])
            for item in feed["items"]
        ]
        names = ("id", "title", "summary", "updated")
        entries = atom.findall(f"{ATOM}entry")
        assert items == [
            tuple(entry.findtext(f"{ATOM}{name}") for name in names) for entry in entries
        ]
        assert items[0][2] == "Begrunnelsen er skrevet om."
        assert items[0][3] == "2026-11-02T12:00:00+01:00"


def test_without_a_site_address_there_are_no_feeds(
    scratch: Scratch, repository: Repository
) -> None:
    with_history(scratch, repository)
    out = site(scratch)
    assert not [*out.rglob("feed.*")]
    assert "feed." not in page(out, "endringer/") + page(out, "a3/skolemat/")


def test_links_to_feeds_lead_to_them(scratch: Scratch, repository: Repository) -> None:
    scratch.write("mkdocs.yml", f"site_url: {BASE}\n{MKDOCS}")
    scratch.a3("skolemat", "enhet: Oppvekst\n")
    repository.commit()
    out = site(scratch)
    for address, count in (("endringer/", 4), ("a3/skolemat/", 2)):
        links = re.findall(r'href="([^"]*feed\.\w+)"', page(out, address))
        assert len(links) == count
        assert all((out / address / link).is_file() for link in links)
