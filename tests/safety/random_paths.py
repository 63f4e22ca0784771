"""Sites whose configurations throw random paths at everything that is written: what is not theirs stays as it was.

``python -m tests.safety.random_paths FIRST COUNT``, as an unprivileged user, makes its sites in the current folder and
prints what is wrong, by seed.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from jekyll_py import cli
from jekyll_py.disk.inside import is_below
from tests.safety.unprivileged import snapshot

PAGE = "---\n---\npage\n"
FILES = {
    "site/index.md": PAGE,
    "site/notes/deep/a.md": PAGE,
    "site/pictures/a.png": "picture",
    "site/_posts/2020-01-01-a.md": PAGE,
    "site/_drafts/b.md": PAGE,
    "site/_things/c.md": PAGE,
    "site/_layouts/l.html": "{{ content }}",
    "site/_includes/i.html": "i",
    "site/_data/d.yml": "a: b\n",
    "site/_plugins/p.rb": "# nothing\n",
    "site/_sass/_v.scss": "a { b: c }\n",
    "site/main.scss": '---\n---\n@use "v";\n',
    "site/.git/config": "[core]\n",
    "site/.github/workflows/w.yml": "on: push\n",
    "site/sub/.git/config": "[core]\n",
    "victim/kept.txt": "kept",
    "victim/index.html": "kept",
    "victim/renders/kept.txt": "kept",
    "victim/.git/config": "[core]\n",
    "victim/_site/index.html": "kept",
    "victim/.jekyll-cache/kept.txt": "kept",
}
LINKS = {
    "site/link": "../victim",
    "site/file.md": "../victim/kept.txt",
    "site/up": "..",
    "site/self": ".",
    "site/posts": "_posts",
    "site/dangling": "../nowhere",
    "site/in": "notes",
}
NAMES = (
    *("", ".", "..", "/", "~", "_posts", "_layouts", "_data", "_site", "docs", "public", "pictures", "notes", "sub"),
    *(".git", ".GIT", ".github", ".jekyll-cache", "link", "up", "self", "posts", "dangling", "in", "victim", "a\nb"),
    *(
        "..\\victim",
        "....",
        "-rf",
        "*",
        "{a,b}",
        "%2e%2e",
        "中文",
        "x" * 300,
        "a\0b",
        "index.md",
        "file.md",
        "main.scss",
    ),
)
OTHERS: tuple[object, ...] = (5, -1, 0.5, True, False, None, [], ["_posts"], {"a": "b"}, [".."], "2020-01-01")
KEYS = (
    *(
        "destination",
        "destination",
        "destination",
        "cache_dir",
        "cache_dir",
        "cache_dir",
        "source",
        "layouts_dir",
        "includes_dir",
        "data_dir",
        "collections_dir",
    ),
    *("plugins_dir", "keep_files", "permalink", "theme", "paginate_path", "sass.sass_dir", "sass.load_paths"),
)
COMMANDS = (
    *(["build"], ["build"], ["clean"], ["build", "--incremental"], ["build", "--safe"], ["clean", "--safe"]),
    *(["draft", "d"], ["post", "p"], ["publish", "_drafts/b.md"], ["rename", "index.md", "t"]),
    *(["build", "--report", "link/r.json"], ["build", "--report", "index.md"], ["build", "-d", "link"]),
)
MOVED = {"site/_drafts/b.md", "site/index.md"}
"""The files that the commands for single files move."""


succeeded = Counter[bool]()


def attack(root: Path, seed: int) -> Iterator[str]:
    """Run commands on a site of a seed; what they should not have done.

    Args:
        root: an empty folder.
        seed: shapes the site's configuration and the commands.
    """
    dice = random.Random(seed)
    config = configuration(dice, root)
    make(root, config, pages(dice))
    before, places = snapshot(root), new_places(config, root)
    commands = [dice.choice(COMMANDS) for _ in range(3)]
    for command in commands:
        status, said = performed(root / "site", command)
        succeeded[status == 0] += 1
        if "Traceback" in said or "report it as a fault" in said:
            yield f"seed {seed}: {command}: {said}"
        after = snapshot(root)
        for path in sorted(before.keys() - after.keys() - MOVED):
            yield f"seed {seed}: {command} removed {path}"
        for path in sorted(path for path in before.keys() & after.keys() - MOVED if before[path] != after[path]):
            yield f"seed {seed}: {command} changed {path}"
        for path in sorted(path for path in after.keys() - before.keys() if not path.startswith(places)):
            yield f"seed {seed}: {command} made {path}"


def new_places(config: Mapping[str, object], root: Path) -> tuple[str, ...]:
    """Where builds may make something: in the site, and where the configuration leads and nothing is yet."""
    wanted = os.path.realpath(root / "site" / str(config.get("destination")).replace("\0", ""))
    inside = wanted.startswith(f"{root}/") and not os.path.exists(wanted)
    return ("site/", "home", *([os.path.relpath(wanted, root)] if inside else ()))


def configuration(dice: random.Random, root: Path) -> dict[str, object]:
    """A random configuration."""
    found: dict[str, object] = {"collections": {"things": {"output": True}, path(dice, root): {"output": True}}}
    for key in dice.sample(KEYS, dice.choice([1, 1, 2, 3])):
        value = dice.choice(OTHERS) if dice.random() < 0.15 else path(dice, root)
        if key == "source" and not is_below(os.path.realpath(root / "site" / str(value).replace("\0", "")), str(root)):
            value = "../victim"  # reading the whole machine takes long
        outer, dot, inner = key.partition(".")
        found[outer] = {inner: value} if dot else value
    return found


def pages(dice: random.Random) -> Mapping[str, str]:
    """Random pages, which want to be written anywhere."""
    wanted = ("../../victim/x.html", "/.git/config", "/.GIT/hooks/x", "%2e%2e/victim/index.html", "/link/index.html")
    places = [dice.choice(wanted) for _ in range(dice.randint(0, 2))]
    return {
        f"site/p{number}.md": f"---\npermalink: {json.dumps(place)}\n---\nx\n" for number, place in enumerate(places)
    }


def path(dice: random.Random, root: Path) -> str:
    """A random path, mostly a hostile one."""
    beginning = dice.choice(["", "", "", "./", "../", "../../", "/", f"{root}/", f"{root}/site/../"])
    return beginning + "/".join(dice.choice(NAMES) for _ in range(dice.choice([1, 1, 1, 2, 3])))


def make(root: Path, config: Mapping[str, object], more: Mapping[str, str]) -> None:
    """Write a site and its neighbours."""
    for name, text in {**FILES, **more, "site/_config.yml": json.dumps(config)}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    for name, target in LINKS.items():
        (root / name).symlink_to(target)


def performed(site: Path, command: list[str]) -> tuple[int, str]:
    """The status of a command and what it said, with the current folder a site."""
    said = io.StringIO()
    os.chdir(site)
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = cli.main(command)
    return status, said.getvalue()


def main() -> int:
    """Attack with some seeds; the status says whether anything was wrong."""
    assert os.geteuid() != 0, "hostile configurations are not for root"
    top, found = Path.cwd(), 0
    for seed in range(int(sys.argv[1]), int(sys.argv[1]) + int(sys.argv[2])):
        root = top / f"attack-{seed}"
        root.mkdir()
        for wrong in attack(root, seed):
            print(wrong)
            found += 1
        os.chdir(top)
        shutil.rmtree(root)
    print(f"{succeeded[True]} commands did something, {succeeded[False]} were refused")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
