"""The theme ``bw``."""

from __future__ import annotations

STYLES = """
text: #000000 on #ffffff
c: italic
cp: plain
k: bold
kp kt: plain
o nc nn ne ni nt: bold
s: italic
sa si se gh gu: bold
ge: italic
4.3+ ges: bold italic
gs gp: bold
err: #FF0000
"""
