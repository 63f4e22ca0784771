"""The values of YAML of any form: PyYAML's C parser composes the nodes, and the values are built here.

Ruby differs from PyYAML in scalars (`yaml_scalars`), tags (unknown ones are ignored), merge keys, and in reading the
first document only.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Hashable

import yaml
from yaml.composer import Composer, ComposerError

from ..errors import JekyllError
from ..liquid.hash_keys import to_key
from ..reference import Reference
from .libyaml import CSafeLoader
from .repeated_key import RepeatedKey
from .yaml_errors import TOO_DEEP, located
from .yaml_scalars import plain_of

MAX_DEPTH = 250
"""The depth to which lists and mappings may nest: the C composer recurses, and would overflow the stack."""
MAX_ALIASED = 1_000_000
"""The nodes that all aliases together may stand for, so that a small file cannot fill the memory when it is printed."""

_PLAIN = "plain"
_STRING = "tag:yaml.org,2002:str"
_BINARY = frozenset({"tag:yaml.org,2002:binary", "x-private:binary", "!binary"})


def value_of(
    text: str,
    path: str | None,
    first_line: int,
    reference: Reference,
    on_repeated: Callable[[RepeatedKey], None],
    without_document: object,
) -> object:
    """The value of the first document in a text; arguments and errors as of `yaml_load.load`."""
    try:
        node = _first_node(text)
        return without_document if node is None else _ValueBuilder(reference, on_repeated).build(node)
    except yaml.YAMLError as error:
        raise located(error, text, path, first_line) from error
    except UnicodeEncodeError as error:
        raise JekyllError("the text has a character that is not Unicode", path=path, line=first_line) from error


def _first_node(text: str) -> yaml.Node | None:
    try:
        return _composed(_Composer, text)
    except ComposerError as error:
        if error.problem != "second occurrence":
            raise
        return _composed(_PatientComposer, text)


def _composed(composer: type[_Composer], text: str) -> yaml.Node | None:
    loader = composer(text)
    try:
        return loader.get_node() if loader.check_node() else None
    finally:
        loader.dispose()


class _Composer(CSafeLoader):
    """PyYAML's parser; plain scalars get the tag `_PLAIN`, which tells them from those with an explicit ``!!str``."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """The tag of a node that has none written."""
        return _PLAIN if kind is yaml.ScalarNode and implicit[0] else _STRING

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        """Called as the composer enters a node."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            mark = current_node.start_mark if current_node else None
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=mark)

    def ascend_resolver(self) -> None:
        """Called as the composer leaves a node."""
        self._depth -= 1


class _PatientComposer(Composer, _Composer):
    """Composes a file that defines an anchor twice, which PyYAML's C composer refuses; as in Ruby, the last definition
    before an alias counts."""

    def __init__(self, text: str) -> None:
        _Composer.__init__(self, text)
        Composer.__init__(self)

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose the next node; an anchor that was defined before is defined anew."""
        event = self.peek_event()
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self.anchors.pop(event.anchor, None)
        return super().compose_node(parent, index)


class _ValueBuilder:
    """Builds values from nodes; the value of an anchor is built once and shared by its aliases."""

    def __init__(self, reference: Reference, on_repeated: Callable[[RepeatedKey], None]) -> None:
        self._on_repeated = on_repeated
        self._built: dict[int, object] = {}
        self._sizes: dict[int, int] = {}
        self._open: set[int] = set()
        self._size = 0
        self._aliased = 0
        self._debian = reference.yaml == "psych"
        self._plain = plain_of(reference)

    def build(self, node: yaml.Node) -> object:
        """The value of a node.

        Raises:
            yaml.MarkedYAMLError: it contains itself, or its aliases stand for more than `MAX_ALIASED` nodes.
        """
        if isinstance(node, yaml.ScalarNode):
            self._size += 1
            return self._scalar(node)
        key = id(node)
        if key in self._built:
            return self._alias(node)
        if key in self._open:
            raise yaml.MarkedYAMLError(problem="an alias stands inside what it names", problem_mark=node.start_mark)
        return self._collection(node)

    def _collection(self, node: yaml.Node) -> object:
        before, key = self._size, id(node)
        self._open.add(key)
        self._size += 1
        value: object = self._mapping(node) if isinstance(node, yaml.MappingNode) else self._sequence(node)
        self._open.remove(key)
        self._sizes[key] = self._size - before
        self._built[key] = value
        return value

    def _alias(self, node: yaml.Node) -> object:
        size = self._sizes[id(node)]
        self._size += size
        self._aliased += size
        if self._aliased > MAX_ALIASED:
            raise yaml.MarkedYAMLError(problem="aliases expand beyond measure", problem_mark=node.start_mark)
        return self._built[id(node)]

    def _scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag in _BINARY:
            return _decode_base64(node.value).decode("utf-8", "replace")
        if node.style in ("'", '"', "|", ">"):
            return node.value
        if self._debian and node.tag == _STRING:
            return node.value
        value = self._plain(node.value)
        if self._debian and node.tag == "tag:yaml.org,2002:float" and isinstance(value, int):
            return float(value)
        return value

    def _sequence(self, node: yaml.Node) -> list[object]:
        return [self.build(child) for child in node.value]

    def _mapping(self, node: yaml.MappingNode) -> dict[Hashable, object]:
        """A mapping; of equal keys the last counts. SafeYAML applies merge keys before all others, Psych each where it
        stands."""
        pairs = node.value if self._debian else sorted(node.value, key=lambda pair: not _is_merge(pair[0]))
        mapping: dict[Hashable, object] = {}
        written: set[Hashable] = set()
        for key, value in pairs:
            if _is_merge(key) and not isinstance(value, yaml.ScalarNode):
                self._merge(mapping, self.build(value))
                continue
            name = to_key(self.build(key))
            if name in written:
                self._on_repeated(RepeatedKey(str(name), key.start_mark.line + 1, key.start_mark.column + 1))
            written.add(name)
            mapping[name] = self.build(value)
        return mapping

    def _merge(self, mapping: dict[Hashable, object], value: object) -> None:
        layers = list(reversed(value)) if isinstance(value, list) else [value]
        if not all(isinstance(layer, dict) for layer in layers):
            mapping["<<"] = value
            return
        for layer in layers:
            assert isinstance(layer, dict), "just checked"
            mapping.update(layer)


def _decode_base64(text: str) -> bytes:
    """Decode base64 as Ruby's ``unpack("m")`` does, which ignores other characters."""
    digits = re.sub(r"[^A-Za-z0-9+/]", "", text.partition("=")[0])
    whole = digits[:-1] if len(digits) % 4 == 1 else digits
    return base64.b64decode(whole + "=" * (-len(whole) % 4))


def _is_merge(key: yaml.Node) -> bool:
    return isinstance(key, yaml.ScalarNode) and key.value == "<<" and key.tag == _PLAIN
