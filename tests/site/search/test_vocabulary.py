"""A text of a page counts by where it stands."""

from planhandbok.pages.search.entry import Group, Part, SearchEntry
from planhandbok.site.search.vocabulary import HEADING, NAME, TEXT, texts_of

PAGE = Part("A3", "Skolemat", "Elever spiser.", owner="Kokk")
SECTION = Part("Tiltak", "Frukt", "Epler.")
ENTRY = SearchEntry(
    address="a3/skolemat/",
    group=Group.A3S,
    kind="Dypdykk",
    title="Skolemat",
    parts=(PAGE, SECTION),
    owner="Rektor",
    unit="Skolen",
    year="2027",
    words=("skolemat",),
)


def test_each_text_counts_by_where_it_stands() -> None:
    """The title of a page is no heading in it too."""
    assert [(weight, text.split()) for weight, text in texts_of(ENTRY)] == [
        (TEXT, ["2027", "Dypdykk", "Kokk", "Elever", "spiser.", "Epler."]),
        (NAME, ["Skolemat", "skolemat"]),
        (HEADING, ["Rektor", "Skolen", "Frukt"]),
    ]
