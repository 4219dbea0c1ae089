"""Makes entries of search of the pages of the guide, section by section."""

import re
from collections.abc import Iterator, Mapping, Sequence

from planhandbok.memo import Memo
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.numbers import filled_in
from planhandbok.pages.search.entry import Group, Part, SearchEntry, sentences
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.guide.front_matter import front_matter
from planhandbok.records.guide.guide_page import GuidePage, is_built
from planhandbok.records.guide.markdown import Block, GuideText

SECTION_LEVELS = ("H2", "H3")
SOURCE = re.compile(r'\[\d+\]\(\S+(?: "[^"]*")?\)')
"""The number of a source after a sentence, which is no text."""
NEXT = "Neste:"
"""The beginning of the paragraph that leads to the next page."""
ADMONITION = re.compile(r'(?:!!!|\?\?\?\+?) \w+(?: "([^"]*)")? ?')
"""The mark before the text of an admonition, with its title."""


def guide_entries(plan: Plan, context: PageContext, memo: Memo) -> Sequence[SearchEntry]:
    words = plan.handbook.site.settings.own_words
    pages = [page for page in plan.handbook.guide if is_built(page)]
    return memo.each(_entry, pages, shared=(words, context))


def _entry(page: GuidePage, words: Mapping[str, str], context: PageContext) -> SearchEntry:
    text = SOURCE.sub("", filled_in(page.text, words))
    parts = tuple(_sections(page, text, context))
    address = urls.guide_address(page.path)
    return SearchEntry(
        address=address,
        group=Group.GUIDE,
        kind=parts[0].kind,
        title=parts[0].title,
        parts=parts,
        words=(address.rstrip("/").rpartition("/")[2],),
    )


def _sections(page: GuidePage, text: str, context: PageContext) -> Iterator[Part]:
    """Yield the text above the first section as the page itself, and then each section."""
    kind = context.words.text("Veiledning")
    anchors = {heading.line: heading.anchor for heading in page.anchors.headings}
    title = front_matter(text).get("title", "")
    anchor = ""
    texts: list[str] = []
    for block in GuideText(text).blocks():
        if _is_section(block):
            yield Part(kind, title, sentences(texts), anchor)
            title = block.text
            anchor = block.anchor or anchors.get(block.line, "")
            texts = []
        elif block.level == "H1":
            title = title or block.text
        elif block.kind != "CodeBlock" and not block.text.startswith(NEXT):
            mark = ADMONITION.match(block.text)
            texts += [mark[1] or "", block.text[mark.end() :]] if mark else [block.text]
    yield Part(kind, title, sentences(texts), anchor)


def _is_section(block: Block) -> bool:
    return block.level in SECTION_LEVELS
