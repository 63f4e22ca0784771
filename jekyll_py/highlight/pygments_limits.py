"""The longest text that each of Pygments' lexers is given.

Their patterns take time that grows with the square of some texts, such as one of unclosed comments. The limits were
found by repeating each lexer's own delimiters and the beginnings of its patterns: a text takes a second at most.
"""

from __future__ import annotations

LONGEST = 50_000
"""The most characters of a text for a lexer that is not in the table."""
_SLOW = {
    20_000: """
        abap lasso livescript mathematica nim postscript q racket
        scheme slim smalltalk sml xquery
    """,
    10_000: """
        applescript augeas cypher d ecl eiffel factor fortran freefem haml igorpro io moonscript
        openedge pony praat qml stan supercollider turtle vcl verilog vhdl
    """,
    5_000: "actionscript ceylon java sed",
    2_000: "mason",
}
"""The most characters of a text, and the names of the lexers with that limit."""
LIMITS = {name: limit for limit, names in _SLOW.items() for name in names.split()}
