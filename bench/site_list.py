"""Which real sites are compared, and with what configuration each builds offline: the shared list and our own.

``site_list.json`` has our own: name, repository, commit and kind of each, the folder of the repository it lies in, its
``patches`` and what its overlay says beside `COMMON`. ``"github": true`` there stands for a repository's facts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CONFORMANCE = Path(os.environ.get("JEKYLL_PY_SHARED", ROOT.parent / "shared")) / "conformance"

COMMON: Mapping[str, object] = {
    "time": "2026-11-20 12:00:00 +0000",
    "timezone": "UTC",
    "plugins_dir": "_no_ruby_plugins",
    "disable_disk_cache": True,
    "gist": {"noscript": False},
}

PAGES = {"GitHub Pages theme", "academic homepage", "personal"}
"""The kinds of site GitHub Pages is for."""


@dataclass(frozen=True)
class Entry:
    """One site of a list."""

    name: str
    repository: str
    commit: str
    folder: str
    kind: str
    patches: tuple[str, ...]
    overlay: Path | Mapping[str, object]
    """The file that is read after the site's ``_config.yml``, or what it says."""


def entries() -> Iterator[Entry]:
    """The shared list, then our own."""
    for site in _sites(CONFORMANCE / "sites" / "sites.json"):
        yield _entry(site, CONFORMANCE / "sites" / "overlay" / f"{site['name']}.yml")
    for site in _sites(Path(__file__).with_name("site_list.json")):
        yield _entry(site, _overlay(site["repo"], site["overlay"]))


def _sites(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["sites"]
    return found


def _entry(site: Mapping[str, object], overlay: Path | Mapping[str, object]) -> Entry:
    patches = site["patches"]
    return Entry(
        name=str(site["name"]),
        repository=str(site["repo"]),
        commit=str(site["commit"]),
        folder=str(site["subdir"]),
        kind=str(site["kind"]),
        patches=tuple(map(str, patches)) if isinstance(patches, list) else (),
        overlay=overlay,
    )


def _overlay(repository: object, given: object) -> Mapping[str, object]:
    overlay = {**COMMON, **given} if isinstance(given, dict) else COMMON
    return {**overlay, **_facts(str(repository))} if overlay.get("github") is True else overlay


def _facts(repository: str) -> Mapping[str, object]:
    """Made-up answers to the questions that jekyll-github-metadata asks GitHub."""
    owner, _, name = repository.partition("/")
    address = f"https://github.com/{repository}"
    facts = {
        "is_project_page": True,
        "is_user_page": False,
        "repository_url": address,
        "repository_name": name,
        "repository_nwo": repository,
        "owner_name": owner,
        "owner_url": f"https://github.com/{owner}",
        "zip_url": f"{address}/zipball/gh-pages",
        "tar_url": f"{address}/tarball/gh-pages",
        "project_title": name,
        "project_tagline": f"{name} site",
        "build_revision": "0" * 40,
        "show_downloads": True,
        "public_repositories": [_repository("one", 3, "Ruby"), _repository("two", 7, None)],
    }
    return {"repository": repository, "github": facts}


def _repository(name: str, stars: int, language: str | None) -> Mapping[str, object]:
    return {
        "name": name,
        "html_url": f"https://github.com/example/{name}",
        "description": f"The repository {name}",
        "stargazers_count": stars,
        "fork": False,
        "language": language,
    }
