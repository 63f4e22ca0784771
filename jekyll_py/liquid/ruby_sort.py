"""The order Ruby sorts into, also where a comparison contradicts itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")


def merge_sort(pairs: list[tuple[Item, Key]], order: Callable[[Key, Key], int]) -> list[tuple[Item, Key]]:
    """glibc's ``qsort_r``, which Ruby sorts with: halves are merged, the left one first when not greater.

    Args:
        pairs: items, each with what it is sorted by.
        order: less than 0, 0 or more than 0, as the first key is before, beside or after the second.
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
