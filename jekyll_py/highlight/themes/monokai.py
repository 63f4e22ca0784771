"""The theme ``monokai``."""

from __future__ import annotations

PALETTE = """
    black=#000000 bright_green=#a6e22e bright_pink=#f92672 carmine=#960050 dark=#49483e dark_grey=#888888
    dark_red=#aa0000 dimgrey=#75715e dimgreen=#324932 dimred=#493131 emperor=#555555 grey=#999999
    light_grey=#aaaaaa light_violet=#ae81ff soft_cyan=#66d9ef soft_yellow=#e6db74 very_dark=#1e0010
    whitish=#f8f8f2 orange=#f6aa11 white=#ffffff
"""

STYLES = """
c cm c1: dimgrey italic
cp: dimgrey bold
cs: dimgrey bold italic
err: carmine on very_dark
gi: white on dimgreen
gd: white on dimred
4.3- ge: black italic
4.3+ ge: italic
4.3+ ges: bold italic
gr gt: dark_red
gh: grey
go: dark_grey
gp: emperor
gs: bold
gu: light_grey
k kc kd kp kr kt: soft_cyan bold
kn ow o: bright_pink bold
mf mh il mi mo m se: light_violet
sa: soft_cyan bold
sb sc sd s2 sh si sx sr s1 ss s: soft_yellow
na: bright_green
nc nd ne nf: bright_green bold
no: soft_cyan
bp nb ni nn vc vg vi nv w: whitish
nl: whitish bold
nt: bright_pink
text: whitish on dark
"""
