"""The ``base16`` themes: three palettes, each on light and on dark ground."""

from __future__ import annotations

OLD_DEFAULT = """
    base00=#151515 base01=#202020 base02=#303030 base03=#505050 base04=#b0b0b0 base05=#d0d0d0 base06=#e0e0e0
    base07=#f5f5f5 base08=#ac4142 base09=#d28445 base0A=#f4bf75 base0B=#90a959 base0C=#75b5aa base0D=#6a9fb5
    base0E=#aa759f base0F=#8f5536
"""

DEFAULT = """
    base00=#181818 base01=#282828 base02=#383838 base03=#585858 base04=#b8b8b8 base05=#d8d8d8 base06=#e8e8e8
    base07=#f8f8f8 base08=#ab4642 base09=#dc9656 base0A=#f7ca88 base0B=#a1b56c base0C=#86c1b9 base0D=#7cafc2
    base0E=#ba8baf base0F=#a16946
"""
"""Since Rouge 4.3."""

SOLARIZED = """
    base00=#002b36 base01=#073642 base02=#586e75 base03=#657b83 base04=#839496 base05=#93a1a1 base06=#eee8d5
    base07=#fdf6e3 base08=#dc322f base09=#cb4b16 base0A=#b58900 base0B=#859900 base0C=#2aa198 base0D=#268bd2
    base0E=#6c71c4 base0F=#d33682
"""

MONOKAI = """
    base00=#272822 base01=#383830 base02=#49483e base03=#75715e base04=#a59f85 base05=#f8f8f2 base06=#f5f4f1
    base07=#f9f8f5 base08=#f92672 base09=#fd971f base0A=#f4bf75 base0B=#a6e22e base0C=#a1efe4 base0D=#66d9ef
    base0E=#ae81ff base0F=#cc6633
"""

LIGHT = "text: base02"
DARK = "text: base05 on base00"
STYLES = """
err: base00 on base08
c: base03
cp nt: base0A
o p: base05
gi: base0B
gd: base08
gh: base0D on base00 bold
4.3+ ge: italic
4.3+ ges: bold italic
4.3+ gs: bold
k: base0E
kc kt kd: base09
s: base0B
sa: base0E
sr: base0C
si se: base0F
nn nc no: base0A
na: base0D
m ss: base0B
"""
