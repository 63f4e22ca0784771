"""The stages *read* and *generate*: the source tree becomes the contents of the site, and plugins add to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..plugins.site_contents import SiteContents


def read_site(site: SiteContents) -> None:
    """Take in the source tree with the reader of the site.

    Raises:
        JekyllError: a file cannot be read, or a hook failed.
    """
    site.plugins.ruby.in_stage("reset", lambda: site.hooks.trigger("site", "after_reset", site))
    site.contents = site.reader.read()
    site.plugins.ruby.read_again()
    site.limit_posts()
    posts = site.collections["posts"].docs
    others = [document for document in site.documents() if document.collection.label != "posts"]
    site.post_init([*posts, *site.pages, *others])
    if "post_read" in site.hooks.events:
        _call_reading_hooks(site)


def generate_site(site: SiteContents) -> None:
    """Let the generators add and change: the only stage that may.

    Raises:
        JekyllError: a generator failed.
    """
    if site.plugins.ordered_generators:
        with _noting_data(site):
            for generator in site.plugins.ordered_generators:
                generator.generate(site)
    site.plugins.ruby.decide_addresses()


def _call_reading_hooks(site: SiteContents) -> None:
    items = [*site.contents.items()]
    with _noting_data(site):
        site.hooks.trigger("site", "post_read", site)
    kept = {*site.contents.items()}
    site.contents.left_out = [item for item in items if item not in kept]


@contextmanager
def _noting_data(site: SiteContents) -> Iterator[None]:
    """Have the items keep the front matter that the block may change."""
    read = [(item, dict(item.data)) for item in site.contents.items()]
    yield
    for item, data in read:
        item.note_data_as_read(data)
