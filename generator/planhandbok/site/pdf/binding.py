"""Binds PDFs of one page each into one, and keeps their tags, bookmarks and links.

Typst could set them all again, but that takes as long as the first time, and 14 MB for each sheet.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    NumberTree,
    Object,
    OutlineItem,
    Page,
    Pdf,
    String,
)


def bound(cover: bytes, files: Sequence[Path]) -> bytes:
    """Replace the last pages of the cover, which are empty, with one file each.

    A link to an empty page then leads to the page that replaces it.
    """
    out = BytesIO()
    with Pdf.open(BytesIO(cover)) as book:
        first = len(book.pages) - len(files)
        with book.open_outline() as bookmarks:
            for number, file in enumerate(files):
                with Pdf.open(file) as sheet, sheet.open_outline() as sheet_bookmarks:
                    prefix = f"{number}-"
                    _make_unique(sheet, prefix, book)
                    book.pages.append(sheet.pages[0])
                    _take_over_tags(book, sheet, prefix)
                    page = book.pages[-1]
                    bookmarks.root.extend(_bookmark_to(page, item) for item in sheet_bookmarks.root)
        empty = book.pages[first : first + len(files)]
        sheets = book.pages[first + len(files) :]
        places = {old.obj.objgen: new.obj for old, new in zip(empty, sheets, strict=True)}
        for page in book.pages[:first]:
            for link in page.get(Name.Annots, []):
                if Name.Dest in link:
                    link.Dest[0] = places.get(link.Dest[0].objgen, link.Dest[0])
        del book.pages[first : first + len(files)]
        book.save(out, deterministic_id=True)
    return out.getvalue()


def _make_unique(sheet: Pdf, prefix: str, book: Pdf) -> None:
    """Prefix the names of cells, and number the tags from where those of the book end."""
    first = int(book.Root.StructTreeRoot.ParentTreeNextKey)
    page = sheet.pages[0].obj
    page.StructParents += first
    for link in page.get(Name.Annots, []):
        link.StructParent += first
    for tag in _tags(sheet):
        if Name.ID in tag:
            tag.ID = String(prefix + str(tag.ID))
        for attribute in tag.get(Name.A, []):
            if Name.Headers in attribute:
                attribute.Headers = Array([String(prefix + str(id)) for id in attribute.Headers])


def _tags(pdf: Pdf) -> Iterator[Object]:
    dictionaries = (object for object in pdf.objects if isinstance(object, Dictionary))
    return (tag for tag in dictionaries if tag.get(Name.Type) == Name.StructElem)


def _take_over_tags(book: Pdf, sheet: Pdf, prefix: str) -> None:
    """Make the sheet a part of the document that the cover begins."""
    ours = book.Root.StructTreeRoot
    theirs = book.copy_foreign(sheet.Root.StructTreeRoot)
    document = ours.K[0]
    for part in theirs.K:
        part.S = Name.Part
        part.P = document
        document.K.append(part)
    numbers = NumberTree(ours.ParentTree)
    first = int(ours.ParentTreeNextKey)
    for number, tag in NumberTree(theirs.ParentTree).items():
        numbers[first + number] = tag
    ours.ParentTreeNextKey = first + int(theirs.ParentTreeNextKey)
    if Name.IDTree not in ours:
        ours.IDTree = NameTree.new(book).obj
    if Name.IDTree in theirs:
        cells = NameTree(theirs.IDTree).items()
        NameTree(ours.IDTree).update({prefix + str(name): cell for name, cell in cells})


def _bookmark_to(page: Page, item: OutlineItem) -> OutlineItem:
    """Copy a bookmark and its children so that they lead to the same place on another page."""
    place = item.destination
    if not isinstance(place, Array):
        raise TypeError(item.title)
    copy = OutlineItem(item.title, Array([page.obj, *list(place)[1:]]))
    copy.children.extend(_bookmark_to(page, child) for child in item.children)
    return copy
