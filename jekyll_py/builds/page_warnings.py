"""The warnings of a build by page, and the last good version of pages that a mistake breaks: for the preview."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..check.built.edition import BuiltEdition
from ..diagnostics import BROKEN_FRONT_MATTER, BUILD_WARNING, Diagnostic
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..liquid import to_s
from ..model.item import Item
from ..model.layout import NO_LAYOUT
from ..plan import Plan
from ..server.builder import EVERY_PAGE, LastGood


class _Output(NamedTuple):
    """A file of the output, and the item that it was made from."""

    name: str
    item: Item
    plan: Plan


class PageWarnings:
    """The warnings of the builds of one site, by page.

    Args:
        source: the source folder.
        destination: the output folder.
    """

    def __init__(self, source: str, destination: str) -> None:
        self._source = source
        self._destination = destination
        self._before: Sequence[BuiltEdition] = ()
        self._is_noted = False
        self._count = 0
        self._broken: frozenset[str] = frozenset()
        self._next: dict[str, LastGood] = {}
        self._found: dict[str, list[JekyllError]] = {}
        self.last_good: Mapping[str, LastGood] = {}
        """By file of the output: what pages were before the mistake that is still in their source."""
        self.by_page: Mapping[str, Sequence[JekyllError]] = {}
        """By file of the output: its warnings. Those of files that make no page of their own are below `EVERY_PAGE`."""

    def at(self, source: str, destination: str) -> PageWarnings:
        """Those for the builds of a new configuration: these, unless it names other folders."""
        is_same = (source, destination) == (self._source, self._destination)
        return self if is_same else PageWarnings(source, destination)

    def begin(self, before: Sequence[BuiltEdition]) -> None:
        """Begin a build.

        Args:
            before: the editions as the build before has made them; empty if they are not known.
        """
        self._before = before or self._before
        self._count, self._broken = 0, frozenset()
        self._next, self._found = {}, {}
        self._is_noted = False

    def note(self, edition: BuiltEdition, warnings: Sequence[Diagnostic]) -> None:
        """Take the warnings of an edition that is rendered and not written, so that the last output is still there."""
        self._is_noted = True
        told = [warning for warning in warnings if warning.error.path and not warning.is_remark]
        if not told:
            return
        paths = {_path(warning.error) for warning in told}
        for path, outputs in self._outputs((edition,), paths).items():
            found = [warning for warning in told if _path(warning.error) == path]
            for output in outputs:
                self._found.setdefault(output.name, []).extend(warning.error for warning in found)
            if any(_breaks(warning, outputs) for warning in found):
                self._hold(path, [output.name for output in outputs], [warning.error for warning in found])
        known = {id(error) for errors in self._found.values() for error in errors}
        self._found[EVERY_PAGE] = [warning.error for warning in told if id(warning.error) not in known]

    def commit(self) -> None:
        """End a build that has succeeded; where nothing had to be built, the warnings of the one before hold."""
        if self._is_noted:
            self.last_good, self.by_page = self._next, self._found

    def is_broken(self, name: str, warnings: Sequence[Diagnostic]) -> bool:
        """Whether one of the warnings so far of a running build may break a page.

        Args:
            name: its file in the output.
            warnings: all of them.
        """
        if len(warnings) != self._count:
            self._count = len(warnings)
            self._broken = self._names_of(warnings)
        return name in self._broken

    def _names_of(self, warnings: Sequence[Diagnostic]) -> frozenset[str]:
        suspects = [each for each in warnings if each.error.path and (_is_yaml(each) or _may_be_of_layout(each))]
        if not suspects:
            return frozenset()
        found = self._outputs(self._before, {_path(each.error) for each in suspects})
        return frozenset(output.name for outputs in found.values() for output in outputs)

    def _hold(self, path: str, names: Iterable[str], errors: Sequence[JekyllError]) -> None:
        earlier = (output.name for output in self._outputs(self._before, {path}).get(path, ()))
        held = (name for name, good in self.last_good.items() if good.source == path)
        for name in dict.fromkeys([*held, *earlier, *names]):
            content = self.last_good[name].content if name in self.last_good else self._on_disk(name)
            if content is not None:
                self._next[name] = LastGood(path, content, tuple(errors))

    def _on_disk(self, name: str) -> bytes | None:
        try:
            with open(os.path.join(self._destination, name), "rb") as file:
                return file.read()
        except OSError:  # it is new
            return None

    def _outputs(self, editions: Iterable[BuiltEdition], paths: set[str]) -> Mapping[str, Sequence[_Output]]:
        """The outputs of sources, by the path of the source."""
        found: dict[str, list[_Output]] = {}
        for edition in editions:
            for name, item in edition.items():
                for path in filter(paths.__contains__, self._paths(item)):
                    found.setdefault(path, []).append(_Output(name, item, edition.plan))
        return found

    def _paths(self, item: Item) -> Iterator[str]:
        """The path of an item's source as warnings name it: documents below ``collections_dir`` have two."""
        relative = item.relative_path.lstrip("/")
        yield relative
        if item.file is not None and not item.file.endswith(f"{self._source}/{relative}"):
            yield os.path.relpath(item.file, self._source)


def _path(error: JekyllError) -> str:
    return (error.path or "").lstrip("/")


def _is_yaml(warning: Diagnostic) -> bool:
    return warning.topic == BROKEN_FRONT_MATTER


def _may_be_of_layout(warning: Diagnostic) -> bool:
    return warning.topic == BUILD_WARNING


def _breaks(warning: Diagnostic, outputs: Iterable[_Output]) -> bool:
    return _is_yaml(warning) or (_may_be_of_layout(warning) and any(map(_lacks_layout, outputs)))


def _lacks_layout(output: _Output) -> bool:
    name = to_s(output.item.data["layout"])
    return name not in NO_LAYOUT and name not in output.plan.layouts
