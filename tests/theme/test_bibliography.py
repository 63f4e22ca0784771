"""BibTeX in a site with the theme: from the file with us, from the data file that a command writes with Jekyll."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.cli import main
from jekyll_py.errors import JekyllError
from tests.theme.building import drop_in
from tests.theme.document import Document

BIBTEX = r"""@article{one, title = {On {\"U}ber}, author = {Name*, Your and Jane Doe}, journal = {J}, year = 2026,
  selected = {true}, pdf = {https://example.org/a.pdf}, award = {Best}, abstract = {Less than <b>.}, preview = {p.png},
  additional_info = {In *all* news.}, zhcn = {papers/one_cn.pdf}, talk = {https://example.org/talk}}
@article{old, title = {Old}, author = {Jane Doe}, year = 1999, keywords = {maths}, abbr = {J}, bibtex_show = {false}}
@misc{two, title = {Other}, author = {Jane Doe}, year = {in press}}
@inproceedings{three, title = {Newer}, author = {Jane Doe and Your Name and others}, booktitle = {C}, year = 2026}
"""
LIST = "list=site.data.bibliography.papers"
PAGE = f"""---
layout: page
title: Papers
---
{{% include bibliography.html {LIST} own="Your Name" by="year" filter=true %}}

As {{% include cite.html key="one" %}}, {{% include cite.html key="none" {LIST} %}}.

## Selected

{{% include bibliography.html {LIST} only="selected" %}}
"""
NOTES = f"""---
layout: default
title: Notes
cite: number
---
A {{% include cite.html key="three" %}} and {{% include cite.html key="one, three" %}}, but
{{% include cite.html key="old" style="author" %}}.

{{% include references.html own="Your Name" %}}

{{% include bibliography.html {LIST} by="type" only="selected" %}}
"""
SITE = {"index.md": PAGE, "notes.md": NOTES, "_bibliography/papers.bib": BIBTEX}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drop_in("jekyll_py", tmp_path_factory.mktemp("papers"), SITE)


@pytest.fixture(scope="module")
def page(site: Path) -> Document:
    return Document(site / "index.html", site)


@pytest.fixture(scope="module")
def notes(site: Path) -> Document:
    return Document(site / "notes.html", site)


def test_entries_stand_newest_first_and_else_in_the_order_of_the_file(page: Document) -> None:
    assert page.headings(2)[:3] == ["2026", "1999", "–"]
    assert page.find("//ol[position() < 4]//p[@class='paper']/text()")[:4] == ["On Über", "Newer", "Old", "Other"]


def test_an_entry_has_what_al_folio_shows(page: Document) -> None:
    entry = "//li[@id='one']"
    assert page.find(f"{entry}//p[@class='authors']/strong/text()") == ["Your Name"]
    assert page.find(f"{entry}//p[@class='authors']/sup/text()") == ["*"]
    assert page.find(f"{entry}//*[@class='note-mark']/text()") == ["Best"]
    assert page.find(f"{entry}//img/@src") == ["/assets/img/publication_preview/p.png"]
    assert page.find(f"{entry}//p[@class='more']/em/text()") == ["all"]
    assert page.find(f"{entry}//ul/li/a/@href") == [
        "https://example.org/a.pdf",
        "/assets/pdf/papers/one_cn.pdf",
        "https://example.org/talk",
    ]
    assert page.find(f"{entry}//ul/li/a/text()") == ["PDF", "ZH-CN", "TALK"]
    assert "Less than &lt;b&gt;." in page.text
    assert page.find("//li[@id='old']//details") == []


def test_only_the_selected(page: Document) -> None:
    assert page.text.count(">Other<") == 1
    assert page.text.count(">On Über<") == 2


def test_a_citation_leads_to_its_entry(page: Document) -> None:
    assert 'As <span class="cite">(<a href="#one">Name &amp; Doe, 2026</a>)</span>, <span' in page.text
    assert '<span class="cite">(<strong>none?</strong>)</span>.' in page.text
    assert [link for link in page.dead_links if link.startswith("#")] == []


def test_citations_by_number_count_in_the_order_of_the_page(notes: Document) -> None:
    assert 'A <span class="cite">[<a href="#three">1</a>]</span> and' in notes.text
    assert '<span class="cite">[<a href="#one">2</a>, <a href="#three">1</a>]</span>, but' in notes.text
    assert '<a href="#old">Doe, 1999</a>' in notes.text
    assert notes.find("//ol[contains(@class, 'references')]/li/@id") == ["three", "one", "old"]
    assert notes.headings(2) == ["Journal articles"]


def test_the_tag_cites_as_the_include_does(tmp_path: Path) -> None:
    papers = {"_bibliography/papers.bib": BIBTEX}
    text = "---\nlayout: default\n---\nA {{% {} %}} and {{% {} %}}.\n"
    tag = text.format("cite one", "cite three old")
    include = text.format('include cite.html key="one"', 'include cite.html key="three old"')
    built = drop_in("jekyll_py", tmp_path, {"tag.md": tag, "include.md": include, **papers})
    by_tag, by_include = ((built / f"{name}.html").read_text("utf-8") for name in ("tag", "include"))
    assert by_tag == by_include.replace("include", "tag")


def test_the_tag_needs_a_key_and_a_site_with_the_theme(tmp_path: Path) -> None:
    with pytest.raises(JekyllError) as caught:
        drop_in("jekyll_py", tmp_path, {"index.md": "---\nlayout: default\n---\n{% cite %}\n"})
    assert caught.value.line == 4
    plain = {"index.md": "---\n---\n{% cite one %}\n", "_layouts/default.html": "{{ content }}"}
    (tmp_path / "plain").mkdir()
    with pytest.raises(JekyllError, match="Unknown tag 'cite'"):
        drop_in("jekyll_py", tmp_path / "plain", plain)


@pytest.mark.jekyll
def test_jekyll_writes_the_same_from_the_data_file(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    ours = drop_in("jekyll_py", tmp_path / "ours", SITE)
    source = tmp_path / "ours" / "source"
    assert main(["bibliography", "--source", str(source)]) == 0
    data = (source / "_data/bibliography/papers.json").read_text("utf-8")
    (tmp_path / "theirs").mkdir()
    pages = {"index.md": PAGE, "notes.md": NOTES, "_data/bibliography/papers.json": data}
    theirs = drop_in("jekyll", tmp_path / "theirs", pages)
    for name in ("index.html", "notes.html"):
        assert (ours / name).read_bytes() == (theirs / name).read_bytes()


def test_an_edit_of_the_file_is_built(tmp_path: Path) -> None:
    built = drop_in("jekyll_py", tmp_path, SITE)
    file = tmp_path / "source/_bibliography/papers.bib"
    file.write_text(BIBTEX.replace("Other", "Another paper"), encoding="utf-8")
    jekyll_py.build(tmp_path / "source", built)
    assert ">Another paper<" in (built / "index.html").read_text("utf-8")


GROUPS = [
    ("## Me\n\n## Papers\n\n{LIST}\n\n## More\n", ["Me"], ["Papers", "More"], ["2025", "2024"]),
    ("# Papers\n\n{LIST}\n", ["Papers"], ["2025", "2024"], []),
    ("{LIST}\n\n## More\n", ["Your Name"], ["2025", "2024", "More"], []),
]


@pytest.mark.parametrize(("text", "first", "second", "third"), GROUPS, ids=["under", "title", "opening"])
def test_headings_of_groups_fit_the_page(
    tmp_path: Path, text: str, first: list[str], second: list[str], third: list[str]
) -> None:
    papers = "".join(f"@misc{{k{year}, title = {{T}}, author = {{A}}, year = {year}}}\n" for year in (2024, 2025))
    include = '{% include bibliography.html list=site.data.bibliography.papers by="year" %}'
    files = {
        "_bibliography/papers.bib": papers,
        "_config.yml": "title: Your Name\n",
        "index.md": f"---\nlayout: default\n---\n{text.replace('{LIST}', include)}",
    }
    site = drop_in("jekyll_py", tmp_path, files)
    page = Document(site / "index.html", site)
    assert [page.headings(level) for level in (1, 2, 3)] == [first, second, third]
    assert page.find("//title/text()")[0].startswith(first[0])
