"""Cases of versions of a page in several languages."""

from .case import Case


def _page(body: str, language: str = "en", head: str = "") -> str:
    start = f'<!DOCTYPE html>\n<html lang="{language}"><head><title>T</title>{head}</head>'
    return f"{start}<body><nav><ul><li>N</li></ul></nav><main>{body}</main></body></html>\n"


def _pair(english: str, chinese: str) -> dict[str, str]:
    return {"index.html": _page(english), "index_cn.html": _page(chinese, "zh-CN")}


_SIX = {f"{name}{end}.html": _page("", lang) for name in ("a", "b", "c") for end, lang in (("", "en"), ("_de", "de"))}
_NO_INDEX = '<meta name="robots" content="noindex">'

CASES = (
    Case(
        "translation-missing",
        {**_SIX, "d.html": _page("")},
        {
            **_SIX,
            "404.html": _page(""),
            "e.html": _page("", head=_NO_INDEX),
            "f.html": _page("", head='<meta http-equiv="refresh" content="0; url=/a.html">'),
        },
        says="no version in de",
    ),
    Case(
        "translation-missing",
        {
            "index.html": _page(""),
            "de/index.html": _page("", "de"),
            "x.html": _page(""),
            "de/x.html": _page("", "de"),
            "de/y.html": _page("", "de"),
            "z.html": _page(""),
            "de/z.html": _page("", "de"),
        },
        {"about.html": _page(""), "about_it.html": _page(""), "to/index.html": _page(""), "my/a.html": _page("")},
        says="no version in en",
    ),
    Case(
        "translation-headings",
        _pair("<h2>A</h2><h3>B</h3><h2>C</h2>", "<h2>甲</h2><h2>丙</h2>"),
        _pair("<h2>A</h2><h3>B</h3>", "<h2>甲</h2><h3>乙</h3>"),
        says="lacks headings: B",
    ),
    Case(
        "translation-items",
        _pair("<ul><li>1</li><li>2</li></ul>", "<ul><li>1</li></ul>"),
        _pair("<ul><li>1</li></ul><dl><dt>a<dd>b</dl>", "<ol><li>1</li></ol><dl><dt>a</dt><dd>b</dd></dl>"),
    ),
    Case(
        "translation-links",
        _pair(
            '<a href="/index.html">H</a><a href="https://example.org/talk">T</a>', '<a href="/index_cn.html">首页</a>'
        ),
        _pair(
            '<a href="/index.html#a">H</a><a href="https://en.wikipedia.org/wiki/Column">C</a><a href="#top">T</a>'
            '<a href="https://example.org/en/a/">A</a><a href="http://www.example.com/x/">X</a>',
            '<a href="/index_cn.html#b">首页</a><a href="https://zh.wikipedia.org/wiki/%E6%A0%8F">栏</a>'
            '<a href="https://example.org/zh-CN/a">A</a><a href="https://example.com/x">X</a>',
        ),
        says="lacks links: https://example.org/talk",
    ),
    Case(
        "translation-images",
        _pair('<img src="/a.png" alt=""><img src="/b.png" alt="">', '<img src="/a_cn.png" alt="">'),
        _pair('<img src="/a.png" alt="">', '<img src="/zh/a_cn.png" alt="">'),
        says="lacks images: /b.png",
    ),
    Case("translation-code", _pair("<pre>a</pre><pre>b</pre>", "<pre>a</pre>"), _pair("<pre>a</pre>", "<pre>甲</pre>")),
    Case(
        "translation-numbers",
        _pair("<p>It took 1,250 people 3.5 days.</p>", "<p>1250 人用了 3 天。</p>"),
        _pair(
            "<p>It took 1,250 people 3.5 days, 2 doctoral students, 30,000 steps: <code>x = 640</code></p>",
            "<p>1250 人用了 3.5 天，两名博士生，3 万步：<code>x = 320</code></p>",
        ),
        says="lacks numbers: 3.5",
        times=1,
    ),
    Case(
        "translation-citations",
        _pair("{% cite smith2020 lee2021 --style apa %}", "{% cite smith2020 %}"),
        _pair("{% cite smith2020, lee2021 %}[@b2] [@x](/)", "{% cite lee2021 smith2020 %}[@b2, 甲]"),
        says="lacks citations: lee2021",
    ),
    Case(
        "translation-dates",
        _pair("<p>March 2026, 5 May 2025</p>", "<p>2026 年 3 月，2025年6月5日</p>"),
        _pair("<p>March 2026, May 5, 2025, 2024-01-02</p>", "<p>2026 年 3 月，2025年5月5日，2024年1月2日</p>"),
        times=2,
    ),
    Case(
        "translation-dates",
        {"index.html": _page("5 May 2025"), "fr/index.html": _page("6 mai 2025", "fr")},
        {
            "index.html": _page("5 May 2025"),
            "ru/index.html": _page("5 мая 2025", "ru"),
            "fr/index.html": _page("5 mai 2025", "fr"),
        },
        times=2,
    ),
    Case(
        "translation-dates",
        _pair("<p>Sep 2021 - Jun 2022</p>", "<p>2021年9月-2022年7月</p>"),
        _pair("<p>Sep 2021 - Sept. 2022, 2023-04</p>", "<p>2021年9月-2022年9月，2023年4月</p>"),
        times=2,
    ),
    Case(
        "translation-dates",
        {"index.html": _page("9 May 2021"), "fr/index.html": _page("5/9/2021", "fr")},
        {
            "index.html": _page("5 Sep 2021, Apr 2022, 3/5/2026"),
            "fr/index.html": _page("05/09/2021, 04/2022", "fr"),
            "de/index.html": _page("5.9.2021, 4/2022", "de"),
            "es/index.html": _page("5 sept. 2021, abr. 2022", "es"),
        },
        times=2,
    ),
)
"""The cases."""
