"""Cases of what should not have reached the page."""

from .case import Case

CASES = (
    Case(
        "liquid-left",
        '<p>{{ page.title }} and {% include nav.html %}</p><a href="{{ site.baseurl }}/x/">X</a>',
        "<pre>{{ page.title }}</pre><p><code>{% if a %}</code> {{ user.name }} {{ $t('x') }} {% custom %}</p>"
        "<script>var a = '{{ page.title }}';</script>",
        times=3,
    ),
    Case(
        "markdown-left",
        "<div>**Note:** read [this](/more/) and 中文**粗体**文字</div><div>\n## Heading\n</div>",
        "<p>2 ** 3 and 2**3**4? a[0](1) [x] (y) # one</p><pre>**bold** [a](/b)</pre><p>** and **</p><p>C# ## </p>",
        times=4,
    ),
    Case(
        "tex-left",
        "<p>\\(x^2\\) and $$y$$</p>",
        {
            "index.html": '<p>\\(x^2\\)</p><script src="/mathjax/tex.js"></script>',
            "a.html": "<p>It costs $$ and \\( open</p><pre>\\(x\\)</pre>",
            "mathjax/tex.js": "",
        },
        times=2,
    ),
    Case(
        "character-garbled",
        "<p>GrÃ¼ÃŸe, itâ€™s ä¸\xadæ–‡</p>",
        "<p>São Paulo, Ärger, naïve, Çà et là, ÀÉ, 中文, Ã, â€, Großstraße</p>",
        times=5,
    ),
    Case("character-lost", "<p>Gr\ufffde</p>", "<p>Größe &#65533;</p>"),
    Case(
        "secret",
        "<p>ghp_0123456789abcdefghijABCDEFGHIJ012345</p><pre>-----BEGIN RSA PRIVATE KEY-----</pre>",
        "<p>ghp_short, AKIA, -----BEGIN PUBLIC KEY-----, sk_live_x, xoxb-1</p>",
        times=2,
    ),
    Case(
        "secret-in-file",
        {"index.html": "<p>x</p>", "app.js": 'var key = "AKIAABCDEFGHIJKLMNOP";'},
        {"index.html": "<p>x</p>", "app.js": 'var key = "AKIA";'},
    ),
    Case(
        "file-large",
        {"index.html": "<p>x</p>", "film.bin": "x" * 10_000_001},
        {"index.html": "<p>x</p>", "film.bin": "x" * 10_000_000},
    ),
)
"""The cases."""
