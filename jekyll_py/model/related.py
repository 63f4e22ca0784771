"""Latent semantic indexing: finds posts on the same subject by the words they share (``lsi: true``).

The steps are those of classifier-reborn, which Jekyll uses: stems of words, weights by how evenly a text spreads its
words, and the three quarters of the singular values that are largest. Chinese, Japanese and Korean text, which has no
spaces, counts by pairs of characters.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from ..errors import JekyllError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

CUTOFF = 0.75
"""The share of singular values that is kept."""
COUNT = 11
"""The number of related posts that Jekyll asks for."""

_MARK = re.compile(r"[^\w\s]")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(f"[{_CJK}]+|[^{_CJK}]+")
_BLOCK = 4096
"""Words that are multiplied at once."""
_DIGITS = 9
"""Scores that agree to so many digits count as equal, because further digits depend on the processor."""

_LONGEST_WORD = 1000
"""A longer one is its own stem: the stemmer takes time that grows with its square."""

_COMMON_WORDS = """
about above after again all along also although always among and another any are around because been before being
below between both but came can cannot cant come could couldnt did didnt does doesnt done dont down each even ever
first for from get gets got had has have having her here him himself his how however into isnt itll its itself just
last least less like many may might more most much must myself never new not now off once only other our ours out
over own said same see she should since some still such take than that the their theirs them then there therefore
these they this those through told too true try under until upon very was wasnt way well were what when where
whether which while who whom whose why will with within without wont would yes you youll your yours
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that are left out because they occur in texts on every subject."""


class Index:
    """An index of the posts of a site by their texts.

    Args:
        texts: the contents of the posts, oldest first.

    Raises:
        JekyllError: the extra ``lsi`` is not installed.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        weights = [weigh(words(text)) for text in texts]
        self._said = [bool(each) for each in weights]
        self._scores = _scores(weights)

    def related(self, position: int) -> list[int]:
        """The positions of the posts nearest to the one at ``position``, nearest first, newer ones before older."""
        row = self._scores[position].round(_DIGITS)
        others = [other for other, said in enumerate(self._said) if said and other != position]
        return sorted(others, key=lambda other: (-row[other], -other))[:COUNT]


@lru_cache(maxsize=1)
def index(texts: tuple[str, ...]) -> Index:
    """The index of some texts. The last result is cached, for a preview that builds again."""
    return Index(texts)


def words(text: str) -> Counter[str]:
    """The count of each word of a text, without punctuation, common words and words of one or two letters."""
    stem = _stemmer()
    found: Counter[str] = Counter()
    for word in _MARK.sub("", text).lower().split():
        if word.isascii():
            found.update([stem(word)] if len(word) > 2 and word not in _COMMON else ())
        else:
            found.update(part for part in _parts(word) if part not in _COMMON)
    return found


def _parts(word: str) -> list[str]:
    """A word in another alphabet, or the pairs of characters of a text in a script without spaces."""
    found: list[str] = []
    for run in _RUN.findall(word):
        if re.match(f"[{_CJK}]", run):
            found += [run[start : start + 2] for start in range(max(len(run) - 1, 1))]
        elif len(run) > 2:
            found.append(run)
    return found


def weigh(counts: Mapping[str, int]) -> dict[str, float]:
    """The weight of each word: the logarithm of its count, divided by the entropy of the words of the text."""
    total = sum(counts.values())
    if len(counts) < 2:
        return {word: float(count) for word, count in counts.items()}
    spread = -sum(count / total * math.log(count / total) for count in counts.values())
    return {word: math.log(count + 1) / spread for word, count in counts.items()}


def _scores(weights: Sequence[Mapping[str, float]]) -> NDArray[numpy.float64]:
    """The similarity of each pair of texts, after the smallest singular values are left out.

    It is the product of the reduced matrix with its transpose. The squares of the singular values are the eigenvalues
    of the product of the whole matrix, which has a row and a column for each text only.
    """
    np = _library("numpy")
    product = _product(weights)
    values, vectors = np.linalg.eigh(product)
    smallest = len(values) - max(int(len(values) * CUTOFF + 0.5), 1)
    kept, base = values[smallest:], vectors[:, smallest:]
    scores: NDArray[numpy.float64] = (base * kept) @ base.T
    return scores


def _product(weights: Sequence[Mapping[str, float]]) -> NDArray[numpy.float64]:
    """The product of the matrix with its transpose: the words that each pair of texts has in common."""
    np = _library("numpy")
    vocabulary = sorted({word for each in weights for word in each})
    product: NDArray[numpy.float64] = np.zeros((len(weights), len(weights)))
    for start in range(0, len(vocabulary), _BLOCK):
        places = {word: place for place, word in enumerate(vocabulary[start : start + _BLOCK])}
        block = np.zeros((len(weights), len(places)))
        for row, each in enumerate(weights):
            for word in each.keys() & places.keys():
                block[row, places[word]] = each[word]
        product = product + block @ block.T
    return product


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    stem: Callable[[str], str] = _library("snowballstemmer").stemmer("porter").stemWord
    return lru_cache(maxsize=None)(lambda word: stem(word) if len(word) <= _LONGEST_WORD else word)


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        hint = "pip install numpy snowballstemmer, or leave lsi out: then the newest posts are related"
        raise JekyllError(f"lsi: true needs the Python package {name}", hint=hint) from error
