"""The command ``new``: create a site with the theme of this package."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator

from ..disk.new_file import make_folder
from ..errors import JekyllError
from ..log import Logger
from ..model import front_matter
from ..themes.theme import default_theme_root
from .compose_context import write, write_bytes
from .installation import WHEELS, Installation, installation
from .new_from import is_of_the_examples, old_site, write_imported
from .request import Request
from .workflow import PAGES, workflow

SITE = (
    "404.html",
    "_bibliography",
    "_config.yml",
    "_data",
    "_includes",
    "_layouts",
    "_pages",
    "_posts",
    "_sass",
    "assets",
    "feed.xml",
    "feed_cn.xml",
    "images",
    "index.md",
    "index_cn.md",
    "sitemap.xml",
    "zz_search.json",
)
"""Files and folders of the theme's own site that a new site starts with."""

BLANK = {
    "_config.yml": 'url: "" # such as https://example.org\nbaseurl: "" # such as /blog\ntitle: ""\n',
    "_layouts/default.html": """\
<!DOCTYPE html>
<html lang="{{ page.lang | default: site.lang | default: "en" }}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{ page.title | escape }}</title>
  <link rel="stylesheet" href="{{ "/assets/css/main.css" | relative_url }}">
</head>
<body>
{{ content }}
</body>
</html>
""",
    "_sass/base.scss": "$text: #222;\n\nbody {\n  color: $text;\n  font-family: system-ui, sans-serif;\n}\n",
    "assets/css/main.scss": front_matter.dumps({}, '\n@use "base";\n'),
    "index.md": front_matter.dumps({"layout": "default", "title": "A new site"}, "\n# A new site\n\nWrite here.\n"),
}
BLANK_FOLDERS = ("_data", "_drafts", "_includes", "_posts")

GITIGNORE = "_site/\n._site.staging-*\n.jekyll-cache/\n.jekyll-metadata\n.sass-cache/\n"


def run(request: Request) -> int:
    """Write the files of a new site into the folder that the arguments name.

    Raises:
        JekyllError: no path is given, a file cannot be written, no workflow can install this program, or the site of
            ``--from`` cannot be read.
    """
    if not request.arguments:
        raise JekyllError("You must specify a path.", hint="jekyll-py new my-site")
    path = os.path.abspath(" ".join(request.arguments))
    log = Logger()
    if not request.flag("force") and _is_used(path):
        log.error("Conflict:", f"{path} exists and is not empty.")
        log.error("", f"Ensure {path} is empty or else try again with `--force` to proceed and overwrite any files.")
        return 1
    installed = installation() if request.flag("workflow") else None  # first, because it may fail
    _write(path, request, log)
    if installed:
        _write_workflow(path, installed)
    log.info(f"New jekyll site installed in {path}.")
    if request.flag("skip-bundle"):
        log.info("Bundle install skipped.")
    log.info("Next:", f"cd {shlex.quote(os.path.relpath(path))}, then jekyll-py serve --open-url")
    return 0


def _write(path: str, request: Request, log: Logger) -> None:
    """Write the site that the options ask for: an empty one, one made from another, or the one of this package."""
    source = request.text("from")
    if source is None:
        _write_blank(path) if request.flag("blank") else _write_site(path)
        return
    if request.flag("blank"):
        raise JekyllError("--blank and --from exclude each other", hint="leave one of them out")
    old = old_site(source)
    _write_site(path, without_examples=True)
    write_imported(path, old, log)


def _write_workflow(path: str, installed: Installation) -> None:
    write(os.path.join(path, PAGES), workflow(installed.arguments), path)
    if installed.wheel:
        write_bytes(os.path.join(path, WHEELS, installed.wheel.name), installed.wheel.content, path)


def _is_used(path: str) -> bool:
    """Whether the path exists with visible entries; hidden ones, such as ``.git``, do not count, as in Jekyll."""
    if os.path.isdir(path):
        return any(not name.startswith(".") for name in os.listdir(path))
    return os.path.exists(path)


def _write_blank(path: str) -> None:
    for folder in BLANK_FOLDERS:
        make_folder(os.path.join(path, folder), path)
    for name, text in BLANK.items():
        write(os.path.join(path, name), text, path)


def _write_site(path: str, *, without_examples: bool = False) -> None:
    root = default_theme_root()
    names = (name for entry in SITE for name in _files(root, entry))
    for name in (name for name in names if not (without_examples and is_of_the_examples(name))):
        with open(os.path.join(root, name), "rb") as file:
            write_bytes(os.path.join(path, name), file.read(), path)
    with open(os.path.join(root, "_config.yml"), encoding="utf-8") as file:
        write(os.path.join(path, "_config.yml"), without_toolkit(file.read()), path)
    write(os.path.join(path, ".gitignore"), GITIGNORE, path)


def _files(root: str, entry: str) -> Iterator[str]:
    """The files that an entry of a folder is or holds, by their paths there."""
    origin = os.path.join(root, entry)
    if os.path.isfile(origin):
        yield entry
    for folder, _, names in os.walk(origin):
        yield from (os.path.relpath(os.path.join(folder, name), root) for name in names)


def without_toolkit(config: str) -> str:
    """The text of the theme's ``_config.yml`` without its first comment and the ``exclude`` list of its repository."""
    without_head = re.sub(r"\A(?:#.*\n)+", "", config)
    return re.sub(r"(?m)(?:^#.*\n)*^exclude:\n(?:[ \t]+.*\n)+\n?", "", without_head).rstrip() + "\n"
