"""Front matter by Jekyll's rules, for python-frontmatter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from frontmatter.default_handlers import BaseHandler

from ..compat import yaml_dump, yaml_load
from ..compat.repeated_key import RepeatedKey
from ..reference import JEKYLL, Reference
from .front_matter_block import BLOCK, NotAMapping, split

if TYPE_CHECKING:
    from frontmatter import Post


class JekyllHandler(BaseHandler):
    """python-frontmatter's handler for front matter that Jekyll reads: the values are Ruby's, as is the YAML it writes.

    ``frontmatter.parse`` and ``frontmatter.load`` with it give Jekyll's keys, and strip the content, which Jekyll does
    not; Jekyll reads the text that ``frontmatter.dumps`` writes with it back as it was.

    Args:
        path: the file, for messages.
        reference: says which of Ruby's libraries reads the YAML.
        on_repeated: called with each key that a mapping has had before.
    """

    FM_BOUNDARY = BLOCK
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(
        self,
        path: str = "",
        reference: Reference = JEKYLL,
        on_repeated: Callable[[RepeatedKey], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self.path = path
        self._reference = reference
        self._on_repeated = on_repeated

    def split(self, text: str) -> tuple[str, str]:
        """The YAML, its opening line included, and the content.

        Raises:
            ValueError: there is no front matter, as python-frontmatter expects.
        """
        parts = split(text)
        if not parts.yaml:
            raise ValueError("no front matter")
        return parts.yaml, parts.content

    def load(self, fm: str) -> dict[str, object]:
        """The keys of the YAML; none when it is empty.

        Raises:
            JekyllError: it is not YAML, or no mapping.
        """
        value = yaml_load.load(fm, self.path, reference=self._reference, on_repeated=self._on_repeated)
        if not value:
            return {}
        if not isinstance(value, dict):
            raise _no_mapping(self.path, fm)
        return value

    def export(self, metadata: Mapping[str, object], **kwargs: object) -> str:
        """``metadata`` as YAML, as Psych writes it; python-frontmatter's options change nothing."""
        if not metadata:
            return ""
        text = yaml_dump.dump(metadata).removeprefix("---\n")
        if text.endswith("\n...\n"):  # after a text whose last line breaks count; Jekyll takes it for the closing line
            text = text.removesuffix("...\n")
        return text.removesuffix("\n")

    def format(self, post: Post, **kwargs: object) -> str:
        """The front matter of a post between two lines of dashes, and its content, unchanged."""
        yaml = self.export(post.metadata)
        return "\n".join(("---", yaml, "---", post.content) if yaml else ("---", "---", post.content))


def _no_mapping(path: str, block: str) -> NotAMapping:
    lines = block.splitlines()
    number = next((i for i, line in enumerate(lines) if i and line.strip() and not line.startswith("#")), 0)
    return NotAMapping(
        f"Invalid YAML front matter in {path}",
        path=path,
        line=number + 1,
        column=1,
        source_line=lines[number],
        hint="front matter is made of lines such as 'title: Home'",
    )
