"""A repository: facts from its name, its files and the environment, and the settings of its pages from GitHub."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from ...plugins.internals import git
from ..values import is_hash, look
from .api import GitHub
from .hosts import Hosts


def name_with_owner(configured: object, folder: str, hosts: Hosts) -> str | None:
    """``owner/name`` from ``PAGES_REPO_NWO``, the key ``repository`` or the remote ``origin``; None without any."""
    if named := os.environ.get("PAGES_REPO_NWO"):
        return named
    if isinstance(configured, str) and "/" in configured:
        return configured
    remote = git(folder, "remote", "get-url", "origin").strip().removesuffix(".git")
    found = re.search(re.escape(hosts.hostname) + r"[:/]([\w-]+)/([\w.-]+)", remote)
    return f"{found[1]}/{found[2]}" if found else None


@dataclass(frozen=True)
class GitHubRepository:
    """One repository and the site that is made from it."""

    full_name: str
    folder: str
    """The folder of its files: the site's source."""
    hosts: Hosts
    on_pages: bool
    """Whether the site is built for GitHub Pages, where addresses are https and the branch is the one in use."""
    api: GitHub
    """Asked for the settings of the pages if there is a token."""

    @property
    def owner(self) -> str:
        """The account it belongs to."""
        return self.full_name.split("/")[0]

    @property
    def name(self) -> str:
        """Its name."""
        return self.full_name.rpartition("/")[2]

    @property
    def owner_url(self) -> str:
        """The page of the account."""
        return f"{self.hosts.github_url}/{self.owner}"

    @property
    def url(self) -> str:
        """Its page."""
        return f"{self.owner_url}/{self.name}"

    @property
    def is_user_page(self) -> bool:
        """Whether its pages are those of the account: its name is their host."""
        name = self.name.lower()
        if self.hosts.is_enterprise:
            return name == f"{self.owner}.{self.hosts.hostname}".lower()
        return name in (self._user_domain, f"{self.owner}.github.com".lower())

    @property
    def cname(self) -> str | None:
        """The domain of its own that the pages have, by their settings or the file ``CNAME``."""
        path, known = os.path.join(self.folder, "CNAME"), look(self._settings, "cname")
        if not self.hosts.has_custom_domains or not os.path.isfile(path) or isinstance(known, str):
            return known if isinstance(known, str) and self.hosts.has_custom_domains else None
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                return file.read().strip() or None
        except OSError:
            return None

    @property
    def pages_url(self) -> str:
        """The address of its pages, without a slash at the end."""
        hosts, known = self.hosts, look(self._settings, "html_url")
        if isinstance(known, str):
            return known.removesuffix("/")
        if not hosts.has_custom_domains:
            path = self.owner if self.is_user_page else self.full_name
            pages = f"{hosts.scheme}://{hosts.pages_hostname}" if hosts.subdomains else f"{hosts.github_url}/pages"
            return f"{pages}/{path}"
        scheme = "https" if self.on_pages else "http"
        if self.cname or self.is_user_page:
            return f"{scheme}://{self.cname or self._user_domain}"
        return f"{scheme}://{self._user_domain}/{self.name}"

    @property
    def root_url(self) -> str:
        """The scheme and host of its pages."""
        parts = urlsplit(self.pages_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def base_path(self) -> str:
        """The path of its pages, ``""`` at the root of the host."""
        return urlsplit(self.pages_url).path

    @cached_property
    def source(self) -> dict[str, object]:
        """The branch and folder that the pages are built from."""
        branch, known = "master" if self.is_user_page else "gh-pages", look(self._settings, "source")
        if is_hash(known):
            return dict(known)
        if not self.on_pages:
            return {"branch": branch, "path": "/"}
        current = git(self.folder, "symbolic-ref", "--short", "HEAD").strip()
        below = git(self.folder, "rev-parse", "--show-prefix").strip().strip("/")
        return {"branch": current or branch, "path": f"/{below}"}

    @cached_property
    def revision(self) -> str:
        """The commit that is built."""
        return os.environ.get("JEKYLL_BUILD_REVISION") or git(self.folder, "rev-parse", "HEAD").strip()

    @cached_property
    def _settings(self) -> object:
        """GitHub's settings of the pages."""
        return self.api.get(f"/repos/{self.full_name}/pages") if self.api.may_ask else None

    @property
    def _user_domain(self) -> str:
        if self.owner == "github" and not self.hosts.is_enterprise:
            return f"{self.owner}.{self.hosts.hostname}".lower()
        if self.hosts.is_enterprise:
            return self.hosts.pages_hostname.lower()
        return f"{self.owner}.{self.hosts.pages_hostname}".lower()
