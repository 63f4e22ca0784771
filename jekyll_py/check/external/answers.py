"""Asks for many addresses at once, a few of each host at a time, and keeps good answers for a while."""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from ...disk.new_file import put
from ...disk.private import NotPrivateError, private_file, private_folder
from ...disk.user_cache import user_cache
from ...errors import JekyllError
from .answer import Answer, Asked, Outcome
from .client import Client
from .options import ExternalOptions

_AT_ONCE = 32
"""The most requests at a time."""
_VERSION = 1


class AnswerCache:
    """Good answers of earlier checks.

    Args:
        file: where they are kept; None to keep none.
        clock: the time in seconds.
    """

    def __init__(self, file: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self._file = file
        self._clock = clock
        self._rows: dict[str, tuple[float, Answer]] = {} if file is None else _load(file)

    def get(self, asked: Asked, max_age: float) -> Answer | None:
        """An answer that is young enough and knows all fragments; None without one."""
        row = self._rows.get(asked.url)
        if row is None or not 0 <= self._clock() - row[0] < max_age:
            return None
        return row[1] if asked.fragments <= row[1].anchors.keys() else None

    def put(self, answers: Mapping[str, Answer], max_age: float) -> None:
        """Keep answers, and forget those that are too old."""
        now = self._clock()
        self._rows = {url: row for url, row in self._rows.items() if 0 <= now - row[0] < max_age}
        self._rows.update({url: (now, answer) for url, answer in answers.items()})
        if self._file is not None:
            _save(self._file, self._rows)


def answers_to(
    asked: Iterable[Asked], options: ExternalOptions, client: Client, cache: AnswerCache
) -> Mapping[str, Answer]:
    """The answers by address.

    Args:
        asked: the addresses, each once.
        options: how they are asked for.
        client: asks.
        cache: has good answers, and takes the new ones.
    """
    rows = [each for each in asked if not options.is_skipped(each.url)]
    known = {each.url: found for each in rows if (found := cache.get(each, options.max_age)) is not None}
    lanes = _lanes([each for each in rows if each.url not in known], options.per_host)
    new: dict[str, Answer] = {}
    if lanes:
        with ThreadPoolExecutor(min(_AT_ONCE, len(lanes))) as executor:
            for answers in executor.map(lambda lane: _ask(lane, options, client), lanes):
                new |= answers
    good = {url: answer for url, answer in new.items() if _is_good(answer, options)}
    if new:
        cache.put(good, options.max_age)
    return {**known, **new}


def open_answers(site: str) -> AnswerCache:
    """The cache in the user's own folder, which all sites share; one that keeps nothing if there is none.

    Args:
        site: the folder of the source, in which no cache may lie.
    """
    try:
        return AnswerCache(private_folder(user_cache() / "external", site) / "answers.json")
    except (OSError, RuntimeError, NotPrivateError, JekyllError):
        return AnswerCache()


def _lanes(asked: Sequence[Asked], per_host: int) -> Sequence[Sequence[Asked]]:
    """The addresses in rows that are asked for one after the other: so many rows for a host as it gets requests."""
    hosts: dict[str, list[Asked]] = defaultdict(list)
    for each in sorted(asked):
        hosts[urlsplit(each.url).netloc].append(each)
    return [lane for own in hosts.values() for start in range(per_host) if (lane := own[start::per_host])]


def _ask(lane: Sequence[Asked], options: ExternalOptions, client: Client) -> Mapping[str, Answer]:
    robots = _robots_of(lane[0].url, client) if options.robots else None
    found = {}
    for each in lane:
        is_forbidden = robots is not None and not robots.can_fetch(options.user_agent, each.url)
        found[each.url] = Answer(Outcome.SKIPPED) if is_forbidden else client.ask(each)
    return found


def _robots_of(url: str, client: Client) -> RobotFileParser | None:
    """The rules of the host of an address; None if it has none."""
    parts = urlsplit(url)
    text = client.text_of(f"{parts.scheme}://{parts.netloc}/robots.txt")
    if text is None:
        return None
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    return robots


def _is_good(answer: Answer, options: ExternalOptions) -> bool:
    is_right = answer.outcome is Outcome.ANSWERED and answer.status in options.accept
    return is_right and False not in answer.anchors.values()


def _load(file: Path) -> dict[str, tuple[float, Answer]]:
    try:
        with open(file, encoding="utf-8", opener=private_file) as stored:
            values = json.load(stored)
        rows = values["answers"] if values["version"] == _VERSION else {}
        return {url: (float(row[0]), Answer(Outcome(row[1]), *row[2:])) for url, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, IndexError):  # missing, or of a process that was killed
        return {}


def _save(file: Path, rows: Mapping[str, tuple[float, Answer]]) -> None:
    values = {url: [*chain([when], answer)] for url, (when, answer) in rows.items()}
    try:
        put(str(file), json.dumps({"version": _VERSION, "answers": values}).encode(), within=str(file.parent))
        os.chmod(file, 0o600)
    except OSError:  # a full disk: the next check asks again
        file.unlink(missing_ok=True)
