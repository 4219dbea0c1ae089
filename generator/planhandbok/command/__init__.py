"""The eighth room: the command line itself, its options and how it answers. It builds nothing."""
