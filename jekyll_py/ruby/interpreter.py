"""One running Ruby: evaluates code, and answers what that asks of Python."""

from __future__ import annotations

import struct
import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files

import wasmtime

from ..lazy.tuples import NamedTuple
from .calls import Calls, Function
from .compiled_module import CompiledModule
from .endings import told
from .errors import SandboxError
from .file_threads import FileThreads
from .folders import Folder, Folders
from .host_interface import HostInterface
from .instance import Instance, Method
from .interrupts import held, interruptible
from .observed_wasi import Observer
from .preopened_folders import find_tables, rename
from .running_module import RunningModule
from .snapshot import Snapshot

_ARGUMENTS = (b"ruby\0", b"-EUTF-8:UTF-8\0", b"-W1\0", b"-e_=0\0")
_PRELUDE = ("catch", "earlier_ruby", "stable_sort", "threads", "processes", "terminal", "chance")
"""The files of ``prelude/``, in the order in which they are evaluated after ``host``."""
LIBRARY = "/jekyll-py/lib"
"""The folder, inside the sandbox, of libraries in place of those that need a network or programs."""
_CLOCK = "Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond).to_s"
_START_SECONDS = 60.0
"""The most time for starting, which takes a quarter of a second on a machine with nothing else to do."""


class Limits(NamedTuple):
    """The bounds of an interpreter."""

    seconds: float = 600.0
    """The time that one call from outside may take, with all that it calls."""
    memory: int = 2**30
    """Bytes of memory; Ruby raises NoMemoryError beyond."""


class Interpreter:
    """Ruby with a memory of its own. It sees the folders it is given, and no network, program or environment.

    Args:
        ruby: the compiled module.
        folders: the folders.
        functions: the functions of Python that Ruby may call, by name.
        environment: Ruby's ``ENV``.
        limits: its bounds.
        observe: told what Ruby looks at outside its memory.
        snapshot: the state to go on from, of an interpreter with the same first folders and the same environment.

    Raises:
        SandboxError: it does not start.
    """

    def __init__(
        self,
        ruby: CompiledModule,
        folders: Sequence[Folder],
        functions: Mapping[str, Function],
        environment: Mapping[str, str],
        limits: Limits,
        observe: Observer = lambda _look, _path: None,
        snapshot: Snapshot | None = None,
    ) -> None:
        library = str(files(__package__) / "lib")
        self._limits = limits
        self._is_broken = False
        self._root = tempfile.TemporaryDirectory(prefix="jekyll-py-ruby-")
        self._remove_root = weakref.finalize(self, self._root.cleanup)
        count = 0 if snapshot is None else snapshot.folders
        self.folders = Folders((Folder(library, LIBRARY), *folders), self._root.name, count)
        self._calls = Calls(functions, self.folders.host_path)
        self._running = RunningModule(ruby, limits.memory, self._wasi(environment))
        self._instance = Instance(self._running, limits.memory)
        texts = ({}, 0) if snapshot is None else (snapshot.texts, snapshot.last)
        self._host = HostInterface(self._instance, interruptible(self._calls.to_python), *texts)
        with self._running.running(_START_SECONDS):
            clock = 0 if snapshot is None else snapshot.clock
            self._instance.link(self._host, self.folders.guests, observe, clock)
            if snapshot is not None:
                self._continue(snapshot)
                return
            self._start()
        self._load_prelude()

    def evaluate(self, code: str, path: str = "(jekyll-py)", seconds: float | None = None) -> str:
        """Evaluate Ruby code at the top level; a function of Python may do so while Ruby waits for it.

        Args:
            code: the code.
            path: its name in backtraces.
            seconds: the most time for it, if that is less than the limit; it counts for a call from outside.

        Returns:
            The value if it is a String, else the empty text.

        Raises:
            RubyError: the code raised an exception.
            SandboxError: it took too long, or did so before.
        """
        return self._answer_to(f"{path}\0{code}", self._run_code, seconds)

    def method(self, receiver: str, name: str) -> Method:
        """A method of a Ruby object that takes no arguments, for `request`.

        Args:
            receiver: Ruby code that gives the object.
            name: the name of the method.
        """
        with self._running.running(_START_SECONDS):
            return self._instance.method(receiver, name)

    def request(self, text: str, method: Method, seconds: float | None = None) -> str:
        """Have a method of Ruby, which calls ``Host.answer``, answer a text; nests like `evaluate`.

        Args:
            text: the text.
            method: the method.
            seconds: as for `evaluate`.

        Returns:
            The answer if it is a String, else the empty text.

        Raises:
            RubyError: it raised an exception.
            SandboxError: it took too long, or did so before.
        """
        return self._answer_to(text, method, seconds)

    def _answer_to(self, text: str, method: Method, seconds: float | None) -> str:
        call = self._calls.begin(text)
        try:
            most = min(self._limits.seconds, seconds or self._limits.seconds)
            self._run(method, most, is_nested=self._calls.are_nested)
        finally:
            self._calls.end()
        return call.result()

    def snapshot(self, own: int | None = None) -> Snapshot:
        """Its state, while nothing runs in it.

        Args:
            own: how many of its folders beside the root stay, where those after them are only places for others
                (`folders.place`); None if all stay.

        Raises:
            SandboxError: no other interpreter can go on from it with other folders.
        """
        clock = int(self.evaluate(_CLOCK))
        memory, guests = self._instance.image(), self.folders.guests
        first = len(guests) if own is None else 1 + own
        tables = () if own is None else find_tables(memory, guests, first)
        return Snapshot(memory, *self._host.kept, self._run_code, tables, first, len(guests) - 1, clock)

    def before_fork(self) -> None:
        """Prepare that a forked process goes on with a copy of it, from a moment at which nothing runs in it."""
        self._file_threads = FileThreads(self._running.compiled.engine, self._root.name)

    def after_fork(self) -> bool:
        """Make the copy usable in the forked process; False if it stays unusable."""
        return self._file_threads.start()

    @property
    def memory_size(self) -> int:
        """The length of its memory in bytes, which never becomes less."""
        return self._instance.memory_size

    def close(self) -> None:
        """Free the memory and the empty root folder."""
        self._running.close()
        self._remove_root()

    def _wasi(self, environment: Mapping[str, str]) -> wasmtime.WasiConfig:
        wasi = wasmtime.WasiConfig()
        wasi.env = list(environment.items())
        self.folders.open(wasi)
        return wasi

    def _start(self) -> None:
        ruby = self._instance
        ruby.export("_initialize")
        pointers = b"".join(struct.pack("<II", ruby.put(text), len(text) - 1) for text in _ARGUMENTS)
        ruby.export("ruby-init", ruby.put(pointers), len(_ARGUMENTS))
        ruby.run('require "js"')
        ruby.run(f"$LOAD_PATH.unshift('{LIBRARY}')")
        ruby.run(_prelude("host"))

    def _load_prelude(self) -> None:
        self._run_code = self.method("Host", "run")
        for name in _PRELUDE:
            self.evaluate(_prelude(name), f"prelude/{name}.rb", _START_SECONDS)

    def _continue(self, snapshot: Snapshot) -> None:
        self._instance.fill(snapshot.memory)
        rename(self._instance, snapshot.tables, self.folders.guests[snapshot.first :])
        self._run_code = Method(*snapshot.run)

    def _run(self, method: Method, seconds: float, *, is_nested: bool) -> None:
        if self._is_broken:
            raise SandboxError("Ruby was stopped before, and cannot go on")
        with self._no_collection() if is_nested else self._running.running(seconds):
            try:
                self._instance.call(method)
            except SandboxError:
                raise
            except BaseException as error:  # Ruby's frames are gone, and it does not know
                self._is_broken = True
                raise told(error, self._running, seconds, self._instance.out_of_memory()) from None

    @contextmanager
    def _no_collection(self) -> Iterator[None]:
        """Keep Ruby from collecting garbage, for which it unwinds the stack; it cannot through frames of Python."""
        with held():
            was_off = self._instance.export("rb-gc-disable")
            try:
                yield
            finally:
                if not was_off and not self._is_broken:
                    self._instance.export("rb-gc-enable")


def _prelude(name: str) -> str:
    return (files(__package__) / "prelude" / f"{name}.rb").read_text("utf-8")
