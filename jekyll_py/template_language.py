"""Which language a template is in: Liquid, or Jinja2 by its name or front matter."""

from __future__ import annotations

from collections.abc import Mapping

SUFFIX = ".jinja"
KEY = "template"


def is_jinja(name: str, front_matter: Mapping[str, object] | None = None) -> bool:
    """Whether a file is a Jinja2 template: by its name, or by ``template: jinja`` in its front matter."""
    return name.endswith(SUFFIX) or (front_matter or {}).get(KEY) == "jinja"


def inner_name(name: str) -> str:
    """A file name without ``.jinja``: ``about.html`` for ``about.html.jinja`` and for ``about.jinja``."""
    if not name.endswith(SUFFIX):
        return name
    inner = name.removesuffix(SUFFIX)
    return inner if "." in inner.rsplit("/", 1)[-1].lstrip(".") else f"{inner}.html"
