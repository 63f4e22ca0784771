"""jekyll-github-metadata: ``site.github``, defaults for settings that a site lacks, and ``{% github_edit_link %}``.

Keys: ``repository``; ``github``, false or a mapping that overrides the values that are found; ``url``, ``baseurl``,
``title``, ``name`` and ``description`` are filled in. Environment: ``PAGES_REPO_NWO``, ``JEKYLL_GITHUB_TOKEN``,
``JEKYLL_BUILD_REVISION``, ``PAGE_BUILD_ID`` and those of `Hosts`. The API is asked only with a token, for settings
to be filled in and for values that a template reads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from ...plugins import Configuration, Context, Document, Generator, Item, SiteContents, Tag, call_filter, hook, to_s
from ...plugins.internals import FrontMatter, Reads, lazy_pattern
from ...reference import Version
from ..values import either, given, is_hash, look
from .api import GitHub
from .hosts import Hosts
from .repository import GitHubRepository, name_with_owner
from .values import metadata

_LINK_TEXT = lazy_pattern("\"(.*)\"|'(.*)'")


@hook("site", "after_init")
def fill_in(site: SiteContents) -> None:
    """Take title, description and, where the site is built to be published, its address from the repository."""
    missing = [*_missing(site.config)]
    repository = _repository(site) if missing else None  # or every build of a site that has all would start git
    if repository is None:
        return
    found, version = metadata(repository, repository.hosts, {}), site.config.reference.plugin("jekyll-github-metadata")
    site.config = site.config.replace(**{key: _FOUND[key](repository, found, version) for key in missing})


def _missing(config: Configuration) -> Iterator[str]:
    """The keys that a site leaves to its repository."""
    if not given(config.get("title")) and not given(config.get("name")):
        yield "title"
    if not given(config.get("description")):
        yield "description"
    if config.environment == "production" or os.environ.get("PAGE_BUILD_ID"):
        if not given(config.get("url")):
            yield "url"
        if config.get("baseurl") in (None, "/"):
            yield "baseurl"


def _title(repository: GitHubRepository, found: Mapping[str, object], version: Version) -> object:
    """The name of the repository, since 2.14 for the site of a user the user's."""
    owner = either(found["owner_display_name"], repository.owner) if repository.is_user_page else None
    return repository.name if version < (2, 14) else owner or repository.name


_FOUND: Mapping[str, Callable[[GitHubRepository, Mapping[str, object], Version], object]] = {
    "title": _title,
    "description": lambda _, found, __: found["project_tagline"],
    "url": lambda repository, _, __: repository.root_url,
    "baseurl": lambda repository, _, __: repository.base_path,
}


class GitHubMetadata(Generator):
    """Adds ``site.github`` for templates."""

    priority = "highest"
    reads = Reads(keys=(), settings=(), data=False)

    def generate(self, site: SiteContents) -> None:
        """Add the values, unless the site has its own instead."""
        own = site.config.get("github")
        if own is None or is_hash(own):
            site.variables["github"] = metadata(_repository(site), _hosts(site), own or {})

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Add the values again, as the lazy mapping of an earlier build is not stored."""
        self.generate(site)
        return True

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Nothing is made of posts."""
        return True


class EditLink(Tag):
    """The address where GitHub lets the page be edited; with a text, a link to it."""

    names = "github_edit_link"

    def render(self, context: Context) -> str:
        """The address or the link."""
        text = _LINK_TEXT.search(self.markup)
        shown = (text[1] or text[2]) if text else None
        url = self._url(context)
        return url if shown is None else f'<a href="{url}">{shown}</a>'

    def _url(self, context: Context) -> str:
        github = look(context.lookup("site"), "github")
        branch, folder = (look(github, "source", key) for key in ("branch", "path"))
        parts = [look(github, "repository_url"), "edit/", branch, folder, look(context.registers["page"], "path")]
        if None in parts:
            return ""
        *folders, file = (to_s(part).removeprefix("/") for part in parts)
        path = "".join(folder.removesuffix("/") + "/" for folder in folders if folder) + file
        return to_s(call_filter(context, "uri_escape", path))


def _on_pages(site: SiteContents) -> bool:
    return site.config.get("target") == "github-pages"


def _hosts(site: SiteContents) -> Hosts:
    return Hosts.of(site.config.environment, on_pages=_on_pages(site))


def _repository(site: SiteContents) -> GitHubRepository | None:
    hosts = _hosts(site)
    name = name_with_owner(site.config.get("repository"), site.source.root, hosts)
    return None if name is None else GitHubRepository(name, site.source.root, hosts, _on_pages(site), _api(site))


def _api(site: SiteContents) -> GitHub:
    cache = None if site.cache_folder is None else Path(site.cache_folder, "github")
    token = os.environ.get("JEKYLL_GITHUB_TOKEN") or None
    diagnostics = site.diagnostics
    return GitHub(_hosts(site).api_url, token, cache, lambda message: diagnostics.warn("GitHub Metadata:", message))
