"""Random configurations, one after the other, through ``build --safe``.

python -m tests.safety.random_configurations SEED COUNT

Prints each configuration whose build ended in anything but output or an error of ours; the status is then 1.
"""

from __future__ import annotations

import contextlib
import faulthandler
import io
import json
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from jekyll_py import cli
from jekyll_py.config.keys import KEYS

_SCALARS = (
    *(None, True, False, 0, -1, 5, 1.5, 10**30, "", " ", "x", "a/b", "_posts", "**/*", "{a", "%", ":title/:x", "中 b"),
    *("2020-01-01", "../x", "/", "http://[::1", "é\u0301", "\x07", "{{ x }}", "a: b", "~"),
)
_OWN = ("span", "block", "path", "type", "scope", "values", "output", "permalink", "layout", "css", "5", "")
_NAMES = (*(key.name.rpartition(".")[2] for key in KEYS), *_OWN * 4)
_LONGEST = 60
"""Seconds after which a build counts as one that never ends; the process is then ended, with a traceback."""
_FILES = {
    "_posts/2020-01-01-a.md": "---\ntags: x\n---\npost `x`{:.language-ruby}\n\nmore\n",
    "_data/x.csv": "a,b\n1,2\n",
    "_layouts/l.html": "{{ content }}",
    "index.html": "---\nlayout: l\n---\n{% for p in site.posts %}{{ p.excerpt }}{{ p.url }}{% endfor %}\n",
    "all.html": "---\n---\n{{ site | jsonify }}{{ page.url | absolute_url }}\n",
    "page.md": "---\n---\n# hello\n\n```ruby\nx\n```\n\n* a\n\n$$x$$\n",
    "s.scss": "---\n---\na { b: c }\n",
}


def _value(draw: random.Random, depth: int = 0) -> object:
    kind = draw.random()
    if kind < 0.6 or depth == 3:
        return draw.choice(_SCALARS)
    if kind < 0.8:
        return [_value(draw, depth + 1) for _ in range(draw.randrange(3))]
    return {draw.choice(_NAMES): _value(draw, depth + 1) for _ in range(draw.randrange(1, 4))}


def configuration(seed: int) -> dict[str, object]:
    """A configuration of one to three keys, most of them known, each with a value of any kind."""
    draw = random.Random(seed)
    made: dict[str, object] = {}
    for _ in range(draw.randrange(1, 4)):
        *above, name = draw.choice(KEYS).name.split(".")
        below = made
        for part in above:
            inner = below.setdefault(part, {})
            below = inner if isinstance(inner, dict) else {}
        below[name] = _value(draw)
    made.pop("source", None)
    return made


def _fault(folder: Path, seed: int) -> str | None:
    """The problems of a build, if there are any."""
    site = folder / "site"
    for name, text in _FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (site / "_config.yml").write_text(json.dumps(configuration(seed)), encoding="utf-8")
    os.chdir(site)
    target = ("jekyll", "github-pages")[seed % 2]
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            status = cli.main(["build", "--safe", "--target", target, "--no-watch", "--jobs", "1"])
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    text = said.getvalue()
    if status not in (0, 1) or "report it as a fault" in text or "Traceback" in text:
        return text[-400:]
    return None


def main(first: int, count: int) -> int:
    """Try so many configurations; 1 when one of them had a fault."""
    found = 0
    for seed in range(first, first + count):
        faulthandler.dump_traceback_later(_LONGEST, exit=True)
        with tempfile.TemporaryDirectory() as folder:
            fault = _fault(Path(folder), seed)
            os.chdir("/")
            shutil.rmtree(Path(folder) / "site", ignore_errors=True)
        if fault is not None:
            found = 1
            print(f"seed {seed}: {json.dumps(configuration(seed), ensure_ascii=False)}\n{fault}\n", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
