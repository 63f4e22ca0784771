"""Gems of plugins that are built in, run in Ruby instead: byte for byte as Jekyll with the same gem."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.plugins import site_gems
from jekyll_py.plugins.builtin import BUNDLED
from tests.bundled.test_sites import SITES
from tests.reference import lay_out, set_environment, tree
from tests.test_sites import assert_same

from .debian_gems import lay_out_gems

pytestmark = [pytest.mark.sandbox, pytest.mark.jekyll]


@pytest.fixture(scope="module")
def gems(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the gems."""
    return lay_out_gems(tmp_path_factory.mktemp("debian") / "gems")


@pytest.mark.parametrize(
    ("gems_in_ruby", "site"),
    [
        ("jekyll-archives", "archives"),
        ("jekyll-archives", "archives_odd"),
        ("jekyll-avatar", "avatar"),
        ("jekyll-data", "data"),
        ("jekyll-default-layout", "defaults_layouts"),
        ("jekyll-default-layout", "markdown_files"),
        ("jekyll-feed jekyll-redirect-from jekyll-sitemap", "feed_keys"),
        ("jekyll-include-cache", "include_cache"),
        ("jekyll-mentions", "mentions"),
        ("jekyll-optional-front-matter", "defaults_layouts"),
        ("jekyll-optional-front-matter", "markdown_files"),
        ("jekyll-redirect-from", "redirects"),
        ("jekyll-redirect-from", "redirects_own"),
        ("jekyll-redirect-from", "feed_keys"),
        ("jekyll-relative-links", "relative_links"),
        ("jekyll-relative-links", "markdown_files"),
        ("jekyll-seo-tag", "seo_home"),
        ("jekyll-seo-tag", "seo_keys"),
        ("jekyll-sitemap", "sitemap"),
        ("jekyll-sitemap", "sitemap_own"),
        ("jekyll-sitemap", "redirects"),
        ("jekyll-titles-from-headings", "titles"),
        ("jekyll-titles-from-headings", "markdown_files"),
        ("jekyll-toc", "toc"),
    ],
)
def test_a_gem_makes_of_a_site_what_it_makes_in_jekyll(
    gems_in_ruby: str, site: str, gems: Path, ruby_module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ruby_module
    set_environment(monkeypatch)
    monkeypatch.setenv("GEM_PATH", str(gems))
    names = gems_in_ruby.split()
    for name in names:
        monkeypatch.delitem(BUNDLED, name)
    monkeypatch.setattr(site_gems, "_PROVIDED", site_gems._PROVIDED - {*names})
    source = lay_out(SITES / site / "source", tmp_path / "source")
    jekyll_py.build(source, tmp_path / "site", disable_disk_cache=True)
    assert_same(tree(SITES / site / "expected"), tree(tmp_path / "site"))
