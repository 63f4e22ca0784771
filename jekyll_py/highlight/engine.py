"""The base class of our own lexers, which runs Pygments' rule tables as Rouge's lexers run theirs.

It differs from Pygments in this: text that no rule matches is an error and keeps the state, a lexer keeps its state
between two pieces of one embedded language, and character classes are ASCII, as in Ruby.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, ClassVar

from pygments.lexer import Lexer, RegexLexer, RegexLexerMeta
from pygments.token import Error, Text, _TokenType

from jekyll_py.reference import Version

from .lazy_pattern import LazyPattern
from .lexing import lexer_named
from .lookup import Options
from .matchers import Matcher
from .rule_matcher import Rule, RuleMatchers
from .versions import Dated, rows_of, rules_of

Token = tuple[int, _TokenType, str]
Rules = dict[str, list[Any]]
Action = Callable[["RougeLexer", re.Match[str], "Scan"], Iterable[Token]]

_BOUNDARY = re.compile(r"(?<!\\)((?:\\\\)*)\\b")
_MOST_EMPTY_MATCHES = 5


class Scan:
    """The state of a lexer within a text.

    Attributes:
        text: the piece being lexed.
        pos: the position in it, which an action may change.
        stack: the names of the states, innermost last; never empty.
        memory: values that a lexer keeps between two tokens, by name.
        embedded: the lexers and scans of embedded languages, by name.
        rouge: the version of Rouge whose tokens are wanted.
    """

    __slots__ = ("embedded", "memory", "pos", "rouge", "stack", "text")

    def __init__(self, stack: Iterable[str], rouge: Version) -> None:
        self.rouge = rouge
        self.text = ""
        self.pos = 0
        self.stack = list(stack)
        self.memory: dict[str, Any] = {}
        self.embedded: dict[str, tuple[Lexer | None, Scan]] = {}

    def pop(self, count: int = 1) -> None:
        """Leave ``count`` states; the outermost stays."""
        del self.stack[max(1, len(self.stack) - count) :]

    def lex_embedded(self, name: str, text: str, start: int) -> Iterator[Token]:
        """The tokens of ``text``, at position ``start``, which continues the embedded language ``name``."""
        lexer, scan = self.embedded.get(name) or self.restart(name)
        if lexer is None:
            yield start, Text, text
        elif isinstance(lexer, RougeLexer):
            yield from ((start + at, kind, value) for at, kind, value in lexer.resume(scan, text))
        else:
            yield from ((start + at, kind, value) for at, kind, value in lexer.get_tokens_unprocessed(text))

    def restart(self, name: str) -> tuple[Lexer | None, Scan]:
        """Begin the embedded language ``name`` in its first state."""
        return self.begin(name, lexer_named(name, self.rouge))

    def begin(self, name: str, lexer: Lexer | None) -> tuple[Lexer | None, Scan]:
        """Begin an embedded language in its first state, with a lexer of its own."""
        embedded = lexer, (lexer.begin() if isinstance(lexer, RougeLexer) else Scan(("root",), self.rouge))
        self.embedded[name] = embedded
        return embedded


class _RuleTables(RegexLexerMeta):
    """The metaclass that compiles a rule table as Pygments does; rules may also have a `Matcher`, or be dated.

    Character classes are ASCII, but word boundaries are those of any script, as in Ruby.
    """

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Make a lexer, without compiling its tables as Pygments does: they differ by version."""
        return type.__call__(cls, *args, **kwargs)

    def compiled(cls, rouge: Version) -> dict[str, list[Rule]]:
        """The compiled rules of one version of Rouge, by state."""
        cls._all_tokens: dict[str, Any] = {}
        cls._tmpname = 0
        compile_tables: Callable[..., dict[str, list[Rule]]] = cls.process_tokendef
        return compile_tables("", rules_of(rouge, cls))

    def _process_regex(cls, regex: str | Matcher, rflags: int, state: str) -> LazyPattern | Matcher:
        if isinstance(regex, Matcher):
            return regex
        return LazyPattern(_BOUNDARY.sub(r"\1(?u:\\b)", regex), rflags)


@cache
def _rule_matchers(lexer: type[RougeLexer], rouge: Version) -> RuleMatchers:
    return RuleMatchers(lexer.compiled(rouge))


class RougeLexer(RegexLexer, metaclass=_RuleTables):
    """A lexer with a rule table in the form of Pygments', run by Rouge's rules."""

    flags = re.MULTILINE | re.ASCII
    first: ClassVar[tuple[str | Dated, ...]] = ("root",)
    """The states at the beginning of a text, outermost first; they may be dated."""

    def __init__(self, options: Options, rouge: Version) -> None:
        """
        Args:
            options: those of Rouge's lexer, as far as it has some; all others are left alone. Their names are those
                that a document writes, so that they are no keyword arguments.
            rouge: the version of Rouge whose tokens are wanted.
        """
        super().__init__()
        self.rouge = rouge
        self.matchers = _rule_matchers(type(self), rouge)

    def begin(self) -> Scan:
        """A new scan."""
        return Scan(rows_of(self.rouge, self.first), self.rouge)

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ()) -> Iterator[Token]:
        """Position, token type and text of each token of ``text``."""
        return iter(self.resume(Scan(stack, self.rouge) if stack else self.begin(), text))

    def resume(self, scan: Scan, text: str) -> Iterable[Token]:
        """The tokens of ``text``, which continues the text that ``scan`` is the state of."""
        matchers, stack, pos, end, empty = self.matchers, scan.stack, 0, len(text), 0
        scan.text = text
        tokens: list[Token] = []
        while pos < end:
            matcher = matchers[stack[-1]]
            match = matcher.match(text, pos)
            if match is not None:
                by_itself, action, new_state = matcher.rows[match.lastindex]
                if by_itself is not None:
                    match, action, new_state = by_itself(text, pos)
            if match is None:
                tokens.append((pos, Error, text[pos]))
                pos += 1
                continue
            start, pos = pos, match.end()
            if type(action) is _TokenType:
                tokens.append((start, action, text[start:pos]))
            elif action is not None:
                scan.pos = pos
                tokens += action(self, match, scan)
                pos = scan.pos
            if new_state is not None:
                _move(stack, new_state)
            if pos > start:
                empty = 0
            elif empty < _MOST_EMPTY_MATCHES:
                empty += 1
            else:
                tokens.append((pos, Error, text[pos]))
                pos += 1
        return tokens


def _move(stack: list[str], new_state: Any) -> None:
    """Change the stack as a rule says: a number of states to leave, or a tuple of states to enter."""
    if isinstance(new_state, int):
        del stack[max(1, len(stack) + new_state) :]
    elif new_state == "#push":
        stack.append(stack[-1])
    else:
        for state in new_state:
            if state == "#pop":
                stack.pop()
            elif state == "#push":
                stack.append(stack[-1])
            else:
                stack.append(state)
