"""Cases of files in each other's way."""

from .case import Case

CASES = (
    Case(
        "address-shared",
        {"about.html": "", "about/index.html": ""},
        {"about.html": "", "about/other.html": "", "index.html": "", "index/index.html": ""},
    ),
    Case("file-names-alike", {"a/Photo.jpg": "", "a/photo.jpg": ""}, {"a/photo.jpg": "", "b/Photo.jpg": ""}),
    Case(
        "page-orphan",
        {
            "index.html": '<a href="/a">A</a>',
            "a.html": '<a href="/">H</a>',
            "b.html": '<a href="#x">X</a><a href="/b">B</a>',
        },
        {
            "index.html": '<a href="/a">A</a><a href="c/">C</a>',
            "a.html": "",
            "c/index.html": "",
            "404.html": "",
            "part.html": "<html><p>part</p></html>",
            "d.html": '<meta name="robots" content="noindex">',
        },
        says="no page links to /b.html",
    ),
)
"""The cases."""
