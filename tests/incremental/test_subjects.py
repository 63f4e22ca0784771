"""Files of a site whose names are those of subjects of dependencies."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.tracking import kinds
from tests.incremental.workshop import Workshop

NAMES = [kind.subject if not kind.subject.endswith(" ") else f"{kind.subject}%Y" for kind in kinds.KINDS]


@pytest.mark.parametrize("name", [name.strip("\0") for name in NAMES])
def test_a_page_may_have_the_name_of_a_subject(name: str, tmp_path: Path) -> None:
    files = {
        name: "---\ntitle: A\n---\ntext",
        "list.html": "---\n---\n{% for p in site.pages %}{{ p.title }}{% endfor %}",
    }
    workshop = Workshop.built(tmp_path, files, {}, {"plugins": [], "time": "2026-01-01 00:00:00 +0000"})
    workshop.write(name, "---\ntitle: B\n---\ntext")
    workshop.check()
    workshop.write(name, "---\ntitle: B\n---\nother")
    workshop.check()
