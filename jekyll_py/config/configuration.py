"""The configuration of a site, merged from the defaults, the theme's, the site's files, and the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Self

from ..diagnostics import Diagnostic
from ..errors import JekyllError
from ..log import Message
from ..packages import gemfile
from ..reference import Reference
from . import limits, target
from .checks import check_encoding, check_lists, check_paths, theme_warnings
from .confinement import check_confined, check_linked, check_plugins, hiding_linked
from .default_entries import collections, excluded, split_lists, without_removed
from .doubtful_values import doubtful_values
from .files import Line, paths_of, read_files
from .keys import defaults
from .long_numbers import check_numbers
from .misspelt import misspelt_keys
from .origin import BY_PROGRAM, Origin
from .places import placing
from .programs import NEWEST, Programs, programs, without_gemfile
from .values import as_list, deep_merge


class Configuration(Mapping[str, object]):
    """An immutable mapping of a configuration's keys to their values.

    Args:
        values: all values, defaults included.
        files: the paths of the configuration files it was read from.
        messages: messages and warnings about the reading, to be printed in order.
        origin: the origins of the values: the site's files or the user.
        programs: the versions of Jekyll and other programs whose output the site gets.
    """

    def __init__(
        self,
        values: Mapping[str, object],
        files: Sequence[str] = (),
        messages: Sequence[Line] = (),
        origin: Origin = BY_PROGRAM,
        programs: Programs = NEWEST,
    ) -> None:
        self._values = dict(values)
        self.files = tuple(files)
        self.messages = tuple(messages)
        self.origin = origin
        self.programs = programs

    @classmethod
    def load(cls, overrides: Mapping[str, object] | None = None, files: Sequence[str] | None = None) -> Self:
        """Read the configuration of the site in ``overrides["source"]`` (the current folder without it).

        Args:
            overrides: the values of the command line, which take precedence. The key ``config`` may name the files.
            files: the files to read, later ones winning; by default the first ``_config.yml``, ``.yaml`` or
                ``.toml`` in the source.

        Raises:
            JekyllError: a named file is missing or is not YAML or TOML, or a key has an invalid value.
        """
        given = {str(key): value for key, value in (overrides or {}).items()}
        source = os.path.abspath(str(given.get("source") or os.getcwd()))
        named = files or [str(name) for name in as_list(given.get("config")) if name]
        paths, skipped = paths_of(source, named), given.pop("skip_config_files", False)
        if given.get("safe"):
            check_linked(paths, source)
        with hiding_linked(paths, source, lambda: target.choose(source, given) == target.GITHUB_PAGES):
            messages: list[Line] = []
            before = without_gemfile(target.JEKYLL).reference  # the files themselves choose the site's
            read = {} if skipped else read_files(paths, messages, before, are_named=bool(named))
            with placing(paths):
                return cls._merged(read, given, source, paths, messages)

    @classmethod
    def _merged(
        cls,
        read: Mapping[str, Mapping[str, object]],
        given: Mapping[str, object],
        source: str,
        files: Sequence[str],
        messages: Sequence[Line],
    ) -> Self:
        merged = reduce(deep_merge, read.values(), dict[str, object]())
        check_numbers(merged)
        name = target.choose(source, deep_merge(merged, given))
        messages = [*messages, *misspelt_keys(merged, files, name), *doubtful_values(merged, files)]
        messages += [Diagnostic("Gemfile:", mistake) for mistake in _mistakes_in_gemfile(source)]
        renamed = target.OLD_KEYS if name == target.GITHUB_PAGES else {}
        origin = Origin.of(source, merged, given, renamed).with_user_keys({"target": target.of_environment()})
        chosen = programs(source, name, is_asked=origin.has("target"))
        if chosen.reference.jekyll < (4,):
            merged = without_removed(merged)
            messages = [*messages, *split_lists(merged, files)]
        everything = deep_merge(merged, given)
        check_lists(merged)
        _check_values(everything, source)
        trusted = limits.trusted(read, given, source)
        config = cls._finish(everything, files, messages, origin, trusted, chosen, name)
        if config.flag("safe"):
            check_linked(files, source)
            check_confined(config, origin)
        return config

    @classmethod
    def from_mapping(cls, values: Mapping[str, object] | None = None, site_target: str = target.JEKYLL) -> Self:
        """A configuration of some values and the defaults, without reading files.

        Raises:
            JekyllError: a key has an invalid value.
        """
        given = {str(key): value for key, value in (values or {}).items()}
        check_lists(given)
        origin, trusted = BY_PROGRAM.with_user_keys(given), limits.given(given)
        return cls._finish(given, (), (), origin, trusted, without_gemfile(site_target), site_target)

    @classmethod
    def _finish(
        cls,
        set_: Mapping[str, object],
        files: Sequence[str],
        messages: Sequence[Line],
        origin: Origin,
        trusted: limits.Given,
        chosen: Programs,
        name: str,
    ) -> Self:
        here = {"source": os.getcwd(), "destination": os.path.join(os.getcwd(), "_site")}
        base = deep_merge(defaults(), here)
        values = limits.capped(target.impose(set_, base, name), trusted)
        values["target"] = name
        values["collections"] = collections(values, chosen.reference)
        messages = [*messages, *theme_warnings(values, files), *_program_warning(chosen)]
        values["exclude"] = excluded(values["exclude"], chosen.reference, is_given=set_.get("exclude") is not None)
        return cls(values, files, messages, origin, chosen)

    def with_theme(self, theme_config: object, path: str) -> Self:
        """This configuration with the values of a theme as defaults, except for keys that Jekyll itself defines.

        Args:
            theme_config: the contents of the theme's ``_config.yml``.
            path: the path of that file, for the message.
        """
        if not isinstance(theme_config, Mapping) or self._values.get("ignore_theme_config") is True:
            return self
        core = defaults()
        extra = {str(key): value for key, value in theme_config.items() if key not in core and key != "limits"}
        line = Message("info", "Theme Config file:", path)
        return self._with(deep_merge(extra, self._values), [*self.messages, line])

    def telling(self, messages: Sequence[Line]) -> Self:
        """A copy with more messages."""
        return self._with(self._values, [*self.messages, *messages])

    def replace(self, **values: object) -> Self:
        """A copy with some keys set, as if by the user."""
        origin = self.origin.with_user_keys(values)
        return type(self)({**self._values, **values}, self.files, self.messages, origin, self.programs)

    def _with(self, values: Mapping[str, object], messages: Sequence[Line]) -> Self:
        return type(self)(values, self.files, messages, self.origin, self.programs)

    @property
    def reference(self) -> Reference:
        """The reference: the versions of the programs whose output the site gets."""
        return self.programs.reference

    def __getitem__(self, key: str) -> object:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def text(self, key: str) -> str:
        """The value of a key as text; empty if it is missing or nil."""
        value = self._values.get(key)
        return "" if value is None else str(value)

    def flag(self, key: str) -> bool:
        """The truth of a key's value in Ruby, where all but nil and false count as true."""
        value = self._values.get(key)
        return value is not None and value is not False

    def strings(self, key: str) -> list[str]:
        """The value of a key as a list of texts; a single value becomes a list."""
        value = self._values.get(key)
        return [str(item) for item in as_list(value)]

    def mapping(self, key: str) -> Mapping[str, object]:
        """The value of a key if it is a mapping, else an empty one."""
        value = self._values.get(key)
        return value if isinstance(value, Mapping) else {}

    @property
    def warnings(self) -> list[Diagnostic]:
        """The warnings among the messages."""
        return [line for line in self.messages if isinstance(line, Diagnostic)]

    @property
    def source(self) -> str:
        """The absolute source folder."""
        return os.path.abspath(self.text("source"))

    @property
    def destination(self) -> str:
        """The absolute destination folder."""
        return os.path.abspath(self.text("destination"))

    @property
    def environment(self) -> str:
        """``JEKYLL_ENV``; ``development`` without it."""
        return os.environ.get("JEKYLL_ENV") or "development"


def reference_of(config: Mapping[str, object]) -> Reference:
    """The reference of a configuration; of a plain mapping the one that the environment names, or Jekyll's newest."""
    return config.reference if isinstance(config, Configuration) else without_gemfile(target.JEKYLL).reference


def _program_warning(chosen: Programs) -> list[Line]:
    return [Message("warn", "Gemfile:", chosen.warning)] if chosen.warning else []


def _mistakes_in_gemfile(source: str) -> Iterable[JekyllError]:
    text = gemfile.as_written(source)
    if text is None:
        return ()
    from ..packages.gemfile_syntax import mistakes_of  # slow to import, and few sites have a Gemfile

    return mistakes_of(source, text)


def _check_values(values: Mapping[str, object], source: str) -> None:
    """Check paths, the encoding and the folders of plugins.

    Raises:
        JekyllError: one of them cannot be used.
    """
    check_paths(values)
    check_encoding(values)
    folders = [str(each) for each in as_list(values.get("plugins_dir"))]
    check_plugins(folders, os.path.abspath(str(values.get("source") or source)))
