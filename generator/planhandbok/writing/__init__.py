"""The seventh room: forms in the browser, which are made of the schema and become changes."""
