"""The process of an engine: loads the engine, and runs it when a line says that its input is there.

It ends when its input is closed: the build was given up, or is gone.
"""

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from runpy import run_module
from threading import Thread
from typing import Any

from jinja2 import Environment

from planhandbok.compiled_templates import TemplatesOfEngine
from planhandbok.resources import theme_folder

LOADED = ("commands.build", "config.defaults")
"""The modules of an engine that import nearly all that a run needs."""
USUAL = {"loader", "auto_reload"}
"""The options of an environment whose templates compile to the same as those of any other."""


def wait_and_run(engine: str, *arguments: str) -> None:
    """Run an engine as `python -m` does, but load what takes time before the input is there."""
    gc.disable()  # a run makes many objects, and ends soon
    with suppress(ImportError):  # Zensical has no such module, and running tells what is missing
        for module in LOADED:
            import_module(f"{engine}.{module}")
    _keep_compiled_templates(engine)
    if sys.stdin.readline():
        Thread(target=_end_with_input, daemon=True).start()
        sys.argv = [engine, *arguments]
        run_module(engine, run_name="__main__", alter_sys=True)


def _keep_compiled_templates(engine: str) -> None:
    """Let the engine find what its templates compile to: Jinja can keep it, and no setting of the
    engine asks for that.
    """
    kept = TemplatesOfEngine(theme_folder() / "__pycache__", engine, Path(__file__))
    make = Environment.__init__

    def make_with_kept(self: Environment, *arguments: Any, **options: Any) -> None:
        if not arguments and options.keys() <= USUAL:
            options["bytecode_cache"] = kept
        make(self, *arguments, **options)

    Environment.__init__ = make_with_kept  # type: ignore[method-assign]


def _end_with_input() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    wait_and_run(*sys.argv[1:])
