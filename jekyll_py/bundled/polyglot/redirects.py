"""The file ``_redirects`` of Netlify in all languages, which jekyll-polyglot writes since 1.13.

Keys: ``localize_redirects``, and ``exclude_from_redirect_localization`` with addresses that have no language.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from ...plugins import Configuration, SiteContents
from ..values import given

_NAME = "_redirects"


def add_redirects(site: SiteContents) -> None:
    """Add the file to the edition in the default language, if the site wants it and has one."""
    config, path = site.config, site.source.absolute(_NAME)
    if not given(config.get("localize_redirects")) or not os.path.isfile(path):
        return
    for file in site.static_files:
        file.is_withheld = file.is_withheld or file.relative_path == f"/{_NAME}"
    site.contents.is_doubtful = True  # an edit of the file changes a page that is not read from it
    text = site.source.read(_NAME).decode(errors="surrogateescape")
    data = {"layout": None, "permalink": f"/{_NAME}", "render_with_liquid": False, "sitemap": False}
    lines = "".join(part for line in text.splitlines(keepends=True) for part in _localized(line, config))
    site.pages.append(site.new_page("", _NAME, data, lines))


def _localized(line: str, config: Configuration) -> Iterator[str]:
    """A line, then the same for each other language, if its address can have one."""
    yield line
    parts, languages = line.split(), config.strings("languages")
    if len(parts) < 2 or not _has_languages(parts[0], languages):
        return
    if parts[0] in config.strings("exclude_from_redirect_localization"):
        return
    for language in languages:
        if language != config.text("default_lang"):
            target = f"/{language}{parts[1]}" if parts[1].startswith("/") and "://" not in parts[1] else parts[1]
            yield " ".join([f"/{language}{parts[0]}", target, *parts[2:]]) + "\n"


def _has_languages(address: str, languages: Sequence[str]) -> bool:
    """Whether an address is one of the site, and not of one of its languages."""
    return address.startswith("/") and not f"{address}/".startswith(tuple(f"/{language}/" for language in languages))
