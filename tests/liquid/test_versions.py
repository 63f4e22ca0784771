"""The differences between Liquid 4.0 and 5; the expectations are those of Liquid 4.0.4 run by Ruby."""

from __future__ import annotations

import pytest

from jekyll_py.liquid import LiquidError, render

DIFFERENT = {
    "exactly so many words": ("{{ 'one two' | truncatewords: 2 }}", "one two...", "one two"),
    "a value that is cut to no words": ("{{ 7 | truncatewords: 3 }}|{{ '' | truncatewords: 1 }}", "7|", "7|"),
    "line ends of Windows": ("{{ lines | newline_to_br }}", "a\r<br />\nb", "a<br />\nb"),
    "a when after an else": ("{% case 1 %}{% when 2 %}2{% else %}e{% when 1 %}1{% endcase %}", "e", "e1"),
    "a when before an else": ("{% case 1 %}{% when 1 %}1{% else %}e{% when 1 %}1{% endcase %}", "11", "11"),
    "a tag in raw": ("{% raw %}a {% b {% c %}{% endraw %}", "a {% b {% b {% c %}", "a {% b {% c %}"),
    "a name in brackets, first": ("{{ ['lines'] ['x'] }}", "a\r\nb", ""),
    "words as a limit": ("{% for i in (1..3) limit: '2nd' %}{{ i }}{% endfor %}", "12", None),
    "filters of Liquid 5": ("{{ 'aXbX' | replace_last: 'X', 'y' }}{{ 'a' | base64_encode }}", "aXbXa", "aXbyYQ=="),
    "render": ("{% render 'x' %}", None, "x"),
    "echo": ("{% echo 'x' %}", None, "x"),
    "liquid": ("{% liquid echo 'x' %}", None, "x"),
    "a comment": ("{% # x %}", None, ""),
    "allow_false": ("{{ false | default: 'x', allow_false: true }}", None, "false"),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_template_means_what_its_liquid_makes_of_it(name: str) -> None:
    template, four, five = DIFFERENT[name]
    for expected, reference in ((four, "jekyll-4.4.1"), (four, "github-pages-232"), (five, "debian")):
        assert outcome(template, reference) == expected


def outcome(template: str, reference: str) -> str | None:
    """The output, None for an error."""
    try:
        return render(template, {"lines": "a\r\nb"}, {"x": "x"}, reference=reference)
    except LiquidError:
        return None


def test_an_error_names_the_liquid_that_has_the_tag() -> None:
    with pytest.raises(LiquidError, match="Unknown tag 'render'") as caught:
        render("{% render 'x' %}", {})
    assert caught.value.hint == "'render' came with Liquid 5; the Jekyll that is followed has Liquid 4.0.4"


def test_the_default_is_the_liquid_of_the_newest_jekyll() -> None:
    assert render("{{ 'one two' | truncatewords: 2 }}", {}) == "one two..."
