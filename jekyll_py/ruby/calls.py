"""The calls between Python and Ruby, a text each way, which may nest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .errors import HostPath, RubyError, SandboxError

Function = Callable[[str], str]
"""A function of Python that Ruby calls with ``Host.call(name, text)``."""

_MOST_NESTED = 40
"""Calls from Python into Ruby within each other; where they are too many, the stack of the module ends."""


class Call:
    """One call from Python into Ruby."""

    def __init__(self, text: str) -> None:
        self.text: str | None = text
        """The text for Ruby, until it has taken that."""
        self.answer = ""
        self.failure: Exception | None = None

    def result(self) -> str:
        """The answer of Ruby, empty if that is no String.

        Raises:
            Exception: that of Ruby, or of a function of Python that it called.
        """
        if self.failure is not None:
            raise self.failure
        return self.answer


class Calls:
    """The calls of one interpreter, in which `Host` of ``prelude/host.rb`` takes the text and gives the answer.

    Args:
        functions: the functions of Python that Ruby may call, by name.
        host_path: translates the paths of Ruby's errors.
    """

    def __init__(self, functions: Mapping[str, Function], host_path: HostPath) -> None:
        self._functions = {**functions, "": self._text, " answer": self._answer, " error": self._error}
        self._host_path = host_path
        self._under_way: list[Call] = []
        self._raised: Exception | None = None
        """The last exception of a function of Python."""

    @property
    def are_nested(self) -> bool:
        """Whether the last call has begun within another one."""
        return len(self._under_way) > 1

    def begin(self, text: str) -> Call:
        """Begin a call into Ruby, up to `end`.

        Raises:
            SandboxError: there are too many within each other.
        """
        if len(self._under_way) == _MOST_NESTED:
            raise SandboxError("calls between Ruby and Python nest too deep")
        call = Call(text)
        self._under_way.append(call)
        return call

    def end(self) -> None:
        """End the last call into Ruby."""
        self._under_way.pop()

    def to_python(self, name: str, text: str) -> str:
        """Call a function of Python for Ruby.

        Raises:
            Exception: that of the function.
            SandboxError: there is none.
        """
        try:
            function = self._functions.get(name)
            if function is None:
                raise SandboxError(f"there is no function {name!r}")
            return function(text)
        except Exception as error:
            self._raised = error
            raise

    def _text(self, _: str) -> str:
        call = self._under_way[-1]
        text, call.text = call.text, None
        if text is None:
            raise SandboxError("Ruby code asks for a call that was not made")
        return text

    def _answer(self, text: str) -> str:
        self._under_way[-1].answer = text
        return ""

    def _error(self, text: str) -> str:
        ruby_class, backtrace, message = text.split("\0", 2)
        raised = self._raised if ruby_class == "JS::Error" else None
        failure = raised or RubyError(ruby_class, message, backtrace, self._host_path)
        self._under_way[-1].failure, self._raised = failure, None
        return ""
