"""From a save to the changed text in the browser: ``make bench-preview`` or ``python -m bench.preview``.

A site of generated pages is previewed by ``jekyll-py serve`` and open in Chromium. One page is saved again and again,
each time with one more word; the page itself notes when its text has changed, and when that has been painted.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Page, sync_playwright

from bench.pairs import machine, table
from bench.sites.words import WORDS, body

LAYOUT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ page.title }} – {{ site.title }}</title>
<link rel="stylesheet" href="{{ '/style.css' | relative_url }}">
</head>
<body>
<header><a href="{{ '/' | relative_url }}">{{ site.title }}</a></header>
<main>
<h1>{{ page.title }}</h1>
{{ content }}
</main>
</body>
</html>
"""

CONFIGURATION = "title: A site of pages\ntarget: jekyll\n"

OBSERVE = """() => {
  window.seen = {};
  const now = () => performance.timeOrigin + performance.now();
  new MutationObserver(() => {
    const mark = document.body.innerText.match(/mark-\\d+/)?.[0];
    if (!mark || seen[mark]) return;
    seen[mark] = { changed: now(), painted: 0 };
    requestAnimationFrame(() => setTimeout(() => { seen[mark].painted = now(); }));
  }).observe(document, { childList: true, subtree: true, characterData: true });
}"""

SECONDS_TO_START = 120
SECONDS_TO_SHOW = 60


@dataclass(frozen=True)
class Save:
    """Seconds from the beginning of one save."""

    changed: float
    """Until the text in the page was new."""
    painted: float
    """Until it had been painted."""


def write_site(folder: Path, pages: int) -> None:
    """Write a site of ``pages`` pages of 2-6 KB into ``folder``."""
    random = Random(1)
    (folder / "_layouts").mkdir(parents=True)
    (folder / "_layouts" / "default.html").write_text(LAYOUT)
    (folder / "_config.yml").write_text(CONFIGURATION)
    (folder / "style.css").write_text("main { max-width: 40rem; margin: auto }\n")
    for number in range(pages):
        _write_page(folder / _name(number), random)


def _name(number: int) -> str:
    return f"part-{number // 50}/page-{number}.md"


def _write_page(path: Path, random: Random) -> None:
    path.parent.mkdir(exist_ok=True)
    title = " ".join(random.sample(WORDS, 4)).capitalize()
    path.write_text(f'---\nlayout: default\ntitle: "{title}"\n---\n{body(random, 2000, 6000)}')


@contextmanager
def preview(source: Path) -> Iterator[tuple[str, Path]]:
    """``jekyll-py serve`` at work on a free port: its address, and the file of its log."""
    log = source.parent / "log"
    command = [sys.executable, "-m", "jekyll_py", "serve", "--port", "0", "--source", str(source)]
    command += ["--destination", str(source.parent / "output")]
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            yield _address(process, log), log
        finally:
            process.terminate()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Waits for the first build."""
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        text = log.read_text()
        if "Server running" in text:
            return text.partition("Server address: ")[2].split()[0].rstrip("/")
        time.sleep(0.05)
    raise SystemExit(f"jekyll-py serve did not start:\n{log.read_text()}")


@contextmanager
def opened(address: str) -> Iterator[Page]:
    """A page in Chromium that follows the changes."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium on PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        with page.expect_request("**/__jekyll_py/events*"):
            page.goto(address)
        page.evaluate(OBSERVE)
        yield page
        browser.close()


def measure(page: Page, file: Path, saves: int) -> list[Save]:
    """Save ``file`` so often, and time each save."""
    random = Random(2)
    text = file.read_text()
    ahead = _clock_difference(page)
    results = []
    for number in range(saves):
        time.sleep(random.uniform(0.05, 0.15))  # not in step with the frames of the browser
        start = time.time()
        file.write_text(f"{text}\nmark-{number}\n")
        page.wait_for_function("mark => seen[mark]?.painted", arg=f"mark-{number}", timeout=SECONDS_TO_SHOW * 1000)
        seen = page.evaluate("mark => seen[mark]", f"mark-{number}")
        results.append(Save(*(seen[moment] / 1000 - ahead - start for moment in ("changed", "painted"))))
    return results


def _clock_difference(page: Page) -> float:
    """Seconds by which the clock of the page is ahead of ours, from the quickest of many questions."""
    answers: list[tuple[float, float]] = []
    for _ in range(50):
        before = time.time()
        theirs = float(page.evaluate("performance.timeOrigin + performance.now()")) / 1000
        after = time.time()
        answers.append((after - before, theirs - (before + after) / 2))
    return min(answers)[1]


def report(saves: Sequence[Save], builds: Sequence[float]) -> str:
    """The figures in milliseconds."""
    figures = {
        "from the save to the changed text in the page": [save.changed for save in saves],
        "from the save to the painted frame": [save.painted for save in saves],
        "of that, the build": builds,
    }
    head = ["Milliseconds", "Median", "99th percentile", "Worst"]
    return table(head, [[name, *_summary(values)] for name, values in figures.items()])


def _summary(values: Sequence[float]) -> list[str]:
    last = statistics.quantiles(values, n=100, method="inclusive")[98]
    return [f"{seconds * 1000:.1f}" for seconds in (statistics.median(values), last, max(values))]


def main() -> None:
    """Print the figures for one site."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000, help="pages of the site")
    parser.add_argument("--saves", type=int, default=100, help="saves to time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        write_site(source, options.pages)
        edited = source / _name(options.pages // 2)
        url = edited.relative_to(source).with_suffix(".html").as_posix()
        with preview(source) as (address, log), opened(f"{address}/{url}") as page:
            saves = measure(page, edited, options.saves)
        builds = [float(text) for text in re.findall(r"\.\.\.done in ([\d.]+) seconds", log.read_text())]
    print(f"{options.saves} saves of one of {options.pages:,} pages; {machine()}\n")
    print(report(saves, builds))


if __name__ == "__main__":
    main()
