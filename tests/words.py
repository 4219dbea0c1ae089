"""`python -m tests.words`, an older name of `python -m tests.tools.words`."""

from tests.tools.words import main

if __name__ == "__main__":
    main()
