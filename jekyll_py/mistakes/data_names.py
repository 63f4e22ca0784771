"""Loops over data, and data handed to includes, that do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from .bounds import MOST_OF_A_KIND
from .slips import is_one_slip
from .verbatim import without_verbatim

_DATA = r"site\.data\.(?P<names>[\w-]+(?:\.[\w-]+)?)"
_LOOP = lazy_pattern(rf"\{{%-?\s*(?:for|tablerow)\s+[\w-]+\s+in\s+{_DATA}")
_INCLUDE = lazy_pattern(r"\{%-?\s*include(?:_cached)?\s(?P<parameters>[^%{}]*)")
_PARAMETER = lazy_pattern(rf"[\w-]\s*=\s*{_DATA}")


class _Use(NamedTuple):
    """A use of data."""

    names: str
    """Below ``site.data``: a file or folder, and what may be in it."""
    at: int
    consequence: str


class MissingData:
    """The uses of data in one template that does not exist.

    Args:
        source: the template.
        path: its file.
        first_line: the line of the file on which it begins.
        known: ``site.data``.
    """

    def __init__(self, source: str, path: str, first_line: int, known: Mapping[str, object]) -> None:
        self._source = source
        self._path = path
        self._first_line = first_line
        self._known = known
        self._found = [use for use in _uses(without_verbatim(source)) if not _exists(use.names, known)]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._found)

    @property
    def folders(self) -> frozenset[str]:
        """The names in ``site.data`` whose own names were looked at."""
        return frozenset(use.names.partition(".")[0] for use in self._found) & self._known.keys()

    def mistakes(self) -> Iterator[JekyllError]:
        """The errors about misspelt names. A name that resembles no other may be of data that is still to come."""
        return islice(self._misspelt(), MOST_OF_A_KIND)

    def _misspelt(self) -> Iterator[JekyllError]:
        for use in self._found:
            first, _, second = use.names.partition(".")
            inner = self._known.get(first)
            if not isinstance(inner, Mapping):
                meant, missing, at = _near(first, self._known), first, use.at
            else:
                near = _near(second, inner)
                meant, missing, at = near and f"{first}.{near}", use.names, use.at + len(first) + 1
            if meant is not None:
                yield self._error(use, missing, at, meant)

    def _error(self, use: _Use, missing: str, at: int, meant: str) -> JekyllError:
        position = SourcePosition.at(self._source, at, self._first_line)
        message, hint = (
            f"there is no site.data.{missing}, so that {use.consequence}",
            f"did you mean site.data.{meant}?",
        )
        return JekyllError.at(position, message, path=self._path, hint=hint)


def _uses(source: str) -> Iterator[_Use]:
    for loop in _LOOP.finditer(source):
        yield _Use(loop["names"], loop.start("names"), "the loop is empty")
    for include in _INCLUDE.finditer(source):
        for found in _PARAMETER.finditer(source, *include.span("parameters")):
            yield _Use(found["names"], found.start("names"), "the include gets nothing")


def _exists(names: str, known: Mapping[str, object]) -> bool:
    """Whether there is data of a name; a name in what is no mapping may be one of Liquid's, such as ``first``."""
    first, _, second = names.partition(".")
    inner = known.get(first)
    return first in known and (not second or not isinstance(inner, Mapping) or second in inner or second == "size")


def _near(written: str, known: Iterable[object]) -> str | None:
    return next((str(each) for each in known if is_one_slip(written, str(each))), None)
