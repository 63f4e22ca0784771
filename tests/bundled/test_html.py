"""HTML that plugins read and write again, as Nokogiri does it."""

from __future__ import annotations

import json
import random
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.html4.tree import parse, parse_document
from jekyll_py.html4.writer import write, write_document
from tests.reference import SITES

SAMPLES = [
    "<p>a &amp; b &lt; &quot;q&quot; &nbsp;&mdash; &foo; &copy=1 AT&T 中文 &#8217;</p>",
    "<img src='a b.png' alt=\"é &quot;x&quot; <b>\"/><br /><hr>",
    '<a href="x y.html?a=1&b=2&amp;c=é#f" name="é">t</a><a href="[x]{y}|^$">u</a>',
    '<input disabled="" checked type=checkbox value="">',
    '<script>if (a < b && c) { "</p>" }</script><style>a > b {}</style>',
    "<p>open<p>second<ul><li>one<li>two</ul>",
    "<ul><li><p>x</p></li><li>y</li></ul><div><div>x</div><hr><ul><li>a</li></ul></div>",
    "<table><thead><tr><th>a<tbody><tr><td>1<td>2</table>",
    "<dl><dt>a<dd>b</dl><pre>\nx</pre></p>x<b><p>x</p></b>",
    '<DIV CLASS=Foo data-X=\'a"b\' DATA-X=2>T</DIV><video><source src="a b"></video>',
    "<svg viewBox='0 0 1 1'><path d='M0'/></svg><!-- a -- b & c &lt; <script> --> & <?php echo 1 ?>",
    "<p title=\"it's 'q' &quot;d&quot;\">z</p><details><summary>a</summary>b</details>",
    "<body class=x><p>y</p></body>",
    '<p>x</p>y<a href="b <p>c</p>',
    "a <!-- b <p>c</p>",
    "<p>1</p><script> a <p>b",
    "<style>a</STYLE >b<b<b c='d'<i>e",
    "a <b c d= e=f'g h='i\"j' =k 'l' m/n/>o</b p='q'>r<b / s/ >t",
    "a</.b>c</:d>e<? f>g<?1 h>i<?php j",
    "a<!doctype b>c<!d>e<!--f--!>g<!-->h-->i</",
    "<a b='<c>' href=\"d <e>\">&lt;&copy f</a",
    "<p xml:lang=en a:b lang=en>x</p><svg xmlns=a xmlns:xlink=b viewBox=c><use xlink:href=d xml:space=e f=g></svg>",
    "<div><p xml:lang='en' lang='en'>x</p></div>",
    "<e\u0301x>a</e\u0301x> <bé>x</bé><x-é a=1>t</x-é><é>a</é> <b\u0915\u093f>x",
    "<p title='a\x08b\x0b'>c\x01\x0cd\x7f&#8;&#12;&#x1F;\ufffe<!-- e\x1f -->f<script>/\x08g\x08/</script>",
    "a <2 b </2024/> c </ d> e <!x> g </中> x <> </> <! <script>'</ b <!x>'</script> <![CDATA[x & y]]>z </",
]

ELEMENTS = (
    *("a", "address", "b", "blockquote", "body", "br", "center", "dd", "dir", "div", "dl", "dt", "fieldset", "font"),
    *("form", "frame", "frameset", "h1", "head", "hr", "html", "i", "iframe", "img", "input", "li", "link", "main"),
    *("menu", "meta", "noscript", "object", "ol", "option", "p", "pre", "s", "select", "span", "strike", "svg"),
    *("table", "tbody", "td", "th", "title", "tr", "ul", "xmp"),
)
PARTS = [
    *(f"<{name}>" for name in ELEMENTS),
    *(f"</{name}>" for name in ELEMENTS),
    *("text", " ", "\n", "&amp;", "<!-- c -->", "<?pi x?>", "<script>a<b</script>", "<style>x</style>", "<br/>"),
    *('<html lang="en">', "<body class=x>", "<meta charset=utf-8>", '<a href="b">', "<base href=x>"),
    '<meta http-equiv="content-type" content="text/html; charset=latin1">',
]

RUBY = """
require "json"
require "nokogiri"
puts JSON.generate(JSON.parse(STDIN.read).map do |html|
  [Nokogiri::HTML::DocumentFragment.parse(html).to_html, Nokogiri::HTML(html).to_html]
end)
"""


def theirs(documents: list[str]) -> list[list[str]]:
    """Fragments and documents as Nokogiri writes them."""
    done = subprocess.run(
        ["ruby", "-e", RUBY], input=json.dumps(documents), capture_output=True, check=True, encoding="utf-8"
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


def pages() -> list[str]:
    """The pages of every site that is compared with Jekyll, but for those that begin with a tag that is none, and
    those with an element that has a prefix."""
    texts = [path.read_text("utf-8") for path in sorted(SITES.glob("*/expected/**/*.html"))]
    return [text for text in texts if not text.startswith("<[") and "<Jekyll::" not in text]


def bodies() -> list[str]:
    """The bodies of those pages."""
    return [page.partition("<body>")[2].partition("</body>")[0] for page in pages() if "<body>" in page]


def mixtures() -> list[str]:
    """Documents of parts in any order."""
    chosen = random.Random(17)
    return ["".join(chosen.choices(PARTS, k=chosen.randint(1, 9))) for _ in range(2000)]


@pytest.mark.ruby
@pytest.mark.parametrize(
    "documents", [SAMPLES, bodies(), pages(), mixtures()], ids=["samples", "bodies", "pages", "mixtures"]
)
def test_writes_what_nokogiri_writes(documents: list[str]) -> None:
    ours = [[write(parse(h), older=True), write_document(parse_document(h), older=True)] for h in documents]
    assert ours == theirs(documents)


def test_later_versions_leave_more_of_an_address() -> None:
    """As Nokogiri 1.18 writes it."""
    written = '<a href="/a|b{c}[d]^%20e?f&amp;g">h</a>'
    assert write(parse(written)) == written


@given(st.text("<>/&;a p'\"=-!é中\n", max_size=60))
@settings(max_examples=300)
def test_whatever_is_read_can_be_written(html: str) -> None:
    assert isinstance(write(parse(html)), str)
    assert write_document(parse_document(html)).startswith("<!DOCTYPE ")


def test_a_prefix_of_an_element_is_kept() -> None:
    """As Nokogiri 1.18 keeps it; with the libxml2 of Debian 12 it is dropped."""
    written = '<gcse:search gname="x"></gcse:search><p>a<o:p></o:p></p>'
    assert write(parse(written)) == written
