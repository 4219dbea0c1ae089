"""The links of a page of the guide, with their places."""

import posixpath
from collections.abc import Iterator
from enum import StrEnum

from planhandbok.frozen import frozen
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text.links import WrittenLink, links_in

PICTURE = "figur:"
"""The scheme of pictures that the site draws from the records, as in `![…](figur:arshjul)`."""


EXAMPLE = "eksempel:"
"""The scheme of links to A3s that a handbook may lack, as in `[en A3](eksempel:skolemat)`."""


FORM = "skjema:"
"""The scheme of links to forms to print, as in `[en tom A3](skjema:a3)`."""


class Picture(StrEnum):
    MODEL = "helhetsmodellen"
    YEAR = "arshjul"
    FOUR_YEARS = "firearshjul"


class PaperForm(StrEnum):
    """A form to fill in with a pen, by the name of its file."""

    A3 = "a3"
    A3_ON_A4 = "a3-paa-a4"
    ANSWERS = "svar-fra-enheten"


@frozen
class PageLink:
    """A link, and the place in its file where it begins."""

    link: WrittenLink
    line: int
    column: int


def page_links(text: GuideText) -> Iterator[PageLink]:
    """Yield the links and pictures of a page, with targets inside and outside the guide."""
    for link in links_in(text.events):
        yield PageLink(link, *text.place(link.byte))


def path_from(page: str, path: str) -> str:
    """The path below the content folder of a file that `page` links to as `path`, or of `page`
    itself if that is "".
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
