"""Links of imported texts: to where things are in the new site, and to files that have to come along."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import unquote

from .old_site import OldSite, comparable

_LINK = re.compile(r"""(?P<before>\]\(\s*<?|\b(?:href|src)\s*=\s*["'])(?P<address>/[^\s"'()<>{}|]*)""")
_TO_DOCUMENT = re.compile(r"(?P<base>\{\{[^{}]{0,80}\}\})?\{%-?\s*(?:link|post_url)\s+(?P<path>[^\s%]+)\s*-?%\}")
_FILE = re.compile(r"""[^\s"'()<>{}|,;`]+\.\w{2,5}(?![\w.])""")
_IN_PARENT = re.compile(r"(?:\.\.?/|/)+")


def with_new_addresses(text: str, moved: Mapping[str, str], documents: Mapping[str, str], kept: Container[str]) -> str:
    """A text whose links lead to the places of the new site.

    Args:
        text: Markdown or HTML.
        moved: from addresses of the old site to those of the new one.
        documents: from paths of the old site's sources to addresses of the new one.
        kept: the paths of sources that are the same in the new one.
    """

    def by_path(tag: re.Match[str]) -> str:
        if _is_kept(tag, kept):
            return tag[0]
        return f"{{{{ '{documents[tag['path']]}' | relative_url }}}}" if tag["path"] in documents else "#"

    def by_address(link: re.Match[str]) -> str:
        path, mark, fragment = link["address"].partition("#")
        target = moved.get(comparable(path))
        return link[0] if target is None else f"{link['before']}{target}{'' if '#' in target else mark + fragment}"

    return _LINK.sub(by_address, _TO_DOCUMENT.sub(by_path, text))


def lost_documents(text: str, documents: Container[str], kept: Container[str]) -> Iterator[str]:
    """The paths that tags such as ``{% link %}`` name and that have no place in the new site."""
    for tag in _TO_DOCUMENT.finditer(text):
        if tag["path"] not in documents and not _is_kept(tag, kept):
            yield tag["path"]


def _is_kept(tag: re.Match[str], kept: Container[str]) -> bool:
    return tag["path"] in kept or f"_posts/{tag['path']}.md" in kept


def named_files(texts: Iterable[str], old: OldSite) -> list[str]:
    """The files of the old site that texts name, and those in folders they link to, but for those of its theme."""
    joined = "\n".join(texts)
    paths = set(map(_path, _FILE.findall(joined)))
    folders = {_path(link["address"]).strip("/") for link in _LINK.finditer(joined)}
    pages = {folder for folder in folders if _is_content(folder) and old.has(f"{folder}/index.html")}
    found = {path for path in paths if _is_content(path) and old.has(path)}
    return sorted(found.union(*map(old.files, pages)))


def collection_files(texts: Iterable[str], old: OldSite) -> dict[str, str]:
    """The files without front matter in collections that texts name: ``bibtex/a.txt`` is ``_bibtex/a.txt``."""
    paths = set(map(_path, _FILE.findall("\n".join(texts))))
    declared = old.config.get("collections")
    names = declared if isinstance(declared, (Mapping, list)) else ()
    found = (path for path in sorted(paths) if _is_content(path) and path.partition("/")[0] in names)
    return {path: f"_{path}" for path in found if old.has(f"_{path}")}


def _path(address: str) -> str:
    return unquote(_IN_PARENT.sub("", address.partition("#")[0].partition("?")[0], count=1))


def _is_content(path: str) -> bool:
    """Whether a path leads to no file of a theme and not out of the site."""
    return path != "" and not path.startswith(("_", ".")) and ".." not in path
