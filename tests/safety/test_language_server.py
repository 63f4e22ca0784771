"""The language server writes and removes nothing but its copy of the site, whatever the site's configuration says."""

from __future__ import annotations

import pytest

from tests.safety import unprivileged
from tests.safety.unprivileged import run, snapshot, throw_away

pytestmark = pytest.mark.slow

PAGE = "---\ntitle: A\n---\n[n](notes/a.md) {% include out.html %}\n"
FILES = {
    "site/index.md": PAGE,
    "site/notes/a.md": PAGE,
    "site/_posts/2020-01-01-a.md": PAGE,
    "site/.git/config": "[core]\n",
    "site/_includes/in.html": "in",
    "victim/kept.txt": "kept",
    "victim/index.html": "kept",
    "tmp/kept.txt": "kept",
}
CONFIGURATIONS = (
    "destination: /",
    "destination: '{site}'\nkeep_files: []",
    "source: ..",
    "source: /",
    "cache_dir: /",
    "cache_dir: '{site}/notes'",
    "cache_dir: ../victim",
    "includes_dir: linked",
    "plugins_dir: ..\ncollections_dir: ..\ndata_dir: ../victim",
    "include: [.git, .., /]\nexclude: ['/**']",
)


@pytest.mark.parametrize("options", [(), ("--trust",)])
@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_nothing_outside_of_the_copy_changes(configuration: str, options: tuple[str, ...]) -> None:
    assert unprivileged.can_drop_privileges()
    with throw_away() as folder:
        for name, text in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        site = folder / "site"
        (site / "linked").symlink_to("../victim")
        (site / "_includes/out.html").symlink_to("../../victim/kept.txt")
        (site / "_config.yml").write_text(configuration.replace("{site}", str(site)) + "\n", "utf-8")
        before = snapshot(folder)
        done = run(folder, *options, module="tests.safety.hostile_editing", TMPDIR=str(folder / "tmp"))
        assert done.returncode == 0, done.stderr
        assert snapshot(folder, frozenset({"home"})) == before
