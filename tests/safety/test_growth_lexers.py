"""Time grows with a piece of code no faster than the code, whatever its language is said to be."""

from __future__ import annotations

from functools import partial

import pytest

from jekyll_py.highlight.html import Tokens
from jekyll_py.highlight.languages import by_name
from jekyll_py.highlight.lexing import lex
from jekyll_py.highlight.pygments_lexer import LONGEST_LINE, LONGEST_SPACE
from jekyll_py.highlight.pygments_limits import LIMITS, LONGEST
from jekyll_py.reference import DEBIAN, JEKYLL, Version

from .growth import assert_linear, repeated

ATTACKS = {
    "abap": ('"', "<", '"a'),
    "augeas": ("(*", "a", '"'),
    "apex": ("a\n", "a ", "a.", "<"),
    "cuda": (" \n", "\t\n", "/*\n"),
    "gherkin": (" \n", "\t", "| a\n"),
    "mason": ("<&|a,a&\n", "<%doc>\n"),
    "objective_c": ("- (a)", "-a (b) ", "- (", "@"),
    "pascal": ("(*", "{", "'", "''", "//", "1", "a.", "@a"),
    "perl": ('\\"\n', "s{\\\\\n", "a:\n"),
    "cmake": ("a", "a ", "[=[", "${", '"'),
    "css": ("/*", "a:", "@a("),
    "ini": ("\\'", "[a", "a "),
    "javascript": ("#!", "/a", "`${", "a<"),
    "lua": ("[[", "--[[", "a."),
    "python": ('"""', "{a", "a("),
    "ruby": ("<<A\n", "%w(", "#{"),
    "rust": ('r#"', "/*", "'a"),
    "tex": ("\\begin{", "$", "\\verb|"),
    "yaml": ("a: ", "- ", '"a'),
}
NEWER = {
    "bibtex": ("@a{", "{", '"', "@comment", "@a{b,", "c=", "@a{b,c={", "a "),
    "ssh": ("a ", "a\n", "#", " ", "yes"),
    "coq": ("(*", "a.", "1", "1_", "[ ", '"', "a.\n"),
    "crystal": ("'", "<<A\n", "%w(", "#{", "=begin\n", "a ", "@["),
    "fluent": (" ", " \n", "{", " .", '{"'),
    "objective_cpp": ("- (a)", "-a (b) ", "@", 'R"a('),
    "vb": ("#If ", "#Region ", "%{", "Option ", "#End ", '"', "' "),
    "velocity": ("#*", "#a(", "$", '#a("', "{"),
    "viml": ("\n", " \n", "/a", '"\\', "'a"),
    "epp": ("<%", "a <"),
    "prolog": ("/*", " ", "'a", "="),
    "puppet": ("a::", "$a", "{/", "#", "a "),
    "digdag": ("a>: ", "- "),
    "eex": ("<%", "<% a"),
    "hlsl": ("a(b) : c ", "a (", "a "),
    "literate_coffeescript": ("    a\n", "\n", "a"),
    "literate_haskell": (" \n", "> a\n", "a\n"),
    "apache": ("<a ", "a\n"),
    "coffeescript": ("/[", "/a", "/ ", "###a", "a "),
    "elm": ("{-", '"a', "\\"),
    "fsharp": ("(*", "A ", "``a", "1"),
    "nix": ("a.", "a+", "/a", "${", "''"),
    "ocaml": ("(*", "A ", "1", "1_."),
    "rescript": ("`${", "@a", "/*"),
    "ada": ("16#a", "a_", '"', "<<a"),
    "haxe": ("~/", "@a(", "a ", "$"),
    "vala": ("[", '@"', "<["),
    "yang": ("a-", "a:", "/*", '"'),
    "bicep": ("a", "${", "/*"),
    "cisco_ios": (" \n", "a\n", "desc"),
    "codeowners": ("a!", "[", " \n"),
    "dot": ("<", "a ", "/*", '"'),
    "gdscript": ('"\\N{', "func ", "%"),
    "gjs": ("<template>", "{{!"),
    "handlebars": ("{{", "{{!", "a\\", "{{a '"),
    "iecst": ("(*", "{", "a ", "'"),
    "json5": ("/*", "'", "a"),
    "meson": ("a ", "f'@", "\\"),
    "nasm": ("1", "a ", " \n"),
    "p4": ("a_", '"', "/*"),
    "rml": ("(>", "a(", "A = "),
    "svelte": ("{", "{#await ", "{ a"),
    "swift": ("/a ", "#/", "/a#", "#/\n", " \n"),
    "tcl": ("${", "{", "a\\", "#a", '"{'),
    "c": ("include <", "#include <a\n"),
    "css": ("url(", "--a", "true"),
    "ini": ("a",),
    "java": ('"""', '"""\n', '"""\n\n'),
    "javascript": ("a(", "$_A(", "a (", "class ", "function ", "#a"),
    "liquid": ("{%liquid\n", "{%a\n", "a-", "{{#", "{%cycle '"),
    "make": ("override ", "$(", "a:\n\t$(", "define "),
    "markdown": ("**a", "***a", "**"),
    "python": ('"""\n', '"""\n \n', "a(", "a (", "match ", "case a", 'f"{a(}"', ">>> "),
    "ruby": ("%(", "not ", "é"),
    "rust": ("/*",),
    "toml": ("[", "a = [", '"', "a = {"),
    "typescript": ("as ", "a("),
}
"""Of languages whose rules differ in newer versions, what those have to do with."""


VERSIONS = (DEBIAN.rouge, JEKYLL.rouge)


def tokens(language: str, rouge: Version, text: str) -> Tokens:
    """The tokens of a text in a language."""
    return lex(by_name(rouge)[language], {}, text, rouge)


@pytest.mark.slow
@pytest.mark.parametrize("rouge", VERSIONS)
@pytest.mark.parametrize(("language", "unit"), [(language, unit) for language in ATTACKS for unit in ATTACKS[language]])
def test_highlighting_takes_time_in_proportion_to_the_code(language: str, unit: str, rouge: Version) -> None:
    assert_linear(partial(tokens, language, rouge), repeated(unit))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["/*", "//", '"', "1"])
def test_code_that_older_versions_know(unit: str) -> None:
    assert_linear(partial(tokens, "solidity", DEBIAN.rouge), repeated(unit))


@pytest.mark.slow
@pytest.mark.parametrize(("language", "unit"), [(language, unit) for language in NEWER for unit in NEWER[language]])
def test_code_that_newer_versions_read_otherwise(language: str, unit: str) -> None:
    assert_linear(partial(tokens, language, JEKYLL.rouge), repeated(unit))


@pytest.mark.parametrize(
    "text", ["x = 1\n" * (LONGEST // 6 + 1), "x" * (LONGEST_LINE + 1), "x" + "\n" * (LONGEST_SPACE + 1)]
)
def test_long_code_of_a_borrowed_lexer_is_plain(text: str) -> None:
    assert tokens("zig", JEKYLL.rouge, text) == [("", text)]
    assert tokens("zig", JEKYLL.rouge, "const x = 1;\n") != [("", "const x = 1;\n")]


@pytest.mark.parametrize("alias", LIMITS)
def test_each_slow_lexer_has_a_limit_of_its_own(alias: str) -> None:
    language = next(each for each in by_name(DEBIAN.rouge).values() if each.lexer == f"pygments:{alias}")
    text = "x 1\n" * (LIMITS[alias] // 4 + 1)
    assert lex(language, {}, text, DEBIAN.rouge) == [("", text)]


@pytest.mark.slow
def test_blank_lines_of_a_here_document() -> None:
    assert_linear(partial(tokens, "hcl", JEKYLL.rouge), repeated(" \n", "<<A\n"))
