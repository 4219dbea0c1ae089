"""The addresses of stylesheets and scripts name their contents."""

import re
from pathlib import Path

import pytest

from planhandbok.site.engine.assets import digest_of_assets, names_contents
from planhandbok.site.engine.scripts import FOLDER

LINKED = re.compile(r'(?:href|src)="?((?:\.\./)*assets/[^" >]+\.(?:css|js)[^" >]*)')


def test_digest_is_another_when_the_own_theme_has_another_file(tmp_path: Path) -> None:
    without = digest_of_assets(None)
    assert digest_of_assets(tmp_path) == without
    own = tmp_path / FOLDER / "look.css"
    own.parent.mkdir(parents=True)
    digests = {without}
    for text in ("a {}", "b {}"):
        own.write_text(text, encoding="utf-8")
        digests.add(digest_of_assets(tmp_path))
    own.rename(own.with_name("charts.css"))
    digests.add(digest_of_assets(tmp_path))
    assert len(digests) == 4


@pytest.mark.slow
def test_every_stylesheet_and_script_of_a_page_is_named_by_its_contents(real_site: Path) -> None:
    html = (real_site / "index.html").read_text(encoding="utf-8")
    linked = [link.partition("?") for link in LINKED.findall(html)]
    assert len(linked) >= 5
    assert [address for address, _, query in linked if not names_contents(address, query)] == []
