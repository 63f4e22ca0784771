"""The entries that Jekyll adds to what a site sets: the collection of posts, and names that are excluded."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from ..diagnostics import Diagnostic
from ..errors import SettingError
from ..reference import Reference
from .files import Line
from .keys import DEFAULT_EXCLUDES, EXCLUDES_BEFORE_4
from .permalink_styles import STYLES, STYLES_BEFORE_4
from .places import place
from .values import deep_merge, inspected, list_hint


def collections(values: Mapping[str, object], reference: Reference) -> object:
    """The collections as a mapping with ``posts`` first, whose output is always on (``add_default_collections``).

    Raises:
        SettingError: it is neither a list nor a mapping.
    """
    given = values.get("collections")
    if given is None:
        return None
    if isinstance(given, list):
        given = {name: {} for name in given if isinstance(name, Hashable)}
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise SettingError(
            f"'collections' should be a list of names or a mapping, but was: {inspected(given)}.",
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


def excluded(given: object, reference: Reference, *, is_given: bool) -> object:
    """The value of ``exclude`` with the names that Jekyll adds to it (``add_default_excludes``).

    Args:
        given: the value.
        reference: says which names are added.
        is_given: whether the site sets it.
    """
    if not isinstance(given, list):
        return given
    if reference.jekyll < (4,):
        return given if is_given else [*EXCLUDES_BEFORE_4, *given]
    return [*given, *(name for name in DEFAULT_EXCLUDES if name not in given)]


def without_removed(values: Mapping[str, object]) -> dict[str, object]:
    """The values of the files without the keys that Jekyll 3 takes away (``Configuration#backwards_compatibilize``)."""
    return {key: value for key, value in values.items() if key not in _REMOVED}


_REMOVED = frozenset({"auto", "pygments", "server", "watch"})


def split_lists(values: dict[str, object], files: Sequence[str]) -> list[Line]:
    """Make lists of ``include`` and ``exclude`` as Jekyll 3 does: a text is split at commas, nil counts as missing.

    Args:
        values: the configuration, which is changed.
        files: those that it was read from.

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
                f"'{key}' should be a list, but is the text '{given}'", key, hint=list_hint(key, given)
            )
            place(warning, files)
            messages.append(Diagnostic("Deprecation:", warning))
    return messages
