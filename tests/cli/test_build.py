"""``build``, ``doctor``, ``serve`` and watching, as their user sees them."""

from __future__ import annotations

import io
import itertools
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from jekyll_py import cli
from jekyll_py.builds.watched_paths import ignored
from jekyll_py.commands import serve, watch
from jekyll_py.config.configuration import Configuration
from jekyll_py.errors import JekyllError
from jekyll_py.server.options import ServeOptions
from tests.cli.conftest import MakeSite

PAGE = "---\ntitle: Home\n---\n{{ page.title }}\n"
BROKEN = "---\ntitle: Home\n---\n\n{% include nothing.html %}\n"


def test_a_build_says_what_jekyll_says(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    here = site({"_config.yml": "title: x\n", "index.html": PAGE})
    assert cli.main(["build"]) == 0
    shown = capsys.readouterr()
    assert re.sub(r"[0-9.]+ seconds", "N seconds", shown.out).splitlines() == [
        f"Configuration file: {here}/_config.yml",
        f"            Source: {here}",
        f"       Destination: {here}/_site",
        " Incremental build: disabled. Enable with --incremental",
        "      Generating... ",
        "                    done in N seconds.",
        " Auto-regeneration: disabled. Use --watch to enable.",
    ]
    assert shown.err == ""
    assert (here / "_site/index.html").read_text() == "Home\n"


def test_quiet_is_quiet(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"index.html": PAGE})
    assert cli.main(["build", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_cache_lies_where_the_configuration_says_and_is_ignored(site: MakeSite) -> None:
    here = site({"index.html": PAGE, "_config.yml": "cache_dir: .kept\n"})
    assert cli.main(["build", "-q"]) == 0
    assert (here / ".kept/.gitignore").read_text().splitlines()[-1] == "*"
    assert not (here / ".jekyll-cache").exists()


def test_verbose_names_its_level(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"index.html": PAGE})
    assert cli.main(["build", "--verbose"]) == 0
    assert "  Logging at level: debug" in capsys.readouterr().out


def test_verbose_tells_of_every_page(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"index.html": PAGE, "_posts/2024-01-01-x.md": PAGE})
    assert cli.main(["build", "-V"]) == 0
    shown = capsys.readouterr().out
    assert "           Reading: _posts/2024-01-01-x.md\n" in shown
    assert "         Rendering: index.html\n" in shown
    assert "           Writing: _posts/2024-01-01-x.md\n" in shown


def test_the_profile_has_stages_and_pages(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"index.html": PAGE, "a.html": PAGE})
    assert cli.main(["build", "--profile"]) == 0
    shown = capsys.readouterr().out
    stages = re.findall(r"^\| ([A-Z ]+?) +\| +[0-9.]+ \|$", shown, re.M)
    assert stages == ["READ", "GENERATE", "PLAN", "RENDER", "WRITE", "TOTAL TIME"]
    assert re.search(r"^\| index.html +\| +1 \| 0.00K \| [0-9.]+ \|$", shown, re.M)
    assert "TOTAL (for 2 files)" in shown


@pytest.mark.jekyll
def test_the_profile_counts_the_templates_that_jekylls_counts(
    site: MakeSite, capfd: pytest.CaptureFixture[str]
) -> None:
    long = "x" * 700
    site(
        {
            "_layouts/default.html": "---\nlayout: outer\n---\n{% include a.html %}{{ content }}",
            "_layouts/outer.html": f"{long}{{{{ content }}}}",
            "_includes/a.html": f"{long}{{% include b.html %}}",
            "_includes/b.html": "b{{ page.title }}",
            "one.html": "---\nlayout: default\ntitle: 1\n---\n{% include b.html %}",
            "two.html": "---\nlayout: default\ntitle: 2\n---\n{% include b.html %}",
        }
    )
    rows = []
    for run in (lambda: cli.main(["build", "--profile"]), lambda: subprocess.run(["jekyll", "build", "--profile"])):
        run()
        shown = capfd.readouterr().out
        rows.append(set(re.findall(r"^\| (_\S+) +\| +(\d+) \| +([0-9.]+K) ", shown, re.M)))
    assert rows[0] == rows[1]
    assert {path for path, *_ in rows[0]} == {
        "_layouts/default.html", "_layouts/outer.html", "_includes/a.html", "_includes/b.html"
    }  # fmt: skip


def test_the_profile_changes_no_output(site: MakeSite) -> None:
    """Of loops in includes, too, whose rounds and output are charged where a site has limits."""
    folder = site(
        {
            "_config.yml": "limits: {output: 100000}\n",
            "_includes/a.html": "{% for x in (1..200) %}{{ x }} {% endfor %}",
            "index.html": "---\n---\n{% include a.html %}{% include a.html %}",
        }
    )
    assert cli.main(["build"]) == 0
    before = (folder / "_site/index.html").read_bytes()
    assert cli.main(["build", "--profile", "--disable-disk-cache"]) == 0
    assert (folder / "_site/index.html").read_bytes() == before


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_long_builds_go_on(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site({f"{number}.html": PAGE for number in range(5)})
    screen, clock = Screen(), itertools.count()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    monkeypatch.delenv("CI", raising=False)
    assert cli.main(["build"]) == 0
    assert "\r         Rendering: 4 files" in screen.getvalue()
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(sys, "stderr", screen := Screen())
    assert cli.main(["build"]) == 0
    assert "Rendering" not in screen.getvalue()


def test_an_error_has_its_place_and_leaves_the_output_alone(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    here = site({"index.html": PAGE})
    assert cli.main(["build", "-q"]) == 0
    site({"index.html": BROKEN, "other.html": PAGE})
    assert cli.main(["build"]) == 1
    shown = capsys.readouterr().err
    assert re.search(r"  Liquid Exception: Liquid error \(line 1\): .* in index.html\n", shown)
    assert "index.html:5:" in shown
    assert "{% include nothing.html %}" in shown
    assert "Traceback" not in shown
    assert [path.name for path in (here / "_site").iterdir()] == ["index.html"]


def test_an_error_in_an_include_names_both_files(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    here = site({"s/index.html": "---\n---\n{% include x.html %}\n", "s/_includes/x.html": "\n{{ 1 | divided_by: 0 }}"})
    assert cli.main(["build", "-s", "s"]) == 1
    words = f"Liquid error ({here}/s/_includes/x.html line 2): divided by 0 included in index.html"
    assert words in capsys.readouterr().err


def test_trace_adds_the_traceback(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"index.html": BROKEN})
    assert cli.main(["build", "--trace"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_broken_configuration_is_an_error(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    here = site({"_config.yml": "a: b: c\n"})
    assert cli.main(["build"]) == 1
    assert capsys.readouterr().err.startswith(f"{here}/_config.yml:1:5: mapping values are not allowed")


def test_what_nobody_foresaw_asks_for_trace(
    site: MakeSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site({"index.html": PAGE})
    monkeypatch.setattr("jekyll_py.site.Site.process", lambda *_: 1 / 0)
    assert cli.main(["build", "-q"]) == 1
    assert "Please append `--trace` to the `build` command" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError):
        cli.main(["build", "-q", "--trace"])


class Changes:
    """Stands in for the watcher: one change, then the end."""

    def __init__(self, *_: object, **__: object) -> None:
        self.batches = [frozenset({Path("index.html").absolute()}), frozenset[Path]()]
        self.is_stopped = False

    def watch(self, *_: object) -> None:
        pass

    def wait(self, _seconds: float = 0) -> frozenset[Path]:
        if len(self.batches) == 2:
            Path("index.html").write_text("---\n---\nchanged\n")
        return self.batches.pop(0)

    def stop(self) -> None:
        Path("stopped").touch()


def test_watching_builds_again(
    site: MakeSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = site({"index.html": PAGE})
    monkeypatch.setattr(watch, "Watcher", Changes)
    assert cli.main(["build", "--watch"]) == 0
    shown = capsys.readouterr().out
    assert f" Auto-regeneration: enabled for '{here}'" in shown
    assert re.search(r"      Regenerating: 1 file\(s\) changed at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\n", shown)
    assert re.search(r"                    index.html\n {20}\.\.\.done in [0-9.]+ seconds\.\n", shown)
    assert (here / "_site/index.html").read_text() == "changed\n"
    assert (here / "stopped").exists()


def test_watching_reads_a_changed_configuration(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    class ConfigurationChanges(Changes):
        def __init__(self, *_: object, **__: object) -> None:
            super().__init__()
            self.batches = [frozenset({Path("_config.yml").absolute()}), frozenset[Path]()]

        def wait(self, _seconds: float = 0) -> frozenset[Path]:
            Path("_config.yml").write_text("title: two\n")
            return self.batches.pop(0)

    here = site({"index.html": "---\n---\n{{ site.title }}\n", "_config.yml": "title: one\n"})
    monkeypatch.setattr(watch, "Watcher", ConfigurationChanges)
    assert cli.main(["build", "--watch", "-q"]) == 0
    assert (here / "_site/index.html").read_text() == "two\n"


def test_watching_outlives_an_error(
    site: MakeSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site({"index.html": PAGE})
    monkeypatch.setattr(watch, "Watcher", Changes)
    monkeypatch.setattr(Path, "write_text", lambda self, _: self.write_bytes(BROKEN.encode()))
    assert cli.main(["build", "--watch"]) == 0
    assert "index.html:5:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("_site/index.html", True),
        (".jekyll-cache/x", True),
        (".git/HEAD", True),
        ("a~", True),
        ("skip/x.md", True),
        ("_posts/2024-01-01-x.md", False),
        ("_includes/x.html", False),
        (".htaccess", False),
        ("_config.yml", False),
        ("sub/x.md", False),
    ],
)
def test_what_cannot_matter_is_not_watched(site: MakeSite, path: str, outcome: bool) -> None:
    here = site({"skip/x.md": "", "_config.yml": "exclude: [skip]\n"})
    assert ignored(Configuration.load({"source": str(here)}))(here / path) is outcome
    assert not ignored(Configuration.load({"source": str(here)}))(Path("/elsewhere/x"))


def served(monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[Any, ServeOptions]:
    """The arguments that ``serve`` hands to the preview."""
    given: list[Any] = []
    monkeypatch.setattr(serve, "serve", lambda factory, options: given.extend((factory, options)))
    assert cli.main(["serve", *words]) == 0
    return given[0], given[1]


def test_serve_hands_its_options_on(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    config = "baseurl: blog/\nurl: https://example.org\nwebrick: {headers: {X-A: 1}}\nhost: 0.0.0.0\n"
    here = site({"_config.yml": config, "index.html": PAGE})
    monkeypatch.setenv("JEKYLL_ENV", "production")
    words = ["-P", "4100", "--no-watch", "--show-dir-listing", "--livereload-ignore", "*.map,*.css", "-o"]
    _, options = served(monkeypatch, *words)
    assert (options.host, options.port, options.baseurl, options.hosts) == ("0.0.0.0", 4100, "/blog", ("example.org",))
    assert options.headers == {"X-A": "1"}
    assert (options.watch, options.show_dir_listing, options.open_url, options.livereload) == (False, True, True, True)
    assert options.livereload_ignore == ("*.map", "*.css")
    assert (options.source, options.destination) == (here, here / "_site")
    assert here / "_config.toml" in options.config_files


def test_serve_follows_the_configuration(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = site({"_config.yml": "title: one\n", "index.html": "---\n---\n{{ site.title }} {{ site.url }}"})
    factory, options = served(monkeypatch, "-q")
    assert options.watch
    factory().build()
    site({"_config.yml": "title: two\n"})
    builder = factory()
    result = builder.build()
    assert (here / "_site/index.html").read_text() == "two http://localhost:4000"
    assert (result.written, result.baseurl) == ({"index.html"}, "")
    assert here in builder.sources.paths
    assert capsys.readouterr().out == ""


def test_serve_waits_until_a_broken_configuration_is_mended(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    here = site({"_config.yml": "title: 'x\n", "index.html": "---\n---\n{{ site.title }}"})
    factory, options = served(monkeypatch, "-q", "-P", "4100")
    assert (options.port, options.source) == (4100, here)
    assert {here / "_config.yml", here / "Gemfile"} <= set(options.config_files)
    with pytest.raises(JekyllError) as caught:
        factory()
    assert caught.value.location.startswith(f"{here}/_config.yml:")
    site({"_config.yml": "title: mended\n"})
    factory().build()
    assert (here / "_site/index.html").read_text() == "mended"


def test_serve_without_watching_ends_with_a_broken_configuration(
    site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    here = site({"_config.yml": "title: 'x\n"})
    assert cli.main(["serve", "--no-watch"]) == 1
    assert f"{here}/_config.yml:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-P", "http"], "'http' is not a port."),
        (["-P", "70000"], "70000 is not a port."),
        (["--ssl-cert", "x.pem"], "Both are required."),
        (["--no-livereload", "--livereload-port", "1"], "require the --livereload option."),
    ],
)
def test_options_of_serve_that_cannot_work(
    site: MakeSite, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    site({"index.html": PAGE})
    assert cli.main(["serve", *words]) == 1
    assert message in capsys.readouterr().err


def test_doctor_finds_nothing_in_a_healthy_site(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    here = site({"_config.yml": "url: https://example.org\n", "index.html": PAGE})
    assert cli.main(["doctor"]) == 0
    assert " Your test results are in. Everything looks fine." in capsys.readouterr().out
    assert not (here / "_site").exists()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "You didn't set an URL in the config file"),
        ({"_config.yml": "url: example.org\n"}, "Your site URL does not seem to be absolute"),
        ({"_config.yml": "url: [1]\n"}, "The site URL does not seem to be valid"),
        ({"_config.yml": "url: http://x\nrelative_permalinks: true\n"}, "still uses relative permalinks"),
        (
            {"_config.yml": "url: http://x\ncollections_dir: c\n", "_posts/2024-01-01-x.md": PAGE},
            "Detected '_posts' directory outside custom `collections_dir`!",
        ),
        ({"_config.yml": "url: http://x\n", "a.html": PAGE, "A.html": PAGE}, "only differ by case"),
        (
            {"_config.yml": "url: http://x\n", "a.html": PAGE, "b.html": "---\npermalink: /a.html\n---\n"},
            "The following destination is shared by multiple files",
        ),
    ],
)
def test_doctor_finds_what_will_not_work(
    site: MakeSite, capsys: pytest.CaptureFixture[str], files: dict[str, str], message: str
) -> None:
    site({"index.html": PAGE, **files})
    assert cli.main(["doctor"]) == 1
    assert message in capsys.readouterr().err


def test_what_new_writes_can_be_built(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    here = site({})
    assert cli.main(["new", "s"]) == 0
    assert cli.main(["build", "-s", "s", "-d", "out"]) == 0
    assert "Warning" not in capsys.readouterr().err
    assert {"index.html", "index_cn.html", "404.html"} <= {path.name for path in (here / "out").iterdir()}
    assert cli.main(["new", "b", "--blank"]) == 0
    assert cli.main(["build", "-s", "b", "-d", "out"]) == 0
    assert "system-ui" in (here / "out/assets/css/main.css").read_text()


def test_nothing_is_wrong_with_what_new_writes(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({})
    assert cli.main(["new", "s"]) == 0
    capsys.readouterr()
    assert cli.main(["check", "-q", "-s", "s", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["problems"]
    assert [each["kind"] for each in found] == ["url-missing"]  # which only its author can set


@pytest.mark.jekyll
def test_real_jekyll_builds_what_new_writes(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    import subprocess

    here = site({})
    assert cli.main(["new", "s"]) == 0
    command = ["jekyll", "build", "-s", "s", "-d", "theirs", "-q", "--disable-disk-cache"]
    assert subprocess.run(command, check=False).returncode == 0
    assert (here / "theirs/index_cn.html").exists()
