"""Takes memory quickly while much is read or made. Every room may import it; it imports none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quick_allocation() -> Iterator[None]:
    """Turn off cyclic garbage collection: what is read and made is kept, and looking through it
    again and again took a third of the time of `check`. No later collection looks through it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
