"""The themes ``github``, which became two in Rouge 4.1."""

from __future__ import annotations

OLD_STYLES = """
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

LIGHT = """
    comment=#6e7781 constant=#0550ae entity=#8250df heading=#0550ae keyword=#cf222e string=#0a3069 tag=#116329
    variable=#953800 fgDefault=#24292f bgDefault=#f6f8fa fgInserted=#116329 bgInserted=#dafbe1 fgDeleted=#82071e
    bgDeleted=#ffebe9 fgError=#f6f8fa bgError=#82071e
"""

DARK = """
    comment=#8b949e constant=#79c0ff entity=#d2a8ff heading=#1f6feb keyword=#ff7b72 string=#a5d6ff tag=#7ee787
    variable=#ffa657 fgDefault=#c9d1d9 bgDefault=#161b22 fgInserted=#aff5b4 bgInserted=#033a16 fgDeleted=#ffdcd7
    bgDeleted=#67060c fgError=#f0f6fc bgError=#8e1519
"""

STYLES = """
text: fgDefault on bgDefault
k: keyword
gr: fgError
gd: fgDeleted on bgDeleted
nb nc no nn: variable
sr na nt: tag
gi: fgInserted on bgInserted
4.3+ ges: bold italic
kc l sb bp ne nl py nv o: constant
gh gu: heading bold
s: string
nd nf: entity
err: fgError on bgError
c gl gt: comment
ni si: fgDefault
ge: fgDefault italic
gs: fgDefault bold
"""
