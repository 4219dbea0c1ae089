"""Drawings as views: what the templates in `theme/templates/charts` fill in."""
