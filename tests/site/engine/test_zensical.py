"""Zensical gets settings that it can read, and keeps the look of Material."""

from datetime import UTC, date, datetime

import pytest
import yaml

from planhandbok.site.engine.zensical import zensical_settings

MATERIAL = {"name": "material"}
PLAIN_CODE = {"pymdownx.highlight": {"use_pygments": False}}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 1, 13), "2026-01-13"),
        (datetime(2026, 1, 13, 9, 30, tzinfo=UTC), "2026-01-13T09:30:00+00:00"),
        ([{"første": date(2026, 1, 13)}, 2], [{"første": "2026-01-13"}, 2]),
        ({date(2026, 1, 13): "Oppstart"}, {"2026-01-13": "Oppstart"}),
    ],
)
def test_dates_are_text_wherever_they_stand(value: object, text: object) -> None:
    settings = zensical_settings({"theme": MATERIAL, "extra": {"noe": value}})
    assert settings["extra"] == {"noe": text}


def test_dates_that_became_text_are_text_in_yaml_too() -> None:
    settings = zensical_settings({"theme": MATERIAL, "extra": {"dag": date(2026, 1, 13)}})
    assert yaml.safe_load(yaml.dump(settings))["extra"] == {"dag": "2026-01-13"}


def test_the_look_is_that_of_material() -> None:
    assert zensical_settings({"theme": MATERIAL})["theme"] == {"variant": "classic", **MATERIAL}


@pytest.mark.parametrize(
    ("extensions", "with_plain_code"),
    [
        (["tables"], ["tables", PLAIN_CODE]),
        ({"tables": {}}, {"tables": {}, **PLAIN_CODE}),
        (["pymdownx.highlight"], ["pymdownx.highlight"]),
        ([{"pymdownx.highlight": {}}], [{"pymdownx.highlight": {}}]),
        ({"pymdownx.highlight": {}}, {"pymdownx.highlight": {}}),
        (None, [PLAIN_CODE]),
    ],
)
def test_code_has_no_colours_unless_asked_for(extensions: object, with_plain_code: object) -> None:
    settings = zensical_settings({"theme": MATERIAL, "markdown_extensions": extensions})
    assert settings["markdown_extensions"] == with_plain_code


def test_a_look_in_the_settings_is_kept() -> None:
    modern = {**MATERIAL, "variant": "modern"}
    assert zensical_settings({"theme": modern})["theme"] == modern
