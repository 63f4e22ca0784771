"""Where a site names a plugin, and which one a misspelt name may mean, for messages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from ..config.configuration import Configuration
from ..config.places import place_of_key
from ..errors import JekyllError, SourcePosition
from ..hints import near_miss
from ..packages import gemfile

_PREFIX = "jekyll-"


def error_about_plugin(name: str, message: str, hint: str, config: Configuration) -> JekyllError:
    """An error at the place where the configuration or the Gemfile names a plugin; without one if neither does.

    Args:
        name: the plugin.
        message: what is wrong with it.
        hint: what to do.
        config: the configuration.
    """
    for path, place in (*_in_configuration(name, config), *_in_gemfile(name, config)):
        return JekyllError.at(place, message, path=os.path.relpath(path, config.source), hint=hint)
    return JekyllError(message, hint=hint)


def _in_configuration(name: str, config: Configuration) -> Iterable[tuple[str, SourcePosition]]:
    """The place of the entry, or of the key where another list than that of the file counts."""
    names = config.strings("plugins")
    if name in names:
        for path in reversed(config.files):
            entry, key = place_of_key(path, ("plugins", names.index(name))), place_of_key(path, ("plugins",))
            if entry is not None and key is not None:
                yield path, entry if name in entry.source_line[entry.column - 1 :] else key


def _in_gemfile(name: str, config: Configuration) -> Iterable[tuple[str, SourcePosition]]:
    text = gemfile.as_written(config.source) or ""
    found = re.search(rf"^\s*gem[\s(]+(?P<name>[\"']{re.escape(name)}[\"'])", text, re.MULTILINE)
    if found is not None:
        yield gemfile.path_in(config.source), SourcePosition.at(text, found.start("name"))


def near_plugin(name: str, known: Iterable[str]) -> str | None:
    """The hint with the plugin most similar to a misspelt one; what most names begin with makes none similar."""
    short = {each.removeprefix(_PREFIX): each for each in known}
    found = near_miss(name.removeprefix(_PREFIX), short)
    if found is None:
        return None
    near = found.removeprefix("did you mean ").removesuffix("?")
    return f"did you mean {short[near]}?"
