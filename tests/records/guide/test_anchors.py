"""Headings of the guide keep all their letters in their anchors, and no published one is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import TocExtension

from planhandbok.records.guide.anchors import anchors_in, with_anchors
from planhandbok.records.guide.markdown import GuideText


def ids_by_engine(text: str) -> list[str]:
    """Return the anchors that Python-Markdown gives the headings, in their order."""
    converter = Markdown(extensions=["attr_list", "tables", TocExtension()])
    converter.convert(text)
    found: list[str] = []
    waiting = list(converter.toc_tokens)
    while waiting:
        token = waiting.pop(0)
        found.append(token["id"])
        waiting = [*token["children"], *waiting]
    return found


def test_letters_that_ascii_has_not_are_spelled_out() -> None:
    text = "# Ødegård & Ærlig – «sitat» 5 %\n\n## Đoavžu Œ\n"
    assert [heading.anchor for heading in anchors_in(GuideText(text)).headings] == [
        "odegard-aerlig-sitat-5",
        "doavzu-oe",
    ]


def test_earlier_anchor_leads_to_the_same_heading() -> None:
    anchors = anchors_in(GuideText("# Ødegård\n\n# Annet {#annet}\n"))
    assert anchors.aliases == {"odegard": "degard"}
    assert anchors.all == {"odegard", "degard", "annet"}


def test_new_anchor_takes_none_that_another_heading_has_had() -> None:
    anchors = anchors_in(GuideText("# Ør\n\n# Or\n\n# r\n"))
    assert [heading.earlier for heading in anchors.headings] == ["r", "or", "r_1"]
    assert [heading.anchor for heading in anchors.headings] == ["or_1", "or", "r_1"]


def test_page_with_plain_headings_stays_as_it_is() -> None:
    text = "# Etter timen, når den er slutt\n\n## 日本語\n"
    assert with_anchors(text, anchors_in(GuideText(text))) == text


def test_anchors_are_written_after_each_kind_of_heading() -> None:
    text = "# Ød #\n\n## En {.viktig}\n\nTo\n---\n\n!!! tip\n    x\n\n    ## Tre\n"
    assert with_anchors(text, anchors_in(GuideText(text))) == (
        "# Ød {#od}\n\n## En {.viktig #en}\n\nTo {#to}\n---\n\n"
        "!!! tip\n    x\n\n    ## Tre {#tre}\n"
    )


@pytest.mark.slow
@given(st.lists(st.text("aæø 1", min_size=1, max_size=4).filter(str.strip), max_size=8))
def test_engine_gives_the_anchors_that_links_are_checked_against(headings: list[str]) -> None:
    text = "".join(f"# {heading.strip()}\n\n" for heading in headings)
    anchors = anchors_in(GuideText(text))
    assert ids_by_engine(text) == [heading.earlier for heading in anchors.headings]
    written = ids_by_engine(with_anchors(text, anchors))
    assert written == [heading.anchor for heading in anchors.headings]
    assert len(set(written)) == len(written)
