"""How long a text each of Pygments' lexers may be given.

Their patterns take time that grows with the square of some texts, such as one of unclosed comments. The limits were
found by repeating each lexer's own delimiters and the beginnings of its patterns: a text takes a second at most.
"""

from __future__ import annotations

LONGEST = 50_000
"""The characters of a text for a lexer that is not named below."""
_SLOW = {
    20_000: """
        abap apache handlebars lasso livescript mathematica nim objc++ postscript q racket
        scheme slim smalltalk sml vala xquery
    """,
    10_000: """
        applescript augeas cypher d dot ecl eiffel factor fortran freefem glsl haml hlsl igorpro io moonscript nix
        openedge pascal perl pony praat prolog puppet qml stan supercollider turtle vcl verilog vhdl
    """,
    5_000: "actionscript ceylon crystal haxe java sed",
    2_000: "mason",
}
"""The characters, and the lexers that read no longer text."""
LIMITS = {name: limit for limit, names in _SLOW.items() for name in names.split()}
