"""Gems, Gemfiles, archives, downloads, and the entry points of Python packages."""
