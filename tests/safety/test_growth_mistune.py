"""kramdown's syntaxes in mistune: text of twice the length takes about twice the time, whatever it repeats."""

from __future__ import annotations

import mistune
import pytest

from jekyll_py.kramdown.mistune_plugins import PLUGINS

from .growth import assert_linear, repeated

pytestmark = pytest.mark.slow

PATTERNS = {
    "quotes": repeated('"a" '),
    "unclosed maths": repeated("$$a "),
    "unclosed blocks of maths": repeated("$$\n\n"),
    "definitions": repeated("a\n: b\n\n"),
    "one definition in another": repeated(": "),
    "references to a footnote": repeated("[^a] ", "", "\n\n[^a]: b\n"),
    "definitions of a footnote": repeated("[^a]: x\n"),
    "abbreviations beside spans": repeated("a*", "", "\n\n*[a]: b\n"),
    "attribute lists": repeated("p\n{: .x}\n"),
    "unclosed attribute lists": repeated("{:a "),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_with_the_text(name: str) -> None:
    markdown = mistune.create_markdown(plugins=PLUGINS)

    def convert(text: str) -> str:
        return str(markdown(text))

    assert_linear(convert, PATTERNS[name])
