"""The most mistakes of a file that are shown."""

from __future__ import annotations

MOST_OF_A_KIND = 20
"""The mistakes of one kind in one file: further ones are mostly the same, and each costs a search for its line."""
