"""The table of all rules: each family is a file with a table ``RULES``, named in `FAMILIES`."""

from __future__ import annotations

from collections.abc import Mapping

from ..rule import Rule
from ..theme.rules import FAMILIES as THEME_FAMILIES
from . import (
    addresses,
    alternates,
    canonicals,
    contrast,
    data_files,
    documents,
    external,
    feeds,
    headings,
    ids,
    ignores,
    images,
    leftovers,
    links,
    machine_data,
    markup,
    names,
    output_files,
    redirects,
    robots,
    scripts,
    sitemaps,
    text_fragments,
    translations,
)

FAMILIES = (
    links,
    text_fragments,
    addresses,
    scripts,
    images,
    ids,
    documents,
    headings,
    names,
    contrast,
    markup,
    leftovers,
    redirects,
    canonicals,
    alternates,
    machine_data,
    sitemaps,
    robots,
    feeds,
    data_files,
    translations,
    output_files,
    external,
    ignores,
)
"""The families in the order of the documentation."""

RULES: Mapping[str, Rule] = {rule.name: rule for family in (*FAMILIES, *THEME_FAMILIES) for rule in family.RULES}
"""Every rule by name."""
