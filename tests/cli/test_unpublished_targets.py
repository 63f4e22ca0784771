"""``link`` and ``post_url`` to what is there and not published: the error says why."""

from __future__ import annotations

import pytest

from jekyll_py import cli

from .conftest import MakeSite

FILES = {
    "_config.yml": "collections: [notes]\n",
    "_posts/2020-01-02-kept.md": "---\npublished: false\n---\n",
    "_posts/2920-01-02-later.md": "---\n---\n",
    "_notes/own.md": "---\npublished: false\n---\n",
    "about.md": "---\npublished: false\n---\n",
}
MARKED = (
    "exists, but its front matter says that it is not published: remove `published: false`, or build with --unpublished"
)
LINKS = {
    "{% link about.md %}": f"about.md {MARKED}",
    "{% link /_notes/own.md %}": f"_notes/own.md {MARKED}",
    "{% post_url 2020-01-02-kept %}": f"_posts/2020-01-02-kept.md {MARKED}",
    "{% link _posts/2920-01-02-later.md %}": (
        "_posts/2920-01-02-later.md exists, but is dated in the future, 2920-01-02: build with --future"
    ),
    "{% post_url 2920-01-02-later %}": (
        "_posts/2920-01-02-later.md exists, but is dated in the future, 2920-01-02: build with --future"
    ),
}


@pytest.mark.parametrize("link", LINKS)
def test_the_hint_says_why_it_is_not_published(link: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    site({**FILES, "index.html": f"---\n---\n{link}\n"})
    assert cli.main(["build"]) == 1
    assert f"hint: {LINKS[link]}\n" in capfd.readouterr().err


def test_each_of_many_has_its_hint_where_processes_render(site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    site({**FILES, **{f"{number}.html": "---\n---\n{% link about.md %}\n" for number in range(3)}})
    assert cli.main(["build", "--jobs", "2"]) == 1
    assert capfd.readouterr().err.count(f"hint: about.md {MARKED}\n") == 3


def test_what_is_nowhere_has_no_such_hint(site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    site({**FILES, "index.html": "---\n---\n{% link abou.md %}\n"})
    assert cli.main(["build"]) == 1
    assert "exists, but" not in capfd.readouterr().err
