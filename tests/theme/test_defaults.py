"""Front matter defaults of a site and the pages that it has from the theme."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from tests.oracles import ROOT
from tests.theme.building import BUILDERS, drop_in
from tests.theme.document import Document

FILES = {
    "_config.yml": "defaults:\n  - scope: {path: ''}\n    values: {layout: default, render_with_liquid: false}\n",
    "index.md": "---\ntitle: A page\n---\nText.\n",
    "zz_search.json": (ROOT / "zz_search.json").read_text(encoding="utf-8"),
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_defaults_of_a_site_leave_the_themes_pages_alone(builder: str, tmp_path: Path) -> None:
    built = drop_in(builder, tmp_path, FILES)
    for name, element in (("feed.xml", "feed"), ("sitemap.xml", "urlset")):
        assert etree.QName(etree.parse(built / name).getroot()).localname == element
    assert [page["url"] for page in json.loads((built / "search.json").read_text("utf-8"))] == ["/"]
    assert Document(built / "404.html", built).headings(1) == ["Page not found"]
