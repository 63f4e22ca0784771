"""The addresses of GitHub and its pages: github.com, or the hosts that the environment of a GitHub Enterprise names."""

from __future__ import annotations

import os
from dataclasses import dataclass


def _variable(*names: str, default: str = "") -> str:
    """The value of the first of several environment variables that is set and not empty."""
    return next((os.environ[name] for name in names if os.environ.get(name)), default)


@dataclass(frozen=True, slots=True)
class Hosts:
    """The addresses of one GitHub."""

    on_pages: bool
    """Whether the site is built for GitHub Pages."""
    jekyll_environment: str
    """``PAGES_ENV``, else ``JEKYLL_ENV``: the environment that templates see."""
    environment: str
    """``dotcom`` on GitHub's own servers, ``enterprise``, or Jekyll's environment elsewhere."""
    hostname: str
    pages_hostname: str
    api_url: str
    help_url: str
    scheme: str
    subdomains: bool
    """Whether an Enterprise serves pages below a host name of their own."""

    @classmethod
    def of(cls, jekyll_environment: str, *, on_pages: bool) -> Hosts:
        """Read the environment; a site built for GitHub Pages is built as on github.com unless told otherwise."""
        environment = _variable("PAGES_ENV", default="dotcom" if on_pages else jekyll_environment)
        nearby = "localhost:4000" if environment == "development" else "github.io"
        help_url = "https://docs.github.com" if on_pages else "https://help.github.com"
        return cls(
            on_pages,
            _variable("PAGES_ENV", default=jekyll_environment),
            environment,
            _variable("PAGES_GITHUB_HOSTNAME", "GITHUB_HOSTNAME", default="github.com").removesuffix("/"),
            _variable("PAGES_PAGES_HOSTNAME", "PAGES_HOSTNAME", default=nearby).removesuffix("/"),
            _variable("PAGES_API_URL", "API_URL", default="https://api.github.com").removesuffix("/"),
            _variable("PAGES_HELP_URL", "HELP_URL", default=help_url).removesuffix("/"),
            "https" if _variable("SSL") == "true" or environment == "test" else "http",
            _variable("SUBDOMAIN_ISOLATION") == "true",
        )

    @property
    def is_enterprise(self) -> bool:
        """Whether this is a GitHub Enterprise."""
        return self.environment == "enterprise"

    @property
    def has_custom_domains(self) -> bool:
        """Whether pages may have domains of their own."""
        return self.environment in ("dotcom", "test")

    @property
    def github_url(self) -> str:
        """GitHub's own address."""
        if self.environment == "dotcom" or self.hostname == "github.com":
            return "https://github.com"
        return f"{self.scheme}://{self.hostname}"
