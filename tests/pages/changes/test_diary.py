"""Changes are told in sentences, on pages and in feeds."""

import json
import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.changes.change_writer import ChangeWriter, Names
from planhandbok.pages.changes.diary import MANY, MOST_OF_AN_A3
from planhandbok.pages.changes.sentences import change_views
from planhandbok.pages.changes.wording import CONTEXT, LONGEST, wording
from planhandbok.plan.changes.differences import PART_LISTS, changes
from planhandbok.records.schema.a3 import (
    A3,
    A3Kind,
    Access,
    Case,
    ChartRow,
    ChartTable,
    Indicator,
    IndicatorKind,
    Measure,
    MeasureStatus,
    Reading,
    RootCause,
)
from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    BenefitKind,
    BenefitUnit,
    BusinessChange,
    Cost,
    Idea,
    StagedAmounts,
    Theme,
    ThemeAnswer,
)
from planhandbok.records.schema.fields import Recurrence
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.sheet import Audience
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.records import page_context
from tests.support.repositories import Repository
from tests.support.sites import build_site

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://plan.example.no/"
DAY = date(2026, 5, 1)
EMPTY = A3(
    id="skolemat",
    kind=A3Kind.DEEP_DIVE,
    title="Skolemat",
    on=DAY,
    edition="1.0",
    owner=Owner(role="Rektor"),
    background="Elevene trenger mat.",
)
MEASURE = Measure(id="t1", text="Ny **rammeavtale**.", deadline=DAY, status=MeasureStatus.DECIDED)
TEN = Decimal(10)
ELEVEN = Decimal("11.5")
INDICATOR = Indicator(id="i1", parameter="Spist", unit="stk", target=Reading(on=DAY, value=TEN))
AMOUNT = Amount(expected=Decimal(400000))
BENEFIT = Benefit(
    id="g1",
    kind=BenefitKind.COST,
    description="Spart",
    unit=BenefitUnit.KRONER,
    amounts=StagedAmounts(decided={2027: AMOUNT}),
)
NAMES = Names({"dypdykk": "Dypdykk"}, [{"m1": "Alle spiser lunsj."}])
WRITER = ChangeWriter(page_context(""), NAMES, "", {"tiltak-t1"})
TABLE = ChartTable(
    id="f1",
    title="Spist",
    columns=("Før", "Nå"),
    rows=(ChartRow(name="Øst", values=(TEN, TEN)), ChartRow(name="Vest", values=(TEN, TEN))),
)


def measure(**new: Any) -> tuple[A3, A3]:
    return replace(EMPTY, measures=(MEASURE,)), replace(EMPTY, measures=(replace(MEASURE, **new),))


def indicator(**new: Any) -> tuple[A3, A3]:
    after = replace(INDICATOR, **new)
    return replace(EMPTY, indicators=(INDICATOR,)), replace(EMPTY, indicators=(after,))


def benefit(**new: Any) -> tuple[A3, A3]:
    after = replace(BENEFIT, **new)
    return replace(EMPTY, benefits=(BENEFIT,)), replace(EMPTY, benefits=(after,))


def decided(**amount: Any) -> tuple[A3, A3]:
    return benefit(amounts=StagedAmounts(decided={2027: Amount(**amount)}))


def table(*rows: ChartRow) -> tuple[A3, A3]:
    after = replace(TABLE, rows=rows)
    return replace(EMPTY, chart_tables=(TABLE,)), replace(EMPTY, chart_tables=(after,))


def header(**new: Any) -> tuple[A3, A3]:
    return EMPTY, replace(EMPTY, **new)


def told(pair: tuple[A3, A3]) -> list[str]:
    views = change_views(changes(*pair), WRITER)
    return [view.sentence.replace("\u00a0", " ") for view in views]


DECIDED = "Det vedtatte beløpet i 2027 for «Spart»"
NAME = "«Ny rammeavtale»"
READING = Reading(on=date(2026, 6, 1), value=ELEVEN)


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (
            measure(deadline=date(2026, 6, 1)),
            f"Fristen for {NAME} er flyttet fra 1. mai til 1. juni 2026.",
        ),
        (
            measure(deadline=date(2027, 6, 1)),
            f"Fristen for {NAME} er flyttet fra 1. mai 2026 til 1. juni 2027.",
        ),
        (measure(deadline=None), f"Fristen for {NAME} er fjernet. Før: 1. mai 2026."),
        (
            measure(deadline=Recurrence.ONGOING),
            f"Fristen for {NAME} er endret fra 1. mai 2026 til løpende.",
        ),
        (
            measure(status=MeasureStatus.STARTED),
            f"Statusen for {NAME} er endret fra besluttet til igangsatt.",
        ),
        (measure(owner=Owner(role="Rektor")), f"Ansvaret for {NAME} er nå Rektor."),
        (measure(comment="Husk {dette}."), f"Kommentaren til {NAME} er lagt til."),
        (measure(text="Nye avtaler"), "Tiltaket «Nye avtaler» er skrevet om."),
        (measure(text="Ny *rammeavtale*."), f"Andre opplysninger om {NAME} er endret."),
        (measure(effect=3), f"Effekten for {NAME} er nå 3."),
        (measure(solves=("r1",)), f"Rotårsakene som {NAME} løser, er endret."),
        (
            indicator(target=Reading(on=DAY, value=ELEVEN)),
            "Målet for «Spist» er endret fra 10 stk til 11,5 stk.",
        ),
        (
            indicator(target=READING),
            "Målet for «Spist» er endret fra 10 stk (01.05.2026) til 11,5 stk (01.06.2026).",
        ),
        (indicator(baseline=READING), "Nullpunktet for «Spist» er nå 11,5 stk (01.06.2026)."),
        (indicator(readings=(READING,)), "Ny måling av «Spist» 1. juni 2026: 11,5 stk."),
        (
            indicator(readings=(READING, Reading(on=date(2026, 9, 1), value=TEN))),
            "2 nye målinger av «Spist». Den siste, 1. september 2026, er 10 stk.",
        ),
        (
            benefit(amounts=StagedAmounts(decided={2027: AMOUNT, 2028: AMOUNT, 2029: AMOUNT})),
            "Vedtatte beløp for «Spart»: 400 000 kr i 2028, 400 000 kr i 2029.",
        ),
        (indicator(kind=IndicatorKind.SUCCESS), "Typen for «Spist» er nå suksess."),
        (
            decided(expected=Decimal(500000), low=TEN, high=TEN),
            f"{DECIDED} er endret fra 400 000 kr til 500 000 (10–10) kr.",
        ),
        (
            decided(expected=AMOUNT.expected, comment="Husk."),
            "Forklaringen av det vedtatte beløpet i 2027 for «Spart» er endret.",
        ),
        (benefit(amounts=StagedAmounts()), f"{DECIDED} er fjernet. Før: 400 000 kr."),
        (header(phase="dypdykk"), "Fasen er nå dypdykk."),
        (
            header(title="Mat {på} skolen"),
            "Tittelen er endret fra «Skolemat» til «Mat {på} skolen».",
        ),
        (header(edition="1.1", on=date(2026, 6, 6)), "Utgaven er endret fra 1.0 til 1.1."),
        (
            header(owner=Owner(role="Rektor", email="r@example.no")),
            "Andre opplysninger om A3-en er endret.",
        ),
        (header(background="Alle trenger mat."), "Begrunnelsen er skrevet om."),
        (header(current_state="Slik er det."), "Nåsituasjonen er fylt ut."),
        (header(goals=("m1",)), "A3-en bidrar nå til målet «Alle spiser lunsj»."),
        (
            header(goals=("borte",), owner=Owner(role="Rektor", email="r@example.no")),
            "Andre opplysninger om A3-en er endret.",
        ),
        (
            benefit(contributes_to=("m1",)),
            "Gevinsten «Spart» bidrar nå til målet «Alle spiser lunsj».",
        ),
        (
            table(ChartRow(name="Øst", values=(TEN, ELEVEN)), TABLE.rows[1]),
            "Tallet for Øst, Nå, i figuren «Spist» er endret fra 10 til 11,5.",
        ),
        (
            table(*(ChartRow(name=name, values=(ELEVEN, ELEVEN)) for name in ("Øst", "Vest"))),
            "4 tall i figuren «Spist» er endret.",
        ),
        (header(access=Access.PUBLIC), "Offentligheten er endret fra intern til offentlig."),
    ],
)
def test_a_change_is_told_in_one_plain_sentence(pair: tuple[A3, A3], sentence: str) -> None:
    assert told(pair) == [sentence]


def test_removed_values_are_told() -> None:
    one_row = table(TABLE.rows[0])
    assert told((one_row[1], one_row[0])) == [
        "Nytt tall for Vest, Før, i figuren «Spist»: 10.",
        "Nytt tall for Vest, Nå, i figuren «Spist»: 10.",
    ]
    assert told(one_row)[0] == "Tallet for Vest, Før, i figuren «Spist» er fjernet. Før: 10."
    with_goal = header(goals=("m1",))
    left = "A3-en bidrar ikke lenger til målet «Alle spiser lunsj»."
    assert told((with_goal[1], with_goal[0])) == [left]


def test_a_move_to_another_budget_is_told_with_both_years() -> None:
    (view,) = change_views(changes(EMPTY, EMPTY, (2027, 2028)), WRITER)
    assert view.sentence == "Budsjettåret er endret fra 2027 til 2028."


EVERY_PART: dict[str, Any] = {
    "root_causes": RootCause(id="x", cause="Navnet"),
    "measures": Measure(id="x", text="Navnet"),
    "indicators": Indicator(id="x", parameter="Navnet"),
    "business_changes": BusinessChange(id="x", text="Navnet"),
    "benefits": Benefit(id="x", kind=BenefitKind.TIME, description="Navnet"),
    "chart_tables": ChartTable(id="x", title="Navnet", columns=(), rows=()),
    "costs": Cost(id="x", description="Navnet", amounts={}),
    "ideas": Idea(id="x", text="Navnet"),
    "themes": ThemeAnswer(theme=Theme.BUDGET, answer="Navnet"),
    "cases": Case(number="62/26", body="kommunestyret"),
}


@pytest.mark.parametrize("name", sorted(PART_LISTS))
def test_every_kind_of_part_can_come_and_go(name: str) -> None:
    part: Any = {name: (EVERY_PART[name],)}
    after = replace(EMPTY, **part)
    (came_in,) = told((EMPTY, after))
    (went_out,) = told((after, EMPTY))
    assert came_in.startswith("Ny")
    assert went_out.endswith(" er fjernet.")


def test_name_links_to_its_part_only_while_it_exists() -> None:
    (view,) = change_views(changes(*measure(status=None)), WRITER)
    assert (view.name, view.href) == ("Ny rammeavtale", "#tiltak-t1")
    (view,) = change_views(changes(*measure(status=None)), replace(WRITER, anchors=()))
    assert view.href == ""


def test_a_long_name_ends_at_a_word() -> None:
    (sentence,) = told(
        (EMPTY, replace(EMPTY, measures=(replace(MEASURE, text="langt ord " * 30),)))
    )
    assert sentence.endswith("langt ord …».")
    assert len(sentence) < 120


def shown(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in wording(before, after)]


def test_a_reworded_text_shows_its_words_and_little_around_them() -> None:
    around = " ".join(f"ord{number}" for number in range(30))
    assert shown(f"{around} gammelt {around}", f"{around} nytt {around}") == [
        ("kept", "… " + " ".join(f"ord{number}" for number in range(30 - CONTEXT, 30))),
        ("removed", "gammelt"),
        ("added", "nytt"),
        ("kept", " ".join(f"ord{number}" for number in range(CONTEXT)) + " …"),
    ]


def test_short_unchanged_gap_joins_its_differences() -> None:
    assert shown("a b c en og i to d e f", "a b c tre og i fire d e f")[1:3] == [
        ("removed", "en og i to"),
        ("added", "tre og i fire"),
    ]


def test_long_new_text_is_cut() -> None:
    (piece,) = wording("", "ord " * 500)
    assert len(piece.text.split()) == LONGEST + 1


TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_kept_and_added_words_are_the_new_text(before: str, after: str) -> None:
    pieces = wording(before, after)
    if before == after:
        assert pieces == ()
        return
    for text, other in ((before, "added"), (after, "removed")):
        words = " ".join(piece.text for piece in pieces if piece.kind.value != other).split()
        assert "…" in words or words == text.split()


@pytest.fixture
def repository(scratch: Scratch) -> Repository:
    return Repository.made_in(scratch.folder)


def site(scratch: Scratch, audience: Audience = Audience.INTERNAL) -> Path:
    return build_site(scratch, audience, f"site-{audience}")


def page(folder: Path, address: str) -> str:
    html = (folder / address / "index.html").read_text(encoding="utf-8")
    return html.partition("<article")[2].partition("</article>")[0]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def with_history(scratch: Scratch, repository: Repository) -> None:
    """A deadline that was moved in October, and a text that was changed in November."""
    tiltak = "endringstiltak:\n  - {{id: t1, tiltak: Kok, frist: {0}}}\n"
    scratch.a3("skolemat", tiltak.format("2026-05-01"))
    repository.commit(at="2026-09-01T12:00:00+02:00")
    scratch.a3("skolemat", tiltak.format("2026-06-01"))
    repository.commit(at="2026-10-31T23:30:00-03:00")
    new = "begrunnelse: Elevene trenger varm mat.\n"
    scratch.a3("skolemat", tiltak.format("2026-06-01") + new)
    repository.commit(at="2026-11-02T12:00:00+01:00")


def test_changes_stand_on_the_a3_newest_first(scratch: Scratch, repository: Repository) -> None:
    with_history(scratch, repository)
    html = page(site(scratch), "a3/skolemat/").partition('<h2 id="endringer">')[2]
    shown = text_of(html)
    order = ["2. november 2026", "Begrunnelsen er skrevet om.", "31. oktober 2026", "Fristen for"]
    places = [shown.index(text) for text in [*order, "1. september 2026", "Ny A3"]]
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


def test_all_changes_stand_on_one_page_by_month(scratch: Scratch, repository: Repository) -> None:
    with_history(scratch, repository)
    html = page(site(scratch), "endringer/")
    months = re.findall(r'<h2 id="(20[\d-]+)">(.*?)</h2>', html)
    assert [name for _, name in months] == ["November 2026", "Oktober 2026", "September 2026"]
    assert months[0][0] == "2026-11"
    assert '<a href="../a3/skolemat/">Skolemat</a>' in html
    assert '<a href="../a3/skolemat/#tiltak-t1">Kok</a>' in html


def test_many_new_a3s_at_once_are_counted(scratch: Scratch, repository: Repository) -> None:
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
    html = page(site(scratch), "a3/skolemat/")
    before, _, folded = html.partition("<details")
    assert before.count("Tittelen er endret") == 3
    assert folded.count("Tittelen er endret") == MOST_OF_AN_A3 - 3


def test_without_git_the_pages_say_that_history_is_missing(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    out = site(scratch)
    for address in ("endringer/", "a3/skolemat/"):
        assert "historikken manglet da nettstedet ble bygd" in text_of(page(out, address))


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
    text = (scratch.folder / "a3/adresser.yml").read_text(encoding="utf-8")
    moved = "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/mat/}]\n"
    kept = [line for line in text.splitlines() if "a3/skolemat/" not in line]
    scratch.write("a3/adresser.yml", moved + "\n".join(kept))
    repository.commit()
    out = site(scratch, Audience.PUBLIC)
    html = page(out, "endringer/")
    told = text_of(html)
    assert "Adressen er endret fra a3/skolemat/ til a3/mat/." in told
    assert "A3-en ble avsluttet 1. november 2026." in told
    assert told.count("Ny A3.") == 1
    assert 'href="../a3/frukt/">Frukt</a>' in html
    assert "Ny A3." in text_of(page(out, "a3/mat/").partition('id="endringer"')[2])
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
