"""Text of the A3s that are built: sentences, and records as YAML and as Markdown."""
