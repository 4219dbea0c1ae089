"""A whole site of a municipality that has changed its method, with the real engine."""

import pytest

from planhandbok.site.engine.engine import start_engine
from tests.support.handbooks import Scratch
from tests.support.sites import Links, build_site, pages, read

pytestmark = pytest.mark.slow


def test_the_site_follows_the_method(own_method: Scratch) -> None:
    site = build_site(own_method, start=start_engine)
    cycle = read(site, "syklus/2027/")
    for step in ("var", "sommer", "host", "ar-2", "ar-3"):
        assert f'href="{step}/"' in cycle
        assert (site / "syklus/2027" / step / "index.html").is_file()
    assert "kvartal" not in cycle
    assert "Klima og natur" in read(site, "gevinster")
    assert "Klima og natur" in read(site, "a3/skolemat")
    assert (site / "data" / "ruter.csv").is_file()
    assert 'href="data/ruter.csv"' not in cycle
    assert "data/ruter.csv" in read(site, "gevinster")
    for path, html in pages(site):
        for link in Links(html).links:
            if link.endswith("/") and not link.startswith(("/", "http")):
                assert (path.parent / link / "index.html").is_file(), (path, link)
