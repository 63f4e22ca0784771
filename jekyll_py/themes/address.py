"""The address of a site with the theme of this package, which writes it into canonical links, the sitemap and feeds."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..config.configuration import Configuration
from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from ..log import Message
from .theme import Theme

_REPOSITORY = lazy_pattern(r"([\w-]+)/([\w.-]+)")
_HOST = lazy_pattern(r"[\w-]+(?:\.[\w-]+)+")


class Address(NamedTuple):
    """The values of ``url`` and ``baseurl``."""

    url: str
    baseurl: str


def addressed(config: Configuration, theme: Theme, environment: Mapping[str, str] = os.environ) -> Configuration:
    """A configuration with the address that GitHub Pages will give the site, where it says none and GitHub builds it.

    Args:
        config: the configuration.
        theme: the theme.
        environment: the environment variables.
    """
    if not _needs_address(theme, config):
        return config
    found = _of_runner(config.source, environment)
    if found is None:
        return config
    baseurl = config.text("baseurl") or found.baseurl
    note = Message("info", "Address:", f"{found.url}{baseurl}, by the repository")
    return config.replace(url=found.url, baseurl=baseurl).telling((note,))


def advice(config: Configuration, theme: Theme | None, *, is_used: bool = False) -> tuple[Message, ...]:
    """The line that says what to add to a site whose theme needs an address that nothing tells.

    Args:
        config: the configuration.
        theme: the theme.
        is_used: whether a theme that stands in is known to take part.
    """
    if theme is None or not _needs_address(theme, config, is_used=is_used):
        return ()
    line = "url: https://your-name.github.io"
    text = f"canonical links, hreflang, sitemap and feeds lack the site's address: add `{line}` to _config.yml"
    return (Message("warn", "Address:", text),)


def _needs_address(theme: Theme, config: Configuration, *, is_used: bool = False) -> bool:
    """Whether a theme that is certain to take part lacks the address."""
    return theme.bundled and (is_used or not theme.stands_in) and not config.flag("url")


def _of_runner(source: str, environment: Mapping[str, str]) -> Address | None:
    """The address of the repository that a runner of GitHub builds."""
    named = _REPOSITORY.fullmatch(environment.get("GITHUB_REPOSITORY", ""))
    if named is None or environment.get("GITHUB_ACTIONS") != "true":
        return None
    if host := _domain(source):
        return Address(f"https://{host}", "")
    owner, name = named.groups()
    host = f"{owner.lower()}.github.io"
    return Address(f"https://{host}", "" if name.lower() == host else f"/{name}")


def _domain(source: str) -> str | None:
    """The host that the file ``CNAME`` names."""
    try:
        with open(os.path.join(source, "CNAME"), encoding="utf-8", errors="replace") as file:
            found = _HOST.fullmatch(file.read(300).strip())
    except OSError:
        return None
    return found[0] if found else None
