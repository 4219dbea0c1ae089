"""The command `python -m tests.words`; see `tests/support/words.py`."""

from tests.support.words import main

if __name__ == "__main__":
    main()
