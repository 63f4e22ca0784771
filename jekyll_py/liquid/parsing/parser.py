"""Parses tokens to nodes, as leniently and with the same error messages as Ruby Liquid."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from ...reference import Version
from .. import later_names
from ..errors import LiquidSyntaxError, LiquidWarning, NestingError
from ..nodes import Body, Node, Output
from ..tag import CustomTag, Tag
from ..template import TemplateSource
from .markup_parser import MarkupParser
from .patterns import WHITESPACE, pattern
from .tag_hints import syntax_hint, unclosed_hint, unknown_tag_hint
from .tag_parser import Position, TagToken
from .tokens import Token, liquid_tag_tokens, template_tokens

MAX_DEPTH = 100
TagTable = Mapping[str, type[Node] | type[Tag]]

_TAG = pattern(r"\{%-?(\s*)(#|\w+)(\s*)(.*?)-?%\}\Z")
_OUTPUT = pattern(r"\{\{-?(.*?)-?\}\}\Z")
_LINE = pattern(r"\s*(#|\w+)\s*(.*?)\Z")


class Parser(MarkupParser):
    """Parses one template.

    Args:
        source: the template.
        tags: the classes of tags by name.
        version: the version of Liquid to follow.
        error_mode: ``lax``, ``warn`` or ``strict``.
        has_later_tags: whether tags of later versions of Liquid are accepted with a warning.
    """

    def __init__(
        self,
        source: TemplateSource,
        tags: TagTable,
        *,
        version: Version,
        error_mode: str,
        has_later_tags: bool,
    ) -> None:
        super().__init__(source, version=version, error_mode=error_mode)
        self.tags = tags
        self.tokens = template_tokens(source.text, source.first_line)
        self._has_later_tags = has_later_tags
        self._has_liquid_tag = has_later_tags or version >= (5,)
        self._in_comment = False
        self._trim = False
        self._depth = 0

    def document(self) -> Body:
        """Parse the whole template.

        Raises:
            LiquidError: the template cannot be parsed.
        """
        body = Body()
        end = self._fill(body)
        if end is not None:
            raise self._unexpected(end)
        return body

    def _unexpected(self, end: TagToken) -> LiquidSyntaxError:
        if end.name in ("else", "end"):
            hint = unknown_tag_hint(end.name, self.tags, self.version, ())
            return self.error(f"Unexpected outer '{end.name}' tag", end.position, hint)
        return self._unknown(end)

    def body(self, opening: TagToken, middles: Collection[str] = ()) -> tuple[Body, TagToken | None]:
        """Parse the body of a block up to its end tag, or up to a tag named in ``middles``.

        Returns:
            The body, and the tag from ``middles`` that ended it, None for the end tag.

        Raises:
            LiquidError: the block is not closed, or has an unknown or misplaced tag.
        """
        body = Body()
        end = self._nested(body)
        if end is None:
            closing = unclosed_hint(opening.name, opening.markup)
            raise self.error(f"'{opening.name}' tag was never closed", opening.position, closing)
        if end.name == f"end{opening.name}":
            return body, None
        if end.name not in middles:
            raise self._misplaced(end, opening.name, f"end{opening.name}", opening)
        return body, end

    def template(self, source: str, position: Position) -> Body:
        """Parse a template inside a tag's markup.

        Raises:
            LiquidError: it cannot be parsed.
        """
        inner = Parser(
            TemplateSource(source, self.path, position.line),
            self.tags,
            version=self.version,
            error_mode=self.error_mode,
            has_later_tags=self._has_later_tags,
        )
        body = inner.document()
        self.warnings += inner.warnings
        return body

    def comment(self, opening: TagToken) -> None:
        """Skip the body of a comment, which must be well-formed."""
        end: TagToken | None = opening
        closing = f"end{opening.name}"  # a plugin may give the tag another name
        outer, self._in_comment = self._in_comment, True
        while end is not None and end.name != closing:
            end = self._nested(Body())
        self._in_comment = outer
        if end is None:
            message, hint = f"'{opening.name}' tag was never closed", f"close it with {{% {closing} %}}"
            raise self.error(message, opening.position, hint)

    def fill(self, body: Body) -> TagToken | None:
        """Parse nodes into a body of a block, up to the first tag without a class, which is returned; None at the end.

        Raises:
            LiquidError: a tag in it cannot be parsed.
        """
        return self._nested(body)

    def _nested(self, body: Body) -> TagToken | None:
        if self._depth >= MAX_DEPTH:
            raise NestingError
        self._depth += 1
        try:
            return self._fill(body)
        finally:
            self._depth -= 1

    def _misplaced(
        self, end: TagToken, block: str, delimiter: str, opening: TagToken | None = None
    ) -> LiquidSyntaxError:
        shown = None if opening is None else f"{{% {block} {opening.markup.strip()} %}}"
        hint = None if opening is None else f"{shown} of line {opening.position.line} is still open"
        if end.name == "else":
            return self.error(f"{block} tag does not expect 'else' tag", end.position, hint)
        if end.name.startswith("end"):
            reason = f"'{end.name}' is not a valid delimiter for {block} tags. use {delimiter}"
            return self.error(reason, end.position, hint)
        return self._unknown(end)

    def _unknown(self, tag: TagToken) -> LiquidSyntaxError:
        before = self.lines[: tag.position.line - self.first_line]
        hint = unknown_tag_hint(tag.name, self.tags, self.version, before)
        return self.error(f"Unknown tag '{tag.name}'", tag.position, hint)

    def _fill(self, body: Body) -> TagToken | None:
        """Parse nodes into ``body``, up to the first tag without a class, which is returned; None at the end."""
        step = self._line if self.tokens.of_liquid_tag else self._piece
        while token := self.tokens.shift():
            end = step(token, body)
            if end is not None:
                return end
        return None

    def _piece(self, token: Token, body: Body) -> TagToken | None:
        if token.text.startswith("{%"):
            self._trim_around(token.text, body)
            return self._tag(token, body)
        if token.text.startswith("{{"):
            self._trim_around(token.text, body)
            body.nodes.append(self._output(token))
        else:
            text = token.text.lstrip(WHITESPACE) if self._trim else token.text
            self._trim = False
            body.nodes.append(text)
        return None

    def _trim_around(self, text: str, body: Body) -> None:
        if text[2:3] == "-" and body.nodes and isinstance(body.nodes[-1], str):
            body.nodes[-1] = body.nodes[-1].rstrip(WHITESPACE)
        self._trim = text[-3:-2] == "-"

    def _output(self, token: Token) -> Node:
        position = Position(token.line, token.column)
        found = _OUTPUT.match(token.text)
        if not found:
            reason = f"Variable '{token.text}' was not properly terminated with regexp: /\\}}\\}}/"
            raise self.error(reason, position, "an output is closed with }}")
        return Output(self.variable(found[1], position, f'in "{{{{{found[1]}}}}}"'), found[1], position)

    def _tag(self, token: Token, body: Body) -> TagToken | None:
        found = _TAG.match(token.text)
        if not found or (found[2] == "#" and "#" not in self.tags):
            reason = f"Tag '{token.text}' was not properly terminated with regexp: /\\%\\}}/"
            hint = later_names.hint("#", self.version) if found else "a tag is {% name ... %}"
            raise self.error(reason, Position(token.line, token.column), hint)
        spaces = found[1] + found[3]
        column = token.column if "\n" not in spaces else 1
        tag = TagToken(found[2], found[4], Position(token.line + spaces.count("\n"), column))
        if tag.name == "liquid" and self._has_liquid_tag:
            return self._liquid_tag(tag, body)
        return self._registered(tag, body)

    def _skips_later(self, tag: TagToken) -> bool:
        """Whether a tag is unknown to this version of Liquid and in a comment; elsewhere a warning is added for it."""
        if not self._has_later_tags or not later_names.is_later(tag.name, self.version):
            return False
        if self._in_comment and tag.name != "#":  # which is no tag at all there, and so an error
            return True
        message = f"Unknown tag '{tag.name}'"
        self.warnings.append(LiquidWarning(message, self.path, tag.position.line, tag.position.column, tag.name))
        return False

    def _registered(self, tag: TagToken, body: Body) -> TagToken | None:
        kind = self.tags.get(tag.name)
        if kind is None or self._skips_later(tag):
            return tag
        body.nodes.append(self._located(tag, lambda: self._node(kind, tag)))
        return None

    def _node(self, kind: type[Node] | type[Tag], tag: TagToken) -> Node:
        node = kind.parse(self, tag) if issubclass(kind, Node) else CustomTag.build(self, kind, tag)
        node.position = tag.position
        return node

    def _located(self, tag: TagToken, parse: Callable[[], Node]) -> Node:
        try:
            return parse()
        except (LiquidSyntaxError, NestingError) as error:
            error.place(self.path, tag.position.line, tag.position.column, self.line_text(tag.position.line))
            is_of_tag = (error.line, error.column) == (tag.position.line, tag.position.column)  # not of one inside it
            if is_of_tag and isinstance(error, LiquidSyntaxError) and error.hint is None:
                error.hint = syntax_hint(tag.name, tag.markup)
            raise

    def _line(self, token: Token, body: Body) -> TagToken | None:
        found = _LINE.match(token.text)
        if not token.text.strip(WHITESPACE):
            return None
        position = Position(token.line, token.column)
        tag = TagToken(found[1], found[2], position) if found else TagToken(token.text, token.text, position)
        return self._registered(tag, body)

    def _liquid_tag(self, tag: TagToken, body: Body) -> TagToken | None:
        if self._skips_later(tag):
            return tag
        outer, self.tokens = self.tokens, liquid_tag_tokens(tag.markup, tag.position.line, tag.position.column)
        end = self._fill(body)
        self.tokens = outer
        if end is not None:
            raise self._misplaced(end, "liquid", "%}")
        return None
