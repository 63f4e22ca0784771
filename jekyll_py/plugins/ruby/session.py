"""One Ruby interpreter with the plugins of one site, and the calls in both directions."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from ...config.configuration import Configuration
from ...diagnostics import Diagnostic, Diagnostics
from ...disk.source import Source
from ...errors import JekyllError
from ...limits import current
from ...ruby.errors import TooLongError
from ...tracking import reads
from ...tracking.kinds import OWN_KEYS, RUBY, SITE_STATE, STATE
from ..recorded_calls import record_call
from .build_state import BuildState, TemplateState
from .containers import SHARED, Containers
from .contexts import Contexts
from .early.fields import PURE, QUIET, EarlyFields
from .early.items import early
from .early.values import EarlyValues
from .effects import Effects
from .handles import Handles
from .loading.left_out import LeftOut
from .loading.missing_library import MissingLibrary
from .output_view import OutputView
from .outside_reads import OutsideReads
from .passed_errors import PassedErrors
from .site_reads import SiteReads
from .tag_parses import TagParses
from .value_places import ValuePlaces
from .values import NoLiquid, OpaqueValue, RubyList, RubyObject
from .wire import Wire

if TYPE_CHECKING:
    from ...liquid import Context
    from ...liquid.partials import Partials
    from ...ruby.interpreter import Interpreter
    from ..site_contents import SiteContents
    from .site_renderer import SiteRenderer

HostCall = Callable[..., object]
SCRATCH = "/scratch"
"""The folder inside the sandbox for files that last as long as the interpreter."""
_STATE, _SITE_STATE = reads.dependency_id(RUBY, STATE), reads.dependency_id(RUBY, SITE_STATE)
_OWN_KEYS = reads.dependency_id(RUBY, OWN_KEYS)


class Session:
    """Calls Ruby and answers its questions; both may nest.

    Args:
        calls: the functions that Ruby may ask, by name; each gets the session before its arguments.
        config: the configuration of the site.
        source: its folder.
        diagnostics: takes what plugins warn of.
        needs: the gems that other gems name.
        found: the gems whose files are there.
    """

    site: SiteContents
    output: OutputView
    summary: Mapping[str, Any]
    """The names that the plugins define and change."""

    def __init__(
        self,
        calls: Mapping[str, HostCall],
        config: Configuration,
        source: Source,
        diagnostics: Diagnostics,
        needs: Collection[str],
        found: Collection[str],
    ) -> None:
        self.config = config
        self.source = source
        self.diagnostics = diagnostics
        self._calls = calls
        self.began = time.time_ns()
        """When its interpreter may have begun to read, in nanoseconds."""
        self.listed = _listed(os.path.dirname(config.destination))
        """The folder in which builds stage their files, with the names in it at that time."""
        self.left_out = LeftOut(self, diagnostics, needs, found)
        self._errors = PassedErrors(config)
        self.effects = Effects(self)
        written = (SCRATCH, config.destination)
        self.outside_reads = OutsideReads(
            lambda path: path.startswith(written), self.effects.note_written, self.effects.note_order
        )
        self.site_reads: SiteReads | None = None
        """Records what Ruby reads of the plan; None before that is rendered."""
        self.handles = Handles()
        self.wire = Wire(self.handles, self._ruby_object)
        self.contexts = Contexts(self)
        self.containers = Containers()
        self.value_places = ValuePlaces(self)
        self.early_fields = EarlyFields(self)
        self.tag_parses = TagParses()
        self.build = BuildState()
        self.renderer: SiteRenderer | None = None
        """Renders the site; None before that stage."""
        self.early_values = EarlyValues()
        self.includes: Partials | None = None
        """The includes of templates that plugins render before the site is rendered."""
        self.known_items: tuple[object, ...] | None = None
        """The pages, files and documents of the site when Ruby last had them; None before that."""

    def start(self, interpreter: Interpreter, end: Callable[[], object]) -> None:
        """Take the interpreter, and what to call when it has ended."""
        self._interpreter, self._end = interpreter, end
        self._serve = interpreter.method("JekyllPy::Bridge", "serve")

    def end_loading(self) -> bytes:
        """A digest of the code that was loaded."""
        return self.outside_reads.end_loading(self._interpreter.folders)

    def close(self) -> None:
        """End the interpreter."""
        self._interpreter.close()
        self._end()

    @property
    def functions(self) -> Mapping[str, Callable[[str], str]]:
        """The functions of text that the interpreter offers to Ruby."""
        return {"ask": self._ask}

    def readable(self, path: str) -> str:
        """The path of a file that Ruby names and may read itself.

        Raises:
            SandboxError: it may not.
        """
        return self._interpreter.folders.readable(path)

    def call(self, operation: str, *arguments: object) -> object:
        """The value of an operation of Ruby's ``JekyllPy::Service``.

        Raises:
            JekyllError: Ruby raised, or an error of Python came through Ruby.
        """
        return self._call(operation, arguments, [self.wire.pack(each) for each in arguments])

    def call_in_place(self, operation: str, *arguments: object) -> object:
        """The value of an operation that may change the lists and hashes among its arguments.

        Raises:
            JekyllError: as `call`.
        """
        with self.containers.lent(arguments, self.wire.pack) as packed:
            number, value = cast("tuple[int | None, object]", self._call(operation, arguments, packed))
            return self.shown(value) if number is None else self.containers.get(number)

    def _call(self, operation: str, arguments: Sequence[object], packed: Sequence[object]) -> object:
        reads.record(_STATE)
        if not self.effects.is_recorded:
            record_call()
        try:
            answer = self._request(json.dumps([operation, *packed]))
        finally:
            if operation not in PURE:
                self.early_fields.forget()
        if not answer:
            raise JekyllError("a plugin in Ruby has changed how this program calls it")
        kind, value, *traces = json.loads(answer)
        if traces:
            self.effects.take_traces(*traces)
        if kind == "error":
            error = self._errors.from_ruby(value)
            if isinstance(error, MissingLibrary):
                return self.left_out.instead(operation, arguments, error)
            raise error
        return self.wire.unpack(value)

    def place(self) -> tuple[int | None, object, object]:
        """The number of the context of the render that is under way, its page and the owner of its registers."""
        context = None if self.renderer is None else self.renderer.templates.environment.current
        if context is None:
            return self.contexts.latest, None, None
        return self.contexts.number(context), context.registers.get("page"), self.owner(context)

    def owner(self, context: Context) -> object:
        """The layout whose registers a render has, where these last through the build: before Liquid 5."""
        return context.registers.get("owner") if self.config.reference.liquid < (5,) else None

    def before_fork(self) -> None:
        """Prepare for copies of this process."""
        self._interpreter.before_fork()

    def after_fork(self, warn: Callable[[Diagnostic], None]) -> bool:
        """Begin as a copy; False if Ruby does not run in it.

        Args:
            warn: takes the warnings of plugins.
        """
        self.effects.begin_copy()
        self.diagnostics.redirect(warn)
        return self._interpreter.after_fork()

    def _request(self, text: str) -> str:
        """The answer to a request, within the time that is left for the page, if that is limited."""
        usage = current()
        seconds = None if usage is None else usage.seconds_left()
        try:
            return self._interpreter.request(text, self._serve, seconds)
        except TooLongError as error:
            if usage is None or seconds is None:
                raise
            raise usage.too_late() from error

    def begin_rendering(self, renderer: SiteRenderer) -> None:
        """Take what renders the site, before its hooks ``pre_render``."""
        self.renderer = renderer
        self.site_reads = SiteReads(renderer.plan, self.handles, self.effects.note_order)
        renderer.variables.added = self.build.payload
        renderer.dependencies.add(_SITE_STATE)
        if self.summary["sets_own_keys"]:
            renderer.dependencies.add(_OWN_KEYS)
        self.build.templates = TemplateState()
        self.early_values.show(self, renderer)
        values = self.call("begin_rendering")
        assert isinstance(values, dict)
        self.build.payload.update(values)

    @property
    def rendering(self) -> SiteRenderer:
        """The renderer of the site, in its render stage."""
        assert self.renderer is not None
        return self.renderer

    def shown(self, value: object) -> object:
        """A value of Ruby for templates: with drops in place of items."""
        return early(self, value) if self.renderer is None else self.renderer.drops.to_drops(value)

    def _ask(self, text: str) -> str:
        name, _, packed = text.partition("\0")
        if name not in QUIET:
            self.early_fields.forget()
        try:
            arguments = [self.wire.unpack(each) for each in json.loads(packed)]
            value = self._calls[name](self, *arguments)
            shared = name in SHARED
            answer = ["value", self.containers.pack(value, self.wire.pack) if shared else self.wire.pack(value)]
        except Exception as error:  # it goes through Ruby, which may rescue it, to the caller
            answer = ["error", self._errors.for_ruby(error)]
        return json.dumps(answer)

    def _ruby_object(self, description: Mapping[str, Any]) -> object:
        if description["t"] == "proc":
            record_call()
            self.effects.note_order()
            return self.shown(self.call("call_proc", description["v"]))
        return _KINDS.get(description["t"], RubyObject)(self, description)


def _listed(folder: str) -> tuple[str, frozenset[str]]:
    try:
        return folder, frozenset(os.listdir(folder))
    except OSError:
        return folder, frozenset()


_KINDS: Mapping[str, type[RubyObject]] = {"bad": NoLiquid, "list": RubyList, "value": OpaqueValue}
