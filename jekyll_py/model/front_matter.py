"""Front matter: the YAML between two lines of dashes at the top of a file (Jekyll's ``Convertible`` and
``Document``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b

from ..compat import dates
from ..compat.repeated_key import RepeatedKey
from ..compat.yaml_mistakes import marks_as_values
from ..disk.text import decode
from ..errors import JekyllError, SourcePosition
from ..lazy.tuples import NamedTuple
from ..mistakes.code_fences import unclosed_fence
from ..mistakes.code_languages import unknown_languages
from ..mistakes.front_matter_keys import (
    DoubtfulKey,
    misspelt_keys,
    published_as_text,
    published_draft,
    repeated_key,
    unquoted_output,
)
from ..mistakes.impossible_dates import impossible_date
from ..mistakes.late_front_matter import late_front_matter, second_front_matter
from ..mistakes.lost_values import lost_values
from ..mistakes.markdown_slips import markdown_slips
from ..mistakes.merge_conflicts import merge_conflict
from ..mistakes.references import undefined_references
from ..mistakes.wide_tags import wide_tags
from ..reference import JEKYLL, Reference
from .front_matter_block import NotAMapping, split
from .template_language import has_liquid

parse_date = dates.parse

_HEADER = re.compile(rb"---\s*\n")
_OPENED = re.compile(r"---[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[\w-]+:(?:\s|$)", re.ASCII)
_MARKDOWN = re.compile(r"\.(?:md|markdown|mkd|mkdn|mkdown)\Z", re.IGNORECASE)
_PROSE = re.compile(r"\.(?:md|markdown|mkd|mkdn|mkdown|html?)\Z", re.IGNORECASE)


class FrontMatter(NamedTuple):
    """The front matter and the content of one file."""

    data: dict[str, object]
    """The keys; empty when the file has none or they could not be read."""
    content: str
    """Everything below the closing line, unchanged."""
    content_line: int = 1
    """The line of the file on which ``content`` begins."""
    problem: JekyllError | None = None
    """The error for which ``data`` is empty although there is front matter; stops the build with
    ``strict_front_matter``."""
    fatal: bool = False
    """Whether ``problem`` stops the build in any case: the YAML is no mapping, or the closing line is missing."""
    head: bytes = b""
    """A digest of the part of the file above ``content``; empty when there is none."""
    mistakes: Sequence[JekyllError] = ()
    """The mistakes in it that Jekyll takes without a word."""
    doubtful_keys: Sequence[DoubtfulKey] = ()
    """The keys that may do nothing."""

    def own(self) -> FrontMatter:
        """A copy with data of its own, which generators may change in place."""
        data = {key: _copied(value) for key, value in self.data.items()}
        return self._replace(data=data)


def _copied(value: object) -> object:
    """A deep copy of a value from YAML, many times faster than `copy.deepcopy`."""
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def has_front_matter(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a page or document: its first line is ``---``
    (``has_yaml_header?``).

    A file that begins with a byte order mark is not one: Jekyll copies it.
    """
    return _HEADER.match(head.split(b"\n", 1)[0] + b"\n") is not None and b"\n" in head


def is_prose(path: str) -> bool:
    """Whether a file is Markdown or HTML by its extension, so that it must be text."""
    return _PROSE.search(path) is not None


def may_have(path: str) -> bool:
    """Whether a file is of a kind that mostly has front matter if it begins with three dashes."""
    return is_prose(path) or path.endswith((".css", ".scss", ".sass", ".xml", ".txt"))


def parse(raw: bytes, path: str, encoding: str = "utf-8", reference: Reference = JEKYLL) -> FrontMatter:
    """The front matter and the content of a file: a pure function, so that it can be memoised.

    Args:
        raw: the bytes of the file; a UTF-8 byte order mark is dropped.
        path: its name, for messages.
        encoding: the site's ``encoding``.
        reference: says which of Ruby's libraries reads the YAML.

    Raises:
        JekyllError: the file is not in that encoding.
    """
    text = decode(raw, path, encoding)
    parts = split(text)
    if not parts.yaml:
        problem = _unclosed(text, path)
        late = _each(late_front_matter(text, path))
        return FrontMatter({}, text, problem=problem, fatal=problem is not None, mistakes=late)
    content, above = parts.content, parts.above
    line, head = _below(above)
    repeated: list[RepeatedKey] = []
    try:
        data = _keys(above, path, reference, repeated.append)
    except NotAMapping as error:
        return FrontMatter({}, content, line, problem=error, fatal=True)
    except JekyllError as error:
        error.message = f"YAML Exception reading {path}: {error.message}"
        return FrontMatter({}, content, line, problem=error)
    lines = above.splitlines()
    mistakes = (
        *(repeated_key(key, path, lines) for key in repeated),
        *_mistakes_in_keys(data, path, lines),
        *marks_as_values(parts.yaml, path),
        *_mistakes_in_content(data, content, path, line, reference),
    )
    doubtful = (*misspelt_keys(data, path, lines), *published_draft(data, path, lines))
    return FrontMatter(data, content, line, head=head, mistakes=mistakes, doubtful_keys=doubtful)


def _mistakes_in_keys(data: Mapping[str, object], path: str, lines: Sequence[str]) -> Iterator[JekyllError]:
    yield from published_as_text(data, path, lines)
    yield from unquoted_output(data, path, lines)
    yield from _each(impossible_date(data, path, lines))
    yield from lost_values(data, path, lines)


def _mistakes_in_content(
    data: Mapping[str, object], content: str, path: str, line: int, reference: Reference
) -> Iterator[JekyllError]:
    yield from _each(second_front_matter(content, path, line))
    if not has_liquid(content) and data.get("render_with_liquid") is not False:  # else the template is looked at
        yield from wide_tags(content, path, line)
        if not path.endswith((".scss", ".sass")):  # for which it is an error of its own
            yield from _each(merge_conflict(content, path, line))
    if _MARKDOWN.search(path):
        yield from unknown_languages(content, path, line, reference)
        yield from _each(unclosed_fence(content, path, line))
        yield from undefined_references(content, path, line, reference)
        yield from markdown_slips(content, path, line)


def _each(mistake: JekyllError | None) -> Sequence[JekyllError]:
    return () if mistake is None else (mistake,)


def dumps(data: Mapping[str, object], content: str = "") -> str:
    """The text of a file.

    Args:
        data: its front matter.
        content: the text below it.
    """
    import frontmatter

    from .front_matter_handler import JekyllHandler

    post = frontmatter.Post(content)
    post.metadata = dict(data)
    return frontmatter.dumps(post, JekyllHandler())


class FileContent(NamedTuple):
    """The content of a file, as `FrontMatter` has it."""

    content: str
    content_line: int
    head: bytes


def body(raw: bytes, path: str, encoding: str = "utf-8") -> FileContent:
    """The content of a file as `parse` returns it; the front matter is not parsed.

    Raises:
        JekyllError: the file is not in that encoding.
    """
    parts = split(decode(raw, path, encoding))
    return FileContent(parts.content, *_below(parts.above))


def _keys(above: str, path: str, reference: Reference, on_repeated: Callable[[RepeatedKey], None]) -> dict[str, object]:
    """The keys of front matter.

    Args:
        above: from its opening to its closing line. Content is left out because python-frontmatter strips it.
        path: the file, for messages.
        reference: says which of Ruby's libraries reads the YAML.
        on_repeated: called with each key that a mapping has had before.

    Raises:
        JekyllError: it is not YAML, or no mapping.
    """
    import frontmatter  # this loads PyYAML, which a build that reads no front matter may not need

    from .front_matter_handler import JekyllHandler

    handler = JekyllHandler(path, reference, on_repeated)
    if "\r\r\n" in above:  # two line breaks, of which python-frontmatter makes one
        return handler.load(handler.split(above)[0])
    return frontmatter.parse(above, handler=handler)[0]


def _below(above: str) -> tuple[int, bytes]:
    """The line on which the content begins, and a digest of the part of the file above it."""
    return 1 + above.count("\n"), blake2b(above.encode("utf-8"), digest_size=16).digest() if above else b""


def _unclosed(text: str, path: str) -> JekyllError | None:
    """The error about front matter without a closing line; None for a file that may have been meant as it is.

    Jekyll gives no warning: it takes the file for one without front matter and prints the keys. Three dashes at the
    beginning may also be a horizontal rule, or begin a YAML document in a file of another extension; only in Markdown
    and HTML, and only above a key, they must be front matter.
    """
    if not is_prose(path) or not _OPENED.match(text):
        return None
    hint = "end the front matter with a line of three dashes"
    return JekyllError.at(SourcePosition.at(text, 0), "the front matter is never closed", path=path, hint=hint)
