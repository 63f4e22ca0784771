"""Random edits of public sites: after each, the kept build is compared with a clean one.

    python -m tests.incremental.real_sites FOLDER ... [--edits N] [--seed N]

A FOLDER is the source of a site, such as those that `python -m bench.real_sites` checks out; a copy of it is edited.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.incremental.edits import parts
from tests.reference import tree

SETTINGS = 'time: "2026-01-01 00:00:00 +0000"\n'
"""The time of the build, which else would differ between two builds."""
TEXTS = {".css", ".csv", ".html", ".json", ".markdown", ".md", ".scss", ".svg", ".txt", ".xml", ".yaml", ".yml"}
"""The extensions of the files that are edited."""


class EditedSite:
    """A copy of a site, built again and again.

    Args:
        source: the folder of the site.
        room: the folder for the copy and its outputs.
    """

    def __init__(self, source: Path, room: Path) -> None:
        self.source, self._room = room / "source", room
        shutil.copytree(source, self.source, symlinks=True, ignore=shutil.ignore_patterns("_site", ".jekyll-cache"))
        names = [name for name in ("_config.yml", "_config.yaml", "_overlay.yml") if (self.source / name).is_file()]
        (self.source / "_edits.yml").write_text(SETTINGS, encoding="utf-8")
        self._config = ",".join([*names, "_edits.yml"])

    def build(self, output: str, *options: str) -> tuple[int, dict[str, bytes]]:
        """The status and the files of a build to a folder of the room."""
        words = [sys.executable, "-m", "jekyll_py", "build", "-q", "-d", str(self._room / output)]
        done = subprocess.run([*words, "--config", self._config, *options], cwd=self.source, capture_output=True)
        return done.returncode, tree(self._room / output)

    def files(self) -> Iterator[Path]:
        """The files that can be edited, without those of folders that begin with a dot."""
        for path in sorted(self.source.rglob("*")):
            is_hidden = any(part.startswith(".") for part in path.relative_to(self.source).parts)
            if path.suffix in TEXTS and path.is_file() and not path.is_symlink() and not is_hidden:
                yield path

    def edit(self, chance: random.Random) -> tuple[str, Callable[[], object]]:
        """Change, copy, move or remove a file; what was done, and what takes it back."""
        path = chance.choice([path for path in self.files() if path.name != "_edits.yml"])
        kind = chance.choices(["body", "key", "copy", "move", "remove"], [5, 3, 1, 1, 1])[0]
        before = path.read_bytes()
        other = path.with_name(f"{path.stem}{chance.randrange(100)}{path.suffix}")

        def take_back() -> None:
            other.unlink(missing_ok=True)
            path.write_bytes(before)

        if kind == "move":
            path.rename(other)
        elif kind == "remove":
            path.unlink()
        elif kind == "copy":
            other.write_bytes(before)
        else:
            text = before.decode("utf-8", "surrogateescape")
            changed = _changed(text, kind == "key", path.suffix, chance)
            path.write_text(changed, encoding="utf-8", errors="surrogateescape")
        return f"{kind} {path.relative_to(self.source)}", take_back


def _changed(text: str, in_front: bool, extension: str, chance: random.Random) -> str:
    """A text with another title in its front matter, or with one more line."""
    front, body = parts(text)
    if in_front and front:
        opened = front.removesuffix("---\n")
        return f"{opened}title: T{chance.randrange(9)}\n---\n{body}"
    added = "" if extension in (".csv", ".json") else f"# {chance.randrange(99)}"
    return f"{text.rstrip()}\n{added}\n"


def differences(source: Path, edits: int, seed: int) -> Iterator[str]:
    """Edit a site so many times; the edits after which the kept build is not the clean one."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as room:
        site = EditedSite(source, Path(room))
        site.build("kept")
        for number in range(edits):
            what, take_back = site.edit(chance)
            kept = site.build("kept")
            shutil.rmtree(Path(room, "clean"), ignore_errors=True)
            clean = site.build("clean", "--disable-disk-cache")
            paths = [path for path in kept[1].keys() | clean[1].keys() if kept[1].get(path) != clean[1].get(path)]
            if kept[0] != clean[0] or (not clean[0] and paths):
                yield f"{source}: edit {number}, {what}: status {kept[0]} and {clean[0]}, {sorted(paths)[:5]}"
                return
            if clean[0]:  # the next edits are to be of a site that builds
                take_back()


def main() -> int:
    """Edit sites; 1 when a kept build was not what a clean one makes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    found = False
    for folder in asked.folders:
        for difference in differences(folder, asked.edits, asked.seed):
            found = True
            print(difference, flush=True)
        print(f"{folder}: edited with --seed {asked.seed}", flush=True)
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
