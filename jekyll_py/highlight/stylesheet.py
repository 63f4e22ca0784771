"""Style sheets for highlighted code, as ``rougify style`` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jekyll_py.errors import JekyllError
from jekyll_py.reference import JEKYLL, Version, parsed

from ..lazy.tuples import NamedTuple

_TEXT = "text"
_FAMILIES = {
    _TEXT: "w",
    "k": "kc kd kn kp kr kt kv",
    "n": "na nb nc no nd ni ne nf py nl nn nx nt nv",
    "nb": "bp",
    "nf": "fm",
    "nv": "vc vg vi vm",
    "l": "ld s m",
    "s": "sa sb sc dl sd s2 se sh si sx sr s1 ss",
    "m": "mb mf mh mi mo mx",
    "mi": "il",
    "o": "ow",
    "p": "pi",
    "c": "ch cd cm cp cpf c1 cs",
    "g": "gd ge ges gr gh gi gl go gp gs gu gt",
}
"""The classes of tokens, each with its subclasses."""
_OLD_GENERIC = "gd ge gr gh gi go gp gs gu gt gl"
"""The subclasses of ``g`` before Rouge 4.3."""
_PARENTS = {child: parent for parent, children in _FAMILIES.items() for child in children.split()}
_SINGLE = ("err", "esc", "x")


_TRAITS = {
    "bold": ["font-weight: bold"],
    "italic": ["font-style: italic"],
    "underline": ["text-decoration: underline"],
    "plain": [],
}


class _Style(NamedTuple):
    color: str = ""
    ground: str = ""
    traits: tuple[str, ...] = ()

    @property
    def rules(self) -> list[str]:
        """The CSS declarations."""
        colors = [("color", self.color), ("background-color", self.ground)]
        rules = [f"{key}: {value}" for key, value in colors if value]
        return rules + [rule for trait in self.traits for rule in _TRAITS[trait]]


def theme_names(rouge: Version = JEKYLL.rouge) -> tuple[str, ...]:
    """The names of the themes of a version of Rouge, in alphabetical order."""
    from .themes import themes_of

    return tuple(sorted(themes_of(rouge)))


def stylesheet(theme: str, scope: str = ".highlight", *, rouge: Version = JEKYLL.rouge) -> str:
    """The CSS of ``theme`` for elements within ``scope``, byte for byte what ``rougify style THEME`` prints.

    Raises:
        JekyllError: there is no such theme.
    """
    styles = _styles(theme, rouge)
    lines = [f"{scope} table td {{ padding: 5px; }}", f"{scope} table pre {{ margin: 0; }}"]
    for name, style in styles.items():
        if style != _Style():
            selectors = ", ".join(_selectors(name, styles, scope, rouge))
            lines += [f"{selectors} {{", *(f"  {rule};" for rule in style.rules), "}"]
    return "\n".join(lines) + "\n"


@cache
def inline_styles(theme: str, rouge: Version) -> dict[str, str]:
    """The ``style`` attribute ``theme`` has for each class; classes without a style get that of plain text.

    Raises:
        JekyllError: there is no such theme.
    """
    styles = _styles(theme, rouge)
    return {name: ";".join(_nearest(name, styles).rules) for name in (*_FAMILIES, *_PARENTS, *_SINGLE)}


def _nearest(name: str, styles: dict[str, _Style]) -> _Style:
    """The style of a class, or else of the nearest class above it, or of plain text."""
    while name not in styles and name in _PARENTS:
        name = _PARENTS[name]
    return styles.get(name) or styles.get(_TEXT) or _Style()


def _selectors(name: str, styles: dict[str, _Style], scope: str, rouge: Version) -> Iterator[str]:
    """The selectors of a class and of its subclasses without styles of their own."""
    yield scope if name == _TEXT else f"{scope} .{name}"
    children = _OLD_GENERIC if name == "g" and rouge < (4, 3) else _FAMILIES.get(name, "")
    for child in children.split():
        if child not in styles:
            yield from _selectors(child, styles, scope, rouge)


def _styles(theme: str, rouge: Version) -> dict[str, _Style]:
    from .themes import themes_of

    themes = themes_of(rouge)
    if theme not in themes:
        raise JekyllError(f"there is no theme called {theme!r}", hint="themes: " + ", ".join(sorted(themes)))
    palette, table = themes[theme]
    colors = dict(pair.split("=") for pair in palette.split())
    rows = (line.partition(":") for line in _rows(table, rouge))
    return {name: _style(look.split(), colors) for names, _, look in rows for name in names.split()}


def _rows(table: str, rouge: Version) -> Iterator[str]:
    """The rows of a table that a version of Rouge has, without their versions."""
    for line in table.strip().split("\n"):
        first, _, rest = line.partition(" ")
        if first[-1] not in "+-":
            yield line
        elif (rouge >= parsed(first)) == first.endswith("+"):
            yield rest


def _style(look: list[str], colors: dict[str, str]) -> _Style:
    traits = tuple(word for word in look if word in _TRAITS)
    named = [colors.get(word, word) for word in look if word not in traits]
    front, _, back = " ".join(named).partition("on ")
    return _Style(front.strip(), back, traits)
