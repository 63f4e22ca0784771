"""The theme ``thankful_eyes``."""

from __future__ import annotations

PALETTE = """
    cool_as_ice=#6c8b9f slate_blue=#4e5d62 eggshell_cloud=#dee5e7 krasna=#122b3b aluminum1=#fefeec
    scarletred2=#cc0000 butter3=#c4a000 go_get_it=#b2fd6d chilly=#a8e1fe unicorn=#faf6e4 sandy=#f6dd62
    pink_merengue=#f696db dune=#fff0a6 backlit=#4df4ff schrill=#ffb000
"""

STYLES = """
text: unicorn on krasna
gl: eggshell_cloud on slate_blue
gp: chilly bold
c: cool_as_ice italic
cp: go_get_it bold
err: aluminum1 on scarletred2
gr: scarletred2 bold italic
k: sandy bold
o: backlit bold
p: backlit
gd: scarletred2
gi: go_get_it
ge: italic
4.3+ ges: bold italic
gs: bold
gt: eggshell_cloud on slate_blue
kc: pink_merengue bold
kn kp kr gh gu: schrill bold
kt no nc nd nn bp ne: go_get_it bold
nl nt: schrill bold
m ld ss: pink_merengue bold
s: dune bold
sa: sandy bold
se sc si: backlit bold
nb: bold
ni: #999999 bold
w go: #BBBBBB
nf py na: chilly
nv: chilly bold
"""
