"""The rendered excerpts of a build, by item: the text of each with the dependencies of its render.

An item whose layout shows its excerpt, such as in a description for search engines, can so be placed in another layout
without converting the excerpt again.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from ...model.item import ItemKey
from .blobs import Blob
from .dependencies import DependencySet, meets, renumbered
from .records import PackedBlob

PackedExcerpt = tuple[DependencySet, PackedBlob]
"""As values that `marshal` can write."""
Excerpts = Mapping[ItemKey, PackedExcerpt]


def packed_excerpt(dependencies: DependencySet, text: Blob) -> PackedExcerpt:
    """An excerpt in packed form."""
    return dependencies, (text.start, text.length, text.digest)


def up_to_date(excerpts: Excerpts, keys: Set[ItemKey], changed: Set[int]) -> dict[ItemKey, PackedExcerpt]:
    """The excerpts of some items that depend on nothing that has changed."""
    return {key: each for key, each in excerpts.items() if key in keys and not meets(each[0], changed)}


def excerpt_blobs(excerpts: Excerpts) -> set[Blob]:
    """All their texts."""
    return {Blob(*text) for _, text in excerpts.values()}


def moved_excerpts(excerpts: Excerpts, moved: Mapping[Blob, Blob]) -> Excerpts:
    """The same with the texts in other places."""
    return {key: packed_excerpt(read, moved[Blob(*text)]) for key, (read, text) in excerpts.items()}


def renumbered_excerpts(excerpts: Excerpts, numbers: dict[int, int]) -> Excerpts:
    """The same with the dependencies in the numbers of another table."""
    return {key: (renumbered(read, numbers), text) for key, (read, text) in excerpts.items()}
