"""Lays out CSS as Ruby Sass 3.7 does in its styles ``nested``, ``expanded`` and ``compact``.

The CSS is read from libsass's style ``nested``, whose indentation tells which rules are nested in the stylesheet: Ruby
Sass prints a blank line between the groups of rules that come from different outermost rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

_TOKEN = re.compile(
    r"""[ \n]++|/\*.*?(?:\*/|\Z)|[{};]|(?>(?:"(?>(?:\\.|[^"\\])*)(?:"|\Z)|'(?>(?:\\.|[^'\\])*)(?:'|\Z)|"""
    r"""url\([^"'()]*+\)|(?!/\*)[^{};"'])+)""",
    re.DOTALL | re.IGNORECASE,
)


_DELIMITER = re.compile(r"([{};])")


@dataclass(slots=True)
class _Node:
    """A rule, a declaration or a comment."""

    text: str
    """The selector, the at-rule's prelude, the declaration with its semicolon, or the comment."""
    indent: int
    """The depth at which it is printed in the style ``nested``."""
    children: list[_Node] | None = None
    """The content of the braces; None if there are none."""

    @property
    def is_rule(self) -> bool:
        """Whether it is a rule with a selector."""
        return self.children is not None and not self.text.startswith("@")


@dataclass(slots=True)
class _Group:
    """The output of one outermost statement, such as a rule."""

    nodes: list[_Node] = field(default_factory=list)

    @property
    def ends_with_blank(self) -> bool:
        """Whether a blank line follows."""
        return self.nodes[0].is_rule and (self.nodes[-1].is_rule or self.nodes[-1].text.startswith("@media"))


_Printer = Callable[[_Node, Set[str]], str]


def laid_out(css: str, style: str, sources: Iterable[str] = ()) -> str:
    """CSS in another style.

    Args:
        css: the CSS of libsass in its style ``nested``.
        style: ``nested``, ``expanded`` or ``compact``.
        sources: the stylesheets it was compiled from.
    """
    parts = (part for source in sources for part in _DELIMITER.split(source))
    written = frozenset(" ".join(text.split()) for text, end in pairwise(parts) if end == "{")
    groups = _grouped(_parsed(css), written)
    printer = {"nested": _nested, "expanded": _expanded, "compact": _compact}[style]
    text = _joined([("\n".join(printer(node, written) for node in group.nodes), group) for group in groups])
    return f"{text}\n" if text else ""


def _parsed(css: str) -> list[_Node]:
    """The statements of CSS."""
    top: list[_Node] = []
    open_ = [top]
    pending, indent = "", 0
    for token in (found[0] for found in _TOKEN.finditer(css)):
        if token.isspace():
            if not pending:
                indent = len(token) - token.rfind("\n") - 1 if "\n" in token else indent
            pending += token if pending else ""
        elif token == "{":
            inner: list[_Node] = []
            open_[-1].append(_Node(pending.rstrip(), indent // 2, inner))
            open_.append(inner)
            pending = ""
        elif token == "}":
            if pending.strip():
                open_[-1].append(_Node(pending.rstrip(), indent // 2))
            pending = ""
            if len(open_) > 1:
                open_.pop()
                if not open_[-1][-1].children:  # an empty rule, which Ruby Sass leaves out
                    open_[-1].pop()
        elif token == ";" or (token.startswith("/*") and not pending):
            open_[-1].append(_Node(pending.rstrip() + token, indent // 2))
            pending = ""
        else:
            pending += token
    return top


def _grouped(nodes: Sequence[_Node], written: Set[str]) -> list[_Group]:
    groups: list[_Group] = []
    for node in nodes:
        if groups and _belongs_to(groups[-1], node, written):
            groups[-1].nodes.append(node)
        else:
            groups.append(_Group([node]))
    return groups


def _belongs_to(group: _Group, node: _Node, written: Set[str]) -> bool:
    """Whether a statement comes from the same outermost rule as those before it."""
    first = group.nodes[0]
    if node.children is None or not first.is_rule:
        return False
    if node.indent > first.indent:
        return True
    if not node.is_rule or _is_written(node.text, written):
        return False
    start, space, _ = node.text.partition(" ")
    return bool(space) and first.text.startswith(f"{start} ") and not _is_written(first.text, written)


def _is_written(selector: str, written: Set[str]) -> bool:
    """Whether a selector stands in the stylesheets as a whole."""
    return " ".join(selector.split()) in written or not written


def _joined(parts: Iterable[tuple[str, _Group]], blank: str = "\n\n") -> str:
    out: list[str] = []
    ends_with_blank = False
    for text, group in parts:
        out += (blank if ends_with_blank else "\n", text)
        ends_with_blank = group.ends_with_blank
    return "".join(out[1:])


def _nested(node: _Node, written: Set[str]) -> str:
    start = "  " * node.indent
    if node.children is None:
        return f"{start}{node.text}"
    inner = _block(node, written, _nested)
    return f"{start}{node.text} {{\n{inner} }}"


def _expanded(node: _Node, written: Set[str]) -> str:
    if node.children is None:
        return node.text
    selector = "\n".join(line.strip() for line in node.text.split("\n"))
    inner = "\n".join(f"  {line}" if line else "" for line in _block(node, written, _expanded).split("\n"))
    return f"{selector} {{\n{inner}\n}}"


def _block(node: _Node, written: Set[str], printer: _Printer) -> str:
    groups = _grouped(node.children or (), written)
    blank = "\n" if "keyframes" in node.text.partition(" ")[0] else "\n\n"
    return _joined([("\n".join(printer(each, written) for each in group.nodes), group) for group in groups], blank)


def _compact(node: _Node, written: Set[str]) -> str:
    if node.children is None:
        return node.text
    return f"{node.text.replace(chr(10), ' ')} {{ {''.join(_in_line(node.children, written))} }}"


def _in_line(children: Sequence[_Node], written: Set[str]) -> Iterator[str]:
    """Declarations one after the other, rules on lines of their own."""
    before: _Node | None = None
    for child in children:
        if before is not None:
            yield " " if child.children is None and before.children is None else "\n  "
        yield _compact(child, written)
        before = child
