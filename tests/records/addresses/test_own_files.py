"""Each file that a site makes is known, so that no file of the guide's folder takes its place."""

from pathlib import Path

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.records.addresses.own_files import OUR_FILES
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import MKDOCS, TODAY, Scratch

OF_ENGINE = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")
GUIDE = "veiledning/"


def unknown_files(site: Path) -> set[str]:
    """Return the files of a site that neither we, the engine nor the guide is known to make; no
    hidden file of the guide's folder comes to a site.
    """
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    shown = (file for file in files if not file.startswith((".", GUIDE, *OF_ENGINE)))
    return {file for file in shown if not OUR_FILES.fullmatch(file)}


def test_each_file_of_a_site_with_reports_is_known(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    innmelding: post@kommunen.no\n")
    scratch.a3("skolemat", "endringstiltak:\n  - id: frukt\n    tiltak: Frukt\n")
    site = scratch.folder.parent / "site"
    request = BuildRequest(
        scratch.folder, site, TODAY, Audience.INTERNAL, start_engine=start_fake_engine
    )
    assert isinstance(build(request), Published)
    assert (site / "meld/skolemat.js").is_file()
    assert unknown_files(site) == set()


@pytest.mark.slow
def test_each_file_of_a_real_site_is_known(real_site: Path) -> None:
    assert unknown_files(real_site) == set()
