"""Checks of small built sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jekyll_py.check.built.plan_facts import baseurl_of
from jekyll_py.check.built.published import Published, Unpublished
from jekyll_py.check.cache.check_cache import CheckCache
from jekyll_py.check.checker import Checked, CheckedSite, check
from jekyll_py.check.external.asking import Asking
from jekyll_py.check.settings import Settings, settings_of
from jekyll_py.check.sources import Sources
from jekyll_py.config.configuration import Configuration

from .cases.case import Site

WHOLE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>T</title><meta name="viewport" content="width=320">
</head><body>
{}
</body></html>
"""


def write_site(folder: Path, site: Site) -> None:
    """Write the files of a site. What is not HTML is written as it is; a body gets the rest of a page."""
    files = {"index.html": site} if isinstance(site, str) else site
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        is_body = name.endswith(".html") and not text.lstrip().lower().startswith(("<!doctype", "<html"))
        path.write_text(WHOLE.format(text) if is_body else text, encoding="utf-8")


def check_folder(
    folder: Path,
    config: Mapping[str, object] | None = None,
    cache: CheckCache | None = None,
    rules: Sequence[str] = (),
    unpublished: Mapping[str, str] | None = None,
    asking: Asking | None = None,
) -> Checked:
    """Check a folder, with some rules or with those that are on."""
    configured = Configuration.from_mapping(config)
    settings = settings_of(configured.get("check"))
    if rules:
        settings = Settings({rule: settings.severities.get(rule, "error") for rule in rules}, settings.ignores)
    withheld = {address: Unpublished(source, "is not published") for address, source in (unpublished or {}).items()}
    published = Published(baseurl_of(configured), configured.text("url"), {}, withheld, str(folder))
    site = CheckedSite(str(folder), published, Sources(str(folder)))
    return check(site, settings, cache or CheckCache(), jobs=1, asking=asking)
