"""The theme ``igorpro``."""

from __future__ import annotations

STYLES = """
text: #444444
cp cs: #CC00A3
c: #FF0000
4.3+ ge: italic
4.3+ ges: bold italic
4.3+ gs: bold
kc: #C34E00
kd: #0000FF
kr: #007575
k: #0000FF
s: #009C00
sa: #0000FF
nb: #C34E00
"""
