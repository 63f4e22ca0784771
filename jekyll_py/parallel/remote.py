"""Rendering in processes that share nothing with the first one but the source tree and the plan.

Such a process reads, generates and plans the site by itself, once, and makes sure that this gave the same plan. It is
told positions in the plan, and gives texts.
"""

from __future__ import annotations

import os
import threading
import time
from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b
from typing import NamedTuple

from ..config.configuration import Configuration
from ..config.origin import Origin
from ..disk.user_secret import VARIABLE as SECRET
from ..errors import JekyllError
from ..plan import Plan
from ..render.output_cache import RenderedTexts
from ..site import Site
from ..tracking import reads
from ..tracking.reads import Dependency
from .outcome import Outcome, Refusal, packed
from .worker import Worker, positions_in

_PASSED_ON = ("JEKYLL_", "PAGES_", "SOURCE_DATE_EPOCH", "TZ")
"""How the names of environment variables begin that a build may look at."""


class Job(NamedTuple):
    """A plan to render, as another process comes to know it."""

    config: Mapping[str, object]
    origin: Origin
    """Who chose its values."""
    edition: str
    """The folder of the edition."""
    time: datetime
    """The time of the build."""
    environment: Mapping[str, str]
    digest: bytes
    """Of the plan."""
    traced: bool
    """Whether anybody wants to know what an item read."""


class MadeExcerpt(NamedTuple):
    """An excerpt that was rendered on the way."""

    position: int
    text: str
    trace: bytes


class Made(NamedTuple):
    """What became of an item."""

    content: str
    output: str
    trace: bytes
    excerpts: Sequence[MadeExcerpt]
    used: Mapping[Hashable, bytes]


class Delivery(NamedTuple):
    """What became of a chunk, with the dependencies behind the numbers in its traces."""

    made: Sequence[Made | Refusal]
    dependencies: Mapping[int, Dependency]


def job_of(config: Configuration, edition: str, plan: Plan, *, traced: bool) -> Job:
    """What other processes have to know to render a plan."""
    passed_on = (name for name in os.environ if name.startswith(_PASSED_ON) and name != SECRET)
    environment = {name: os.environ[name] for name in passed_on}
    return Job(dict(config), config.origin, edition, plan.time, environment, digest_of(plan), traced)


def digest_of(plan: Plan) -> bytes:
    """What two plans have in common that were made of the same source."""
    digest = blake2b(digest_size=16)
    for item in plan.rendered:
        parts = (item.relative_path, item.destination, item.content, _plain(item.data))
        digest.update("\0".join(parts).encode("utf-8", "surrogatepass"))
    for layout in plan.layouts.values():
        digest.update(f"{layout.path}\0{layout.content}".encode("utf-8", "surrogatepass"))
    digest.update(_plain(plan.data).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _plain(value: object) -> str:
    """What two processes that read a value would both write; objects of plugins by their kind alone."""
    if isinstance(value, Mapping):
        return "".join(f"{_plain(key)}:{_plain(each)}," for key, each in value.items())
    if isinstance(value, list | tuple):
        return "".join(f"{_plain(each)}," for each in value)
    return repr(value) if isinstance(value, str | int | float | date | None) else type(value).__name__


class _Place:
    """Where one job is rendered in this process."""

    def __init__(self, job: Job) -> None:
        checked = {"destination": job.config["destination"]}  # by the first process, whose disk may be another one
        site = Site(Configuration(job.config, origin=job.origin).replace(time=job.time, **checked))
        edition = next(each for each in site.editions if each.folder == job.edition)
        self.job, self.plan = job, site.prepare(edition).plan
        if digest_of(self.plan) != job.digest:
            raise JekyllError(
                "a process that was to render sees another site here than the one that planned",
                path=site.source.root,
                hint="every machine needs the same files under the same path",
            )
        self.texts = RenderedTexts()
        renderer = site.renderer(self.plan, self.texts)
        self.worker = Worker(renderer, positions_in(self.plan), lambda *_: True, lambda _: None, traced=job.traced)
        self.next = 0


_lock = threading.Lock()  # the reads of one render at a time can be recorded
_places: list[_Place] = []


def render(job: Job, positions: Sequence[int]) -> Delivery:
    """Render the items at some positions of a plan.

    Raises:
        JekyllError: this process cannot read the site, or sees another one.
    """
    with _lock:
        place = _place(job, positions[0])
        place.next = positions[-1] + 1
        outcomes = place.worker.render(positions).outcomes
        made = [each if isinstance(each, Refusal) else _made(each, place.texts) for each in outcomes]
        return Delivery(made, _dependencies(made))


def _place(job: Job, first: int) -> _Place:
    """The one of the last chunk when it may go on; what comes earlier in the plan must not see what was rendered."""
    if not (_places and _places[0].job == job and _places[0].next <= first):
        _forget()
        os.environ.update(job.environment)
        if hasattr(time, "tzset"):
            time.tzset()
        _places.append(_Place(job))
    return _places[0]


def _forget() -> None:
    for place in _places:
        place.texts.close()
    _places.clear()


def _made(outcome: Outcome, texts: RenderedTexts) -> Made:
    excerpts = [MadeExcerpt(each.position, texts.text(each.text), _ungrouped(each.trace)) for each in outcome.excerpts]
    content, output = texts.text(outcome.content), texts.text(outcome.output)
    return Made(content, output, _ungrouped(outcome.trace), excerpts, outcome.used)


def _ungrouped(trace: bytes) -> bytes:
    return packed(reads.ungrouped(array("I", trace)))


def _dependencies(made: Iterable[Made | Refusal]) -> Mapping[int, Dependency]:
    numbers: set[int] = set()
    for one in made:
        if isinstance(one, Made):
            for trace in (one.trace, *(excerpt.trace for excerpt in one.excerpts)):
                numbers.update(array("I", trace))
    return {number: reads.dependency(number) for number in numbers}
