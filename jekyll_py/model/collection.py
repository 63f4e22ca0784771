"""A collection: the documents and files of one folder, with their settings in the configuration."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostics
from ..liquid.values import compare
from . import permalink
from .document import Document
from .document_order import by_date, in_order, sort_as_ruby

if TYPE_CHECKING:
    from .static_file import StaticFile

_NO_LABEL = re.compile(r"[^a-z0-9_\-.]", re.I)


def sanitized_label(name: str) -> str:
    """The label a name in the configuration becomes: letters, digits, ``_``, ``-`` and ``.`` stay."""
    return _NO_LABEL.sub("", name)


class Collection:
    """The documents and files of ``_label``.

    Args:
        label: the name in the configuration; other than letters, digits, ``_``, ``-`` and ``.`` are dropped.
        metadata: the mapping under ``collections.label`` in the configuration.
        permalink_style: the site's ``permalink``, for the default template.
        container: ``collections_dir`` of the configuration.
    """

    def __init__(self, label: str, metadata: Mapping[str, object], permalink_style: str, container: str = "") -> None:
        self.label = sanitized_label(label)
        self.metadata = metadata
        self.container = container
        self.relative_directory = f"_{self.label}"
        self.docs: list[Document] = []
        self.files: list[StaticFile] = []
        default = permalink.add_suffix("/:collection/:path", permalink_style)
        self.url_template = str(metadata.get("permalink", default))

    @property
    def directory(self) -> str:
        """The folder of the collection, relative to the source."""
        return posixpath.join(self.container, self.relative_directory).lstrip("/")

    @property
    def is_written(self) -> bool:
        """Whether its documents become files (``output: true``)."""
        return bool(self.metadata.get("output", False))

    def sort(self, diagnostics: Diagnostics) -> None:
        """Order the documents: by ``order``, by ``sort_by``, or by date and path; before Jekyll 4 only the last."""
        order, key = self.metadata.get("order"), self.metadata.get("sort_by")
        self.docs = in_order(self.docs)
        if any(doc.conventions.jekyll < (4,) for doc in self.docs[:1]):
            return
        if isinstance(order, list):
            self._arrange([posixpath.join(self.relative_directory, str(name)) for name in order])
        elif isinstance(key, str):
            self._sort_by(key, diagnostics)

    def _arrange(self, order: list[str]) -> None:
        rank = {path: position for position, path in reversed(list(enumerate(order)))}
        self.docs.sort(key=lambda doc: rank.get(doc.relative_path, len(order)))

    def _sort_by(self, key: str, diagnostics: Diagnostics) -> None:
        missing = [doc for doc in self.docs if doc.data[key] is None]
        if len(missing) < len(self.docs):
            for doc in missing:
                diagnostics.warn("Sort warning:", f"'{key}' not defined in {doc.relative_path}")
        self.docs = sort_as_ruby(self.docs, lambda one, other: _by_key(one, other, key))

    def __repr__(self) -> str:
        return f"<Collection {self.label}>"


def _by_key(one: Document, other: Document, key: str) -> int:
    left, right = one.data[key], other.data[key]
    if left is None or right is None:
        return (left is None) - (right is None) or by_date(one, other)
    return compare(left, right) or by_date(one, other)


def configured_collections(configured: object, permalink_style: str, container: str) -> dict[str, Collection]:
    """The collections of a site by the names in its configuration, ``posts`` among them.

    Args:
        configured: the value of the key ``collections``: a list of names, or a mapping from each to its metadata.
        permalink_style: the site's ``permalink``.
        container: ``collections_dir`` of the configuration.
    """
    if isinstance(configured, dict):
        named = {str(label): value if isinstance(value, dict) else {} for label, value in configured.items()}
    else:
        named = {str(label): {} for label in configured} if isinstance(configured, list) else {}
    named.setdefault("posts", {})
    metadata = {label: named.get(sanitized_label(label), {}) for label in named}  # Jekyll asks by the label
    return {label: Collection(label, metadata[label], permalink_style, container) for label in named}
