"""Includes: the files that ``include`` and ``include_relative`` bring into a template."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..disk.source import Source
from ..disk.text import decode
from ..hints import near_miss
from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from ..liquid import Context, Template
from ..liquid.errors import PartialError
from ..mistakes.folder_names import unmarked_folder, without_underscore
from ..model.template_language import Loaded, is_jinja
from ..plugins.site_contents import SiteContents
from ..reuse import ReusableInclude, Reuse
from ..tracking import reads
from ..tracking.kinds import FILE, INCLUDES, KEYS, MISSING_FILE
from .template_mistakes import TemplateMistakes

if TYPE_CHECKING:
    from ..jinja import JinjaEngine, Partial


class Folder(NamedTuple):
    """A folder of includes."""

    source: Source
    path: str
    """Relative to the source."""
    shown: str
    """Its name in messages."""

    @property
    def absolute(self) -> str:
        """The absolute path."""
        return self.source.absolute(self.path)


def include_folders(site: SiteContents) -> list[Folder]:
    """The folders of includes, those of the site first unless a plugin has others."""
    own, theme = site.config.text("includes_dir"), site.theme
    folders = [Folder(site.source, own, own)]
    if theme is not None:
        folders.append(Folder(site.source.of(theme.root), "_includes", f"{theme.name}/_includes"))
    if site.include_folders:
        known = {folder.absolute: folder for folder in folders}
        return [known.get(path) or _folder_at(path, site.source) for path in site.include_folders]
    return folders


def _folder_at(path: str, source: Source) -> Folder:
    parent, name = os.path.split(path)
    return Folder(source.of(parent), name, name)


class IncludeFiles:
    """Finds include files: in the site's folder of includes, then in the theme's.

    Args:
        folders: the folders to look in, in order.
        source: the site, which relative includes are read from.
        encoding: the site's ``encoding``.
    """

    def __init__(self, folders: Sequence[Folder], source: Source, encoding: str) -> None:
        self._folders = folders
        self._source = source
        self._encoding = encoding
        self._known: dict[tuple[str | None, str], tuple[Loaded | None, tuple[int, ...]]] = {}

    def find(self, name: str, relative_to: str | None = None) -> Loaded | None:
        """The include with a name, None if there is none. Dependencies on the files that were looked for are recorded.

        Args:
            name: a path below a folder of includes.
            relative_to: the folder of the source to look in instead.
        """
        known = self._known.get((relative_to, name))
        if known is None:
            known = self._known[relative_to, name] = self._look(name, relative_to)
        loaded, dependencies = known
        reads.record_all(dependencies)
        return loaded

    def names(self) -> Iterator[str]:
        """The names of all includes."""
        for folder in self._folders:
            yield from folder.source.walk(folder.path)

    def misplaced(self, name: str) -> tuple[str, str] | None:
        """The file of an include in a folder that lacks its underscore, and the folder meant; None without one."""
        for folder in self._folders:
            other = unmarked_folder(folder.path)
            if other is not None and folder.source.is_file(path := posixpath.join(other, name.lstrip("/"))):
                return path, folder.path
        return None

    def places(self, relative_to: str | None) -> list[str]:
        """The absolute folders that are looked in."""
        return [folder.absolute for folder in self._looked_in(relative_to)]

    def _looked_in(self, relative_to: str | None) -> Sequence[Folder]:
        return self._folders if relative_to is None else [Folder(self._source, relative_to, relative_to)]

    def _look(self, name: str, relative_to: str | None) -> tuple[Loaded | None, tuple[int, ...]]:
        dependencies = [_FOLDERS]
        name = name.lstrip("/")  # Ruby's File.join knows no absolute second part
        for folder in self._looked_in(relative_to):
            path = posixpath.join(folder.path, name)
            is_there = folder.source.is_file(path)
            dependencies.append(reads.dependency_id(FILE if is_there else MISSING_FILE, folder.source.absolute(path)))
            if is_there:
                shown = posixpath.join(folder.shown, name)
                content = decode(folder.source.read(path), shown, self._encoding)
                return Loaded(content, shown), tuple(dependencies)
        return None, tuple(dependencies)


_FOLDERS = reads.dependency_id(INCLUDES, KEYS)
_VARIABLE = lazy_pattern(r"(?:page|site|layout|include|post|item|entry|section|block|forloop)(?:\.[a-z_]\w*)+")
"""A name that is no file but the value of a variable."""


class Includes:
    """The includes of a site (`liquid.Partials`), each parsed once.

    Args:
        files: finds their files.
        parse: parses a Liquid template: its source, its path and the line on which it begins.
        jinja: returns the engine for includes in Jinja2.
        reuse: repeats renders of includes; None if each include is rendered every time.
        mistakes: is told of each use of an include.
    """

    def __init__(
        self,
        files: IncludeFiles,
        parse: Callable[[str, str, int], Template],
        jinja: Callable[[], JinjaEngine],
        reuse: Reuse | None,
        mistakes: TemplateMistakes,
    ) -> None:
        self._files = files
        self._parse_liquid = parse
        self._jinja = jinja
        self._reuse = reuse
        self._mistakes = mistakes
        self._parsed: dict[Loaded, Template | ReusableInclude | Partial] = {}

    def load(self, name: str, context: Context, folder: str | None = None) -> Template | ReusableInclude | Partial:
        """The parsed include with a name (`liquid.Partials.load`).

        Raises:
            PartialError: there is none, or it lies outside its folder.
            LiquidError: it cannot be parsed.
        """
        loaded = self._files.find(name, folder)
        if loaded is None:
            raise self._missing(name, folder)
        parsed = self._parsed.get(loaded)
        if parsed is None:
            parsed = self._parsed[loaded] = self._parse(loaded)
        self._mistakes.use(loaded.path)
        return parsed

    def _parse(self, loaded: Loaded) -> Template | ReusableInclude | Partial:
        if is_jinja(loaded.path):
            return self._jinja().partial(loaded)
        template = self._parse_liquid(loaded.source, loaded.path, loaded.first_line)
        return template if self._reuse is None else self._reuse.of(template)

    def _missing(self, name: str, folder: str | None) -> PartialError:
        places = ", ".join(f'"{place}"' for place in self._files.places(folder))
        return PartialError(
            f"Could not locate the included file '{name}' in any of [{places}]. Ensure it exists in one of those "
            "directories and, if it is a symlink, does not point outside your site source.",
            hint=self._hint(name) or (f"add _includes/{name}" if folder is None else None),
        )

    def _hint(self, name: str) -> str | None:
        if _VARIABLE.fullmatch(name):
            return f"for the value of {name} write {{% include {{{{ {name} }}}} %}}"
        misplaced = self._files.misplaced(name)
        if misplaced is not None:
            return without_underscore(*misplaced)
        names = [*self._files.names()]
        if name.rpartition("_includes/")[2] in names:
            return f"a name begins in the folder _includes: write {name.rpartition('_includes/')[2]}"
        with_ending = next((each for each in names if each.startswith(f"{name}.")), None)
        return near_miss(name, names) if with_ending is None else f"did you mean {with_ending}?"
