"""What our own lexers stand on: Pygments' rule tables, run by the rules of Rouge's lexers.

It differs from Pygments' loop where Rouge does: text no rule matches is an error and the state stays; a
lexer keeps its state between two pieces of one embedded language; classes are ASCII, as Ruby's are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar

from pygments.lexer import Lexer, RegexLexer, RegexLexerMeta
from pygments.regexopt import regex_opt
from pygments.token import Error, Text, _TokenType

from .lexing import lexer_named
from .lookup import NO_OPTIONS, Options
from .matchers import Matcher
from .rule_matcher import Rule, RuleMatchers

Token = tuple[int, _TokenType, str]
Rules = dict[str, list[Any]]
Action = Callable[["RougeLexer", re.Match[str], "Scan"], Iterable[Token]]

LETTER = r"(?u:[^\W\d_])"
"""A letter of any script, where a rule needs more than ASCII."""
WORD = r"(?u:\w)"
"""A word character of any script."""

_BOUNDARY = re.compile(r"(?<!\\)((?:\\\\)*)\\b")
_MOST_EMPTY_MATCHES = 5


class Scan:
    """How far a lexer has come, and what it has to remember.

    Attributes:
        text: the piece being lexed.
        pos: where in it; an action may move it.
        stack: the states, innermost last; never empty.
        memory: what a lexer keeps between two tokens.
        guests: the scans of embedded languages, by name.
    """

    __slots__ = ("guests", "memory", "pos", "stack", "text")

    def __init__(self, stack: Iterable[str]) -> None:
        self.text = ""
        self.pos = 0
        self.stack = list(stack)
        self.memory: dict[str, Any] = {}
        self.guests: dict[str, tuple[Lexer | None, Scan]] = {}

    def pop(self, count: int = 1) -> None:
        """Leave ``count`` states; the outermost stays."""
        del self.stack[max(1, len(self.stack) - count) :]

    def lex_guest(self, name: str, text: str, start: int) -> Iterator[Token]:
        """Tokens of ``text``, found at ``start``: the next piece of the language ``name``."""
        lexer, scan = self.guests.get(name) or self.invite(name)
        if lexer is None:
            yield start, Text, text
        elif isinstance(lexer, RougeLexer):
            yield from ((start + at, kind, value) for at, kind, value in lexer.resume(scan, text))
        else:
            yield from ((start + at, kind, value) for at, kind, value in lexer.get_tokens_unprocessed(text))

    def invite(self, name: str) -> tuple[Lexer | None, Scan]:
        """Begin the language ``name`` afresh."""
        lexer = lexer_named(name)
        guest = lexer, (lexer.begin() if isinstance(lexer, RougeLexer) else Scan(("root",)))
        self.guests[name] = guest
        return guest


class Words:
    """An action: the token type of a word by a table, with another for words not in it."""

    def __init__(
        self,
        table: Mapping[_TokenType, str],
        default: _TokenType,
        *,
        fold: Callable[[str], str] | None = None,
    ) -> None:
        """
        Args:
            table: words separated by blanks, for each token type; where a word is in two, the first holds.
            default: the type of all other words.
            fold: what to do to a word before it is looked up, such as ``str.upper``.
        """
        self.kinds: dict[str, _TokenType] = {}
        for kind, names in table.items():
            for word in names.split():
                self.kinds.setdefault(word, kind)
        self.default = default
        self.fold = fold

    def __call__(self, lexer: RougeLexer, match: re.Match[str], scan: Scan) -> tuple[Token]:
        word = match.group()
        return ((match.start(), self.kinds.get(self.fold(word) if self.fold else word, self.default), word),)


class _RuleTables(RegexLexerMeta):
    """Pygments' way to compile a rule table, which here may hold matchers of ours.

    Classes are ASCII, but a word boundary is one in any script, as in Ruby.
    """

    def _process_regex(cls, regex: str | Matcher, rflags: int, state: str) -> re.Pattern[str] | Matcher:
        if isinstance(regex, Matcher):
            return regex
        return re.compile(_BOUNDARY.sub(r"\1(?u:\\b)", regex), rflags)


@cache
def _rule_matchers(lexer: type[RougeLexer]) -> RuleMatchers:
    return RuleMatchers(lexer._tokens)


class RougeLexer(RegexLexer, metaclass=_RuleTables):
    """A lexer of ours: a Pygments rule table, with Rouge's rules for what happens when."""

    flags = re.MULTILINE | re.ASCII
    first: ClassVar[tuple[str, ...]] = ("root",)
    """The states a text begins in, outermost first."""
    _tokens: dict[str, list[Rule]]

    def __init__(self, options: Options = NO_OPTIONS) -> None:
        """
        Args:
            options: those of Rouge's lexer, as far as it has some; all others are left alone. Their names are those
                that a document writes, so that they are no keyword arguments.
        """
        super().__init__()

    def begin(self) -> Scan:
        """The scan of a new text."""
        return Scan(self.first)

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ()) -> Iterator[Token]:
        """Position, token type and text of each token of ``text``."""
        return iter(self.resume(Scan(stack) if stack else self.begin(), text))

    def resume(self, scan: Scan, text: str) -> Iterable[Token]:
        """The tokens of ``text``, the next piece of what ``scan`` has seen so far."""
        matchers, stack, pos, end, empty = _rule_matchers(type(self)), scan.stack, 0, len(text), 0
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
    """Change ``stack`` as a rule says: a number of states to leave, or a tuple of states to enter."""
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


def groups(*kinds: _TokenType) -> Action:
    """An action: the groups of the match, each of its own type."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> list[Token]:
        return [(match.start(n), kind, match[n]) for n, kind in enumerate(kinds, 1) if match[n]]

    return action


def default(state: str | tuple[str, ...]) -> tuple[str, _TokenType, str | tuple[str, ...]]:
    """The rule that matches nothing, and so anywhere: go on in ``state``."""
    return "", Text, state


def any_of(names: str, suffix: str = r"\b") -> str:
    """The pattern of any of ``names``, which are separated by blanks, before ``suffix``."""
    return regex_opt(names.split(), suffix=suffix)


def guest(name: str) -> Action:
    """An action: the matched text is in the language ``name``."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        return scan.lex_guest(name, match.group(), match.start())

    return action


def again(lexer: RougeLexer, match: re.Match[str], group: int = 0) -> Iterator[Token]:
    """The tokens of a group of ``match``, lexed by the same lexer, afresh."""
    start = match.start(group)
    return ((start + at, kind, value) for at, kind, value in lexer.get_tokens_unprocessed(match[group]))
