"""Cases of addresses that are wrong by themselves."""

from .case import Case

CASES = (
    Case(
        "address-empty",
        '<a href="">A</a><img src="" alt=""><script src=" "></script>',
        '<a href="#">A</a><a>B</a><a name="x"></a><form action=""></form>',
        times=3,
    ),
    Case(
        "address-invalid",
        '<a href="htp://example.org">A</a><a href="https//example.org/">B</a><a href="http:/x.org">C</a>'
        '<a href="https://[x">D</a>',
        '<a href="http://example.org">A</a><a href="https.html">B</a><a href="HTTPS://example.org:80/">C</a>',
        times=4,
    ),
    Case(
        "address-local",
        '<img src="http://localhost:4000/p.png" alt=""><a href="file:///home/me/p.html">F</a>',
        '<p>Open <a href="http://localhost:4000">localhost</a></p>',
        times=2,
    ),
    Case(
        "address-spelling",
        '<a href="/my file.pdf">F</a><img src="img\\p.png" alt="">',
        '<a href="/my%20file.pdf">F</a><a href=" /trimmed/ ">T</a><a href="mailto:a b@example.org">M</a>',
        times=2,
    ),
    Case(
        "contact-empty",
        '<a href="mailto:">M</a><a href="tel:">T</a><a href="mailto:octocat">O</a>'
        '<a href="mailto:%ZZ@example.org">Z</a>',
        '<a href="mailto:a%2Bb@example.org">M</a><a href="mailto:?subject=x">S</a><a href="tel:+1-23">T</a>',
        times=4,
    ),
    Case(
        "mixed-content",
        '<script src="http://example.org/app.js"></script><img src="http://example.org/p.png" alt="">',
        '<script src="https://example.org/app.js"></script><a href="http://example.org/">L</a>',
        times=2,
    ),
    Case(
        "link-insecure",
        '<a href="http://example.com/">A</a>',
        '<a href="https://example.com/">A</a><a href="/">B</a><img src="http://example.com/a.png" alt="">',
    ),
    Case(
        "address-missing",
        '<img alt="A"><link rel="icon"><picture><source media="print"><img src="a.png" alt="A"></picture>',
        '<img src="a.png" alt="A"><img srcset="a.png 2x" alt="A"><img data-src="a.png" alt="A"><img :src="url" alt="A">'
        '<link rel="preload" as="image" imagesrcset="a.png 2x"><template><img alt="A"></template>'
        '<script type="text/template"><img alt="A"></script><a>A</a><svg><image></image></svg>',
        times=3,
    ),
    Case(
        "address-scheme-missing",
        '<script src="//example.com/a.js"></script>',
        '<script src="https://example.com/a.js"></script><a href="//example.org/">A</a><a href="/a//b">B</a>',
        config={"url": "https://example.org"},
    ),
    Case(
        "address-slash-missing",
        {"about/index.html": '<a href="/about#top">A</a>'},
        {
            "about/index.html": '<a href="/about/">A</a><a href="#top">A</a><a href="/about/index.html">I</a>'
            '<a href="/">H</a><a href="/news">N</a>',
            "index.html": "",
            "news.html": "",
            "news/index.html": "",
        },
        says="write /about/",
    ),
    Case(
        "link-placeholder",
        '<a href="#">A</a><a>B</a><a @click="open" href=" # ">C</a>',
        '<a href="#top">A</a><a id="b"></a><a name="c"></a><a href="/">D</a><a href="">E</a>',
    ),
)
"""The cases."""
