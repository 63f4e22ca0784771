"""``new --from``: a site of this theme from one made with al-folio, academicpages or minimal-light."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..errors import JekyllError
from ..log import Logger
from ..migration.new_site import NewSite, new_site, summary
from ..migration.old_site import OldSite
from ..packages.gem_index import without_credentials
from ..themes.cached_copy import temporary_copy
from ..themes.remote import parse
from .bibliography import write_data
from .compose_context import write, write_bytes

KINDS = {
    "_pages/": "pages",
    "_posts/": "posts",
    "_bibliography/": "BibTeX files",
    "assets/": "assets",
    "images/": "pictures",
    "files/": "files",
}
"""Folder of the new site to the word for its files."""
_EXAMPLES = (
    "_bibliography/",
    "_data/bibliography/",
    "_data/courses.yml",
    "_data/cv.yml",
    "_data/people.yml",
    "_data/projects.yml",
    "_data/publications.yml",
    "_data/talks.yml",
    "_data/zh/",
    "_pages/",
    "_posts/",
    "feed_cn.xml",
    "images/",
    "index.md",
    "index_cn.md",
)
"""Files and folders of the theme's own site that show what can be done."""
_MOST_SHOWN = 20


def is_of_the_examples(path: str) -> bool:
    """Whether a file of the theme's own site is an example, in whose place the imported files stand."""
    return path.replace(os.sep, "/").startswith(_EXAMPLES)


def old_site(source: str) -> OldSite:
    """The site that ``--from`` names.

    Args:
        source: a folder, or the address of a repository on GitHub.

    Raises:
        JekyllError: it is neither, cannot be downloaded, or has no ``_config.yml``.
    """
    old = OldSite(_folder(source))
    if not old.has("_config.yml"):
        raise JekyllError(f"{source} has no _config.yml", hint="name the folder with the sources, not the built site")
    return old


def write_imported(path: str, old: OldSite, log: Logger) -> None:
    """Write what is taken from an old site, and say what is not.

    Args:
        path: the folder of the new site.
        old: the old site.
        log: takes the words.

    Raises:
        JekyllError: a file cannot be written.
    """
    new = new_site(old)
    for name, text in new.texts.items():
        write(os.path.join(path, name), text, path)
    for name, origin in new.copies.items():
        if (content := old.read(origin)) is not None:
            write_bytes(os.path.join(path, name), content, path)
    log.info("Imported:", summary(new, KINDS))
    try:
        write_data(path, "_data", log)
    except JekyllError as error:  # the new site is complete but for this list
        log.warn("Bibliography:", f"{error}; mend it, then run jekyll-py bibliography")
    for words in _left(new):
        log.info("Left out:", words)


def _folder(source: str) -> str:
    if os.path.isdir(source):
        return os.path.abspath(source)
    repository = parse(source.removesuffix("/").removesuffix(".git"))
    if repository is None or "://" not in source:
        shown = without_credentials(source)[0] if "://" in source else source
        raise JekyllError(
            f"{shown} is no folder and no repository",
            hint="--from ../my-old-site or --from https://github.com/OWNER/NAME",
        )
    return temporary_copy(repository.archive(repository.ref))


def _left(new: NewSite) -> Iterator[str]:
    yield from new.left[:_MOST_SHOWN]
    if len(new.left) > _MOST_SHOWN:
        yield f"and {len(new.left) - _MOST_SHOWN} more"
