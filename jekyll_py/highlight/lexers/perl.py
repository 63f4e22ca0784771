"""Perl."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..lazy_pattern import LazyPattern
from ..matchers import ANYTHING, Matcher, RawString, Run, unescaped
from ..rule_parts import any_of, groups

_KEYWORDS = """
    BEGIN CHECK END INIT case continue do else elsif for foreach if last my new next our print redo reset return then
    unless until use while
"""
_BUILTINS = """
    abs accept alarm atan2 bind binmode bless caller chdir chmod chomp chop chown chr chroot close closedir connect
    continue cos crypt dbmclose dbmopen defined delete die dump each endgrent endhostent endnetent endprotoent endpwent
    endservent eof eval exec exists exit exp fcntl fileno flock fork format formline getc getgrent getgrgid getgrnam
    gethostbyaddr gethostbyname gethostent getlogin getnetbyaddr getnetbyname getnetent getpeername getpgrp getppid
    getpriority getprotobyname getprotobynumber getprotoent getpwent getpwnam getpwuid getservbyname getservbyport
    getservent getsockname getsockopt glob gmtime goto grep hex import index int ioctl join keys kill last lc lcfirst
    length link listen local localtime log lstat map mkdir msgctl msgget msgrcv msgsnd my next no oct open opendir ord
    our pack package pipe pop pos printf prototype push quotemeta rand read readdir readline readlink readpipe recv
    redo ref rename require reverse rewinddir rindex rmdir scalar seek seekdir select semctl semget semop send setgrent
    sethostent setnetent setpgrp setpriority setprotoent setpwent setservent setsockopt shift shmctl shmget shmread
    shmwrite shutdown sin sleep socket socketpair sort splice split sprintf sqrt srand stat study substr symlink
    syscall sysopen sysread sysseek system syswrite tell telldir tie tied time times tr truncate uc ucfirst umask undef
    unlink unpack unshift untie utime values vec wait waitpid wantarray warn write
"""
_NAME = "[a-zA-Z_][a-zA-Z0-9_]*"
_FLAGS = re.MULTILINE | re.ASCII
_SUBSTITUTION_END = "[msixpodualngcr]*"
_MATCH_END = "[msixpodualngc]*"
_LINE = unescaped(r"/\n", r"\\[\\/]?")
"""The text of a line up to a slash without a backslash before it."""


@lru_cache(maxsize=256)
def _closing(mark: str, escapes: bool) -> re.Pattern[str]:
    """The pattern of a text up to a closing delimiter, which counts not after a backslash with ``escapes``."""
    end = re.escape(mark)
    return re.compile(rf"(?s:(?:\\[\\{end}]|[^{end}])*?){end}" if escapes else rf"(?s:.*?){end}")


class _Delimited(Matcher):
    """Texts after a delimiter of any kind, each closed by the same one."""

    def __init__(self, head: str, texts: int, flags: str = "", *, escapes: bool = True) -> None:
        """
        Args:
            head: the pattern up to the first delimiter, which is its group.
            texts: their number.
            flags: the pattern of what follows the last delimiter.
            escapes: whether a backslash takes the meaning from a delimiter.
        """
        self.gate = LazyPattern(head, _FLAGS)
        self._texts = texts
        self._flags = LazyPattern(flags, _FLAGS)
        self._escapes = escapes
        self._open = "", dict[str, int]()

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``; it has no groups."""
        begun = self.gate.match(text, pos)
        if begun is None:
            return None
        at = begun.end()
        for _ in range(self._texts):
            at = self._end(text, begun[1], at)
            if at < 0:
                return None
        flags = self._flags.match(text, at)
        return ANYTHING.match(text, pos, flags.end() if flags else at)

    def _end(self, text: str, mark: str, start: int) -> int:
        """The position after the next delimiter, or less than 0; what was not found is not searched for again."""
        if self._open[0] is not text:
            self._open = text, {}
        opened = self._open[1]
        if start >= opened.get(mark, len(text) + 1):
            return -1
        found = _closing(mark, self._escapes).match(text, start)
        if found is None:
            opened[mark] = start
            return -1
        return found.end()


def _closed(head: str, end: str, flags: str) -> Run:
    """The pattern of a text up to the first ``end`` without a backslash before it, else up to the last one."""
    text = unescaped(end, rf"\\[\\{end}]?") if end != r"\\" else r"(?:\\\\|[^\\])*"
    return Run(rf"{head}(?s:.*)", rf"{head}(?:{text}{end}|(?s:.*){end}){flags}")


def _balanced(opening: str, end: str) -> tuple[Run, object, str]:
    return _closed(opening, end, "[egimosx]*"), String.Regex, "#pop"


def _nested(name: str, opening: str, end: str) -> Rules:
    """The state of a string between brackets, which may hold such brackets."""
    return {
        name: [
            (rf"\\[{opening}{end}\\]|\\", String.Other),
            (opening, String.Other, "#push"),
            (end, String.Other, "#pop"),
            (rf"[^{opening}{end}\\]+", String.Other),
        ]
    }


class Perl(RougeLexer):
    """The lexer of Perl."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"#.*", Comment.Single),
            (Run(r"^=[a-zA-Z0-9]+\s+(?s:.*)", r"^=[a-zA-Z0-9]+\s+(?s:.*?)\n=cut"), Comment.Multiline),
            (any_of(_KEYWORDS), Keyword),
            (
                r"(format)(\s+)([a-zA-Z0-9_]+)(\s*)(=)(\s*\n)",
                groups(Keyword, Text, Name, Text, Punctuation, Text),
                "format",
            ),
            (any_of("eq lt gt le ge ne not and or cmp"), Operator.Word),
            include("substitutions"),
            (rf"m?/(?:{_LINE}/|.*/){_MATCH_END}", String.Regex),
            (r"m(?=[/!\\{<\[(@%$])", String.Regex, "balanced"),
            (_Delimited(r"m\s*([^\w\s])", 1, _MATCH_END), String.Regex),
            (_Delimited(r"m\s+(\w)", 1, _MATCH_END), String.Regex),
            (r"\s+", Text),
            (r"(?=[a-zA-Z_]\w*(?:\s*#.*\n)*\s*=>)", Text, "fat comma"),
            (any_of(_BUILTINS), Name.Builtin),
            (r"(?:__(?:DIE|WARN)__|DATA|STD(?:IN|OUT|ERR))\b", Name.Builtin.Pseudo),
            (
                RawString(rf"<<(?=['\"]?({_NAME}))(?:'{_NAME}'|\"{_NAME}\"|{_NAME});?\n", "\n{}\n"),
                String,
            ),
            (r"__(?:END|DATA)__\b", Comment.Preproc, "end"),
            (r"\$\^[ADEFHILMOPSTWX]", Name.Variable.Global),
            (r"\$[\\\"'\[\]&`+*.,;=%~?@$!<>(^|/_-](?!\w)", Name.Variable.Global),
            (
                Run(r"[$@%&*][$@%&*#_]*", r"[$@%&*][$@%&*#_]*(?=[a-zA-Z{\[;])"),
                Name.Variable,
                "variable",
            ),
            (r"[-+/*%=<>&^|!\\~]=?", Operator),
            include("numbers"),
            (r"'", Punctuation, "single"),
            (r'"', Punctuation, "double"),
            (r"`", Punctuation, "backticks"),
            (r"(?:q|qq|qw|qr|qx)\{", String.Other, "braces"),
            (r"(?:q|qq|qw|qr|qx)\(", String.Other, "parentheses"),
            (r"(?:q|qq|qw|qr|qx)\[", String.Other, "brackets"),
            (r"(?:q|qq|qw|qr|qx)<", String.Other, "angles"),
            (_Delimited(r"(?:q|qq|qw|qr|qx)(\W)", 1, escapes=False), String.Other),
            (r"package\s+", Keyword, "module name"),
            (r"sub\s+", Keyword, "function name"),
            (r"\[\]|::|\.{1,3}", Operator),
            (r"[()\[\]:;,?{}]", Punctuation),
            (r"(?=\w)", Text, "name"),
        ],
        "substitutions": [
            (_closed(r"(?:s|tr|y)\{", r"\}", r"\s*"), String.Regex, "balanced"),
            (_closed(r"(?:s|tr|y)<", ">", r"\s*"), String.Regex, "balanced"),
            (_closed(r"(?:s|tr|y)\[", r"\]", r"\s*"), String.Regex, "balanced"),
            (_closed(r"(?:s|tr|y)\(", r"\)", r"\s*"), String.Regex, "balanced"),
            (_Delimited(r"(?:s|tr|y)\s*([^\w\s])", 2, _SUBSTITUTION_END), String.Regex),
            (_Delimited(r"(?:s|tr|y)\s+(\w)", 2, _SUBSTITUTION_END), String.Regex),
        ],
        "balanced": [
            _balanced("/", "/"),
            _balanced("!", "!"),
            _balanced(r"\\", r"\\"),
            _balanced(r"\{", r"\}"),
            _balanced("<", ">"),
            _balanced(r"\[", r"\]"),
            _balanced(r"\(", r"\)"),
            _balanced("@", "@"),
            _balanced("%", "%"),
            _balanced(r"\$", r"\$"),
        ],
        "numbers": [
            (r"0_?[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*", Number.Hex),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (r"\d*(?:_\d*)*\.\d+(?:_\d*)*(?:[eE][+-]?\d+)?", Number.Float),
            (r"\d+(?:_\d*)*[eE][+-]?\d+(?:_\d*)*", Number.Float),
            (r"\d+(?:_\d+)*", Number.Integer),
        ],
        "format": [(r"\.\n", String.Interpol, "#pop"), (r".*\n", String.Interpol)],
        "fat comma": [
            (r"#.*", Comment.Single),
            (r"\w+", String),
            (r"\s+", Text),
            (r"=>", Operator, "#pop"),
        ],
        "name parts": [(r"\w+::", Name.Namespace), (r"[\w:]+", Name.Variable, "#pop")],
        "variable": [
            (r"\s+", Text),
            (r"[{\[),;]", Punctuation, "#pop"),
            include("name parts"),
        ],
        "name": [include("name parts"), (r"(?=\W)", Text, "#pop")],
        "module name": [(r"[a-zA-Z_]\w*", Name.Namespace, "#pop")],
        "function name": [
            (r"[a-zA-Z_]\w*[!?]?", Name.Function),
            (r"\s+", Text),
            (r"(\([$@%]*\))(\s*)", groups(Punctuation, Text)),
            (Run(r".*", r".*?\{"), Punctuation, "#pop"),
            (r";", Punctuation, "#pop"),
        ],
        "single": [
            (r"\\[\\']", String.Escape),
            (r"[^\\']+|\\", String.Single),
            (r"'", Punctuation, "#pop"),
        ],
        "double": [
            include("interpolation"),
            (r"\\(?:[\\tnrabefluLUE\"$@]|0\d{2}|o\{\d+\}|x[0-9a-fA-F]{2}|x\{[0-9a-fA-F]+\}|c.)", String.Escape),
            (Run(r"\\N\{[^}]*", r"\\N\{[^}]+\}"), String.Escape),
            (r'[^\\"$@]+|[$@]', String.Double),
            (r'"', Punctuation, "#pop"),
            (r"\\", String.Escape),
        ],
        "backticks": [
            include("interpolation"),
            (r"\\[\\tnr`]", String.Escape),
            (r"[^\\`$@]+|[$@]", String.Backtick),
            (r"`", Punctuation, "#pop"),
        ],
        "interpolation": [
            (r"[$@]\{", String.Interpol, "interpolated"),
            (r"[$@][a-zA-Z_]\w*", String.Interpol),
        ],
        "interpolated": [
            (r"\}", String.Interpol, "#pop"),
            (r"\s+", Text),
            (r"[a-zA-Z_]\w*", String.Interpol),
        ],
        "end": [(r"(?s:.+)", Comment.Preproc, "#pop")],
        **_nested("braces", r"\{", r"\}"),
        **_nested("parentheses", r"\(", r"\)"),
        **_nested("brackets", r"\[", r"\]"),
        **_nested("angles", "<", ">"),
    }
