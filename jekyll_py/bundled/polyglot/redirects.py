"""The file ``_redirects`` of Netlify in all languages, which jekyll-polyglot writes since 1.13.

Keys: ``localize_redirects``, and ``exclude_from_redirect_localization`` with addresses that have no language.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from ...plugins import SiteContents, StaticFile, to_s
from ..values import as_list, given

_NAME = "_redirects"
_PATH = f"/{_NAME}"


def add_redirects(site: SiteContents) -> None:
    """Add the file to the static files of the default language, if the site wants it and leaves it out."""
    path = site.source.absolute(_NAME)
    is_wanted = given(site.config.get("localize_redirects")) and os.path.isfile(path)
    if is_wanted and all(file.relative_path != _PATH for file in site.static_files):
        site.static_files.append(StaticFile(site.conventions, path, "", _NAME))


def in_all_languages(file: StaticFile, config: Mapping[str, object]) -> bytes | None:
    """The bytes to write for a static file: its lines and those for other languages; None for one that stays as it is.

    Raises:
        OSError: it cannot be read.
    """
    is_wanted = given(config.get("localize_redirects")) and config.get("active_lang") == config.get("default_lang")
    if file.relative_path != _PATH or not is_wanted:
        return None
    with open(file.file, encoding="utf-8", errors="surrogateescape", newline="") as opened:
        lines = opened.readlines()
    return "".join(part for line in lines for part in _localized(line, config)).encode(errors="surrogateescape")


def _localized(line: str, config: Mapping[str, object]) -> Iterator[str]:
    """A line, then the same for each other language, if its address can have one."""
    yield line
    parts, languages = line.split(), [to_s(each) for each in as_list(config.get("languages"))]
    if len(parts) < 2 or not _has_languages(parts[0], languages):
        return
    if parts[0] in as_list(config.get("exclude_from_redirect_localization")):
        return
    for language in languages:
        if language != config.get("default_lang"):
            target = f"/{language}{parts[1]}" if parts[1].startswith("/") and "://" not in parts[1] else parts[1]
            yield " ".join([f"/{language}{parts[0]}", target, *parts[2:]]) + "\n"


def _has_languages(address: str, languages: Sequence[str]) -> bool:
    """Whether an address is one of the site, and not of one of its languages."""
    return address.startswith("/") and not f"{address}/".startswith(tuple(f"/{language}/" for language in languages))
