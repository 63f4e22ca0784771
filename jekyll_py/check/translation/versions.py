"""Which pages are versions of each other.

In the order of trust: a key in the front matter that versions share (``page_id``, ``ref`` and the like), or one source
that a plugin builds in several languages; then the path of the source: a suffix as in ``index_cn.md`` and
``index.de.md``, or a folder as in ``de/index.md``; or the same of its address. A suffix or folder counts only if the
page is in that language, and no two versions are in one language.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ...lazy.tuples import NamedTuple
from ..built.published import Translatable
from ..language_codes import is_name_part, main_language, meant_by
from ..pages.head import Head

_SUFFIX = re.compile(r"(?P<stem>.*[^._-])[._-](?P<code>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\Z")
_MAY_HAVE_CODE = re.compile(r"(?:\A|[/._-])[^\W\d_]{2}(?:[/_-]|\Z)")
"""A path without such two letters has no code, as most have none."""
_PAGE_OF_PAGES = re.compile(r"(?:^|/)page/?\d+(?:/|\.|\Z)")
_MOST, _SITE_SHARE = 0.5, 2 / 3


class Version(NamedTuple):
    """One version of a page."""

    path: str
    """The built file."""
    language: str
    """Its code, in lower case; empty if that is not known."""
    source: str
    """The file that it is made from, relative to the source, or the built file."""


class Versions(NamedTuple):
    """The versions of one page; the first one is in the main language of the site, if there is such a one."""

    folder: str
    """The folder of the page, without that of a language."""
    pages: Sequence[Version]

    @property
    def languages(self) -> frozenset[str]:
        """The languages that it is in."""
        return frozenset(each.language for each in self.pages)


def versions_in(heads: Mapping[str, Head], translatable: Mapping[str, Translatable]) -> Sequence[Versions]:
    """The pages of a site with their versions; pages without any are there too, if they could have some.

    Args:
        heads: those of the built pages, by path.
        translatable: what is known of the sources of built pages; nothing for a folder that another program made.
    """
    rows = [
        _Keyed(Version(path, language, known.source), keys)
        for path, head in sorted(heads.items())
        if _may_have_versions(path, head) and (not translatable or path in translatable)
        for known in (translatable.get(path) or Translatable(path),)
        for language, keys in (_language_and_keys(path, known, head),)
    ]
    counts = Counter(each.version.language for each in rows)
    return [_versions(group, counts) for group in _groups(rows)]


def missing_in(groups: Sequence[Versions]) -> Iterator[tuple[Versions, str]]:
    """The pages without a version in a language that most pages of their folder, or of the site, have one in."""
    several = [group for group in groups if len(group.pages) > 1]
    of_folder = Counter((group.folder, language) for group in several for language in group.languages)
    of_site = Counter(language for group in several for language in group.languages)
    sizes = Counter(group.folder for group in groups)
    for group in groups:
        for language in sorted(of_site.keys() - group.languages - {""}):
            share = of_folder[group.folder, language] / sizes[group.folder]
            is_most = share > _MOST and of_folder[group.folder, language] > 1
            if is_most or of_site[language] / len(groups) >= _SITE_SHARE:
                yield group, language


def _may_have_versions(path: str, head: Head) -> bool:
    is_page = head.redirect is None and head.is_listed and not path.endswith("404.html")
    return is_page and not _PAGE_OF_PAGES.search(path)


class _Keyed(NamedTuple):
    """A version, and the keys that all versions of its page may share."""

    version: Version
    keys: Sequence[str]


def _language_and_keys(path: str, known: Translatable, head: Head) -> tuple[str, Sequence[str]]:
    """The language of a page, and what all its versions share, the most trusted first."""
    written = (known.language or head.language).strip().lower().replace("_", "-")
    if known.key:
        return written, [f"key {known.key}"]
    address = re.sub(r"(?:(?:^|/)index)?\.x?html?\Z", "", path)
    keys, language = [], written
    for kind, own in (("source", posixpath.splitext(known.source)[0]), ("address", address)):
        plain, code = _without_code(own)
        meant = (meant_by(code) or code).lower() if code else ""
        is_of_language = code and (not written or main_language(written) == main_language(meant))
        keys.append(f"{kind} {plain if is_of_language else own}")
        language = language or (meant if is_of_language else "")
    return language, keys


def _groups(rows: Sequence[_Keyed]) -> Iterator[Sequence[_Keyed]]:
    """The versions of each page: those that share any key; only the first one where that is not unique."""
    groups: dict[int, list[_Keyed]] = {}
    of_key: dict[str, list[_Keyed]] = {}
    for row in rows:
        joined = sorted({id(own): own for key in row.keys if (own := of_key.get(key)) is not None}.values(), key=len)
        together = joined.pop() if joined else []  # the largest, so that many pages take no longer than their number
        moved = [row, *chain.from_iterable(joined)]
        for own in joined:
            del groups[id(own)]
        together += moved
        groups[id(together)] = together
        of_key.update({key: together for each in moved for key in each.keys})
    for group in groups.values():
        if _is_unique(group):
            yield group
        else:
            yield from _by_first_key(group)


def _by_first_key(rows: Iterable[_Keyed]) -> Iterator[Sequence[_Keyed]]:
    found: dict[str, list[_Keyed]] = defaultdict(list)
    for row in rows:
        found[row.keys[0]].append(row)
    for group in found.values():
        if _is_unique(group):
            yield group
        else:
            yield from ([row] for row in group)


def _is_unique(rows: Collection[_Keyed]) -> bool:
    return len({row.version.language for row in rows}) == len(rows)


def _without_code(path: str) -> tuple[str, str]:
    """A path without the code of a language in it, and that code; empty if it has none."""
    if not _MAY_HAVE_CODE.search(path):
        return path, ""
    *folders, stem = path.split("/")
    match = _SUFFIX.fullmatch(stem)
    if match is not None and is_name_part(match["code"]):
        return "/".join([*folders, match["stem"]]), match["code"]
    names = [*folders, stem]
    for number, name in enumerate(names):
        if is_name_part(name):
            return "/".join([*names[:number], *names[number + 1 :]]), name
    return path, ""


def _versions(rows: Iterable[_Keyed], counts: Mapping[str, int]) -> Versions:
    pages = sorted((row.version for row in rows), key=lambda each: (-counts[each.language], each.path))
    folder = posixpath.dirname(_without_code(posixpath.splitext(pages[0].source)[0])[0])
    return Versions(folder, pages)
