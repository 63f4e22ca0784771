"""JSON and columns of numbers side by side in one run of bytes, which is read at once.

It can be read from anybody's bytes: JSON gives values and nothing else, a column gives numbers or digests. Whatever
does not fit together raises `Damaged`.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, TypeVar

from .damaged import Damaged
from .fingerprint import SIZE

Shaped = TypeVar("Shaped")
MALFORMED = (
    *(AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError, ValueError, struct.error),
)
"""What Python raises for content of the wrong type or shape, and for numbers out of range."""
_COUNT = struct.Struct("=I")
_DIGEST = struct.Struct(f"{SIZE}s")
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def dumped(plain: Any) -> bytes:
    """JSON as bytes.

    Raises:
        ValueError: a number is longer than Python reads.
    """
    return _ENCODER.encode(plain).encode("utf-8", "surrogatepass")


def joined(head: Any, columns: Iterable[bytes]) -> bytes:
    """A value that JSON knows, and columns."""
    parts = [dumped(head), *columns]
    return b"".join([_COUNT.pack(len(parts)), numbers("Q", map(len, parts)), *parts])


def parted(content: memoryview, shape: Callable[[Any, Sequence[memoryview]], Shaped]) -> Shaped:
    """What is made of a value and columns.

    Args:
        content: what `joined` has joined, or anything else.
        shape: makes of the value and the columns what is wanted; may raise any of `MALFORMED`.

    Raises:
        Damaged: they do not give that.
    """
    try:
        (count,) = _COUNT.unpack_from(content)
        start = _COUNT.size + 8 * count
        ends = [*accumulate(content[_COUNT.size : start].cast("Q"), initial=start)]
        if len(ends) != count + 1 or ends[-1] != len(content):
            raise ValueError(ends)
        head, *columns = (content[one:other] for one, other in pairwise(ends))
        return shape(json.loads(str(head, "utf-8", "surrogatepass")), columns)
    except MALFORMED as error:
        raise Damaged from error


def numbers(kind: str, found: Iterable[int]) -> bytes:
    """A column of numbers; see `array` for the kinds."""
    return array(kind, [*found]).tobytes()


def texts(found: Sequence[str]) -> bytes:
    """A column of texts."""
    whole = "\0".join(found)
    if whole.count("\0") >= max(len(found), 1) or "\1" in whole:
        whole = "\0".join([each.replace("\1", "\1b").replace("\0", "\1a") for each in found])
    return whole.encode("utf-8", "surrogatepass")


def texts_of(count: int, content: memoryview) -> list[str]:
    """So many texts of a column.

    Raises:
        ValueError: there are more or fewer.
    """
    whole = str(content, "utf-8", "surrogatepass")
    found = whole.split("\0") if count or whole else []
    if len(found) != count:
        raise ValueError(count)
    if "\1" in whole:
        return [each.replace("\1a", "\0").replace("\1b", "\1") for each in found]
    return found


def digests(content: memoryview) -> Iterable[bytes]:
    """The digests in a column."""
    return chain.from_iterable(_DIGEST.iter_unpack(content))


def pieces(lengths: Iterable[int], content: memoryview) -> list[bytes]:
    """Bytes in pieces of some lengths.

    Raises:
        ValueError: that is not all of them.
    """
    ends, whole = [*accumulate(lengths, initial=0)], bytes(content)
    if ends[-1] != len(whole):
        raise ValueError(ends[-1])
    return [whole[one:other] for one, other in pairwise(ends)]


def exactly(kind: type[Shaped], plain: Any) -> Shaped:
    """The same, if it is of a type and of no subclass of it.

    Raises:
        TypeError: it is of another.
    """
    if type(plain) is kind:
        return plain
    raise TypeError(kind)


def each(kind: type[Shaped], found: Any) -> list[Shaped]:
    """A list whose members are all of one type.

    Raises:
        TypeError: it is none.
    """
    if type(found) is list and {*map(type, found)} <= {kind}:
        return found
    raise TypeError(kind)
