"""Acts that are done as a browser does them, and what came of them in git."""

import os
import subprocess
from typing import Any
from urllib.parse import urlencode

from tests.support.handbooks import TODAY, Scratch
from tests.writing.app import fields_of
from tests.writing.web import Answer, ask

RECORD_FORMS = "/.planhandbok/rediger/?post=skolemat"
DECISION = {"saksnummer": "62/26", "organ": "kommunestyret", "dato": "19.11.2026"}


def address(act: str, record: str = "skolemat") -> str:
    return f"/.planhandbok/utfør/?{urlencode({'hva': act, 'post': record})}"


def do(app: Any, act: str, button: str, record: str = "skolemat", **texts: str) -> Answer:
    page = ask(app, address(act, record)).text
    return ask(app, address(act, record), {**fields_of(page), **texts, "gjør": button})


def subjects(scratch: Scratch) -> list[str]:
    log = ["git", "-C", str(scratch.folder), "log", "--format=%s"]
    return subprocess.run(log, check=True, capture_output=True, text=True).stdout.splitlines()


def commit_all(scratch: Scratch) -> None:
    git = ["git", "-C", str(scratch.folder), "-c", "user.name=X", "-c", "user.email=x@example.no"]
    subprocess.run([*git, "add", "-A"], check=True)
    day = f"{TODAY.isoformat()}T08:00:00"
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    subprocess.run([*git, "commit", "-qm", "Alt"], check=True, env={**os.environ, **dates})
