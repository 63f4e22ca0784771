"""GitHub's API as ``site.github`` asks it: a stand-in on this machine, with the values the gem makes of its answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.bundled.building import Built, build

REPOSITORY = {
    "full_name": "o/n",
    "name": "n",
    "description": "About it",
    "language": "Ruby",
    "license": {"key": "mit", "name": "MIT License"},
    "has_issues": True,
    "has_wiki": False,
    "has_downloads": True,
    "private": False,
    "archived": True,
    "disabled": False,
    "pushed_at": "2024-05-06T07:08:09Z",
}
OWNER = {"login": "o", "name": "Owner Name", "type": "Organization", "created_at": "2011-01-01T00:00:00Z", "id": 7}
PAGES = {"html_url": "https://www.own.example/", "cname": None, "source": {"branch": "trunk", "path": "/docs"}}
ANSWERS: dict[str, object] = {
    "/repos/o/n": REPOSITORY,
    "/repos/o/n/pages": PAGES,
    "/users/o": OWNER,
    "/repos/o/n/contributors": [{"login": f"c{number}"} for number in range(101)],
    "/repos/o/n/releases": [{"tag_name": "v2", "published_at": "2024-01-02T03:04:05Z"}, {"tag_name": "v1"}],
    "/repos/o/n/releases/latest": {"tag_name": "v2"},
    "/orgs/o/public_members": [{"login": "member"}],
    "/users/o/repos": [REPOSITORY],
}
EXPECTED = {
    "project_title": "n",
    "project_tagline": "About it",
    "owner_name": "o",
    "owner_display_name": "Owner Name",
    "owner.type": "Organization",
    "owner.created_at": "2011-01-01 00:00:00 UTC",
    "owner.bio": "",
    "repository_nwo": "o/n",
    "language": "Ruby",
    "license.name": "MIT License",
    "show_downloads": "true",
    "private": "false",
    "archived": "true",
    "disabled": "false",
    "issues_url": "https://github.com/o/n/issues",
    "wiki_url": "",
    "url": "https://www.own.example",
    "baseurl": "",
    "source.branch": "trunk",
    "source.path": "/docs",
    "zip_url": "https://github.com/o/n/zipball/trunk",
    "contributors.size": "101",
    "contributors.last.login": "c100",
    "releases.first.published_at": "2024-01-02 03:04:05 UTC",
    "latest_release.tag_name": "v2",
    "organization_members.first.login": "member",
    "public_repositories.first.full_name": "o/n",
    "public_repositories.first.releases.size": "2",
    "public_repositories.first.contributors.size": "101",
}
"""The values that jekyll-github-metadata 2.15 shows for these answers."""


class Stand(ThreadingHTTPServer):
    """Answers for GitHub."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.answers = dict(ANSWERS)
        self.refuses = False
        self.asked: list[str] = []
        self.tokens: set[str] = set()


class Answer(BaseHTTPRequestHandler):
    """One answer."""

    server: Stand

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        self.server.asked.append(asked.path)
        self.server.tokens.add(self.headers.get("Authorization", ""))
        found = self.server.answers.get(asked.path)
        if isinstance(found, list):
            page, size = (int(parse_qs(asked.query)[key][0]) for key in ("page", "per_page"))
            found = found[(page - 1) * size : page * size]
        status = 401 if self.server.refuses else 404 if found is None else 200
        body = json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    """The stand-in, running, and an environment that leads to it."""
    with Stand() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        monkeypatch.setenv("PAGES_API_URL", f"http://127.0.0.1:{server.server_address[1]}")
        monkeypatch.setenv("JEKYLL_GITHUB_TOKEN", "secret")
        monkeypatch.setenv("JEKYLL_ENV", "production")
        monkeypatch.delenv("PAGES_REPO_NWO", raising=False)
        yield server
        server.shutdown()
        thread.join()


def site(folder: Path, page: str, **config: object) -> Built:
    files = {"_config.yml": "plugins: [jekyll-github-metadata]\nrepository: o/n\n", "index.html": f"---\n---\n{page}"}
    return build(folder, files, **config)


def test_every_value_that_only_github_knows(stand: Stand, tmp_path: Path) -> None:
    page = "\n".join(f"{key}={{{{ site.github.{key} }}}}" for key in EXPECTED)
    done = site(tmp_path, page)
    assert dict(line.split("=", 1) for line in done.text("index.html").splitlines()) == EXPECTED
    assert done.warnings == ()
    assert stand.tokens == {"token secret"}


def test_title_description_and_address_are_filled_in(stand: Stand, tmp_path: Path) -> None:
    done = site(tmp_path, "{{ site.title }}|{{ site.description }}|{{ site.url }}|{{ site.baseurl }}")
    assert done.text("index.html") == "n|About it|https://www.own.example|"


def test_a_user_page_has_its_owners_name(stand: Stand, tmp_path: Path) -> None:
    done = site(tmp_path, "{{ site.title }}", repository="o/o.github.io")
    assert done.text("index.html") == "Owner Name"


def test_what_github_does_not_have_is_nothing_to_say(stand: Stand, tmp_path: Path) -> None:
    stand.answers = {"/repos/o/n": REPOSITORY}
    done = site(tmp_path, "{{ site.github.latest_release }}|{{ site.github.source.branch }}|{{ site.github.releases }}")
    assert done.text("index.html") == "false|gh-pages|false"
    assert done.warnings == ()


def test_a_refused_token_is_noted(stand: Stand, tmp_path: Path) -> None:
    stand.refuses = True
    done = site(tmp_path, "{{ site.github.language }}|{{ site.github.url }}")
    assert done.text("index.html") == "|https://github.com/pages/o/n"
    assert "401" in done.warnings[-1]


def test_answers_are_asked_for_once_an_hour(stand: Stand, tmp_path: Path) -> None:
    page = "{{ site.github.owner.created_at }} {{ site.github.owner.created_at | date: '%Y' }}"
    first = site(tmp_path, page, disable_disk_cache=False)
    asked = list(stand.asked)
    again = site(tmp_path, page, disable_disk_cache=False)
    assert stand.asked == asked
    assert len(asked) == len(set(asked))
    assert first.text("index.html") == again.text("index.html") == "2011-01-01 00:00:00 UTC 2011"


def test_nothing_is_asked_without_a_token(stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JEKYLL_GITHUB_TOKEN")
    done = site(tmp_path, "{{ site.github.contributors }}")
    assert done.text("index.html") == "false"
    assert stand.asked == []
