"""The benchmark: the same A3s built by us, by Material for MkDocs and by Hugo, in turn."""
