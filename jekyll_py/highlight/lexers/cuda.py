"""CUDA: C++ for graphics processors."""

from __future__ import annotations

from typing import ClassVar

from ..engine import Rules
from ..versions import before, since
from .cpp import KEYWORDS, KEYWORDS_20, Cpp, words

_KEYWORDS = """
    __global__ __device__ __host__ __noinline__ __forceinline__ __constant__ __shared__ __managed__ __restrict__
"""
_VECTORS = "char uchar short ushort int uint long ulong longlong ulonglong float double"
_TYPES = " ".join(f"{name}{size}" for name in _VECTORS.split() for size in (1, 2, 3, 4)) + " dim3"


class Cuda(Cpp):
    """The lexer of CUDA."""

    tokens: ClassVar[Rules] = {
        "words": [
            before((3, 28), words(f"{KEYWORDS} {_KEYWORDS}", _TYPES)),
            since((3, 28), before((4, 2, 1), words(f"{KEYWORDS} {KEYWORDS_20} {_KEYWORDS}", _TYPES))),
            since((4, 2, 1), words(f"{KEYWORDS} {KEYWORDS_20} import module {_KEYWORDS}", _TYPES)),
        ],
    }
