"""Rendering in processes that share nothing with the first one except the source tree.

Such a process reads, generates and plans the site once, and checks that it has the same plan as the first process. It
takes positions in the plan, and returns texts.
"""

from __future__ import annotations

import os
import threading
import time
from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b

from ..config.configuration import Configuration
from ..config.origin import Origin
from ..disk.user_secret import VARIABLE as SECRET
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..plan import Plan
from ..render.rendered_texts import RenderedTexts
from ..site import Site
from ..tracking import reads
from ..tracking.reads import Dependency
from .outcome import Outcome, Refusal, packed
from .worker import Worker

_PASSED_ON = ("JEKYLL_", "PAGES_", "SOURCE_DATE_EPOCH", "TZ")
"""The beginnings of the names of environment variables that a build may read."""


class Job(NamedTuple):
    """A plan to render, as it is described to another process."""

    config: Mapping[str, object]
    origin: Origin
    """The origin of its values."""
    edition: str
    """The folder of the edition."""
    time: datetime
    """The time of the build."""
    environment: Mapping[str, str]
    digest: bytes
    """Of the plan."""
    records: bool
    """Whether the dependencies of renders are needed."""


class RemoteExcerpt(NamedTuple):
    """An excerpt that was rendered for an item."""

    position: int
    text: str
    dependencies: bytes


class RemoteOutcome(NamedTuple):
    """The render of an item."""

    content: str
    output: str
    dependencies: bytes
    excerpts: Sequence[RemoteExcerpt]
    used: Mapping[Hashable, bytes]


class RemoteChunk(NamedTuple):
    """The outcomes of a chunk, with the dependencies that have these numbers."""

    made: Sequence[RemoteOutcome | Refusal]
    dependencies: Mapping[int, Dependency]


def job_of(config: Configuration, edition: str, plan: Plan, *, records: bool) -> Job:
    """The job of rendering a plan."""
    passed_on = (name for name in os.environ if name.startswith(_PASSED_ON) and name != SECRET)
    environment = {name: os.environ[name] for name in passed_on}
    return Job(dict(config), config.origin, edition, plan.time, environment, plan_digest(plan), records)


def plan_digest(plan: Plan) -> bytes:
    """A digest that is equal for plans made from the same source in different processes."""
    digest = blake2b(digest_size=16)
    for item in plan.rendered:
        parts = (item.relative_path, item.destination, item.content, _plain(item.data))
        digest.update("\0".join(parts).encode("utf-8", "surrogatepass"))
    for layout in plan.layouts.values():
        digest.update(f"{layout.path}\0{layout.content}".encode("utf-8", "surrogatepass"))
    digest.update(_plain(plan.data).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _plain(value: object) -> str:
    """A value as text that is the same in all processes; objects of plugins are named by their class."""
    if isinstance(value, Mapping):
        return "".join(f"{_plain(key)}:{_plain(each)}," for key, each in value.items())
    if isinstance(value, list | tuple):
        return "".join(f"{_plain(each)}," for each in value)
    return repr(value) if isinstance(value, str | int | float | date | None) else type(value).__name__


class _PlannedSite:
    """The site of one job in this process, read and planned."""

    def __init__(self, job: Job) -> None:
        checked = {"destination": job.config["destination"]}  # checked by the first process
        site = Site(Configuration(job.config, origin=job.origin).replace(time=job.time, **checked))
        edition = next(each for each in site.editions if each.folder == job.edition)
        self.job, self.plan = job, site.prepare(edition).plan
        if plan_digest(self.plan) != job.digest:
            raise JekyllError(
                "a process that was to render sees another site here than the one that planned",
                path=site.source.root,
                hint="every machine needs the same files under the same path",
            )
        self.texts = RenderedTexts()
        renderer = site.renderer(self.plan, self.texts)
        positions = self.plan.rendered.positions
        self.worker = Worker(renderer, positions, lambda *_: True, lambda _: None, records=job.records)
        self.next = 0


_lock = threading.Lock()  # the dependencies of one render at a time can be recorded
_planned: list[_PlannedSite] = []
"""The site of the last chunk, kept here because a worker of Dask is given nothing but functions to call."""


def render(job: Job, positions: Sequence[int]) -> RemoteChunk:
    """Render the items at some positions of a plan.

    Raises:
        JekyllError: this process cannot read the site, or sees another one.
    """
    with _lock:
        planned = _planned_site(job, positions[0])
        planned.next = positions[-1] + 1
        outcomes = planned.worker.render(positions).outcomes
        made = [each if isinstance(each, Refusal) else _remote(each, planned.texts) for each in outcomes]
        return RemoteChunk(made, _dependencies(made))


def _planned_site(job: Job, first: int) -> _PlannedSite:
    """The site of the last chunk, or a new one if these items come earlier: they must not see later renders."""
    if not (_planned and _planned[0].job == job and _planned[0].next <= first):
        _forget()
        os.environ.update(job.environment)
        if hasattr(time, "tzset"):
            time.tzset()
        _planned.append(_PlannedSite(job))
    return _planned[0]


def _forget() -> None:
    for planned in _planned:
        planned.texts.close()
    _planned.clear()


def _remote(outcome: Outcome, texts: RenderedTexts) -> RemoteOutcome:
    excerpts = [
        RemoteExcerpt(each.position, texts.text(each.text), _ungrouped(each.dependencies)) for each in outcome.excerpts
    ]
    assert outcome.content is not None  # there is no last build
    content, output = texts.text(outcome.content.stored), texts.text(outcome.output.stored)
    return RemoteOutcome(content, output, _ungrouped(outcome.dependencies), excerpts, outcome.used)


def _ungrouped(dependencies: bytes) -> bytes:
    return packed(reads.ungrouped(array("I", dependencies)))


def _dependencies(made: Iterable[RemoteOutcome | Refusal]) -> Mapping[int, Dependency]:
    numbers: set[int] = set()
    for one in made:
        if isinstance(one, RemoteOutcome):
            for packed_numbers in (one.dependencies, *(excerpt.dependencies for excerpt in one.excerpts)):
                numbers.update(array("I", packed_numbers))
    return {number: reads.dependency(number) for number in numbers}
