"""Cases of references that lead to no file."""

from .case import Case

_PAGES = {
    "about/index.html": '<h1 id="us">About</h1><a name="old"></a><p id="größe"></p>',
    "notes.html": "",
    "a b.pdf": "",
}

CASES = (
    Case(
        "link-missing",
        {**_PAGES, "index.html": '<a href="/abuot/">A</a>'},
        {
            **_PAGES,
            "index.html": '<a href="/about/">A</a> <a href="/about">A</a> <a href="about/index.html?x=1#us">A</a>'
            ' <a href="notes">N</a> <a href="a%20b.pdf">P</a> <a href="/">H</a> <a href="./">H</a> <a href="?q">Q</a>'
            ' <a href="https://example.org/none">E</a> <a href="mailto:a@example.org">M</a> <a>none</a>'
            ' <a href="javascript:void(0)">J</a> <!-- <a href="/gone/">C</a> -->'
            ' <template><a href="/x">T</a></template>'
            ' <script>document.write(\'<a href="/gone/">\')</script> <a href="//example.org/x">E</a>',
        },
        says="did you mean /about/?",
    ),
    Case(
        "link-missing",
        {**_PAGES, "about/index.html": '<a href="../note.html">N</a>'},
        {**_PAGES, "about/index.html": '<a href="../notes.html">N</a>'},
        says="did you mean /notes.html?",
    ),
    Case(
        "link-missing",
        {"pictures/a.png": "", "index.html": '<a href="/pictures/">P</a>'},
        {"pictures/index.html": "", "index.html": '<a href="/pictures/">P</a>'},
        says="index page",
    ),
    Case(
        "link-missing",
        '<iframe src="/frame.html" title="f"></iframe><form action="/send"></form>',
        {"index.html": '<iframe src="/frame.html" title="f"></iframe><form action=""></form>', "frame.html": ""},
        times=2,
    ),
    Case(
        "link-missing",
        {"index.html": '<a href="https://example.org/docs/gone/">G</a>', "docs/index.html": ""},
        {
            "index.html": '<a href="https://www.example.org/docs/gone/">G</a><a href="https://example.org/docs/">D</a>'
            '<a href="https://example.org/other-program/x">O</a>',
            "docs/index.html": "",
        },
        config={"url": "https://example.org"},
    ),
    Case(
        "social-image-missing",
        {"index.html": '<html><head><meta property="og:image" content="https://example.org/card.png"></head></html>'},
        {
            "index.html": '<html><head><meta property="og:image" content="https://example.org/own.png"></head></html>',
            "a.html": '<a href="https://example.org/other">O</a><a href="https://example.org/index.php">P</a>',
            "own.png": "",
        },
        config={"url": "https://example.org"},
    ),
    Case(
        "link-missing",
        {"index.html": '<link rel="alternate" hreflang="zh" href="https://example.org/blog/zh/">'},
        {"index.html": '<link rel="alternate" hreflang="zh" href="https://example.org/zh/">'},
        config={"url": "https://example.org", "baseurl": "/blog"},
    ),
    Case(
        "link-missing",
        {"index.html": '<a href="https://example.org/project/gone/x">G</a>', "gone/index.html": ""},
        {"index.html": '<a href="https://example.org/project/gone/">G</a>', "gone/index.html": ""},
        config={"url": "https://example.org/project"},
    ),
    Case(
        "link-missing",
        {"index.html": '<p data-check-ignore><a href="/gone/">G</a></p><a href="/gone2/">G</a>'},
        {"index.html": '<p data-check-ignore><a href="/gone/">G</a></p><a href="/gone2/" data-check-ignore>G</a>'},
    ),
    Case(
        "link-missing",
        '<meta http-equiv="refresh" content="0; url=/moved/">',
        '<meta http-equiv="refresh" content="0; url=/">',
    ),
    Case(
        "link-missing",
        {"sub/page.html": '<a href="page2.html">2</a>'},
        {"sub/page.html": '<base href="/other/"><a href="page2.html">2</a>', "other/page2.html": ""},
    ),
    Case(
        "link-missing",
        {"a.html": '<base href="folder/"><a href="c.html">C</a>', "c.html": ""},
        {
            "a.html": '<base href="folder/"><a href="b.html">B</a><a href="../a.html">A</a><a href="">F</a>',
            "folder/b.html": '<base href="./index.html"><a href="b.html">B</a><a href="#x">F</a>',
            "folder/index.html": '<p id="x"></p><base href="../"><a href="a.html">A</a>',
            "far.html": '<base href="https://example.com/"><a href="x.html">X</a><img src="x.png" alt="">',
            "own.html": '<base href="https://example.org/folder/"><a href="b.html">B</a>',
        },
        config={"url": "https://example.org"},
        also=("anchor-missing",),
    ),
    Case(
        "link-missing",
        {"a.html": '<base href="/blog/"><a href="c.html">C</a>'},
        {"a.html": '<base href="/blog/"><a href="b.html">B</a><a href="/blog/b.html">B</a>', "b.html": ""},
        config={"baseurl": "/blog"},
    ),
    Case(
        "image-missing",
        '<img src="/photo.png" alt=""><img srcset="/1.png 1x, /2.png 2x" alt="">',
        {
            "index.html": '<img src="a,b.png" alt=""><img src="data:image/png;base64,AA" alt="">'
            '<picture><source srcset="/1.png, /2.png 2x"><img src="https://example.org/i.png" alt=""></picture>',
            "a,b.png": "",
            "1.png": "",
            "2.png": "",
        },
        times=3,
    ),
    Case(
        "media-missing",
        '<video src="/film.mp4"></video>',
        {"index.html": '<video src="/film.mp4#t=3"></video>', "film.mp4": ""},
    ),
    Case(
        "script-missing",
        '<script src="/app.js"></script>',
        {"index.html": "<script>1</script><script src=app.js></script>", "app.js": ""},
    ),
    Case(
        "stylesheet-missing",
        '<link rel="stylesheet" href="/main.css">',
        {
            "index.html": '<link rel="stylesheet" href="/main.css?v=3"><link rel="dns-prefetch" href="/x">',
            "main.css": "",
        },
    ),
    Case(
        "icon-missing",
        '<link rel="shortcut icon" href="/favicon.ico"><link rel="manifest" href="/site.webmanifest">',
        {"index.html": '<link rel="icon" href="/favicon.ico">', "favicon.ico": ""},
        times=2,
    ),
    Case(
        "social-image-missing",
        '<meta property="og:image" content="/card.png">',
        {
            "index.html": '<meta property="og:image" content="/card.png"><meta name="author" content="/none">',
            "card.png": "",
        },
    ),
    Case(
        "css-url-missing",
        {"css/main.css": "@import 'gone.css'; p { background: url(../paper.png) } /* url(no) */"},
        {
            "css/main.css": "@import 'gone.css'; p { background: url(../paper.png) } @font-face { src: url('#x') }",
            "css/gone.css": "",
            "paper.png": "",
        },
        times=2,
    ),
    Case(
        "css-url-missing",
        '<style>p { background: url("x.png") }</style><p style="background: url(y.png)">',
        {"index.html": '<style>p { background: url("x.png") }</style><p style="content: \'url(y.png)\'">', "x.png": ""},
        times=2,
    ),
    Case(
        "anchor-missing",
        {**_PAGES, "index.html": '<a href="/about/#uss">A</a><a href="#here">H</a>'},
        {
            **_PAGES,
            "index.html": '<a href="/about/#us">A</a><a href="#">T</a><a href="#top">T</a><a href="about#old">O</a>'
            '<a href="#:~:text=about">X</a><a href="#!/route">R</a><a href="/about/#gr%C3%B6%C3%9Fe">G</a>'
            '<a href="a%20b.pdf#page=2">P</a>',
        },
        times=2,
    ),
    Case(
        "anchor-missing",
        '<h2 id="install">I</h2><a href="#instal">I</a>',
        '<h2 id="install">I</h2><a href="#install">I</a>',
        says="did you mean #install?",
    ),
    Case(
        "address-case",
        {"index.html": '<img src="/images/Photo.JPG" alt="">', "images/photo.jpg": ""},
        {"index.html": '<img src="/images/photo.jpg" alt="">', "images/photo.jpg": ""},
        says="/images/photo.jpg",
    ),
    Case(
        "link-missing",
        {"index.html": '<a href="/about/">A</a>', "about.html": ""},
        {"index.html": '<a href="/about">A</a>', "about.html": ""},
        says="/about.html",
    ),
    Case(
        "baseurl-missing",
        {"index.html": '<a href="/about/">A</a>', "about/index.html": ""},
        {
            "index.html": '<a href="/blog/about/">A</a><a href="about/">A</a><a href="/blog">H</a>',
            "about/index.html": "",
        },
        config={"baseurl": "/blog"},
        says="/blog/about/",
    ),
    Case(
        "baseurl-twice",
        {"index.html": '<a href="/blog/blog/about/">A</a>', "about/index.html": ""},
        {"index.html": '<a href="/blog/blog/about/">A</a>', "blog/about/index.html": ""},
        config={"baseurl": "/blog"},
    ),
    Case(
        "link-to-source",
        {"index.html": '<a href="/about.md">A</a>', "about.html": ""},
        {"index.html": '<a href="/about.md">A</a>', "about.html": "", "about.md": ""},
        says="/about.html",
    ),
    Case(
        "link-unpublished",
        '<a href="/draft/">D</a>',
        {"index.html": '<a href="/draft/">D</a>', "draft.html": "", "draft/index.html": ""},
        unpublished={"/draft/": "draft.md"},
        says="draft.md",
    ),
)
"""The cases."""
