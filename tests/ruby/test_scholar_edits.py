"""A site with jekyll-scholar after any edits: pages are used again, and what is built is what a clean build makes."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bench.sites import publications
from jekyll_py.incremental import is_damage
from jekyll_py.packages import gemfile
from tests.gems.index import of_folder
from tests.gems.test_suites import folder
from tests.incremental.workshop import Workshop
from tests.parallel.building import ADOPTED, forked

pytestmark = pytest.mark.sandbox

EDITS = int(os.environ.get("JEKYLL_PY_RUBY_EDITS", "6"))
SEED = int(os.environ.get("JEKYLL_PY_RUBY_SEED", "1"))
BIBLIOGRAPHY = "_bibliography/publications.bib"
OWN = "_bibliography/own.bib"
FILES = {
    "_layouts/bib.html": "{{ reference }} [{{ entry.year }}]",
    OWN: "@misc{own, title = {Own}, author = {Young, Ada}}\n@misc{key1, title = {Other}, author = {Old, Bo}}\n",
    "all.md": "---\nlayout: default\n---\n{% bibliography -T bib %} {% bibliography --file own %}",
}
SEES = "{% for post in site.posts %}{{ post.title }}: {{ post.cited | join: ' ' }}\n{% endfor %}"
"""A template that sees which entries other pages have cited so far."""


class ScholarWorkshop(Workshop):
    """A site that is built with nothing of the last build where that is not enough, as the commands do."""

    def build(self) -> list[str]:
        try:
            return super().build()
        except Exception as error:
            if not is_damage(error):
                raise
            self.cache.forget()
            assert self._site is not None
            self._site.render_alone()
            return super().build()


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ruby_module: object) -> Iterator[ScholarWorkshop]:
    """The site, built once."""
    assert ruby_module
    made, gems = tmp_path / "made", folder()
    publications.write(made, posts=3, entries=5)
    files = {path.relative_to(made).as_posix(): path.read_text() for path in made.rglob("*") if path.is_file()}
    config = yaml.safe_load(files.pop("_config.yml"))
    names = [entry.name for entry in gemfile.entries(files["Gemfile"])]
    if gems is None or not all(list(gems.glob(f"{name}-*.gem")) for name in names):
        pytest.skip(f"missing gem: {', '.join(names)}")
    kept = {path: text for path, text in files.items() if not path[:4].isdigit() or path == "2020.md"}
    with of_folder(gems).running() as address:
        monkeypatch.setenv("BUNDLE_MIRROR__ALL", address)
        workshop = ScholarWorkshop(tmp_path / "site", {**kept, **FILES}, {}, {**config, "target": "jekyll"})
        workshop.check()
        yield workshop
        workshop.restart()


def posts(workshop: Workshop) -> list[str]:
    return sorted(f"_posts/{path.name}" for path in (workshop.source / "_posts").iterdir())


def append(workshop: Workshop, path: str, text: str) -> None:
    workshop.write(path, f"{workshop.read(path)}\n{text}\n")


def test_pages_are_used_again(workshop: ScholarWorkshop) -> None:
    first, *_ = posts(workshop)
    workshop.restart()
    workshop.build()
    assert not workshop.rendered
    append(workshop, first, "More.")
    workshop.check()
    assert workshop.rendered == [first]
    append(workshop, first, "{% cite key4 %}")
    workshop.check()
    assert workshop.rendered == [first]
    append(workshop, BIBLIOGRAPHY, "@misc{more, title = {More}, author = {Young, Ada}, year = {2020}}")
    workshop.check()
    assert {*posts(workshop), "2020.md", "publications.md"} <= {*workshop.rendered}
    workshop.write("_layouts/bib.html", "{{ entry.title }}")
    workshop.check()
    assert "all.md" in workshop.rendered


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SEES, id="sees what others cite"),
        pytest.param("{% cite key1 --file own.bib %}", id="cites another file"),
        pytest.param("{% bibliography --style chicago-author-date-16th-edition %}", id="leaves out authors who repeat"),
    ],
)
def test_a_page_that_sees_what_others_have_left(text: str, workshop: ScholarWorkshop) -> None:
    first, second, *_ = posts(workshop)
    workshop.restart()
    append(workshop, "index.md", text)
    workshop.check()
    append(workshop, second, "{% cite key1 %} {% cite key2 %}")
    workshop.check()
    assert {first, "index.md"} <= {*workshop.rendered}


def test_several_processes(workshop: ScholarWorkshop) -> None:
    workshop.runner = forked(3, 1)
    workshop.configure({**workshop.settings, "title": "Other"})
    workshop.write("_layouts/post.html", f"{workshop.read('_layouts/post.html')}{{{{ site.title }}}}")
    ADOPTED.clear()
    workshop.check()
    assert {f"/{path}" for path in posts(workshop)} <= {f"/{path.lstrip('/')}" for path in ADOPTED}
    append(workshop, "index.md", SEES)
    workshop.write("_layouts/post.html", f"{workshop.read('_layouts/post.html')}!")
    workshop.check()


@pytest.mark.slow
def test_any_edits(workshop: ScholarWorkshop) -> None:
    chance = random.Random(f"{SEED}")
    for _ in range(EDITS):
        _edit(workshop, chance)
        if chance.random() < 0.4:
            workshop.restart()
        workshop.check()


def _edit(workshop: Workshop, chance: random.Random) -> None:
    key, post = f"key{chance.randrange(5)}", chance.choice(posts(workshop))
    page = chance.choice([post, "index.md", "2020.md", "all.md"])
    kind = chance.choice(["word", "cite", "bib", "layout", "own", "style", "title", "options", "sees", "move"])
    if kind == "bib":
        entry = f"@book{{more{chance.randrange(99)}, title = {{A}}, author = {{B, C}}, year = {{2020}}}}"
        append(workshop, chance.choice([BIBLIOGRAPHY, OWN]), entry)
    elif kind == "layout":
        append(
            workshop, chance.choice(["_layouts/post.html", "_layouts/bib.html", "_layouts/details.html"]), "<!-- -->"
        )
    elif kind == "own":
        text = str(workshop.read(page))
        changed = text.replace("\nscholar: {style: ieee}", "")
        workshop.write(page, changed if changed != text else text.replace("---\n", "---\nscholar: {style: ieee}\n", 1))
    elif kind == "style":
        style = chance.choice(["apa", "ieee"])
        workshop.configure({**workshop.settings, "scholar": {**workshop.settings["scholar"], "style": style}})  # type: ignore[dict-item]
    elif kind == "title":
        workshop.write(post, str(workshop.read(post)).replace('title: "', f'title: "{chance.choice("xyz")}', 1))
    elif kind == "move":
        workshop.write(f"_posts/2019-01-0{chance.randrange(1, 9)}-new.md", f"---\ntitle: New\n---\n{{% cite {key} %}}")
    else:
        texts = {"cite": f"{{% cite {key} %}}", "options": "{% bibliography --cited %}", "sees": SEES}
        append(workshop, page, texts.get(kind, "more"))
