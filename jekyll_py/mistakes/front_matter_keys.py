"""Keys of front matter that are repeated, misspelt or of another program, and values that do not do what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..compat.repeated_key import RepeatedKey
from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from .slips import meant_by

KNOWN = (
    *("layout", "title", "permalink", "published", "categories", "category", "excerpt", "excerpt_separator"),
    *("description", "author", "redirect_from", "redirect_to", "render_with_liquid", "last_modified_at"),
)
"""The keys of five letters and more that Jekyll and its common plugins read."""
_IN_ANY_CASE = frozenset({*KNOWN, "date", "tags", "lang", "slug", "image"})
"""Those that are known although they are written with capitals."""
_WORDS = frozenset({"publisher", "publishes", "layouts", "tile", "titre", "titled", "lay_out"})
"""Words that are one letter away from a known key and mean something else."""
_OUTPUT = lazy_pattern(r":\s+\{\{")
_IN_DRAFTS = lazy_pattern(r"(?:^|/)_drafts/")
_NO = frozenset({"false", "no", "off"})


class DoubtfulKey(NamedTuple):
    """A key that is misspelt or of another program, unless a template reads it."""

    name: str
    error: JekyllError
    """The warning."""


def repeated_key(key: RepeatedKey, path: str, lines: Sequence[str]) -> JekyllError:
    """The error about a key that a mapping of YAML has twice.

    Args:
        key: the second one.
        path: the file.
        lines: of the file, or of its front matter with the opening one.
    """
    return _at(
        f"the key '{key.name}' is set twice: the later value counts",
        "remove one of them",
        path,
        key.line,
        key.column,
        lines,
    )


def published_as_text(data: Mapping[str, object], path: str, lines: Sequence[str]) -> Iterator[JekyllError]:
    """The error about a file that is published, as a text in quotation marks is not false.

    Args:
        data: the front matter.
        path: the file.
        lines: of the front matter.
    """
    value = data.get("published")
    if isinstance(value, str) and value.strip().lower() in _NO:
        message = f"published is the text '{value}', not false, so that the page is published"
        yield _at(message, "write published: false", path, *_place_of("published", lines), lines)


def published_draft(data: Mapping[str, object], path: str, lines: Sequence[str]) -> Iterator[DoubtfulKey]:
    """The key ``draft`` of a file that is published all the same: it is Hugo's and Eleventy's.

    Jekyll has folders of drafts and ``published: false``. Templates may read the key, as that of jekyll-feed does.

    Args:
        data: the front matter.
        path: the file.
        lines: of the front matter.
    """
    if data.get("draft") is True and data.get("published") is not False and not _IN_DRAFTS.search(path):
        message = "draft: true does not keep this from being published"
        hint = "write published: false, or move a post to _drafts"
        yield DoubtfulKey("draft", _at(message, hint, path, *_place_of("draft", lines), lines))


def unquoted_output(data: Mapping[str, object], path: str, lines: Sequence[str]) -> Iterator[JekyllError]:
    """The errors about values such as ``{{ site.title }}``, in which Liquid is not run and YAML sees a mapping.

    Args:
        data: the front matter.
        path: the file.
        lines: of the front matter.
    """
    for key, value in data.items():
        if isinstance(value, Mapping) and any(str(each).startswith("{") for each in value):
            line, _ = _place_of(str(key), lines)
            text = lines[line - 1]
            if _OUTPUT.search(text):
                message = f"Liquid is not run in front matter: {key} is no text but a mapping"
                yield _at(message, "write the text itself", path, line, text.index("{{") + 1, lines)


def misspelt_keys(data: Mapping[str, object], path: str, lines: Sequence[str]) -> Iterator[DoubtfulKey]:
    """The keys that are one letter away from a known one, which the file does not have.

    Args:
        data: the front matter.
        path: the file.
        lines: of the front matter.
    """
    for key in data:
        meant = _known_key(key) if isinstance(key, str) else None
        if meant is not None and meant not in data:
            message, hint = f"no template reads the key '{key}'", f"did you mean '{meant}'?"
            yield DoubtfulKey(key, _at(message, hint, path, *_place_of(key, lines), lines))


@lru_cache(4096)
def _known_key(name: str) -> str | None:
    lower = name.lower()
    if name != lower and lower in _IN_ANY_CASE:
        return lower
    if name in KNOWN or name in _WORDS or len(name) < len("title") - 1:
        return None
    return meant_by(lower, KNOWN)


def _place_of(key: str, lines: Sequence[str]) -> tuple[int, int]:
    wanted = lazy_pattern(rf"[\"']?{re.escape(key)}[\"']?\s*:")
    return next(((number, 1) for number, line in enumerate(lines, 1) if wanted.match(line)), (1, 1))


def _at(message: str, hint: str, path: str, line: int, column: int, lines: Sequence[str]) -> JekyllError:
    text = lines[line - 1] if line <= len(lines) else None
    return JekyllError(message, path=path, line=line, column=column, source_line=text, hint=hint)
