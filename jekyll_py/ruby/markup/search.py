"""Searching a tree that Ruby holds, by XPath."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from .rows import Rows
from .selectors import xpath as xpath_of
from .xml import Built

_MOST_TREES = 4
"""Trees that are kept between searches."""
_RELATIVE = re.compile(r"[\w*][\w:.-]*\s*(?:[/\[|]|\Z)|\.(?=/)")
"""The beginning of a path that starts at the document."""

Found = list[Any] | str | float | bool
"""Numbers of nodes, ``[number, name]`` for an attribute; or the value of an expression."""


class Trees:
    """The trees that were searched last, by the number that Ruby has for their root."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[int, Built]] = OrderedDict()

    def find(self, request: Mapping[str, Any]) -> Found | None:
        """The nodes that an expression finds; None if Ruby has to send the tree.

        Args:
            request: ``tree`` and ``version``, ``rows`` once for each version, ``is_document``, ``context`` (the numbers
                of nodes, -1 for the whole), ``xpath`` or ``css``, ``spaces`` (prefix → namespace), ``with_self``.

        Raises:
            ValueError: the expression is wrong.
        """
        built = self._tree(request)
        if built is None:
            return None
        if built.root is None:
            return []
        spaces: Mapping[str, str] = request["spaces"]
        expression = request.get("xpath") or xpath_of(
            request["css"], has_default="xmlns" in spaces, with_self=request["with_self"]
        )
        found: list[Any] = []
        for number in request["context"]:
            answer = _evaluated(built, number, expression, spaces)
            if not isinstance(answer, list):
                return answer
            found += [each for each in answer if each not in found] if len(request["context"]) > 1 else answer
        return found

    def _tree(self, request: Mapping[str, Any]) -> Built | None:
        number, version, rows = request["tree"], request["version"], request.get("rows")
        if rows is not None:
            self._kept[number] = version, _built(rows, request["is_document"])
            if len(self._kept) > _MOST_TREES:
                self._kept.popitem(last=False)
        known = self._kept.get(number)
        return known[1] if known is not None and known[0] == version else None


def _built(rows: Rows, is_document: bool) -> Built:
    return Built(rows, in_document=is_document)


def _evaluated(built: Built, number: int, expression: str, spaces: Mapping[str, str]) -> Found:
    if number >= 0:
        start = built.elements[number]
        answer = [] if start is None else start.xpath(expression, namespaces=dict(spaces))
    elif built.is_document:
        path = f"/{expression.removeprefix('./')}" if _RELATIVE.match(expression) else expression
        path = path.replace("//", "/", 1) if path.startswith("///") else path
        answer = built.root.getroottree().xpath(path, namespaces=dict(spaces))
    else:
        answer = built.root.xpath(expression, namespaces=dict(spaces))
    return _numbers(built, answer) if isinstance(answer, list) else answer


def _numbers(built: Built, answer: list[Any]) -> list[Any]:
    numbers = built.numbers
    found: list[Any] = []
    for each in answer:
        if isinstance(each, str):
            found.append(_number_of_text(built, each))
        elif each in numbers:
            found.append(numbers[each])
    return found


def _number_of_text(built: Built, text: Any) -> object:
    holder = text.getparent()
    if text.is_attribute:
        return [built.numbers[holder], text.attrname]
    return built.texts[holder, bool(text.is_tail)]
