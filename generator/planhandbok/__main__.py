"""`python -m planhandbok`."""

from planhandbok.cli import app

app()
