"""Ruby's regular expressions (Onigmo) as patterns of Python's module ``re``.

What differs is written anew: ``\\w``, ``\\d`` and ``\\s`` know ASCII alone, ``\\h``, ``\\R``, ``\\z`` and ``\\p{…}``
are of Ruby, sets may hold sets and ``&&``, ``(?m)`` lets ``.`` match line ends, and options may stand anywhere.
``\\K``, ``\\G``, ``\\X``, ``\\g<…>`` and ``(?~…)`` have no counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from .character_sets import members

_SETS: Mapping[str, str] = {"w": "a-zA-Z0-9_", "d": "0-9", "s": r" \t-\r", "h": "0-9a-fA-F"}
_ANCHORS: Mapping[str, str] = {
    "A": r"\A",
    "z": r"\Z",
    "Z": r"(?=\n?\Z)",
    "b": r"\b",
    "B": r"(?!\b)",  # \B does not match an empty text
    "R": r"(?>\r\n|[\n-\r\x85\u2028\u2029])",
}
_CONTROLS: Mapping[str, str] = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b"}
_UNKNOWN = "KGXgcCM"
_ANY = r"[\s\S]"
_LINE_START = r"(?:^(?!\Z)|\A)"
"""``^``, which in Ruby does not match behind the last line end."""
_NAMED = re.compile(r"\(\?<[A-Za-z_]\w*>")
_CODE = re.compile(r"u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{1,2})")
_PROPERTY = re.compile(r"[pP]\{(\^?)([\w =]+)\}")
_REFERENCE = re.compile(r"k(?:<(\w+)>|'(\w+)')")
_OPTIONS = re.compile(r"\?([imxadu]*)(?:-([imx]*))?([:)])")
_OPENING = re.compile(r"\?(?:<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|<?[=!]|[:>])")
_POSIX = re.compile(r"\[:(\^?)([a-z]+):\]")
_INTERVAL = re.compile(r"\{(?:\d+,?\d*|,\d+)\}\+")


@lru_cache(256)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern that matches what a regular expression of Ruby matches.

    Raises:
        ValueError: it is none, or has a part without a counterpart.
    """
    reader = _Reader(pattern)
    translated = "|".join(reader.alternatives())
    if reader.place < len(pattern):
        raise ValueError("unmatched )")
    try:
        return re.compile(translated, re.MULTILINE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from None


class _Reader:
    """Reads a regular expression from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self._has_names = _NAMED.search(text) is not None
        self._is_extended = False

    def alternatives(self) -> list[str]:
        """The alternatives up to the end of the group, each translated."""
        found, parts, extended = [], list[str](), self._is_extended
        while self.place < len(self.text) and self.text[self.place] != ")":
            char = self._next()
            if char == "|":
                found.append("".join(parts))
                parts = []
            else:
                parts.append(self._element(char))
        self._is_extended = extended
        return [*found, "".join(parts)]

    def _next(self) -> str:
        if self.place >= len(self.text):
            raise ValueError("it ends too early")
        self.place += 1
        return self.text[self.place - 1]

    def _taken(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.place)
        if found:
            self.place = found.end()
        return found

    def _element(self, char: str) -> str:
        if char == "\\":
            return self._escape()
        if char == "[":
            return self._set()
        if char == "(":
            return self._group()
        if char == "^":
            return _LINE_START
        if char == "{":
            return self._interval()
        if self._is_extended and (char.isspace() or char == "#"):
            if char == "#":
                self.place = self.text.find("\n", self.place) % (len(self.text) + 1)
            return ""
        return char

    def _interval(self) -> str:
        """An interval; a ``+`` behind it repeats it in Ruby, and gives nothing back in Python."""
        self.place -= 1
        if self._taken(_INTERVAL):
            raise ValueError("a + behind {…} has no counterpart here: write (?:…{…})+")
        self.place += 1
        return "{"

    def _group(self) -> str:
        options = self._taken(_OPTIONS)
        if options:
            return self._with_options(options)
        if self.text.startswith("?#", self.place):
            self.place = self.text.find(")", self.place) + 1 or len(self.text)
            return ""
        opening = self._taken(_OPENING)
        if opening is None and self.text.startswith("?", self.place):
            raise ValueError(f"there is nothing like ({self.text[self.place : self.place + 3]} here")
        inner = self.alternatives()
        self._close()
        start = "(?:" if opening is None and self._has_names else "(" + (opening[0] if opening else "")
        if opening and (name := opening[1] or opening[2]):
            start = f"(?P<{name}>"
        if start in ("(?<=", "(?<!") and len(inner) > 1:  # in Python all have one length
            glue = "|" if start == "(?<=" else ""
            return "(?:" + glue.join(f"{start}{each})" for each in inner) + ")"
        return start + "|".join(inner) + ")"

    def _with_options(self, found: re.Match[str]) -> str:
        """A group with options, or the rest of the group in which they stand."""
        extended = self._is_extended
        self._is_extended = ("x" in found[1] or extended) and "x" not in (found[2] or "")
        inner = "|".join(self.alternatives())
        if found[3] == ":":
            self._is_extended = extended
            self._close()
        flags = found[1].replace("m", "s").translate(_LEFT_OUT)
        less = (found[2] or "").replace("m", "s").replace("x", "")
        return f"(?{flags}{'-' if less else ''}{less}:{inner})"

    def _close(self) -> None:
        if not self.text.startswith(")", self.place):
            raise ValueError("a group has no end")
        self.place += 1

    def _escape(self) -> str:
        """The part behind a backslash outside of sets."""
        if found := self._taken(_REFERENCE):
            name = found[1] or found[2]
            return rf"(?:\{name})" if name.isdigit() else f"(?P={name})"
        char = self.text[self.place : self.place + 1]
        if char in _ANCHORS and char:
            self.place += 1
            return _ANCHORS[char]
        if char.isdigit() and char.isascii() and char != "0":
            self.place += 1
            return f"(?:\\{char})"
        return _class(*self._members())

    def _members(self) -> tuple[str, bool]:
        """The characters that an escape stands for, as in a class, and whether all others are meant."""
        if found := self._taken(_CODE):
            return _literal(chr(int(found[1] or found[2] or found[3], 16) % 0x110000)), False
        if found := self._taken(_PROPERTY):
            return _named(found[2]), (found[0][0] == "P") != bool(found[1])
        char = self._next()
        if char in _UNKNOWN:
            raise ValueError(f"\\{char} has no counterpart here")
        if char.lower() in _SETS:
            return _SETS[char.lower()], char.isupper()
        return _literal("\0" if char == "0" else "\b" if char == "b" else _CONTROLS.get(char, char)), False

    def _set(self) -> str:
        """A set in brackets."""
        is_negated = self.text.startswith("^", self.place)
        self.place += is_negated
        operands, inside, others, is_first = list[str](), "", list[str](), True
        while is_first or not self.text.startswith("]", self.place):
            if self.text.startswith("&&", self.place):
                self.place += 2
                operands.append(_union(inside, others))
                inside, others = "", []
            else:
                added, other = self._member()
                inside += added
                others += other
            is_first = False
        self.place += 1
        if not operands and not others:
            return _class(inside, is_negated)
        union = "".join((*(f"(?={each})" for each in operands), _union(inside, others)))
        return f"(?:(?!{union}){_ANY})" if is_negated else f"(?:{union})"

    def _member(self) -> tuple[str, list[str]]:
        """A member of a set: as it stands in a class, or as a pattern of one character."""
        if found := self._taken(_POSIX):
            return ("", [_class(_named(found[2]), True)]) if found[1] else (_named(found[2]), [])
        char = self._next()
        if char == "[":
            return "", [self._set()]
        first, is_negated = self._members() if char == "\\" else (_literal(char), False)
        if is_negated:
            return "", [_class(first, True)]
        rest = self.text[self.place : self.place + 2]
        if len(rest) == 2 and rest[0] == "-" and rest[1] not in "][" and len(first) <= len(r"\U00000000"):
            self.place += 1
            char = self._next()
            last, _ = self._members() if char == "\\" else (_literal(char), False)
            return f"{first}-{last}", []
        return first, []


_LEFT_OUT = dict.fromkeys(map(ord, "xadu"))


def _literal(char: str) -> str:
    return char if char.isalnum() and char.isascii() else f"\\U{ord(char):08x}"


def _named(name: str) -> str:
    found = members(name)
    if found is None:
        raise ValueError(f"there is no set of characters {name}")
    return found


def _class(inside: str, is_negated: bool = False) -> str:
    if not inside:
        return _ANY if is_negated else "(?!)"
    return f"[{'^' if is_negated else ''}{inside}]"


def _union(inside: str, others: list[str]) -> str:
    return "(?:" + "|".join([*([_class(inside)] if inside else []), *others] or ["(?!)"]) + ")"
