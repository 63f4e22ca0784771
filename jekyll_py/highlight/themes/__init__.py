"""Rouge's themes, as tables.

A palette is ``name=colour`` pairs. A row of styles is its classes (``text`` for plain text), a colon,
then a foreground, ``on`` and a background, ``bold``, ``italic``, ``underline``, each of which may be
missing. ``plain`` is a style without any of them: unlike a row with nothing, it is printed. A row may begin with the
version of Rouge since which it holds (``4.3+``), or before which it held (``4.3-``).
"""

from __future__ import annotations

from jekyll_py.reference import Version

from . import (
    base16,
    bw,
    colorful,
    github,
    gruvbox,
    igorpro,
    magritte,
    molokai,
    monokai,
    monokai_sublime,
    pastie,
    thankful_eyes,
    tulip,
)

Source = tuple[str, str]
"""A palette and a table of styles."""


_OLD: dict[str, Source] = {
    "base16": (base16.OLD_DEFAULT, base16.LIGHT + base16.STYLES),
    "base16.dark": (base16.OLD_DEFAULT, base16.DARK + base16.STYLES),
    "base16.light": (base16.OLD_DEFAULT, base16.LIGHT + base16.STYLES),
    "base16.monokai": (base16.MONOKAI, base16.DARK + base16.STYLES),
    "base16.monokai.dark": (base16.MONOKAI, base16.DARK + base16.STYLES),
    "base16.monokai.light": (base16.MONOKAI, base16.LIGHT + base16.STYLES),
    "base16.solarized": (base16.SOLARIZED, base16.LIGHT + base16.STYLES),
    "base16.solarized.dark": (base16.SOLARIZED, base16.DARK + base16.STYLES),
    "base16.solarized.light": (base16.SOLARIZED, base16.LIGHT + base16.STYLES),
    "bw": ("", bw.STYLES),
    "colorful": ("", colorful.STYLES),
    "github": ("", github.OLD_STYLES),
    "gruvbox": (gruvbox.DARK, gruvbox.STYLES),
    "gruvbox.dark": (gruvbox.DARK, gruvbox.STYLES),
    "gruvbox.light": (gruvbox.LIGHT, gruvbox.STYLES),
    "igorpro": ("", igorpro.STYLES),
    "magritte": (magritte.PALETTE, magritte.STYLES),
    "molokai": (molokai.PALETTE, molokai.STYLES),
    "monokai": (monokai.PALETTE, monokai.STYLES),
    "monokai.sublime": (monokai_sublime.PALETTE, monokai_sublime.STYLES),
    "pastie": ("", pastie.STYLES),
    "thankful_eyes": (thankful_eyes.PALETTE, thankful_eyes.STYLES),
    "tulip": (tulip.PALETTE, tulip.STYLES),
}
_CHANGES: dict[Version, dict[str, Source]] = {
    (4, 1): {
        "github": (github.LIGHT, github.STYLES),
        "github.dark": (github.DARK, github.STYLES),
        "github.light": (github.LIGHT, github.STYLES),
    },
    (4, 3): {
        "base16": (base16.DEFAULT, base16.LIGHT + base16.STYLES),
        "base16.dark": (base16.DEFAULT, base16.DARK + base16.STYLES),
        "base16.light": (base16.DEFAULT, base16.LIGHT + base16.STYLES),
    },
}
"""The changes that versions of Rouge brought."""


def themes_of(rouge: Version) -> dict[str, Source]:
    """The themes of a version of Rouge by their names."""
    themes = dict(_OLD)
    for version, changes in _CHANGES.items():
        if rouge >= version:
            themes |= changes
    return themes
