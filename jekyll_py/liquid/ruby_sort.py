"""Ruby's sorting algorithm, which gives the same order even for inconsistent comparisons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")


def merge_sort(pairs: list[tuple[Item, Key]], order: Callable[[Key, Key], int]) -> list[tuple[Item, Key]]:
    """Sort as glibc's ``qsort_r`` does, which Ruby uses: a merge sort that prefers the left half for equal keys.

    Args:
        pairs: items, each with its key.
        order: compares two keys; negative if the first comes before the second, 0 if they are equal, else positive.
    """
    if len(pairs) < 2:
        return pairs
    middle = len(pairs) // 2
    left, right = merge_sort(pairs[:middle], order), merge_sort(pairs[middle:], order)
    merged: list[tuple[Item, Key]] = []
    at, other = 0, 0
    while at < len(left) and other < len(right):
        if order(left[at][1], right[other][1]) <= 0:
            merged.append(left[at])
            at += 1
        else:
            merged.append(right[other])
            other += 1
    return merged + left[at:] + right[other:]
