"""From a save to the change in the browser: ``make bench-preview`` or ``python -m bench.preview``.

A site of generated posts is previewed by ``jekyll-py serve`` and, where it is installed, by Hugo's server, in turns,
and is open in Chromium. Each kind of edit is saved again and again, each time with another mark; the page notes when
its text or its style has the mark: never, if it misses the message of its server. The next edit waits until the build
of the last one is complete.
"""

from __future__ import annotations

import argparse
import math
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, Page

from bench.builds import HUGO, OURS
from bench.pairs import machine, table
from bench.preview.browser import await_mark, chromium, clock_difference, opened, seen_at
from bench.preview.edits import EDITS, MEANWHILE, Edit
from bench.preview.servers import Server, servers

HEAD = ["Edit", "Ours, median", "95 %", "Hugo, median", "95 %", "Ours / Hugo"]


def measure(edit: Edit, running: Sequence[Server], browser: Browser, saves: int) -> Mapping[str, list[float]]:
    """The seconds from each of so many saves of an edit until the page has changed, by server, which take turns."""
    pages = {server.label: opened(browser, server.address + edit.page) for server in running}
    seconds: dict[str, list[float]] = {server.label: [] for server in running}
    for number in range(1, saves + 1):
        for server in running if number % 2 else running[::-1]:
            seconds[server.label].append(_seconds(edit, server, pages[server.label], number))
    for page in pages.values():
        page.context.close()
    return seconds


def _seconds(edit: Edit, server: Server, page: Page, number: int) -> float:
    if edit is MEANWHILE:
        number += 1000  # its mark is that of another edit
    mark = f"{edit.mark}-{number}"
    _prepare(edit, server, page, number)
    ahead = clock_difference(page)
    await_mark(page, mark, vanishes=edit.vanishes)
    builds, start = server.builds, time.time()
    edit.save(server, number)
    shown = seen_at(page, mark, vanishes=edit.vanishes)
    took = math.inf if shown is None else shown - ahead - start
    server.wait(builds)
    if shown is None:
        page.reload()
    return took


def _prepare(edit: Edit, server: Server, page: Page, number: int) -> None:
    page.bring_to_front()
    time.sleep(Random(number).uniform(0.05, 0.15))  # not in step with the frames of the browser
    if edit.prepare is not None and not (edit.mark == "renamed" and number > 1):
        builds = server.builds
        edit.prepare(server, number)
        if edit is not MEANWHILE:
            server.wait(builds)
            page.reload()
            page.wait_for_timeout(500)


def rows(measured: Mapping[str, Mapping[str, Sequence[float]]]) -> Iterator[list[str]]:
    """The figures of each edit in milliseconds, and the share of Hugo's."""
    for name, seconds in measured.items():
        ours, hugo = (seconds.get(label) for label in (OURS, HUGO))
        yield [name, *_summary(ours), *_summary(hugo), _share(ours, hugo)]


def _share(ours: Sequence[float] | None, hugo: Sequence[float] | None) -> str:
    """The share of Hugo's median; none if Hugo does not show most of the saves."""
    theirs = statistics.median(hugo) if hugo else math.inf
    return f"{statistics.median(ours) / theirs:.2f}" if ours and theirs != math.inf else ""


def _summary(seconds: Sequence[float] | None) -> list[str]:
    if not seconds:
        return ["", ""]
    last = sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]
    return ["never" if each == math.inf else f"{each * 1000:.0f}" for each in (statistics.median(seconds), last)]


def main() -> None:
    """Print a table for each size of site."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="*", default=[2, 1000, 10_000], help="sizes of the site")
    parser.add_argument("--saves", type=int, default=20, help="saves of each edit to time")
    parser.add_argument("--edits", nargs="*", help="beginnings of the names of the edits that take part")
    options = parser.parse_args()
    wanted = tuple(options.edits) if options.edits else ("",)
    for size in options.pages:
        measured: dict[str, Mapping[str, list[float]]] = {}
        with tempfile.TemporaryDirectory() as folder, servers(Path(folder), size) as running, chromium() as browser:
            for edit in (each for each in EDITS if each.name.startswith(wanted)):
                measured[edit.name] = measure(edit, running, browser, options.saves)
        print(f"{size:,} pages, {options.saves} saves of each edit, in milliseconds; {machine()}\n")
        print(table(HEAD, list(rows(measured))), "\n", flush=True)


if __name__ == "__main__":
    main()
