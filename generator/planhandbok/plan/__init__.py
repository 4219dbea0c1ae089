"""The second room: records and a date become figures. Nothing after this room calculates."""
