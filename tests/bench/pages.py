"""The weight of pages: the largest of each kind, and an A3 page by its parts."""

import re
from pathlib import Path

HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
CLASS = re.compile(r' class="[^"]*"')
LINK = re.compile(r' href="[^"]*"')
TAG = re.compile(r"<[^>]*>")


def kind_of(address: str) -> str:
    """Return the address of a page with `*` for what is below the first folder."""
    first, *names = address.rstrip("/").split("/")
    return "/" + "".join(f"{name}/" for name in (first, *("*" for _ in names)) if name)


def largest_pages(site: Path) -> dict[str, int]:
    """Return the bytes of the largest page of each kind."""
    largest: dict[str, int] = {}
    for path in site.rglob("index.html"):
        folder = path.parent.relative_to(site).as_posix()
        kind = kind_of("" if folder == "." else folder)
        largest[kind] = max(largest.get(kind, 0), path.stat().st_size)
    return largest


def a3_page_parts(site: Path) -> dict[str, int]:
    """Return the bytes of each part of the A3 page whose size is the median."""
    paths = sorted(site.glob("a3/*/index.html"), key=lambda path: path.stat().st_size)
    if not paths:
        return {}
    html = paths[len(paths) // 2].read_text(encoding="utf-8")
    rest = html
    parts = {"whole": _bytes(html)}
    parts["head"], rest = _taken_out(HEAD, rest)
    article = "".join(ARTICLE.findall(rest))
    parts["menu, contents and foot"] = _bytes(rest) - _bytes(article)
    parts["drawings"], article = _taken_out(DRAWING, article)
    parts["classes"], article = _taken_out(CLASS, article)
    parts["addresses of links"], article = _taken_out(LINK, article)
    parts["tags"], article = _taken_out(TAG, article)
    parts["text"] = _bytes(article)
    return parts


def _taken_out(pattern: re.Pattern[str], html: str) -> tuple[int, str]:
    """Return the bytes of what a pattern finds, and the rest."""
    rest = pattern.sub("", html)
    return _bytes(html) - _bytes(rest), rest


def _bytes(text: str) -> int:
    return len(text.encode())
