"""The profile of a homepage: links with the marks of the sites they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.theme.building import BUILDERS, drop_in
from tests.theme.document import Document

MARKED = {
    "mailto:you@example.org": True,
    "https://github.com/someone": True,
    "https://orcid.org/": True,
    "https://scholar.google.com/citations?user=x": True,
    "https://www.zhihu.com/people/x": True,
    "https://netflix.com/": False,
    "https://example.org/": False,
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_links_have_the_marks_of_well_known_sites(builder: str, tmp_path: Path) -> None:
    rows = "".join(f"  - {{text: Site {n}, url: '{url}'}}\n" for n, url in enumerate(MARKED))
    rows += "  - {text: WeChat, url: /code.svg, icon: wechat}\n  - {text: Other, url: /x/, icon: unknown}\n"
    text = f"---\nlayout: home\ntitle: You\nlinks:\n{rows}---\nText.\n"
    page = Document(drop_in(builder, tmp_path, {"index.md": text}) / "index.html", tmp_path / "built")
    has_mark = [
        bool(link.xpath("svg[@aria-hidden='true']/path[@d]")) for link in page.root.xpath("//ul[@class='links']//a")
    ]
    assert has_mark == [*MARKED.values(), True, False]


def test_links_of_publications_have_no_marks(site: Path) -> None:
    page = Document(site / "publications/index.html", site)
    assert page.find("//ol[@class='publications']//ul[@class='links']//a/@href")
    assert page.find("//ol[@class='publications']//svg/@class") == []
