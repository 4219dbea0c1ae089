"""The desk of new pages of the guide: a title and a text become a page beside the one that the form
was opened from.
"""

from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlencode

from planhandbok.changing.texts import HEADING, page_top, with_menu_item
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import WRITING, guide_address
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.guide.guide_page import GuidePage, guide_page
from planhandbok.records.prose.prose import with_plain_breaks
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.problems import quoted
from planhandbok.writing.desk import LOOK, Sent, button, field_of, no_form
from planhandbok.writing.edit_links import EditLink
from planhandbok.writing.guide.guide_desk import (
    NO_PAGE,
    GuideDesk,
    PageForm,
    PageText,
    page_edit_address,
)
from planhandbok.writing.outcomes import Later, Saved, Shown

NEW_PAGE = f"/{WRITING}ny-side/"
TITLE = N_("Ny side i veiledningen")
LACKS = Phrase("Skriv en tittel og en tekst.")


class NewPage(PageText):
    """The text of a page whose title is its first heading, or stands above its text."""

    @property
    def title(self) -> str:
        return super().title or self.head.removeprefix(HEADING).rstrip()

    @property
    def name(self) -> str:
        return self.title


@frozen
class NewPageDesk(GuideDesk):
    """The form of a new page."""

    done: ClassVar[str] = N_("Veiledningen: ny side «{title}»")

    def shown(self) -> Shown:
        return self._empty(_new_page("", ""))

    def filled(self, sent: Sent) -> Shown:
        return self._empty(_given(sent))

    def written(self, sent: Sent) -> Shown | Saved | Later:
        beside = self._page()
        if beside is None:
            return no_form(self.visit, NO_PAGE, 409, sent)
        given = _given(sent)
        page = self._new(beside, given)
        if mistakes := tuple(self._mistakes(page, given)):
            return self._form(page, PageForm(given, "", mistakes), 422)
        return (
            self._looked_at(page, given, "")
            if button(sent) == LOOK
            else self._saved(page, given, "")
        )

    def _empty(self, given: NewPage) -> Shown:
        beside = self._page()
        if beside is None:
            return no_form(self.visit, NO_PAGE, 404)
        return self._form(self._new(beside, given), PageForm(given, ""))

    def _new(self, beside: GuidePage, given: NewPage) -> GuidePage:
        """Return the page, in the folder of another one, named after its title."""
        folder, slash, _ = beside.path.rpartition("/")
        path = f"{folder}{slash}{slug(given.title)}.md"
        records = self.visit.live.records
        content = records.site.content if records else ""
        return guide_page(given.text, path, f"{content}/{path}")

    def _mistakes(self, page: GuidePage, given: NewPage) -> Iterator[Phrase]:
        if not slug(given.title) or not given.body.strip():
            yield LACKS
        records = self.visit.live.records
        taken = (guide_address(other.path) for other in (records.guide if records else ()))
        if guide_address(page.path) in taken:
            yield Phrase(
                "Det er alt en side med adressen {address}. Velg en annen tittel.",
                address=quoted(guide_address(page.path)),
            )

    def _edits(self, page: GuidePage, given: PageText, before: str) -> list[WholeText]:
        beside = self._page()
        project = self.visit.live.project
        menu = with_menu_item(project, page.path, beside.path if beside else "")
        return [*super()._edits(page, given, before), *menu]

    def _form(self, page: GuidePage, form: PageForm, status: int = 200) -> Shown:
        beside = self._page() or page
        title = self.visit.words.text(TITLE)
        html = self.visit.page(
            "edit_page.html",
            title=title,
            back=self._address(beside),
            form=form,
            is_base=False,
        )
        return Shown(title, html, status)


def _new_page(title: str, body: str) -> NewPage:
    return NewPage(page_top(title), body)


def _given(sent: Sent) -> NewPage:
    title = " ".join(field_of(sent, "tittel").split())
    body = with_plain_breaks(field_of(sent, "tekst")).strip("\n")
    return _new_page(title, f"{body}\n")


def links_of_page(page: GuidePage) -> list[EditLink]:
    """Return the links of a page of the guide: to its form, and to that of a new one."""
    new = f"{NEW_PAGE}?{urlencode({'side': page.path})}"
    return [
        EditLink(N_("Rediger siden"), page_edit_address(page)),
        EditLink(N_("Ny side"), new),
    ]
