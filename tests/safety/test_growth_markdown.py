"""Markdown of twice the length takes about twice the time, whatever it repeats."""

from __future__ import annotations

import pytest

from jekyll_py import kramdown

from .growth import Text, assert_linear, growing, indented, nested, numbered, repeated

pytestmark = pytest.mark.slow


def _square(row: str, cell: str) -> Text:
    """As many rows as each has cells."""

    def text(length: int) -> str:
        side = int((length / len(cell)) ** 0.5)
        return (row + cell * side + "\n") * side

    return text


def _halves(first: Text, second: Text) -> Text:
    return lambda length: first(length // 2) + second(length // 2)


BRACKETS = {
    "pairs": repeated("[]"),
    "openers": repeated("["),
    "openers and one closer": repeated("[a ", "", "]"),
    "closers": repeated("]"),
    "pairs with text": repeated("[a] "),
    "references": repeated("[a][b]"),
    "unclosed references": repeated("[a]["),
    "images": repeated("![a](b)"),
    "unclosed images": repeated("![[a]"),
    "linked images": repeated("[![a]"),
    "elements in brackets": repeated("[<a>]"),
    "unclosed destinations": repeated("[a](b"),
    "unclosed destinations and a quote": repeated("[a](", "", " '"),
    "destinations in angle brackets": repeated("[a](<b"),
    "angle brackets in parentheses": repeated("[a](<)"),
    "unclosed titles": repeated('[a](b "c'),
    "nested": nested("[", "a", "]"),
    "nested links": nested("[", "a", "](b)"),
    "nested images": nested("![", "a", "](b)"),
    "nested parentheses": nested("(", "a", ")"),
    "spaces after a link": repeated("[a]" + " " * 50),
}
EMPHASIS = {
    "stars": repeated("*a "),
    "double stars": repeated("**a "),
    "stars and double stars": repeated("*a **b "),
    "underscores": repeated("_a __b "),
    "closers": repeated("a* "),
    "in words": repeated("a_b*c"),
    "underscores in a word": repeated("_", "a"),
    "all kinds": repeated("*a `b [c ![d <b>e ~~f $$g "),
    "stars and elements": repeated("<b>*"),
    "stars and brackets": repeated("*[a\n"),
    "runs": growing("*", "a"),
    "nested": nested("*a **b ", "c", "** *"),
    "strikethrough": repeated("~~a "),
}
CODE = {
    "backticks": repeated("`a "),
    "double backticks": repeated("``a` "),
    "runs": growing("`"),
    "shrinking runs": lambda length: growing("`")(length)[::-1],
    "fences": repeated("```a\n"),
    "growing fences": growing("~", "\n\n"),
    "shrinking fences": lambda length: growing("`", "\n")(length)[::-1],
    "fences of two characters": lambda length: "".join(
        format(number, "b").replace("0", "`").replace("1", "~") + "\n" for number in range(8, length // 12)
    ),
    "indented": repeated("    a\nb\n"),
    "indented and attribute lists": repeated("{: b\n", "    a\n", "}x"),
    "math": repeated("$$a "),
    "math blocks": repeated("$$\na\n\n"),
    "escaped math": repeated("\\$$a\n"),
}
HTML = {
    "links": repeated("<a>"),
    "elements": repeated("<b>x"),
    "blocks": repeated("<div>"),
    "blocks on lines": repeated("<div>\n"),
    "closed blocks": nested("<div>", "a", "</div>"),
    "blocks with Markdown": repeated('<div markdown="1">\n'),
    "elements in paragraphs": repeated("a\n<div>\n"),
    "end tags": repeated("</div>\n"),
    "names": numbered("<a@>"),
    "names with Markdown": numbered('<x@ markdown="span">\n'),
    "attributes": numbered(" b@='c'", ">"),
    "unclosed attributes": repeated('<a b="'),
    "unclosed attributes of both kinds": repeated("<a b='c' d=\"e' f=\"g "),
    "openers": repeated("<"),
    "comments": repeated("<!--"),
    "instructions": repeated("<?a ", "<div>"),
    "sections": repeated("<![CDATA["),
    "sections in HTML": repeated("<![CDATA[", "<div>"),
    "times": repeated("<time>\n"),
    "scripts": repeated("<script>"),
    "styles and end tags": repeated("<style></stylo>"),
    "autolinks": repeated("<http:", "", "\n>"),
    "addresses": repeated("<a@b"),
    "entities": repeated("&#1;&a;&"),
    "highlighted code": repeated('<span class="a">&amp;', "<pre>", "</pre>"),
}
BRACES = {
    "lists after text": repeated("a{:b}"),
    "lists": repeated("{:.a}"),
    "lists on lines": repeated("{:.a}\n"),
    "lists after blocks": repeated("a\n{:.b}\n\n"),
    "unclosed lists": repeated("*a*{:b "),
    "unclosed lists and a brace": repeated("*a*{:b ", "", "}"),
    "unclosed lists on lines": repeated("x\n{: a\n", "", "}x"),
    "unclosed lists in items": repeated("{: a\n", "- x\n", "}x"),
    "escaped braces": repeated("{:\\}\n", "", "x"),
    "classes": repeated(".a", "x\n{: ", "}\n"),
    "values": repeated("a='b'c ", "x\n{: ", "}\n"),
    "escaped quotes": repeated("\\'", "x\n{: a='", "x}\n"),
    "definitions": numbered("{:a@: .b}\n", "x\n{:a@}\n\n"),
    "definitions of one name": numbered("{:a: b@='c'}\n", "x\n{:a}\n\n"),
    "classes of one name": numbered("{:a: .b@}\n", "*x*{:a} "),
    "definitions that refer to all": lambda length: (
        "".join(f"{{:a{number}: {'a0 a1 a2 a3 a4 a5 a6 a7 a8 a9'}}}\n" for number in range(10))
        + "x\n{:a0}\n\n" * (length // 9)
    ),
    "comments": repeated("{::comment}"),
    "comments on lines": repeated("{::comment}\n"),
    "extensions and one brace": repeated("{::a ", "", "}"),
    "extensions and one stop": repeated("{::a}", "", "{:/}"),
    "extensions of many names": numbered("{::a@}{:/b@}"),
    "stop tags": repeated("{:/}"),
    "options": repeated("{::options toc_levels='1' /}\n"),
    "a long option": _halves(repeated("a", '{::options auto_id_prefix="', '" /}\n\n'), repeated("# b\n\n")),
}
DEFINITIONS = {
    "abbreviations": numbered("*[a@]: b\n", "a@ "),
    "abbreviations of two words": numbered("*[a b@]: c\n", "a\nb@ "),
    "abbreviations and spaces": _halves(numbered("*[a b@]: c\n"), repeated("a  \n b ")),
    "abbreviations again": repeated("*[a]: b\n"),
    "abbreviations that begin alike": _halves(growing("a", "]: b\n*["), repeated("aab ", "*[x]: y\n\n")),
    "a long abbreviation": _halves(repeated("a ", "*[", "b]: c\n\n"), repeated("a ")),
    "a long explanation": _halves(repeated("b", "*[a]: ", "\n\n"), repeated("a ")),
    "links": numbered("[a@]: b\n", "[a@] "),
    "links that are not defined": numbered("[a@] "),
    "a long link": _halves(repeated("b", "[a]: ", "\n\n"), repeated("[a] ")),
    "a link with quotes": repeated("'b ", "[a]: ", "x\n"),
    "a link with attributes": _halves(lambda length: "[a]: b\n{:.c}\n\n", repeated("[a]{:.d} ")),
    "titles": repeated("[a]: b 'c\n"),
    "footnotes": numbered("[^a@]: b\n\n", "[^a@] "),
    "footnotes that are missing": repeated("[^a]"),
    "footnotes again": repeated("[^a]: b\n"),
    "footnotes in what is no link": repeated("[^a] [x[^a]] ", "[^a]: b\n\n"),
    "nested footnotes": repeated("[^a]: "),
}
BLOCKS = {
    "tasks": repeated("- [ ] "),
    "tasks on lines": repeated("- [ ] a\n"),
    "lists": repeated("- a\n"),
    "lazy lines": repeated("b\n", "- a\n"),
    "items of many lines": repeated("\n  b\n", "- a\n"),
    "indented lists": indented("- a\n"),
    "lists indented by tabs": indented("1. a\n", "\t"),
    "lists in lists": indented("a\n", "- "),
    "tabs and spaces": repeated("\t ", "- ", "a\n"),
    "quotes": indented("a\n", "> "),
    "quotes and lists": indented("> a\n", "- "),
    "definitions": repeated("a\n: b\n\n"),
    "lazy definitions": repeated("c\n", "a\n: b\n"),
    "many terms": repeated("a\n", "", ": b\n"),
    "headings": repeated("# a\n\n"),
    "headings that differ": numbered("# a@\n\n"),
    "a long heading": repeated("#", "# ", "a#\n"),
    "contents": _halves(lambda length: "- x\n{:toc}\n\n", numbered("# a@ *b*\n\n")),
    "contents with a long id": _halves(repeated("a", "- x\n{:toc #", "}\n\n"), repeated("# a\n\n")),
    "ends of blocks": repeated("- a\n^\n"),
    "blank lines": repeated("\t\n"),
    "lines of no block": repeated("   \ta\n"),
    "rules": repeated("* ", "", "x\n"),
}
TABLES = {
    "pipes": repeated("|"),
    "escaped pipes": repeated("\\|", "", "|\n\n"),
    "rows": repeated("| a | b |\n"),
    "rows of no table": repeated("a | b\n", "", "x\n"),
    "a row and many columns": _halves(repeated("a|", "|", "\n"), repeated("|a\n")),
    "many columns and rows": _square("|", "a|"),
    "separators": repeated("-|", "a|b\n", "x\n"),
    "footers": repeated("=|", "a|b\n", "x\n"),
    "sections": repeated("|a|\n|-|\n"),
    "code": repeated("`a`", "|", "|\n"),
    "unclosed code": repeated("| `a\n"),
    "unclosed code elements": repeated("<code>|", "|"),
}
TEXT = {
    "quotes": repeated("\"'a "),
    "quotes and dots": repeated("'..."),
    "dashes": repeated("--- -- - "),
    "guillemets": repeated("<<a >> "),
    "backslashes": repeated("\\"),
    "line breaks": repeated("a  \n"),
    "escaped line breaks": repeated("a\\\\\n"),
    "old line ends": repeated("a\r"),
    "letters": repeated("中文\n"),
}
CONSTRUCTS = {
    "brackets": BRACKETS,
    "emphasis": EMPHASIS,
    "code": CODE,
    "html": HTML,
    "braces": BRACES,
    "definitions": DEFINITIONS,
    "blocks": BLOCKS,
    "tables": TABLES,
    "text": TEXT,
}
PATTERNS = {f"{group}, {name}": text for group, patterns in CONSTRUCTS.items() for name, text in patterns.items()}


def convert(text: str) -> str:
    return kramdown.convert(text, kramdown.JEKYLL_DEFAULTS)


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_with_the_text(name: str) -> None:
    assert_linear(convert, PATTERNS[name])
