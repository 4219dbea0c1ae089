"""The settings that the engine gets are the municipality's, without the engine's own search."""

import pytest

from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.site.engine.settings import engine_settings
from tests.support.handbooks import MKDOCS, TODAY, Scratch


@pytest.mark.parametrize(
    ("plugins", "kept"),
    [
        ("[search, tags]", ["tags"]),
        ("[material/search, material/tags]", ["material/tags"]),
        ("[search: {lang: no}, tags: {enabled: true}]", [{"tags": {"enabled": True}}]),
        ("{search: {}, tags: {enabled: true}}", [{"tags": {"enabled": True}}]),
        ("[blog: {blog_dir: a}, blog: {blog_dir: b}]", [{"blog": {"blog_dir": x}} for x in "ab"]),
    ],
)
def test_plugins_keep_their_options_and_search_is_left_out(
    scratch: Scratch, plugins: str, kept: object
) -> None:
    scratch.write(MKDOCS_FILE, f"{MKDOCS}plugins: {plugins}\n")
    handbook = scratch.handbook()
    frame = output_of(plan_of(handbook, TODAY)).frame
    settings = engine_settings(handbook.site.engine, frame, assets="1a2b", with_search=False)
    assert settings["plugins"] == kept
