"""The tests, and the tools that the Makefile runs beside them."""
