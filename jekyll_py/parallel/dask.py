"""A Dask cluster as a `concurrent.futures.Executor`."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from ..errors import JekyllError

_SECONDS = 10
"""The most seconds that a scheduler may take to answer."""

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class DaskExecutor(Executor):
    """Submits tasks to the workers of a scheduler, which gives the tasks of lost workers to others.

    Args:
        address: that of the scheduler, such as ``tcp://host:8786``.

    Raises:
        JekyllError: Dask is not installed, or no scheduler answers.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            hint = "pip install distributed"
            raise JekyllError("the executor dask needs the package distributed", hint=hint) from error
        try:
            self._client = Client(address, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            hint = "start one with `dask scheduler`, and workers with `dask worker ADDRESS`"
            raise JekyllError(f"no Dask scheduler answers at {address}", hint=hint) from error
        self._tasks = self._client.get_executor(pure=False)

    def submit(
        self, function: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Have a worker call a function."""
        future: Future[Result] = self._tasks.submit(function, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Close the connection; the scheduler forgets tasks whose results are no longer needed."""
        self._tasks.shutdown(wait=wait and not cancel_futures)
        self._client.close()
