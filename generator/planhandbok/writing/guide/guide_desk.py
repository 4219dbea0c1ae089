"""The desk of the guide: shows the text of a page in one field, and writes what comes back from it.

A request names a page, which is looked up among those that were read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlencode, urljoin

from markupsafe import Markup

from planhandbok.changing.texts import copy_of_base, title_line
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import joined
from planhandbok.records.addresses.urls import WRITING, guide_address, guide_href
from planhandbok.records.editing.record_text import WholeText, written_text
from planhandbok.records.editing.subjects import shorter
from planhandbok.records.guide.front_matter import FRONT_MATTER, front_matter
from planhandbok.records.guide.guide_page import GuidePage, is_built
from planhandbok.records.handbook import AllRecords
from planhandbok.records.prose.prose import with_plain_breaks
from planhandbok.records.text.file_text import text_in
from planhandbok.records.text.problems import Problem, quoted
from planhandbok.site.guide.unsafe import ARTICLE
from planhandbok.writing.desk import BEFORE, LOOK, Sent, Visit, button, field_of, no_form
from planhandbok.writing.outcomes import (
    Later,
    Saved,
    Shown,
    Wrong,
    doubts_in,
    mark_of_doubts,
    tried,
)

GUIDE = f"/{WRITING}side/"
TITLE = re.compile(r"^title:.*$", re.MULTILINE)
HEADING = re.compile(r"^# (.+?)(?: \{.*\})?$", re.MULTILINE)
LINK = re.compile(r'\b(href|src)="([^"]*)"')
LONGEST_NAME = 40
"""Characters of a page's name in the subject of a commit."""
NO_PAGE = N_("Det er ingen side i veiledningen som heter dette.")


@frozen
class PageText:
    """The text of a page: what stands above its text proper, and that text."""

    head: str
    body: str

    @classmethod
    def of(cls, text: str) -> "PageText":
        found = FRONT_MATTER.match(text)
        body = text[found.end() :].lstrip("\n") if found else text
        return cls(text[: len(text) - len(body)], body)

    @property
    def text(self) -> str:
        return self.head + self.body

    @property
    def title(self) -> str | None:
        """The title at the top; `None` for a page that is called what its first heading says."""
        title = front_matter(self.head).get("title")
        return title if isinstance(title, str) else None

    @property
    def name(self) -> str:
        heading = HEADING.search(self.body)
        return self.title or (heading[1] if heading else "")

    def saying(self, title: str, body: str) -> "PageText":
        """Return the page with another title and text proper."""
        head = self.head
        if self.title is not None and title != self.title:
            head = TITLE.sub(lambda _: title_line(title), head, count=1)
        is_same = body.rstrip("\n") == self.body.rstrip("\n")
        return PageText(head, self.body if is_same else body.rstrip("\n") + "\n")


@frozen
class PageForm:
    """The form of a page with what is in its fields: what is wrong with it, what others wrote
    meanwhile, how it will look, and the warnings to look over before it is saved, with their mark.
    """

    page: PageText
    before: str
    mistakes: tuple[str, ...] = ()
    now: str | None = None
    look: Markup | None = None
    doubts: tuple[str, ...] = ()
    seen: str = ""

    @property
    def rows(self) -> int:
        """The lines that the field has room for."""
        lines = sum(1 + len(line) // 60 for line in self.page.body.split("\n"))
        return min(max(lines + 1, 10), 40)


@frozen
class GuideDesk:
    """The forms of the pages of the guide."""

    visit: Visit
    done: ClassVar[str] = N_("Veiledningen: «{title}» har ny tekst")

    def shown(self) -> Shown:
        page = self._page()
        if page is None:
            return no_form(self.visit, NO_PAGE, 404)
        text = self._text(page)
        return self._form(page, PageForm(PageText.of(text), text))

    def filled(self, sent: Sent) -> Shown:
        page = self._page()
        if page is None:
            return no_form(self.visit, NO_PAGE, 404)
        return self._form(page, PageForm(_given(sent), field_of(sent, BEFORE)))

    def written(self, sent: Sent) -> Shown | Saved | Later:
        page = self._page()
        if page is None:
            return no_form(self.visit, NO_PAGE, 409, sent)
        before = field_of(sent, BEFORE)
        given = _given(sent)
        now = self._text(page)
        if now not in (before, given.text):
            return self._form(page, PageForm(given, now, now=PageText.of(now).body), 409)
        if button(sent) == LOOK:
            return self._looked_at(page, given, before)
        if given.text == before:
            return Saved(self._address(page), has_changed=False)
        return self._saved(page, given, before)

    def _page(self) -> GuidePage | None:
        return page_at(self.visit.live.records, self.visit.asked("side"))

    def _address(self, page: GuidePage) -> str:
        return f"/{guide_href(page.path)}"

    def _file(self, page: GuidePage) -> str:
        """Return the file that the page has, or gets when it is written."""
        records = self.visit.live.records
        content = records.site.content if records else ""
        return f"{content}/{page.path}" if page.is_base else page.file

    def _text(self, page: GuidePage) -> str:
        """Return the text of a page as its file is now, or that which a page of the base would get
        with its own file.
        """
        text = written_text(self.visit.live.project, self._file(page))
        if isinstance(text, str):
            return text_in(text.encode())
        return copy_of_base(page.text) if page.is_base else page.text

    def _edits(self, page: GuidePage, given: PageText, before: str) -> list[WholeText]:
        file = self._file(page)
        is_there = isinstance(written_text(self.visit.live.project, file), str)
        return [WholeText(file, before if is_there else None, given.text)]

    def _form(self, page: GuidePage, form: PageForm, status: int = 200) -> Shown:
        title = form.page.name or page.path
        html = self.visit.page(
            "edit_page.html",
            title=self.visit.words.text(N_("Rediger «{title}»")).format(title=title),
            back_to=title,
            back=self._address(page),
            form=form,
            is_base=page.is_base,
        )
        return Shown(title, html, status)

    def _looked_at(self, page: GuidePage, given: PageText, before: str) -> Shown | Later:
        """Show how the page will look, or what is wrong with it."""
        visit = self.visit
        edits = self._edits(page, given, before)
        tested = tried(lambda: visit.preview(edits))
        if isinstance(tested, Wrong):
            return self._form(page, self._form_with(page, given, before, tested))
        doubts = Wrong(doubts=doubts_in(tested))
        address = guide_address(page.path)
        texts = {edit.file: edit.new for edit in edits}
        make = tried(lambda: visit.live.preview_of(texts, address, visit.day))

        def looked_at() -> Shown:
            made = make if isinstance(make, Wrong) else tried(make)
            if isinstance(made, Wrong):
                return self._form(page, self._form_with(page, given, before, made))
            form = self._form_with(page, given, before, doubts)
            return self._form(page, replace(form, look=_article(made, address)))

        return Later(looked_at)

    def _saved(self, page: GuidePage, given: PageText, before: str) -> Shown | Saved:
        visit = self.visit
        sentence = visit.words.text(self.done).format(
            title=shorter(given.name or page.path, LONGEST_NAME)
        )
        saved = tried(lambda: visit.edit(self._edits(page, given, before), sentence))
        if not isinstance(saved, Wrong):
            return Saved(self._address(page))
        return self._form(page, self._form_with(page, given, before, saved), 422)

    def _form_with(self, page: GuidePage, given: PageText, before: str, wrong: Wrong) -> PageForm:
        def lines(problems: Sequence[Problem]) -> Iterator[str]:
            return (self._told(problem, self._file(page), given) for problem in problems)

        mistakes = (*lines(wrong.problems), *filter(None, [wrong.refused]))
        doubts = tuple(lines(wrong.doubts))
        return PageForm(given, before, mistakes, doubts=doubts, seen=mark_of_doubts(wrong.doubts))

    def _told(self, problem: Problem, file: str, given: PageText) -> str:
        """Return a mistake with its line: of the field, quoted, or of another file."""
        words = self.visit.words.text(joined(" ", (problem.message, problem.hint)))
        place = f"{problem.file}, {self.visit.words.text(N_('linje'))} {problem.line}"
        if problem.file == file:
            lines = given.text.split("\n")
            number = problem.line - given.head.count("\n")
            place = f"{self.visit.words.text(N_('Linje'))} {max(number, 1)}"
            place += f", {quoted(lines[problem.line - 1])}" if problem.line <= len(lines) else ""
        return f"{place}: {words}"


def _given(sent: Sent) -> PageText:
    """Return the text that was sent."""
    before = PageText.of(field_of(sent, BEFORE))
    return before.saying(
        field_of(sent, "tittel").strip(), with_plain_breaks(field_of(sent, "tekst"))
    )


def page_at(records: AllRecords | None, path: str) -> GuidePage | None:
    """Return the page of the guide with a path, if it has one that is built."""
    pages: Sequence[GuidePage] = records.guide if records else ()
    return next((page for page in pages if page.path == path and is_built(page)), None)


def page_edit_address(page: GuidePage) -> str:
    return f"{GUIDE}?{urlencode({'side': page.path})}"


def _article(html: str, address: str) -> Markup | None:
    """Return the text of a finished page, with links that lead on from any address."""
    article = ARTICLE.search(html)
    if article is None:
        return None

    def whole(match: re.Match[str]) -> str:
        return f'{match[1]}="{urljoin("/" + address, match[2])}"'

    return Markup(LINK.sub(whole, article[1]))  # noqa: S704 the site made it
