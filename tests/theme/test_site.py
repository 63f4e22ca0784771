"""The site at the root: the same bytes from both programs, and documents that are sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reference import tree
from tests.theme.building import BUILDERS, build_site
from tests.theme.conftest import Built
from tests.theme.document import documents


@pytest.mark.jekyll
def test_both_programs_write_the_same_bytes(built_site: Built, tmp_path: Path) -> None:
    """But for MathML, whose filter Jekyll lacks: with ``math: tex`` all files are the same."""
    ours, theirs = tree(built_site("jekyll_py")), tree(built_site("jekyll"))
    assert sorted(ours) == sorted(theirs)
    with_formulas = {name for name in theirs if ours[name] != theirs[name]}
    assert with_formulas == {"sample/index.html", "sample_cn/index.html"}
    as_tex = {}
    for builder in ("jekyll_py", "jekyll"):
        (tmp_path / builder).mkdir()
        as_tex[builder] = tree(build_site(builder, tmp_path / builder, "math: tex\n"))
    assert as_tex["jekyll_py"] == as_tex["jekyll"]


def test_documents_are_sound(site: Path) -> None:
    for page in documents(site):
        assert page.text.startswith("<!DOCTYPE html>\n"), page.path
        assert page.parse_errors == [], page.path
        assert page.repeated_ids == [], page.path
        assert len(page.headings(1)) == 1, page.path
        assert page.dead_links == [], page.path
        assert page.find("//img[not(@alt)]/@src") == [], page.path
        assert page.title, page.path


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in documents(site):
        assert [address for address in page.loaded if not address.startswith(("/", "data:"))] == [], page.path
    for style in site.rglob("*.css"):
        assert "url(" not in style.read_text(encoding="utf-8")


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_base_url_stands_before_every_address(tmp_path: Path, builder: str) -> None:
    built = build_site(builder, tmp_path, "url: https://example.org\nbaseurl: /group\n")
    for page in documents(built):
        addresses = [address for address in page.find("//@href | //@src") if address.startswith("/")]
        assert [address for address in addresses if not address.startswith("/group/")] == [], page.path
        for address in page.alternates.values():
            assert address.startswith("https://example.org/group/")


def test_titles_tell_pages_apart(site: Path) -> None:
    titles = [page.title for page in documents(site)]
    assert sorted(set(titles)) == sorted(titles)


def test_every_page_points_at_its_other_language(site: Path) -> None:
    for page in documents(site):
        if page.path.name == "404.html":
            continue
        assert sorted(page.alternates) == ["en", "x-default", "zh-CN"], page.path
        assert page.language == ("zh-CN" if "_cn" in str(page.path.relative_to(site)) else "en")
        for language, address in page.alternates.items():
            other = site / address.lstrip("/")
            other = other / "index.html" if other.is_dir() else other
            versions = next(document for document in documents(site) if document.path == other)
            assert versions.alternates == page.alternates
            assert language in (versions.language, "x-default")
