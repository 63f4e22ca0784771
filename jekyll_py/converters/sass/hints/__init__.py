"""Hints for style sheets that Sass refuses."""
