"""The ``highlight`` tag against Jekyll."""

from __future__ import annotations

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.liquid import Environment
from tests.filters import oracle
from tests.filters.oracle import JekyllRefused
from tests.filters.site import TAGS, FakeSite, render

CODE = "\n\n\ndef f(x):\n    return '<&>' + x\n\n# done\n\n"
TEMPLATES = (
    "{% highlight python %}" + CODE + "{% endhighlight %}",
    "{% highlight Python linenos %}" + CODE + "{% endhighlight %}",
    "{% highlight python linenos=table cssclass=wide %}" + CODE + "{% endhighlight %}",
    '{% highlight python hl_lines="1 3" %}' + CODE + "{% endhighlight %}",
    "{% highlight c++ %}int a;{% endhighlight %}",
    "{% highlight no-such-language %}<b>\n{% endhighlight %}",
    "{% highlight text %}\r\n a\r\n b\r\n{% endhighlight %}",
    "{% highlight ruby %}{% endhighlight %}",
    "{% highlight ruby %}{% raw %}{{ x }}{% endraw %}{% endhighlight %}",
    "{% highlight ruby %}{{ name }}{% endhighlight %}",
)


@pytest.mark.jekyll
@pytest.mark.parametrize("highlighter", ["rouge", "none"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_code_is_marked_up_as_jekyll_does(template: str, highlighter: str) -> None:
    config: dict[str, object] = {"highlighter": highlighter}
    variables = {"name": "puts 1", "highlighter_prefix": "\n", "highlighter_suffix": "\n"}
    assert render(template, variables, FakeSite(config)) == oracle.render(template, variables, config)


@pytest.mark.jekyll
@pytest.mark.parametrize("markup", ["", "ruby linenos=", 'ruby mark="a b"', "ruby, linenos"])
def test_bad_markup_is_refused_in_jekylls_words(markup: str) -> None:
    template = f"{{% highlight {markup} %}}x{{% endhighlight %}}"
    with pytest.raises(JekyllRefused) as theirs:
        oracle.render(template)
    with pytest.raises(JekyllError) as ours:
        render(template)
    assert ours.value.message == str(theirs.value)


def test_marked_lines_are_wrapped() -> None:
    html = render('{% highlight text mark_lines="2" %}\na\nb\n{% endhighlight %}', environment=Environment(TAGS))
    assert '<span class="hll">b\n</span>' in html


def test_marked_lines_must_be_a_quoted_list() -> None:
    with pytest.raises(JekyllError, match="Expected a double-quoted list of integers"):
        render("{% highlight text mark_lines=2 %}a{% endhighlight %}", environment=Environment(TAGS))


@pytest.mark.jekyll
def test_debians_jekyll_reads_marked_lines_and_goes_on() -> None:
    template = '{% highlight text mark_lines="2" %}\na\nb\n{% endhighlight %}'
    assert render(template) == oracle.render(template)
