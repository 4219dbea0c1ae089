"""The first room: files become one `Handbook` of typed, frozen records, or a list of problems."""
