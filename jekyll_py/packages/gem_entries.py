"""The gems of a ``Gemfile``, with what the blocks around them say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from .gemfile_conditions import holds, is_foreign

_HOSTS = {
    "github": "https://github.com/#{repo}.git",
    "bitbucket": "https://bitbucket.org/#{repo}.git",
    "gist": "https://gist.github.com/#{repo}.git",
}
"""The repositories that Bundler knows by a shorthand."""
_HOST = lazy_pattern(
    r"""git_source[ (]+:(\w+)\)?\s*(?:\{|do)\s*\|(\w+)\|[^}]{0,400}?["'](https?://[^"'#]{0,200})#\{\2\}([^"']*)["']""",
    re.DOTALL,
)
_CONTINUED = lazy_pattern(r"(?<=[,\\(\[])[ \t]*\n")
_GEM = lazy_pattern(r"""gem[ \t(]+(?:["'](?P<name>[^"']+)["']|(?P<variable>\w+)\b)(?P<rest>.*)""", re.DOTALL)
_BLOCK = lazy_pattern(r"(?:(?P<kind>[a-z_]+)[ \t(]+)?(?P<argument>.*?)\s*\bdo\b\s*(?:\|\s*(?P<variable>\w+)[^|]*\|)?")
_LOOP = lazy_pattern(r"(?:%[wi][\[({]([^\])}]*)[\])}]|\[([^\]]*)\])\.each")
_CONDITION = lazy_pattern(r"(if|unless|elsif)\b(.*)")
_OTHER_BLOCK = lazy_pattern(r"(?:case|begin|while|until|for|def|class|module)\b|\w+\s*=\s*(?:if|unless|case|begin)\b")
_OPTION = lazy_pattern(r""",?\s*(?:\b(?P<key>[a-z_]+):|:(?P<old>[a-z_]+)\s*=>)\s*["'](?P<value>[^"']*)["']""")
_REQUIRE = lazy_pattern(r"""(?:\brequire:|:require\s*=>)\s*(false|nil|["'][^"']+["']|\[[^\]]*\])""")
_VERSIONS = lazy_pattern(r"""["']\s*((?:[<>=~!]{1,2}\s*)?\d[\w.]*)\s*["']""")
_GROUPS = lazy_pattern(r"(?:\bgroups?:|:groups?\s*=>)\s*(%i[\[(][^\])]*|\[[^\]]*\]|[:\"']\w+)")
_PLATFORMS = lazy_pattern(r"(?:\bplatforms?:|:platforms?\s*=>)\s*(%i[\[(][^\])]*|\[[^\]]*\]|[:\"']\w+)")
_INSTALL_IF = lazy_pattern(r"(?:install_if:?|:install_if\s*=>)[ (]*(?:->|lambda|proc)\s*(?:\(\))?\s*\{(.*?)\}")
_LITERAL = lazy_pattern(r"\"[^\"\n]*\"|'[^'\n]*'")
_MODIFIER = lazy_pattern(r"[\s)](if|unless)\s")
_WITH_OPTION = ("git", "github", "bitbucket", "gist", "path", "source")
_DEFAULT = ("default",)
"""The group of a gem outside of any."""


class GemEntry(NamedTuple):
    """The line of a gem in a ``Gemfile``, with what the blocks around it say."""

    name: str
    requirement: str
    """Such as ``~> 4.2, != 4.2.1``; empty for any version."""
    options: Mapping[str, str]
    """``path``, ``git``, ``branch``, ``tag``, ``ref``, ``source`` and so on, where they are texts."""
    requires: tuple[str, ...] | None
    """The files that Bundler requires in place of the one with the gem's name; None where the line does not say."""
    groups: tuple[str, ...] = _DEFAULT
    """Its groups, ``default`` outside of any."""

    @property
    def repository(self) -> str:
        """The address of its git repository; empty for a gem of an index or a folder."""
        return self.options.get("git", "")

    @property
    def reference(self) -> str:
        """The branch, tag or commit of its repository; empty for the default branch."""
        return self.options.get("ref") or self.options.get("tag") or self.options.get("branch") or ""


class _Block(NamedTuple):
    """A block, which says when the gems in it are wanted."""

    option: str = ""
    groups: tuple[str, ...] = ()
    answer: bool | None = True
    """Whether its gems are wanted; None where only Ruby could tell, so that they are."""
    was_met: bool = False
    """Whether an earlier branch of the same condition is."""
    variable: str = ""
    values: tuple[str, ...] = ()


def entries(text: str) -> list[GemEntry]:
    """The gems of a ``Gemfile``, in their order, without those that are for another platform or environment."""
    if not text:
        return []
    hosts = {**_HOSTS, **{found[1]: f"{found[3]}#{{repo}}{found[4]}" for found in _HOST.finditer(text)}}
    return [_with_repository(entry, hosts) for entry in _entries(text)]


def _entries(text: str) -> Iterator[GemEntry]:
    around: list[_Block] = []
    for line in (" ".join(line.split()) for line in _CONTINUED.sub(" ", text).split("\n")):
        if found := _GEM.fullmatch(line):
            yield from _of_line(found, around)
        elif line.startswith("end") and not line[3:4].isalnum():
            around = around[:-1]
        elif line.startswith(("else", "elsif", "when")) and around:
            around[-1] = _next_branch(around[-1], line)
        elif condition := _CONDITION.match(line):
            around.append(_branch(condition[1], condition[2]))
        elif _OTHER_BLOCK.match(line) and not re.search(r"\bend\b", line):
            around.append(_Block())
        elif block := _BLOCK.fullmatch(line):
            around.append(_block(block))


def _branch(word: str, condition: str) -> _Block:
    answer = holds(condition)
    answer = not answer if word == "unless" and answer is not None else answer
    return _Block(answer=answer, was_met=answer is True)


def _next_branch(block: _Block, line: str) -> _Block:
    """The block behind ``else`` or ``elsif``. Where an answer is not known, all branches count."""
    answer = None if line.startswith("when") else holds(line[5:]) if line.startswith("elsif") else True
    if block.was_met:
        answer = False
    elif block.answer is None and answer is True:
        answer = None
    return block._replace(answer=answer, was_met=block.was_met or answer is True)


def _block(found: re.Match[str]) -> _Block:
    kind, argument = found["kind"] or "", found["argument"]
    if kind == "group":
        return _Block(groups=tuple(_names(argument)))
    if kind in ("platform", "platforms"):
        return _Block(answer=not is_foreign(_names(argument)))
    if kind == "install_if":
        condition = _INSTALL_IF.search(f"install_if {argument}")
        return _Block(answer=holds(condition[1]) if condition else None)
    if kind in _WITH_OPTION:
        return _Block(option=re.sub(r"""^(["'][^"']+["'])""", rf"{kind}: \1", argument))
    if values := _LOOP.search(f"{kind} {argument}"):
        named = tuple(values[1].split()) if values[1] is not None else tuple(_names(values[2] or ""))
        return _Block(variable=found["variable"] or "", values=named)
    return _Block()


def _of_line(found: re.Match[str], around: list[_Block]) -> Iterator[GemEntry]:
    """The gems of a line: several in a loop over their names."""
    rest, wanted = _without_modifier(found["rest"])
    platforms, condition = _PLATFORMS.search(rest), _INSTALL_IF.search(rest)
    if not wanted or any(block.answer is False for block in around):
        return
    if (platforms and is_foreign(_names(platforms[1]))) or (condition and holds(condition[1]) is False):
        return
    loops = (block.values for block in around if block.variable and block.variable == found["variable"])
    grouped = _GROUPS.search(rest)
    groups = (*(name for block in around for name in block.groups), *(_names(grouped[1]) if grouped else ()))
    for name in (found["name"],) if found["name"] else next(loops, ()):
        yield _entry(name, rest, [block.option for block in around], groups)


def _without_modifier(rest: str) -> tuple[str, bool]:
    """A line without the condition at its end, and whether that may hold."""
    masked = _LITERAL.sub(lambda text: "_" * len(text[0]), rest)
    found = _MODIFIER.search(masked)
    if found is None:
        return rest, True
    answer = holds(rest[found.end() :])
    return rest[: found.start()], answer is None or answer is (found[1] == "if")


def _entry(name: str, rest: str, around: list[str], groups: tuple[str, ...]) -> GemEntry:
    written = ", ".join((*filter(None, around), rest))
    options = {match["key"] or match["old"]: match["value"] for match in _OPTION.finditer(written)}
    required = _REQUIRE.search(rest)
    files = None if required is None else tuple(re.findall(r"""["']([^"']+)["']""", required[1]))
    return GemEntry(
        name,
        ", ".join(_VERSIONS.findall(_OPTION.sub("", rest))),
        options,
        files,
        groups or _DEFAULT,
    )


def _with_repository(entry: GemEntry, hosts: Mapping[str, str]) -> GemEntry:
    """An entry whose shorthand, such as ``github: "owner/name"``, is an address."""
    for key, template in hosts.items():
        if shorthand := entry.options.get(key):
            owned = shorthand if "/" in shorthand or key == "gist" else f"{shorthand}/{shorthand}"
            return entry._replace(options={**entry.options, "git": template.replace("#{repo}", owned)})
    return entry


def _names(text: str) -> list[str]:
    """The names in a list of symbols or texts."""
    return re.findall(r"\w+", text.removeprefix("%i").removeprefix("%w"))
