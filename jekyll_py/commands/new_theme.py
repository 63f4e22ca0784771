"""The command ``new-theme``: create the files of a theme that can be packed as a gem."""

from __future__ import annotations

import os
import re
import subprocess

from ..disk.program import find_program
from ..errors import JekyllError
from ..log import Logger
from ..model import front_matter
from .compose_context import write
from .request import Request

FOLDERS = ("assets", "_data", "_layouts", "_includes", "_sass")

FILES = {
    "_layouts/page.html": front_matter.dumps({"layout": "default"}, "\n{{ content }}\n"),
    "_layouts/post.html": front_matter.dumps({"layout": "default"}, "\n{{ content }}\n"),
    "_layouts/default.html": "{{ content }}\n",
    "Gemfile": '# frozen_string_literal: true\n\nsource "https://rubygems.org"\ngemspec\n',
    "@NAME@.gemspec": """\
# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name     = "@NAME@"
  spec.version  = "0.1.0"
  spec.authors  = ["@AUTHOR@"]
  spec.email    = ["@EMAIL@"]
  spec.summary  = "TODO: what the theme is for, in one line"
  spec.homepage = "https://example.org"
  spec.license  = "MIT"

  packed = %r!^(assets|_data|_layouts|_includes|_sass|LICENSE|README|_config\\.yml)!i
  spec.files = `git ls-files -z`.split("\\x0").grep(packed)

  spec.add_runtime_dependency "jekyll", ">= 4.3", "< 5.0"
end
""",
    "README.md": """\
# @NAME@

A theme for Jekyll. TODO: say what it is for, and show a picture.

## Use

In the site's `Gemfile`:

```ruby
gem "@NAME@"
```

In its `_config.yml`:

```yaml
theme: @NAME@
```

Then `bundle install`; or build the gem and give `jekyll-py` its file:
`theme: ./@NAME@-0.1.0.gem`.

## Work on it

This folder is a site as well: add pages and run `jekyll-py serve`. Layouts are in `_layouts`,
includes in `_includes`, Sass in `_sass`, everything else in `assets`. Only files that Git tracks
become part of the gem.

## Licence

MIT, see `LICENSE.txt`.
""",
    "LICENSE.txt": """\
The MIT License (MIT)

Copyright (c) @AUTHOR@

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
""",
}
GITIGNORE = "*.gem\n.bundle\n.jekyll-cache\n.sass-cache\n_site\nGemfile.lock\n"
CODE_OF_CONDUCT = """\
# Code of conduct

Everybody is welcome here who treats others well. Be kind, assume good faith, and criticise work
rather than people. Harassment, insults and the publishing of private information are not accepted;
comments and contributions of that kind are removed, and their authors may be excluded.

Report what goes wrong to @EMAIL@. Reports are read by people who keep them confidential.
"""


def run(request: Request) -> int:
    """Write the files of the theme that the arguments name.

    Raises:
        JekyllError: no name is given, or a file cannot be written.
    """
    if not request.arguments:
        raise JekyllError("You must specify a theme name.", hint="jekyll-py new-theme my-theme")
    name = re.sub("_+", "_", "_".join(request.arguments).replace(" ", "_"))
    path = os.path.abspath(name)
    log = Logger()
    if os.path.lexists(path):
        log.error("Conflict:", f"{path} already exists.")
        return 1
    name = os.path.basename(path)
    _write(path, name, request.flag("code_of_conduct"), log)
    log.info(f"Your new Jekyll theme, {name}, is ready for you in {path}!")
    log.info(f"For help getting started, read {path}/README.md.")
    return 0


def _write(path: str, name: str, with_conduct: bool, log: Logger) -> None:
    for folder in FOLDERS:
        log.info("create", os.path.join(path, folder))
        os.makedirs(os.path.join(path, folder))
    words = {"@NAME@": name, "@AUTHOR@": _git("user.name"), "@EMAIL@": _git("user.email")}
    files = {**FILES, **({"CODE_OF_CONDUCT.md": CODE_OF_CONDUCT} if with_conduct else {})}
    for file, text in files.items():
        _create(os.path.join(path, _filled(file, words)), _filled(text, words), log)
    if git := find_program("git"):
        log.info("initialize", os.path.join(path, ".git"))
        subprocess.run([git, "init", "--quiet", "--", path], check=False)
    _create(os.path.join(path, ".gitignore"), GITIGNORE, log)


def _create(path: str, text: str, log: Logger) -> None:
    log.info("create", path)
    write(path, text, os.path.dirname(path))


def _filled(text: str, words: dict[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def _git(key: str) -> str:
    """A value of Git's configuration; empty without it or without Git."""
    git = find_program("git")
    if git is None:
        return ""
    found = subprocess.run([git, "config", key], capture_output=True, text=True, check=False)
    return found.stdout.strip()
