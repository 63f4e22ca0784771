"""Cases of `hreflang`."""

from collections.abc import Mapping

from .case import Case


def _page(language: str, versions: Mapping[str, str], more: str = "") -> str:
    links = "".join(f'<link rel="alternate" hreflang="{code}" href="{url}">' for code, url in versions.items())
    return f'<!DOCTYPE html>\n<html lang="{language}"><head><title>T</title>{links}{more}</head><body></body></html>\n'


_BOTH = {"en": "/", "de": "/de/"}
_RIGHT = {"index.html": _page("en", _BOTH), "de/index.html": _page("de", _BOTH)}

CASES = (
    Case(
        "hreflang-invalid",
        '<link rel="alternate" hreflang="en-UK" href="/"><link rel="alternate" hreflang="jp" href="/">'
        '<link rel="alternate" hreflang="english" href="/"><link rel="alternate" hreflang="zh_CN" href="/">'
        '<link rel="alternate" hreflang="" href="/">',
        '<link rel="alternate" hreflang="en-GB" href="/"><link rel="alternate" hreflang="x-default" href="/">'
        '<link rel="alternate" hreflang="zh-Hans-CN" href="/"><a hreflang="haw" href="/">H</a>'
        '<link rel="alternate" hreflang="es-419" href="/"><link rel="alternate" hreflang="EN" href="/">',
        times=5,
    ),
    Case(
        "hreflang-invalid",
        '<link rel="alternate" hreflang="en-UK" href="/">',
        '<link rel="alternate" hreflang="uk" href="/">',
        says="did you mean en-GB?",
    ),
    Case(
        "hreflang-unpaired",
        {"index.html": _page("en", _BOTH), "de/index.html": _page("de", {})},
        {**_RIGHT, "fr.html": _page("fr", {"en": "https://example.com/"}), "x.html": _page("en", {"de": "/gone/"})},
        says="does not name / as its version",
    ),
    Case(
        "hreflang-self-missing",
        {"index.html": _page("en", {"de": "/de/", "fr": "/fr/"}), "de/index.html": "", "fr/index.html": ""},
        {**_RIGHT, "a.html": _page("en", {"de": "/de/"}, '<meta name="robots" content="noindex">')},
    ),
    Case(
        "hreflang-repeated",
        {"index.html": _page("en", {"de": "/de/", "DE": "/at/"})},
        {
            "index.html": _page("en", {"de": "/de/", "de-AT": "/at/"}),
            "b.html": _page("en", {"en": "/", "x-default": "/"}),
        },
    ),
    Case(
        "hreflang-relative",
        {"index.html": _page("en", {"de": "/de/"})},
        {"index.html": _page("en", {"de": "https://example.org/de/"})},
        config={"url": "https://example.org"},
    ),
    Case(
        "hreflang-language",
        {"index.html": _page("en", _BOTH), "de/index.html": _page("fr", _BOTH)},
        {
            "index.html": _page("en-GB", {**_BOTH, "x-default": "/", "zh-Hans": "/zh/"}),
            "de/index.html": _page("de_AT", _BOTH),
            "zh/index.html": _page("zh-CN", {}),
        },
        times=1,
    ),
    Case(
        "hreflang-default-missing",
        {"index.html": _page("en", _BOTH)},
        {"index.html": _page("en", {**_BOTH, "x-default": "/"}), "b.html": _page("en", {"en": "/b.html"})},
    ),
)
"""The cases."""
