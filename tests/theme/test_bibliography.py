"""BibTeX in a site with the theme: from the file with us, from the data file that a command writes with Jekyll."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.cli import main
from tests.theme.building import drop_in

BIBTEX = r"""@article{one, title = {On {\"U}ber}, author = {Name, Your and Jane Doe}, journal = {J}, year = 2026,
  selected = {true}, pdf = {https://example.org/a.pdf}, award = {Best}, abstract = {Less than <b>.}}
@misc{two, title = {Other}, author = {Jane Doe}, year = {in press}}
"""
PAGE = """---
layout: default
title: Papers
---
{% include bibliography.html list=site.data.bibliography.papers own="Your Name" by="year" %}

As {% include cite.html key="one" list=site.data.bibliography.papers %} says, and
{% include cite.html key="none" list=site.data.bibliography.papers %}.

## Selected

{% include bibliography.html list=site.data.bibliography.papers only="selected" %}
"""


def test_a_bibtex_file_becomes_a_list(tmp_path: Path) -> None:
    built = drop_in("jekyll_py", tmp_path, {"index.md": PAGE, "_bibliography/papers.bib": BIBTEX})
    page = (built / "index.html").read_text("utf-8")
    assert "<strong>Your Name</strong>, Jane Doe" in page
    assert "On Über" in page
    assert 'As <a class="cite" href="#one">(Name &amp; Doe, 2026)</a> says' in page
    assert "<strong>(none?)</strong>" in page
    assert "Less than &lt;b&gt;." in page
    assert page.count(">Other<") == 1  # it is not among the selected


@pytest.mark.jekyll
def test_jekyll_writes_the_same_from_the_data_file(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    ours = drop_in("jekyll_py", tmp_path / "ours", {"index.md": PAGE, "_bibliography/papers.bib": BIBTEX})
    source = tmp_path / "ours" / "source"
    assert main(["bibliography", "--source", str(source)]) == 0
    data = (source / "_data/bibliography/papers.json").read_text("utf-8")
    (tmp_path / "theirs").mkdir()
    theirs = drop_in("jekyll", tmp_path / "theirs", {"index.md": PAGE, "_data/bibliography/papers.json": data})
    assert (ours / "index.html").read_bytes() == (theirs / "index.html").read_bytes()


def test_an_edit_of_the_file_is_built(tmp_path: Path) -> None:
    built = drop_in("jekyll_py", tmp_path, {"index.md": PAGE, "_bibliography/papers.bib": BIBTEX})
    file = tmp_path / "source/_bibliography/papers.bib"
    file.write_text(BIBTEX.replace("Other", "Another paper"), encoding="utf-8")
    jekyll_py.build(tmp_path / "source", built)
    assert ">Another paper<" in (built / "index.html").read_text("utf-8")
