"""Planhandbok: YAML A3s, cycle data and a Markdown guide become one searchable site."""
