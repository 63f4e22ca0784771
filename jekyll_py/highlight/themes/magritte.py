"""The theme ``magritte``."""

from __future__ import annotations

PALETTE = """
    dragon=#006c6c black=#000000 forest=#007500 candy=#ff0089 wine=#7c0000 grape=#4c48fe dark=#000707
    cherry=#f22700 white=#ffffff royal=#19003a purple=#840084 chocolate=#920241 lavender=#d8d9ff
    eggshell=#f3ffff yellow=#ffff3f lightgray=#BBBBBB darkgray=#999999
"""

STYLES = """
text: dark on eggshell
gl: eggshell on dark
c: dragon italic
cp: chocolate bold
err: eggshell on cherry
gr: cherry bold italic
k: royal bold
o: grape bold
p: grape
gd: cherry
gi: forest
ge: italic
4.3+ ges: bold italic
gs: bold
gt: black on lavender
kc kn kp kr gh gu: forest bold
kt no nc nd nn bp ne: chocolate bold
nl nt: purple bold
m ld: forest bold
ss: forest
s: wine bold
sa: royal bold
se sc si: purple bold
nb: bold
ni: darkgray bold
w: lightgray
go: royal
nf py na: candy
nv: candy bold
"""
