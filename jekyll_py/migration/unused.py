"""The folders and data of the old site that nothing was made of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from .curriculum import curricula
from .old_site import OldSite

_OF_A_THEME = {"_includes", "_layouts", "_sass", "_plugins", "_scripts", "_site"}
_TAKEN = {"_bibliography", "_data", "_news", "_pages", "_posts", "_publications", *_OF_A_THEME}
_DATA = {"repositories.yml", "socials.yml", "publications.yml", "cv.yml", "cv.json", "navigation.yml"}


def unused(old: OldSite, shown: Container[str], furniture: Sequence[str], copied: Mapping[str, str]) -> Iterator[str]:
    """A line for each kind of file that is left out.

    Args:
        old: the old site.
        shown: the names of the collections and the paths of the data files that a page of the new one lists.
        furniture: the paths of pages that belong to the old theme.
        copied: the paths of files of the new site, and of those of the old one that they are.
    """
    belongs = [folder for folder in old.folders() if folder in _OF_A_THEME and old.files(folder)]
    if belongs:
        yield f"{', '.join(f'{folder}/' for folder in belongs)}: the old theme"
    for folder in old.folders():
        is_taken = folder in _TAKEN or any(path.startswith(f"{folder}/") for path in copied.values())
        if not is_taken and folder[1:] not in shown and old.files(folder):
            yield f"{folder}/: no collection of the site"
    taken = set(curricula(old).values())
    left = (path for path in old.files("_data") if path not in taken and path not in copied and path not in shown)
    data = (path.removeprefix("_data/") for path in left)
    parts = dict.fromkeys(path.partition("/")[0] for path in data if path not in _DATA)
    if parts:
        yield f"_data: nothing in the theme reads {', '.join(parts)}"
    if furniture:
        yield f"pages of the old theme: {', '.join(furniture)}"
