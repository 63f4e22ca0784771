"""The theme ``github``."""

from __future__ import annotations

STYLES = """
cm: #999988 italic
cp: #999999 bold
c1: #999988 italic
cs: #999999 bold italic
c: #999988 italic
err: #a61717 on #e3d2d2
gd: #000000 on #ffdddd
ge: #000000 italic
gr: #aa0000
gh: #999999
gi: #000000 on #ddffdd
go: #888888
gp: #555555
gs: bold
gu: #aaaaaa
gt: #aa0000
kc kd kn kp kr: #000000 bold
kt: #445588 bold
k: #000000 bold
mf mh il mi mo m: #009999
sa: #000000 bold
sb sc sd s2 se sh si sx: #d14
sr: #009926
s1: #d14
ss: #990073
s: #d14
na: #008080
bp: #999999
nb: #0086B3
nc: #445588 bold
no: #008080
nd: #3c5d5d bold
ni: #800080
ne nf nl: #990000 bold
nn: #555555
nt: #000080
vc vg vi nv: #008080
ow o: #000000 bold
w: #bbbbbb
text: on #f8f8f8
"""
