"""Gems and their indexes, Gemfiles, archives, downloads, and the entry points of Python packages."""
