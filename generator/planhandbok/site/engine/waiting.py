"""The process of an engine: loads the engine, and runs it when a line says that its input is there.

It ends when its input is closed: the build was given up, or is gone.
"""

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from runpy import run_module
from threading import Thread


def wait_and_run(engine: str, *arguments: str) -> None:
    """Run an engine as `python -m` does, but load what takes time before the input is there."""
    gc.disable()  # a run makes many objects, and ends soon
    with suppress(ImportError):  # Zensical has no such module, and running tells what is missing
        import_module(f"{engine}.commands.build")
    if sys.stdin.readline():
        Thread(target=_end_with_input, daemon=True).start()
        sys.argv = [engine, *arguments]
        run_module(engine, run_name="__main__", alter_sys=True)


def _end_with_input() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    wait_and_run(*sys.argv[1:])
