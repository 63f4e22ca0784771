"""Documents that another process converts while this one reads the site: the same output, and no process is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.converters import MarkdownConverter
from jekyll_py.converters.markdown import ConvertedText
from jekyll_py.parallel import ParallelRunner, Thresholds
from jekyll_py.parallel.ahead_process import AheadProcess
from jekyll_py.render.ahead_work import AheadWork
from jekyll_py.tracking import reads
from jekyll_py.tracking.kinds import KRAMDOWN
from tests.parallel.building import CountingTeam, built, configuration, write

POSTS = {
    **{
        f"_posts/2025-01-{n % 28 + 1:02}-p{n}.md": f"---\ntitle: T{n}\n---\n# Post {n}\n\n- “a” *b*\n\n{{: .c}}\nEnd\n"
        for n in range(80)
    },
    "_posts/2025-02-01-liquid.md": "---\n---\n# {{ page.title }}\n",
    "_posts/2025-02-02-no-front-matter.md": "*Text*\n",
    "_layouts/post.html": "<main>{{ content }}{{ page.previous.content }}</main>",
    "_config.yml": "defaults: [{scope: {path: ''}, values: {layout: post}}]\n",
}


class Finished(AheadProcess):
    """A process that has converted everything when its results are used; what they are is kept."""

    used: tuple[ConvertedText, ...] = ()

    def use(self) -> None:
        if self._is_running:
            self._process.result(0)
        super().use()
        self.used = tuple(self._work.markdown.converted_ahead.values())


class Runner:
    """Makes runners that start the process, and keeps what it worked on."""

    def __init__(self) -> None:
        self.started: list[tuple[Finished, AheadWork]] = []

    def start(self, work: AheadWork) -> AheadProcess | None:
        if not work.begin():
            return None
        process = Finished(work)
        self.started.append((process, work))
        return process

    def __call__(self) -> ParallelRunner:
        return ParallelRunner(CountingTeam, 2, Thresholds(4, 0.0, 0.0, 2), ahead=self.start)


def test_the_output_is_that_of_one_process(tmp_path: Path) -> None:
    source, runner = write(tmp_path / "s", POSTS), Runner()
    assert built(source, tmp_path / "two", runner()) == built(source, tmp_path / "one")
    [(process, work)] = runner.started
    assert not process._is_running
    assert not work.markdown.converted_ahead
    assert len(process.used) == 65  # 82, of which the first 16 and that with Liquid are left out
    converted = process.used
    assert '<h1 id="post-27">Post 27</h1>' in "".join(each.html for each in converted)
    fields = {reads.dependency(number) for each in converted for number in each.dependencies}
    assert fields == {(KRAMDOWN, "any text"), (KRAMDOWN, "headings"), (KRAMDOWN, "the processor")}


@pytest.mark.parametrize(
    "settings",
    ["kramdown: {show_warnings: true}", "markdown: CommonMark", "limits: {iterations: 1000}", "safe: true"],
)
def test_nothing_is_converted_ahead_where_more_than_the_text_counts(tmp_path: Path, settings: str) -> None:
    config = configuration(write(tmp_path / "s", {**POSTS, "_config.yml": settings}), tmp_path / "site")
    assert not AheadWork(config, config.source, MarkdownConverter(config)).begin()


def test_an_error_ends_the_process(tmp_path: Path) -> None:
    source, runner = write(tmp_path / "s", {**POSTS, "_posts/2025-03-01-x.md": "---\ndate: never\n---\n"}), Runner()
    assert "never" in built(source, tmp_path / "site", runner()).error
    assert [process._is_running for process, _ in runner.started] == [False]


def test_results_that_were_cut_off_are_left_out(tmp_path: Path) -> None:
    work, written = _work(tmp_path), list[bytes]()
    work.convert(written.append)
    whole = b"".join(written)
    for length in (len(whole), len(whole) - 1, len(written[0]) + 5, len(written[0]), 3, 0):
        (tmp_path / "results").write_bytes(whole[:length])
        with (tmp_path / "results").open("rb") as file:
            work.use(file.fileno())
        expected = sum(len(b"".join(written[:count])) <= length for count in range(1, len(written) + 1))
        assert len(work.markdown.converted_ahead) == expected


def _work(folder: Path) -> AheadWork:
    config: Configuration = configuration(write(folder / "s", POSTS), folder / "site")
    return AheadWork(config, config.source, MarkdownConverter(config))
