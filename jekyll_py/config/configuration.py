"""The configuration of a site, merged from the defaults, the theme's, the site's files, and the command line."""

from __future__ import annotations

import os
from codecs import lookup
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import reduce
from typing import Self

from ..compat import yaml_load
from ..diagnostics import Diagnostic
from ..disk.regular_file import open_regular
from ..errors import JekyllError, SettingError
from ..log import Message
from ..reference import Reference
from . import limits, target
from .confinement import check_confined, check_linked, check_plugins, hiding_linked
from .keys import DEFAULT_EXCLUDES, EXCLUDES_BEFORE_4, KEYS, defaults
from .long_numbers import check_numbers
from .misspelt import misspelt_keys
from .origin import BY_PROGRAM, Origin
from .permalink_styles import STYLES, STYLES_BEFORE_4
from .places import place, placing
from .programs import NEWEST, Programs, programs, without_gemfile

_PATHS = tuple(key.name for key in KEYS if "path" in key.type and "." not in key.name)
_CONFIG_NAMES = ("_config.yml", "_config.yaml", "_config.toml")

Line = Message | Diagnostic


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
        named = files or _listed(given.get("config"))
        paths, skipped = _paths(source, named), given.pop("skip_config_files", False)
        if given.get("safe"):
            check_linked(paths, source)
        with hiding_linked(paths, source, lambda: target.choose(source, given) == target.GITHUB_PAGES):
            messages: list[Line] = []
            read = {} if skipped else _read_files(paths, named, messages)
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
        messages = [*messages, *misspelt_keys(merged, files, name)]
        chosen = programs(source, name)
        if chosen.reference.jekyll < (4,):
            messages = [*messages, *_split_lists(merged)]
        everything = deep_merge(merged, given)
        _check_lists(merged)
        _check_paths(everything)
        _check_encoding(everything)
        folders = [str(each) for each in _array(everything.get("plugins_dir"))]
        check_plugins(folders, os.path.abspath(str(everything.get("source") or source)))
        origin = Origin.of(source, merged, given, target.OLD_KEYS if name == target.GITHUB_PAGES else {})
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
        _check_lists(given)
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
        values = limits.capped(target.impose(set_, base, name, deep_merge), trusted)
        values["target"] = name
        values["collections"] = _collections(values, chosen.reference)
        messages = [*messages, *_theme_warning(values, files), *_program_warning(chosen)]
        values["exclude"] = _excluded(values["exclude"], chosen.reference, is_given=set_.get("exclude") is not None)
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
        return [str(item) for item in _array(value)]

    def mapping(self, key: str) -> Mapping[str, object]:
        """The value of a key if it is a mapping, else an empty one."""
        value = self._values.get(key)
        return value if isinstance(value, Mapping) else {}

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


def deep_merge(base: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """The values of ``base`` updated with those of ``over``: mappings are merged, and a nil replaces no value (Jekyll's
    ``deep_merge_hashes``)."""
    merged = dict(base)
    merge_into(merged, over)
    return merged


def merge_into(base: dict[str, object], over: Mapping[str, object]) -> None:
    """Update ``base`` as `deep_merge` does, with new objects for inner mappings."""
    for key, value in over.items():
        below = base.get(key)
        if value is None and key in base:
            continue
        base[key] = deep_merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value


def _array(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _listed(config: object) -> list[str]:
    return [str(name) for name in _array(config) if name]


def _paths(source: str, named: Sequence[str]) -> list[str]:
    if named:
        return [os.path.abspath(name) for name in named]
    folder = os.path.abspath(source)
    found = [path for name in _CONFIG_NAMES if os.path.exists(path := os.path.join(folder, name))]
    return found[:1] or [os.path.join(folder, _CONFIG_NAMES[0])]


def _read_files(paths: Sequence[str], named: object, messages: list[Line]) -> dict[str, dict[str, object]]:
    """The contents of the files, by path; after an invalid one the others are skipped with a warning, as in Jekyll."""
    found: dict[str, dict[str, object]] = {}
    for path in paths:
        try:
            read = _read_file(path)
        except FileNotFoundError:
            if named:
                raise _missing(path) from None
            messages.append(Message("warn", "Configuration file:", "none"))
            continue
        except _Unusable as problem:
            messages.append(Message("warn", "WARNING:", "Error reading configuration. Using defaults (and options)."))
            messages.append(Diagnostic("", problem))
            break
        messages.append(Message("info", "Configuration file:", path))
        found[path] = read
    return found


class _Unusable(JekyllError):
    """A file can be read, but is no configuration."""


def _missing(path: str) -> JekyllError:
    return JekyllError(
        f"The configuration file '{path}' could not be found.", hint="check the names given with --config"
    )


def _read_file(path: str) -> dict[str, object]:
    extension = os.path.splitext(path)[1].lower()
    if ".toml" not in extension and ".yml" not in extension and ".yaml" not in extension:
        raise _Unusable(f"No parser for '{path}' is available. Use a .y(a)ml or .toml file instead.", path=path)
    value = _parse(_decoded(path), path, toml=".toml" in extension)
    if not isinstance(value, Mapping):
        hint = "a configuration is made of lines such as 'title: My site'"
        raise _Unusable(f"Configuration file: (INVALID) {path}", path=path, line=1, hint=hint)
    return {str(key): item for key, item in value.items()}


def _decoded(path: str) -> str:
    try:
        with open(path, "rb", opener=open_regular) as file:
            return file.read().decode("utf-8-sig")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise JekyllError(f"cannot be read: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise JekyllError("the file is not UTF-8", path=path, line=line, hint="save it as UTF-8") from error


def _parse(text: str, path: str, *, toml: bool) -> object:
    if not toml:
        return yaml_load.load(text, path) or {}
    import tomllib  # few configurations are in TOML

    try:
        return _ruby_times(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise JekyllError(str(error), path=path) from error


def _ruby_times(value: object) -> object:
    """The value with times as Jekyll's TOML parser makes them: dates and times without a zone are local."""
    if isinstance(value, dict):
        return {key: _ruby_times(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_ruby_times(item) for item in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is UTC:
        return value.replace(tzinfo=timezone(timedelta(), "+00:00"))  # Ruby's parser has no time in UTC itself
    return value if value.tzinfo else value.astimezone()


def _check_paths(values: Mapping[str, object]) -> None:
    """Refuse paths with a NUL, for which Python raises no OSError but ValueError."""
    for key in _PATHS:
        if any("\0" in str(path) for path in _array(values.get(key))):
            raise SettingError(f"'{key}' holds a NUL character", key, hint="remove it")


_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Codecs of Python that decode to text, but are the encoding of no file."""


def _check_encoding(values: Mapping[str, object]) -> None:
    name = str(values.get("encoding") or "utf-8")
    try:
        is_known = lookup(name).name not in _NO_CHARSETS
        b"x".decode(name)  # LookupError for codecs from bytes to bytes, such as hex
    except UnicodeDecodeError:  # an encoding in which a character has more than one byte
        pass
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        is_known = False
    if not is_known:
        raise SettingError(f"unknown encoding '{name}'", "encoding", hint="write encoding: utf-8")


def _split_lists(values: dict[str, object]) -> list[Line]:
    """Make lists of ``include`` and ``exclude`` as Jekyll 3 does: a text is split at commas, nil counts as missing.

    Returns:
        A warning for each text.
    """
    messages: list[Line] = []
    for key in ("include", "exclude"):
        given = values.get(key)
        if given is None:
            values.pop(key, None)
        elif isinstance(given, str):
            values[key] = [name.strip() for name in given.split(",")]
            warning = SettingError(
                f"'{key}' should be a list, but is the text '{given}'", key, hint=f"write {key}: [{given}]"
            )
            messages.append(Diagnostic("Deprecation:", warning))
    return messages


def _excluded(given: object, reference: Reference, *, is_given: bool) -> object:
    """The value of ``exclude`` with the names that Jekyll adds to it."""
    if not isinstance(given, list):
        return given
    if reference.jekyll < (4,):
        return given if is_given else [*EXCLUDES_BEFORE_4, *given]
    return [*given, *(name for name in DEFAULT_EXCLUDES if name not in given)]


def _check_lists(values: Mapping[str, object]) -> None:
    """Raise unless three keys are lists, as Jekyll's ``validate`` does."""
    for key in ("plugins", "include", "exclude"):
        if key in values and not isinstance(values[key], list):
            raise SettingError(
                f"'{key}' should be set as an array, but was: {_inspect(values[key])}.",
                key,
                hint=f"write {key}: [{values[key] or ''}]",
            )


def _program_warning(chosen: Programs) -> list[Line]:
    return [Message("warn", "Gemfile:", chosen.warning)] if chosen.warning else []


def _theme_warning(values: Mapping[str, object], files: Sequence[str]) -> list[Line]:
    given = values.get("theme")
    if given is None or isinstance(given, str):
        return []
    wrong = f"value of 'theme' in config should be String to use gem-based themes, but got {_inspect(given)}"
    warning = SettingError(wrong, "theme")
    place(warning, files)
    return [Diagnostic("Theme:", warning)]


def _inspect(value: object) -> str:
    """The value as Ruby's ``inspect`` shows it."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _collections(values: Mapping[str, object], reference: Reference) -> object:
    """The collections as a mapping with ``posts`` first, whose output is always on (``add_default_collections``)."""
    given = values.get("collections")
    if given is None:
        return None
    if isinstance(given, list):
        given = {name: {} for name in given if isinstance(name, Hashable)}
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise SettingError(
            f"'collections' should be a list of names or a mapping, but was: {_inspect(given)}.",
            "collections",
            hint="write collections: [recipes], or collections: {recipes: {output: true}}",
        )
    merged = deep_merge({"posts": {}}, dict(given))
    merged["posts"] = _posts(
        merged["posts"], values.get("permalink"), STYLES if reference.jekyll >= (4,) else STYLES_BEFORE_4
    )
    return merged


def _posts(given: object, style: object, styles: Mapping[str, str]) -> dict[str, object]:
    posts = dict(given) if isinstance(given, Mapping) else {}
    posts["output"] = True
    if style and not posts.get("permalink"):
        posts["permalink"] = styles.get(str(style), str(style))
    return posts
