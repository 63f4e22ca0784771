"""Writing YAML as Ruby's Psych does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import yaml

from ..liquid.hash_keys import HashKey
from . import yaml_scalars
from .libyaml import CSafeDumper

_TAGS: tuple[tuple[type, str], ...] = (
    (bool, "tag:yaml.org,2002:bool"),
    (int, "tag:yaml.org,2002:int"),
    (float, "tag:yaml.org,2002:float"),
    (date, "tag:yaml.org,2002:timestamp"),
    (type(None), "tag:yaml.org,2002:null"),
)
_STRING = "tag:yaml.org,2002:str"


def dump(value: Mapping[str, object]) -> str:
    """A mapping as one YAML document that begins with ``---``, its keys in their order."""
    text = yaml.dump(dict(value), Dumper=_Dumper, sort_keys=False, allow_unicode=True, explicit_start=True)
    return str(text)


def _tag(text: str) -> str:
    """The tag of the value that a plain scalar would be read as."""
    value = yaml_scalars.debian(text)
    return next((tag for kind, tag in _TAGS if isinstance(value, kind)), _STRING)


class _Dumper(CSafeDumper):
    """PyYAML's emitter with Psych's choice of quotation marks."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: tuple[bool, bool]) -> str:
        """The tag that a reader would resolve for a node without an explicit tag."""
        if kind is yaml.ScalarNode:
            return _tag(str(value)) if implicit[0] else _STRING
        return "tag:yaml.org,2002:map" if kind is yaml.MappingNode else "tag:yaml.org,2002:seq"

    def ignore_aliases(self, data: object) -> bool:
        """Always true: a value that occurs twice is written twice, without an anchor."""
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(_STRING, text, style=_style(text))


def _style(text: str) -> str | None:
    if re.search(r"\n(?!\Z)", text):
        return "|"
    if text in ("y", "n") or re.search(r'^[^\w][^"]*$', text, re.MULTILINE):
        return '"'
    return "'" if _tag(text) != _STRING or re.match("0[0-7]*[89]", text) else None


def _represent_nothing(dumper: _Dumper, _nothing: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(HashKey, lambda dumper, key: dumper.represent_data(key.value))
_Dumper.add_representer(type(None), _represent_nothing)
