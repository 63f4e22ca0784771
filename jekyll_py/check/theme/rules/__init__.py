"""The rules for the sources of themes; each family is a file with a table ``RULES``, named in `FAMILIES`."""

from __future__ import annotations

from . import assets, attributes, demo, files, languages, names, parameters, settings

FAMILIES = (files, names, parameters, attributes, assets, languages, settings, demo)
"""The families in the order of the documentation."""
