"""Contrast as WCAG has it, and the rules that make any two colours readable."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.plan.palette import CALM, DARK_GROUNDS, palette
from planhandbok.records.schema.settings import Colours
from planhandbok.records.text.contrast import (
    BLACK,
    READABLE,
    WHITE,
    Colour,
    colour_of,
    contrast,
    hardest,
    readable_on,
    shade,
)
from planhandbok.records.values.colours import LIGHT_GROUNDS
from planhandbok.resources import theme_folder

LOOK = (theme_folder() / "overrides/assets/planhandbok/look.css").read_text(encoding="utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\}", LOOK, re.DOTALL)[:2]
GROUND = re.compile(r"--phb-(?:page|raised|target|[\w-]+-ground): (#\w+);")

parts = st.integers(min_value=0, max_value=255)
colours = st.builds(Colour, parts, parts, parts)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000", "#fff", 21), ("#767676", "#fff", 4.54), ("#777", "#fff", 4.48), ("#f00", "#f00", 1)],
)
def test_contrast_equals_that_of_other_tools(one: str, other: str, expected: float) -> None:
    assert contrast(colour_of(one), colour_of(other)) == pytest.approx(expected, abs=0.005)


def test_grounds_equal_those_of_the_stylesheet() -> None:
    assert [colour_of(ground) for ground in GROUND.findall(LIGHT)] == list(LIGHT_GROUNDS)
    assert [colour_of(ground) for ground in GROUND.findall(DARK)] == list(DARK_GROUNDS)


@pytest.mark.parametrize(("variables", "grounds"), [(LIGHT, LIGHT_GROUNDS), (DARK, DARK_GROUNDS)])
def test_our_own_links_are_readable_on_every_ground(
    variables: str, grounds: tuple[Colour, ...]
) -> None:
    found = re.search(r"--phb-link: (#\w+);", variables)
    assert found
    link = colour_of(found[1])
    assert contrast(link, hardest(link, grounds)) >= READABLE


@given(colours)
def test_every_band_gets_a_readable_text_colour(band: Colour) -> None:
    assert contrast(readable_on(band), band) >= READABLE


@given(colours, colours)
def test_light_scheme_has_the_colours_as_they_are(band: Colour, link: Colour) -> None:
    light = palette(Colours(band=band, link=link)).light
    assert (light.band, light.on_band, light.link) == (band, readable_on(band), link)


@given(colours, colours)
def test_dark_scheme_has_a_calm_band_and_readable_links(band: Colour, link: Colour) -> None:
    dark = palette(Colours(band=band, link=link)).dark
    assert contrast(dark.on_band, dark.band) >= CALM
    assert contrast(dark.link, hardest(dark.link, DARK_GROUNDS)) >= READABLE
    assert contrast(dark.link, DARK_GROUNDS[0]) >= 7


@given(colours)
def test_suggested_shade_is_readable_and_as_light_as_possible(link: Colour) -> None:
    near = shade(link, BLACK, LIGHT_GROUNDS, READABLE)
    assert contrast(near, hardest(near, LIGHT_GROUNDS)) >= READABLE
    assert near == link or contrast(near, WHITE) < 6


def test_readable_colour_is_kept() -> None:
    link = colour_of("#0a5290")
    assert shade(link, BLACK, LIGHT_GROUNDS, READABLE) == link


@given(colours)
def test_colour_is_parsed_and_written_back(colour: Colour) -> None:
    assert colour_of(str(colour)) == colour_of(str(colour).upper()) == colour
