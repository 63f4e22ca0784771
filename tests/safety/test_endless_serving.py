"""``serve`` and ``build --watch`` build once for each save: nothing that a build writes is a reason to build again."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.builds.watched_paths import ignored
from jekyll_py.config.configuration import Configuration
from jekyll_py.server.scope import watch_targets
from tests.server.copying import write
from tests.server.test_serve_command import running, serving

pytestmark = pytest.mark.slow

BROKEN, MENDED = "---\n---\n{% if %}", "---\n---\nmended"
CONFIGS = ("", "destination: public\n", "destination: docs/out\n", "cache_dir: kept\n")


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("options", [(), ("--force_polling",), ("--report", "report.json")], ids=str)
def test_an_error_without_an_output_is_built_once(tmp_path: Path, config: str, options: tuple[str, ...]) -> None:
    files = {"_config.yml": f"target: jekyll\n{config}", "index.html": BROKEN, "docs/a.md": "a"}
    files |= {f"{name}.md": f"---\n---\n{name}" for name in "abc"}  # which are rendered before it
    source = write(tmp_path / "site", files)
    with serving(source, *options) as serve:
        serve.until("Server running...")
        for text in (f"{BROKEN} again", MENDED, f"{MENDED} again", "---\n---\n{{ site.time }}"):
            write(source, {"index.html": text})
            serve.until("Liquid" if text.startswith(BROKEN) else "...done in")
    told = [line.strip() for line in serve.printed]
    reasons = [told[place + 1] for place, line in enumerate(told) if line.startswith("Regenerating:")]
    assert reasons == ["index.html"] * 4, "".join(serve.printed)
    assert all("Regenerating: 1 file(s)" in line for line in told if line.startswith("Regenerating:"))


def test_what_builds_write_beside_the_site_is_not_watched(tmp_path: Path) -> None:
    source = write(tmp_path / "site", {"index.md": "x", "out/a.html": "x"})
    (source / "_site").symlink_to("out")
    config = Configuration.load({"source": str(source), "destination": str(source / "_site")})
    ignore = ignored(config, str(source / "report.json"))
    for name in ("_site/a.html", "out/a.html", "report.json", ".jekyll-py-12", ".jekyll-cache/renders/x.table"):
        assert ignore(source / name), name
    assert not ignore(source / "index.md")
    root = next(target for target in watch_targets([source], ignore) if target.real == source)
    for name in ("._site.staging-lock", "._site.staging-12/new/index.html", ".jekyll-metadata"):
        assert root.locate(source / name) is None, name


PLUGIN = """
from pathlib import Path
from jekyll_py.plugins import Generator

class Writes(Generator):
    def generate(self, site):
        file = Path(site.source.root, "_data", "count.txt")
        file.write_text(str(int(file.read_text()) + 1))
"""


@pytest.mark.parametrize("words", [("serve", "--port", "0"), ("build", "--watch")], ids=str)
def test_a_plugin_that_writes_into_the_source_is_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    files = {
        "_config.yml": "target: jekyll\n",
        "index.html": MENDED,
        "_data/count.txt": "0",
        "_plugins/writes.py": PLUGIN,
    }
    source = write(tmp_path / "site", files)
    with running(*words, folder=source) as serve:
        serve.until("each build itself changes _data/count.txt")
        assert int((source / "_data/count.txt").read_text()) <= 5
        write(source, {"index.html": BROKEN})
        serve.until("Liquid")
