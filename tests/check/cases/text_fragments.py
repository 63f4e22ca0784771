"""Cases of text fragments."""

from .case import Case

_ABOUT = "<style>.brown {}</style><p>The quick <b>brown</b> fox,\n over the  dog.</p><p>Caf\u00e9 & bar</p>"

CASES = (
    Case(
        "text-fragment-missing",
        {
            "about.html": _ABOUT,
            "index.html": '<a href="/about#:~:text=slow">A</a><a href="about.html#:~:text=.brown">B</a>'
            '<a href="/about#:~:text=fox,cat">C</a><a href="/about#:~:text=brown-,dog">D</a>'
            '<a href="/about#x:~:text=quick&text=none">E</a>',
        },
        {
            "about.html": _ABOUT,
            "index.html": '<a href="/about#:~:text=quick%20brown%20fox">A</a><a href="/about#:~:text=THE,dog.">B</a>'
            '<a href="/about#:~:text=over-,the,dog,-.">C</a><a href="/about#:~:text=caf%C3%A9%20%26%20bar">D</a>'
            '<a href="/about#:~:text=fox%2C%20over&text=dog.-,caf%C3%A9">E</a><a href="/about#x">F</a>'
            '<a href="https://example.com/#:~:text=none">G</a><a href="/gone#:~:text=none">H</a>',
        },
        times=5,
    ),
)
"""The cases."""
