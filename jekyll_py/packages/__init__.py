"""Gems and what they hold: Gemfiles, archives, downloads, and the entry points of Python packages."""
