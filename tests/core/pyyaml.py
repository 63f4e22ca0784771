"""The value of a text as PyYAML's parser gives it, which what reads YAML by itself has to give as well."""

from __future__ import annotations

from contextlib import suppress

from jekyll_py.compat import yaml_nodes
from jekyll_py.compat.repeated_key import RepeatedKey
from jekyll_py.errors import JekyllError
from jekyll_py.reference import Reference


def by_pyyaml(text: str, reference: Reference) -> object:
    """The value; a text for one that is refused, or has a key twice."""
    repeated: list[RepeatedKey] = []
    with suppress(JekyllError):
        value = yaml_nodes.value_of(text, None, 1, reference, repeated.append, None)
        return "a key twice" if repeated else value
    return "an error"
