"""The files of a site and of its theme that a theme may bring, and which of two of the same name wins."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from .. import __version__
from ..config.configuration import Configuration
from ..errors import JekyllError
from ..hints import near_miss
from ..lazy.tuples import NamedTuple
from ..themes.theme import OWN_THEME, THEME_FOLDERS, Theme

SITE = "site"
"""The origin of the files of the site itself."""


class ThemeFile(NamedTuple):
    """A file that takes part in the looks of a site."""

    name: str
    """Its name as in a theme, such as ``_includes/head.html``."""
    path: str
    """The absolute path of the file that wins."""
    origin: str
    """``site``, or the name of the theme with its version."""
    hidden: str | None
    """The absolute path of the file of the theme whose place it takes."""


def files_of(config: Configuration, theme: Theme | None) -> Mapping[str, ThemeFile]:
    """The winning files, by name, in the order of their names.

    Args:
        config: the configuration of the site.
        theme: its theme.
    """
    theirs = {} if theme is None else dict(_below_theme(theme))
    own = dict(_below_site(config))
    found = {name: ThemeFile(name, path, SITE, theirs.get(name)) for name, path in own.items()}
    if theme is not None:
        brought = origin_of(theme)
        found |= {name: ThemeFile(name, path, brought, None) for name, path in theirs.items() if name not in own}
    return dict(sorted(found.items()))


def brought_by(theme: Theme) -> Iterator[str]:
    """The names of the files that a theme brings."""
    return (name for name, _ in _below_theme(theme))


def origin_of(theme: Theme) -> str:
    """The name of a theme, with its version; that of this package has the package's."""
    if theme.bundled:
        return f"{OWN_THEME} {__version__}"
    return " ".join(filter(None, (theme.name, theme.version)))


def site_path(config: Configuration, name: str) -> str:
    """The path in the site of the file that takes the place of a theme's.

    Args:
        config: the configuration of the site.
        name: the name of the file as in a theme.
    """
    folder, _, rest = name.partition("/")
    return os.path.join(_folders(config)[folder], rest)


def named(files: Mapping[str, ThemeFile], name: str) -> ThemeFile:
    """The file with a name, or with a name that ends so and is the only one.

    Raises:
        JekyllError: there is none, or there are several.
    """
    plain = name.removeprefix("./")
    found = files.get(plain)
    ending = [file for each, file in files.items() if each.endswith(f"/{plain}")]
    if found is None and len(ending) == 1:
        found = ending[0]
    if found is not None:
        return found
    if ending:
        raise JekyllError(f"several files are named {name}", hint=", ".join(file.name for file in ending))
    names = [*files, *(each.rpartition("/")[2] for each in files)]
    raise JekyllError(f"neither the site nor its theme has a file {name}", hint=near_miss(plain, names) or _LISTED)


_LISTED = "`jekyll-py theme show` lists the files"


def _folders(config: Configuration) -> Mapping[str, str]:
    """The folders of the site, by their names in a theme."""
    given = {
        "_data": config.text("data_dir"),
        "_includes": config.text("includes_dir"),
        "_layouts": config.text("layouts_dir"),
        "_sass": str(config.mapping("sass").get("sass_dir") or "_sass"),
    }
    return {name: os.path.join(config.source, given.get(name, name).lstrip("/")) for name in THEME_FOLDERS}


def _below_site(config: Configuration) -> Iterator[tuple[str, str]]:
    for name, folder in _folders(config).items():
        yield from _below(folder, name)


def _below_theme(theme: Theme) -> Iterator[tuple[str, str]]:
    for name in THEME_FOLDERS:
        given = f"{name}/words" if theme.bundled and name == "_data" else name
        folder = theme.folder(given)
        if folder is not None:
            yield from _below(folder, given)


def _below(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """The files below a folder: their names, beginning with that of the folder, and their paths."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for file in sorted(files):
            if not file.startswith("."):
                path = os.path.join(root, file)
                yield f"{name}/{os.path.relpath(path, folder).replace(os.sep, '/')}", path
