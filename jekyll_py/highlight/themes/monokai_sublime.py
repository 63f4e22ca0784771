"""The theme ``monokai.sublime``."""

from __future__ import annotations

PALETTE = """
    black=#000000 bright_green=#a6e22e bright_pink=#f92672 carmine=#960050 dark=#49483e dark_graphite=#272822
    dark_grey=#888888 dark_red=#aa0000 dimgrey=#75715e emperor=#555555 grey=#999999 light_grey=#aaaaaa
    light_violet=#ae81ff soft_cyan=#66d9ef soft_yellow=#e6db74 very_dark=#1e0010 whitish=#f8f8f2
    orange=#f6aa11 white=#ffffff
"""

STYLES = """
gh: grey
sr: orange
go: dark_grey
gp: emperor
4.3- gs: plain
4.3+ ge: italic
4.3+ ges: bold italic
4.3+ gs: bold
gu: light_grey
nb: orange
cm cp c1 cs c: dimgrey
err gr gt: carmine
4.3- gd gi ge: dark
4.3+ gd gi: dark
kc kd kr no kt: soft_cyan
mf mh il mi mo m sc se ss: light_violet
sd s2 sb sh si sx s1 s: soft_yellow
na nc nd ne nf: bright_green
vc nn nl ni bp vg vi nv w text n: white on dark_graphite
ow nt k kn kp o: bright_pink
"""
