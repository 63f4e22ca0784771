"""The files of the site that is imported. None is run or rendered, and no link is followed out of its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..compat import yaml_load
from ..disk.regular_file import open_regular
from ..errors import JekyllError
from ..model import front_matter
from ..themes.theme import is_inside

MARKDOWN = (".md", ".markdown")
_MOST_BYTES = 50 * 2**20
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class OldPage:
    """A page, post or document of the old site."""

    path: str
    """Relative to the site."""
    data: Mapping[str, object]
    """Its front matter."""
    text: str
    """The text below the front matter."""

    @property
    def name(self) -> str:
        """Its file name without the extension."""
        return os.path.splitext(os.path.basename(self.path))[0]

    @property
    def date(self) -> str:
        """Its date as ``2026-01-31``, from the front matter or the file name; empty without one."""
        given = str(self.data.get("date") or self.name)[:10]
        return given if given[:4].isdigit() and given[4:5] == "-" else ""

    @property
    def address(self) -> str:
        """Where it is in the old site, as `comparable` writes addresses; that of a page alone is right."""
        return comparable(self.words("permalink") or self.name)

    def words(self, key: str) -> str:
        """A value of the front matter as text; empty if it is missing."""
        return plain_value(self.data.get(key))


@dataclass(frozen=True)
class OldSite:
    """A folder with the sources of a site."""

    root: str
    unread: list[str] = field(default_factory=list)
    """Files that are not UTF-8 or not YAML, with the reason."""
    _read_pages: dict[tuple[str, tuple[str, ...]], list[OldPage]] = field(default_factory=dict, repr=False)

    @cached_property
    def config(self) -> Mapping[str, object]:
        """The keys of ``_config.yml``, those of ``author`` among them."""
        found = self.mapping("_config.yml")
        author = found.get("author")
        if not isinstance(author, Mapping):
            return found
        own = {key: value for key, value in found.items() if key not in author or not isinstance(value, Mapping)}
        return {**author, **own}  # academicpages has a mapping `twitter` beside the author's name there

    def mapping(self, path: str) -> Mapping[str, object]:
        """A YAML file that holds a mapping; empty if it is missing or holds something else."""
        value = self.yaml(path)
        return value if isinstance(value, Mapping) else {}

    def yaml(self, path: str) -> object:
        """The value of a YAML file; None without one."""
        content = self.read(path)
        if content is None:
            return None
        try:
            return yaml_load.load(content.decode("utf-8-sig", "replace"), path)
        except JekyllError as error:
            self.unread.append(f"{path}: {error.message}")
            return None

    def page(self, path: str) -> OldPage | None:
        """A file with front matter; None without one."""
        content = self.read(path)
        if content is None:
            return None
        try:
            found = front_matter.parse(content, path)
        except JekyllError as error:
            self.unread.append(f"{path}: {error.message}")
            return None
        return OldPage(path, found.data, found.content.replace("\r\n", "\n"))

    def pages(self, folder: str, endings: tuple[str, ...] = MARKDOWN) -> list[OldPage]:
        """The files below a folder that are published, by name.

        Args:
            folder: such as ``_posts``.
            endings: how their names end.
        """
        found = self._read_pages.get((folder, endings))
        if found is None:
            pages = (self.page(path) for path in self.files(folder) if path.endswith(endings))
            found = [page for page in pages if page and page.data.get("published") is not False]
            self._read_pages[folder, endings] = found
        return found

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of a site with polyglot, its own first; empty for other sites."""
        given = self.config.get("languages")
        found = [plain_value(each) for each in given] if isinstance(given, list) else []
        default = plain_value(self.config.get("default_lang")) or (found[0] if found else "")
        names = [default, *(name for name in found if name != default)]
        return tuple(name for name in names if _LANGUAGE.fullmatch(name))

    def language(self, page: OldPage) -> str:
        """The language of a page if it is not the site's own, from its front matter or its folder; else empty."""
        others = self.languages[1:]
        given = page.words("lang")
        return given if given in others else next((part for part in page.path.split("/") if part in others), "")

    def files(self, folder: str) -> list[str]:
        """The files below a folder, relative to the site and sorted."""
        return sorted(self._walk(folder))

    def top_files(self) -> list[str]:
        """The names of the files in the folder of the site itself."""
        return sorted(name for name in os.listdir(self.root) if name[0] not in "._" and self.has(name))

    def folders(self) -> list[str]:
        """The names of the folders of the site whose content Jekyll treats in a way of its own: ``_posts``."""
        names = os.listdir(self.root)
        return sorted(name for name in names if name[0] == "_" and os.path.isdir(os.path.join(self.root, name)))

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        full = os.path.join(self.root, path)
        return os.path.isfile(full) and is_inside(full, self.root)

    def read(self, path: str) -> bytes | None:
        """The content of a file; None if there is none, or a link leads out of the site."""
        if not self.has(path):
            return None
        with open(os.path.join(self.root, path), "rb", opener=open_regular) as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            self.unread.append(f"{path}: larger than {_MOST_BYTES} bytes")
            return None
        return content

    def _walk(self, folder: str) -> Iterator[str]:
        for parent, folders, names in os.walk(os.path.join(self.root, folder)):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                path = os.path.relpath(os.path.join(parent, name), self.root).replace(os.sep, "/")
                if not name.startswith(".") and self.has(path):
                    yield path


def is_markdown(path: str) -> bool:
    """Whether a file is Markdown by its name."""
    return path.endswith(MARKDOWN)


def comparable(address: str) -> str:
    """An address of a site without the ways to write the same one: ``/cv/`` as ``/cv``."""
    return "/" + address.strip().removesuffix("index.html").removesuffix(".html").strip("/")


def plain_value(value: object) -> str:
    """A value of YAML as text: empty for None, false and collections."""
    return "" if value is None or value is False or isinstance(value, (Mapping, list)) else str(value).strip()
