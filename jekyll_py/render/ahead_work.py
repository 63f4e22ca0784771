"""The Markdown of a site that can be converted before the site is read: the HTML depends on the text alone.

Another process converts documents while this one still reads and plans the site. It may end at any time. What it has
converted by then is used where a document turns out to have that text; everything else is converted in its turn.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator, Mapping, Set
from itertools import islice

from ..config.configuration import Configuration
from ..config.limits import limits_of
from ..converters.kramdown_options import FIELDS
from ..converters.markdown import ConvertedText, MarkdownConverter
from ..disk.digest import SIZE, digest
from ..disk.source import Source
from ..errors import JekyllError
from ..model import front_matter
from ..model.collection import configured_collections
from ..model.template_language import has_liquid
from ..tracking import reads
from ..tracking.kinds import KRAMDOWN

_HEADER = struct.Struct(f"={SIZE}sBI")
"""The digest of a text, its dependencies (`_packed`) and the length of its HTML, which follows."""
_FIRST = 16
"""The first documents are left out: the build renders them itself before it has others render any."""
_LEAST = 64
"""The documents from which it is worth while."""


class ConvertedAhead(Mapping[bytes, ConvertedText]):
    """HTML by the digest of its text, each read from a file when it is asked for, so that no process keeps it.

    Args:
        file: the open file, of results with their headers.
    """

    def __init__(self, file: int) -> None:
        self._file = file
        self._places: dict[bytes, tuple[int, int, int]] = {}
        """The place, the length and the dependencies of each."""
        position, end = 0, os.fstat(file).st_size
        while position + _HEADER.size <= end:
            text, dependencies, length = _HEADER.unpack(os.pread(file, _HEADER.size, position))
            start, position = position + _HEADER.size, position + _HEADER.size + length
            if position <= end:
                self._places[text] = (start, length, dependencies)

    def __getitem__(self, text: bytes) -> ConvertedText:
        start, length, dependencies = self._places[text]
        html = os.pread(self._file, length, start).decode("utf-8", "surrogatepass")
        return ConvertedText(html, _unpacked(dependencies))

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class AheadWork:
    """The documents of one site that may be converted ahead.

    Args:
        config: the configuration.
        root: the folder of the site.
        markdown: the converter, which gets the results.
    """

    def __init__(self, config: Configuration, root: str, markdown: MarkdownConverter) -> None:
        self._config = config
        self._source = Source(root, safe=config.flag("safe"))  # its log is not the build's
        self.markdown = markdown

    def begin(self) -> bool:
        """Load the Markdown processor, which all processes need; False if the work does not pay, or cannot be done."""
        is_pure = self.markdown.depends_on_text_alone and not limits_of(self._config)
        if not is_pure or sum(1 for _ in islice(self._paths(), _LEAST)) < _LEAST:
            return False
        try:
            return self.markdown.processor is not None
        except JekyllError:  # the build finds the error again, and reports it in order
            return False

    def convert(self, write: Callable[[bytes], object]) -> None:
        """Convert one document after the other.

        Args:
            write: takes each result.
        """
        for path in islice(self._paths(), _FIRST, None):
            made = self._converted(path)
            if made is not None:
                write(made)

    def use(self, file: int) -> None:
        """Have the converter use results: those that `convert` has written, the last one perhaps not to its end.

        Args:
            file: the open file that has them, until `forget` is called.
        """
        self.markdown.converted_ahead = ConvertedAhead(file)

    def forget(self) -> None:
        """Have the converter use no results."""
        self.markdown.converted_ahead = {}

    def _paths(self) -> Iterator[str]:
        """Markdown files of the collections that are written, most in the order in which they are rendered."""
        config = self._config
        container = str(config["collections_dir"] or "").strip("/")
        collections = configured_collections(config["collections"], config.text("permalink"), container)
        for label, collection in sorted(collections.items(), key=lambda each: each[0] != "posts"):
            if label == "posts" or collection.is_written:
                for name in self._source.walk(collection.directory):
                    if self.markdown.matches("." + name.rpartition(".")[2]):
                        yield f"{collection.directory}/{name}"

    def _converted(self, path: str) -> bytes | None:
        """A result; None for a document that has Liquid, or fails: the build finds the error again."""
        try:
            text = front_matter.body(self._source.read(path), path, self._config.text("encoding")).content
            with reads.recording() as dependencies:
                html = None if has_liquid(text) else self.markdown.convert(text)
        except MemoryError:
            raise
        except Exception:  # the build finds the error again, and reports it in order
            return None
        if html is None:
            return None
        content = html.encode("utf-8", "surrogatepass")
        return _HEADER.pack(digest(text.encode()), _packed(dependencies), len(content)) + content


def _packed(dependencies: Set[int]) -> int:
    """The dependencies of a text, which are options of kramdown, as one bit for each field."""
    numbers = enumerate(map(_dependency, FIELDS))
    return sum(1 << place for place, number in numbers if number in dependencies)


def _unpacked(bits: int) -> frozenset[int]:
    return frozenset(_dependency(field) for place, field in enumerate(FIELDS) if bits >> place & 1)


def _dependency(field: str) -> int:
    return reads.dependency_id(KRAMDOWN, field)
