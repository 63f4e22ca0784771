"""The lexer of Liquid's strict grammar, and a cursor over its tokens (`Liquid::Lexer` and `Liquid::Parser`)."""

from __future__ import annotations

from ...reference import Version
from ..errors import LiquidSyntaxError
from .patterns import WHITESPACE, pattern

_TOKEN = pattern(
    r"\s*(?:(?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))"
    r"|(?P<string>'[^']*'|\"[^\"]*\")"
    r"|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<id>[a-zA-Z_][\w-]*\??)"
    r"|(?P<dotdot>\.\.)"
    r"|(?P<special>[|.:,\[\]()?-]))"
)
_SPACE = pattern(r"\s*")
_NAMES = {
    "|": "pipe", ".": "dot", ":": "colon", ",": "comma", "[": "open_square", "]": "close_square",
    "(": "open_round", ")": "close_round", "?": "question", "-": "dash",
}  # fmt: skip
_DEPTH = 100


def lex(markup: str) -> list[tuple[str, str, int]]:
    """The tokens as ``(kind, text, offset)``; the last one is the end.

    Raises:
        LiquidSyntaxError: a character that begins no token.
    """
    tokens, position = [], 0
    while True:
        found = _TOKEN.match(markup, position)
        if found is None:
            break
        kind, position = found.lastgroup or "", found.end()
        text = found[kind]
        tokens.append((_NAMES[text] if kind == "special" else kind, text, found.start(kind)))
    rest = _SPACE.match(markup, position)
    position = rest.end() if rest else position
    if position < len(markup):
        raise LiquidSyntaxError.within(f"Unexpected character {markup[position]}", position)
    tokens.append(("end_of_string", "", len(markup.rstrip(WHITESPACE))))
    return tokens


class Cursor:
    """Checks expressions by the strict grammar; each is returned as markup, for `parse_expression`.

    Args:
        markup: the text.
        version: of Liquid; since 5 an expression may begin with a name in brackets.
    """

    def __init__(self, markup: str, version: Version) -> None:
        self._version = version
        self._tokens = lex(markup)
        self._at = 0
        self._depth = 0

    def look(self, kind: str, ahead: int = 0) -> bool:
        """Whether the token ``ahead`` of the next one is of a kind."""
        at = self._at + ahead
        return at < len(self._tokens) and self._tokens[at][0] == kind

    def take(self, kind: str) -> str:
        """The text of the next token, which is consumed.

        Raises:
            LiquidSyntaxError: the token is of another kind.
        """
        found, text, offset = self._tokens[min(self._at, len(self._tokens) - 1)]
        if found != kind:
            raise LiquidSyntaxError.within(f"Expected {kind} but found {found}", offset)
        self._at += 1
        return text

    def accept(self, kind: str) -> str | None:
        """The text of the next token, consumed, if it is of a kind; else None."""
        return self.take(kind) if self.look(kind) else None

    def accept_word(self, word: str) -> str | None:
        """The next token, consumed, if it is a name equal to ``word``; else None."""
        return self.take("id") if self.look("id") and self._tokens[self._at][1] == word else None

    def expression(self) -> str:
        """Consume an expression, and return its markup.

        Raises:
            LiquidSyntaxError: there is none.
        """
        self._depth += 1
        if self._depth > _DEPTH:
            raise LiquidSyntaxError("Nesting too deep")
        try:
            return self._expression()
        finally:
            self._depth -= 1

    def _expression(self) -> str:
        kind, text, offset = self._tokens[self._at]
        if kind == "id":
            return self.take("id") + self._lookups()
        if kind == "open_square" and self._version >= (5,):
            return self.take(kind) + self.expression() + self.take("close_square") + self._lookups()
        if kind in ("string", "number"):
            return self.take(kind)
        if kind == "open_round":
            return self._range()
        shown = f'[:{kind}, "{text}"]' if text else f"[:{kind}]"
        raise LiquidSyntaxError.within(f"{shown} is not a valid expression", offset)

    def _range(self) -> str:
        self.take("open_round")
        first = self.expression()
        self.take("dotdot")
        last = self.expression()
        self.take("close_round")
        return f"({first}..{last})"

    def argument(self) -> str:
        """Consume an argument of a filter, with its keyword if it has one, and return its markup."""
        keyword = self.take("id") + self.take("colon") + " " if self.look("id") and self.look("colon", 1) else ""
        return keyword + self.expression()

    def _lookups(self) -> str:
        parts = []
        while True:
            if self.look("open_square"):
                parts += [self.take("open_square"), self.expression(), self.take("close_square")]
            elif self.look("dot"):
                parts += [self.take("dot"), self.take("id")]
            else:
                return "".join(parts)
