"""The theme ``molokai``."""

from __future__ import annotations

PALETTE = """
    black=#1b1d1e white=#f8f8f2 blue=#66d9ef green=#a6e22e grey=#403d3d red=#f92672 light_grey=#465457
    dark_blue=#5e5d83 violet=#af87ff yellow=#d7d787
"""

STYLES = """
c cm c1: dark_blue italic
cp: light_grey bold
cs: light_grey bold italic
err: white on grey
gi: green
gd: red
4.3- ge: black italic
4.3+ ge: italic
4.3+ ges: bold italic
gr gt: red
gh go: grey
gp: blue
gs: bold
gu: light_grey
k kc kd kp kr kt: blue bold
kn ow o: red bold
mf mh il mi mo m se: violet
sb sc sd s2 sh si sx sr s1 ss s: yellow
na: green
nc nd ne nf: green bold
no: blue
bp nb ni nn vc vg vi nv w: white
nl: white bold
nt: red
text: white on black
"""
