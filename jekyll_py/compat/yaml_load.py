"""Reading YAML as Ruby does."""

from __future__ import annotations

from collections.abc import Callable

from ..reference import JEKYLL, Reference
from . import yaml_blocks, yaml_lines
from .repeated_key import RepeatedKey
from .yaml_scalars import plain_of


def load(
    text: str,
    path: str | None = None,
    first_line: int = 1,
    reference: Reference = JEKYLL,
    on_repeated: Callable[[RepeatedKey], None] = lambda _: None,
    without_document: object = None,
) -> object:
    """The value of the first document in ``text``.

    Args:
        text: YAML.
        path: the file that holds it, for messages.
        first_line: the number of the line in that file on which ``text`` begins.
        reference: says which of Ruby's libraries reads it.
        on_repeated: called with each key that a mapping has had before.
        without_document: the value of a text without a document.

    Raises:
        JekyllError: it is not YAML, nests deeper than `yaml_nodes.MAX_DEPTH`, contains itself, or has aliases for more
            than `yaml_nodes.MAX_ALIASED` nodes.
    """
    plain = plain_of(reference)
    found = yaml_lines.mapping(text, plain) or yaml_blocks.collection(text, plain)
    if found is not None:
        return found
    from . import yaml_nodes  # PyYAML takes a tenth of a build that has nothing to do to import

    return yaml_nodes.value_of(text, path, first_line, reference, on_repeated, without_document)
