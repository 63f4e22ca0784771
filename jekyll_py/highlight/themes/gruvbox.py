"""The ``gruvbox`` themes: one table of styles, on light and on dark ground."""

from __future__ import annotations

LIGHT = """
    bg0=#fbf1c7 bg1=#ebdbb2 bg2=#d5c4a1 bg3=#bdae93 bg4=#a89984 gray=#928374 fg0=#282828 fg1=#3c3836
    fg2=#504945 fg3=#665c54 fg4=#7c6f64 fg4_256=#7c6f64 red=#9d0006 green=#79740e yellow=#b57614 blue=#076678
    purple=#8f3f71 aqua=#427b58 orange=#af3a03
"""

DARK = """
    bg0=#282828 bg1=#3c3836 bg2=#504945 bg3=#665c54 bg4=#7c6f64 gray=#928374 fg0=#fbf1c7 fg1=#ebdbb2
    fg2=#d5c4a1 fg3=#bdae93 fg4=#a89984 fg4_256=#a89984 red=#fb4934 green=#b8bb26 yellow=#fabd2f blue=#83a598
    purple=#d3869b aqua=#8ec07c orange=#fe8019
"""

STYLES = """
text: fg0 on bg0
err: red on bg0 bold
c: gray italic
cp: aqua
nt: red
o p: fg0
gi: green on bg0
gd: red on bg0
gh: green bold
4.3+ ge: italic
4.3+ ges: bold italic
4.3+ gs: bold
k: red
kc: purple
kt: yellow
kd: orange
s si sr: green italic
sa: red
se: orange
nn nc: aqua
no: purple
na: green
m: purple
ss: blue
"""
