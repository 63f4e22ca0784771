"""Coq."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar
from unicodedata import category

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import LETTER, WORD, Words, groups

_VERNACULAR = """
    Definition Theorem Lemma Remark Example Fixpoint CoFixpoint Record Inductive CoInductive Corollary Goal Proof Ltac
    Require Import Export Module Section End Variable Context Polymorphic Monomorphic Universe Universes Variables Class
    Instance Global Local Include Printing Notation Infix Arguments Hint Rewrite Immediate Qed Defined Opaque
    Transparent Existing Compute Eval Print SearchAbout Search About Check
"""
_TACTICS = """
    apply eapply auto eauto rewrite setoid_rewrite with in as at destruct split inversion injection intro intros unfold
    fold cbv cbn lazy subst clear symmetry transitivity etransitivity erewrite edestruct constructor econstructor
    eexists exists f_equal refine instantiate revert simpl specialize generalize dependent red induction beta iota zeta
    delta exfalso autorewrite compute vm_compute native_compute repeat first try
"""
_TERMINATORS = "omega solve congruence reflexivity exact assumption eassumption"


def _kinds(vernacular: str) -> Words:
    return Words(
        {
            Keyword: vernacular,
            Keyword.Reserved: "as fun if in let match then else return end Type Set Prop forall",
            Keyword.Pseudo: _TACTICS,
            Name.Exception: _TERMINATORS,
        },
        Name.Constant,
    )


_OLD_KINDS, _KINDS = (_kinds(words).kinds for words in (_VERNACULAR, f"{_VERNACULAR} Admitted"))
_OLD_ID = r"(?:[a-zA-Z][\w']*|_[\w']+)"
_ID = rf"(?:{LETTER}(?:{WORD}|')*|_(?:{WORD}|')+)"
_FLOAT = r"-?\d[\d_]*+(?:.[\d_]*+)?[eE][+-]?\d[\d_]*"
_CHAR = r"'(?:\\[\\\"'ntbr ]|\\[0-9]{3}|\\x[0-9a-fA-F]{2})'"
_SETTINGS = r"(Universe|Printing|Implicit|Strict)"
_SET = "(Polymorphism|All|Notations|Arguments|Universes|Implicit)"
_SPACE, _DOT = Text.Whitespace, Punctuation.Indicator
_SYMBOL = "".join(char for char in map(chr, range(0x80, 0x3000)) if category(char) in ("Sm", "Sc", "Sk", "So", "Pc"))
"""Symbols and joining marks beyond ASCII, as the content of a class."""


def _path(match: re.Match[str], lexer: Coq) -> Iterator[Token]:
    """The tokens of names that are joined with dots, and of the dot that ends a sentence."""
    *modules, name = match[1].split(".")
    at = match.start()
    for module in modules:
        yield at, Name.Namespace, module
        yield at + len(module), Punctuation, "."
        at += len(module) + 1
    yield at, Name.Constant if modules else lexer.kinds.get(name, Name.Constant), name
    if match[2]:
        yield match.start(2), _DOT, "."
        yield match.start(2) + 1, _SPACE, match[2][1:]


def _name(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for a name outside of sentences: it begins a sentence unless nothing else is in it."""
    assert isinstance(lexer, Coq)
    if not match[2] and lexer.has_sentences:
        scan.stack.append("sentence")
    yield from _path(match, lexer)


def _name_in_sentence(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for a name in a sentence, which it may end."""
    assert isinstance(lexer, Coq)
    if match[2]:
        scan.pop()
    yield from _path(match, lexer)


def _names(name: str) -> str:
    return rf"({name}(?:\.{name})*)(\.\s+)?"


class Coq(RougeLexer):
    """The lexer of Coq: a sentence begins with a name and ends with a dot before white space."""

    kinds: ClassVar = _KINDS
    has_sentences: ClassVar[bool] = True
    tokens: ClassVar[Rules] = {
        "blank": [(r"\(\*(?!\))", Comment, "comment"), (r"\s+", _SPACE)],
        "settings": [
            (r"(Module)(\s+)(Type)(\s+)", groups(Keyword, _SPACE, Keyword, _SPACE)),
            (
                rf"(Set|Unset)(\s+){_SETTINGS}(\s+){_SET}?(\s*)(\.)",
                groups(Keyword, _SPACE, Keyword, _SPACE, Keyword, _SPACE, _DOT),
            ),
        ],
        "proof begins": [
            (r"((?i:Proof))(\s*)(\.)(\s+)", groups(Keyword, _SPACE, _DOT, _SPACE), "proof"),
        ],
        "root": [
            include("proof begins"),
            include("blank"),
            include("settings"),
            (_names(_ID), _name),
        ],
        "proof": [
            include("blank"),
            include("settings"),
            include("proof begins"),
            (
                r"((?i:Qed|Defined|Save|Admitted))(\s*)(\.)(\s+)",
                groups(Keyword, _SPACE, _DOT, _SPACE),
                "#pop",
            ),
            (r"-+|\++|\*+|[{}]", Punctuation),
            (r"(!|all|par)(:)", groups(Keyword.Pseudo, Punctuation)),
            (r"\d+", Number.Integer, "goals"),
            (
                rf"(\[)(\s*)({_ID})(\s*)(\])(\s*)(:)",
                groups(Punctuation, _SPACE, Name.Constant, _SPACE, Punctuation, _SPACE, Punctuation),
            ),
            (_names(_ID), _name),
        ],
        "goals": [
            (r"\s+", _SPACE),
            (r"(,)(\s*)(\d+)", groups(Punctuation, _SPACE, Number.Integer)),
            (r":", Punctuation, "#pop"),
        ],
        "sentence": [
            include("blank"),
            include("settings"),
            (r":=|=>|;|:>|:|_", Punctuation),
            (r"->|/\\|\\/|[⇒→↔⇔≔≡∀∃∧∨¬⊤⊥⊢⊨∈λ]", Operator),
            (_names(_ID), _name_in_sentence),
            (r"\.(?=\s)", _DOT, "#pop"),
            (_FLOAT, Number.Float),
            (r"-?\d[\d_]*", Number.Integer),
            (_CHAR, String.Char),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
            (rf"[~?]{_ID}", Name.Variable),
            (r"`\{|[{}\[\]()?|;,.]", Punctuation),
            (r"[!@^|~#.%/]+", Operator),
            (rf"[$+<=>^`|~_./:\-*{re.escape(_SYMBOL)}]+", Operator),
            (r".", Error),
        ],
        "comment": [
            (r"[^(*)]+", Comment),
            (r"\(\*", Comment, "#push"),
            (r"\*\)", Comment, "#pop"),
            (r"[(*)]", Comment),
        ],
        "string": [(r'[^"]+|""', String.Double), (r'"', String.Double, "#pop")],
    }


class OldCoq(Coq):
    """The lexer of Coq until Rouge 4.0.1: it knows no sentences."""

    kinds: ClassVar = _OLD_KINDS
    has_sentences: ClassVar[bool] = False
    tokens: ClassVar[Rules] = {
        "root": [
            include("blank"),
            (r"(Module)(\s+)(Type)(\s+)", groups(Keyword, _SPACE, Keyword, _SPACE)),
            (rf"(Set|Unset)(\s+){_SETTINGS}(\s+){_SET}(\.)", groups(Keyword, _SPACE, Keyword, _SPACE, Keyword, _DOT)),
            (_names(_OLD_ID), _name),
            (r"/\\|\\/", Operator),
            (_FLOAT, Number.Float),
            (r"\d[\d_]*", Number.Integer),
            (_CHAR, String.Char),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
            (rf"[~?]{_OLD_ID}", Name.Variable),
            (r"[_;:⇒→↔⇔≔≡∀∃∧∨¬⊤⊥⊢⊨∈]", Punctuation),
            (r"[\[\],{}()!$%&*+./<=>?@^|~#-]", Operator),
        ],
        "string": [(r'(?:\\"|[^"])+', String.Double), (r'"', String.Double, "#pop")],
    }
