"""Convert the Markdown of records to safe HTML.

It is CommonMark: a list needs no blank line before it, as an author would expect. Text as a word
processor has it works too: its lists, bare web addresses, check boxes and footnotes.
"""

import re
from functools import lru_cache
from html import unescape

import nh3
from markupsafe import Markup

from planhandbok.records.prose.own_signs import with_own_signs
from planhandbok.records.prose.prose import PIECE, PROSE, ROW, as_commonmark, one_line

NEEDS_CLEANING = re.compile(
    r"<(?!/?(?:p|ul|ol|li|em|strong|code|blockquote)>|/a>"
    r"|a href=\"(?:https?://|mailto:|a3:)[^\"]*\">)"
)
"""Any tag but the plainest, and links to allowed addresses. HTML from Markdown without HTML of its
own is clean if this finds nothing, and need not be parsed."""

LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
PLAIN = re.compile(rf"(?:[{LETTERS}]|[0-9]++(?![.)]))(?:[{LETTERS}0-9 ,()«»%–?!-]++|\.(?= |$))*+")
"""A line that Markdown leaves as it is: words, and signs that mean nothing among them. A number
with a full stop or a bracket would begin a list. What is found is kept as it is (`++`), which takes
a quarter of the time, and letters are named, which takes half of it.
"""

INLINE_TAGS = {"em", "strong", "del", "code", "a", "br", "sup"}
TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
TAGS = {"p", "hr", "pre", "blockquote", "ul", "ol", "li"} | INLINE_TAGS | TABLE_TAGS
ATTRIBUTES = {"a": {"href", "title"}}
ALIGNED = {"phb-center", "phb-right"}
CLASSES = {"th": ALIGNED, "td": ALIGNED}
SCHEMES = {"http", "https", "mailto", "tel", "a3"}

SIGNED = re.compile(r"\A-(?= \d.*\Z)")
"""The minus before a number that is a text of one line: a list would lose it."""

WITHIN_NUMBER = re.compile(r" (?<=\d )(?=\d{3}(?!\d))")
"""The spaces of «1 200 000», where a line must not break; it is looked for at spaces alone."""

OWN_FORMS = (
    (re.compile(r'<input disabled="" type="checkbox"/>\n'), "\u2610 "),
    (re.compile(r'<input disabled="" type="checkbox" checked=""/>\n'), "\u2611 "),
    (re.compile(r'<sup class="footnote-reference"><a[^>]*>(\d+)</a></sup>'), r"<sup>\1</sup>"),
    (
        re.compile(r'<div class="footnote-def[^>]*><sup[^>]*>(\d+)</sup>\n(?:<p>|(?=<))'),
        r"<p><sup>\1</sup> ",
    ),
    (re.compile(r'<img src="[^"]*" alt="([^"]*)"[^>]*>'), r"\1"),
    (re.compile(r'(<t[hd]) style="text-align: (center|right)"'), r'\1 class="phb-\2"'),
)
"""Pairs of what Markdown makes and what stands for it here. A footnote has no link: a page may hold
many texts. A picture is told as a mistake; in a frozen edition its text stands in its place.
"""

TAG = re.compile(r"<(/?\w*)[^>]*>")
IN_WORD = ("a", "code", "del", "em", "strong")
"""Tags beside a letter or a comma, where no space belongs: `<strong>2022</strong>.`"""
SIGN_OF_TAG = {tag: "" for name in IN_WORD for tag in (name, f"/{name}")} | {
    "li": PIECE,
    "td": PIECE,
    "th": PIECE,
    "tr": ROW,
}
"""The sign in place of a tag in plain text, where it is no space."""
LINK_OR_ADDRESS = re.compile(
    r'<a\b(?P<attributes>(?:[^>"]|"[^"]*")*)>(?P<inside>.*?)</a>'
    r"|<(?P<tag>code|pre)\b.*?</(?P=tag)>"
    r'|<(?:[^>"]|"[^"]*")*>'
    r"|(?<![\w@/.-])(?P<bare>(?:https?://|www\.(?=[\w-]+\.))[^\s<>\"]+)",
    re.DOTALL | re.IGNORECASE,
)
FOLLOWED = re.compile(r'\bhref="(?:https?://[^/?#"]|mailto:|tel:|a3:[a-z0-9-]+(?:#[^"]*)?")')
"""The links that lead somewhere from every page that shows the text; all others become text."""
AFTER_ADDRESS = re.compile(r"(?:[.,:;!?'*_»…]|&(?:quot|gt|lt|#\w+);)$")
BRACKETS = {")": "(", "]": "["}


@lru_cache(maxsize=64)
def block(text: str) -> Markup:
    """Return paragraphs, lists and tables. Headings lose their tags: the form has its own."""
    return Markup(_clean_html(as_commonmark(text)))  # noqa: S704 safe: cleaned by nh3


@lru_cache(maxsize=2048)
def line(text: str) -> Markup:
    """Return one line for a cell or an item, without paragraphs and lists. The last ones are kept:
    a page says the same several times, as a table, a tree and a drawing.
    """
    if PLAIN.fullmatch(text):
        return Markup(WITHIN_NUMBER.sub("\u00a0", text.strip()))  # noqa: S704 safe: no signs of HTML
    html = _clean_html(with_own_signs(SIGNED.sub(r"\\\g<0>", text))).strip()
    if html.startswith("<p>") and html.find("<p>", 3) < 0 and html.endswith("</p>"):
        return Markup(html[3:-4])  # noqa: S704 safe: cleaned by nh3
    return Markup(_cleaned(html, INLINE_TAGS))  # noqa: S704 safe: cleaned by nh3


@lru_cache(maxsize=2048)
def plain_line(text: str) -> str:
    """Return one line of plain text, without marks and links."""
    html = str(line(text))
    return Markup(html).striptags() if "<" in html or "&" in html else " ".join(html.split())  # noqa: S704


def plain_text(text: str) -> str:
    """Return paragraphs, lists and tables as one line of plain text."""
    if not text or PLAIN.fullmatch(text):
        return text
    html = PROSE.html(with_own_signs(text))
    if "<" in text:
        html = nh3.clean(html, tags=TAGS)
    pieces = TAG.split(html)
    pieces[1::2] = [SIGN_OF_TAG.get(tag, " ") for tag in pieces[1::2]]
    return one_line(unescape("".join(pieces)))


def _clean_html(text: str) -> str:
    html = WITHIN_NUMBER.sub("\u00a0", PROSE.html(text))
    if "<" in text or NEEDS_CLEANING.search(html):
        for form, replacement in OWN_FORMS:
            html = form.sub(replacement, html)
        html = _cleaned(html, TAGS)
    is_linked = "<a" in html or "://" in html or "www." in html.lower()
    return LINK_OR_ADDRESS.sub(_linked, html) if is_linked else html


def _cleaned(html: str, tags: set[str]) -> str:
    return nh3.clean(
        html,
        tags=tags,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _linked(found: re.Match[str]) -> str:
    """Return a link to a bare address, and only the text of a link that leads nowhere."""
    if found["bare"]:
        return _link_to(found["bare"])
    if found["attributes"] is None or FOLLOWED.search(found["attributes"]):
        return found[0]
    return LINK_OR_ADDRESS.sub(_linked, found["inside"])


def _link_to(written: str) -> str:
    """Return the link to an address in a sentence, without the signs that only follow it."""
    address = _without_end_of_sentence(written)
    if address.endswith("://"):
        return written
    whole = address if "://" in address else f"https://{address}"
    return f'<a href="{whole}">{address}</a>{written[len(address) :]}'


def _without_end_of_sentence(address: str) -> str:
    """Cut punctuation at the end, and each bracket that has no other in the address."""
    unmatched = {
        close: address.count(close) - address.count(open) for close, open in BRACKETS.items()
    }
    end = len(address)
    while end:
        if unmatched.get(address[end - 1], 0) > 0:
            unmatched[address[end - 1]] -= 1
            end -= 1
        elif found := AFTER_ADDRESS.search(address, max(0, end - 10), end):
            end = found.start()
        else:
            break
    return address[:end]
