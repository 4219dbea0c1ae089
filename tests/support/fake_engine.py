"""An engine without MkDocs, for tests that are not about the engine.

It writes each page of the guide, and each shell, into the smallest frame that a build needs of
Material's: title and description, menu, table of contents and article. Give it to a request as
`BuildRequest(…, start_engine=start_fake_engine)`. How pages really look is for tests of the real
engine.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown

from planhandbok.resources import theme_folder
from planhandbok.site.engine.engine import EngineJob, EngineName, RunEngine

FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
MARKDOWN_LINK = re.compile(r'href="([^":#]*)\.md([#"])')
EXTENSIONS = ("admonition", "attr_list", "fenced_code", "tables", "toc")


@contextmanager
def start_fake_engine(name: EngineName, work_dir: Path) -> Iterator[RunEngine]:
    """Write the site when it is asked for; nothing runs before."""
    yield lambda job: partial(_write_site, job)


def _write_site(job: EngineJob, out: Path) -> None:
    if job.guide.is_dir():
        _copy_files(job.guide, out)
    _copy_files(theme_folder() / "overrides", out)
    for path in sorted(job.guide.rglob("*.md")):
        file = path.relative_to(job.guide).as_posix()
        if "/." in f"/{file}":  # hidden, as for the engine
            continue
        _write_page(out, file, path.read_text(encoding="utf-8"), job.settings)
    for page in job.pages:
        _write_page(out, page.file, page.text, job.settings)


def _copy_files(source: Path, target: Path) -> None:
    """Copies what is no page: pictures, style sheets and scripts."""
    pages = shutil.ignore_patterns("*.md", "*.html")
    shutil.copytree(source, target, ignore=pages, dirs_exist_ok=True)


def _write_page(out: Path, file: str, text: str, settings: Any) -> None:
    address = file.removesuffix(".md").removesuffix("index").rstrip("/")
    path = out / address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_page(address, text, settings), encoding="utf-8")


def _page(address: str, text: str, settings: Any) -> str:
    front_matter = FRONT_MATTER.match(text)
    meta = dict(re.findall(r"^(\w+): (.*)$", front_matter[1] if front_matter else "", re.MULTILINE))
    body, contents = _converted(FRONT_MATTER.sub("", text))
    heading = re.search(r"^# ([^{\n]*)", text, re.MULTILINE)
    title = meta.get("title") or (heading[1].strip() if heading else address)
    # The last part of a shared shell's address is a marker. Like each page that is in no menu but
    # its own, it has the title of the page as its label, which the real menu has too.
    name = address.rpartition("/")[2]
    return FRAME.format(
        language=settings["theme"]["language"],
        site_name=escape(str(settings["site_name"])),
        title=escape(title),
        description=escape(meta.get("description", "")),
        url=f"{settings.get('site_url', '/')}{address}",
        menu_item=f'<li class="md-nav__item"><a href="{name}">{escape(title)}</a></li>',
        contents=contents,
        body=body,
    )


@lru_cache(1_000)
def _converted(text: str) -> tuple[str, str]:
    """Return the article and the table of contents; handbooks of tests have much the same guide."""
    markdown = Markdown(extensions=EXTENSIONS)
    body = MARKDOWN_LINK.sub(r'href="../\1/\2', markdown.convert(text))
    return body, "".join(_contents_items(markdown))


def _contents_items(markdown: Markdown) -> Iterator[str]:
    (top, *_) = markdown.toc_tokens or [{"children": ()}]  # set by `toc`
    for heading in top["children"]:
        link = f'<a href="#{heading["id"]}" class="md-nav__link">{heading["name"]}</a>'
        yield f'<li class="md-nav__item">{link}</li>'


FRAME = """\
<!doctype html>
<html lang="{language}">
<head>
<title>{title} - {site_name}</title>
<meta name="description" content="{description}">
<link rel="canonical" href="{url}">
</head>
<body>
<nav class="md-nav"><ul>{menu_item}</ul></nav>
<nav class="md-nav--secondary"><ul>{contents}</ul></nav>
<article class="md-content__inner">
{body}
</article>
</body>
</html>
"""
