"""Shells: sh, bash, zsh, ksh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import any_of, default, groups

_KEYWORDS = "if fi else while do done for then return function select continue until esac elif in"
_BUILTINS = """
    alias bg bind break builtin caller cd command compgen complete declare dirs disown enable eval exec
    exit export false fc fg getopts hash help history jobs let local logout mapfile popd pushd pwd read
    readonly set shift shopt source suspend test time times trap true type typeset ulimit umask unalias
    unset wait cat tac nl od base32 base64 fmt pr fold head tail split csplit wc sum cksum b2sum md5sum
    sha1sum sha224sum sha256sum sha384sum sha512sum sort shuf uniq comm ptx tsort cut paste join tr
    expand unexpand ls dir vdir dircolors cp dd install mv rm shred link ln mkdir mkfifo mknod readlink
    rmdir unlink chown chgrp chmod touch df du stat sync truncate echo printf yes expr tee basename
    dirname pathchk mktemp realpath stty printenv tty id logname whoami groups users who date arch nproc
    uname hostname hostid uptime chcon runcon chroot env nice nohup stdbuf timeout kill sleep factor
    numfmt seq tar grep sudo awk sed gzip gunzip
"""


def _heredoc(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.memory["heredoc"] = match[5]
    kinds = (Operator, Text, String.Heredoc, String.Heredoc, Name.Constant, String.Heredoc)
    for number, kind in enumerate(kinds, 1):
        yield match.start(number), kind, match[number]


def _heredoc_line(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    ends = match[1] == scan.memory["heredoc"]
    yield match.start(), Name.Constant if ends else String.Heredoc, match.group()
    if ends:
        scan.pop(2)


class Shell(RougeLexer):
    """The lexer of Shell scripts."""

    tokens: ClassVar[Rules] = {
        "root": [include("basic"), include("data")],
        "basic": [
            (r"#.*", Comment),
            (any_of(_KEYWORDS, r"(?:\s+\b|\b)"), Keyword),
            (r"case\b", Keyword, "case"),
            (any_of(_BUILTINS, r"(?:\s+\b|\b)(?![.-])"), Name.Builtin),
            (r"\.(?=\s)", Name.Builtin),
            (r"(\w+)(=)", groups(Name.Variable, Operator)),
            (r"[\[\]{}()!=>]|&&|\|\||<<<", Operator),
            (r"(<<-?)(\s*)(['\"]?)(\\?)(\w+)(\3)", _heredoc, "heredoc"),
        ],
        "heredoc": [
            (r"\n", String.Heredoc, "heredoc line"),
            (r"[^$\n\\]+", String.Heredoc),
            include("interpolation"),
            (r"\$", String.Heredoc),
        ],
        "heredoc line": [(r"\s*(\w+)\s*\n", _heredoc_line), default("#pop")],
        "double": [
            (r'(?:\$#?)?"', String.Double, "#pop"),
            include("interpolation"),
            (r'[^"`\\$]+', String.Double),
        ],
        "ansi": [(r"\\.", String.Escape), (r"[^\\']+", String.Single), include("single")],
        "single": [(r"'", String.Single, "#pop"), (r"[^']+", String.Single)],
        "data": [
            (r"\s+", Text),
            (r"\\.", String.Escape),
            (r'\$?"', String.Double, "double"),
            (r"\$'", String.Single, "ansi"),
            (r"'", String.Single, "single"),
            (r"\*", Keyword),
            (r";", Punctuation),
            (r"--?[\w-]+", Name.Tag),
            (r"[^=*\s{}()$\"'`;\\<]+", Text),
            (r"\d+(?= |\n?\Z)", Number),
            (r"<", Text),
            include("interpolation"),
        ],
        "curly": [
            (r"\}", Keyword, "#pop"),
            (r":-", Keyword),
            (r"\w+", Name.Variable),
            (r"[^}:\"`'$]+", Punctuation),
            include("root"),
        ],
        "command": [
            (r"\)", String.Interpol, "#pop"),
            (r"\(", Operator, "parentheses"),
            include("root"),
        ],
        "parentheses": [(r"\(", Operator, "#push"), (r"\)", Operator, "#pop"), include("root")],
        "arithmetic": [
            (r"\)\)", Keyword, "#pop"),
            (r"[-+*/%^|&!]", Operator),
            (r"\d+(?:#\w+)?", Number),
            include("root"),
        ],
        "case": [
            (r"esac\b", Keyword, "#pop"),
            (r"\|", Punctuation),
            (r"\)", Punctuation, "case clause"),
            include("root"),
        ],
        "case clause": [(r";;", Punctuation, "#pop"), include("root")],
        "backticks": [(r"`", String.Backtick, "#pop"), include("root")],
        "interpolation": [
            (r"\\(?:$|.)", String.Escape),
            (r"\$\(\(", Keyword, "arithmetic"),
            (r"\$\(", String.Interpol, "command"),
            (r"\$\{#?", Keyword, "curly"),
            (r"`", String.Backtick, "backticks"),
            (r"\$#?(?:\w+|.)", Name.Variable),
        ],
    }
