"""Checklists and booklets of a cycle."""

import pikepdf
import pytest

from tests.site.pdf.reading import (
    A3_ACROSS,
    BOOKLETS,
    CHECKLISTS,
    FULL,
    assert_sound,
    bookmarks,
    figures_of,
    papers_of,
    size_of,
    text_of,
)
from tests.support.handbooks import Scratch

pytestmark = pytest.mark.slow
A4 = (595, 842)


def test_a_checklist_is_a4_and_has_every_item(scratch: Scratch) -> None:
    site, _ = papers_of(scratch, templates=CHECKLISTS)
    path = site / "syklus/2027/4-kvartal/sjekkliste.pdf"
    assert_sound(path)
    assert size_of(path)[1] == A4
    assert "Planleggemålingene" in text_of(path)


def test_the_booklet_lists_its_a3s_and_the_whole_municipality_stands_first(
    scratch: Scratch,
) -> None:
    scratch.a3("arkiv", "tittel: Arkiv\n")
    scratch.a3("kommunen", "tittel: Kommunen\ntype: virksomhet\n")
    site, papers = papers_of(scratch, templates=BOOKLETS)
    path = site / "syklus/2027/a3-2027.pdf"
    assert papers.names["syklus/2027/"] == "a3-2027.pdf"
    assert_sound(path)
    assert size_of(path) == (3, A3_ACROSS)
    assert bookmarks(path) == ["Budsjett 2027", "Kommunen", "Arkiv"]
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        boxes = [str(child.title) for child in outline.root[2].children]
        assert boxes[:3] == ["1. Begrunnelse", "2. Nåsituasjon", "Rotårsaker"]
        places = [
            item.destination[0]
            for item in outline.root[1:]
            if isinstance(item.destination, pikepdf.Array)
        ]
        links = [annotation.Dest[0] for annotation in pdf.pages[0].Annots if "/Dest" in annotation]
        sheets = [page.obj.objgen for page in pdf.pages][1:]
        assert [place.objgen for place in places] == [link.objgen for link in links] == sheets


def test_booklet_keeps_the_tags_of_its_a3s_with_unique_names(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat", FULL)
    scratch.a3("svomming", FULL)
    site, _ = papers_of(scratch, templates=BOOKLETS)
    path = site / "syklus/2027/a3-2027.pdf"
    assert_sound(path)
    both = [figures_of(site / f"a3/{id}/{id}.pdf") for id in ("skolemat", "svomming")]
    assert sorted(figures_of(path)) == sorted(both[0] + both[1])
    with pikepdf.open(path) as pdf:
        tags = [object_ for object_ in pdf.objects if isinstance(object_, pikepdf.Dictionary)]
        names = [str(tag.ID) for tag in tags if tag.get("/Type") == "/StructElem" and "/ID" in tag]
        known = list(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).keys())
        numbers = list(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).keys())
        used = [int(page.StructParents) for page in pdf.pages]
    assert sorted(names) == sorted(known) == sorted(set(names))
    assert len(names) > 20
    assert set(used) <= set(numbers)
    assert len(numbers) == len(set(numbers))


def test_a_cycle_without_a3s_has_no_booklet(scratch: Scratch) -> None:
    _, papers = papers_of(scratch, templates=BOOKLETS)
    assert "syklus/2027/" not in papers.names
