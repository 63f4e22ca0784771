"""Checks the sources of a theme: its templates, style sheets and words as values, and the rules for them."""
