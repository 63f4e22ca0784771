"""Cases of the head of a page."""

from .case import Case


def _page(head: str, body: str = "<p>x</p>", root: str = '<html lang="en">') -> str:
    return f"<!DOCTYPE html>\n{root}<head>{head}</head><body>{body}</body></html>\n"


_HEAD = '<meta charset="utf-8"><title>T</title>'
_REDIRECT = _page('<title>Redirecting</title><meta http-equiv="refresh" content="0; url=/">', root="<html>")

CASES = (
    Case(
        "language-missing",
        {"a.html": _page(_HEAD, root="<html>"), "b.html": _page(_HEAD, root='<html lang="">')},
        {"a.html": _page(_HEAD), "b.html": _REDIRECT, "c.html": "<html><p>part</p></html>"},
        times=1,
    ),
    Case(
        "language-invalid",
        '<p lang="zh_CN">a</p><p lang="english language">b</p>',
        '<p lang="zh-CN">a</p><p lang="zh-Hans-CN">b</p><p lang="">c</p><p lang="x-mine">d</p>'
        '<p lang="de-CH-1996">e</p>',
        times=2,
    ),
    Case(
        "title-missing",
        {"a.html": _page(""), "b.html": _page("<title> </title>")},
        {
            "a.html": _page("<title>A</title>"),
            "b.html": "<p>x</p>",
            "c.html": "<html><svg><title></title></svg></html>",
        },
        times=2,
    ),
    Case(
        "title-long",
        {"a.html": _page(f"<title>{'long ' * 30}</title>")},
        {"a.html": _page(f"<title>{'x' * 120}</title>"), "b.html": f"<svg><title>{'x' * 200}</title></svg>"},
    ),
    Case(
        "title-repeated",
        {"a.html": _page("<title>Home</title>"), "b.html": _page("<title>Home</title>")},
        {
            "a.html": _page("<title>Home</title>"),
            "page2/index.html": _page("<title>Home</title>"),
            "c.html": _page('<title>Home</title><meta name="robots" content="noindex">'),
            "d.html": _page("<title>Other</title>"),
            "de/a.html": _page("<title>Home</title>", root='<html lang="de">'),
            "404.html": _page("<title>Home</title>"),
        },
    ),
    Case(
        "description-missing",
        {"a.html": _page(_HEAD)},
        {"a.html": _page('<meta name="description" content="x">'), "b.html": _REDIRECT, "c.html": "<html>part</html>"},
    ),
    Case(
        "description-long",
        {"a.html": _page(f'<meta name="description" content="{"long " * 70}">')},
        {"a.html": _page(f'<meta name="description" content="{"x" * 320}">')},
    ),
    Case(
        "viewport-missing",
        {"a.html": _page(_HEAD)},
        {"a.html": _page('<meta name="viewport" content="width=device-width">'), "b.html": _REDIRECT},
    ),
    Case(
        "zoom-forbidden",
        {
            "a.html": _page('<meta name="viewport" content="width=device-width, user-scalable=no">'),
            "b.html": _page('<meta name="viewport" content="maximum-scale=1.0">'),
        },
        {"a.html": _page('<meta name="viewport" content="width=device-width, maximum-scale=10, user-scalable=yes">')},
    ),
    Case(
        "charset-missing",
        {"a.html": _page("<title>Größe</title>")},
        {
            "a.html": _page("<title>Size</title>"),
            "b.html": _page('<meta charset="utf-8"><title>Größe</title>'),
            "c.html": _page('<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Größe</title>'),
        },
    ),
    Case(
        "description-repeated",
        {name: _page('<meta name="description" content="A page">') for name in ("a.html", "b.html")},
        {
            "index.html": _page('<meta name="description" content="The site">'),
            "a.html": _page('<meta name="description" content="The site">'),
            "b.html": _page('<meta name="description" content="Other">'),
            "c.html": _page('<meta name="description" content="Other">', root='<html lang="de">'),
            "d.html": _page(""),
            "e.html": _page('<meta name="description" content="">'),
            "f.html": _page('<meta name="description" content="">'),
        },
    ),
)
"""The cases."""
