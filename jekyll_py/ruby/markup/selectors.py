"""CSS selectors as XPath, with what Nokogiri adds to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cssselect import GenericTranslator, parse
from cssselect.parser import Element, Function, Selector
from cssselect.xpath import XPathExpr

_PART = re.compile(r"""(?:[^,"'()\[\]]|"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])+""")
"""A selector of a list."""
_LEADING = {"": ".//", ">": "./", "+": "./following-sibling::*[1]/self::", "~": "./following-sibling::"}
"""Combinator at the beginning → where to look."""


@lru_cache(maxsize=256)
def xpath(css: str, *, has_default: bool, with_self: bool) -> str:
    """The XPath of a list of selectors, from a node.

    Args:
        css: the selectors.
        has_default: whether names without a prefix stand for the default namespace of the document.
        with_self: whether the node itself may be found.

    Raises:
        SelectorError: of cssselect; the selectors are wrong, or not known.
    """
    return " | ".join(_paths(css.replace("[@", "["), _Translator(has_default), with_self))


def _paths(css: str, translator: _Translator, with_self: bool) -> Iterator[str]:
    parts = _PART.findall(css)
    for part in parts if ",".join(parts) == css else [css]:
        text = part.strip()
        leading = text[:1] if text[:1] in _LEADING else ""
        for selector in parse(text.removeprefix(leading)):
            found = translator.selector_to_xpath(selector, prefix="")
            yield f"{_LEADING[leading]}{found}"
            if with_self and not leading:
                yield f"self::{found}"


class _Translator(GenericTranslator):
    """Translates as Nokogiri does, which counts places among the children of one element.

    Args:
        has_default: whether names without a prefix stand for the default namespace.
    """

    def __init__(self, has_default: bool) -> None:
        super().__init__()
        self._has_default = has_default

    def selector_to_xpath(self, selector: Selector, prefix: str = "", translate_pseudo_elements: bool = False) -> str:
        """The XPath of one selector."""
        return super().selector_to_xpath(selector, prefix, translate_pseudo_elements)

    def xpath_element(self, selector: Element) -> XPathExpr:
        """The name of an element."""
        if self._has_default and selector.namespace is None and selector.element:
            selector = Element("xmlns", selector.element)
        return super().xpath_element(selector)

    def xpath_first_pseudo(self, xpath: XPathExpr) -> XPathExpr:
        """``:first``."""
        return xpath.add_condition("position() = 1")

    def xpath_last_pseudo(self, xpath: XPathExpr) -> XPathExpr:
        """``:last``."""
        return xpath.add_condition("position() = last()")

    def xpath_parent_pseudo(self, xpath: XPathExpr) -> XPathExpr:
        """``:parent``, an element with children."""
        return xpath.add_condition("node()")

    def xpath_eq_function(self, xpath: XPathExpr, function: Function) -> XPathExpr:
        """``:eq(2)``."""
        return self._at(xpath, function, "=")

    xpath_nth_function = xpath_eq_function

    def xpath_gt_function(self, xpath: XPathExpr, function: Function) -> XPathExpr:
        """``:gt(2)``."""
        return self._at(xpath, function, ">")

    def xpath_lt_function(self, xpath: XPathExpr, function: Function) -> XPathExpr:
        """``:lt(2)``."""
        return self._at(xpath, function, "<")

    def _at(self, xpath: XPathExpr, function: Function, operator: str) -> XPathExpr:
        return xpath.add_condition(f"position() {operator} {int(function.arguments[0].value or 0)}")
