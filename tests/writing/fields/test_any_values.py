"""Any values in any form are saved, or told: no answer is a failure of ours."""

import re
import shutil
from html import unescape
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.support.handbooks import SAMPLES, Scratch
from tests.tools.odd_values import ODD_VALUES
from tests.tools.tries import tries
from tests.writing.app import app_of, fields_of
from tests.writing.web import ask

SEEDS = tries(1, 50)
FORMS = 20
RECORDS = [file.stem for file in sorted(SAMPLES.glob("a3/2027/*.yml")) if file.stem != "syklus"]
WHOLE = [
    *(f"/.planhandbok/rediger/?post={record}" for record in RECORDS),
    "/.planhandbok/innstillinger/",
]
LINK = re.compile(r'href="([^"]*\.planhandbok/[^"]*)"')
BUTTON = re.compile(r'<button name="gjør" value="(.*?)"')


@pytest.mark.slow
@pytest.mark.fuzzed
@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_values_are_saved_or_told(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311 repeatable, and no secret
    folder = shutil.copytree(SAMPLES, tmp_path / "handbook")
    app = app_of(Scratch(folder))
    for _ in range(FORMS):
        address = a_form(app, random)
        page = ask(app, address).content.decode(errors="replace")  # it may be a file
        fields = {
            name: random.choice([text, *ODD_VALUES]) for name, text in fields_of(page).items()
        }
        hidden = {name: text for name, text in fields_of(page).items() if name in ("nøkkel", "før")}
        buttons = BUTTON.findall(page)
        if buttons:
            answer = ask(app, address, {**fields, **hidden, "gjør": random.choice(buttons)})
            assert answer.status in (200, 303, 409, 422), (address, fields)


def a_form(app: Any, random: Random) -> str:
    """Return the address of a form that some record leads to, or the settings."""
    whole = random.choice(WHOLE)
    links = [urljoin(whole, unescape(link)) for link in LINK.findall(ask(app, whole).text)]
    return random.choice(links) if links else whole
