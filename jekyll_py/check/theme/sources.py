"""The sources of a theme, read once: templates, style sheets, words, pages, and what its documentation mentions.

A theme is not trusted: links are not followed, large files are left out, and nothing of it is run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from ...config.configuration import Configuration
from ...disk.regular_file import open_regular_nofollow
from ...lazy.tuples import NamedTuple
from ...read.entry_filter import Patterns
from .expression import file_of, name_given
from .template import Tag, Template, front_matter_of, keys_of

_MOST_BYTES = 1_000_000
_LEFT_OUT = frozenset(["node_modules", "vendor", "test", "tests", "spec", "script", "tools", "bin"])
_TEMPLATES = ("_layouts/", "_includes/")
_STYLES = (".scss", ".sass", ".css")
_PAGES = (".md", ".markdown", ".html", ".htm", ".xml", ".json", ".txt", ".js", ".mkd", ".mkdown")
_COMMENT = re.compile(r"(?:\{%-?\s*comment\s*-?%\}|<!--)(.*?)(?:\{%-?\s*endcomment|-->|\Z)", re.DOTALL)
_DOCUMENTATION = (".md", ".markdown", ".rst", ".txt", ".gemspec", ".rb")


class Call(NamedTuple):
    """A tag that includes a file."""

    caller: Template
    tag: Tag
    file: str
    """The file it names, with ``{{ }}`` where the page decides."""

    @property
    def is_static(self) -> bool:
        """Whether the name is the same on every page."""
        return "{{" not in self.file


class PageSource(NamedTuple):
    """A page of the site that shows the theme, or any other file with front matter."""

    name: str
    text: str
    keys: Mapping[str, str]
    """The keys of its front matter."""


class ThemeSources:
    """The sources of a theme.

    Args:
        root: its folder.
        config: the configuration of the site in it.
        brought: names of files of the theme that the site in the folder uses, if that is another, as in `texts`; None
            if that theme cannot be had.
    """

    def __init__(self, root: str, config: Configuration, brought: Set[str] | None = frozenset()) -> None:
        self.root = root
        self.config = config
        self.brought = brought
        self.texts: Mapping[str, str] = dict(_texts(root, config.text("destination")))
        """The texts of its files, by their names with ``/``."""

    @cached_property
    def templates(self) -> Mapping[str, Template]:
        """The layouts and includes by name."""
        return {name: Template(name, text) for name, text in self.texts.items() if name.startswith(_TEMPLATES)}

    def tags(self) -> Iterator[tuple[Template, Tag]]:
        """Each tag of a layout or include."""
        return ((template, tag) for template in self.templates.values() for tag in template.tags)

    @cached_property
    def layouts(self) -> Mapping[str, Template]:
        """The layouts by the name that front matter gives."""
        found = {name: each for name, each in self.templates.items() if name.startswith("_layouts/")}
        return {name.removeprefix("_layouts/").rpartition(".")[0]: each for name, each in found.items()}

    @cached_property
    def includes(self) -> Mapping[str, Template]:
        """The includes by the name that a tag gives."""
        found = {name: each for name, each in self.templates.items() if name.startswith("_includes/")}
        return {name.removeprefix("_includes/"): each for name, each in found.items()}

    @cached_property
    def styles(self) -> Mapping[str, str]:
        """The style sheets by name."""
        return {name: text for name, text in self.texts.items() if name.endswith(_STYLES) and ".min." not in name}

    @cached_property
    def pages(self) -> Sequence[PageSource]:
        """The files with front matter that are neither layouts nor includes."""
        found = []
        excluded = Patterns(self.config.strings("exclude"), self.root)
        for name, text in self.texts.items():
            if excluded.match(name):
                continue
            head = front_matter_of(text) if name.endswith((*_PAGES, *_STYLES)) and name not in self.templates else None
            if head is not None:
                found.append(PageSource(name, text, keys_of(head)))
        return found

    @cached_property
    def calls(self) -> Sequence[Call]:
        """All includes in templates and pages."""
        pages = [Template(page.name, page.text) for page in self.pages]
        return [
            Call(template, tag, file.removeprefix("./").lstrip("/"))
            for template in (*self.templates.values(), *pages)
            for tag in template.tags
            if tag.name in ("include", "include_cached") and (file := file_of(tag.markup))
        ]

    @cached_property
    def documentation(self) -> str:
        """All that explains the theme: its prose, plugins, comments and settings."""
        texts = [text for name, text in self.texts.items() if name.endswith(_DOCUMENTATION)]
        comments = [each for template in self.templates.values() for each in _COMMENT.findall(template.text)]
        settings = [text for name, text in self.texts.items() if name.endswith((".yml", ".yaml"))]
        return "\n".join([*texts, *comments, *settings])

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """The words of the documentation."""
        return frozenset(re.findall(r"[\w-]+", self.documentation))

    @cached_property
    def assigned(self) -> frozenset[str]:
        """The variables that templates and pages assign; an include sees those of the template around it."""
        pages = [Template(page.name, page.text) for page in self.pages]
        tags = (tag for template in (*self.templates.values(), *pages) for tag in template.tags)
        return frozenset(name for tag in tags if (name := name_given(tag.name, tag.markup)))

    @cached_property
    def is_packaged(self) -> bool:
        """Whether others use it as a theme: it has a gemspec, or the table of a Python package."""
        return any("/" not in name and name.endswith(".gemspec") for name in self.texts) or (
            "jekyll_py.themes" in self.texts.get("pyproject.toml", "")
        )

    @cached_property
    def is_whole(self) -> bool:
        """Whether the folder has pages that show the theme, and the theme that it uses itself is known."""
        return self.brought is not None and any(
            page.name.endswith((".md", ".markdown", ".html")) for page in self.pages
        )

    def of_includes(self, name: str) -> Sequence[Call]:
        """The calls that surely include a file."""
        return [call for call in self.calls if call.file == name]

    def may_include(self, name: str) -> bool:
        """Whether a call whose file the page decides can lead to an include."""
        return any(_can_be(call.file, name) for call in self.calls if not call.is_static)


def _can_be(file: str, name: str) -> bool:
    """Whether a file named with ``{{ }}`` can be the one with a name."""
    first, *parts = re.split(r"\{\{.*?\}\}", file, flags=re.DOTALL)
    if not name.startswith(first):
        return False
    at = len(first)
    for part in parts[:-1]:
        found = name.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not parts or (name.endswith(parts[-1]) and len(name) - len(parts[-1]) >= at)


def _texts(root: str, destination: str) -> Iterator[tuple[str, str]]:
    built = os.path.realpath(destination)
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not (name in _LEFT_OUT and _is_beside_templates(os.path.relpath(folder, root)))
            and os.path.realpath(os.path.join(folder, name)) != built
            and name != "_site"
        )
        for file in sorted(files):
            path = os.path.join(folder, file)
            name = os.path.relpath(path, root).replace(os.sep, "/")
            if not file.startswith(".") and (text := _text(path)) is not None:
                yield name, text


def _is_beside_templates(folder: str) -> bool:
    """Whether a folder, relative to the theme, holds no templates or styles, among which the theme gives any name."""
    return not folder.startswith("_")


def _text(path: str) -> str | None:
    """The text of a file; None for a link, and for one that is too large or no text."""
    try:
        if os.path.islink(path) or os.path.getsize(path) > _MOST_BYTES:
            return None
        with open(path, "rb", opener=open_regular_nofollow) as file:
            return file.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
