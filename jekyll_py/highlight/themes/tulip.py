"""The theme ``tulip``."""

from __future__ import annotations

PALETTE = """
    purple=#766DAF lpurple=#9f93e6 orange=#FAAF4C green=#3FB34F lgreen=#41ff5b yellow=#FFF02A black=#000000
    gray=#6D6E70 red=#CC0000 dark_purple=#231529 lunicorn=#faf8ed white=#FFFFFF earth=#181a27 dune=#fff0a6
"""

STYLES = """
text: white on dark_purple
c: gray italic
cp: lgreen bold
err gr: white on red
k: yellow bold
o p: lgreen
gd: red
gi: green
ge: italic
4.3+ ges: bold italic
gs: bold
gt gl: white on purple
kc: lpurple bold
kn kp kr gh gu: white bold
kt no nc nd nn bp ne: orange bold
nl nt m ld ss: lpurple bold
s: dune bold
sa: yellow bold
se sc si: orange bold
nb: bold
ni: #999999 bold
w: #BBBBBB
nf py na: lgreen
nv: lgreen bold
"""
