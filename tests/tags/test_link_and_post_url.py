"""``link`` and ``post_url`` against Jekyll, on a small site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from unittest.mock import Mock

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.model.document import Document
from tests.filters import oracle
from tests.filters.oracle import JekyllRefused
from tests.filters.site import FakeSite, render

FILES = {
    "_posts/2020-01-02-first.md": "---\ntitle: First\n---\n",
    "_posts/sub/2020-02-03-second-post.md": "---\n---\n",
    "news/_posts/2021-01-01-third.md": "---\n---\n",
    "_posts/2022-05-06-moved.md": "---\nslug: renamed\ndate: 2022-05-07 12:00:00\n---\n",
    "docs/page one.md": "---\n---\n",
    "assets/logo.svg": "<svg/>",
    "index.html": "---\n---\n",
}
TARGETS = {
    "_posts/2020-01-02-first.md": "/2020/01/02/first.html",
    "_posts/sub/2020-02-03-second-post.md": "/2020/02/03/second-post.html",
    "docs/page one.md": "/docs/page%20one.html",
    "assets/logo.svg": "/assets/logo.svg",
    "/assets/logo.svg": "/assets/logo.svg",
    "index.html": "/",
}
BASE = {"baseurl": "/base path"}


def post(path: str, url: str, day: str, slug: str) -> Document:
    """A post with what the tag looks at."""
    date = datetime.fromisoformat(day).astimezone()
    return Mock(spec=Document, relative_path=path, url=url, date=date, data={"slug": slug})


POSTS = (
    post("_posts/2022-05-06-moved.md", "/2022/05/07/renamed.html", "2022-05-07T12:00:00", "renamed"),
    post("news/_posts/2021-01-01-third.md", "/news/2021/01/01/third.html", "2021-01-01", "third"),
    post("_posts/sub/2020-02-03-second-post.md", "/2020/02/03/second-post.html", "2020-02-03", "second-post"),
    post("_posts/2020-01-02-first.md", "/2020/01/02/first.html", "2020-01-02", "first"),
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def site() -> FakeSite:
    return FakeSite(BASE, TARGETS, POSTS)


GOOD = (
    "{% link _posts/2020-01-02-first.md %}",
    "{% link docs/page one.md %}",
    "{% link assets/logo.svg %}",
    "{% link /assets/logo.svg %}",
    "{% link {{ where }} %}",
    "{% link {{ folder }}/logo.svg %}",
    "{% link index.html %}",
    "{% post_url 2020-01-02-first %}",
    "{% post_url /2020-01-02-first %}",
    "{% post_url sub/2020-02-03-second-post %}",
    "{% post_url news/2021-01-01-third %}",
    "{% post_url 2022-05-06-moved %}",
    "{% post_url 2022-05-07-renamed %}",
    "{% post_url other/2020-02-03-second-post %}",
)
VARIABLES = {"where": "assets/logo.svg", "folder": "assets"}


@pytest.mark.jekyll
@pytest.mark.parametrize("template", GOOD)
def test_a_tag_gives_the_url_jekyll_gives(template: str, source: Path, site: FakeSite) -> None:
    theirs = oracle.render(template, VARIABLES, {"source": str(source), **BASE})
    assert render(template, VARIABLES, site) == theirs


BAD = (
    "{% link nowhere.md %}",
    "{% link {{ nothing }} %}",
    "{% post_url 2020-01-02-second %}",
    "{% post_url first %}",
    "{% post_url %}",
)


@pytest.mark.jekyll
@pytest.mark.parametrize("template", BAD)
def test_a_missing_target_is_refused_in_jekylls_words(template: str, source: Path, site: FakeSite) -> None:
    with pytest.raises(JekyllRefused) as theirs:
        oracle.render(template, {}, {"source": str(source), **BASE})
    with pytest.raises(JekyllError) as ours:
        render(template, {}, site)
    assert ours.value.message == str(theirs.value)
    assert ours.value.line == 1


def test_a_post_found_by_slug_and_day_alone_is_warned_about(site: FakeSite) -> None:
    render("\n{% post_url 2022-05-07-renamed %}", {}, site)
    (warning,) = site.diagnostics.all
    assert warning.topic == "Deprecation:"
    assert "make sure that you change this tag" in warning.error.message
    assert warning.error.line == 2
